import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { botSecret } from '../../infra/constructs/secrets.ts'
import { type Mailbox, startMailbox } from '../../infra/local/mailbox/mailbox.ts'
import { shortToMailbox } from '../../infra/local/one-machine.ts'
import { awsSms } from '../../shared/adapters/notices/aws-sms.ts'
import { isBotToken, telegramChat } from '../../shared/adapters/notices/telegram-chat.ts'
import { sesEvent } from '../../shared/application/notices/record-delivery.ts'

let mailbox: Mailbox
beforeEach(async () => {
  mailbox = await startMailbox('free', '127.0.0.1')
  return () => mailbox.stop()
})

const get = (path: string) => fetch(mailbox.address + path)
// biome-ignore lint/suspicious/noExplicitAny: JSON as scripts get it.
type Message = any
async function messages(query = ''): Promise<Message[]> {
  return (await get(`/messages${query}`)).json() as Promise<Message[]>
}

async function send(mail: SendMailOptions = {}): Promise<void> {
  const smtp = createTransport({ host: '127.0.0.1', port: mailbox.smtpPort, ignoreTLS: true })
  await smtp.sendMail({
    from: '"Қоғамдық кеңес" <council@example.kz>',
    to: 'aigul@example.kz',
    subject: 'ALM-A-2026-000001: өтінішіңіз тіркелді',
    text: 'Құрметті Айгүл!',
    html: '<p>Құрметті <b>Айгүл</b>!</p>',
    ...mail,
  })
}

test('tells scripts of a mail in just this shape', async () => {
  await send({
    headers: { References: '<ALM-A-2026-000001@example.kz>' },
    attachments: [{ filename: 'жауап.pdf', content: Buffer.from([1, 2, 3]), contentType: 'application/pdf' }],
  })
  const [mail, ...others] = await messages()
  expect(others).toEqual([])
  expect(mail).toEqual({
    id: '1',
    to: ['aigul@example.kz'],
    subject: 'ALM-A-2026-000001: өтінішіңіз тіркелді',
    text: expect.stringMatching(/^Құрметті Айгүл!\s*$/),
    html: expect.stringContaining('<b>Айгүл</b>'),
    headers: expect.objectContaining({
      from: 'Қоғамдық кеңес <council@example.kz>',
      subject: 'ALM-A-2026-000001: өтінішіңіз тіркелді',
      references: '<ALM-A-2026-000001@example.kz>',
    }),
    attachments: [{ name: 'жауап.pdf', type: 'application/pdf', size: 3 }],
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  })
})

test('keeps mails in the order they came, and finds those to an address', async () => {
  await send({ subject: 'first' })
  await send({ subject: 'second', to: 'Chair@example.kz', bcc: 'head@example.kz' })
  const subjects = async (query = '') => (await messages(query)).map((m: { subject: string }) => m.subject)
  expect(await subjects()).toEqual(['first', 'second'])
  expect(await subjects('?to=chair@EXAMPLE.kz')).toEqual(['second'])
  expect(await subjects('?to=head@example.kz')).toEqual(['second'])
  expect(await subjects('?to=nobody@example.kz')).toEqual([])
  const [{ id } = { id: '' }] = await messages()
  expect(await subjects(`?after=${id}`)).toEqual(['second'])
  expect(await subjects(`?to=chair@example.kz&after=${Number(id) + 1}`)).toEqual([])
})

test('mails that come in at the same time are told in the order of their times', async () => {
  const slow = connect(mailbox.smtpPort, '127.0.0.1').setEncoding('utf8')
  for (const line of ['EHLO a', 'MAIL FROM:<a@example.kz>', 'RCPT TO:<b@example.kz>', 'DATA']) {
    await once(slow, 'data')
    slow.write(`${line}\r\n`)
  }
  await once(slow, 'data')
  await send({ subject: 'whole first' })
  slow.end('Subject: begun first\r\n\r\n.\r\nQUIT\r\n')
  await once(slow, 'close')
  expect((await messages()).map((m: { subject: string }) => m.subject)).toEqual([
    'whole first',
    'begun first',
  ])
  const times = (await messages()).map((m: { at: string }) => m.at)
  expect(times).toEqual([...times].sort())
})

