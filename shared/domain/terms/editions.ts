/**
 * Editions of the rules on terms. Changing the law is one more edition in the data: what began before its `from` keeps
 * the edition that was in force then, and its dates. Days are the council's local ones.
 */
import type { Localized, TermStart } from '../../../events/values.ts'

/** How long something may take, and by which law. `days` and `months` are whole numbers from 1. */
export type Term = {
  basis: Localized
  /** Counted back from day zero: done at the latest so many days before it. Moved by no day off. */
  before?: true | undefined
  /** Where a last day that is not worked moves back to a working day; forward when absent. */
  roll?: 'back' | undefined
} & ({ mode: 'working' | 'calendar'; days: number } | { mode: 'month'; months: number })

/** A rule as it was in force from one day to another, both included; without `until` it still is. */
export type Edition = Term & { from: string; until?: string | undefined; start: TermStart; source: string }

/**
 * When a term begins: `on`, the day whose edition is taken, and the days that an edition may name as day zero instead.
 * A plain day is both.
 */
export type Beginning = string | ({ on: string } & Partial<Record<TermStart, string>>)

/** Of what is received on one local day, and registered then or later. */
export const beginningOf = (receivedOn: string, registeredOn: string) => ({
  on: receivedOn,
  receipt: receivedOn,
  registration: registeredOn,
})

/** A term of so many days, or in mode `month` so many months. */
export const termOf = (mode: Term['mode'], count: number, basis: Localized): Term =>
  mode === 'month' ? { mode, months: count, basis } : { mode, days: count, basis }

/** The edition in force on a day; undefined where no rule reaches that day. */
export const editionOn = (editions: readonly Edition[], day: string): Edition | undefined => {
  const begun = editions.findLast(({ from }) => from <= day)
  return begun?.until !== undefined && begun.until < day ? undefined : begun
}

/** The edition that a term beginning so is counted by, and its day zero. */
export const editionFor = (editions: readonly Edition[], begins: Beginning) => {
  const days = typeof begins === 'string' ? { on: begins } : begins
  const edition = editionOn(editions, days.on)
  return { edition, from: (edition && days[edition.start]) ?? days.on }
}
