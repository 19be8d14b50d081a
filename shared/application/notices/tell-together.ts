/**
 * What anybody can bring about often is told at once up to a limit; the rest of the window waits and goes in one mail.
 * Each notice that waits is a row under a keyed id in the store of personal data, and its own message, which comes again
 * until the window is over: whichever finds it over tells all that is not told yet. So nothing hangs on one message, and
 * `relay --since` brings back those that were lost.
 */
import type { Envelope } from '../../../events/commit.ts'
import type { Case } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import { type Notice, toldAs } from '../../domain/notices/notice.ts'
import { asOfNow } from '../../domain/notices/notices.ts'
import type { MailOf } from '../../text/notices/models.ts'
import { readable } from '../each-case.ts'
import { type Limit, mailLimits, takePlace, windowEnds } from '../limits.ts'
import { Busy } from '../ports.ts'
import { modelOfNotice } from './compose-notice.ts'
import { mailOf, mailOfCase } from './mail.ts'
import type { Mail } from './ports.ts'
import { applicantReader } from './readers.ts'
import { leaseSeconds, sendMail } from './send-mail.ts'
import type { Notifier } from './send-notices.ts'

/** What a notice is counted by, and told together with. */
export type Together = { limit: Limit; who: string }

/**
 * What this notice waits for, where it does. Receipts were counted at the door, whose page had to say so; word of a
 * message is counted here.
 */
export const heldBack = async (
  deps: Notifier,
  { kind, to }: Notice,
  event: Envelope,
  c: Case,
): Promise<Together | undefined> => {
  if (kind === 'receipt' && c.kind === 'appeal' && c.receipt === 'later') {
    const reader = await applicantReader(deps.people, c)
    return reader && { limit: mailLimits.receiptsToRecipient, who: reader.email.toLowerCase() }
  }
  if (kind !== 'message') return undefined
  const limit = mailLimits.messagesOfCase
  const place = { by: event.id, at: event.time }
  const held = hasWaited(event) || !(await takePlace(deps, limit, c.caseId, place))
  return held ? { limit, who: `${c.caseId} ${to.role}` } : undefined
}

const hasWaited = ({ attempt }: Envelope): boolean => attempt !== undefined

const longestDelaySeconds = 900
/** Rows outlive the window by what a queue that stands still may cost. */
const keptSeconds = 14 * 86_400
/** In one mail; an hour that had more takes another. */
const mostReceipts = 100

/** Until a message that was sent at this moment comes again, seconds. */
export const delayOf = (ends: number, at: string) =>
  Math.min(longestDelaySeconds, Math.max(0, ends - Math.floor(Date.parse(at) / 1000)))

/** How often one comes again at most: its queue tells when it was sent, not when it comes. */
export const mostWaits = ({ seconds }: Limit) => Math.ceil(seconds / longestDelaySeconds) + 1

/**
 * Lets a notice wait, or tells it with all that waited beside it. Gives how many mails were sent. Safe to repeat: each of
 * them has its own claim, which a mail completes that tells of it. Throws `Busy` while another tells them.
 */
export const tellTogether = async (
  deps: Notifier,
  asked: Notice,
  event: Envelope,
  { now: c, then }: { now: Case; then: Case },
  { limit, who }: Together,
  at: string,
): Promise<number> => {
  const ends = windowEnds(limit, event.time)
  const bundle = `together-${deps.links.digest(limit.what, who).slice(0, 32)}-${ends}`
  const own = `${event.id}#${toldAs(asked)}`
  if (await isTold(deps, own)) return 0
  await deps.people.putNew(bundle, own, { kind: 'pointer', caseId: c.caseId }, ends + keptSeconds)

  const { attempt = 0, firsttried = at } = event
  if (Math.floor(Date.parse(at) / 1000) < ends && attempt < mostWaits(limit)) {
    const again: Envelope = { ...event, attempt: attempt + 1, firsttried }
    await deps.queues.send('notices', [again], delayOf(ends, at))
    return 0
  }
  let sent = 0
  for (;;) {
    const all = await untold(deps, bundle)
    const waiting = asked.kind === 'receipt' ? all.slice(0, mostReceipts) : all
    const [first] = waiting
    if (!first) return sent
    const telling = `${bundle}#${first.id}`
    if ((await deps.claims.lease(telling, leaseSeconds)) !== 'granted') throw new Busy(telling)
    const mail = await mailFor(deps, asked, event, { now: c, then }, who, waiting, at)
    if (mail && (await sendMail(deps, mail, { id: telling, at })) === 'sent') sent++
    // The first one last: while it is open, nobody else begins to tell of the rest.
    for (const { id } of waiting.toReversed()) await deps.claims.complete(`mail#${id}`)
    if (waiting.some(({ id }) => id === own)) return sent
  }
}

type Waiting = { id: string; c: Case }

/**
 * Those of the window that no mail has told of, in the order of their cases. One that cannot be read keeps no other
 * from being told, and is told when it is published again.
 */
const untold = async (deps: Notifier, bundle: string): Promise<Waiting[]> => {
  const rows = [...(await deps.people.list(bundle, ''))]
  const open = rows.map(async ([id, row]): Promise<Waiting[]> => {
    if (row.kind !== 'pointer' || (await isTold(deps, id))) return []
    const c = await readable(async () => fold(await deps.log.load(row.caseId)))
    return c ? [{ id, c }] : []
  })
  return (await Promise.all(open)).flat()
}

/** Its claim is asked for no time at all: who tells it holds that of the first in its mail. */
export const isTold = async ({ claims }: Pick<Notifier, 'claims'>, id: string) =>
  (await claims.lease(`mail#${id}`, 0)) === 'completed'

const mailFor = async (
  deps: Notifier,
  asked: Notice,
  event: Envelope,
  { now: c, then }: { now: Case; then: Case },
  who: string,
  waiting: readonly Waiting[],
  at: string,
): Promise<Mail | undefined> => {
  if (asked.kind === 'receipt') return receiptsFor(deps, c, who, waiting)
  const notice = asOfNow(asked, event.data, c)
  const found = notice && (await modelOfNotice(deps, notice, event, c, then, at))
  if (found?.model.kind !== 'message') return undefined
  const { attachments: _, ...model } = found.model
  return mailOfCase(deps, found.reader, { ...model, count: waiting.length }, c, asked.to.role)
}

/** The receipts of those cases whose applicants have this address still. */
const receiptsFor = async (
  deps: Notifier,
  c: Case,
  who: string,
  waiting: readonly Waiting[],
): Promise<Mail | undefined> => {
  const { links, people } = deps
  const reader = await applicantReader(people, c)
  if (!reader) return undefined
  const { language } = reader
  const found = waiting.map(async ({ c: of }): Promise<MailOf<'receipts'>['items']> => {
    if (of.kind !== 'appeal') return []
    if ((await applicantReader(people, of))?.email.toLowerCase() !== who) return []
    const { main: answer, stopped } = of
    const statusUrl = links.statusUrl(of, language)
    const item = { number: of.caseId, answer, code: links.code(of), statusUrl }
    return [stopped ? { ...item, stopped: stopped.on } : item]
  })
  const items = (await Promise.all(found)).flat()
  const thread = `receipts-${links.digest('receipts', who).slice(0, 12)}`
  return mailOf(deps, reader, { kind: 'receipts', items }, { thread, tags: { to: 'applicant' } })
}