test('lists mails for people, newest first, whatever stands in them', async () => {
  await send({ subject: 'the earlier one' })
  await send({ subject: '<script>alert(1)</script>' })
  const page = await (await get('/')).text()
  expect(page.indexOf('&lt;script&gt;')).toBeGreaterThan(0)
  expect(page.indexOf('&lt;script&gt;')).toBeLessThan(page.indexOf('the earlier one'))
  expect(page).not.toContain('<script')
  expect(await (await get('/?to="><script>')).text()).not.toContain('<script')
})

test('lists who got mail, whoever got some last first, each with a link to theirs', async () => {
  await send()
  await send({ to: ['Chair@example.kz', 'aigul@example.kz'] })
  await send({ to: 'head+1@example.kz' })
  const links = async (path: string) =>
    [
      ...(await (await get(path)).text()).matchAll(
        /<a href="(\/(?:\?to=[^"]*)?)"( aria-current="page")?>([^<]*)</g,
      ),
    ].map(([, href, here, name]) => [href, name, here ? 'here' : ''])
  const all = [
    ['/', 'All', ''],
    ['/?to=head%2B1%40example.kz', 'head+1@example.kz (1)', ''],
    ['/?to=chair%40example.kz', 'chair@example.kz (1)', ''],
    ['/?to=aigul%40example.kz', 'aigul@example.kz (2)', ''],
  ]
  const at = (path: string) => all.map(([href, name]) => [href, name, href === path ? 'here' : ''])
  expect(await links('/')).toEqual(at('/'))
  for (const [href = ''] of all) expect(await links(href)).toEqual(at(href))
})

describe('the button that bounces a mail', () => {
  const bounce = (id: string, headers: Record<string, string> = {}) =>
    fetch(`${mailbox.address}/mails/${id}/bounce`, { method: 'POST', redirect: 'manual', headers })
  /** A topic that keeps what is published. */
  const topic = async (status = 200) => {
    const published: URLSearchParams[] = []
    const server = createServer(async (request, response) => {
      published.push(new URLSearchParams(await text(request)))
      response.writeHead(status).end('as you say')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    mailbox.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'arn:aws:sns:topic')
    return published
  }

  test('tells SES’s topic of it as SES would, with the mail’s own tags', async () => {
    const published = await topic()
    await send({ headers: { 'X-SES-MESSAGE-TAGS': 'case=QUxNLUEtMjAyNi0wMDAwMDE, to=applicant' } })
    expect(await (await get('/mails/1')).text()).toContain('<form method="post" action="/mails/1/bounce">')
    const answer = await bounce('1')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/mails/1'])
    expect(published.map((p) => [p.get('Action'), p.get('TopicArn')])).toEqual([
      ['Publish', 'arn:aws:sns:topic'],
    ])
    expect(sesEvent.parse(JSON.parse(published[0]?.get('Message') ?? ''))).toMatchObject({
      eventType: 'Bounce',
      mail: { tags: { case: ['QUxNLUEtMjAyNi0wMDAwMDE'], to: ['applicant'] } },
      bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'aigul@example.kz' }] },
    })
    expect(await (await get('/mails/1')).text()).toMatch(/Bounced .* UTC/)
    expect(await (await get('/')).text()).toContain('· bounced')
  })

  test('says so when there is no such mail, nobody to tell yet, or the topic refuses', async () => {
    await send()
    expect((await bounce('1')).status).toBe(503)
    const published = await topic(500)
    expect((await bounce('7')).status).toBe(404)
    const refused = await bounce('1')
    expect([refused.status, published.length]).toEqual([502, 1])
    expect(await refused.text()).toContain('as you say')
    expect(await (await get('/mails/1')).text()).not.toContain('Bounced')
  })

  test('is not pressed from other sites, nor by opening an address', async () => {
    const published = await topic()
    await send()
    expect((await bounce('1', { 'sec-fetch-site': 'cross-site' })).status).toBe(405)
    expect((await get('/mails/1/bounce')).status).toBe(404)
    expect(published).toEqual([])
  })
})

test('shows a mail as its reader sees it, shut away from this page', async () => {
  await send({ html: '<p>Сәлем</p><script>alert(1)</script>' })
  const page = await (await get('/mails/1')).text()
  expect(page).toContain('<iframe title="The mail" src="/mails/1/html" sandbox="')
  expect(page).not.toMatch(/sandbox="[^"]*allow-(scripts|same-origin)/)
  const frame = await get('/mails/1/html')
  expect(frame.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/)
  expect(await frame.text()).toContain('<p>Сәлем</p>')
})

