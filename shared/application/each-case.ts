/**
 * Loops over cases. Each is tried by itself: one that cannot be read, or whose work fails, keeps no other from its turn,
 * and is told when all are through.
 */
import { Unreadable } from '../../events/reading.ts'

/** A case that was not done, and why. */
export type FailedCase = { caseId: string; error: unknown }

/** How a loop went: how many cases there were, and which were not done. */
export type Tally = { looked: number; failed: FailedCase[] }

/** As many numbers as a line bears. */
const named = 50

const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error)

/** Some of a loop's cases failed, after all were tried. Names numbers and the errors' names, never what they say. */
export class CasesFailed extends Error {
  override name = 'CasesFailed'
  readonly failed: readonly FailedCase[]

  constructor({ looked, failed }: Tally) {
    const numbers = failed.slice(0, named).map(({ caseId, error }) => `${caseId} (${nameOf(error)})`)
    const more = failed.length > named ? `, and ${failed.length - named} more` : ''
    super(`${failed.length} of ${looked} cases failed: ${numbers.join(', ')}${more}`)
    this.failed = failed
  }

  /** All of them, for people. */
  get numbers(): string {
    return this.failed.map(({ caseId }) => caseId).join(', ')
  }
}

/** Throws `CasesFailed` unless every case was done. */
export const allDone = (tally: Tally): void => {
  if (tally.failed.length) throw new CasesFailed(tally)
}

/** What the work came to; a failure is put down, once for each case. */
export const tried = async <T>(
  caseId: string,
  work: () => Promise<T>,
  failed: FailedCase[],
): Promise<{ done: T } | undefined> => {
  try {
    return { done: await work() }
  } catch (error) {
    if (!failed.some((one) => one.caseId === caseId)) failed.push({ caseId, error })
    return undefined
  }
}

/**
 * What the work on each came to, of those that it was done on. Those that failed are tried once more when all others are
 * through, for a moment's failure should not cost a case its turn; what fails again is in the tally.
 */
export async function* eachCase<T>(
  caseIds: AsyncIterable<string> | Iterable<string>,
  work: (caseId: string) => Promise<T>,
  tally: Tally,
): AsyncGenerator<T> {
  const again: FailedCase[] = []
  for await (const caseId of caseIds) {
    tally.looked++
    const worked = await tried(caseId, () => work(caseId), again)
    if (worked) yield worked.done
  }
  for (const { caseId } of again) {
    const worked = await tried(caseId, () => work(caseId), tally.failed)
    if (worked) yield worked.done
  }
}

/** What is read; undefined for what no version of a schema here knows. Other failures are a matter of time. */
export const readable = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}
