/** One command through the log: load, fold, decide, write its texts, commit; decided again when the race is lost. */
import { createHash } from 'node:crypto'
import type { Commit } from '../../events/commit.ts'
import { commit as commitSchema } from '../../events/commit.ts'
import type { Content, File } from '../../events/contents.ts'
import { caseEvent } from '../../events/events.ts'
import { withoutUnknown } from '../../events/reading.ts'
import type { Actor } from '../../events/values.ts'
import { applyCommit, type Case, fold } from '../domain/case.ts'
import { type Command, type Context, decide, isRejected, withAttachments } from '../domain/decide.ts'
import type { Rejected } from '../domain/refusals.ts'
import type { CouncilRules } from './council-rules.ts'
import type { CaseLog, Claims, People } from './ports.ts'

export type Given = {
  caseId: string
  command: Command
  /** The same id is the same command, however often it comes. */
  commandId: string
  actor: Actor
  /** When the command was given, UTC. */
  at: string
  /** Texts that the command's events name, written before the commit. */
  contents?: Record<string, Content>
  /** Files that come with the text of this id; they are brought to the case once the command is decided. */
  attached?: Attached
  /** The case's log where it has just been read: the first try need not read it again. */
  log?: Commit[] | undefined
}

export type Attached = { content: string; files: readonly File[]; bring: () => Promise<void> }

export type Executed =
  | { outcome: 'done'; case: Case; log: Commit[]; repeated: boolean }
  | ({ outcome: 'refused'; case?: Case } & Rejected)

export type Executor = { log: CaseLog; people: People; claims: Claims; rules: CouncilRules }

/** Three races lost in a row: try again a little later. */
export class Contention extends Error {
  override name = 'Contention'
}

const tries = 3
const orphanDays = 90

/** When texts end that no commit follows, UTC seconds. */
export const orphanEnds = (at: string): number => Math.floor(Date.parse(at) / 1000) + orphanDays * 86_400

/** SHA-256 of a commit's canonical JSON (keys sorted), the next commit's `prev`. */
export const hashOf = (commit: Commit) => createHash('sha256').update(canonical(commit)).digest('hex')

/** JSON with sorted keys: the same bytes for equal values (RFC 8785 for what a commit can hold). */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, v) =>
    v && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  )

/**
 * Executes a command. Throws `Contention` after three lost races, and whatever the stores throw; either way the
 * caller may simply try again with the same commandId.
 */
export const executeCommand = async (deps: Executor, given: Given): Promise<Executed> => {
  const { caseId, command, commandId, actor, at } = given
  let letterNumber = ''
  for (let attempt = 0; attempt < tries; attempt++) {
    const log = (attempt === 0 && given.log) || (await deps.log.load(caseId))
    const state = fold(log)
    // A repeated command is answered, not decided again.
    if (state && log.some((commit) => commit.commandId === commandId))
      return { outcome: 'done', case: state, log, repeated: true }

    const context = (): Context => ({ ...deps.rules.context(at, actor), letterNumber })
    let decided = decide(state, command, context())
    if (isRejected(decided)) return { outcome: 'refused', ...decided, ...(state && { case: state }) }
    if (decided.length === 0)
      return state
        ? { outcome: 'done', case: state, log, repeated: false }
        : { outcome: 'refused', refused: 'case_unknown' }

    const letter = decided.find((e) => e.type === 'LetterSent')
    if (letter) {
      letterNumber ||= await takeLetterNumber(deps, caseId, letter.agency, at)
      decided = decide(state, command, context())
      if (isRejected(decided)) return { outcome: 'refused', ...decided }
    }
    const { attached } = given
    if (attached) {
      decided = withAttachments(decided, attached.content, attached.files.length)
      await attached.bring()
    }
    // Texts end unless their commit follows, for then the relay keeps them. One that is there already is of an earlier
    // try or a faster twin of this very command: how long it is kept may have been settled since.
    const expiresAt = orphanEnds(at)
    for (const [id, content] of Object.entries(given.contents ?? {}))
      await deps.people.putNew(caseId, id, content, expiresAt)

    const last = log.at(-1)
    const next: Commit = commitSchema.parse({
      caseId,
      version: log.length + 1,
      schema: 1,
      at,
      actor,
      commandId,
      prev: last ? hashOf(last) : '',
      events: decided.map((event) => withoutUnknown(caseEvent, event)),
    })
    if ((await append(deps.log, next)) === 'done')
      return { outcome: 'done', case: applyCommit(state, next) as Case, log: [...log, next], repeated: false }
  }
  throw new Contention(`${caseId}: ${tries} races lost`)
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

/** A letter's number points to its case before the commit that sends it; a lost race keeps the number it took. */
const takeLetterNumber = async (deps: Executor, caseId: string, agency: string, at: string) => {
  const number = await deps.rules.nextNumber(deps.claims, 'L', at)
  await deps.claims.hold(letterPointer(number), { caseId, agency })
  return number
}

/** Where a letter's number is looked up: which case, whose letter. */
export const letterPointer = (letter: string) => `letter#${letter}`
