/** A new case finds its commission by the council's rules, or waits for the secretariat. */
import type { Envelope } from '../../events/commit.ts'
import { fold } from '../domain/case.ts'
import { route } from '../domain/route.ts'
import { type Executor, executeCommand } from './execute-command.ts'

/** Safe to repeat: the command's id is the event's. */
export const assignCommission = async (deps: Executor, event: Envelope): Promise<void> => {
  const state = fold(await deps.log.load(event.subject))
  if (!state || state.commission) return
  const found = route(state, deps.rules.council)
  await executeCommand(deps, {
    caseId: event.subject,
    commandId: `assign:${event.id}`,
    actor: { role: 'system', as: 'router' },
    at: event.time,
    command: found ? { type: 'assign', ...found } : { type: 'request_triage' },
  })
}
