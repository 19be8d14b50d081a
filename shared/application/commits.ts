/** How a log grows: each commit names the hash of the one before, and is written once. */
import { hash } from 'node:crypto'
import { type Commit, commit as commitSchema } from '../../events/commit.ts'
import { type CaseEvent, caseEvent } from '../../events/events.ts'
import { Unreadable, withoutUnknown } from '../../events/reading.ts'
import type { CaseLog } from './ports.ts'

/** A commit never changes: what it was hashed to when it was read is what the next one is to name. */
const hashes = new WeakMap<Commit, string>()

/** SHA-256 of a commit's canonical JSON (keys sorted), the next commit's `prev`. */
export const hashOf = (commit: Commit): string => {
  let made = hashes.get(commit)
  if (!made) {
    made = hash('sha256', canonical(commit), 'hex')
    hashes.set(commit, made)
  }
  return made
}

/** JSON with sorted keys: the same bytes for equal values (RFC 8785 for what a commit can hold). */
export const canonical = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one) ?? 'null').join(',')}]`
  const members: string[] = []
  for (const key of keysOf(value)) {
    const member = canonical(value[key as never])
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${member}`)
  }
  return `{${members.join(',')}}`
}

/** Sorted; those that are numbers stand first and by their value, as objects have them. */
const keysOf = (value: object): string[] => {
  const sorted = Object.keys(value).sort()
  return sorted.some((key) => /^\d/.test(key))
    ? Object.keys(Object.fromEntries(sorted.map((key) => [key, 0])))
    : sorted
}

/** A log that is not what was written: a commit of it was changed, removed or put in between. Nothing is done by it. */
export class AlteredLog extends Unreadable {
  override name = 'AlteredLog'
}

/**
 * The commits of a log, in order, if each names the one before it and none is missing; throws `AlteredLog` with the place
 * where that ends. That the last ones are gone, or that all were written anew, does not show in them: the first is marked
 * (`altered`), the second shows beside the anchors.
 */
export const chained = (caseId: string, commits: readonly Commit[], altered = false): void => {
  commits.forEach((commit, i) => {
    const before = commits[i - 1]
    if (commit.version !== i + 1) throw new AlteredLog(`${caseId}: version ${i + 1} is missing`)
    if (commit.prev !== (before ? hashOf(before) : ''))
      throw new AlteredLog(`${caseId}: version ${i || 1} is not the one that version ${i + 1} follows`)
  })
  if (altered) throw new AlteredLog(`${caseId}: a commit was changed or removed after it was written`)
}

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
