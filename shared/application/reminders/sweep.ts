/** The daily look at what is due: missed due dates become events, stages reached become lines of digests. */
import * as z from 'zod/mini'
import type { Commit } from '../../../events/commit.ts'
import { day, instant, number, role, termKeys } from '../../../events/values.ts'
import type { Case } from '../../domain/case.ts'
import { remindersOn, type Waiting } from '../../domain/reminders/reminders.ts'
import { addDays, isWorkingDay, nextWorkingDay } from '../../domain/terms.ts'
import { isCouncilLog, noteMissedDuties, owingOf, recountDuties } from '../activities/duties.ts'
import { eachCase, type FailedCase, type Tally } from '../each-case.ts'
import { type Executor, executeCommand } from '../execute-command.ts'
import type { Queues, Views } from '../ports.ts'

/** One recipient's digest of one day, by reference; the words are composed when it is sent, from the state then. */
export const digestOrder = z.strictObject({
  to: z.strictObject({ role, as: z.optional(z.string()) }),
  on: day,
  items: z.array(z.strictObject({ caseId: number, key: z.string(), due: day })),
  /** Years that the calendar lacks and terms will need: the secretariat is warned while there is time. */
  missing: z.optional(z.array(z.number())),
  /** The running year, while its calendar is not the official one. */
  provisional: z.optional(z.number()),
  /** Cases that the sweep could not look at: the secretariat is told which dates nobody is reminded of. */
  failed: z.optional(z.array(number)),
  /** How often an agency's webhook has been tried, and since when. */
  attempt: z.optional(z.int()),
  firsttried: z.optional(instant),
})
export type DigestOrder = z.infer<typeof digestOrder>

export type Swept = {
  on: string
  working: boolean
  looked: number
  missed: number
  digests: DigestOrder[]
  /** Cases that could not be looked at; absent for none. */
  failed?: FailedCase[]
}

type Sweeping = Executor & { views: Views; queues: Queues }

/**
 * Sweeps for the local day of `at`. Twice is harmless, a day left out is caught up by the next; on a day that is not
 * worked nobody is reminded, but what was missed is still recorded. A case that fails is told, and keeps no other from
 * its reminders.
 */
export const sweep = async (deps: Sweeping, at: string): Promise<Swept> => {
  const { rules } = deps
  const on = rules.dayOf(at)
  const working = isWorkingDay(rules.calendar, on)
  const digests = new Map<string, DigestOrder>()
  const tally: Tally = { looked: 0, failed: [] }
  const found = eachCase(deps.views.dueUntil(horizon(deps, on)), (id) => lookAt(deps, id, on, at), tally)
  let missed = 0
  for await (const { caseId, waiting, newlyMissed } of found) {
    missed += newlyMissed
    if (!waiting || !working) continue
    for (const { key, to, due } of remindersOn(
      waiting,
      on,
      rules.council.reminders,
      rules.countWorkingDays,
    )) {
      const party = to.role === 'applicant' ? { ...to, as: caseId } : to
      const recipient = `${party.role}#${party.as ?? ''}`
      const order = digests.get(recipient) ?? { to: party, on, items: [] }
      order.items.push({ caseId, key, due })
      digests.set(recipient, order)
    }
  }
  const { looked, failed } = tally
  const missing = working ? lackingYears(deps, on) : []
  const year = Number(on.slice(0, 4))
  const told = {
    ...(missing.length && { missing }),
    ...(rules.calendar.years[year]?.status === 'provisional' && { provisional: year }),
    ...(failed.length && { failed: failed.slice(0, longest).map(({ caseId }) => caseId) }),
  }
  if (working && Object.keys(told).length) {
    const secretariat = digests.get('secretary#') ?? { to: { role: 'secretary' }, on, items: [] }
    digests.set('secretary#', { ...secretariat, ...told })
  }
  const orders = [...digests.values()].map((order) => ({
    ...order,
    items: order.items.sort((a, b) => (a.due < b.due ? -1 : 1)).slice(0, longest),
  }))
  await deps.queues.send('reminders', orders)
  return { on, working, looked, missed, digests: orders, ...(failed.length && { failed }) }
}

type Looked = { caseId: string; newlyMissed: number; waiting?: Waiting }

/** What a case, or a log of the council's own, has missed is recorded; what waits is as it stands then. */
const lookAt = async (deps: Sweeping, caseId: string, on: string, at: string): Promise<Looked> => {
  const log = await deps.log.load(caseId)
  if (isCouncilLog(log)) {
    const noted = await noteMissedDuties(deps, log, { on, at })
    await setDutyDates(deps, noted.log, on, at)
    const waiting = owingOf(noted.log)
    return { caseId, newlyMissed: noted.missed, ...(waiting && { waiting }) }
  }
  const commandId = `missed:${on}`
  const executed = await executeCommand(deps, {
    caseId,
    commandId,
    actor: { role: 'system', as: 'sweep' },
    at,
    command: { type: 'note_missed' },
    log,
  })
  if (executed.outcome !== 'done') return { caseId, newlyMissed: 0 }
  const last = executed.log.at(-1)
  const passed = !executed.repeated && last?.commandId === commandId ? last.events : []
  // That a draft counts as agreed follows from a date that was missed.
  const newlyMissed = passed.filter(({ type }) => type !== 'DraftCountedAsAgreed').length
  await setDates(deps, executed.case, on, at)
  return { caseId, waiting: executed.case, newlyMissed }
}

/** A date that could not be counted when it was due to be is set as soon as the calendar has its year. */
const setDates = async (deps: Executor, c: Case, on: string, at: string) => {
  if (!Object.values(c.pending).some((p) => p.deadline.due === null)) return
  await executeCommand(deps, {
    caseId: c.caseId,
    commandId: `recompute:${deps.rules.calendar.hash}:${on}`,
    actor: { role: 'system', as: 'sweep' },
    at,
    command: { type: 'recompute' },
  })
}

const setDutyDates = async (deps: Executor, log: Commit[], on: string, at: string) => {
  if (!Object.values(owingOf(log)?.pending ?? {}).some((p) => p.deadline.due === null)) return
  await recountDuties(deps, log, {
    commandId: `recompute:${deps.rules.calendar.hash}:${on}`,
    as: 'sweep',
    at,
  })
}

/** The years that a term beginning today may need, beyond the calendar's end. */
const lackingYears = ({ rules }: Executor, today: string): number[] => {
  const lacking = termKeys.flatMap((key) => rules.deadline(key, today).missing ?? [])
  return [...new Set(lacking)].sort((a, b) => a - b)
}

/** Lines of one digest; those beyond come on the next working day, and the message stays under 256 KiB. */
const longest = 1000

/**
 * The latest due day that a stage can be about today: as many working days ahead as the earliest stage, with the days
 * off after them, for a person may have chosen one of those.
 */
const horizon = ({ rules }: Executor, today: string): string => {
  const ahead = Math.max(0, ...rules.council.reminders.before)
  let day = today
  for (let left = ahead; left >= 0; left--) day = nextWorkingDay(rules.calendar, day)
  return addDays(day, -1)
}
