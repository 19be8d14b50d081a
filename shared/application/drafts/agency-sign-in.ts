/**
 * How an agency's clerk comes to the page of the agency: by a link sent to its address on file, good once and for ten
 * minutes, which gives their browser a session. Nobody learns from the answers whose address is on file.
 */
import * as z from 'zod/mini'
import { type Language, language } from '../../../events/values.ts'
import { type Agency, agencyOf } from '../../council/council.ts'
import { addressDigest, askByAddress } from '../asked-by-address.ts'
import type { CouncilRules } from '../council-rules.ts'
import { linkMinutes } from '../desk/sign-in.ts'
import { mailOf } from '../notices/mail.ts'
import { type MailSender, sendMail } from '../notices/send-mail.ts'
import type { Claims, Links, Queues } from '../ports.ts'
import { hasEnded, sessionSeconds } from '../sessions.ts'

type Deps = { rules: CouncilRules; links: Links; claims: Claims }

/** Somebody asks to sign in: on the queue of notices, for agencies and strangers alike. */
export const agencySignInAsked = z.strictObject({
  type: z.literal('agency_sign_in'),
  /** A keyed hash of the address that was typed. */
  address: z.string(),
  lang: language,
})
type AgencySignInAsked = z.infer<typeof agencySignInAsked>

const digestOf = (links: Links, email: string) => addressDigest(links, 'agency-sign-in', email)

/** Has the link sent, where the address is an agency's. `at` and `from` as in `askByAddress`, which may throw `TooOften`. */
export const requestAgencySignIn = (
  deps: { links: Links; claims: Claims; queues: Queues },
  { email, lang, ...asked }: { email: string; lang: Language; at: string; from: string },
): Promise<void> => {
  const address = digestOf(deps.links, email)
  const message = { type: 'agency_sign_in', address, lang } satisfies AgencySignInAsked
  return askByAddress(deps, address, message, asked)
}

/** What a link or a session is of: one agency, while it has this address. */
const carried = ({ id, email }: Agency) => `${id} ${email}`

const agencyIn = ({ rules }: Pick<Deps, 'rules'>, held: string | undefined): Agency | undefined => {
  const agency = agencyOf(rules.council, held?.split(' ')[0] ?? '')
  return agency && carried(agency) === held ? agency : undefined
}

/** A mail for each agency that has the address; whose it is not gets nothing. */
export const sendAgencySignIn = async (
  deps: MailSender,
  { address, lang }: AgencySignInAsked,
  at: string,
): Promise<void> => {
  const { links, rules, portal } = deps
  for (const agency of rules.council.agencies.filter(({ email }) => digestOf(links, email) === address)) {
    const until = Date.parse(at) + linkMinutes * 60_000
    const token = links.staffToken(carried(agency), until, 'agency-sign-in')
    const url = `${portal}/agency/sign-in/${token}?${new URLSearchParams({ lang })}`
    const id = `agency-sign-in-${links.digest('agency-sign-in', token).slice(0, 12)}`
    const model = { kind: 'agency_sign_in', agency: agency.names, minutes: linkMinutes, url } as const
    const mail = mailOf(deps, { email: agency.email, language: lang }, model, {
      thread: id,
      tags: { to: 'agency' },
    })
    await sendMail(deps, mail, { id, at })
  }
}

/** Whose link this is, while it is good; whether it was used already shows when it is used. */
export const agencyOfLink = (deps: Pick<Deps, 'links' | 'rules'>, token: string, at: string) =>
  agencyIn(deps, deps.links.readStaffToken(token, Date.parse(at), 'agency-sign-in'))

/** Uses a link up: the session that it gives, `seconds` long; undefined for one that is not good, or was used before. */
export const signInAgency = async (deps: Deps, token: string, at: string) => {
  const agency = agencyOfLink(deps, token, at)
  if (!agency) return undefined
  const used = `agency-signed-in#${deps.links.digest('agency-sign-in', token).slice(0, 32)}`
  if ((await deps.claims.lease(used, 2 * linkMinutes * 60)) !== 'granted') return undefined
  const until = Date.parse(at) + sessionSeconds * 1000
  return { token: deps.links.staffToken(carried(agency), until, 'agency-session'), seconds: sessionSeconds }
}

/** Whose session this is, unless they have signed out; and what every form of theirs must carry. */
export const agencyOfSession = async (
  deps: Deps,
  token: string,
  at: string,
): Promise<{ agency: Agency; csrf: string } | undefined> => {
  const { links } = deps
  const agency = agencyIn(deps, links.readStaffToken(token, Date.parse(at), 'agency-session'))
  if (!agency || (await hasEnded(deps, token))) return undefined
  return { agency, csrf: links.digest('agency-csrf', token).slice(0, 32) }
}
