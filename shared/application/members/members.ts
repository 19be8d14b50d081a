/** The council's composition, as the secretariat enters it. */
import type { MemberInput } from '../../../events/council/council-inputs.ts'
import type { CouncilEntry } from '../../domain/activities/rule.ts'
import { decideMembers, memberActions } from '../../domain/members/actions.ts'
import { type Composition, compositionOf, membersId } from '../../domain/members/composition.ts'
import type { Entering } from '../activities/activities.ts'
import { type CouncilExecution, type CouncilStores, executeCouncil } from '../activities/council-log.ts'
import { namedAt, unknownAmong } from '../activities/named.ts'

export const changeMembers = async (
  deps: CouncilStores,
  input: MemberInput,
  { actor, at, commandId }: Entering,
): Promise<CouncilExecution> => {
  const unknown = 'decision' in input && (await unknownAmong(deps, namedAt('decision', input.decision)))
  if (unknown) return { outcome: 'refused', ...unknown }
  const { words } = memberActions[input.action] as CouncilEntry<Composition, MemberInput>
  return executeCouncil(deps, {
    logId: membersId,
    commandId,
    actor,
    at,
    words: words?.(input),
    decide: (log, context) => decideMembers(compositionOf(log), input, context),
  })
}
