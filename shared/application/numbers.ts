/**
 * Numbers that are given once, and what letters' numbers and agencies' references stand for. The counters in `Claims`
 * only say where to begin: a restored table, or a lost one, may leave them behind the log. Whether a number is free the
 * log alone knows.
 */
import type { Commit } from '../../events/commit.ts'
import type { EventOf } from '../../events/events.ts'
import { append, nextCommit, type Said } from './commits.ts'
import type { CouncilRules, Series } from './council-rules.ts'
import { readable } from './each-case.ts'
import type { CaseLog, Claims, Links } from './ports.ts'

type Deps = { log: CaseLog; claims: Claims; rules: CouncilRules }

/** Where a letter's number is written down: a log of its own. */
export const letterLog = (letter: string) => `letter:${letter}`
/** Where an agency's reference of a draft act is: under a keyed hash, for it may be anything. */
export const draftLog = (links: Links, agency: string, reference: string) =>
  `draft:${agency}:${links.digest('reference', reference).slice(0, 32)}`

/** What earlier versions kept in `Claims` instead; `npm run rebuild-claims` writes it into the log. */
const letterClaim = (letter: string) => `letter#${letter}`
export const draftClaim = (links: Links, agency: string, reference: string) =>
  `draft#${agency}#${links.digest('reference', reference)}`

/** One whose log cannot be read is taken. */
export const isFree = async (log: CaseLog, id: string) => (await readable(() => log.load(id)))?.length === 0

/**
 * The next number of a series that no log has: `ALM-A-2026-000001`, the year local. Where the counter is behind the
 * log it is moved on, past a number that is taken and before one that is free, in a number of reads that grows with
 * the logarithm of what it lacks. It may leave a gap. The caller's first commit decides: two that are given the same
 * free number are told apart by it.
 */
export const freeNumber = async (
  { log, claims, rules }: Deps,
  series: Series,
  at: string,
  logOf: (number: string) => string = (number) => number,
): Promise<string> => {
  const { counter, numbered } = rules.series(series, at)
  const free = (n: number) => isFree(log, logOf(numbered(n)))
  for (;;) {
    const n = await claims.next(counter)
    if (await free(n)) return numbered(n)
    let [taken, step] = [n, 1]
    while (!(await free(n + step))) {
      taken = n + step
      step *= 2
    }
    let open = n + step
    while (open - taken > 1) {
      const between = Math.floor((taken + open) / 2)
      if (await free(between)) open = between
      else taken = between
    }
    await claims.advance(counter, taken)
  }
}

/** What a number or a reference stands for. */
export type Pointer = Omit<EventOf<'PointerWritten'>, 'type' | 'v'>

/** What a pointer's log says last; undefined for an empty one. */
export const pointerIn = (commits: readonly Commit[]): Pointer | undefined => {
  const last = commits.at(-1)?.events.find((e) => e.type === 'PointerWritten')
  if (!last) return undefined
  const { type: _, v: __, ...pointer } = last
  return pointer
}

/** Writes a pointer after the commits that were read (none: a new one); `taken` where somebody else was faster. */
export const writePointer = (
  log: CaseLog,
  logId: string,
  read: readonly Commit[],
  pointer: Pointer,
  said: Said,
): Promise<'done' | 'taken'> =>
  append(log, nextCommit(logId, read, said, [{ type: 'PointerWritten', v: 1, ...pointer }]))

/** The case that a letter's number stands for, and whose letter it is. */
export const caseOfLetter = async (
  { log, claims }: Pick<Deps, 'log' | 'claims'>,
  letter: string,
): Promise<Pick<Pointer, 'case' | 'agency'> | undefined> => {
  const pointer = pointerIn(await log.load(letterLog(letter)))
  if (pointer) return pointer
  const held = await claims.get(letterClaim(letter))
  return held?.caseId && held.agency ? { case: held.caseId, agency: held.agency } : undefined
}

/** Writes down what a letter's number stands for, unless that is written already, and says what it stands for. */
export const holdLetter = async (
  log: CaseLog,
  letter: string,
  pointer: Pointer,
  said: Said,
): Promise<Pointer> => {
  const written = await writePointer(log, letterLog(letter), [], pointer, said)
  const known = written === 'taken' && pointerIn(await log.load(letterLog(letter)))
  return known || pointer
}
