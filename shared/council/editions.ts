/** Reads the editions of terms in the law's file and a council's: what is wrong is a line with the path of the value. */
import * as z from 'zod/mini'
import { presentTerm, type RuleKey, termKeys, termStart } from '../../events/values.ts'
import { addDays } from '../domain/terms/days.ts'
import type { Edition } from '../domain/terms/editions.ts'
import { date, text, threefold, wholeFrom } from './fields.ts'
import { mistakesOf } from './mistakes.ts'

const mode = z.enum(['working', 'calendar', 'month'])
const number = z.optional(wholeFrom(1))

const edition = z.strictObject({
  from: date,
  until: z.optional(date),
  mode: z._default(mode, 'working'),
  days: number,
  months: number,
  start: termStart,
  before: z.optional(z.literal(true)),
  roll: z.optional(z.literal('back')),
  basis: threefold,
  source: z.optional(text),
})
/** An edition as files have it. */
export type EditionEntry = z.infer<typeof edition>
const editionList = z.array(edition).check(z.minLength(1, 'is empty'))

/** A rule as councils' files had it before rules had editions. */
const undated = z.strictObject({
  mode: z._default(mode, 'working'),
  days: number,
  months: number,
  basis: threefold,
})

/** No council is older than the Law on Public Councils: a rule without a day is taken to be as old. */
const firstCouncils = '2015-11-02'
const startOf = (key: RuleKey) =>
  key.startsWith('letter.') && key !== 'letter.signing' ? 'sending' : 'event'

const schemaOf = (key: RuleKey, value: unknown) =>
  Array.isArray(value)
    ? editionList
    : z.pipe(
        undated,
        z.transform((rule): EditionEntry[] => [{ ...rule, from: firstCouncils, start: startOf(key) }]),
      )

const lengthMistakes = ({ mode, days, months }: EditionEntry, at: string): string[] => {
  const [wanted, other, given] = mode === 'month' ? ['months', 'days', days] : ['days', 'months', months]
  const lacks = (mode === 'month' ? months : days) === undefined
  return [
    ...(lacks ? [`${at}.${wanted}: missing`] : []),
    ...(given === undefined ? [] : [`${at}.${other}: mode ${mode} has ${wanted}`]),
  ]
}

/** Editions follow each other day by day: none overlaps the next, and none leaves a day without a rule. */
const orderMistakes = (
  { from, until }: EditionEntry,
  next: EditionEntry | undefined,
  at: string,
  after: string,
) => {
  if (until !== undefined && until < from) return [`${at}.until: ${until} is before ${from}`]
  if (next === undefined) return []
  if (next.from <= from) return [`${after}.from: ${next.from} is not after ${from}`]
  if (until === undefined || addDays(until, 1) === next.from) return []
  return [
    until >= next.from
      ? `${at}.until: ${until} overlaps the edition from ${next.from}`
      : `${at}.until: no rule from ${addDays(until, 1)} to ${addDays(next.from, -1)}`,
  ]
}

const termOf = ({ mode, days = 0, months = 0, source = '', ...rule }: EditionEntry): Edition => ({
  ...rule,
  source,
  ...(mode === 'month' ? { mode, months } : { mode, days }),
})

/** Entries that are right as rules: each edition lasts until the day before the next one. */
export const finished = (list: readonly EditionEntry[]): Edition[] =>
  list.map((entry, i) => {
    const next = list[i + 1]
    return termOf(next ? { ...entry, until: addDays(next.from, -1) } : entry)
  })

export type Rules = Partial<Record<RuleKey, Edition[]>>

const isRuleKey = (key: string): key is RuleKey => termKeys.some((known) => known === key)

/** The editions of one term, or lines for what is wrong with them. `value` is parsed JSON. */
const editionsOf = (key: RuleKey, value: unknown): { editions: Edition[]; mistakes: string[] } => {
  const read = schemaOf(key, value).safeParse(value)
  if (!read.success) {
    const within = (line: string) => {
      if (line.startsWith('file: ')) return line.slice('file'.length)
      return line.startsWith('[') ? line : `.${line}`
    }
    return {
      editions: [],
      mistakes: mistakesOf(read.error, value).map((line) => `terms.${key}${within(line)}`),
    }
  }
  const at = (i: number) => (Array.isArray(value) ? `terms.${key}[${i}]` : `terms.${key}`)
  const mistakes = read.data.flatMap((one, i, all) => [
    ...lengthMistakes(one, at(i)),
    ...orderMistakes(one, all[i + 1], at(i), at(i + 1)),
  ])
  return { editions: finished(read.data), mistakes }
}

/** The rules of a file's `terms`, parsed JSON, with a line for each mistake. */
export const rulesOf = (terms: Record<string, unknown>): { rules: Rules; mistakes: string[] } => {
  const rules: Rules = {}
  const mistakes: string[] = []
  for (const [key, value] of Object.entries(terms)) {
    if (!isRuleKey(key)) mistakes.push(`terms.${key}: unknown key`)
    else {
      const read = editionsOf(key, value)
      rules[key] = read.editions
      mistakes.push(...read.mistakes)
    }
  }
  return { rules, mistakes }
}

/** Terms that a council may do without: no law sets them. */
const optional: readonly RuleKey[] = ['activity.protocol', 'activity.publication']

const byCouncil = { kk: 'кеңес белгілеген мерзім', ru: 'срок установлен советом', en: 'set by the council' }
/** What a council's file had no rule for before they came, and may still leave out. */
const defaults: Partial<Record<RuleKey, z.input<typeof undated>>> = {
  'appeal.completion': { days: 5, basis: byCouncil },
  'appeal.handover': { days: 3, basis: byCouncil },
  'letter.signing': { days: 2, basis: byCouncil },
}

const sameNumber = (a: Edition, b: Edition) =>
  a.mode === b.mode && (a.mode === 'month' ? a.months : a.days) === (b.mode === 'month' ? b.months : b.days)

/** What a council's file says of a term that the law sets: a copy of one of its editions, as older files have, is let be. */
const againstLaw = (key: RuleKey, own: readonly Edition[], law: readonly Edition[]) => {
  const copied = own.every((one) => law.some((edition) => sameNumber(one, edition)))
  return copied
    ? []
    : [`terms.${key}: the law sets this term, and a council neither shortens nor changes it; leave it out`]
}

const withPresentKeys = (terms: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(terms).map(([key, value]) => {
      const now = presentTerm(key)
      return [now in terms ? key : now, value]
    }),
  )

/** The law's terms and the council's own, parsed JSON of its `terms`, as one; with a line for each mistake. */
export const termsBy = (law: Rules, terms: Record<string, unknown>) => {
  const { rules: own, mistakes } = rulesOf({ ...defaults, ...withPresentKeys(terms) })
  const all = { ...own, ...law }
  const lines = [
    ...mistakes,
    ...termKeys.flatMap((key) => {
      const ofLaw = law[key]
      const ofCouncil = own[key]
      if (ofLaw && ofCouncil) return againstLaw(key, ofCouncil, ofLaw)
      return all[key] || optional.includes(key) ? [] : [`terms.${key}: missing`]
    }),
  ]
  const complete = Object.fromEntries(termKeys.map((key) => [key, all[key] ?? []]))
  return { terms: complete as Record<RuleKey, Edition[]>, mistakes: lines }
}
