/** The clock of a case: it stands still and goes on, and dates move with the calendar. */
import type { EventOf } from '../../../events/events.ts'
import type { Deadline } from '../../../events/values.ts'
import { refusalIfClosed, secretary, system } from '../actions/doers.ts'
import { choice } from '../actions/fields.ts'
import { type Case, rightsOf } from '../case.ts'
import { dropped, type Evolvers, moveDates } from '../changes.ts'
import { isMain, isPast } from '../pending.ts'
import type { Refusal } from '../refusals.ts'
import { action, type InputOf, type Moment, refuse, rule } from '../rule.ts'

export type Refusals = 'clock_running' | 'pause_cause_unknown' | 'nothing_to_pause'

/** Only the counted term of the case itself is paused, while it runs: not a chosen date, nor one that has passed. */
const refusalIfNothingCounts = (c: Case, { today }: Moment): Refusal | undefined => {
  const [, main] = Object.entries(c.pending).find(([key]) => isMain(key)) ?? []
  const runs = main && main.deadline.mode !== 'chosen' && !isPast(main.deadline.due, today)
  return runs ? undefined : 'nothing_to_pause'
}

const movedDate = (key: string, before: Deadline, deadline: Deadline) =>
  before.due === deadline.due ? [] : [{ key, deadline }]

export const actions = {
  pause: action('any', {
    by: secretary,
    paths: { pause_cause_unknown: 'cause' },
    refusalOf: (c, moment) => {
      if (moment.pauseCauses.length === 0) return 'pause_cause_unknown'
      return refusalIfClosed(c) ?? (c.stopped ? 'clock_stopped' : refusalIfNothingCounts(c, moment))
    },
    decide: (_, { cause }: { cause: string }, { pauseCauses, today }) =>
      pauseCauses.includes(cause)
        ? [{ type: 'ClockPaused', v: 1, cause, on: today }]
        : refuse('pause_cause_unknown', 'cause'),
    fields: () => [choice('cause', 'pauseCauses')],
    say: ({ cause }: InputOf<'pause'>) => ({ command: { cause } }),
    manner: { rank: 180 },
  }),
  /** The case's own date is counted anew without the days that the clock stood still. */
  resume: action('any', {
    by: secretary,
    refusalOf: ({ stopped }) => (stopped ? undefined : 'clock_running'),
    decide: (c, command: { cause?: string }, { today, recount }) => {
      if (!c.stopped) return refuse('clock_running')
      const { cause, on: from } = c.stopped
      // Only one pause is open at a time: its cause need not be named, and another one is a mistake.
      if (command.cause !== undefined && command.cause !== cause)
        return refuse('pause_cause_unknown', 'cause')
      const pauses = [...c.pauses, { cause, from, to: today }]
      const moved = Object.entries(c.pending).flatMap(([key, p]) =>
        isMain(key) ? movedDate(key, p.deadline, recount(p.deadline, pauses)) : [],
      )
      return [{ type: 'ClockResumed', v: 1, cause, from, on: today, moved }]
    },
    fields: () => [],
    say: ({ cause }: InputOf<'resume'>) => ({ command: { ...(cause && { cause }) } }),
    manner: { rank: 190, foremost: true },
  }),
}

export const rules = {
  /**
   * Every open counted date that another calendar puts on another day. Chosen dates never move, and a right that ended
   * by the old calendar and by the new one is no longer open. A date that another calendar moves was not missed.
   */
  recompute: rule('any', {
    by: system,
    overlooks: () => true,
    decide: (c, _, { recount, today }) => {
      const waiting = Object.entries(c.pending).flatMap(([key, p]) =>
        movedDate(key, p.deadline, recount(p.deadline, isMain(key) ? c.pauses : [])),
      )
      const rights = Object.entries(rightsOf(c)).flatMap(([key, deadline]) => {
        const counted = recount(deadline, [])
        const over = [deadline, counted].every(({ due }) => isPast(due, today))
        return over ? [] : movedDate(key, deadline, counted)
      })
      const moved = [...waiting, ...rights]
      return moved.length ? [{ type: 'DueDatesMoved', v: 1, moved }] : []
    },
  }),
}

const resumed = (c: Case, { cause, from, on: to, moved }: EventOf<'ClockResumed'>): Case =>
  moveDates({ ...dropped(c, 'stopped'), pauses: [...c.pauses, { cause, from, to }] }, moved)

export const evolvers = {
  ClockPaused: (c, { cause, on }) => ({ ...c, stopped: { cause, on } }),
  ClockResumed: resumed,
  DueDatesMoved: (c, { moved }) => moveDates(c, moved),
} satisfies Partial<Evolvers>
