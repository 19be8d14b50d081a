/**
 * A right is used when it is first tried. A request that failed for our own fault and is sent again counts as of its first
 * try: its time is held before anything is decided, under a hash of the very same request, for a day.
 */
import { timingSafeEqual } from 'node:crypto'
import type { Commit } from '../../events/commit.ts'
import type { Actor } from '../../events/values.ts'
import { fold } from '../domain/case.ts'
import { type Command, decide, isRejected } from '../domain/decide.ts'
import { canonical } from './commits.ts'
import type { CouncilRules } from './council-rules.ts'
import type { CaseLog, Claims, Links } from './ports.ts'

/** How long a first try counts; the working day after the last one of a term begins within it. */
const countsSeconds = 86_400

/** Names everything that is held here. */
const heldUnder = 'tried#'

export type FirstTry = {
  /** When this very request was first tried, UTC. */
  at: string
  /** Whether that is held: where the store of claims did not answer, a repeat counts from itself. */
  kept: boolean
}

/** Holds the time of a request's first try, and gives it. Whatever makes the request another one belongs into `request`. */
export const firstTry = async (
  { claims, links }: { claims: Claims; links: Links },
  request: readonly unknown[],
  at: string,
): Promise<FirstTry> => {
  const key = heldUnder + links.digest('tried', canonical(request)).slice(0, 32)
  const seconds = (instant: string) => Math.floor(Date.parse(instant) / 1000)
  try {
    const held = await claims.hold(key, { at }, seconds(at) + countsSeconds)
    return counts(held.at, at) ? { at: held.at, kept: true } : { at, kept: false }
  } catch {
    // A right may be used while the claims are away: the request goes on, as of now.
    return { at, kept: false }
  }
}

/** Whether what was tried then counts as tried in time for a repeat now. */
const counts = (then: string | undefined, now: string): then is string => {
  const since = Date.parse(now) - Date.parse(then ?? '')
  return since >= 0 && since <= countsSeconds * 1000
}

/** What a page that could not be answered carries for its repeat: when it was tried, signed with all that it says. */
export const proofOf = ({ links }: { links: Links }, request: readonly unknown[], at: string): string =>
  `${at}.${links.digest('tried-at', canonical([...request, at]))}`

/** When such a proof says that this request was tried, where it is one, and of the last day. */
export const readProof = (
  deps: { links: Links },
  request: readonly unknown[],
  proof: string,
  now: string,
): string | undefined => {
  const at = proof.slice(0, proof.lastIndexOf('.'))
  return counts(at, now) && isEqual(proof, proofOf(deps, request, at)) ? at : undefined
}

/** In constant time. */
const isEqual = (a: string, b: string) => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}

/** A command that was asked for, maybe not for the first time. */
export type Asking = { at: string; tried?: string | undefined; log?: Commit[] | undefined }

/**
 * When a command counts as given: at its first try, where it would have been done then, else now. A "no" that was
 * rightly said is not dated back by saying it again later. `log` is the case's as it is now.
 */
export const givenAt = (
  rules: CouncilRules,
  log: readonly Commit[],
  actor: Actor,
  { at, tried }: Asking,
  commandAt: (at: string) => Command,
): string => {
  if (!tried || tried >= at) return at
  const then = log.slice(0, log.findLastIndex((commit) => commit.at <= tried) + 1)
  return isRejected(decide(fold(then), commandAt(tried), rules.context(tried, actor))) ? at : tried
}

/** The time that a command is executed with, and the log where it has been read. Of a request that nobody has held yet the first try is held here. */
export const asOfFirstTry = async (
  deps: { claims: Claims; links: Links; log: CaseLog; rules: CouncilRules },
  asking: Asking,
  {
    caseId,
    commandId,
    actor,
    words,
    command,
  }: {
    caseId: string
    commandId: string
    actor: Actor
    /** What was said, where the commandId does not tell. */
    words?: unknown
    command: (at: string) => Command
  },
): Promise<{ at: string; log?: Commit[] | undefined }> => {
  const tried = asking.tried ?? (await firstTry(deps, [caseId, commandId, words ?? ''], asking.at)).at
  if (tried >= asking.at) return { at: asking.at, log: asking.log }
  const log = asking.log ?? (await deps.log.load(caseId))
  return { at: givenAt(deps.rules, log, actor, { ...asking, tried }, command), log }
}
