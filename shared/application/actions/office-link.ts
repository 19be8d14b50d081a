/**
 * The address of "my cases" by mail, for who has lost every link: it goes to the holder's address on file, never to the page
 * that it was asked from, and nobody learns from the answers whose address is on file.
 */
import * as z from 'zod/mini'
import { type Language, type Localized, language } from '../../../events/values.ts'
import { standIns } from '../../council/council.ts'
import { addressDigest, askByAddress } from '../asked-by-address.ts'
import type { CouncilRules } from '../council-rules.ts'
import { mailOf } from '../notices/mail.ts'
import { type MailSender, sendMail } from '../notices/send-mail.ts'
import type { Claims, Links, Queues } from '../ports.ts'
import { staffLinkDays } from './grants.ts'
import { holdersOf, type Office, officeToken } from './offices.ts'

/** Somebody asks for it: on the queue of notices, for holders of an office and strangers alike. */
export const officeAsked = z.strictObject({
  type: z.literal('office'),
  /** A keyed hash of the address that was typed. */
  address: z.string(),
  lang: language,
})
type OfficeAsked = z.infer<typeof officeAsked>

const digestOf = (links: Links, email: string) => addressDigest(links, 'office-asked', email)

/** Has it sent, where the address has an office. `at` and `from` as in `askByAddress`, which may throw `TooOften`. */
export const requestOffice = (
  deps: { links: Links; claims: Claims; queues: Queues },
  { email, lang, ...asked }: { email: string; lang: Language; at: string; from: string },
): Promise<void> => {
  const address = digestOf(deps.links, email)
  return askByAddress(deps, address, { type: 'office', address, lang } satisfies OfficeAsked, asked)
}

/** The council's offices; a commission's has a name. */
const officesOf = ({ council }: CouncilRules): { office: Office; name?: Localized }[] => [
  { office: { role: 'head' } },
  ...standIns(council).map(({ post }) => ({ office: { role: 'head', as: post } as const })),
  ...council.commissions.map(({ id, names }) => ({
    office: { role: 'chair', commission: id } as const,
    name: names,
  })),
]

/** One mail with the pages of all offices that the address holds; whose it is not gets nothing. */
export const sendOffice = async (
  deps: MailSender,
  { address, lang }: OfficeAsked,
  at: string,
): Promise<void> => {
  const { links, rules, portal } = deps
  const today = rules.dayOf(at)
  const held = officesOf(rules).flatMap(({ office, name }) =>
    holdersOf(rules, office, today)
      .filter(({ email }) => digestOf(links, email) === address)
      .map(({ email }) => ({ email, office, name })),
  )
  // The first page of the head's office shows what the others would.
  const headed = held.findIndex(({ office }) => office.role === 'head')
  const own = held.filter(({ office }, i) => office.role === 'chair' || i === headed)
  const [first] = own
  if (!first) return
  const pages = own.map(({ office, email, name }) => ({
    ...(name && { name }),
    url: `${portal}/work/${officeToken(deps, office, email, 'office', today)}?${new URLSearchParams({ lang })}`,
  }))
  const id = `office-${links.digest('office', `${address} ${at}`).slice(0, 12)}`
  const tags = { to: first.office.role }
  const mail = mailOf(
    deps,
    { email: first.email, language: lang },
    { kind: 'office', pages, days: staffLinkDays },
    { thread: id, tags },
  )
  await sendMail(deps, mail, { id, at })
}
