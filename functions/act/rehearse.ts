/** What would come of an action, without doing it: so that nobody is asked to confirm what will be refused. */
import type { ActionInput } from '../../events/inputs.ts'
import type { WebDeps } from '../../shared/adapters/web.ts'
import { act } from '../../shared/application/act-on-case.ts'
import type { Executed } from '../../shared/application/execute-command.ts'
import type { Open } from './api.ts'

/** The same decision over the same log; what it would write goes nowhere. */
export const rehearse = (
  deps: WebDeps,
  link: Open,
  input: ActionInput,
  request: { key: string; at: string },
): Promise<Executed> =>
  act(
    {
      ...deps,
      log: { load: (caseId) => deps.log.load(caseId), append: async () => 'done' },
      people: { ...deps.people, put: async () => {} },
      claims: { ...deps.claims, next: async () => 0, hold: async (_, value) => value },
    },
    link,
    input,
    request,
  )
