/** What a page of the desk asks of the store, and the crowd of cases that it is asked among. */
import type { DynamoDBClient, DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { limits } from '../../events/limits.ts'
import { deskLists } from '../../events/values.ts'
import { dynamoPeople } from '../../shared/adapters/dynamo-people.ts'
import { dynamoViews } from '../../shared/adapters/dynamo-views.ts'
import type { CouncilRules } from '../../shared/application/council-rules.ts'
import { countsOf, type Filter, pageOf } from '../../shared/application/desk/desk-list.ts'
import { addDays } from '../../shared/domain/terms.ts'
import type { View } from '../../shared/domain/views.ts'
import { countingClient, tableOf } from './views-table.ts'

/** One of each kind of list. */
export const filters: readonly Filter[] = [
  ...deskLists.map((list) => ({ by: 'list' as const, list })),
  { by: 'commission', id: 'housing' },
  { by: 'agency', id: 'almaty-su' },
  { by: 'kind', kind: 'appeal', year: '2026' },
]

/** The day on which the crowd is looked at: some of it late, some due this week. */
export const lookedAtOn = '2026-02-05'

/** Of each three a letter that waits and two open cases, one of these without a commission. */
const oneOfCrowd = (n: number): View => {
  const serial = String(n).padStart(6, '0')
  const caseId = `ALM-A-2026-${serial}`
  if (n % 3 === 0)
    return {
      ...{ caseId, part: `ALM-L-2026-${serial}`, version: 3, agency: 'almaty-su', about: 'appeal' },
      ...{ sentOn: '2026-02-02', dueOn: '2026-02-23' },
    }
  return {
    ...{ caseId, part: 'case', version: 1, kind: 'appeal', status: 'registered', topic: 'housing' },
    ...{ content: 'appeal-0123456789abcdef', applicant: 'person' },
    ...{ receivedOn: addDays('2026-01-01', n % 28), registeredOn: '2026-02-02', dueOn: '2026-02-23' },
    ...{ nextDue: addDays('2026-02-01', n % 8), nextTerm: 'appeal.triage' },
    ...(n % 2 && { commission: 'housing' }),
  }
}

/** A table like this one with a crowd of so many. */
export const crowded = (client: DynamoDBClient, like: string, count: number): Promise<string> =>
  tableOf(client, like, 'crowd', count, oneOfCrowd)

type Store = { client: DynamoDBClientConfig; views: string; people: string; rules: CouncilRules }

/** The first page of a list. */
export const pageCost = async ({ client: config, views, people, rules }: Store, filter: Filter) => {
  const { client, counted } = countingClient(config)
  const deps = { rules, views: dynamoViews(client, views), people: dynamoPeople(client, people) }
  return { page: await pageOf(deps, filter, lookedAtOn, limits.listRows), ...counted }
}

/** The counts that stand beside every list. */
export const countsCost = async ({ client: config, views }: Pick<Store, 'client' | 'views'>) => {
  const { client, counted } = countingClient(config)
  await countsOf({ views: dynamoViews(client, views) }, lookedAtOn)
  return counted
}
