/** A plan is what a meeting approved for a half-year: how much of it came to be. */
import { addMonths } from '../terms/days.ts'
import type { ActivityView } from './views.ts'

/** `2026-1`: the first half of 2026. */
export type Half = `${number}-${1 | 2}`

/** The half-year of a local day. */
export const halfOf = (day: string): Half => `${Number(day.slice(0, 4))}-${day.slice(5, 7) < '07' ? 1 : 2}`

export type PlanCounts = { planned: number; done: number; moved: number; dropped: number }

type Planned = Pick<ActivityView, 'approvedOn' | 'status' | 'on' | 'heldOn' | 'movedFrom'>

/** The day that the plan had: one that was moved counts where it was planned first. */
const planDay = ({ movedFrom, on, heldOn }: Planned): string | undefined => movedFrom ?? on ?? heldOn

/** So much later what was moved is still looked for, in months. */
const lookedAheadMonths = 12
export const lastLookedAt = (to: string): string => addMonths(to, lookedAheadMonths)

/**
 * Of those that were approved and planned for these local days, both included. One that was moved is counted as moved
 * besides being done or dropped.
 */
export const planCounts = (activities: readonly Planned[], from: string, to: string): PlanCounts => {
  const own = activities.filter((a) => {
    const day = planDay(a)
    return a.approvedOn !== undefined && day !== undefined && from <= day && day <= to
  })
  const count = (is: (a: Planned) => unknown) => own.filter(is).length
  return {
    planned: own.length,
    done: count(({ status }) => status === 'held' || status === 'ongoing'),
    moved: count(({ movedFrom }) => movedFrom),
    dropped: count(({ status }) => status === 'cancelled'),
  }
}
