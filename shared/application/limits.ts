/**
 * How often one sender may do a thing within a while. Counters in `Claims` under keyed hashes, so that no address and
 * no IIN is stored; windows begin and end by the clock, the same for everybody.
 */
import type { Claims, Links } from './ports.ts'

export type Limit = { what: string; most: number; seconds: number }

/** Wrong codes. A code has 50 bits: it is the office behind one address that the second number is made for. */
export const wrongCodes = {
  forNumber: { what: 'codes-for-number', most: 10, seconds: 600 },
  fromAddress: { what: 'codes-from-address', most: 100, seconds: 600 },
} as const satisfies Record<string, Limit>

/** Requests to send a link again; that one number gets one in ten minutes is a rule of the case itself. */
export const linkRequests: Limit = { what: 'links-from-address', most: 60, seconds: 600 }

/** Names everything that is counted here. */
export const countedUnder = 'limit#'

/** Counts one more time by each of these, and says how many seconds to wait when that was once too often. */
export const countOnce = async (
  { claims, links }: { claims: Claims; links: Links },
  counted: readonly (readonly [limit: Limit, who: string])[],
  at: string,
): Promise<number | undefined> => {
  const now = Math.floor(Date.parse(at) / 1000)
  const waits = counted.map(async ([{ what, most, seconds }, who]) => {
    const ends = (Math.floor(now / seconds) + 1) * seconds
    const key = `${countedUnder}${what}#${links.digest(what, who).slice(0, 32)}#${ends}`
    return (await claims.next(key, ends)) > most ? ends - now : 0
  })
  return Math.max(0, ...(await Promise.all(waits))) || undefined
}

/** Once too often; nothing was done. Thrown where a use case cannot go on, answered with 429. */
export class TooOften extends Error {
  override name = 'TooOften'
  readonly seconds: number
  constructor(seconds: number) {
    super('too often')
    this.seconds = seconds
  }
}
