/**
 * How a member of the secretariat comes to the desk: by a link sent to their address, good once and for a quarter of an
 * hour, which gives their browser a session. Nobody learns from the answers who is a member.
 */
import type { Language } from '../../events/values.ts'
import { composeMail } from '../text/mails.ts'
import { letterhead } from './compose-notice.ts'
import type { CouncilRules } from './council-rules.ts'
import { type Member, memberBy } from './members.ts'
import type { Claims, Links, Mailer } from './ports.ts'

type Deps = { rules: CouncilRules; links: Links; claims: Claims; mailer: Mailer; portal: string }

const linkMinutes = 15
const sessionHours = 12
/** So many links within the time that one is good for. */
const linksAtOnce = 5

/** Sends the link where the address is a member's and has not had too many. `at` is UTC, `to` a page of the desk. */
export const requestSignIn = async (
  deps: Deps,
  asked: { email: string; lang: Language; to: string; at: string },
): Promise<void> => {
  const { links, claims, rules, portal, mailer } = deps
  const member = memberBy(rules, asked.email)
  if (!member || !(await mayHaveLink(claims, links, member))) return
  const token = links.staffToken(member.email, Date.parse(asked.at) + linkMinutes * 60_000, 'sign-in')
  const query = new URLSearchParams({ lang: asked.lang, to: asked.to })
  const url = `${portal}/desk/sign-in/${token}?${query}`
  const head = letterhead(rules, portal)
  await mailer.send({
    to: member.email,
    ...composeMail({ kind: 'sign_in', name: member.name, minutes: linkMinutes, url }, asked.lang, head),
    replyTo: head.replyTo,
    thread: `sign-in-${links.digest('sign-in', token).slice(0, 12)}`,
    tags: { to: 'secretary' },
  })
}

const mayHaveLink = async (claims: Claims, links: Links, member: Member): Promise<boolean> => {
  const key = `sign-in#${links.digest('sign-in', member.email).slice(0, 32)}`
  for (let n = 1; n <= linksAtOnce; n++)
    if ((await claims.lease(`${key}#${n}`, linkMinutes * 60)) === 'granted') return true
  return false
}

/** Whose link this is, while it is good; whether it was used already shows when it is used. */
export const memberOfLink = ({ links, rules }: Deps, token: string, at: string): Member | undefined => {
  const email = links.readStaffToken(token, Date.parse(at), 'sign-in')
  return email ? memberBy(rules, email) : undefined
}

/** Uses a link up: the session that it gives; undefined for one that is not good, or was used before. */
export const signIn = async (deps: Deps, token: string, at: string): Promise<Session | undefined> => {
  const member = memberOfLink(deps, token, at)
  if (!member) return undefined
  const used = `signed-in#${deps.links.digest('sign-in', token).slice(0, 32)}`
  if ((await deps.claims.lease(used, 2 * linkMinutes * 60)) !== 'granted') return undefined
  const seconds = sessionHours * 3600
  return { token: deps.links.staffToken(member.email, Date.parse(at) + seconds * 1000, 'session'), seconds }
}

/** `seconds` is how long it lasts. */
export type Session = { token: string; seconds: number }

/** Whose session this is, while they are a member; and what every form of theirs must carry. */
export const memberOfSession = (
  { links, rules }: Pick<Deps, 'links' | 'rules'>,
  token: string,
  at: string,
): { member: Member; csrf: string } | undefined => {
  const email = links.readStaffToken(token, Date.parse(at), 'session')
  const member = email ? memberBy(rules, email) : undefined
  return member && { member, csrf: links.digest('csrf', token).slice(0, 32) }
}
