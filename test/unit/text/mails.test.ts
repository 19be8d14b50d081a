import { describe, expect, it } from 'vitest'
import { languages } from '../../../events/values.ts'
import { escapeHtml } from '../../../shared/pages/html.ts'
import { byEndOf, formatDay } from '../../../shared/text/dates.ts'
import { calendarEntry, composeMail } from '../../../shared/text/mails.ts'
import type { MailModel } from '../../../shared/text/models.ts'
import { answer, head, samples, undated } from './mail-samples.ts'
import { brokenOut, evil, planted, readOf, spaced } from './words-of.ts'

const kinds = Object.values(samples) as MailModel[]
const all = kinds.flatMap((model) => languages.map((lang) => ({ kind: model.kind, lang, model })))

/** Fields that hold codes and dates, not words. */
const codes =
  /^(kind|caseKind|applicantKind|actType|outcome|decision|term|mode|from|due|date|on|why|calendar|(received|registered|sent|answered)(At|On)|timeZone)$/
const numberOf = (m: MailModel) =>
  'letter' in m ? m.letter : 'number' in m ? m.number : (m.items[0]?.number ?? '')

/** The words of people and the addresses in a model. */
const stringsOf = (value: unknown, key = ''): string[] => {
  if (typeof value === 'string') return codes.test(key) ? [] : [value]
  if (Array.isArray(value)) return value.flatMap((item) => stringsOf(item, key))
  if (value && typeof value === 'object')
    return 'kk' in value ? [] : Object.entries(value).flatMap(([k, v]) => stringsOf(v, k))
  return []
}

