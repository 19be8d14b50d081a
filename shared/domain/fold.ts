/**
 * A log becomes a case. `evolve` folds one event, `fold` a whole log: pure, total over every event version, and without
 * counting a single day, since every due date is data in the event that set it.
 */
import type { Commit } from '../../events/commit.ts'
import type { CaseEvent, EventOf, EventType } from '../../events/events.ts'
import { evolvers, openers } from './capabilities.ts'
import type { Case, CaseState } from './case.ts'
import { marked } from './journal/rows.ts'

/** The case after one more event, which its commit dated `at`. Events that open a case need none, all others do. */
export const evolve = (state: CaseState, caseId: string, e: CaseEvent, at: string): CaseState => {
  const next = state ? marked(evolved(e.type, state, e, at), e) : opened(caseId, e)
  if (!next || !('attachments' in e) || !e.attachments) return next
  const { type: from, content } = e
  const attachment = { content, from, at, ...('letter' in e && { letter: e.letter }) }
  return { ...next, attached: [...next.attached, attachment] }
}

const evolved = <T extends EventType>(type: T, c: Case, e: EventOf<T>, at: string): Case =>
  evolvers[type](c, e, at)

const opened = (caseId: string, e: CaseEvent): CaseState => {
  switch (e.type) {
    case 'AppealRegistered':
      return openers.AppealRegistered(caseId, e)
    case 'DraftActRegistered':
      return openers.DraftActRegistered(caseId, e)
    case 'InitiativeOpened':
      return openers.InitiativeOpened(caseId, e)
    case 'RegisterRowLoaded':
      return openers.RegisterRowLoaded(caseId, e)
    default:
      return undefined
  }
}

/** The case after one more commit. */
export const applyCommit = (state: CaseState, commit: Commit): CaseState => {
  let next = state
  for (const e of commit.events) next = evolve(next, commit.caseId, e, commit.at)
  const opened = commit.version === 1 && commit.schema === 2
  return next && { ...next, version: commit.version, ...(opened && { linkKey: commit.commandId }) }
}

/** The case that a log tells of; undefined for an empty one. */
export const fold = (commits: readonly Commit[]): CaseState =>
  commits.reduce<CaseState>(applyCommit, undefined)
