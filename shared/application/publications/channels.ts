/** The figures of the council's channels, as the secretariat enters them. */
import type { ChannelInput } from '../../../events/council/council-inputs.ts'
import { channelsId, decideChannel, figuresOf } from '../../domain/publications/channels.ts'
import type { Entering } from '../activities/activities.ts'
import { type CouncilExecution, type CouncilStores, executeCouncil } from '../activities/council-log.ts'

export const enterFigures = (
  deps: CouncilStores,
  figures: ChannelInput,
  { actor, at, commandId }: Entering,
): Promise<CouncilExecution> =>
  executeCouncil(deps, {
    logId: channelsId,
    commandId,
    actor,
    at,
    decide: (log, context) => decideChannel(figuresOf(log), figures, context),
  })
