/** What SES answers to a mail that it does not take: refused for its reader's address, or for something that passes. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SESClient } from '@aws-sdk/client-ses'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sesMailer } from '../../../shared/adapters/notices/ses-mailer.ts'
import { AddressRefused, type Mail } from '../../../shared/application/notices/ports.ts'

type Answer = { status: number; code: string; message: string }
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** An endpoint that answers as SES does: errors of its Query API. */
let answer: Answer | undefined
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const head = { 'content-type': 'text/xml' }
    const namespace = 'http://ses.amazonaws.com/doc/2010-12-01/'
    if (!answer)
      return response
        .writeHead(200, head)
        .end(
          `<SendRawEmailResponse xmlns="${namespace}"><SendRawEmailResult><MessageId>1</MessageId></SendRawEmailResult></SendRawEmailResponse>`,
        )
    const { status, code, message } = answer
    const type = status < 500 ? 'Sender' : 'Receiver'
    const error = `<Error><Type>${type}</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`
    response
      .writeHead(status, head)
      .end(`<ErrorResponse xmlns="${namespace}">${error}<RequestId>r</RequestId></ErrorResponse>`)
  })
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(resolve))
})

const reader = 'asel@example.kz'
const own = 'council@example.kz'
const mail: Mail = {
  to: reader,
  kind: 'receipt',
  subject: 'ALM-A-2026-000001',
  text: 'text',
  html: '<p>html</p>',
  replyTo: 'secretariat@example.kz',
  thread: 'ALM-A-2026-000001',
  tags: { to: 'applicant' },
}
/** The error of a mail that SES answers so. */
const refusal = async (
  given: Answer | undefined,
  { from = own, ...more }: { from?: string; replyTo?: string } = {},
): Promise<Error> => {
  answer = given
  const client = new SESClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  })
  const sent = sesMailer(client, { address: from, name: 'Council' }).send({ ...mail, ...more })
  return sent.then(
    () => new Error('taken'),
    (error: Error) => error,
  )
}
const bad = (code: string, message: string): Answer => ({ status: 400, code, message })
const notVerified = (...identities: string[]) =>
  bad(
    'MessageRejected',
    `Email address is not verified. The following identities failed the check in region EU-CENTRAL-1: ${identities.join(', ')}`,
  )

describe('an address that no retry reaches', () => {
  test.each([
    bad('InvalidParameterValue', "Missing final '@domain'"),
    bad('InvalidParameterValue', 'Domain contains illegal character'),
    bad('InvalidParameterValue', 'Local address contains control or whitespace'),
    bad('InvalidParameterValue', 'Missing local name'),
    bad('InvalidParameterValue', 'Illegal address'),
    bad('InvalidParameterValue', 'Address length is more than 320 characters'),
    bad('MessageRejected', 'Address blacklisted.'),
    notVerified(reader),
    notVerified('ASEL@example.kz'),
  ])('$code: $message', async (given) => {
    const error = await refusal(given)
    expect(error).toBeInstanceOf(AddressRefused)
    // Logs have an error's name; nobody shall find the address beside it.
    expect(error.message).toBe(given.code)
  })
})

describe('what passes, or is not the reader’s', () => {
  test.each([
    bad('Throttling', 'Maximum sending rate exceeded.'),
    bad('Throttling', 'Daily message quota exceeded.'),
    bad('AccountSendingPausedException', 'Email sending is disabled for your account.'),
    bad('ConfigurationSetSendingPausedException', 'Email sending is disabled for the configuration set.'),
    bad('ConfigurationSetDoesNotExist', 'Configuration set does not exist.'),
    bad('MailFromDomainNotVerifiedException', 'The MX record of the MAIL FROM domain could not be read.'),
    bad('MessageRejected', 'Sending suspended for this account. Please check the inbox of the address.'),
    bad('MessageRejected', 'The message was rejected because it contained a virus.'),
    bad('MessageRejected', 'Email address is not verified.'),
    notVerified(own),
    notVerified(own, `Council <${own}>`, reader),
    bad('InvalidParameterValue', 'Message length is more than 10485760 bytes long.'),
    bad('InvalidParameterValue', "Duplicate header 'Subject'."),
    bad('AccessDenied', 'not authorized to perform ses:SendRawEmail on this identity and address'),
    { status: 503, code: 'ServiceUnavailable', message: 'Try again later.' },
    { status: 500, code: 'InternalFailure', message: 'The address of the error is unknown.' },
  ])('$code: $message', async (given) => {
    const error = await refusal(given)
    expect(error).not.toBeInstanceOf(AddressRefused)
    expect(error.message).toContain(given.message)
  })
  test.each([{ from: `${'a'.repeat(65)}@example.kz` }, { replyTo: 'аппарат@example.kz' }])(
    'a form that may be our own address’s fault: %j',
    async (ours) => {
      const error = await refusal(
        bad('InvalidParameterValue', 'Local address contains illegal character'),
        ours,
      )
      expect(error).not.toBeInstanceOf(AddressRefused)
    },
  )
  test('a mail that is taken', async () => {
    expect((await refusal(undefined)).message).toBe('taken')
  })
})
