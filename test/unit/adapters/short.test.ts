/** Short messages and the chat at the wire: what the services are sent, and what their answers mean. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { awsSms } from '../../../shared/adapters/notices/aws-sms.ts'
import { isBotToken, telegramChat } from '../../../shared/adapters/notices/telegram-chat.ts'
import { NumberRefused } from '../../../shared/application/notices/ports.ts'
import { sendingOnce } from '../../../shared/wiring/mailing.ts'

type Received = { url: string; target: string | undefined; body: unknown }
let server: Server
let received: Received[]
/** Status and body; nothing hangs up without a word. */
let answer: readonly [status: number, body: object] | undefined
beforeEach(async () => {
  received = []
  answer = [200, {}]
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    const target = request.headers['x-amz-target'] as string | undefined
    received.push({ url: request.url ?? '', target, body: JSON.parse(body) })
    if (!answer) return void request.socket.destroy()
    const [status, said] = answer
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(said))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
})
afterEach(() => new Promise((closed) => server.close(closed)))

const endpoint = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const thrownBy = (sending: Promise<unknown>) =>
  sending.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('a short message', () => {
  const send = () => {
    const client = new PinpointSMSVoiceV2Client({
      ...sendingOnce,
      endpoint: endpoint(),
      region: 'eu-central-1',
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    })
    return awsSms(client, 'KENES').send({
      to: '+77012345678',
      text: 'ALM-A-2026-000001: жауап дайын. https://kenes.kz/appeals',
    })
  }
  const refusal = (name: string, Reason: string, ...fields: string[]) =>
    [
      400,
      { __type: name, Message: 'no', Reason, Fields: fields.map((Name) => ({ Name, Message: 'no' })) },
    ] as const

  test('goes to the telephone under the registered name, as one that somebody waits for', async () => {
    await send()
    expect(received).toEqual([
      {
        url: '/',
        target: 'PinpointSMSVoiceV2.SendTextMessage',
        body: {
          DestinationPhoneNumber: '+77012345678',
          OriginationIdentity: 'KENES',
          MessageBody: 'ALM-A-2026-000001: жауап дайын. https://kenes.kz/appeals',
          MessageType: 'TRANSACTIONAL',
        },
      },
    ])
  })
  test.each([
    refusal('ConflictException', 'DESTINATION_PHONE_NUMBER_OPTED_OUT'),
    refusal('ConflictException', 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED'),
    refusal('ValidationException', 'FIELD_VALIDATION_FAILED', 'DestinationPhoneNumber'),
    refusal('ValidationException', 'CANNOT_PARSE', 'destinationPhoneNumber'),
  ])('that its reader does not take is refused for good, without the number: %j %j', async (...refused) => {
    answer = refused
    const error = await thrownBy(send())
    expect(error).toBeInstanceOf(NumberRefused)
    expect(String(error)).not.toContain('2345678')
  })
  test.each([
    refusal('ValidationException', 'INVALID_IDENTITY_FOR_DESTINATION_COUNTRY', 'destinationPhoneNumber'),
    refusal('ValidationException', 'SENDER_ID_REQUIRES_REGISTRATION', 'OriginationIdentity'),
    refusal('ConflictException', 'NO_ORIGINATION_IDENTITIES_FOUND'),
    [
      402,
      {
        __type: 'ServiceQuotaExceededException',
        Message: 'no',
        Reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT',
      },
    ],
    [403, { __type: 'AccessDeniedException', Message: 'no', Reason: 'ACCOUNT_DISABLED' }],
    [429, { __type: 'ThrottlingException', Message: 'no' }],
    [500, { __type: 'InternalServerException', Message: 'no' }],
  ] as const)(
    'that the service does not take now is tried again, and asked once: %j %j',
    async (...given) => {
      answer = given
      const error = await thrownBy(send())
      expect(error).toBeInstanceOf(Error)
      expect(error).not.toBeInstanceOf(NumberRefused)
      expect(received).toHaveLength(1)
    },
  )
  test('that the service says nothing of is tried again, and asked once', async () => {
    answer = undefined
    const error = await thrownBy(send())
    expect(error).toBeInstanceOf(Error)
    expect(error).not.toBeInstanceOf(NumberRefused)
    expect(received).toHaveLength(1)
  })
})

describe('the chat', () => {
  const token = '123456789:AAtest-token_of_thirty_five_letters1'
  const post = () => telegramChat(token, { chat: '-1001234567890', endpoint: endpoint() }).post('Мәтін')

  test('is written to by the bot', async () => {
    expect(await post()).toBe('posted')
    expect(received).toEqual([
      {
        url: `/bot${token}/sendMessage`,
        target: undefined,
        body: { chat_id: '-1001234567890', text: 'Мәтін', link_preview_options: { is_disabled: true } },
      },
    ])
  })
  test.each([400, 403])(
    '%d: there is no such chat, or the bot is not in it: nothing to try again',
    async (status) => {
      answer = [status, { ok: false }]
      expect(await post()).toBe('refused')
    },
  )
  test.each([302, 401, 404, 429, 500])('%d is tried again, and its error has no token', async (status) => {
    answer = [status, { ok: false }]
    const error = await thrownBy(post())
    expect(error).toBeInstanceOf(Error)
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(token)
  })
  test('that does not answer is tried again, without the address', async () => {
    answer = undefined
    const error = await thrownBy(post())
    expect(error).toEqual(new Error('Telegram does not answer'))
  })
  test('a token is what BotFather gives; what the deployment generated is none', () => {
    expect(isBotToken(token)).toBe(true)
    expect(isBotToken('q8K2mZ4pX7vB1nC6dF9gH3jL5sT0wR8y'.repeat(2))).toBe(false)
  })
})
