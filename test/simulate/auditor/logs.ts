/** Raw rows become logs, by what the documentation of the log says; nothing is checked against a schema. */
import { createHash } from 'node:crypto'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import words from '../../../shared/adapters/dynamo/stored-phrases.json' with { type: 'json' }
import { dayAfter } from './calendar.ts'
import type { Observed, Row } from './observed.ts'

/** Whatever an event says, under the names of the contract. */
export type Event = { type: string; [field: string]: unknown }
export type Commit = {
  caseId: string
  version: number
  at: string
  actor: { role: string; as?: string }
  commandId: string
  prev: string
  events: Event[]
  /** SHA-256 of the commit's JSON with sorted keys. */
  hash: string
}
export type Deadline = {
  term: string
  mode: 'working' | 'calendar' | 'month' | 'chosen'
  from: string
  days: number
  due: string | null
  provisional?: boolean
  edition?: { from: string }
  missing?: number[]
  skipped: { date: string; why: unknown }[]
  calendar: string
}

const isDeadline = (value: unknown): value is Deadline =>
  typeof value === 'object' && value !== null && 'term' in value && 'mode' in value && 'skipped' in value

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted((value as Record<string, unknown>)[key])]),
  )
}
export const canonical = (value: unknown): string => JSON.stringify(sorted(value))

/** Words that logs name: what is stored by a name today has these words in every log. */
const wordsOf = (name: unknown): unknown => (words as Record<string, unknown>)[String(name)]

/** A day that was passed over is stored as its number from day zero, known words by their name, an edition as its first day. */
const spelledOut = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(spelledOut)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, one]) => [key, spelledOut(one)])
  const whole = Object.fromEntries(entries) as Record<string, unknown>
  if (!isDeadline(whole)) return whole
  const skipped = (whole.skipped as unknown[]).map((day) => {
    if (typeof day === 'number') return { date: dayAfter(whole.from, day), why: 'weekend' }
    const { after, known } = day as { after?: number; known?: string }
    return after === undefined ? day : { date: dayAfter(whole.from, after), why: wordsOf(known) }
  })
  const { edition, basis } = whole as { edition?: unknown; basis?: { known?: string } }
  return {
    ...whole,
    skipped,
    ...(basis?.known && { basis: wordsOf(basis.known) }),
    ...(typeof edition === 'string' && { edition: { from: edition } }),
  }
}

type Content = Record<string, unknown> & { kind: string }
type Stored = { caseId: string; contentId: string; content: Content; expiresAt?: number }
type Claim = {
  key: string
  completed?: boolean
  value?: Record<string, string>
  n?: number
  expiresAt?: number
}
export type ViewRow = { caseId: string; part: string; version: number; [field: string]: unknown }

export type Facts = Observed & {
  /** Of cases: each log in order. */
  logs: ReadonlyMap<string, Commit[]>
  /** Of the council's own work. */
  works: ReadonlyMap<string, Commit[]>
  /** Of the directory, the composition, the channels, and of what stands for a case. */
  others: ReadonlyMap<string, Commit[]>
  people: Stored[]
  claims: Claim[]
  views: ViewRow[]
}

const read = <T>(rows: readonly Row[]): T[] => rows.map((row) => unmarshall(row) as T)

export const factsOf = (observed: Observed): Facts => {
  const logs = new Map<string, Commit[]>()
  const others = new Map<string, Commit[]>()
  const works = new Map<string, Commit[]>()
  const commits = read<Record<string, unknown>>(observed.rows.Cases).map((row): Commit => {
    const whole = { ...(spelledOut(row) as Omit<Commit, 'hash'>), version: Number(row.version) }
    return { ...whole, hash: createHash('sha256').update(canonical(whole)).digest('hex') }
  })
  for (const commit of commits.sort((a, b) => a.version - b.version)) {
    const isOther =
      commit.caseId.includes(':') || ['directory', 'members', 'channels'].includes(commit.caseId)
    const isWork = /^[A-Z]{3}-M-\d/.test(commit.caseId)
    const group = isOther ? others : isWork ? works : logs
    group.set(commit.caseId, [...(group.get(commit.caseId) ?? []), commit])
  }
  const { rows } = observed
  return {
    ...observed,
    logs,
    others,
    works,
    people: read<Stored>(rows.People),
    claims: read<Claim>(rows.Claims),
    views: read<ViewRow>(rows.Views),
  }
}

/** Every deadline that an event says, with the field that it stands in. */
export const deadlinesIn = (event: Event): [field: string, Deadline][] =>
  Object.entries(event).flatMap(([field, value]): [string, Deadline][] => {
    if (isDeadline(value)) return [[field, value]]
    if (field === 'moved' || field === 'waiting')
      return (value as { key: string; deadline: Deadline }[]).map(({ key, deadline }) => [key, deadline])
    return []
  })