describe.each(all)('$kind in $lang', ({ lang, model }) => {
  const mail = composeMail(model, lang, head)
  const read = readOf(mail.html)
  const text = spaced(mail.text.replace(/^ *> ?/gm, ''))

  it('has its number early in the subject, in one line', () => {
    expect(mail.subject.indexOf(numberOf(model))).toBe(0)
    expect(mail.subject).not.toMatch(/[\r\n<>]|undefined/)
    expect([...mail.subject].length).toBeLessThanOrEqual(160)
  })

  it('says the same in text and in HTML', () => {
    for (const said of stringsOf(model).map(spaced)) {
      expect(text).toContain(said)
      if (said.startsWith('https://')) expect(mail.html).toContain(`href="${escapeHtml(said)}"`)
      else expect(read).toContain(said)
    }
  })

  it('says nothing that a program would say', () => {
    for (const part of [mail.text, mail.html, mail.subject])
      expect(part).not.toMatch(/undefined|\[object|NaN|\bnull\b|\{\{/)
  })

  it('keeps to its language', () => {
    const own = text.replaceAll('Aigul Serikova', '')
    if (lang === 'en') expect(own).not.toMatch(/\p{Script=Cyrillic}/u)
    else expect(own.match(/\p{Script=Cyrillic}/gu)?.length).toBeGreaterThan(100)
    if (lang === 'kk') expect(own.match(/[әғқңөұүһі]/gi)?.length).toBeGreaterThan(30)
    if (lang === 'ru') expect(own.replaceAll('Наурыз мейрамы', '')).not.toMatch(/[әғқңөұүһі]/i)
  })

  it('differs from the other languages', () => {
    for (const other of languages.filter((l) => l !== lang))
      expect(composeMail(model, other, head).text).not.toBe(mail.text)
  })

  it('keeps every address whole on a line of its own', () => {
    const urls = stringsOf(model).filter((s) => s.startsWith('https://'))
    for (const url of urls) expect(mail.text.split('\n').map((line) => line.trim())).toContain(url)
    for (const line of mail.text.split('\n'))
      expect(line.length <= 76 || line.trim().startsWith('https://'), line).toBe(true)
  })

  it('escapes markup in HTML and leaves it literal in text', () => {
    const mail = composeMail(
      planted(model, evil, (key) => codes.test(key)),
      lang,
      planted(head, evil, (key) => codes.test(key)),
    )
    expect(brokenOut(mail.html.replace(/<style>.*?<\/style>/, ''))).toEqual([])
    expect(readOf(mail.html)).toContain(evil)
    expect(spaced(mail.text.replace(/^ *> ?/gm, ''))).toContain(evil)
    expect(mail.subject).not.toMatch(/[<>\r\n]/)
  })

  it('is readable in the dark and loads nothing', () => {
    expect(mail.html).toContain('<meta name="color-scheme" content="light dark">')
    expect(mail.html).not.toMatch(/<(img|script|link|table|iframe)|url\(|@import|\ssrc=/)
  })
})

describe('due dates in mails', () => {
  it.each(languages)('are told in words, with the basis and every day passed over (%s)', (lang) => {
    const { text } = composeMail(samples.receipt, lang, head)
    const said = spaced(text)
    expect(said).toContain(byEndOf(answer.due as string, lang))
    expect(said).toContain((answer.basis as Record<string, string>)[lang])
    expect(said).toContain('2026')
    expect(said).toMatch(/23–25/)
  })

  it.each(languages)('that the calendar does not give yet are promised (%s)', (lang) => {
    const dated = [
      'receipt',
      'appeal_assigned',
      'triage',
      'letter',
      'recommendation',
      'draft_registered',
    ] as const
    for (const kind of dated) {
      const model = planted(samples[kind], '', () => true)
      for (const key of ['answer', 'acceptance', 'triage', 'response', 'recommendation'])
        if (key in model) Object.assign(model, { [key]: undated })
      const { subject, text } = composeMail(model, lang, head)
      expect(text).toContain('2028')
      expect(text + subject).not.toMatch(/null|undefined/)
      expect(subject).not.toContain('2028')
      // Said once, however many dates wait for it.
      expect(text.split('2028')).toHaveLength(2)
    }
  })

  it.each([
    ['ru', -1, 'осталось: 1 рабочий день'],
    ['ru', -2, 'осталось: 2 рабочих дня'],
    ['ru', 0, 'сегодня последний день'],
    ['ru', 5, 'просрочено на 5 рабочих дней'],
    ['ru', 21, 'просрочено на 21 рабочий день'],
    ['kk', -2, '2 жұмыс күні қалды'],
    ['kk', 3, '3 жұмыс күніне кешіктірілді'],
    ['en', -1, '1 working day left'],
    ['en', 3, 'overdue by 3 working days'],
  ] as const)('in a digest, %s, %d working days from the date: %s', (lang, stage, words) => {
    const [item] = samples.digest.items
    const model = { ...samples.digest, items: [{ ...(item as (typeof samples.digest.items)[0]), stage }] }
    expect(composeMail(model, lang, head).text).toContain(words)
  })
})

describe('single mails', () => {
  it('the receipt tells the time in the time zone of the council', () => {
    expect(composeMail(samples.receipt, 'ru', head).text).toContain('19 марта 2026 года, 09:05')
  })

  it('the mail of an ended link without work has no link to a case', () => {
    const { actUrl: _, ...model } = samples.fresh_link
    const mail = composeMail(model, 'en', head)
    expect(mail.text).toContain('Nothing is required of you')
    expect(mail.html).not.toContain('/act/')
  })

  it('a response to a closed appeal asks nothing of the chair', () => {
    const { answer: _, ...model } = samples.response
    expect(composeMail(model, 'en', head).text).toContain('nothing is required of you')
  })

  it('a message to an answered appeal says that it came after the answer', () => {
    expect(composeMail(samples.message, 'en', head).text).toContain('take it into account in the answer')
    expect(composeMail({ ...samples.message, closed: true }, 'en', head).text).toContain(
      'already been answered',
    )
  })

  it('a late response says so', () => {
    expect(composeMail(samples.response, 'en', head).html).toContain('after its due date')
    expect(composeMail({ ...samples.response, late: false }, 'en', head).html).not.toContain(
      'after its due date',
    )
  })

  it('an amended response says so', () => {
    expect(composeMail({ ...samples.response, amended: true }, 'ru', head).subject).toContain('ответ изменён')
  })

  it('a very long title is cut in the subject without breaking a character', () => {
    const title = '🇰🇿𐐷'.repeat(200)
    const { subject } = composeMail({ ...samples.recommendation, title }, 'kk', head)
    expect([...subject]).toHaveLength(160)
    expect(subject.isWellFormed()).toBe(true)
    expect(subject.endsWith('…')).toBe(true)
  })

  it('a line break in a reference cannot add a header', () => {
    const model = { ...samples.draft_registered, reference: 'x\r\nBcc: all@example.kz\u2028y\u0000' }
    expect(composeMail(model, 'en', head).subject).toBe(
      'ALM-D-2026-000001: draft act registered (x Bcc: all@example.kz y)',
    )
  })

  it('what a person wrote cannot pass for our own words', () => {
    const model = { ...samples.letter, text: 'Hello.\n\nYours faithfully,\nPublic Council of Almaty\u202E' }
    const { text } = composeMail(model, 'en', head)
    expect(text).toContain('> Yours faithfully,\n> Public Council of Almaty\n')
  })
})

describe('calendar entries', () => {
  it.each(languages)('name the case and the rule, not the matter, the person or the link (%s)', (lang) => {
    for (const model of [samples.appeal_assigned, samples.draft_assigned]) {
      const { summary, description } = calendarEntry(model, lang)
      expect(summary.startsWith(model.number)).toBe(true)
      expect(description).toContain(formatDay('2026-03-19', lang))
      for (const secret of ['Aigul', 'hot water', 'Rules of water', 'https://'])
        expect(summary + description).not.toContain(secret)
    }
  })
})
