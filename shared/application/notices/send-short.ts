/**
 * Short messages beside the mails: to an applicant whom no mail reaches that something has happened, and to the
 * secretariat's chat what it is mailed of. Each has a claim of its own: what fails comes again by itself.
 */
import type { Envelope } from '../../../events/commit.ts'
import type { Case } from '../../domain/case.ts'
import { type Notice, toldAs } from '../../domain/notices/notice.ts'
import { asOfNow } from '../../domain/notices/notices.ts'
import { isShortMatterOf, shortMatterOf } from '../../domain/notices/short.ts'
import { shortText } from '../../text/notices/short.ts'
import { phonesIn } from '../desk/lists/find-case.ts'
import { type Limit, shortLimits, takePlace } from '../limits.ts'
import { once } from '../once.ts'
import type { Claims } from '../ports.ts'
import { appealTextOf } from '../texts-of-case.ts'
import { modelOfNotice } from './compose-notice.ts'
import { mailOfCase } from './mail.ts'
import { type Chat, NumberRefused, type Sms } from './ports.ts'
import type { Composer } from './readers.ts'
import { leaseSeconds } from './send-mail.ts'

/** A council has the ones that it configured. */
export type ShortSender = Composer & { claims: Claims; sms?: Sms; chat?: Chat }

type States = { now: Case; then: Case }

/**
 * Tells the applicant of the event, where a message is to. Throws `Busy` while another holds the claim, and what the
 * service throws that a retry may mend; of a telephone that takes none nothing more is to be done.
 */
export const sendSms = async (deps: ShortSender, event: Envelope, { now, then }: States): Promise<void> => {
  const { sms } = deps
  const matter = sms && shortMatterOf(event.data, then)
  if (!matter) return
  await once(deps.claims, `mail#${event.id}#sms`, leaseSeconds, async () => {
    if (now.kind !== 'appeal' || !isShortMatterOf(matter, event.data, now)) return
    const phone = (await appealTextOf(deps.people, now))?.applicant.phone
    const to = phone && mobileIn(phone)
    if (!to || !(await isWithin(deps, shortLimits.messagesToTelephone, to, event))) return
    const text = shortText(matter, { number: now.caseId, portal: deps.portal }, now.language)
    try {
      await sms.send({ to, text })
    } catch (error) {
      if (!(error instanceof NumberRefused)) throw error
    }
  })
}

/** Posts to the chat what the secretariat is mailed of: that mail's subject, which names nobody. Throws as `sendSms` does. */
export const postToChat = async (
  deps: ShortSender,
  asked: Notice,
  event: Envelope,
  { now, then }: States,
): Promise<void> => {
  const { chat } = deps
  if (!chat || asked.to.role !== 'secretary') return
  await once(deps.claims, `mail#${event.id}#${toldAs(asked)}#chat`, leaseSeconds, async () => {
    const notice = asOfNow(asked, event.data, now)
    if (notice?.to.role !== 'secretary') return
    const found = await modelOfNotice(deps, notice, event, now, then, event.time)
    if (!found || !(await isWithin(deps, shortLimits.chatNotices, 'chat', event))) return
    const { subject } = mailOfCase(deps, found.reader, found.model, now, 'secretary')
    await chat.post(`${subject}\n${deps.portal}/desk`)
  })
}

const isWithin = (deps: ShortSender, limit: Limit, who: string, { id, time }: Envelope) =>
  takePlace(deps, limit, who, { by: id, at: time })

/**
 * Mobile numbers of Kazakhstan alone: a telephone at home takes no message, and one abroad costs whatever somebody there
 * has made it cost. The operators have 700 to 708, 747, 771 and 775 to 778.
 */
const mobile = /^\+77(?:0[0-8]|47|7[15-8])\d{7}$/
const mobileIn = (typed: string): string | undefined => phonesIn(typed).find((one) => mobile.test(one))
