/**
 * A hop of a case's way: one request, message, record or run in one function. What has become known of it stands on every
 * line that it writes. Stores tell it by `shared/wiring/followed.ts`, so that use cases need not know of it.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Fields } from './logger.ts'

export type Hop = {
  /** 16 hex digits: on all of its lines, and of its X-Ray subsegment. */
  readonly id: string
  /** What came in said so. */
  known: Fields
  /** What came of it. */
  learnt: Fields
  /** Cases whose logs it has read, and those that it has written to. */
  readonly read: Set<string>
  readonly written: Set<string>
}

const current = new AsyncLocalStorage<Hop>()

/** The hop that this code runs in; undefined in an operator's command, and while a function loads. */
export const hopNow = (): Hop | undefined => current.getStore()

export const within = <T>(hop: Hop, work: () => Promise<T>): Promise<T> => current.run(hop, work)

/** Adds to what came of the hop; nothing outside of one. */
export const learn = (fields: Fields): void => {
  const hop = hopNow()
  if (hop) Object.assign(hop.learnt, fields)
}

/** Which case the hop is about: what came in says, else the one that it wrote to, else the one that it read. */
export const caseOf = ({ known, learnt, read, written }: Hop): string | undefined =>
  known.case ?? learnt.case ?? onlyOne(written.size ? written : read)

const onlyOne = (ids: ReadonlySet<string>) => (ids.size === 1 ? [...ids][0] : undefined)

/** What every line of a hop has, whatever it tells. */
export const identityOf = (hop: Hop): Fields => {
  const { requestId, messageId, route, eventId, eventType } = { ...hop.learnt, ...hop.known }
  const about = caseOf(hop)
  return {
    hop: hop.id,
    ...(requestId && { requestId }),
    ...(messageId && { messageId }),
    ...(route && { route }),
    ...(about && { case: about }),
    ...(eventId && { eventId }),
    ...(eventType && { eventType }),
  }
}
