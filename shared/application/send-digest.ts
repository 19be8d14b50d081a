/** One digest for one recipient and day, composed from the state at this moment: nothing done is nagged about. */
import { type Case, fold } from '../domain/case.ts'
import { type Reminder, remindersOn } from '../domain/reminders.ts'
import { composeMail } from '../text/mails.ts'
import type { DigestItem } from '../text/models.ts'
import { letterhead, type Reader, staffReader } from './compose-notice.ts'
import { canonical, executeCommand } from './execute-command.ts'
import { grantIdOf } from './grants.ts'
import { claimDays } from './register-appeal.ts'
import type { Notifier } from './send-notices.ts'
import type { DigestOrder } from './sweep.ts'
import { subjectOf } from './texts-of-case.ts'

type Line = { case: Case; reminder: Reminder }

/**
 * At most once per recipient and day: the claim is final before the mail goes out, so a crash in the very act of
 * sending costs that day's digest and its items come in the next. Composing comes before the claim and costs nothing.
 */
export const sendDigest = async (
  deps: Notifier,
  order: DigestOrder,
  at: string,
): Promise<'sent' | 'nothing'> => {
  const lines = await linesOf(deps, order)
  const reader = staffReader(deps.rules, order.to)
  if (lines.length === 0 || !reader) return 'nothing'
  const mail = await compose(deps, order, lines, reader)
  const key = `digest#${order.to.role}#${order.to.as ?? ''}#${order.on}`
  // The list that went out: a later sweep of the same day may know of more, and that was in no mail yet.
  const listed = `${key}#${deps.links.digest('digest', canonical(order.items)).slice(0, 24)}`
  const claim = await deps.claims.lease(key, claimDays * 86_400)
  if (claim === 'granted') {
    await deps.mailer.send(mail)
    await deps.claims.complete(listed)
  } else if ((await deps.claims.lease(listed, 0)) !== 'completed') return 'nothing'
  for (const { case: c, reminder } of lines)
    await executeCommand(deps, {
      caseId: c.caseId,
      commandId: `reminder:${reminder.key}:${reminder.due}:${reminder.stage}:${reminder.to.role}`,
      actor: { role: 'system', as: 'reminders' },
      at,
      command: { type: 'note_reminder', deadline: reminder.key, stage: reminder.stage, to: reminder.to.role },
    })
  return claim === 'granted' ? 'sent' : 'nothing'
}

const linesOf = async ({ log, rules }: Notifier, order: DigestOrder): Promise<Line[]> => {
  const lines: Line[] = []
  for (const caseId of new Set(order.items.map((item) => item.caseId))) {
    const c = fold(await log.load(caseId))
    if (!c) continue
    const keys = order.items.filter((item) => item.caseId === caseId).map((item) => item.key)
    for (const reminder of remindersOn(c, order.on, rules.council.reminders, rules.countWorkingDays))
      if (keys.includes(reminder.key) && reminder.to.role === order.to.role && reminder.to.as === order.to.as)
        lines.push({ case: c, reminder })
  }
  return lines.sort((a, b) => (a.reminder.due < b.reminder.due ? -1 : 1))
}

const compose = async (deps: Notifier, order: DigestOrder, lines: Line[], reader: Reader) => {
  const items: DigestItem[] = []
  for (const { case: c, reminder } of lines) {
    const letter = reminder.key.startsWith('letter:') ? reminder.key.slice('letter:'.length) : undefined
    const grant = grantIdOf(deps, c, order.to, letter)
    items.push({
      number: letter ?? c.caseId,
      caseKind: c.kind,
      subject: await subjectOf(deps.people, c),
      term: reminder.pending.deadline.term,
      due: reminder.due,
      stage: reminder.offset,
      actUrl: grant ? deps.links.actUrl(c.caseId, grant, reader.language) : deps.portal,
    })
  }
  const head = letterhead(deps.rules, deps.portal)
  const words = composeMail({ kind: 'digest', on: order.on, items }, reader.language, head)
  return { to: reader.email, ...words, replyTo: head.replyTo, thread: `digest-${order.on}` }
}
