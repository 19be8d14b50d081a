/** Entries of the council's directory beside those of its file: added, renamed, and ended from a day on; and its contacts. */
import type { Held } from '../../../events/contents.ts'
import type { Council } from '../../council/council.ts'
import {
  type Addition,
  decideAddition,
  decideContacts,
  decideEntryEnd,
  decideRenaming,
  directoryId,
  type KnownEntry,
  type Reached,
  type Renaming,
} from '../../domain/desk/directory.ts'
import type { Entering } from '../activities/activities.ts'
import { type CouncilExecution, type CouncilStores, executeCouncil } from '../activities/council-log.ts'
import { canonical } from '../commits.ts'
import type { Links } from '../ports.ts'

/** Those that the council's file has. */
const knownIn = ({ agencies, commissions, topics }: Council): KnownEntry[] =>
  Object.entries({ agency: agencies, commission: commissions, topic: topics }).flatMap(([kind, entries]) =>
    entries.flatMap(({ id, names, addedOn, formerNames: [first] = [] }) =>
      addedOn ? [] : [{ entry: `${kind}:${id}`, names: first?.names ?? names }],
    ),
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

/** Gives an entry another name from a local day on that has begun. Throws as `executeCouncil` does. */
export const renameEntry = (
  deps: CouncilStores,
  renaming: Renaming,
  entering: Entering,
): Promise<CouncilExecution> => {
  const known = knownIn(deps.rules.council)
  return executeCouncil(deps, {
    logId: directoryId,
    ...entering,
    decide: (log, context) => decideRenaming(log, renaming, { ...context, known }),
  })
}

/** How the council is reached now; its hours are those that were set last, which may hold from tomorrow on only. */
export const reachedNow = ({ address, phone, workingHours, hoursSince = [] }: Council): Reached => {
  const { from, to } = hoursSince.at(-1) ?? workingHours
  return { address, ...(phone !== undefined && { phone }), hours: { from, to } }
}

/** Sets the council's telephone, address and hours. Throws as `executeCouncil` does. */
export const setContacts = (
  deps: CouncilStores,
  reached: Reached,
  entering: Entering,
): Promise<CouncilExecution> =>
  executeCouncil(deps, {
    logId: directoryId,
    ...entering,
    decide: (log, context) =>
      decideContacts(log, reached, { ...context, now: reachedNow(deps.rules.council) }),
  })
