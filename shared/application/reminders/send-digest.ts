/** One digest for one recipient and day, composed from the state at this moment: nothing done is nagged about. */
import { randomUUID } from 'node:crypto'
import type { Commit } from '../../../events/commit.ts'
import { commissionOf } from '../../council/council.ts'
import type { Case } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import { isRemindedByHand, type Reminder, remindersOn } from '../../domain/reminders/reminders.ts'
import type { DigestItem } from '../../text/notices/kinds/reminders.ts'
import type { MailOf } from '../../text/notices/models.ts'
import { carriedGrant, grantIdOf } from '../actions/grants.ts'
import { noteReminderOfDuty, owingOf, subjectOfDuty } from '../activities/duties.ts'
import { claimDays } from '../appeals/register-appeal.ts'
import { canonical } from '../commits.ts'
import { readable } from '../each-case.ts'
import { executeCommand } from '../execute-command.ts'
import { givenUp, tryAgain } from '../letters/hooks.ts'
import { mailOf } from '../notices/mail.ts'
import type { Mail } from '../notices/ports.ts'
import {
  addresseeName,
  applicantReader,
  outsideReader,
  type Reader,
  staffReader,
} from '../notices/readers.ts'
import { sendMail } from '../notices/send-mail.ts'
import type { Notifier } from '../notices/send-notices.ts'
import { tellOfFailedHook } from '../notices/tell-of-failed-hook.ts'
import { wasRefused } from '../notices/was-refused.ts'
import type { Hook } from '../ports.ts'
import { subjectOf } from '../texts-of-case.ts'
import type { DigestOrder } from './sweep.ts'

/** `case` is absent where it is the council's own work that waits. */
type Line = { number: string; case?: Case; log: Commit[]; reminder: Reminder }

/**
 * At most once per recipient and day: the claim is final before the mail goes out, so a crash in the very act of
 * sending, or a lost reply, costs that day's digest and its items come in the next. A refusal costs nothing: the claim is
 * given back and the error thrown, to be called again. Composing comes before the claim.
 */
export const sendDigest = async (
  deps: Notifier,
  order: DigestOrder,
  at: string,
): Promise<'sent' | 'nothing'> => {
  const lines = await linesOf(deps, order)
  const reader = await readerOf(deps, order, lines)
  const warns = order.missing?.length || order.provisional || order.failed?.length
  if ((lines.length === 0 && !warns) || !reader) return 'nothing'
  const model = await modelOf(deps, order, lines, reader, at)
  const mail = mailOf(deps, reader, model, { thread: `digest-${order.on}`, tags: { to: order.to.role } })
  const key = `digest#${order.to.role}#${order.to.as ?? ''}#${order.on}`
  // The list that went out: a later sweep of the same day may know of more, and that was in no mail yet.
  const listed = `${key}#${deps.links.digest('digest', canonical(order.items)).slice(0, 24)}`
  const agency =
    order.to.role === 'agency' && order.to.as && deps.hooks.takes(order.to.as) ? order.to.as : undefined
  const holder = randomUUID()
  const claim = await deps.claims.lease(key, agency ? hookLeaseSeconds : claimDays * 86_400, holder)
  if (claim === 'granted') {
    const hooked = agency ? await postHook(deps, agency, order, model, at) : 'given_up'
    if (hooked === 'later') return 'nothing'
    if (hooked === 'given_up') {
      // A webhook's claim comes free again after a minute: the mail in its place has a final one of its own.
      const final = agency && `${key}#mail`
      if (!final || (await deps.claims.lease(final, claimDays * 86_400, holder)) === 'granted')
        await sendOnce(deps, mail, { keys: final ? [final, key] : [key], holder, listed, at })
    }
    const [first] = lines
    if (hooked === 'given_up' && agency && first?.case)
      await tellOfFailedHook(deps, agency, first.case, at, first.reminder.key.slice('letter:'.length))
    await deps.claims.complete(listed)
    if (agency) await deps.claims.complete(key)
  } else if ((await deps.claims.lease(listed, 0)) !== 'completed') return 'nothing'
  for (const line of lines) await noteReminder(deps, line, order, at)
  return claim === 'granted' ? 'sent' : 'nothing'
}

const noteReminder = async (
  deps: Notifier,
  { number, case: c, reminder }: Line,
  { on }: DigestOrder,
  at: string,
): Promise<void> => {
  const { key, due, stage, to } = reminder
  const commandId = `reminder:${key}:${due}:${stage}:${to.role}:${on}`
  const said = { deadline: key, stage, to: to.role, on }
  if (!c) return noteReminderOfDuty(deps, number, { commandId, at, ...said })
  await executeCommand(deps, {
    caseId: number,
    commandId,
    actor: { role: 'system', as: 'reminders' },
    at,
    command: { type: 'note_reminder', ...said },
  })
}

/** What was refused did not go out: its claims are given back, and the message comes again. */
const sendOnce = async (
  deps: Notifier,
  mail: Mail,
  { keys, holder, listed, at }: { keys: string[]; holder: string; listed: string; at: string },
): Promise<void> => {
  try {
    await sendMail(deps, mail, { id: listed, at })
  } catch (error) {
    if (wasRefused(error)) for (const key of keys) await deps.claims.giveBack(key, holder)
    throw error
  }
}

/** A webhook may be repeated, so its claim need not be final: the agency knows its id. */
const hookLeaseSeconds = 60

