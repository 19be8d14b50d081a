/** The daily look at what is due: missed due dates become events, stages reached become lines of digests. */
import * as z from 'zod/mini'
import { day, number, role } from '../../events/values.ts'
import { remindersOn } from '../domain/reminders.ts'
import { addDays, isWorkingDay } from '../domain/terms.ts'
import { type Executor, executeCommand } from './execute-command.ts'
import type { Queues, Views } from './ports.ts'

/** One recipient's digest of one day, by reference; the words are composed when it is sent, from the state then. */
export const digestOrder = z.strictObject({
  to: z.strictObject({ role, as: z.optional(z.string()) }),
  on: day,
  items: z.array(z.strictObject({ caseId: number, key: z.string(), due: day })),
})
export type DigestOrder = z.infer<typeof digestOrder>

export type Swept = { on: string; working: boolean; looked: number; missed: number; digests: DigestOrder[] }

/**
 * Sweeps for the local day of `at`. Twice is harmless, a day left out is caught up by the next; on a day that is not
 * worked nobody is reminded, but what was missed is still recorded.
 */
export const sweep = async (
  deps: Executor & { views: Views; queues: Queues },
  at: string,
): Promise<Swept> => {
  const { rules } = deps
  const on = rules.dayOf(at)
  const working = isWorkingDay(rules.calendar, on)
  const digests = new Map<string, DigestOrder>()
  let looked = 0
  let missed = 0
  for await (const caseId of deps.views.dueUntil(horizon(deps, on))) {
    looked++
    const commandId = `missed:${on}`
    const executed = await executeCommand(deps, {
      caseId,
      commandId,
      actor: { role: 'system', as: 'sweep' },
      at,
      command: { type: 'note_missed' },
    })
    if (executed.outcome !== 'done') continue
    const last = executed.log.at(-1)
    if (!executed.repeated && last?.commandId === commandId) missed += last.events.length
    if (!working) continue
    for (const { key, to, due } of remindersOn(
      executed.case,
      on,
      rules.council.reminders,
      rules.countWorkingDays,
    )) {
      const recipient = `${to.role}#${to.as ?? caseOf(to.role, caseId)}`
      const order = digests.get(recipient) ?? { to, on, items: [] }
      order.items.push({ caseId, key, due })
      digests.set(recipient, order)
    }
  }
  const orders = [...digests.values()].map((order) => ({
    ...order,
    items: order.items.sort((a, b) => (a.due < b.due ? -1 : 1)).slice(0, longest),
  }))
  await deps.queues.send('reminders', orders)
  return { on, working, looked, missed, digests: orders }
}

/** Lines of one digest; those beyond come on the next working day, and the message stays under 256 KiB. */
const longest = 1000

/** An applicant has no address of their own in the configuration: their digest is per case. */
const caseOf = (role: string, caseId: string) => (role === 'applicant' ? caseId : '')

/** The latest due day that a stage can be about today: as many working days ahead as the earliest stage. */
const horizon = ({ rules }: Executor, today: string): string => {
  const ahead = Math.max(0, ...rules.council.reminders.before)
  let day = today
  for (let left = ahead, guard = ahead * 10; left > 0 && guard > 0; guard--) {
    day = addDays(day, 1)
    if (isWorkingDay(rules.calendar, day)) left--
  }
  return day
}
