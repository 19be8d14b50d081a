/**
 * Who is reminded of what, and when: stages counted in working days from the due date (before it negative).
 * Several stages passed at once make one line; a stage that falls on or before the clock's start does not exist.
 */
import type { Role } from '../../../events/values.ts'
import type { Case } from '../case.ts'
import { isOutOfReach } from '../letters/letter.ts'
import type { Party, Pending } from '../pending.ts'

export type ReminderRules = {
  /** Working days before the due date, e.g. `[5, 2]`; the due day itself is always a stage. */
  before: readonly number[]
  /** Working days overdue, e.g. `[1, 3, 5, 10, 15]`, and every so many from there. */
  after: readonly number[]
  every: number
  /** From which overdue stage the secretariat is copied, and from which the head. */
  escalate: { secretary: number; head: number }
  applicant: { before: readonly number[] }
}

/** Working days d with `after < d <= until`, as `terms.workingDaysBetween`; null where the calendar lacks a year. */
export type CountWorkingDays = (after: string, until: string) => number | null

/** Where `day` stands to the due date: -2 is two working days before, 0 the day itself, 3 three overdue. */
export const offsetFrom = (due: string, day: string, count: CountWorkingDays): number | null => {
  if (day > due) return count(due, day)
  const left = count(day, due)
  return left === null ? null : -left || 0
}

/** The latest stage at or before this offset, or undefined before the first. */
export const stageAt = (
  offset: number,
  rules: Pick<ReminderRules, 'before' | 'after' | 'every'>,
): number | undefined => {
  const last = rules.after.at(-1) ?? 0
  if (offset > last && rules.every > 0) return last + Math.floor((offset - last) / rules.every) * rules.every
  return latest([...rules.before.map((n) => -n), 0, ...rules.after], offset)
}

/** Whose dates wait: a case, or a log of the council's own work. */
export type Waiting = Pick<Case, 'pending' | 'stopped' | 'letters' | 'erased'> | { pending: Case['pending'] }

/** Nobody is nagged about a clock that stands still, nor about the answer while a control date is set. */
const isQuiet = (c: Waiting, key: string) =>
  (key === 'answer' && c.pending.control !== undefined) ||
  ('stopped' in c && c.stopped !== undefined && (key === 'answer' || key === 'recommendation'))

const latest = (stages: number[], offset: number): number | undefined =>
  stages.sort((a, b) => a - b).findLast((stage) => stage <= offset)

/** `offset` is where today stands; a stage caught up late lies before it. */
export type Reminder = {
  key: string
  to: Party
  stage: number
  offset: number
  due: string
  pending: Pending
}

/**
 * The lines due on this working day (local), one for each recipient of each pending thing: whoever owes it, from
 * `escalate.secretary` on the secretariat too, from `escalate.head` on the head. The law has no reminders: `rules` are
 * the council's setting. What has no date yet, or whose clock stands still, has no line.
 */
export const remindersOn = (
  c: Waiting,
  today: string,
  rules: ReminderRules,
  count: CountWorkingDays,
): Reminder[] =>
  Object.entries(c.pending).flatMap(([key, pending]) => {
    const { due, from } = pending.deadline
    if (!due || isQuiet(c, key)) return []
    const offset = offsetFrom(due, today, count)
    const start = offsetFrom(due, from, count)
    if (offset === null) return []
    const stage =
      pending.owner.role === 'applicant'
        ? latest(
            rules.applicant.before.map((n) => -n),
            offset,
          )
        : stageAt(offset, rules)
    // A start in a year that the calendar does not reach back to lies before every stage.
    if (stage === undefined || (start !== null && stage <= start)) return []
    return recipients(c, key, pending.owner, stage, rules)
      .filter((to) => (pending.reminded[to.role] ?? Number.NEGATIVE_INFINITY) < stage)
      .map((to) => ({ key, to, stage, offset, due, pending }))
  })

/** A body that no mail reaches is reminded by the secretariat. */
export const isRemindedByHand = (c: Waiting, key: string): boolean => 'letters' in c && isOutOfReach(c, key)

const recipients = (c: Waiting, key: string, owes: Party, stage: number, rules: ReminderRules): Party[] => {
  // Whoever gave no address is reminded by the secretariat.
  if (owes.role === 'applicant') return 'reachable' in c && !c.reachable ? [{ role: 'secretary' }] : [owes]
  const owner: Party = isRemindedByHand(c, key) ? { role: 'secretary' } : owes
  const copies: [Role, number][] = [
    ['secretary', rules.escalate.secretary],
    ['head', rules.escalate.head],
  ]
  return [
    owner,
    ...copies.filter(([role, from]) => stage >= from && role !== owner.role).map(([role]) => ({ role })),
  ]
}
