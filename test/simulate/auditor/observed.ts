/**
 * What the auditor is given: raw rows, mails as they went out, requests and their answers, and what was done to the
 * world. Nothing in this folder knows the product's code; what it expects it has from the law and the contract's words.
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb'

export type Row = Record<string, AttributeValue>

/** A mail that the service took. `sure`: whoever sent it heard that. `run` is the run of a function that sent it. */
export type Mailed = { id: string; at: number; to: string; raw: string; run: string; sure: boolean }

/** A webhook that reached its agency; `answered` where the council heard that. */
export type Posted = {
  at: number
  agency: string
  headers: Record<string, string>
  body: string
  run: string
  answered: boolean
}

/** A request to the portal; `status` 0 where its answer was lost. */
export type Replied = {
  at: number
  who: string
  method: string
  path: string
  query: string
  key: string
  sent: string
  status: number
  body: string
}

export type Observed = {
  /** UTC milliseconds: when all began, and when it was still. */
  began: number
  ended: number
  rows: { Cases: Row[]; Views: Row[]; People: Row[]; Claims: Row[] }
  mailed: readonly Mailed[]
  posted: readonly Posted[]
  replied: readonly Replied[]
  /** Queues and what lies in their dead letters: bodies, and why they were given up. */
  waiting: Record<string, string[]>
  dead: Record<string, { body: string; reason?: string }[]>
  expired: number
  /** Bodies of messages and webhooks in which somebody's words were seen: none may hold any. */
  queuedWords: string[]
  /** Runs of functions that died, failed, or did not hear what became of what they asked. */
  broken: ReadonlySet<string>
  /** Addresses that the mail service took nothing for, at least once. */
  refused: ReadonlySet<string>
  objects: ReadonlyMap<string, { begins: string; closedOn?: string }>
  /** What the scanner said of each file, by its id. */
  scanned: ReadonlyMap<string, string>
  /** Every mark that was ever written into the store of personal data, and the places that it was written to. */
  peopleWritten: Map<string, Set<string>>
  /** Words of people, by mark: whose they are, and what they are. */
  marks: ReadonlyMap<string, Mark>
  /** The council's file and its calendar, as data. */
  council: CouncilFile
  calendar: CalendarFile
  /** The law's own terms. */
  law: LawFile
  /** Days off that a deploy added, and the hash of the calendar that had them. */
  calendars: { hash: string; off: string[] }[]
  /** Cases that the operator was asked to erase and that were. */
  erased: string[]
  /** Local days of sweeps that went through undisturbed, at the end. */
  quietSweeps: string[]
  /** Counters were set back, or claims lost. */
  setBack: boolean
  /** The log was published again. */
  relayed: boolean
  /** What `GET /api/statistics` said at the end, with its period. */
  statistics?: { from: string; to: string; body: string } | undefined
}

/** `of` is who wrote it; `kind` what it is. */
export type Mark = {
  of: 'applicant' | 'chair' | 'agency' | 'secretary' | 'head' | 'contact' | 'operator' | 'body'
  kind: 'name' | 'email' | 'phone' | 'address' | 'subject' | 'text' | 'file'
}

export type CouncilFile = {
  id: string
  numberPrefix: string
  head: { email: string }
  secretariat: { email: string; members: { email: string }[] }
  /** Of each term its editions, the earliest first. */
  terms: Record<string, object[]>
  workingHours: { from: string; to: string }
  commissions: {
    id: string
    chair: { email: string }
    deputy?: { email: string }
    acting?: string
    topics: string[]
  }[]
  agencies: { id: string; email: string; webhook?: { url: string } }[]
  topics: { id: string }[]
  reminders: {
    before: number[]
    after: number[]
    every: number
    escalate: { secretary: number; head: number }
    applicant: { before: number[] }
  }
  retentionYears: number
}
export type LawFile = { terms: Record<string, object[]> }
export type CalendarFile = {
  years: Record<
    string,
    { status: string; daysOff: { date: string }[]; workingWeekendDays?: { date: string }[] }
  >
}
