/**
 * A case that is new, or was opened again or got a new version before it had a commission, finds one by the council's
 * rules, or waits for the secretariat.
 */
import type { Envelope } from '../../../events/commit.ts'
import { openOn } from '../../council/council.ts'
import { route } from '../../domain/desk/route.ts'
import { fold } from '../../domain/fold.ts'
import { addDays } from '../../domain/terms.ts'
import { type Executor, executeCommand } from '../execute-command.ts'
import type { Views } from '../ports.ts'

/** Work older than this says little of how busy a commission is. */
const recentDays = 90

/**
 * Safe to repeat: the command's id is the event's. `at`, UTC, is when the message is worked on: a case that waited for days
 * is assigned on the day that it is, and its chair's term begins then.
 */
export const assignCommission = async (
  deps: Executor & { views: Views },
  event: Envelope,
  at: string,
): Promise<void> => {
  const state = fold(await deps.log.load(event.subject))
  // An activated case may be a letter's own, or one whose letters alone are open.
  if (!state || state.commission || state.closedOn || state.kind === 'initiative') return
  // One that came back from a commission, or tells of nobody, is for a person to decide on.
  const isAnonymous = state.kind === 'appeal' && state.anonymous
  const { council, dayOf } = deps.rules
  const routing = { ...council, commissions: openOn(council.commissions, dayOf(at)) }
  const found = state.assignments === 0 && !isAnonymous ? route(state, routing) : undefined
  const commission = found && (await leastBusy(deps.views, state.kind, found.commissions, state.receivedOn))
  await executeCommand(deps, {
    caseId: event.subject,
    commandId: `assign:${event.id}`,
    actor: { role: 'system', as: 'router' },
    at,
    command: commission ? { type: 'assign', commission, by: found.by } : { type: 'request_triage' },
  })
}

const leastBusy = async (views: Views, kind: string, fit: readonly string[], receivedOn: string) => {
  if (fit.length < 2) return fit[0]
  const since = addDays(receivedOn, -recentDays)
  const loads = await Promise.all(
    fit.map(async (id) => ({ id, open: await views.openLoad(kind, id, since) })),
  )
  return loads.reduce((least, next) => (next.open < least.open ? next : least)).id
}
