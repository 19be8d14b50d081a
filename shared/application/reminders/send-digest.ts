/** One digest for one recipient and day, composed from the state at this moment: nothing done is nagged about. */
import { randomUUID } from 'node:crypto'
import { commissionOf } from '../../council/council.ts'
import type { Case } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import { type Reminder, remindersOn } from '../../domain/reminders/reminders.ts'
import type { MailOf } from '../../text/notices/models.ts'
import type { DigestItem } from '../../text/notices/reminders.ts'
import { carriedGrant, grantIdOf } from '../actions/grants.ts'
import { claimDays } from '../appeals/register-appeal.ts'
import { canonical } from '../commits.ts'
import { readable } from '../each-case.ts'
import { executeCommand } from '../execute-command.ts'
import { givenUp, nextTry } from '../letters/hooks.ts'
import { mailOf } from '../notices/mail.ts'
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
import type { Hook, Mail } from '../ports.ts'
import { subjectOf } from '../texts-of-case.ts'
import type { DigestOrder } from './sweep.ts'

type Line = { case: Case; reminder: Reminder }

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
  const model = await modelOf(deps, order, lines, reader)
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
    if (hooked === 'given_up') await sendOnce(deps, mail, { key, holder, listed, at })
    const [first] = lines
    if (hooked === 'given_up' && agency && first)
      await tellOfFailedHook(deps, agency, first.case, at, first.reminder.key.slice('letter:'.length))
    await deps.claims.complete(listed)
    if (agency) await deps.claims.complete(key)
  } else if ((await deps.claims.lease(listed, 0)) !== 'completed') return 'nothing'
  for (const { case: c, reminder } of lines)
    await executeCommand(deps, {
      caseId: c.caseId,
      commandId: `reminder:${reminder.key}:${reminder.due}:${reminder.stage}:${reminder.to.role}:${order.on}`,
      actor: { role: 'system', as: 'reminders' },
      at,
      command: {
        type: 'note_reminder',
        deadline: reminder.key,
        stage: reminder.stage,
        to: reminder.to.role,
        on: order.on,
      },
    })
  return claim === 'granted' ? 'sent' : 'nothing'
}

/** What was refused did not go out: the claim is given back, and the message comes again. */
const sendOnce = async (
  deps: Notifier,
  mail: Mail,
  { key, holder, listed, at }: { key: string; holder: string; listed: string; at: string },
): Promise<void> => {
  try {
    await sendMail(deps, mail, { id: listed, at })
  } catch (error) {
    if (wasRefused(error)) await deps.claims.giveBack(key, holder)
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
  const { message, delaySeconds } = nextTry(order, at)
  await deps.queues.send('reminders', [message], delaySeconds)
  return 'later'
}

/** An applicant's digest is about one case, that of a body outside about one letter: it goes to the address on it. */
const readerOf = async ({ rules, people }: Notifier, { to }: DigestOrder, [first]: Line[]) => {
  if (to.role === 'applicant') return first && applicantReader(people, first.case)
  const letter = to.role === 'agency' && to.as ? first?.case.letters[to.as] : undefined
  return first && letter ? outsideReader(rules, people, first.case, letter) : staffReader(rules, to)
}

const isFor = ({ to }: Reminder, order: DigestOrder) =>
  to.role === order.to.role && (to.role === 'applicant' || to.as === order.to.as)

/** A case that cannot be read is left out: the sweep tells of such, and the others' owners wait for their digest. */
const linesOf = async ({ log, rules }: Notifier, order: DigestOrder): Promise<Line[]> => {
  const lines: Line[] = []
  for (const caseId of new Set(order.items.map((item) => item.caseId))) {
    const c = await readable(async () => fold(await log.load(caseId)))
    if (!c) continue
    const keys = order.items.filter((item) => item.caseId === caseId).map((item) => item.key)
    for (const reminder of remindersOn(c, order.on, rules.council.reminders, rules.countWorkingDays))
      if (keys.includes(reminder.key) && isFor(reminder, order)) lines.push({ case: c, reminder })
  }
  return lines.sort((a, b) => (a.reminder.due < b.reminder.due ? -1 : 1))
}

const linkOf = (
  deps: Notifier,
  c: Case,
  grant: string | undefined,
  { to }: DigestOrder,
  { email, language }: Reader,
) => {
  if (to.role === 'applicant') return deps.links.statusUrl(c, language)
  if (!grant) return deps.portal
  return deps.links.actUrl(c, carriedGrant(deps, grant, to.role, email), language)
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
): Promise<Digest> => {
  const items: DigestItem[] = []
  for (const { case: c, reminder } of lines) {
    const letter = reminder.key.startsWith('letter:') ? reminder.key.slice('letter:'.length) : undefined
    const grant = grantIdOf(deps, c, order.to, letter)
    const byHand = order.to.role !== 'applicant' && reminder.pending.owner.role === 'applicant'
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
      actUrl: linkOf(deps, c, grant, order, reader),
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
