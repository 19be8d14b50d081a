/** Mail as its reader gets it: by SES, as MIME that any mail program reads, with nothing slipped in. */
import { SESClient } from '@aws-sdk/client-ses'
import fc from 'fast-check'
import PostalMime, { decodeWords } from 'postal-mime'
import { describe, expect, test, vi } from 'vitest'
import { mimeOf, sesMailer } from '../../shared/adapters/notices/ses-mailer.ts'
import type { Mail } from '../../shared/application/notices/ports.ts'
import { rules } from '../builders/council.ts'
import { fresh, givenAws } from './ports.ts'

const sender = { address: rules.council.sender, name: rules.council.names.kk }
const mail = (more: Partial<Mail> = {}): Mail => ({
  to: 'asel@example.kz',
  kind: 'receipt',
  subject: 'ALM-A-2026-000001: өтінішіңіз тіркелді',
  text: 'Құрметті Әсел!\n\nӨтінішіңіз тіркелді.\n',
  html: '<!doctype html>\n<html lang="kk"><body><p>Құрметті Әсел!</p></body></html>\n',
  replyTo: 'secretariat@example.kz',
  thread: 'ALM-A-2026-000001',
  tags: { case: 'ALM-A-2026-000001', to: 'applicant' },
  ...more,
})
const calendar = {
  uid: 'ALM-A-2026-000001',
  sequence: 2,
  at: '2026-02-02T09:30:15.250Z',
  day: '2026-02-23',
  summary: 'ALM-A-2026-000001: өтінішке жауап беру мерзімі; екі, үш',
  description: 'Комиссия: Экология және көлік\n15 жұмыс күні',
}

type Received = {
  id: string
  to: string[]
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  attachments: { name: string; type: string; size: number }[]
}
/** Sends by SES, and waits for the mail in the mailbox. */
const delivered = async (given: Mail): Promise<Received> => {
  const { client, mailbox } = givenAws()
  const to = `${fresh('reader').toLowerCase()}@example.kz`
  await sesMailer(new SESClient(client), sender).send({ ...given, to })
  const find = async () => {
    const found = (await (await fetch(`${mailbox}/messages?to=${to}`)).json()) as Received[]
    expect(found).toHaveLength(1)
    return found[0] as Received
  }
  return vi.waitFor(find, { timeout: 20_000, interval: 50 })
}
const parsed = async (given: Mail) => PostalMime.parse(await mimeOf(given, sender))
const header = async (given: Mail, name: string) =>
  (await parsed(given)).headers.filter(({ key }) => key === name).map(({ value }) => decodeWords(value))

/** The attached calendar, byte for byte as it was sent. */
const icsOf = async (given: Mail): Promise<string> => {
  const source = (await mimeOf(given, sender)).toString('latin1')
  const part = source.split(/\r\n--.+\r\n/).find((p) => p.startsWith('Content-Type: text/calendar'))
  const [, base64 = ''] = part?.split('\r\n\r\n') ?? []
  return Buffer.from(base64, 'base64').toString()
}
/** RFC 5545's content lines, unfolded. */
const contentLines = (ics: string) => ics.replace(/\r\n[ \t]/g, '').split('\r\n')