test('gives attachments and the whole message to save', async () => {
  await send({ attachments: [{ filename: 'жауап "1".html', content: '<script>x</script>' }] })
  const attachment = await get('/mails/1/attachments/0')
  expect(attachment.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('жауап "1".html')}`,
  )
  expect(await attachment.text()).toBe('<script>x</script>')
  const source = await get('/mails/1/source')
  expect(source.headers.get('content-type')).toBe('message/rfc822')
  expect(await source.text()).toContain('Content-Type: multipart/mixed')
})

test.each(['/mails/9', '/mails/1/attachments/7', '/nothing'])(
  '%s is a 404 that can be read',
  async (path) => {
    await send()
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('← Mailbox')
  },
)

describe('short messages', () => {
  const endpoint = () => mailbox.address
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const shown = async () => (await get('/short')).json()

  test('are taken from the very adapters that send them in AWS, and shown', async () => {
    const client = new PinpointSMSVoiceV2Client({ endpoint: endpoint(), region: 'eu-central-1', credentials })
    const text = 'ALM-A-2026-000001: жауап дайын. https://kenes.kz/appeals'
    await awsSms(client, 'KENES').send({ to: '+77012345678', text })
    const chat = { chat: '-1000000000000', endpoint: endpoint() }
    expect(await telegramChat('1:local', chat).post('<b>Комиссия таңдау керек</b>')).toBe('posted')
    expect(await shown()).toEqual([
      { by: 'SMS', to: '+77012345678', text, at: expect.any(String) },
      { by: 'Telegram', to: chat.chat, text: '<b>Комиссия таңдау керек</b>', at: expect.any(String) },
    ])
    const page = await (await get('/')).text()
    expect(page).toContain(text)
    expect(page).toContain('SMS to +77012345678 · 56 characters')
    expect(page).toContain('&lt;b&gt;Комиссия')
    expect(await messages()).toEqual([])
  })
  test('are not taken from a page of another site', async () => {
    const url = `${mailbox.address}/bot1:local/sendMessage`
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' }
    const body = JSON.stringify({ chat_id: '1', text: 'x' })
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(405)
    expect((await fetch(url, { method: 'POST', body })).status).toBe(405)
    expect(await shown()).toEqual([])
  })
})

describe('the template', () => {
  const variables = {
    SMS_SENDER: 'KENES',
    TELEGRAM_SECRET_ARN: 'arn',
    TELEGRAM_ENDPOINT: 'https://api.telegram.org',
    TELEGRAM_CHAT: '-1',
  }
  const template = {
    Resources: {
      Sender: { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables: variables } } },
      Other: { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables: { A: '1' } } } },
      Bot: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: { Description: botSecret, GenerateSecretString: { PasswordLength: 64 } },
      },
      Links: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: {} } },
    },
  }
  const settingsOf = (made: ReturnType<typeof shortToMailbox>, name: string) =>
    (made.Resources[name]?.Properties?.Environment as { Variables: object } | undefined)?.Variables
  test('leads short messages and the chat to the mailbox, with a token that opens nothing else', () => {
    const made = shortToMailbox(template, 'http://localhost:8025')
    expect(settingsOf(made, 'Sender')).toEqual({
      ...variables,
      AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2: 'http://localhost:8025',
      TELEGRAM_ENDPOINT: 'http://localhost:8025',
    })
    expect(settingsOf(made, 'Other')).toEqual({ A: '1' })
    expect(isBotToken(String(made.Resources.Bot?.Properties?.SecretString))).toBe(true)
    expect(made.Resources.Bot?.Properties).not.toHaveProperty('GenerateSecretString')
    expect(made.Resources.Links).toEqual(template.Resources.Links)
  })
  test('has neither where functions do not reach it', () => {
    const settings = settingsOf(shortToMailbox(template, undefined), 'Sender')
    expect(settings).not.toHaveProperty('SMS_SENDER')
    expect(settings).not.toHaveProperty('TELEGRAM_SECRET_ARN')
  })
})
