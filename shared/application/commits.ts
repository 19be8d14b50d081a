/** How a log grows: each commit names the hash of the one before, and is written once. */
import { createHash } from 'node:crypto'
import { type Commit, commit as commitSchema } from '../../events/commit.ts'
import { type CaseEvent, caseEvent } from '../../events/events.ts'
import { withoutUnknown } from '../../events/reading.ts'
import type { CaseLog } from './ports.ts'

/** SHA-256 of a commit's canonical JSON (keys sorted), the next commit's `prev`. */
export const hashOf = (commit: Commit) => createHash('sha256').update(canonical(commit)).digest('hex')

/** JSON with sorted keys: the same bytes for equal values (RFC 8785 for what a commit can hold). */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, v) =>
    v && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  )

/** Who decided, when (UTC), and by which command. */
export type Said = Pick<Commit, 'at' | 'actor' | 'commandId'>

/** The commit that comes next in a log. Throws zod's error for events that no schema knows. */
export const nextCommit = (
  caseId: string,
  log: readonly Commit[],
  { at, actor, commandId }: Said,
  events: readonly CaseEvent[],
): Commit => {
  const last = log.at(-1)
  return commitSchema.parse({
    caseId,
    version: log.length + 1,
    schema: 2,
    at,
    actor,
    commandId,
    prev: last ? hashOf(last) : '',
    events: events.map((event) => withoutUnknown(caseEvent, event)),
  })
}

/** A write that failed without saying whether it was done is resolved by looking for one's own commandId. */
export const append = async (log: CaseLog, next: Commit): Promise<'done' | 'taken'> => {
  try {
    return await log.append(next)
  } catch (error) {
    const written = (await log.load(next.caseId)).find((c) => c.commandId === next.commandId)
    if (written) return 'done'
    throw error
  }
}

/** The ids of the texts that commits name: what is kept and erased with them. */
export const contentIdsOf = (commits: readonly Commit[]): string[] =>
  commits.flatMap(({ events }) =>
    events.flatMap((e) => [
      ...('content' in e && e.content ? [e.content] : []),
      ...('signatory' in e && e.signatory ? [e.signatory] : []),
    ]),
  )
