/** A mail that came back: kept with the case's personal data, and told to the secretariat. */
import * as z from 'zod/mini'
import { role } from '../../events/values.ts'
import { type CaseState, fold } from '../domain/case.ts'
import { composeMail } from '../text/mails.ts'
import { type Composer, letterhead, staffReader } from './compose-notice.ts'
import { grantIdOf } from './grants.ts'
import type { CaseLog, Claims, Links, Mailer } from './ports.ts'
import { Busy } from './send-notices.ts'

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

const offices = new Set<z.infer<typeof role>>(['chair', 'secretary', 'head', 'agency'])

type Deps = Composer & { log: CaseLog; claims: Claims; mailer: Mailer; links: Links }

/** Safe to repeat: the record's id and the mail's claim are made of the message and the address. */
export const recordDelivery = async (deps: Deps, event: SesEvent): Promise<'recorded' | 'nothing'> => {
  const { messageId, tags = {} } = event.mail
  const number = tags.case?.[0] ? Buffer.from(tags.case[0], 'base64url').toString() : ''
  const to = role.safeParse(tags.to?.[0]).data ?? 'system'
  const why = event.complaint ? 'complaint' : 'bounce'
  const recipients = event.complaint?.complainedRecipients ?? event.bounce?.bouncedRecipients ?? []
  const at = event.complaint?.timestamp ?? event.bounce?.timestamp ?? ''
  const permanent = why === 'complaint' || event.bounce?.bounceType === 'Permanent'
  const caseNow = async () => (number ? fold(await deps.log.load(number)) : undefined)
  const c = await caseNow()
  // Of an office the address stays; of anybody else it went with the case's personal data, and does not come back.
  const isGone = (now: CaseState) => now?.erased !== undefined && !offices.has(to)
  if (isGone(c)) return 'nothing'
  for (const { emailAddress: address } of recipients) {
    const id = deps.links.digest('delivery', `${messageId}#${address}`).slice(0, 24)
    const record = { kind: 'delivery', to, why, permanent, address, at } as const
    const ends = deps.rules.retentionEnds(deps.rules.dayOf(at))
    const place = [c ? number : 'deliveries', `delivery-${id}`] as const
    await deps.people.put(...place, record, ends)
    if (isGone(await caseNow())) {
      await deps.people.put(...place, { ...record, address: '' }, Math.floor(Date.parse(at) / 1000))
      continue
    }
    // The secretariat cannot be told by the address that just failed.
    if (permanent && to !== 'secretary') await tell(deps, id, { number: c ? number : '', to, why, address })
  }
  return recipients.length ? 'recorded' : 'nothing'
}

const leaseSeconds = 60

const tell = async (
  deps: Deps,
  id: string,
  said: { number: string; to: z.infer<typeof role>; why: 'bounce' | 'complaint'; address: string },
) => {
  const party = { role: 'secretary' as const }
  const reader = staffReader(deps.rules, party)
  const key = `mail#delivery-${id}#secretary`
  const lease = reader ? await deps.claims.lease(key, leaseSeconds) : 'completed'
  if (lease === 'busy') throw new Busy(key)
  if (!reader || lease === 'completed') return
  const c = said.number ? fold(await deps.log.load(said.number)) : undefined
  const grant = c && grantIdOf(deps, c, party)
  const actUrl = c && grant ? deps.links.actUrl(c, grant, reader.language) : ''
  const head = letterhead(deps.rules, deps.portal)
  await deps.mailer.send({
    to: reader.email,
    ...composeMail({ kind: 'bounced', ...said, actUrl }, reader.language, head),
    replyTo: head.replyTo,
    thread: said.number || 'deliveries',
    tags: { ...(said.number && { case: said.number }), to: 'secretary' },
  })
  await deps.claims.complete(key)
}
