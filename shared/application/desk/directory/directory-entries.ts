/** Entries of the council's directory beside those of its file: added, renamed, and ended from a day on; and its contacts. */
import type { Commit } from '../../../../events/commit.ts'
import type { Held } from '../../../../events/content-parts.ts'
import type { Council } from '../../../council/council.ts'
import type { CouncilContext, CouncilDecision } from '../../../domain/activities/rule.ts'
import {
  type Addition,
  decideAddition,
  decideContacts,
  decideEntryEnd,
  decideRenaming,
  directoryId,
  type KnownEntry,
  type Reached,
} from '../../../domain/desk/directory.ts'
import type { Entering } from '../../activities/activities.ts'
import {
  type CouncilExecution,
  type CouncilRequest,
  type CouncilStores,
  executeCouncil,
} from '../../activities/council-log.ts'
import { canonical } from '../../commits.ts'
import type { Links } from '../../ports.ts'

/** Those that the council's file has. */
const knownIn = ({ agencies, commissions, topics }: Council): KnownEntry[] =>
  Object.entries({ agency: agencies, commission: commissions, topic: topics }).flatMap(([kind, entries]) =>
    entries.flatMap(({ id, names, addedOn, formerNames: [first] = [] }) =>
      addedOn ? [] : [{ entry: `${kind}:${id}`, names: first?.names ?? names }],
    ),
  )

/** How the council is reached now; its hours are those that were set last, which may hold from tomorrow on only. */
export const reachedNow = ({ address, phone, workingHours, hoursSince = [] }: Council): Reached => {
  const { from, to } = hoursSince.at(-1) ?? workingHours
  return { address, ...(phone !== undefined && { phone }), hours: { from, to } }
}

/** What the council's file says, beside the context of every decision. */
type DirectoryContext = CouncilContext & { known: readonly KnownEntry[]; now: Reached }

type Words = Pick<CouncilRequest, 'words' | 'content'>

/** A change of the directory is its rule. Throws as `executeCouncil` does. */
const under =
  <Input>(rule: (log: readonly Commit[], input: Input, context: DirectoryContext) => CouncilDecision) =>
  (deps: CouncilStores, input: Input, entering: Entering & Words): Promise<CouncilExecution> => {
    const { council } = deps.rules
    const file = { known: knownIn(council), now: reachedNow(council) }
    return executeCouncil(deps, {
      logId: directoryId,
      ...entering,
      decide: (log, context) => rule(log, input, { ...context, ...file }),
    })
  }

/** Sets from which local day on nothing new goes to an entry, or takes that back. */
export const endEntry = under(decideEntryEnd)

/** Gives an entry another name from a local day on that has begun. */
export const renameEntry = under(decideRenaming)

/** Sets the council's telephone, address and hours. */
export const setContacts = under(decideContacts)

const add = under(decideAddition)

/** `held` where somebody holds it. */
type NewEntry = Addition & { held?: Held | undefined }

/** Adds an entry: the id is given once, to whoever was first. */
export const addEntry = (
  deps: CouncilStores & { links: Links },
  { held, ...addition }: NewEntry,
  entering: Entering,
): Promise<CouncilExecution> => {
  const said = canonical([entering.commandId, addition, held])
  return add(deps, addition, {
    ...entering,
    words: held && { kind: 'directory', held },
    content: `directory-${deps.links.digest('directory', said).slice(0, 24)}`,
  })
}
