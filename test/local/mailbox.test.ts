import { createTransport, type SendMailOptions } from 'nodemailer'
import { beforeEach, expect, test } from 'vitest'
import { type Mailbox, startMailbox } from '../../infra/local/mailbox/mailbox.ts'

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
