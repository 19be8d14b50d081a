/** A client that a public generator makes of the API's description compiles, and walks an appeal to its answer. */
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient } from '@hey-api/openapi-ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFolder } from '../../infra/deployment/settings.ts'
import { tokenIn } from '../../infra/ops/common/visitor.ts'
import { appeal, person } from '../builders/inputs.ts'
import { about, connect, givenCloud } from './system.ts'

const { v, portal } = connect(givenCloud())

/** What a programmer writes who has nothing but the generated client: each field is there by its type, or it does not compile. */
const walk = `
import type { AppealInput, LinkView, Problem } from './api/index.js'
import { addMessage, readAppeal, readLink, submitAppeal, takeAction } from './api/index.js'
import { client } from './api/client.gen.js'

const key = () => ({ 'Idempotency-Key': crypto.randomUUID() })

export const begin = (portal: string) => client.setConfig({ baseUrl: portal })

export const submit = async (appeal: AppealInput) => {
  const { data, error } = await submitAppeal({ headers: key(), body: appeal, query: { lang: 'ru' } })
  if (!data) throw new Error(error?.errors.map(({ path, message }) => path + ': ' + message).join())
  const dueOn: string | null = data.dueOn
  return { number: data.number, code: data.code, dueOn }
}

const statusOf = async ({ number, code }: { number: string; code: string }) => {
  const { data } = await readAppeal({ path: { number }, query: { code } })
  if (!data) throw new Error('no such appeal')
  return data
}

export const write = async (receipt: { number: string; code: string }, text: string) => {
  const { number, code } = receipt
  const { data } = await addMessage({ path: { number }, query: { code }, headers: key(), body: { text } })
  return data?.timeline.map(({ type }) => type)
}

export const answer = async (token: string, text: string) => {
  const { data: before } = await readLink({ path: { token } })
  const may: LinkView['actions'][number]['name'][] = before?.actions.map(({ name }) => name) ?? []
  await takeAction({ path: { token }, headers: key(), body: { action: 'accept' } })
  const { data: after } = await takeAction({
    path: { token },
    headers: key(),
    body: { action: 'answer', outcome: 'explained', text },
  })
  return { may, status: after && 'case' in after ? after.case.status : undefined }
}

export const read = async (receipt: { number: string; code: string }) => {
  const { status, answer, deadline } = await statusOf(receipt)
  return { status, outcome: answer?.outcome, text: answer?.text, term: deadline.term }
}

export const guess = async (number: string): Promise<Problem | undefined> =>
  (await readAppeal({ path: { number }, query: { code: '0000000000' } })).error
`

type Receipt = { number: string; code: string; dueOn: string | null }
type Walk = {
  begin(portal: string): void
  submit(input: object): Promise<Receipt>
  write(receipt: Receipt, text: string): Promise<string[]>
  answer(token: string, text: string): Promise<{ may: string[]; status: string }>
  read(receipt: Receipt): Promise<object>
  guess(number: string): Promise<object>
}

const folder = mkdtempSync(join(tmpdir(), 'zhauap-client-'))
let program: Walk

beforeAll(async () => {
  const description = join(folder, 'openapi.json')
  writeFileSync(description, (await v.json('GET', '/api/openapi.json')).text)
  await createClient({
    input: description,
    output: { path: join(folder, 'api'), module: { extension: '.js' } },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
    logs: { level: 'silent' },
  })
  writeFileSync(join(folder, 'walk.ts'), walk)
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const compiler = join(projectFolder, 'node_modules/typescript-7/bin/tsc')
  const options = [
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2024',
    '--lib',
    'es2024,dom,dom.iterable',
  ]
  execFileSync(process.execPath, [compiler, ...options, '--skipLibCheck', '--types', '', 'walk.ts'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  program = await import(pathToFileURL(join(folder, 'walk.js')).href)
  program.begin(portal)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('given the client, when an appeal is submitted, added to, and answered by its chair, then each answer has its fields', async () => {
  const receipt = await program.submit(appeal({ applicant: person({ email: `${randomUUID()}@example.kz` }) }))
  expect(receipt).toEqual({
    number: expect.stringMatching(/^ALM-A-\d{4}-\d{6}$/),
    code: expect.any(String),
    dueOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  })
  expect(await program.write(receipt, 'Мусора стало больше.')).toContain('MessageReceived')
  const token = tokenIn(await v.mail('chair-ecology-transport@example.kz', about(receipt.number)))
  const answered = await program.answer(token, 'Мусор вывезут в мае.')
  expect(answered.may).toEqual(expect.arrayContaining(['accept', 'letter', 'answer']))
  expect(answered.status).toBe('answered')
  expect(await program.read(receipt)).toEqual({
    status: 'answered',
    outcome: 'explained',
    text: 'Мусор вывезут в мае.',
    term: 'appeal.answer',
  })
  expect(await program.guess(receipt.number)).toMatchObject({ status: 404, errors: [] })
})