describe('a mail by SES', () => {
  test('brings papers along byte for byte, beside its calendar entry', async () => {
    const bytes = Uint8Array.from({ length: 3000 }, (_, i) => (i * 7) % 256)
    const { attachments } = await parsed(
      mail({ calendar, papers: [{ name: 'ALM-L-2026-000001.pdf', bytes }] }),
    )
    expect(attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
      ['ALM-L-2026-000001.pdf', 'application/pdf'],
      ['due-date.ics', 'text/calendar'],
    ])
    expect(new Uint8Array(attachments[0]?.content as ArrayBuffer)).toEqual(bytes)
  })
  test('arrives: subject, both bodies and headers in Kazakh letters', async () => {
    const received = await delivered(mail())
    expect(received.subject).toBe(mail().subject)
    expect(received.text.replace(/\r\n/g, '\n').trim()).toBe(mail().text.trim())
    expect(received.html).toContain('Құрметті Әсел!')
    expect(received.headers).toMatchObject({
      'reply-to': 'secretariat@example.kz',
      references: '<ALM-A-2026-000001@example.kz>',
      'in-reply-to': '<ALM-A-2026-000001@example.kz>',
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'DR, RN, NRN, OOF, AutoReply',
      'x-ses-message-tags': 'case=QUxNLUEtMjAyNi0wMDAwMDE, to=applicant',
    })
    expect(received.headers.from).toContain(rules.council.names.kk)
    expect(received.headers.from).toContain(`<${rules.council.sender}>`)
    expect(received.attachments).toEqual([])
  })
  test('carries the calendar entry', async () => {
    const received = await delivered(mail({ calendar }))
    expect(received.attachments).toMatchObject([{ name: 'due-date.ics', type: 'text/calendar' }])
  })
  test('of 10 000 emoji arrives whole', async () => {
    const text = '😀'.repeat(10_000)
    expect((await delivered(mail({ text }))).text.trim()).toBe(text)
  })
  test('goes to its reader and nobody else, whatever is in it', async () => {
    const evil = 'x\r\nBcc: evil@example.kz\r\n\r\n<b>'
    const received = await delivered(mail({ subject: evil, text: evil, html: evil, thread: evil }))
    expect(received.to).toHaveLength(1)
    expect(Object.keys(received.headers)).not.toContain('bcc')
    const { mailbox } = givenAws()
    expect(await (await fetch(`${mailbox}/messages?to=evil@example.kz`)).json()).toEqual([])
  })
  test('that SES does not take is an error', async () => {
    const { client } = givenAws()
    const ses = new SESClient({ ...client, endpoint: 'http://127.0.0.1:9', maxAttempts: 1 })
    await expect(sesMailer(ses, sender).send(mail())).rejects.toThrow()
  })
})

describe('its MIME', () => {
  test('is 7-bit, with lines that every relay takes', async () => {
    const source = (await mimeOf(mail({ calendar, text: 'ә'.repeat(5000) }), sender)).toString('latin1')
    expect(source.match(/[^\t\r\n\x20-\x7e]/g)).toBeNull()
    expect(Math.max(...source.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
    expect(source.replaceAll('\r\n', '').match(/[\r\n]/g)).toBeNull()
  })
  test('has the text first and the HTML as its alternative', async () => {
    const source = (await mimeOf(mail(), sender)).toString()
    expect(source).toContain('multipart/alternative')
    expect(source.indexOf('text/plain')).toBeLessThan(source.indexOf('text/html'))
  })
  test('has a calendar entry that takes no time of anybody’s day', async () => {
    expect(contentLines(await icsOf(mail({ calendar })))).toContain('TRANSP:TRANSPARENT')
  })
  test('threads by the case, whatever its number is made of', async () => {
    expect(await header(mail({ thread: 'digest-2026-02-23' }), 'references')).toEqual([
      '<digest-2026-02-23@example.kz>',
    ])
    for (const thread of ['ЖТ-12/7', 'a b>\r\nX: y', '']) {
      const [references] = await header(mail({ thread }), 'references')
      expect(references).toMatch(/^<[\w.%-]*@example\.kz>$/)
    }
  })
  test('threads different cases apart, also those with numbers in Cyrillic letters', async () => {
    const [one] = await header(mail({ thread: 'ЖТ-12' }), 'references')
    const [other] = await header(mail({ thread: 'ЗТ-12' }), 'references')
    expect(one).not.toBe(other)
  })
  test('has exactly the headers that it should, whatever is slipped in', async () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\r\nBcc: evil@example.kz',
        '\nX-Evil: 1\n\nbody',
        '\r',
        '\u2028',
        '=?utf-8?B?DQo=?=',
        '"',
        '<',
        ';',
      ),
    )
    const words = fc.array(nasty, { minLength: 1, maxLength: 4 }).map((parts) => `ALM ${parts.join(' ')}`)
    await fc.assert(
      fc.asyncProperty(words, words, words, async (subject, thread, body) => {
        const read = await parsed(
          mail({ subject, thread, text: body, html: body, calendar: { ...calendar, summary: subject } }),
        )
        const names = read.headers.map(({ key }) => key).sort()
        expect(names).toEqual(
          [
            'auto-submitted',
            'content-type',
            'date',
            'from',
            'in-reply-to',
            'message-id',
            'mime-version',
            'references',
            'reply-to',
            'subject',
            'to',
            'x-auto-response-suppress',
            'x-ses-message-tags',
          ].sort(),
        )
        expect(read.to).toEqual([{ name: '', address: 'asel@example.kz' }])
        expect(read.attachments).toHaveLength(1)
      }),
      { numRuns: 200 },
    )
  })
  test.each(['a@example.kz\r\nBcc: b@example.kz', 'a@example.kz, b@example.kz', 'a@example.kz\nSubject: x'])(
    'to %j has one reader at most, and no header more',
    async (to) => {
      const read = await parsed(mail({ to }))
      expect(read.headers.map(({ key }) => key)).not.toContain('bcc')
      expect(read.subject).toBe(mail().subject)
      expect(read.to?.length).toBeLessThanOrEqual(1)
    },
  )
})

