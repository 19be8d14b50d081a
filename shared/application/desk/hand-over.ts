/** Another person chairs a commission: its open cases' links go to them, the old ones end. */
import type { Envelope } from '../../../events/commit.ts'
import { allDone, eachCase, type Tally } from '../each-case.ts'
import { type Executor, executeCommand } from '../execute-command.ts'
import type { Views } from '../ports.ts'

/** After every due day: all that is open has one. */
const everything = '9999-12-31'

/**
 * Safe to repeat: each case's command has the event's id, and the time at which it is handed over (UTC). Nothing for entries that have no links of their own. Throws
 * `CasesFailed` when all other cases are handed over.
 */
export const handOver = async (
  deps: Executor & { views: Views },
  event: Envelope,
  at: string,
): Promise<void> => {
  const { data } = event
  if (data.type !== 'DirectoryChanged' || !data.handover || !data.entry.startsWith('commission:')) return
  const commission = data.entry.slice('commission:'.length)
  const tally: Tally = { looked: 0, failed: [] }
  const handOverOne = async (caseId: string) => {
    const view = await deps.views.get(caseId, 'case')
    // A view may be a moment behind: what it says of another commission is looked at in the log all the same.
    if (!view || ('closedOn' in view && view.closedOn)) return
    await executeCommand(deps, {
      caseId,
      commandId: `hand-over:${event.id}`,
      actor: { role: 'system', as: 'directory' },
      at,
      command: { type: 'hand_over', commission },
    })
  }
  for await (const _ of eachCase(deps.views.dueUntil(everything), handOverOne, tally));
  allDone(tally)
}