/** `given_up` after a day of trying: the agency gets a mail instead. */
const postHook = async (
  deps: Notifier,
  agency: string,
  order: DigestOrder,
  model: Digest,
  at: string,
): Promise<'delivered' | 'given_up' | 'later'> => {
  const items = model.items.map(({ number: letter, due: dueOn, stage, actUrl: url }) => ({
    letter,
    dueOn,
    stage,
    url,
  }))
  const id = `digest_${agency}_${order.on}`
  const timestamp = order.firsttried ?? at
  const hook: Hook = { agency, id, type: 'reminder.due', timestamp, data: { items } }
  if ((await deps.hooks.post(hook)) === 'delivered') return 'delivered'
  if (givenUp(order, at)) return 'given_up'
  await tryAgain(deps, hook, order, at, (message, delaySeconds) =>
    deps.queues.send('reminders', [message], delaySeconds),
  )
  return 'later'
}

/** An applicant's digest is about one case, that of a body outside about one letter: it goes to the address on it. */
const readerOf = async ({ rules, people }: Notifier, { to }: DigestOrder, [first]: Line[]) => {
  const c = first?.case
  if (to.role === 'applicant') return c && applicantReader(people, c)
  const letter = to.role === 'agency' && to.as ? c?.letters[to.as] : undefined
  return c && letter ? outsideReader(rules, people, c, letter) : staffReader(rules, to)
}

const isFor = ({ to }: Reminder, order: DigestOrder) =>
  to.role === order.to.role && (to.role === 'applicant' || to.as === order.to.as)

/** A case that cannot be read is left out: the sweep tells of such, and the others' owners wait for their digest. */
const linesOf = async ({ log, rules }: Notifier, order: DigestOrder): Promise<Line[]> => {
  const lines: Line[] = []
  for (const caseId of new Set(order.items.map((item) => item.caseId))) {
    const commits = await readable(() => log.load(caseId))
    const c = commits && fold(commits)
    const waiting = commits && (c ?? owingOf(commits))
    if (!waiting) continue
    const keys = order.items.filter((item) => item.caseId === caseId).map((item) => item.key)
    const line = { number: caseId, log: commits, ...(c && { case: c }) }
    for (const reminder of remindersOn(waiting, order.on, rules.council.reminders, rules.countWorkingDays))
      if (keys.includes(reminder.key) && isFor(reminder, order)) lines.push({ ...line, reminder })
  }
  return lines.sort((a, b) => (a.reminder.due < b.reminder.due ? -1 : 1))
}

const linkOf = (
  deps: Notifier,
  c: Case,
  grant: string | undefined,
  { to }: DigestOrder,
  { email, language }: Reader,
  at: string,
) => {
  if (to.role === 'applicant') return deps.links.statusUrl(c, language)
  if (!grant) return deps.portal
  return deps.links.actUrl(c, carriedGrant(deps, grant, to, email, at), language)
}

type Digest = MailOf<'digest'>

/** Staff read whose it is: a commission's, or a body's; what is their own needs no name. */
const owedBy = async (
  { rules, people }: Notifier,
  { to }: DigestOrder,
  c: Case,
  { key, pending: { owner } }: Reminder,
): Promise<Pick<DigestItem, 'owes'>> => {
  if (to.role !== 'secretary' && to.role !== 'head') return {}
  if (owner.role === 'chair' && owner.as)
    return { owes: commissionOf(rules.council, owner.as)?.names ?? owner.as }
  const letter = c.letters[key.slice('letter:'.length)]
  if (owner.role !== 'agency' || !letter) return {}
  const name = await readable(() => addresseeName(rules, people, c, letter))
  return name ? { owes: name } : {}
}

const modelOf = async (
  deps: Notifier,
  order: DigestOrder,
  lines: Line[],
  reader: Reader,
  at: string,
): Promise<Digest> => {
  const items: DigestItem[] = []
  for (const { number, case: c, log, reminder } of lines) {
    if (!c) {
      items.push({
        number,
        caseKind: 'activity',
        subject: (await readable(() => subjectOfDuty(deps.people, log))) ?? '',
        term: reminder.pending.deadline.term,
        due: reminder.due,
        stage: reminder.offset,
        actUrl: `${deps.portal}/desk`,
      })
      continue
    }
    const letter = reminder.key.startsWith('letter:') ? reminder.key.slice('letter:'.length) : undefined
    const grant = grantIdOf(deps, c, order.to, letter)
    const { owner } = reminder.pending
    const byHand =
      order.to.role !== 'applicant' && (owner.role === 'applicant' || isRemindedByHand(c, reminder.key))
    items.push({
      number: letter ?? c.caseId,
      caseKind: c.kind,
      // An agency reads of its letter, not of the case behind it.
      subject:
        (await readable(() => subjectOf(deps.people, c, letter ? c.letters[letter]?.content : c.content))) ??
        '',
      term: reminder.pending.deadline.term,
      due: reminder.due,
      stage: reminder.offset,
      ...(byHand && { byHand }),
      ...(await owedBy(deps, order, c, reminder)),
      actUrl: linkOf(deps, c, grant, order, reader, at),
    })
  }
  const { on, missing, provisional, failed } = order
  return {
    kind: 'digest',
    on,
    items,
    ...(missing && { missing }),
    ...(provisional && { provisional }),
    ...(failed && { failed }),
  }
}
