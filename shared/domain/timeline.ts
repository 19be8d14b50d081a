/** What happened in a case and when, as pages tell it. */
import type { Commit } from '../../events/commit.ts'
import type { CaseEvent } from '../../events/events.ts'
import type { Actor } from '../../events/values.ts'

/** What passed by itself happened then, whenever the sweep noticed it; all else when it was done. */
const happenedAt = (commit: Commit, e: CaseEvent) => ('occurredAt' in e ? e.occurredAt : commit.at)

/** Something that happened, by whom and by which command. */
export type Happening = { at: string; by: Actor; commandId: string; event: CaseEvent }

/** The log's events in the order in which they happened, UTC. */
export const timelineOf = (log: readonly Commit[]): Happening[] =>
  log
    .flatMap((commit) =>
      commit.events.map((event) => ({
        at: happenedAt(commit, event),
        by: commit.actor,
        commandId: commit.commandId,
        event,
      })),
    )
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
