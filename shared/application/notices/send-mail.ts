/** Sends a mail. One that does not reach its reader is kept with its case's personal data, and told to the secretariat. */
import type { ContentOf } from '../../../events/contents.ts'
import { type Role, role } from '../../../events/values.ts'
import type { Case, CaseState } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import type { MailOf } from '../../text/notices/models.ts'
import { carriedGrant, grantIdOf } from '../actions/grants.ts'
import { executeCommand } from '../execute-command.ts'
import { once } from '../once.ts'
import type { CaseLog, Claims, Links } from '../ports.ts'
import { mailOf } from './mail.ts'
import { AddressRefused, type Mail, type Mailer } from './ports.ts'
import { type Composer, staffReader } from './readers.ts'

export type MailSender = Composer & { log: CaseLog; claims: Claims; mailer: Mailer; links: Links }

/** Of a mail's claim: longer than a function may run, so that one whose holder died is free again when its message comes back. */
export const leaseSeconds = 60

/**
 * `id` names the mail, the same at every try; `at` is when its message was sent (UTC). Either way there is nothing more
 * to be done: a refusal is shown on the case and told to the secretariat, unless the address is its own. Throws what
 * the mailer throws of everything that a retry may mend.
 */
export const sendMail = async (
  deps: MailSender,
  mail: Mail,
  { id, at }: { id: string; at: string },
): Promise<'sent' | 'refused'> => {
  try {
    await deps.mailer.send(mail)
    return 'sent'
  } catch (error) {
    if (!(error instanceof AddressRefused)) throw error
    const { to: address, tags } = mail
    const refused = {
      number: tags.case ?? '',
      to: recipientOf(tags.to),
      why: 'bounce',
      permanent: true,
      address,
      at,
    } as const
    const { what, of } = tags
    const own = staffReader(deps.rules, { role: 'secretary' })?.email
    await keepUndelivered(deps, `refused#${id}#${address}`, refused, address === own ? undefined : 'bounce', {
      ...(what && { what }),
      ...(of && { of }),
    })
    return 'refused'
  }
}

const offices = new Set<Role>(['chair', 'secretary', 'head', 'agency'])

/** A mail that did not reach this address. `number` is its case's, empty where it was about none or several. */
type Undelivered = Omit<ContentOf<'delivery'>, 'kind'> & { number: string }
/** As what the secretariat is told of it. */
type Told = MailOf<'bounced'>['why']

/** Who a mail's tag says it was for: a draft's developer and the body that an appeal went to are state bodies. */
export const recipientOf = (tag: string | undefined): Role =>
  tag === 'contact' || tag === 'body' ? 'agency' : (role.safeParse(tag).data ?? 'system')

/**
 * Keeps that an address was not reached with the case's personal data, has what it was to bring handed over, and tells the secretariat as what it is to be
 * told, if it is. `mail` names the mail and its reader, the same whenever this is told of. Of an office the address
 * stays; of anybody else it went with the case's personal data when these were erased, and does not come back.
 */
export const keepUndelivered = async (
  deps: MailSender,
  mail: string,
  { number, ...said }: Undelivered,
  told: Told | undefined,
  brought: Brought = {},
): Promise<'kept' | 'erased'> => {
  const caseNow = async () => (number ? fold(await deps.log.load(number)) : undefined)
  const isGone = (now: CaseState) => now?.erased !== undefined && !offices.has(said.to)
  const c = await caseNow()
  if (isGone(c)) return 'erased'
  const id = deps.links.digest('delivery', mail).slice(0, 24)
  const record = { kind: 'delivery', ...said } as const
  const place = [c ? number : 'deliveries', `delivery-${id}`] as const
  await deps.people.put(...place, record, deps.rules.retentionEnds(deps.rules.dayOf(said.at)))
  if (isGone(await caseNow())) {
    await deps.people.put(...place, { ...record, address: '' }, Math.floor(Date.parse(said.at) / 1000))
    return 'erased'
  }
  if (told && told !== 'complaint' && c) await toHandOver(deps, id, c, said, brought)
  if (told) await tell(deps, id, { ...said, number: c ? number : '' }, told)
  return 'kept'
}

/** What the mail was to bring, where its tags say it. */
type Brought = Pick<Mail['tags'], 'what' | 'of'>

/** What did not arrive is handed over. Of a mail that does not say what it was it is what an applicant needs most. */
const toHandOver = async (
  deps: MailSender,
  id: string,
  c: Case,
  { to, at }: Omit<Undelivered, 'number'>,
  { what, of }: Brought,
) => {
  const answered = c.kind === 'appeal' && c.answer !== undefined
  const lacked = what ?? (to === 'applicant' ? (answered ? 'answer' : 'receipt') : undefined)
  if (!lacked) return
  await executeCommand(deps, {
    caseId: c.caseId,
    commandId: `handover:${id}`,
    actor: { role: 'system', as: 'delivery' },
    at: new Date(at).toISOString(),
    command: { type: 'open_handover', what: lacked, ...(of && { of }) },
  })
}

const tell = async (
  deps: MailSender,
  id: string,
  { number, to, address, at }: Undelivered,
  why: Told,
): Promise<void> => {
  const party = { role: 'secretary' as const }
  const reader = staffReader(deps.rules, party)
  if (!reader) return
  const key = `mail#delivery-${id}#secretary`
  await once(deps.claims, key, leaseSeconds, async () => {
    const c = number ? fold(await deps.log.load(number)) : undefined
    const grant = c && grantIdOf(deps, c, party)
    const carried = grant && carriedGrant(deps, grant, party, reader.email, at)
    const actUrl = c && carried ? deps.links.actUrl(c, carried, reader.language) : ''
    const model = { kind: 'bounced', number, to, why, address, actUrl } as const
    const tags = { ...(number && { case: number }), to: 'secretary' }
    const mail = mailOf(deps, reader, model, { thread: number || 'deliveries', tags })
    await sendMail(deps, mail, { id: key, at })
  })
}
