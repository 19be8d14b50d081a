/** A commit as the item that it is stored as: small, and readable whenever it was written. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { type Commit, storedCommit } from '../../../events/commit.ts'
import { readStored } from '../../../events/reading.ts'
import { canonical } from '../../application/commits.ts'
import { addDays, daysFrom } from '../../domain/terms/days.ts'
import storedPhrases from './stored-phrases.json' with { type: 'json' }

/** The sort key of a version: zero-padded, so that text order is number order. */
export const versionKey = (version: number) => String(version).padStart(6, '0')

/** In place of a version: the item that marks a log as altered. It comes with the log, by the same request. */
export const alteredKey = 'altered'

export type Item = Record<string, AttributeValue>

export const isMark = ({ version }: Item): boolean => version?.S === alteredKey

/**
 * Texts that have a name in the store: bases of the shipped laws, reasons of the shipped calendars. Logs hold these
 * names, so an entry is never changed and never removed; a text that has none is stored as it is.
 */
const phrases: ReadonlyMap<string, object> = new Map(Object.entries(storedPhrases))

const names: ReadonlyMap<string, string> = new Map(
  Object.entries(storedPhrases).map(([name, text]) => [canonical(text), name]),
)
const nameOf = (text: unknown) => names.get(canonical(text))

/** The text of that name. A name that only a newer version knows stays, and no schema takes it. */
const phraseOf = (name: unknown): unknown => phrases.get(String(name)) ?? { known: name }

type ShortDeadline = { from: string; skipped: unknown[]; basis?: unknown; edition?: unknown }

/** A deadline, wherever it stands in an event; nothing else is stored otherwise than it is. */
const isDeadline = (value: unknown): value is ShortDeadline =>
  typeof value === 'object' &&
  value !== null &&
  ['term', 'mode', 'from', 'calendar'].every((key) => key in value) &&
  'skipped' in value &&
  Array.isArray(value.skipped)

const has = <K extends string>(value: unknown, ...keys: K[]): value is Record<K, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === keys.length &&
  keys.every((key) => key in value)

/** A weekend day, and one whose reason has a name, as the number of days from day zero. */
const shortDay = (from: string, day: unknown) => {
  if (!has(day, 'date', 'why')) return day
  const after = daysFrom(from, String(day.date))
  if (day.why === 'weekend') return after
  const known = nameOf(day.why)
  return known ? { after, known } : day
}

/** Weekend days were stored as dates before they were counted from day zero. */
const fullDay = (from: string, day: unknown): unknown => {
  if (typeof day === 'number') return { date: addDays(from, day), why: 'weekend' }
  if (typeof day === 'string') return { date: day, why: 'weekend' }
  if (!has(day, 'after', 'known')) return day
  return { date: addDays(from, Number(day.after)), why: phraseOf(day.known) }
}

const inShort = (_: string, value: unknown) => {
  if (!isDeadline(value)) return value
  const { from, skipped, basis, edition } = value
  const known = nameOf(basis)
  return {
    ...value,
    skipped: skipped.map((day) => shortDay(from, day)),
    ...(known && { basis: { known } }),
    ...(has(edition, 'from') && { edition: edition.from }),
  }
}

const inFull = (_: string, value: unknown) => {
  if (!isDeadline(value)) return value
  const { from, skipped, basis, edition } = value
  return {
    ...value,
    skipped: skipped.map((day) => fullDay(from, day)),
    ...(has(basis, 'known') && { basis: phraseOf(basis.known) }),
    ...(typeof edition === 'string' && { edition: { from: edition } }),
  }
}

/**
 * A commit as an item. Of a deadline, days passed over are stored as numbers of days from day zero, texts by their names
 * and an edition as its first day: a term of fifteen working days has six such days or more, and in full its commit would
 * take a second KB, and a second write unit.
 */
export const itemOf = ({ version, ...rest }: Commit): Item =>
  marshall({ ...JSON.parse(JSON.stringify(rest, inShort)), version: versionKey(version) })

/** The commit of an item. Throws `Unreadable` for one that no schema knows. */
export const commitOf = (item: Item): Commit => {
  const { version, events, ...rest } = unmarshall(item)
  return readStored(storedCommit, `${rest.caseId}: version ${version}`, {
    ...rest,
    version: Number(version),
    events: JSON.parse(JSON.stringify(events ?? null), inFull),
  })
}
