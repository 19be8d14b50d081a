import { describe, expect, it } from 'vitest'
import { type Deadline, type Language, languages } from '../../../events/values.ts'
import { escapeHtml } from '../../../shared/markup/html.ts'
import { byEndOf, formatDay } from '../../../shared/text/dates.ts'
import { explain, wording } from '../../../shared/text/explanation.ts'
import type { DigestItem } from '../../../shared/text/notices/kinds/reminders.ts'
import { mailWords } from '../../../shared/text/notices/mail-words.ts'
import { calendarEntry, composeMail } from '../../../shared/text/notices/mails.ts'
import type { MailKind, MailModel, MailToCompose } from '../../../shared/text/notices/models.ts'
import { texts } from '../../../shared/text/texts.ts'
import { by, local, rules } from '../../builders/council.ts'
import { answer, goldenMails, councilHead as head, mailVariants, undated } from '../../builders/mails.ts'
import { brokenOut, evil, planted, readOf, spaced } from './words-of.ts'

const all = languages.flatMap((lang) => [
  ...Object.values(goldenMails(lang)).map((model: MailToCompose) => ({
    what: model.kind as string,
    lang,
    model,
  })),
  ...mailVariants(lang).map(({ kind, when, model }) => ({ what: `${kind} (${when})`, lang, model })),
])

/** Fields that hold codes and dates, not words. */
const codes =
  /^(kind|answerIn|status|ground|missing|post|dated|letterKind|caseKind|applicantKind|actType|outcome|decision|inForce|term|mode|from|due|date|on|to|why|calendar|until|asked|by|matter|change|entry|how|at|of|part|stopped|began|(received|registered|sent|answered|control)(At|On)|timeZone)$/
const numberOf = (m: MailModel) => {
  if (m.kind === 'digest') return m.items[0]?.number
  // They are about no case, or about several.
  if (
    m.kind === 'sign_in' ||
    m.kind === 'agency_sign_in' ||
    m.kind === 'office' ||
    m.kind === 'directory_changed' ||
    m.kind === 'receipts' ||
    m.kind === 'own_appeals'
  )
    return undefined
  return m.kind === 'letter' ||
    m.kind === 'letter_by_hand' ||
    m.kind === 'letter_reminder' ||
    m.kind === 'recommendation' ||
    m.kind === 'response' ||
    m.kind === 'response_copy'
    ? m.letter
    : m.number
}

const isDeadline = (value: object): value is Deadline => 'term' in value && 'skipped' in value

const stringsIn = (value: object): string[] => Object.values(value).map(String)

/** The words of people, the names and the addresses in a model. */
const stringsOf = (value: unknown, lang: Language, key = ''): string[] => {
  if (typeof value === 'string') return codes.test(key) ? [] : [value]
  if (Array.isArray(value)) return value.flatMap((item) => stringsOf(item, lang, key))
  if (!value || typeof value !== 'object' || isDeadline(value)) return []
  if ('kk' in value) return 'en' in value ? [wording(value as never, lang)] : stringsIn(value)
  return Object.entries(value).flatMap(([k, v]) => stringsOf(v, lang, k))
}

/** What the council gives in Kazakh and in Russian whatever the mail's language, recommendations on draft acts. */
const inBothOf = (value: unknown): string[] => {
  if (!value || typeof value !== 'object') return []
  if ('kk' in value && !('en' in value)) return stringsIn(value)
  return Object.values(value).flatMap(inBothOf)
}

const deadlinesOf = (model: MailModel) =>
  Object.values(model).filter((v): v is Deadline => typeof v === 'object' && v !== null && isDeadline(v))

const isOwn = ({ term }: Deadline) => term === 'appeal.answer' || term === 'draft_act.recommendation'

const unquoted = (text: string) => spaced(text.replace(/^ *> ?/gm, ''))

