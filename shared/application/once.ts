/** What is done once for a claim, and what is tried though another of its kind failed. */
import { Busy, type Claims } from './ports.ts'

/**
 * Does it under a claim of its own, nothing where that is completed; again where whoever did it died before completing
 * the claim, after so many seconds. Throws `Busy` while another holds it.
 */
export const once = async (
  claims: Pick<Claims, 'lease' | 'complete'>,
  key: string,
  seconds: number,
  act: () => Promise<void>,
): Promise<void> => {
  const lease = await claims.lease(key, seconds)
  if (lease === 'busy') throw new Busy(key)
  if (lease === 'completed') return
  await act()
  await claims.complete(key)
}

/** Does them one after the other; then throws what one of them threw, or an `AggregateError` of several, called `what`. */
export const allTried = async (what: string, acts: readonly (() => Promise<void>)[]): Promise<void> => {
  const failures: unknown[] = []
  for (const act of acts) await act().catch((error: unknown) => failures.push(error))
  if (failures.length > 1) throw new AggregateError(failures, `${failures.length} ${what}`)
  if (failures.length) throw failures[0]
}
