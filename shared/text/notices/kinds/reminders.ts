/** The digest of due dates. */
import type { CaseKind, Language, Localized, TermKey } from '../../../../events/values.ts'
import { wording } from '../../explanation.ts'
import { type Drawings, note, type Pen, paragraph } from '../drawing.ts'
import { familyOf } from '../due-dates.ts'
import type { Block } from '../mail-layout.ts'

export type DigestItem = {
  /** The case's number; for a letter, the letter's; of the council's own work, the activity's. */
  number: string
  caseKind: CaseKind | 'activity'
  subject: string
  term: TermKey
  due: string
  /** Working days after the due date: -2 is two before, 0 on the day, 3 is three overdue. */
  stage: number
  /** The applicant's own, or a body's, who have no e-mail: the secretariat reminds them. */
  byHand?: boolean
  /** To staff: the commission or body that owes it. */
  owes?: Localized
  actUrl: string
}

export type ReminderMails = {
  /** One digest per recipient and day, most urgent first. */
  digest: {
    on: string
    items: DigestItem[]
    /** Years that the production calendar lacks and due dates will soon need; to the secretariat only. */
    missing?: number[]
    /** The running year, while its production calendar is not the official one; to the secretariat only. */
    provisional?: number
    /** Cases whose due dates could not be looked at; to the secretariat only. */
    failed?: string[]
  }
}

type Urgency = 'late' | 'today' | 'ahead'

export type ReminderWords = {
  digest: {
    /** After the first number: how many more there are, and the day. */
    subject: (more: number, day: string) => string
    intro: (day: string, items: number) => string
    /** What is due, where its owner is to read other words than everybody; a clarification is the applicant's own. */
    terms: Partial<Record<TermKey, string>>
    /** A case that nobody can forward: only a commission is to be chosen. */
    triageOnly: string
    /** An applicant without e-mail owes a reply: the secretariat reminds them. */
    remindByHand: string
    /** Beside what a body without e-mail owes: likewise. */
    bodyByHand: string
    due: (day: string) => string
    /** What becomes of a draft without recommendations in time. */
    agreed: string
    /** Who is late with how many, most first. */
    owing: (who: string) => string
    /** Working days after the due date; negative before it. */
    stage: (stage: number) => string
    /** Today is the last working day, and the date itself, chosen by a person, is a day off after it. */
    dayOffNext: string
    button: (number: string) => string
    /** Over lines of one urgency, where there are many: how many these are. */
    groups: Record<Urgency, (count: number) => string>
    /** To who has done it meanwhile; to an applicant who has replied. */
    done: string
    replied: string
    /** Years that the calendar lacks: `2028` or `2028, 2029`, and how many. */
    missing: {
      subject: (years: string, count: number) => string
      text: (years: string, count: number) => string
    }
    /** The year whose calendar is not the official one yet. */
    provisional: { subject: (year: number) => string; text: (year: number) => string }
    /** Cases whose due dates could not be looked at: their numbers, and how many. */
    failed: { subject: string; text: (numbers: string, count: number) => string }
  }
}

/** What is due in a line of a digest: only an appeal can be forwarded. */
const termOf = ({ term, caseKind, byHand }: DigestItem, { words: { digest }, names }: Pen) => {
  if (byHand && term.startsWith('letter.')) return `${names.terms[term]} (${digest.bodyByHand})`
  if (byHand) return digest.remindByHand
  if (term === 'appeal.triage' && caseKind !== 'appeal') return digest.triageOnly
  return digest.terms[term] ?? names.terms[term]
}

/** Those who are late with most of it first: `Алматы Су – 3, Тұрғын үй – 1`. */
const owing = (items: readonly DigestItem[], lang: Language): string => {
  const late = new Map<string, number>()
  for (const { owes, stage } of items)
    if (owes && stage > 0) late.set(wording(owes, lang), (late.get(wording(owes, lang)) ?? 0) + 1)
  return [...late]
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} – ${count}`)
    .join(', ')
}

/** As many lines as are seen at once. */
const few = 3

/** By urgency, the most urgent first; within it as they come. */
const grouped = (items: readonly DigestItem[]): { urgency: Urgency; items: DigestItem[] }[] =>
  (['late', 'today', 'ahead'] as const).flatMap((urgency) => {
    const own = items.filter(({ stage }) => (stage > 0 ? 'late' : stage < 0 ? 'ahead' : 'today') === urgency)
    return own.length ? [{ urgency, items: own }] : []
  })

/** As many numbers of cases as a sentence bears. */
const listed = 20

export const reminderMails: Drawings<ReminderMails> = {
  digest: (m, pen) => {
    const { words, lang } = pen
    const w = words.digest
    const { items, missing = [], provisional, failed = [] } = m
    const years = missing.join(', ')
    const numbers = failed.length > listed ? `${failed.slice(0, listed).join(', ')}, …` : failed.join(', ')
    const calendar = provisional ? w.provisional.subject(provisional) : w.failed.subject
    const alone = missing.length ? w.missing.subject(years, missing.length) : calendar
    const first = items[0]?.number
    const late = owing(items, lang)
    const more = items.length - 1
    const toApplicant = items.some(
      ({ term, byHand }) => (term === 'appeal.clarification' || term === 'appeal.completion') && !byHand,
    )
    return {
      subject: first ? `${first}${more ? ' ' : ': '}${w.subject(more, m.on)}` : alone,
      greeting: words.greeting.anyone,
      blocks: [
        ...(failed.length ? [paragraph(w.failed.text(numbers, failed.length))] : []),
        ...(missing.length ? [paragraph(w.missing.text(years, missing.length))] : []),
        ...(provisional ? [paragraph(w.provisional.text(provisional))] : []),
        ...(items.length ? [paragraph(w.intro(m.on, items.length))] : []),
        ...(late ? [paragraph(w.owing(late))] : []),
        ...grouped(items).flatMap(({ urgency, items: group }, _, groups) => [
          ...(items.length > few && groups.length > 1 ? [paragraph(w.groups[urgency](group.length))] : []),
          ...group.map(
            (item): Block => ({
              is: 'entry',
              title: `${item.number}, ${item.stage === 0 && item.due > m.on ? w.dayOffNext : w.stage(item.stage)}`,
              lines: [
                `${item.owes ? `${wording(item.owes, lang)}: ` : ''}${termOf(item, pen)}, ${w.due(item.due)}`,
                item.subject,
                ...(familyOf(item.term) === 'recommendation' && item.stage <= 0 ? [w.agreed] : []),
              ],
              button: w.button(item.number),
              url: item.actUrl,
            }),
          ),
        ]),
        ...(items.length ? [toApplicant ? note(words.question.never, w.replied) : note(w.done)] : []),
      ],
    }
  },
}
