/** Templates of answers and letters are written, changed and ended at the desk. */
import type { TemplateInput } from '../../../events/council/council-inputs.ts'
import { decideEnd, decideTemplate, templatesId } from '../../domain/desk/templates.ts'
import type { Entering } from '../activities/activities.ts'
import { type CouncilExecution, type CouncilStores, executeCouncil } from '../activities/council-log.ts'

export const setTemplate = (
  deps: CouncilStores,
  { title, text, ...given }: TemplateInput,
  entering: Entering,
): Promise<CouncilExecution> => {
  const topics = deps.rules.council.topics.map(({ id }) => id)
  return executeCouncil(deps, {
    logId: templatesId,
    ...entering,
    words: { kind: 'template', title, text },
    decide: (log, context) => decideTemplate(log, given, { ...context, topics }),
  })
}

export const endTemplate = (
  deps: CouncilStores,
  template: string,
  entering: Entering,
): Promise<CouncilExecution> =>
  executeCouncil(deps, {
    logId: templatesId,
    ...entering,
    decide: (log, context) => decideEnd(log, template, context),
  })
