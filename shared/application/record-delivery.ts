/** A mail that came back: kept with the case's personal data, and told to the secretariat. */
import * as z from 'zod/mini'
import type { ContentOf } from '../../events/contents.ts'
import { type Role, role } from '../../events/values.ts'
import { fold } from '../domain/case.ts'
import { composeMail } from '../text/mails.ts'
import { type Composer, letterhead, staffReader } from './compose-notice.ts'
import { grantIdOf } from './grants.ts'
import { AddressRefused, Busy, type CaseLog, type Claims, type Links, type Mailer } from './ports.ts'

const recipient = z.object({ emailAddress: z.string() })

/**
 * SES event publishing, as far as it is used here; other kinds of events are let pass.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export const sesEvent = z.object({
  eventType: z.string(),
  mail: z.object({ messageId: z.string(), tags: z.optional(z.record(z.string(), z.array(z.string()))) }),
  bounce: z.optional(
    z.object({ bounceType: z.string(), bouncedRecipients: z.array(recipient), timestamp: z.string() }),
  ),
  complaint: z.optional(z.object({ complainedRecipients: z.array(recipient), timestamp: z.string() })),
})
export type SesEvent = z.infer<typeof sesEvent>

export type Returns = Composer & { log: CaseLog; claims: Claims; mailer: Mailer; links: Links }

/** A mail that did not reach this address. `number` is its case's, empty where it was about none or several. */
type Undelivered = Omit<ContentOf<'delivery'>, 'kind'> & { number: string }

/** Safe to repeat: the record's id and the mail's claim are made of the message and the address. */
export const recordDelivery = async (deps: Returns, event: SesEvent): Promise<'recorded' | 'nothing'> => {
  const { messageId, tags = {} } = event.mail
  const number = tags.case?.[0] ? Buffer.from(tags.case[0], 'base64url').toString() : ''
  const to = recipientOf(tags.to?.[0])
  const why = event.complaint ? 'complaint' : 'bounce'
  const recipients = event.complaint?.complainedRecipients ?? event.bounce?.bouncedRecipients ?? []
  const at = event.complaint?.timestamp ?? event.bounce?.timestamp ?? ''
  const permanent = why === 'complaint' || event.bounce?.bounceType === 'Permanent'
  for (const { emailAddress: address } of recipients) {
    // The secretariat cannot be told by the address that just failed.
    const tells = permanent && to !== 'secretary'
    await keepUndelivered(deps, `${messageId}#${address}`, { number, to, why, permanent, address, at }, tells)
  }
  return recipients.length ? 'recorded' : 'nothing'
}

/** Who a mail's tag says it was for: a draft's developer and the body that an appeal went to are state bodies. */
export const recipientOf = (tag: string | undefined): Role =>
  tag === 'contact' || tag === 'body' ? 'agency' : (role.safeParse(tag).data ?? 'system')

/**
 * Keeps that an address was not reached with the case's personal data, and tells the secretariat where it should be.
 * `mail` names the mail and its reader, the same whenever this is told of.
 */
export const keepUndelivered = async (
  deps: Returns,
  mail: string,
  { number, ...said }: Undelivered,
  tells: boolean,
): Promise<void> => {
  const known = number !== '' && fold(await deps.log.load(number)) !== undefined
  const id = deps.links.digest('delivery', mail).slice(0, 24)
  const ends = deps.rules.retentionEnds(deps.rules.dayOf(said.at))
  await deps.people.put(known ? number : 'deliveries', `delivery-${id}`, { kind: 'delivery', ...said }, ends)
  if (tells) await tell(deps, id, { number: known ? number : '', ...said })
}

const leaseSeconds = 60

const tell = async (deps: Returns, id: string, { number, to, why, address, at }: Undelivered) => {
  const party = { role: 'secretary' as const }
  const reader = staffReader(deps.rules, party)
  const key = `mail#delivery-${id}#secretary`
  const lease = reader ? await deps.claims.lease(key, leaseSeconds) : 'completed'
  if (lease === 'busy') throw new Busy(key)
  if (!reader || lease === 'completed') return
  const c = number ? fold(await deps.log.load(number)) : undefined
  const grant = c && grantIdOf(deps, c, party)
  const actUrl = c && grant ? deps.links.actUrl(c.caseId, grant, reader.language) : ''
  const head = letterhead(deps.rules, deps.portal)
  try {
    await deps.mailer.send({
      to: reader.email,
      ...composeMail({ kind: 'bounced', number, to, why, address, actUrl }, reader.language, head),
      replyTo: head.replyTo,
      thread: number || 'deliveries',
      tags: { ...(number && { case: number }), to: 'secretary' },
    })
  } catch (error) {
    if (!(error instanceof AddressRefused)) throw error
    const own = {
      number,
      to: 'secretary',
      why: 'bounce',
      permanent: true,
      address: reader.email,
      at,
    } as const
    await keepUndelivered(deps, key, own, false)
  }
  await deps.claims.complete(key)
}
