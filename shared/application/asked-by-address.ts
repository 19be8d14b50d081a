/**
 * A mail that somebody asks for by typing an address. The same is done for whoever it is, so that nobody learns from the
 * answers, or from the time they take, whose address is on file.
 */
import { countOnce, mailLimits, TooOften } from './limits.ts'
import type { Claims, Links, Queues } from './ports.ts'

/** A keyed hash of an address; `purpose` keeps those of one door apart from those of another. */
export const addressDigest = (links: Links, purpose: string, email: string): string =>
  links.digest(purpose, email.trim().toLowerCase()).slice(0, 32)

/**
 * Puts the message on the queue of notices, unless the address has had too many. `address` is its digest, `at` is UTC,
 * `from` a network address; throws `TooOften` when that has asked too often, for whomever.
 */
export const askByAddress = async (
  { links, claims, queues }: { links: Links; claims: Claims; queues: Queues },
  address: string,
  message: object,
  { at, from }: { at: string; from: string },
): Promise<void> => {
  const wait = await countOnce({ links, claims }, [[mailLimits.signInsFromAddress, from]], at)
  if (wait) throw new TooOften(wait)
  if (await countOnce({ links, claims }, [[mailLimits.signInsOfMember, address]], at)) return
  await queues.send('notices', [message])
}
