/** Entries of the council's directory beside those of its file: added, and ended from a day on. */
import type { Held } from '../../../events/contents.ts'
import type { Council } from '../../council/council.ts'
import {
  type Addition,
  decideAddition,
  decideEntryEnd,
  directoryId,
  type KnownEntry,
} from '../../domain/desk/directory.ts'
import type { Entering } from '../activities/activities.ts'
import { type CouncilExecution, type CouncilStores, executeCouncil } from '../activities/council-log.ts'
import { canonical } from '../commits.ts'
import type { Links } from '../ports.ts'

/** Those that the council's file has. */
const knownIn = ({ agencies, commissions, topics }: Council): KnownEntry[] =>
  Object.entries({ agency: agencies, commission: commissions, topic: topics }).flatMap(([kind, entries]) =>
    entries.flatMap(({ id, names, addedOn }) => (addedOn ? [] : [{ entry: `${kind}:${id}`, names }])),
  )

/** `held` where somebody holds it. */
type NewEntry = Addition & { held?: Held | undefined }

/** Adds an entry: the id is given once, to whoever was first. Throws as `executeCouncil` does. */
export const addEntry = (
  deps: CouncilStores & { links: Links },
  { held, ...addition }: NewEntry,
  entering: Entering,
): Promise<CouncilExecution> => {
  const known = knownIn(deps.rules.council)
  const said = canonical([entering.commandId, addition, held])
  return executeCouncil(deps, {
    logId: directoryId,
    ...entering,
    words: held && { kind: 'directory', held },
    content: `directory-${deps.links.digest('directory', said).slice(0, 24)}`,
    decide: (log, context) => decideAddition(log, addition, { ...context, known }),
  })
}

/** Sets from which local day on nothing new goes to an entry, or takes that back. Throws as `executeCouncil` does. */
export const endEntry = (
  deps: CouncilStores,
  { entry, from }: { entry: string; from?: string | undefined },
  entering: Entering,
): Promise<CouncilExecution> => {
  const known = knownIn(deps.rules.council)
  return executeCouncil(deps, {
    logId: directoryId,
    ...entering,
    decide: (log, context) => decideEntryEnd(log, { entry, from }, { ...context, known }),
  })
}
