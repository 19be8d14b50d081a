/** Dates that pass: reminded of, missed, and what the applicant was asked for, which lapses. */
import type { CaseEvent, EventOf } from '../../../events/events.ts'
import type { Role } from '../../../events/values.ts'
import { system } from '../actions/doers.ts'
import type { Case } from '../case.ts'
import { type Evolvers, without } from '../changes.ts'
import { isMain, isPast, type Pending } from '../pending.ts'
import { type Context, rule } from '../rule.ts'

/** What was to be done before this day and is not noted as missed. On time until the end of the due day. */
const overdue = (c: Case, today: string): [string, Pending][] =>
  Object.entries(c.pending).filter(
    ([key, p]) => isPast(p.deadline.due, today) && !p.missed && !(c.stopped && isMain(key)),
  )

const occurred = (p: Pending, context: Context) => {
  const due = p.deadline.due as string
  return { due, occurredAt: context.dayAfterBegins(due) }
}

/** Stamped at the start of the local day after the due date, whenever it is noticed. */
const missed = (key: string, p: Pending, context: Context): EventOf<'DeadlineMissed'> => ({
  type: 'DeadlineMissed',
  v: 1,
  deadline: key,
  term: p.deadline.term,
  owner: p.owner.role,
  ...occurred(p, context),
})

/** A question nobody replied to is not missed, it lapses. */
const lapsed = (p: Pending, context: Context): EventOf<'ClarificationLapsed'> => ({
  type: 'ClarificationLapsed',
  v: 1,
  ...occurred(p, context),
})

/** What was not completed in time may be returned, within three working days of that last day (АППК, art. 64). */
const uncompleted = (p: Pending, context: Context): EventOf<'CompletionLapsed'> => ({
  type: 'CompletionLapsed',
  v: 1,
  ...occurred(p, context),
  returning: context.deadline('appeal.return', p.deadline.due as string),
})

/** What waits for the applicant lapses, and is not missed. */
const isApplicants = (key: string) => key === 'clarification' || key === 'completion'

/** Without recommendations in time a draft counts as agreed without remarks (Law on Legal Acts, art. 20(2)). */
const agreed = (c: Case, key: string, p: Pending, context: Context): EventOf<'DraftCountedAsAgreed'>[] =>
  c.kind === 'draft_act' && key === 'recommendation'
    ? [{ type: 'DraftCountedAsAgreed', v: 1, draftVersion: c.draftVersion, ...occurred(p, context) }]
    : []

/** What a date that passed comes to. */
const passed = (c: Case, key: string, p: Pending, context: Context): CaseEvent[] => {
  if (key === 'clarification') return [lapsed(p, context)]
  if (key === 'completion') return [uncompleted(p, context)]
  return [missed(key, p, context), ...agreed(c, key, p, context)]
}

/**
 * Dates that passed before something was done and that no sweep has seen yet: done late on the next morning, or after
 * days without a sweep, is missed all the same. A late reply is a reply.
 */
export const missedUnseen = (
  c: Case,
  context: Context,
  isOverlooked: (key: string, pending: Pending) => boolean,
): EventOf<'DeadlineMissed' | 'DraftCountedAsAgreed'>[] =>
  overdue(c, context.today)
    .filter(([key, p]) => !isApplicants(key) && !isOverlooked(key, p))
    .flatMap(([key, p]) => [missed(key, p, context), ...agreed(c, key, p, context)])

export const rules = {
  note_missed: rule('any', {
    by: system,
    overlooks: () => true,
    decide: (c, _, context) => overdue(c, context.today).flatMap(([key, p]) => passed(c, key, p, context)),
  }),
  /** `on`: the local day whose digest carried it. Each stage once for each reader. */
  note_reminder: rule('any', {
    by: system,
    decide: (c, { deadline, stage, to, on }: { deadline: string; stage: number; to: Role; on: string }) => {
      const pending = c.pending[deadline]
      const due = pending?.deadline.due
      if (!due || (pending.reminded[to] ?? Number.NEGATIVE_INFINITY) >= stage) return []
      return [{ type: 'ReminderSent', v: 1, deadline, due, stage, to, on }]
    },
  }),
}

/** What waits under this key, changed; once it waits no more, nothing. */
const withPending = (c: Case, key: string, change: (p: Pending) => Pending): Case => {
  const p = c.pending[key]
  return p ? { ...c, pending: { ...c.pending, [key]: change(p) } } : c
}

export const evolvers = {
  ReminderSent: (c, { deadline, to, stage }) =>
    withPending(c, deadline, (p) => ({ ...p, reminded: { ...p.reminded, [to]: stage } })),
  // A right that was not used: the appeal goes on.
  DeadlineMissed: (c, { deadline }) =>
    deadline === 'returning'
      ? { ...c, pending: without(c.pending, 'returning') }
      : withPending(c, deadline, (p) => ({ ...p, missed: true })),
} satisfies Partial<Evolvers>