describe.each(all)('$what in $lang', ({ lang, model }) => {
  const mail = composeMail(model, lang, head)
  const read = readOf(mail.html)
  const text = unquoted(mail.text)

  it('has its number early in the subject, in one line', () => {
    const number = numberOf(model)
    if (number) expect(mail.subject.indexOf(number)).toBe(0)
    expect(mail.subject).not.toMatch(/[\r\n<>]|undefined/)
    expect([...mail.subject].length).toBeLessThanOrEqual(160)
  })

  it('says the same in text and in HTML', () => {
    for (const said of stringsOf(model, lang).map(spaced)) {
      expect(text).toContain(said)
      if (said.startsWith('https://')) expect(mail.html).toContain(`href="${escapeHtml(said)}"`)
      else expect(read).toContain(said)
    }
  })

  it('tells every date in words', () => {
    const running = deadlinesOf(model).filter((deadline) => !model.stopped || !isOwn(deadline))
    const days = running.flatMap(({ due }) => due ?? [])
    if ('until' in model) days.push(model.until)
    if ('controlOn' in model) days.push(model.controlOn)
    if ('by' in model && model.by) days.push(model.by)
    if ('receivedOn' in model) days.push(model.receivedOn)
    if (model.kind === 'digest') days.push(...model.items.map(({ due }) => due))
    for (const day of days) {
      expect(text).toContain(formatDay(day, lang))
      expect(read).toContain(formatDay(day, lang))
    }
    expect(text).not.toMatch(/\d{4}-\d\d-\d\d/)
  })

  it('names no date of the case’s own while its clock stands still, and says since when it does', () => {
    const own = deadlinesOf(model).filter(isOwn)
    const stopped = composeMail({ ...model, stopped: '2026-01-09' }, lang, head)
    const said = `${stopped.subject} ${unquoted(stopped.text)} ${spaced(stopped.html)}`
    for (const { due } of own) if (due) expect(said).not.toContain(formatDay(due, lang))
    if (own.length) expect(said).toContain(formatDay('2026-01-09', lang))
  })

  it('says nothing that a program would say, and nothing twice', () => {
    for (const part of [mail.text, mail.html, mail.subject])
      expect(part).not.toMatch(/undefined|\[object|NaN|\bnull\b|\{\{/)
    expect(text).not.toMatch(/\.\.|\s[,.;]|,,|\(\)/)
    const sentences = text.split(/(?<=[.!?]) /).filter((s) => s.length > 40)
    expect(new Set(sentences).size).toBe(sentences.length)
  })

  it('keeps to its language', () => {
    const own = inBothOf(model).reduce((rest, said) => rest.replace(spaced(said), ''), text)
    if (lang === 'en') expect(own).not.toMatch(/\p{Script=Cyrillic}/u)
    else expect(own.match(/\p{Script=Cyrillic}/gu)?.length).toBeGreaterThan(100)
    if (lang === 'kk') expect(own.match(/[әғқңөұүһі]/gi)?.length).toBeGreaterThan(30)
    if (lang === 'ru') expect(own).not.toMatch(/[әғқңөұүһі]/i)
  })

  it('differs from the other languages', () => {
    for (const other of languages.filter((l) => l !== lang))
      expect(composeMail(model, other, head).text).not.toBe(mail.text)
  })

  it('keeps every address whole on a line of its own', () => {
    const urls = stringsOf(model, lang).filter((s) => s.startsWith('https://'))
    for (const url of urls) expect(mail.text.split('\n').map((line) => line.trim())).toContain(url)
    for (const line of mail.text.split('\n'))
      expect(line.length <= 76 || line.trim().startsWith('https://'), line).toBe(true)
  })

  it('escapes markup in HTML and leaves it literal in text', () => {
    const keep = (key: string) => codes.test(key)
    const mail = composeMail(planted(model, evil, keep), lang, planted(head, evil, keep))
    expect(brokenOut(mail.html.replace(/<style>.*?<\/style>/, ''))).toEqual([])
    expect(readOf(mail.html)).toContain(evil)
    expect(unquoted(mail.text)).toContain(evil)
    expect(mail.subject).not.toMatch(/[<>\r\n]/)
  })

  it('is readable in the dark and loads nothing', () => {
    expect(mail.html).toContain('<meta name="color-scheme" content="light dark">')
    expect(mail.html).toContain('@media (prefers-color-scheme:dark)')
    expect(mail.html).not.toMatch(/<(img|script|link|table|iframe)|url\(|@import|\ssrc=/)
  })
})

const samples = goldenMails('en')
const inEnglish = (model: MailModel) => {
  const { subject, text } = composeMail(model, 'en', head)
  return { subject, text: unquoted(text) }
}

describe('due dates in mails', () => {
  const explained = ['question', 'extended', 'dispute_registered', 'due_moved', 'answer'] as const

  it.each(languages)('are told the applicant with the basis and every day passed over (%s)', (lang) => {
    const golden = goldenMails(lang)
    for (const kind of explained) {
      const model: MailModel = golden[kind]
      const said = unquoted(composeMail(model, lang, head).text)
      const [deadline] = deadlinesOf(model)
      expect(said, kind).toContain(byEndOf(deadline?.due as string, lang))
      expect(said, kind).toContain(wording(deadline?.basis ?? '', lang))
      for (const { date, why } of explain(deadline as Deadline, lang).skipped)
        expect(said, kind).toContain(`${date} (${why})`)
    }
    expect(answer.skipped.length).toBeGreaterThan(8)
  })

  it.each(languages)('of a month tell the body that is asked why they end on another day (%s)', (lang) => {
    const due = rules.context(local('2025-12-01'), by.system).deadline('letter.recommendation', '2025-12-01')
    const { letter } = goldenMails(lang)
    const said = unquoted(composeMail({ ...letter, response: due }, lang, head).text)
    const { skipped } = explain(due, lang)
    expect(skipped).toHaveLength(2)
    for (const { date, why } of skipped) expect(said).toContain(`${date} (${why})`)
  })

  it.each(languages)('are told in the receipt in a line, with the whole on the page (%s)', (lang) => {
    const { receipt } = goldenMails(lang)
    const said = unquoted(composeMail(receipt, lang, head).text)
    const { summary, rule, skipped } = explain(receipt.answer, lang)
    expect(said).toContain(`${summary} ${mailWords(lang).counting.onPage}`)
    expect(said).not.toContain(rule)
    for (const { date } of skipped) expect(said).not.toContain(date)
  })

  it.each(languages)('that the calendar does not give yet are promised (%s)', (lang) => {
    const dated: MailKind[] = [
      'receipt',
      'appeal_assigned',
      'triage',
      'returned',
      'letter',
      'recommendation',
      'draft_registered',
      'draft_version',
      'clarified',
      'clarification_lapsed',
      'disputed',
      'dispute_registered',
      'due_moved',
      'question',
      'extension_request',
    ]
    for (const kind of dated) {
      const model = planted<object>(goldenMails(lang)[kind], '', () => true)
      for (const [key, value] of Object.entries(model))
        if (value && typeof value === 'object' && isDeadline(value)) Object.assign(model, { [key]: undated })
      const { subject, text } = composeMail(model as MailModel, lang, head)
      if (kind !== 'question') expect(text, kind).toContain('2028')
      expect(text + subject, kind).not.toMatch(/null|undefined/)
      expect(subject, kind).not.toContain('2028')
      // Said once, however many dates wait for it.
      expect(text.split('2028').length, kind).toBeLessThanOrEqual(2)
    }
  })

  it('count from what the term began with', () => {
    expect(inEnglish(samples.dispute_registered).text).toContain('The day of the dispute (20 May 2026)')
    expect(inEnglish(samples.returned).text).toContain('The day of the return (26 March 2026)')
    expect(inEnglish(samples.question).text).toContain('The day of the question (27 March 2026)')
    expect(inEnglish(samples.due_moved).text).toContain('The day of registration (19 March 2026)')
    const disputed = { ...samples.due_moved, began: 'dispute' } as const
    expect(inEnglish(disputed).text).toContain('The day of the dispute (19 March 2026)')
    expect(inEnglish(samples.extended).text).toContain('How the date was set.')
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
    const model = { ...samples.digest, items: [{ ...(item as DigestItem), stage }] }
    expect(composeMail(model, lang, head).text).toContain(words)
  })
})

it.each([
  ['ru', 'сегодня последний рабочий день до истечения срока'],
  ['kk', 'бүгін – мерзім аяқталғанға дейінгі соңғы жұмыс күні'],
  ['en', 'today is the last working day before the due date'],
] as const)('a control date on a Saturday is not called today on its Friday (%s)', (lang, words) => {
  const [given] = samples.digest.items
  const item = { ...(given as DigestItem), term: 'control', due: '2026-03-28', stage: 0 } as const
  const { text } = composeMail({ ...samples.digest, on: '2026-03-27', items: [item] }, lang, head)
  expect(text.replace(/\s+/g, ' ')).toContain(`${item.number}, ${words}`)
})

describe('mails to the applicant', () => {
  it('the receipt tells the time in the time zone of the council', () => {
    expect(composeMail(samples.receipt, 'ru', head).text).toContain('19 марта 2026 года, 09:05')
  })

  it('an answer says until when and where it may be disputed, and nothing of it when it may not', () => {
    const { dispute, ...after } = samples.answer
    const { text } = inEnglish(samples.answer)
    expect(text).toContain(`on the page of your appeal ${byEndOf(dispute?.due as string, 'en')}`)
    expect(text).toContain('This can be done once.')
    expect(inEnglish(after).text).not.toMatch(/disput|disagree/i)
  })

  it('an answer names the days where the calendar has no date for a dispute', () => {
    const dispute = { ...undated, term: 'appeal.dispute', days: 10 } as const
    expect(inEnglish({ ...samples.answer, dispute }).text).toContain('within 10 working days after the day')
  })

  it('art. 65: forwarding names the body, the three days, and who answers what', () => {
    const whole = inEnglish(samples.forwarded).text
    expect(whole).toContain('three working days')
    expect(whole).toContain('article 65')
    expect(whole).toContain('closed at the council')
    const part = inEnglish({ ...samples.forwarded, part: true }).text
    expect(part).toContain('The council goes on with the rest')
    expect(part).not.toContain('closed')
  })

  it('art. 76: an extension gives the new date, the reason and the law', () => {
    const { subject, text } = inEnglish(samples.extended)
    expect(subject).toContain('extended to 18 May 2026')
    expect(text).toContain(samples.extended.reason)
    expect(text).toContain('not more than two months')
    expect(text).toContain('article 76')
  })

  it('a question never threatens to close the case', () => {
    expect(inEnglish(samples.question).text).toContain('will not be closed if you do not reply')
    const [item] = samples.digest.items
    const reminder = { ...(item as DigestItem), term: 'appeal.clarification', stage: -2 } as const
    expect(inEnglish({ ...samples.digest, items: [reminder] }).text).toContain('will not be closed')
  })
})

describe('mails to the council and to state bodies', () => {
  it('a forwarded appeal brings its words and what is needed to answer the applicant directly', () => {
    const { text } = inEnglish(samples.forwarded_to)
    expect(text).toContain('answer the applicant directly')
    const { email: _, phone: __, address: ___, ...applicant } = samples.forwarded_to.applicant
    expect(inEnglish({ ...samples.forwarded_to, applicant }).text).not.toMatch(/E-mail:|Telephone:|Postal/)
  })

  it('an initiative’s letter speaks for the council, not for a commission', () => {
    const { text } = inEnglish({
      ...{ ...samples.letter, commission: '' },
      signatory: { name: 'Kanat Mussabayev', post: 'head' },
    })
    expect(text).toContain('The Public Council is considering')
    expect(text).not.toMatch(/commission/i)
  })

  it('whoever has the case now, the chair or the secretariat, is not called the other', () => {
    const { text } = composeMail(samples.extension_decided, 'ru', head)
    expect(text).toContain('Уважаемые коллеги!')
  })

  it.each([
    ['ru', '(юридическое лицо или ИП)'],
    ['kk', '(заңды тұлға немесе ЖК)'],
  ] as const)('an applicant’s kind in the midst of a sentence keeps its abbreviations (%s)', (lang, kind) => {
    const assigned = { ...samples.appeal_assigned, applicantName: 'ТОО', applicantKind: 'entity' } as const
    expect(composeMail(assigned, lang, head).text.replace(/\s+/g, ' ')).toContain(`ТОО ${kind}`)
    const applicant = { kind: 'entity', name: 'ТОО' } as const
    const forwarded = composeMail({ ...samples.forwarded_to, applicant }, lang, head).text
    expect(forwarded.replace(/\s+/g, ' ')).toContain(`ТОО ${kind}`)
  })

  it('the mail of an ended link without work has no link to a case', () => {
    const { actUrl: _, ...model } = samples.fresh_link
    const mail = composeMail(model, 'en', head)
    expect(mail.text).toContain('Nothing is required of you')
    expect(mail.html).not.toContain('/act/')
  })

  it('a response tells an open appeal from what needs nothing and from a closed case', () => {
    expect(inEnglish(samples.response).text).toContain('nothing is required of you')
    expect(inEnglish({ ...samples.response, answer }).text).toContain('The appeal is still open')
    const closed = inEnglish({ ...samples.response, closed: true }).text
    expect(closed).toContain('The case is closed; the response has been recorded')
    expect(closed).not.toContain('nothing is required')
  })

  it.each(languages)(
    'who gave no e-mail is heard: each matter by its name, to be handed or posted (%s)',
    (lang) => {
      const { by: _, ...byHand } = goldenMails(lang).by_hand
      const matters = ['question', 'answer', 'long_term', 'forwarded', 'extended', 'due_moved'] as const
      const all = [...matters, 'dispute_registered' as const].map((matter) =>
        composeMail({ ...byHand, matter }, lang, head),
      )
      expect(new Set(all.map(({ subject }) => subject)).size).toBe(all.length)
      for (const { text } of all) expect(text).toContain(byHand.deskUrl)
    },
  )

  it('who gave no e-mail is told of an extension by the day that the law sets, with its reason', () => {
    const extended = {
      ...samples.by_hand,
      matter: 'extended',
      by: '2026-04-13',
      reason: 'Expertise',
    } as const
    const { subject, text } = inEnglish(extended)
    expect(subject).toContain('13 April 2026')
    expect(text).toContain('article 76')
    expect(text).toContain('Expertise')
    expect(text).toContain('note there that the applicant was told')
  })

  it('a reminder for an applicant without e-mail is one to the secretariat', () => {
    const [item] = samples.digest.items
    const own = { ...(item as DigestItem), term: 'appeal.clarification', byHand: true } as const
    const { text } = inEnglish({ ...samples.digest, items: [own] })
    expect(text).toContain('remind them by telephone or by post')
    expect(text).not.toContain('Your reply')
    expect(text).not.toContain('if you do not reply')
  })

  it('a message to a closed case says so', () => {
    expect(inEnglish(samples.message).text).toContain('take it into account in the answer')
    expect(inEnglish({ ...samples.message, closed: true }).text).toContain('already closed')
  })

  it('a late response says so', () => {
    expect(inEnglish(samples.response).text).toContain('after its due date')
    expect(inEnglish({ ...samples.response, late: false }).text).not.toContain('after its due date')
  })

  it('what an agency says to a remark is told, whether it takes it or not', () => {
    for (const lang of languages)
      for (const accepted of [true, false]) {
        const remark = { no: 1, clause: '§ 4', text: 'Shorter.', accepted, reason: 'From next year on.' }
        expect(composeMail({ ...samples.response, remarks: [remark] }, lang, head).text).toContain(
          'From next year on.',
        )
      }
  })

  it('an amended response says so', () => {
    expect(composeMail({ ...samples.response, amended: true }, 'ru', head).subject).toContain('ответ изменён')
  })

  it('a response that a later one has replaced says which is in force', () => {
    for (const lang of languages) {
      const plain = composeMail({ ...samples.response, decision: 'information' }, lang, head)
      const { subject, text } = composeMail(
        { ...samples.response, decision: 'information', inForce: 'accepted' },
        lang,
        head,
      )
      expect(text).toContain(`${texts(lang).decisions.accepted}`)
      expect(plain.text).not.toContain(texts(lang).decisions.accepted)
      expect(subject).not.toBe(plain.subject)
    }
  })

  it('forwarding is offered for an appeal that came back, not for a draft act', () => {
    expect(inEnglish(samples.returned).text).toContain('article 65')
    expect(inEnglish({ ...samples.returned, caseKind: 'draft_act' }).text).not.toContain('article 65')
    const [item] = samples.digest.items
    const line = { ...(item as DigestItem), term: 'appeal.triage', caseKind: 'draft_act' } as const
    expect(inEnglish({ ...samples.digest, items: [line] }).text).not.toContain('forwarding')
  })

  it('a date that moved is told each reader as the work that is theirs', () => {
    const { url, ...moved } = samples.due_moved
    const withLink = { ...moved, ...(url && { url }) }
    const of = (more: object) => inEnglish({ ...withLink, ...more }).text
    expect(of({})).toContain('will be sent to you')
    expect(of({ to: 'office' })).toContain('The applicant must be answered')
    const recommendation = { caseKind: 'draft_act' as const, due: samples.draft_assigned.recommendation }
    expect(of({ to: 'office', ...recommendation })).toContain('sent to the developer')
    expect(of({ why: 'pause' })).toContain('The clock had been stopped')
    const contact = inEnglish({ ...moved, to: 'contact', ...recommendation }).text
    expect(contact).toContain('will be sent by the end of')
    expect(contact).not.toContain('/act/')
    const response = samples.letter.response
    const agency = inEnglish({ ...withLink, to: 'agency', number: 'ALM-L-2026-000001', due: response })
    expect(agency.subject).toContain('ALM-L-2026-000001: answer now due')
    expect(agency.text).toContain('Please respond')
    expect(agency.text).toContain('Respond to the letter:')
  })

  it.each([
    ['appeal.clarification', 'your reply now due', 'Please reply'],
    ['appeal.acceptance', 'now due', 'accept it for review'],
    ['appeal.triage', 'now due', 'choose a commission'],
    ['extension.decision', 'now due', 'Decision on an extension: 2 April 2026'],
    ['extension.notice', 'now due', 'must be told'],
  ] as const)(
    '%s that moved is told as it was told at first, beside another or alone',
    (term, subject, words) => {
      const due: Deadline = { ...samples.due_moved.due, term, due: '2026-04-02' }
      const alone = inEnglish({ ...samples.due_moved, due })
      expect(alone.subject).toContain(`${subject} 2 April 2026`)
      const beside = inEnglish({ ...samples.due_moved, more: [due] })
      for (const { text } of [alone, beside]) {
        expect(text).toContain(words)
        expect(text).toContain('by the end of 2 April 2026')
      }
      expect(beside.text).toContain('will be sent to you by the end of 14 April 2026')
    },
  )

  it('a dispute’s last day that moved is told as that, and not as a date of the answer', () => {
    const dispute = samples.answer.dispute as Deadline
    const { subject, text } = inEnglish({ ...samples.due_moved, due: dispute })
    expect(subject).toContain('last day to dispute the answer now 1 June 2026')
    expect(text).toContain('the day until which you may dispute the answer has been counted')
    expect(text).toContain('say so on the page of your appeal by the end of 1 June 2026')
    expect(text).toContain('The day of the answer (15 May 2026)')
    expect(text).not.toMatch(/answer due|will be sent to you/i)
  })

  it('an incomplete draft may come again, one not considered gets no recommendations and claims no law', () => {
    expect(inEnglish(samples.draft_ended).text).toContain('under the same reference as a new version')
    const { text } = inEnglish({ ...samples.draft_ended, outcome: 'not_considered' })
    expect(text).toContain('will give no recommendations on this draft')
    expect(text).not.toMatch(/No\. \d|article|\bLaw\b/)
  })

  it.each(languages)('a digest names every term, for its reader (%s)', (lang) => {
    const terms = [
      'appeal.triage',
      'extension.decision',
      'extension.notice',
      'appeal.clarification',
      'control',
    ]
    const [item] = samples.digest.items
    const items = terms.map((term) => ({ ...item, term }) as DigestItem)
    const lines = items.map((one) => composeMail({ ...samples.digest, items: [one] }, lang, head).text)
    expect(new Set(lines).size).toBe(terms.length)
  })

  it('a digest without items warns of the missing calendar alone', () => {
    const { subject, text } = inEnglish({ ...samples.digest, items: [], missing: [2028, 2029] })
    expect(subject).toBe('No official working-day calendar for 2028, 2029')
    expect(text).not.toContain('due dates are near')
  })

  it('a digest names the cases that could not be checked, twenty of them at most, and says how many there are', () => {
    const failed = Array.from({ length: 25 }, (_, i) => `ALM-A-2026-${String(i + 1).padStart(6, '0')}`)
    const { subject, text } = inEnglish({ ...samples.digest, items: [], failed })
    expect(subject).toBe('Due dates that could not be checked')
    expect(text).toContain('these 25 cases')
    expect(text).toContain('ALM-A-2026-000020, …')
    expect(text).not.toContain('ALM-A-2026-000021')
    expect(inEnglish({ ...samples.digest, failed: ['A-1'] }).subject).toBe(inEnglish(samples.digest).subject)
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
      'ALM-N-2026-000001: draft act registered (x Bcc: all@example.kz y)',
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
    const { appeal_assigned, draft_assigned } = goldenMails(lang)
    const { number, commission, answer: deadline } = appeal_assigned
    const draft = { number: draft_assigned.number, deadline: draft_assigned.recommendation }
    for (const entry of [
      { caseKind: 'appeal', number, commission, deadline } as const,
      { caseKind: 'draft_act', commission, ...draft } as const,
    ]) {
      const { summary, description } = calendarEntry(entry, lang)
      expect(summary.startsWith(entry.number)).toBe(true)
      expect(description).toContain(formatDay('2026-03-19', lang))
      for (const secret of [
        appeal_assigned.applicantName,
        appeal_assigned.subject,
        draft_assigned.title,
        'https://',
      ])
        expect(summary + description).not.toContain(secret)
    }
  })
})
