/**
 * How a member of the secretariat comes to the desk: by a link sent to their address, good once and for ten
 * minutes, which gives their browser a session. Nobody learns from the answers who is a member.
 */
import * as z from 'zod/mini'
import { type Language, language } from '../../../events/values.ts'
import { addressDigest, askByAddress } from '../asked-by-address.ts'
import type { CouncilRules } from '../council-rules.ts'
import type { Claims, Links, Queues } from '../ports.ts'
import { hasEnded, sessionSeconds } from '../sessions.ts'
import { type Member, memberBy } from './members.ts'

type Deps = { rules: CouncilRules; links: Links; claims: Claims }

export const linkMinutes = 10

/** Somebody asks to sign in: on the queue of notices, for members and strangers alike. `to` is a page of the desk. */
export const signInAsked = z.strictObject({
  type: z.literal('sign_in'),
  /** A keyed hash of the address that was typed. */
  member: z.string(),
  lang: language,
  to: z.string(),
})
export type SignInAsked = z.infer<typeof signInAsked>

export const memberDigest = (links: Links, email: string) => addressDigest(links, 'sign-in', email)

/** Has the link sent, where the address is a member's. `at` and `from` as in `askByAddress`, which may throw `TooOften`. */
export const requestSignIn = (
  deps: { links: Links; claims: Claims; queues: Queues },
  { email, lang, to, ...asked }: { email: string; lang: Language; to: string; at: string; from: string },
): Promise<void> => {
  const member = memberDigest(deps.links, email)
  return askByAddress(deps, member, { type: 'sign_in', member, lang, to } satisfies SignInAsked, asked)
}

/** Whose link this is, while it is good; whether it was used already shows when it is used. */
export const memberOfLink = ({ links, rules }: Deps, token: string, at: string): Member | undefined => {
  const email = links.readStaffToken(token, Date.parse(at), 'sign-in')
  return email ? memberBy(rules, email) : undefined
}

const usedKey = ({ links }: Deps, token: string) => `signed-in#${links.digest('sign-in', token).slice(0, 32)}`

/** Whether nobody has used this link yet; it is not used up by that. */
export const isFresh = async (deps: Deps, token: string): Promise<boolean> =>
  (await deps.claims.lease(usedKey(deps, token), 0)) === 'granted'

/** Uses a link up: the session that it gives; undefined for one that is not good, or was used before. */
export const signIn = async (deps: Deps, token: string, at: string): Promise<Session | undefined> => {
  const member = memberOfLink(deps, token, at)
  if (!member) return undefined
  if ((await deps.claims.lease(usedKey(deps, token), 2 * linkMinutes * 60)) !== 'granted') return undefined
  const until = Date.parse(at) + sessionSeconds * 1000
  return { token: deps.links.staffToken(member.email, until, 'session'), seconds: sessionSeconds }
}

/** `seconds` is how long it lasts. */
type Session = { token: string; seconds: number }

/** Whose session this is, while they are a member and have not signed out; and what every form of theirs must carry. */
export const memberOfSession = async (
  deps: Deps,
  token: string,
  at: string,
): Promise<{ member: Member; csrf: string } | undefined> => {
  const { links, rules } = deps
  const email = links.readStaffToken(token, Date.parse(at), 'session')
  const member = email ? memberBy(rules, email) : undefined
  if (!member || (await hasEnded(deps, token))) return undefined
  return { member, csrf: links.digest('csrf', token).slice(0, 32) }
}
