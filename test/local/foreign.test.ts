/**
 * An emulator of the user's own, `AWS_ENDPOINT_URL`: what is said of it, and how its mails are read. A stand-in answers as
 * LocalStack's 4.14.0 was seen to.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { findEmulator, startEmulator } from '../../infra/local/emulator/emulator.ts'
import { startMailbox } from '../../infra/local/mailbox/mailbox.ts'
import type { RunFolder } from '../../infra/local/run-folder.ts'

/** Answers with these, by path; anything else is not there. */
const standIn = async (answers: Record<string, object>): Promise<string> => {
  const server = createServer(({ url = '' }, response) => {
    const answer = answers[url.split('?')[0] ?? '']
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const services = Object.fromEntries(
  [
    ...['apigateway', 'cloudformation', 'cloudwatch', 'dynamodb', 'dynamodbstreams', 'events', 'iam', 'kms'],
    ...['lambda', 'logs', 's3', 'scheduler', 'secretsmanager', 'ses', 'sns', 'sqs', 'sts'],
  ].map((name) => [name, 'available']),
)
const localStack = { services, edition: 'community', version: '4.14.0' }

const found = async (endpoint: string) => {
  vi.stubEnv('AWS_ENDPOINT_URL', `${endpoint}/`)
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  const lines: string[] = []
  const folder = {} as RunFolder
  const { signal } = new AbortController()
  const source = await findEmulator({ folder, signal, report: (line) => lines.push(line) })
  const emulator = await startEmulator(source, {
    ...{ folder, port: 'free' as const, smtpPort: 9, enforcePermissions: false, signal },
  })
  return { lines, emulator }
}

describe('an emulator that tells of itself', () => {
  test('is called by its name, and each thing that it lacks is said before anything is deployed', async () => {
    const { lines, emulator } = await found(await standIn({ '/_localstack/health': localStack }))
    expect(emulator.title).toBe('LocalStack 4.14.0 community')
    expect(lines).toEqual([
      'LocalStack 4.14.0 community: It has no HTTP API (apigatewayv2): the portal has no address there, and pages cannot be opened.',
    ])
  })
  test('and lacks nothing is let be', async () => {
    const whole = { ...localStack, services: { ...services, apigatewayv2: 'running' } }
    expect((await found(await standIn({ '/_localstack/health': whole }))).lines).toEqual([])
  })
  test('with a service switched off says which', async () => {
    const without = { ...localStack, services: { ...services, ses: 'disabled', apigatewayv2: 'available' } }
    expect((await found(await standIn({ '/_localstack/health': without }))).lines).toEqual([
      'LocalStack 4.14.0 community: It has no ses, which the stack is made of.',
    ])
  })
  test('and says that it has an HTTP API, which it makes none of, lacks it all the same', async () => {
    const localEmu = { services: { ...services, apigatewayv2: 'available' }, version: '1.3.2' }
    const { lines, emulator } = await found(await standIn({ '/_localemu/health': localEmu }))
    expect([emulator.title, emulator.isMiniStack]).toEqual(['LocalEmu 1.3.2', false])
    expect(lines).toEqual([expect.stringContaining('It has no HTTP API (apigatewayv2)')])
  })
  test('and is a MiniStack, which answers at the others’ addresses too, is called that', async () => {
    const endpoint = await standIn({ '/_ministack/health': {}, '/_localstack/health': localStack })
    const { lines, emulator } = await found(endpoint)
    expect([emulator.title, emulator.isMiniStack, lines]).toEqual(['MiniStack', true, []])
  })
  test('is ended by its owner, not by us', async () => {
    const endpoint = await standIn({ '/_localstack/health': localStack })
    await (await found(endpoint)).emulator.stop()
    expect((await fetch(`${endpoint}/_localstack/health`)).status).toBe(200)
  })
})

test('of one that tells nothing, nothing is said', async () => {
  const { lines, emulator } = await found(await standIn({}))
  expect([emulator.title, emulator.isMiniStack, lines]).toEqual([
    ...['The emulator of AWS_ENDPOINT_URL', false, []],
  ])
})

test('raw mails are found by their readers, and their times are UTC', async () => {
  const raw = await new MailComposer({
    from: '"Қоғамдық кеңес" <council@example.kz>',
    to: [{ name: 'Әсел Жүнісова, Алматы', address: 'asel@example.kz' }, 'second@example.kz'],
    subject: 'Өтінішіңіз тіркелді',
    text: 'Құрметті Әсел!',
  })
    .compile()
    .build()
  const message = {
    Id: 'x-1',
    Region: 'us-east-1',
    Timestamp: '2026-11-28T05:00:00',
    Source: 'council@example.kz',
    RawData: raw.toString(),
  }
  const mailbox = await startMailbox(
    'free',
    '127.0.0.1',
    await standIn({ '/_aws/ses': { messages: [message] } }),
  )
  onTestFinished(() => mailbox.stop())
  for (const reader of ['asel@example.kz', 'second@example.kz']) {
    const listed = await (await fetch(`${mailbox.address}/messages?to=${reader}`)).json()
    expect(listed).toMatchObject([
      {
        to: ['asel@example.kz', 'second@example.kz'],
        subject: 'Өтінішіңіз тіркелді',
        at: '2026-11-28T05:00:00.000Z',
      },
    ])
  }
  expect(await (await fetch(`${mailbox.address}/messages?to=x@example.kz`)).json()).toEqual([])
})
