/** What has happened in a case since its reader last acted on it: told before anything else on the page of a link. */
import type { Commit } from '../../../events/commit.ts'
import type { CaseEvent } from '../../../events/events.ts'
import type { Grant } from '../case.ts'

export type NewsKind =
  | 'disputed'
  | 'message'
  | 'completed'
  | 'response'
  | 'returned'
  | 'version'
  | 'extended'
  | 'extension_refused'
  | 'extension_asked'
  | 'signature_refused'

/** `at`: UTC. `letter` is the one that was responded to. */
export type News = { kind: NewsKind; at: string; letter?: string }

/**
 * Newest first; the same kind of news is told once, as of its last time, and responses by letter. A dispute stays news
 * until another answer is given. An agency has its letter only, and no news.
 */
export const newsFor = (log: readonly Commit[], { role, as, letter }: Grant): News[] => {
  if (letter) return []
  const acted = log.findLastIndex(
    ({ actor, events }) =>
      (actor.role === role && actor.as === as) ||
      (role === 'chair' && events.some((e) => e.type === 'CaseAssigned')),
  )
  const answered = log.findLastIndex(({ events }) => events.some((e) => e.type === 'AppealAnswered'))
  const told = new Map<string, News>()
  log.forEach(({ at, events }, i) => {
    for (const e of events) {
      const news = newsIn(e, at)
      if (!news || (news.kind === 'returned' && role === 'chair')) continue
      const isNew = i > acted || (news.kind === 'disputed' && i > answered)
      const key = `${news.kind} ${news.letter ?? ''}`
      if (isNew) told.delete(key)
      if (isNew) told.set(key, news)
    }
  })
  return [...told.values()].reverse()
}

const newsIn = (e: CaseEvent, at: string): News | undefined => {
  switch (e.type) {
    case 'AnswerDisputed':
      return { kind: 'disputed', at }
    case 'MessageReceived':
    case 'ClarificationReceived':
      return { kind: 'message', at }
    case 'CompletionReceived':
      return { kind: 'completed', at }
    case 'ResponseRecorded':
      return { kind: 'response', at, letter: e.letter }
    case 'CaseReturned':
      return { kind: 'returned', at }
    case 'DraftVersionReceived':
      return { kind: 'version', at }
    case 'ExtensionGranted':
      return { kind: 'extended', at }
    case 'ExtensionRefused':
      return { kind: 'extension_refused', at }
    case 'ExtensionRequested':
      return { kind: 'extension_asked', at }
    case 'SignatureRefused':
      return { kind: 'signature_refused', at }
    default:
      return undefined
  }
}
