/** What would come of an action, without doing it: so that nobody is asked to confirm what will be refused. */
import type { ActionInput } from '../../events/inputs.ts'
import { type Acted, act } from '../../shared/application/actions/act-on-case.ts'
import type { Uploads } from '../../shared/application/files/attachments.ts'
import type { WebDeps } from '../../shared/wiring/web.ts'
import type { Open } from './api.ts'

const nothing = async () => {}

/** The same decision over the same log; every write is named here, and goes nowhere. */
export const rehearse = (
  { log, people, claims, files, ...deps }: WebDeps,
  link: Open,
  input: ActionInput,
  request: Parameters<typeof act>[3],
  uploads: Uploads,
): Promise<Acted> =>
  act(
    {
      ...deps,
      log: { load: (caseId) => log.load(caseId), append: async () => 'done' },
      people: {
        get: (caseId, id) => people.get(caseId, id),
        list: (caseId, prefix) => people.list(caseId, prefix),
        subjects: (ids) => people.subjects(ids),
        put: nothing,
        putNew: async () => 'done',
        expire: nothing,
      },
      files: { ...files, copy: async () => 'done' as const },
      claims: {
        get: (key) => claims.get(key),
        hold: async (_, value) => value,
        next: async () => 0,
        advance: nothing,
        lease: async () => 'busy',
        giveBack: nothing,
        complete: nothing,
        completedOf: (keys) => claims.completedOf(keys),
      },
    },
    link,
    input,
    request,
    uploads,
  )
