/** What SES says, as its client hands it on: what is a no, and that a digest is handed over once. */
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SESClient } from '@aws-sdk/client-ses'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sesMailer } from '../../../shared/adapters/notices/ses-mailer.ts'
import { wasRefused } from '../../../shared/application/notices/was-refused.ts'
import { sendingOnce } from '../../../shared/wiring/mailing.ts'

const mail = {
  ...{ to: 'a@example.kz', subject: 'x', text: 'x', html: '<p>x</p>', replyTo: 'b@example.kz' },
  ...{ kind: 'assigned', thread: 'A-1', tags: { to: 'chair' } },
}

let server: Server
let answer: (response: ServerResponse) => void
let requests: { connection: string | undefined }[]
beforeEach(async () => {
  requests = []
  server = createServer((request, response) => {
    requests.push({ connection: request.headers.connection })
    request.resume().on('end', () => answer(response))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
})
afterEach(() => new Promise((closed) => server.close(closed)))

const errorReply = (status: number, code: string) => (response: ServerResponse) =>
  response
    .writeHead(status, { 'content-type': 'text/xml' })
    .end(
      `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`,
    )

const send = async () => {
  const { port } = server.address() as AddressInfo
  const client = new SESClient({
    ...sendingOnce,
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  })
  const error = await sesMailer(client, { address: 'c@example.kz', name: 'x' })
    .send(mail)
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
  return { error, refused: wasRefused(error) }
}

describe('SES that answers', () => {
  test.each([
    [400, 'Throttling'],
    [400, 'AccountSendingPaused'],
    [400, 'MessageRejected'],
    [400, 'ConfigurationSetDoesNotExist'],
    [403, 'AccessDenied'],
    [429, 'TooManyRequestsException'],
    [500, 'InternalFailure'],
    [503, 'ServiceUnavailable'],
  ])('%d %s has refused the mail, and is asked once', async (status, code) => {
    answer = errorReply(status, code)
    expect(await send()).toMatchObject({ error: expect.any(Error), refused: true })
    expect(requests).toHaveLength(1)
  })
  test('504 may have taken it', async () => {
    answer = errorReply(504, 'GatewayTimeout')
    expect(await send()).toMatchObject({ error: expect.any(Error), refused: false })
    expect(requests).toHaveLength(1)
  })
  test('with a reply that breaks off may have taken it', async () => {
    answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/xml', 'content-length': '500' }).write('<SendRaw')
      setImmediate(() => response.destroy())
    }
    expect(await send()).toMatchObject({ error: expect.any(Error), refused: false })
    expect(requests).toHaveLength(1)
  })
  test('by hanging up may have taken it', async () => {
    answer = (response) => response.destroy()
    expect(await send()).toMatchObject({ error: expect.any(Error), refused: false })
    expect(requests).toHaveLength(1)
  })
})

test('SES that is not there has taken nothing', async () => {
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const client = new SESClient({
    ...sendingOnce,
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  })
  const sending = sesMailer(client, { address: 'c@example.kz', name: 'x' }).send(mail)
  expect(wasRefused(await sending.catch((thrown: unknown) => thrown))).toBe(true)
})

test('what is no error of a service is no refusal', () => {
  for (const thrown of [new Error('x'), new TypeError('x'), undefined, 'Throttling', { name: 'Throttling' }])
    expect(wasRefused(thrown)).toBe(false)
})
