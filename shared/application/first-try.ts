/**
 * A right is used when it is first tried. A request that failed for our own fault and is sent again counts as of its first
 * try, for a day. Its time is held under a hash of the very same request: when it fails, and on the last day of a right,
 * when a function might die without a word, before anything is decided. What goes well costs one read.
 */
import type { Commit } from '../../events/commit.ts'
import type { CaseEvent } from '../../events/events.ts'
import type { Actor } from '../../events/values.ts'
import type { Command } from '../domain/decide.ts'
import { fold } from '../domain/fold.ts'
import { isRejected } from '../domain/rule.ts'
import { canonical } from './commits.ts'
import type { CouncilRules } from './council-rules.ts'
import { decisionOn } from './execute-command.ts'
import { isEqual } from './is-equal.ts'
import type { CaseLog, Claims, Links } from './ports.ts'

/** How long a first try counts: who was told at night that it failed sends it again in the morning. */
const countsSeconds = 86_400

/** Names everything that is held here. */
const heldUnder = 'tried#'

type Deps = { claims: Claims; links: Links }

/** One request, however often it is tried. */
export type FirstTry = {
  /** When it was first tried, UTC: now, unless a try before it is held. */
  at: string
  /** Holds that time, and says whether it is held: where the claims are away, a repeat counts from itself. */
  keep: () => Promise<boolean>
}

/** Whatever makes the request another one belongs into `request`. A right may be used while the claims are away: as of now. */
export const firstTried = async (
  { claims, links }: Deps,
  request: readonly unknown[],
  now: string,
): Promise<FirstTry> => {
  const key = heldUnder + links.digest('tried', canonical(request)).slice(0, 32)
  const held = await claims.get(key).catch(() => undefined)
  const at = held && counts(held.at, now) ? (held.at as string) : now
  const keep = async () => {
    const ends = Math.floor(Date.parse(now) / 1000) + countsSeconds
    const kept = await claims.hold(key, { at }, ends).catch(() => undefined)
    return kept?.at === at
  }
  return { at, keep }
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

/** A command that was asked for, maybe not for the first time. */
export type Attempt = { at: string; tried?: FirstTry; log?: Commit[] | undefined }

/** What is asked for, by whom; `words` are what was said, where the commandId does not tell. */
type Intent = {
  caseId: string
  commandId: string
  actor: Actor
  words?: unknown
  command: (at: string) => Command
}

/**
 * When a command counts as given: at its first try, where it would have been done then, else now. A "no" that was
 * rightly said is not dated back by saying it again later. `log` is the case's as it is now.
 */
export const givenAt = (
  rules: CouncilRules,
  log: readonly Commit[],
  { actor, command }: Pick<Intent, 'actor' | 'command'>,
  tried: string,
  now: string,
): string => {
  if (tried >= now) return now
  const then = log.slice(0, log.findLastIndex((commit) => commit.at <= tried) + 1)
  const decision = decisionOn(rules, fold(then), { command: command(tried), actor, at: tried })
  return isRejected(decision) ? now : tried
}

/** Whether what is done now would be refused or late if it were given a day later: nobody is told of it by an hour. */
export const isLastChance = (
  rules: CouncilRules,
  log: readonly Commit[],
  { actor, command }: Pick<Intent, 'actor' | 'command'>,
  at: string,
): boolean => {
  const state = fold(log)
  const given = (when: string) => decisionOn(rules, state, { command: command(when), actor, at: when })
  const [now, later] = [given(at), given(new Date(Date.parse(at) + countsSeconds * 1000).toISOString())]
  return !isRejected(now) && (isRejected(later) || lateness(later) > lateness(now))
}

/** How much of a decision says that a day has passed. */
const lateness = (events: readonly CaseEvent[]): number =>
  events.filter((e) => e.type === 'DeadlineMissed' || ('late' in e && e.late)).length

/** Runs a command as of its first try; where it fails, its time is held for the next one. */
export const asOfFirstTry = async <T>(
  deps: Deps & { log: CaseLog; rules: CouncilRules },
  asking: Attempt,
  asked: Intent,
  run: (when: { at: string; log?: Commit[] | undefined }) => Promise<T>,
): Promise<T> => {
  const { caseId, commandId, words = '' } = asked
  const tried = asking.tried ?? (await firstTried(deps, [caseId, commandId, words], asking.at))
  try {
    const log = asking.log ?? (await deps.log.load(caseId))
    const at = givenAt(deps.rules, log, asked, tried.at, asking.at)
    if (isLastChance(deps.rules, log, asked, at)) await tried.keep()
    return await run({ at, log })
  } catch (error) {
    // Whoever gave the try holds it, whatever fails.
    if (!asking.tried) await tried.keep()
    throw error
  }
}
