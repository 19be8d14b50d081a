/** The mails, webhooks and short messages of one event, each by its own claim: at least once for every reader, normally exactly once. */
import { type Envelope, versionOf } from '../../../events/commit.ts'
import type { CaseEvent } from '../../../events/events.ts'
import type { Case } from '../../domain/case.ts'
import { directoryId } from '../../domain/desk/directory.ts'
import { fold } from '../../domain/fold.ts'
import { broughtBy, type Notice, toldAs } from '../../domain/notices/notice.ts'
import { asOfNow, noticesOf } from '../../domain/notices/notices.ts'
import { isCouncilLog } from '../activities/duties.ts'
import type { CouncilRules } from '../council-rules.ts'
import { executeCommand } from '../execute-command.ts'
import { tellOfRefused } from '../files/refused-files.ts'
import { givenUp, hookOf, tryAgain } from '../letters/hooks.ts'
import { allTried } from '../once.ts'
import { papersWith } from '../papers/mailed-papers.ts'
import { Busy, type CaseLog, type Files, type Hooks, type Queues } from '../ports.ts'
import { modelOfNotice } from './compose-notice.ts'
import { mailOfCase } from './mail.ts'
import type { Mailer } from './ports.ts'
import { leaseSeconds, sendMail } from './send-mail.ts'
import { postToChat, type ShortSender, sendSms } from './send-short.ts'
import { tellOfFailedHook } from './tell-of-failed-hook.ts'
import { heldBack, tellTogether } from './tell-together.ts'

export type Notifier = ShortSender & {
  log: CaseLog
  mailer: Mailer
  hooks: Hooks
  queues: Queues
  files: Pick<Files, 'sizeOf' | 'read'>
  /** Those of the council's file, where `rules` have the directory laid over them. */
  fileRules?: CouncilRules
}

/**
 * Sends what the event asks for, read from the log as it is now, to each of its readers though another's mail failed:
 * what failed is thrown after all were tried, and the message comes again for those alone. A crash between sending and
 * completing the claim may repeat that one mail, since SES takes no idempotency token. Throws `Busy` while another holds
 * a claim, an `AggregateError` where several mails failed. `at` is when the message is worked on (UTC). A webhook that
 * fails is tried again later for a day, then e-mailed.
 */
export const sendNotices = async (deps: Notifier, event: Envelope, at: string): Promise<number> => {
  if (event.about === 'files') {
    const { sent, busy } = await tellOfRefused(deps, event, at)
    if (busy) throw new Busy(busy)
    return sent
  }
  const log = await deps.log.load(event.subject)
  if (event.subject === directoryId) return (await directory()).tellDirectory(deps, event, log, at)
  // What else wakes or moves in the council's own work is told by its digests.
  if (isCouncilLog(log)) return isOfMeeting(event.data) ? (await tells()).tellMembers(deps, event, log) : 0
  const state = fold(log)
  const then = fold(log.slice(0, versionOf(event)))
  if (!state || !then) throw new Error(`${event.subject}: not in the log`)
  const states = { now: state, then }
  let sent = 0
  const mailAndChat = (asked: Notice) => [
    async () => {
      sent += await sendClaimed(deps, asked, event, states, at)
    },
    () => postToChat(deps, asked, event, states),
  ]
  await allTried(`notices of ${event.id}`, [
    ...noticesOf(event.data, then).flatMap(mailAndChat),
    () => sendSms(deps, event, states),
  ])
  return sent
}

/** Meetings and changes of the directory are few: what tells of them is loaded when there is one. */
const tells = () => import('../activities/tell-members.ts')
const directory = () => import('../desk/directory/tell-directory.ts')
const isOfMeeting = ({ type }: CaseEvent) =>
  type === 'ActivityAnnounced' || type === 'ActivityMoved' || type === 'ActivityCancelled'

/** How many mails it took. */
const sendClaimed = async (
  deps: Notifier,
  asked: Notice,
  event: Envelope,
  { now: state, then }: { now: Case; then: Case },
  at: string,
): Promise<number> => {
  const together = await heldBack(deps, asked, event, state)
  if (together) return tellTogether(deps, asked, event, { now: state, then }, together, at)
  const key = `mail#${event.id}#${toldAs(asked)}`
  const lease = await deps.claims.lease(key, leaseSeconds)
  if (lease === 'busy') throw new Busy(key)
  if (lease === 'completed') return 0
  const notice = asOfNow(asked, event.data, state)
  const outcome = notice ? await sendOne(deps, notice, event, state, then, at) : 'nothing'
  if (outcome !== 'later') await deps.claims.complete(key)
  return outcome === 'sent' ? 1 : 0
}

const sendOne = async (
  deps: Notifier,
  notice: Notice,
  event: Envelope,
  c: Case,
  then: Case,
  at: string,
): Promise<'sent' | 'refused' | 'nothing' | 'later'> => {
  const found = await modelOfNotice(deps, notice, event, c, then, at)
  if (!found) return 'nothing'
  const { reader, model, calendar } = found
  const hook = hookOf(deps, model, event, c)
  if (hook) {
    if ((await deps.hooks.post(hook)) === 'delivered') return 'sent'
    if (!givenUp(event, at)) {
      await tryAgain(deps, hook, event, at, (message, delaySeconds) =>
        deps.queues.send('dispatch', [message], delaySeconds),
      )
      return 'later'
    }
    await tellOfFailedHook(
      deps,
      hook.agency,
      c,
      at,
      event.data.type === 'LetterSent' ? event.data.letter : undefined,
    )
  }
  const papers = await papersWith(deps, notice, event, c)
  const mail = {
    ...mailOfCase(deps, reader, model, c, notice.to.role, broughtBy(notice, event.data)),
    ...(papers.length && { papers }),
    ...(calendar && { calendar }),
  }
  const outcome = await sendMail(deps, mail, { id: `${event.id}#${toldAs(notice)}`, at })
  // Who was refused is to be told by the secretariat, by the same day.
  if (outcome === 'sent' && notice.kind === 'extended') await noteTold(deps, event, c, at)
  return outcome
}

/** The law wants the applicant told of an extension in three working days: done when the mail is on its way. */
const noteTold = async (deps: Notifier, event: Envelope, c: Case, at: string) => {
  await executeCommand(deps, {
    caseId: c.caseId,
    commandId: `told:${event.id}`,
    actor: { role: 'system', as: 'notices' },
    at,
    command: { type: 'told' },
  })
}
