/**
 * Whether a register's row, loaded again, speaks of the matter that its number was loaded for. Numbers begin again in
 * many a journal every January, and each journal has its own: next year's row under last year's number is no correction.
 */
import type { Row } from '../../../events/journal/registers.ts'

/** `words`: its subject or title; empty where there is none, undefined where it was erased. */
export type Worded = Row & { words: string | undefined }

/** `on`: the local day with which the loaded row begins; `columns`: what tells the two apart. */
export type Unlike = { why: 'other_year' | 'other_matter'; on: string; columns: string[] }

type Aspects = Record<'when' | 'who' | 'what', Record<string, string | undefined>>

const aspectsOf = ({ register, row }: Row, dayOf: (instant: string) => string): Aspects => {
  switch (register) {
    case 'appeals': {
      const { applicantKind, entityForm, topic } = row
      return {
        when: { receivedAt: dayOf(row.receivedAt) },
        who: { applicantKind, entityForm },
        what: { topic },
      }
    }
    case 'letters': {
      const { sentOn, agency, about, caseNumber } = row
      return { when: { sentOn }, who: { agency }, what: { about, caseNumber } }
    }
    case 'draft-acts': {
      const { agency, actType } = row
      return { when: { receivedAt: dayOf(row.receivedAt) }, who: { agency }, what: { actType } }
    }
  }
}

const plain = (words: string) =>
  words
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const triplesOf = (words: string) => {
  const padded = ` ${words} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3)))
}

/** Mistypings and what was added leave most of a wording as it was. */
const mostlyShared = 0.6

/** Undefined where one of them says nothing. */
const areAlike = (before: string | undefined, after: string | undefined): boolean | undefined => {
  const [a, b] = [plain(before ?? ''), plain(after ?? '')]
  if (!a || !b) return undefined
  if (a.includes(b) || b.includes(a)) return true
  const [of, and] = [triplesOf(a), triplesOf(b)]
  const shared = [...of].filter((triple) => and.has(triple)).length
  return (2 * shared) / (of.size + and.size) >= mostlyShared
}

type DayOf = (instant: string) => string

const compared = (before: Worded, after: Worded, dayOf: DayOf) => {
  const [was, is] = [aspectsOf(before, dayOf), aspectsOf(after, dayOf)]
  const differing = (aspect: keyof Aspects) =>
    [...new Set([...Object.keys(was[aspect]), ...Object.keys(is[aspect])])].filter(
      (column) => was[aspect][column] !== is[aspect][column],
    )
  return {
    when: differing('when'),
    who: differing('who'),
    what: differing('what'),
    alike: areAlike(before.words, after.words),
    days: [was, is].map(({ when }) => Object.values(when)[0] as string) as [string, string],
  }
}

/**
 * What speaks against a correction; undefined for one. Results, dates of closing and due dates may change at will, and
 * so may any one of: the day, whom it is from or to, what it is about. Several at once are another matter, the fewer the
 * less the wordings are alike; another year is one unless somebody says that the day was mistyped.
 */
export const unlike = (before: Worded, after: Worded, dayOf: DayOf): Unlike | undefined => {
  const { when, who, what, alike, days } = compared(before, after, dayOf)
  const [on, day] = days
  const moved = when.length > 0
  const both = who.length > 0 && what.length > 0
  const either = who.length > 0 || what.length > 0
  const other = alike === undefined ? moved && either : alike ? moved && both : moved || both
  if (other) {
    const words = alike === false ? [after.register === 'draft-acts' ? 'title' : 'subject'] : []
    return { why: 'other_matter', on, columns: [...when, ...who, ...what, ...words] }
  }
  return on.slice(0, 4) === day.slice(0, 4) ? undefined : { why: 'other_year', on, columns: when }
}

/** Whether two rows under different numbers say the same: one entry that would be counted twice. */
export const isTwin = (one: Worded, other: Worded, dayOf: DayOf): boolean => {
  const { when, who, alike } = compared(one, other, dayOf)
  return when.length === 0 && who.length === 0 && alike !== false
}