describe('the calendar entry', () => {
  const lines = async (more: Partial<typeof calendar> = {}) => {
    const { attachments } = await parsed(mail({ calendar: { ...calendar, ...more } }))
    const [attachment] = attachments
    expect(attachment).toMatchObject({
      filename: 'due-date.ics',
      mimeType: 'text/calendar',
      method: 'PUBLISH',
    })
    return contentLines(await icsOf(mail({ calendar: { ...calendar, ...more } })))
  }
  test('is an all-day entry for the due day', async () => {
    const all = await lines()
    expect(all[0]).toBe('BEGIN:VCALENDAR')
    expect(all).toEqual(
      expect.arrayContaining([
        'VERSION:2.0',
        'METHOD:PUBLISH',
        'BEGIN:VEVENT',
        'UID:ALM-A-2026-000001',
        'SEQUENCE:2',
        'DTSTART;VALUE=DATE:20260223',
        'SUMMARY:ALM-A-2026-000001: өтінішке жауап беру мерзімі\\; екі\\, үш',
        'DESCRIPTION:Комиссия: Экология және көлік\\n15 жұмыс күні',
        'END:VEVENT',
        'END:VCALENDAR',
      ]),
    )
  })
  test('says who publishes it (RFC 5546, 3.2.1) and when it was made (RFC 5545, 3.8.7.2)', async () => {
    const all = await lines()
    const organizers = all.filter((line) => line.startsWith('ORGANIZER'))
    expect(organizers).toEqual([`ORGANIZER;CN="${rules.council.names.kk}":mailto:${rules.council.sender}`])
    expect(all).toContain('DTSTAMP:20260202T093015Z')
  })
  test('is the same each time: a mail program updates it instead of adding another', async () => {
    expect(await lines()).toEqual(await lines())
  })
  test('has lines of at most 75 bytes, folded between letters', async () => {
    const ics = await icsOf(mail({ calendar: { ...calendar, summary: 'Ә'.repeat(200) } }))
    expect(ics).not.toContain('\ufffd')
    for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })
  test('has no component more, whatever is in its words', async () => {
    const all = await lines({
      summary: 'x\r\nEND:VEVENT\r\nBEGIN:VALARM',
      description: 'y\nATTACH:http://example.com',
    })
    expect(all.filter((line) => line.startsWith('BEGIN:'))).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VEVENT'])
    expect(all.some((line) => line.startsWith('ATTACH'))).toBe(false)
  })
})
