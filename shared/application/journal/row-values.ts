/**
 * What the cells of an old journal mean: columns by any of their names, values by id or by any of the council's names
 * for them, days as people write them.
 */
import { Temporal } from 'temporal-polyfill'
import {
  activityForms,
  leavingGrounds,
  memberRoles,
  registerActivityStatuses,
  seats,
} from '../../../events/council/council-values.ts'
import { type AnyRegister, registerStatuses } from '../../../events/journal/registers.ts'
import {
  actTypes,
  answerOutcomes,
  caseKinds,
  day as dayShape,
  decisions,
  entityForms,
  languages,
  recommendationOutcomes,
} from '../../../events/values.ts'
import type { FormerName } from '../../council/council.ts'
import { type CouncilWords, councilWords } from '../../text/activities/words.ts'
import { columns, type ImportWords, importWords } from '../../text/journal/import.ts'
import { type Texts, texts } from '../../text/texts.ts'

export type Names = ReadonlyMap<string, string>
/** Case, white space, quotes, `_` and `-` make no difference, nor does `ё`. */
export const plain = (s: string) =>
  s
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»"“”„'’]/g, '')
    .replace(/[\s_.‐-]+/g, ' ')
    .trim()

const namesOf = (all: Iterable<readonly [id: string, name: string]>): Names =>
  new Map([...all].reverse().map(([id, name]) => [plain(name), id]))

type Configured = { id: string; names: Record<string, string>; formerNames?: readonly FormerName[] }

/** An id of the configuration by itself, by its name in any language, or by one that it had before. */
export const configured = (list: readonly Configured[]): Names =>
  namesOf([
    ...list.flatMap(({ id, names }) => [id, ...Object.values(names)].map((name) => [id, name] as const)),
    ...list.flatMap(({ id, formerNames = [] }) =>
      formerNames.flatMap(({ names }) => Object.values(names).map((name) => [id, name] as const)),
    ),
  ])

/** A value by itself, by what pages call it, or by another spelling. */
const valuesOf = <K extends string>(
  ids: readonly K[],
  said: (t: Texts) => Partial<Record<K, string>>,
  spelt: (w: ImportWords) => Partial<Record<K, readonly string[]>>,
): Names =>
  namesOf(
    ids.flatMap((id) =>
      [
        id,
        ...languages.flatMap((lang) => said(texts(lang))[id] ?? []),
        ...languages.flatMap((lang) => spelt(importWords(lang))[id] ?? []),
      ].map((name) => [id, name] as const),
    ),
  )

export const values = {
  status: valuesOf(
    registerStatuses,
    ({ statuses: { answered, long_term, in_review, withdrawn, forwarded: out_of_competence } }) => ({
      answered,
      long_term,
      in_review,
      withdrawn,
      out_of_competence,
    }),
    (w) => w.statuses,
  ),
  applicantKind: valuesOf(
    ['person', 'entity'],
    (t) => t.applicantKinds,
    (w) => w.applicantKinds,
  ),
  entityForm: valuesOf(
    entityForms,
    (t) => t.entityForms,
    (w) => w.entityForms,
  ),
  about: valuesOf(
    caseKinds,
    (t) => t.caseKinds,
    (w) => w.about,
  ),
  answerOutcome: valuesOf(
    answerOutcomes,
    (t) => t.answerOutcomes,
    (w) => w.answerOutcomes,
  ),
  recommendationOutcome: valuesOf(
    recommendationOutcomes,
    (t) => t.recommendationOutcomes,
    (w) => w.recommendationOutcomes,
  ),
  decision: valuesOf(
    decisions,
    (t) => t.decisions,
    (w) => w.decisions,
  ),
  actType: valuesOf(
    actTypes,
    (t) => t.actTypes,
    (w) => w.actTypes,
  ),
}

/** A value of the council's own work by itself, or by what it is called. */
const councilValuesOf = <K extends string>(
  ids: readonly K[],
  said: (w: CouncilWords) => Partial<Record<K, string>>,
): Names =>
  namesOf(
    ids.flatMap((id) =>
      [id, ...languages.flatMap((lang) => said(councilWords(lang))[id] ?? [])].map(
        (name) => [id, name] as const,
      ),
    ),
  )

export const councilValues = {
  form: councilValuesOf(activityForms, (w) => w.forms),
  status: councilValuesOf(registerActivityStatuses, (w) => w.statuses),
  seat: councilValuesOf(seats, (w) => w.seats),
  role: councilValuesOf(memberRoles, (w) => w.roles),
  ground: councilValuesOf(leavingGrounds, (w) => w.grounds),
  yesNo: councilValuesOf(['yes', 'no'], ({ yes, no }) => ({ yes, no })),
}

export const columnNames = (register: AnyRegister): Names =>
  namesOf(
    columns[register].flatMap((column) =>
      [column, ...languages.flatMap((lang) => importWords(lang).columns[column] ?? [])].map(
        (name) => [column, name] as const,
      ),
    ),
  )

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/
const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?)?$/

/** A day, perhaps with a time, in the council's zone unless it names another; undefined for what is none. */
export const momentOf = (typed: string, timeZone: string): { at: string; day: string } | undefined => {
  const dots = dotted.exec(typed)
  const parts = dots ? [dots[3], dots[2], dots[1], dots[4], dots[5], dots[6]] : iso.exec(typed)?.slice(1)
  if (!parts) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(0, 6).map(Number)
  const offset = parts[6]
  try {
    const time = { year, month, day, hour: hour || 0, minute: minute || 0, second: second || 0 }
    const local = Temporal.PlainDateTime.from(time, { overflow: 'reject' })
    const instant = local.toZonedDateTime(offset ? offset.replace('Z', '+00:00') : timeZone).toInstant()
    const on = instant.toZonedDateTimeISO(timeZone).toPlainDate().toString()
    const real = dayShape.safeParse(on).success && on >= '1991' && on < '2100'
    return real ? { at: instant.toString({ fractionalSecondDigits: 3 }), day: on } : undefined
  } catch {
    return undefined
  }
}
