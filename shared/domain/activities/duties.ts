/**
 * What the council itself owes and by when, in logs that are no case's: missed, reminded of, moved with the calendar, woken
 * after an old register was loaded, as a case's due dates are.
 */
import type { CaseEvent, EventOf } from '../../../events/events.ts'
import type { Deadline, Role } from '../../../events/values.ts'
import { waits } from '../changes.ts'
import { isPast, type Party, type Pending, type PendingKey } from '../pending.ts'
import type { Context } from '../rule.ts'

export type Pendings = Record<PendingKey, Pending>

/** Whose dates wait: an activity, the composition. */
export type Owing = { pending: Pendings; dormant?: true }

type Moment = Pick<Context, 'today' | 'dayAfterBegins'>

const occurred = (key: string, p: Pending, due: string, context: Moment): EventOf<'DeadlineMissed'> => ({
  type: 'DeadlineMissed',
  v: 1,
  deadline: key,
  term: p.deadline.term,
  owner: p.owner.role,
  due,
  occurredAt: context.dayAfterBegins(due),
})

/** Each once, stamped at the start of the local day after the due date, whenever it is noticed. */
export const missedDuties = (
  { pending }: Owing,
  context: Moment,
  on: string = context.today,
): EventOf<'DeadlineMissed'>[] =>
  Object.entries(pending).flatMap(([key, p]) => {
    const { due } = p.deadline
    return isPast(due, on) && !p.missed ? [occurred(key, p, due, context)] : []
  })

/** `on`: the local day whose digest carried it. Each stage once for each reader. */
export const reminded = (
  { pending }: Owing,
  { deadline, stage, to, on }: { deadline: string; stage: number; to: Role; on: string },
): EventOf<'ReminderSent'>[] => {
  const p = pending[deadline]
  const due = p?.deadline.due
  if (!due || (p.reminded[to] ?? Number.NEGATIVE_INFINITY) >= stage) return []
  return [{ type: 'ReminderSent', v: 1, deadline, due, stage, to, on }]
}

/** What another calendar moves; chosen dates stay. */
export const recounted = ({ pending }: Owing, { recount }: Pick<Context, 'recount'>): CaseEvent[] => {
  const moved = Object.entries(pending).flatMap(([key, { deadline }]) => {
    const next = recount(deadline, [])
    return next.due === deadline.due ? [] : [{ key, deadline: next }]
  })
  return moved.length ? [{ type: 'DueDatesMoved', v: 1, moved }] : []
}

/** After an event that any such log may have; undefined for one that it does not know. */
export const afterDuty = (pending: Pendings, e: CaseEvent, owner: Party): Pendings | undefined => {
  const changed = (key: string, change: (p: Pending) => Pending): Pendings => {
    const p = pending[key]
    return p ? { ...pending, [key]: change(p) } : pending
  }
  switch (e.type) {
    case 'ReminderSent':
      return changed(e.deadline, (p) => ({ ...p, reminded: { ...p.reminded, [e.to]: e.stage } }))
    case 'DeadlineMissed':
      return changed(e.deadline, (p) => ({ ...p, missed: true }))
    case 'DueDatesMoved':
      return {
        ...pending,
        ...Object.fromEntries(
          e.moved.flatMap(({ key, deadline }) => {
            const p = pending[key]
            return p ? [[key, waits(deadline, p.owner)]] : []
          }),
        ),
      }
    case 'CaseActivated':
      return { ...pending, ...waiting(e.waiting, owner) }
    default:
      return undefined
  }
}

const waiting = (dates: readonly { key: string; deadline: Deadline }[], owner: Party): Pendings =>
  Object.fromEntries(dates.map(({ key, deadline }) => [key, waits(deadline, owner)]))

/** With this waiting, where there is a date; without it otherwise. */
export const withDuty = (
  pending: Pendings,
  key: PendingKey,
  deadline: Deadline | undefined,
  owner: Party,
): Pendings => {
  const { [key]: _, ...others } = pending
  return deadline ? { ...others, [key]: waits(deadline, owner) } : others
}
