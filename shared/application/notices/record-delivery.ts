/** A mail that came back: kept with the case's personal data, and told to the secretariat. */
import * as z from 'zod/mini'
import type { BounceReason } from '../../../events/content-parts.ts'
import type { ContentOf } from '../../../events/contents.ts'
import { handoverMatter } from '../../../events/values.ts'
import type { MailOf } from '../../text/notices/models.ts'
import { keepUndelivered, type MailSender, recipientOf } from './send-mail.ts'

const recipient = z.object({ emailAddress: z.string() })

/**
 * SES event publishing, as far as it is used here; other kinds of events are let pass.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export const sesEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    messageId: z.string(),
    timestamp: z.optional(z.string()),
    destination: z.optional(z.array(z.string())),
    tags: z.optional(z.record(z.string(), z.array(z.string()))),
  }),
  bounce: z.optional(
    z.object({
      bounceType: z.string(),
      bounceSubType: z.optional(z.string()),
      bouncedRecipients: z.array(recipient),
      timestamp: z.string(),
    }),
  ),
  complaint: z.optional(z.object({ complainedRecipients: z.array(recipient), timestamp: z.string() })),
  reject: z.optional(z.object({})),
})
export type SesEvent = z.infer<typeof sesEvent>

/** What SES says when it is given the topic, in plain words and not as an event. */
const greeting = /^Successfully validated SNS topic/

/** An event that SES published; undefined for its greeting. Throws for anything else, without a word of it: it holds addresses. */
export const readSesMessage = (message: string): SesEvent | undefined => {
  if (greeting.test(message)) return undefined
  const event = sesEvent.safeParse(parsed(message))
  if (event.success) return event.data
  const places = event.error.issues.map(({ path }) => path.join('.')).join(', ')
  throw new TypeError(`not an event of SES: ${places || 'not JSON'}`)
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Of those that the secretariat can do something about. */
const reasons: Record<string, BounceReason> = {
  MailboxFull: 'mailbox_full',
  MessageTooLarge: 'too_large',
  ContentRejected: 'content',
  AttachmentRejected: 'content',
}

type Fate = Pick<ContentOf<'delivery'>, 'why' | 'permanent' | 'reason'>

/**
 * What became of a mail, where that is to be kept. SES reports a bounce when it has given up, so everything but a
 * transient general one is a mail that did not arrive; that one is an automatic reply: somebody is on leave.
 * https://repost.aws/knowledge-center/ses-understand-soft-bounces
 */
const fateOf = ({ bounce, complaint, reject }: SesEvent): Fate | undefined => {
  if (complaint) return { why: 'complaint', permanent: true }
  if (reject) return { why: 'rejected', permanent: false }
  if (!bounce) return undefined
  const { bounceType, bounceSubType = '' } = bounce
  if (bounceType === 'Transient' && bounceSubType === 'General')
    return { why: 'auto_reply', permanent: false }
  const reason = Object.hasOwn(reasons, bounceSubType) ? reasons[bounceSubType] : undefined
  return { why: 'bounce', permanent: bounceType === 'Permanent', ...(reason && { reason }) }
}

/**
 * As what the secretariat is told of it, to tell the reader in another way; undefined for what did arrive, and for a
 * passing failure that nobody gives a name.
 */
const toldAs = (
  { why, permanent, reason }: Fate,
  { bounce }: SesEvent,
): MailOf<'bounced'>['why'] | undefined => {
  if (why === 'auto_reply') return undefined
  if (why !== 'bounce' || permanent) return why
  const nameless = bounce?.bounceType === 'Transient' && bounce.bounceSubType === undefined
  return nameless ? undefined : (reason ?? 'passing')
}

/** Safe to repeat: the record's id and the mail's claim are made of the message and the address. */
export const recordDelivery = async (deps: MailSender, event: SesEvent): Promise<'recorded' | 'nothing'> => {
  const fate = fateOf(event)
  if (!fate) return 'nothing'
  const { messageId, timestamp = '', destination = [], tags = {} } = event.mail
  const { bounce, complaint } = event
  const number = tags.case?.[0] ? Buffer.from(tags.case[0], 'base64url').toString() : ''
  const to = recipientOf(tags.to?.[0])
  const addresses =
    (complaint?.complainedRecipients ?? bounce?.bouncedRecipients)?.map(({ emailAddress }) => emailAddress) ??
    destination
  const what = handoverMatter.safeParse(tags.what?.[0]).data
  const of = tags.of?.[0] && Buffer.from(tags.of[0], 'base64url').toString()
  const brought = { ...(what && { what }), ...(of && { of }) }
  const at = (complaint ?? bounce)?.timestamp ?? timestamp
  // The secretariat cannot be told by the address that just failed.
  const told = to === 'secretary' ? undefined : toldAs(fate, event)
  const kept = await Promise.all(
    addresses.map((address) =>
      keepUndelivered(deps, `${messageId}#${address}`, { number, to, ...fate, address, at }, told, brought),
    ),
  )
  return kept.some((one) => one === 'kept') ? 'recorded' : 'nothing'
}
