/** What a page of the desk asks of the store, and the crowd of cases that it is asked among. */
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
} from '@aws-sdk/client-dynamodb'
import { dynamoPeople } from '../../shared/adapters/dynamo-people.ts'
import { dynamoViews, itemOf } from '../../shared/adapters/dynamo-views.ts'
import type { CouncilRules } from '../../shared/application/council-rules.ts'
import { countsOf, deskLists, type Filter, pageOf } from '../../shared/application/desk-list.ts'
import { addDays } from '../../shared/domain/terms.ts'
import type { View } from '../../shared/domain/views.ts'

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
export const oneOfCrowd = (n: number): View => {
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
export const crowded = async (client: DynamoDBClient, like: string, count: number): Promise<string> => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: like }))
  const TableName = `crowd-${count}-${Date.now()}`
  await client.send(
    new CreateTableCommand({
      TableName,
      KeySchema: Table?.KeySchema,
      AttributeDefinitions: Table?.AttributeDefinitions,
      GlobalSecondaryIndexes: Table?.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
        IndexName,
        KeySchema,
        Projection,
      })),
      BillingMode: 'PAY_PER_REQUEST',
    }),
  )
  await writeViews(client, TableName, count, oneOfCrowd)
  return TableName
}

/** Writes so many views, 25 at once and four requests beside one another. */
export const writeViews = async (
  client: DynamoDBClient,
  table: string,
  count: number,
  view: (n: number) => View,
) => {
  const starts = Array.from({ length: Math.ceil(count / 25) }, (_, i) => i * 25)
  const lane = async () => {
    for (let start = starts.pop(); start !== undefined; start = starts.pop()) {
      const batch = Array.from({ length: Math.min(25, count - start) }, (_, i) => view((start ?? 0) + i))
      const RequestItems = { [table]: batch.map((one) => ({ PutRequest: { Item: itemOf(one) } })) }
      await client.send(new BatchWriteItemCommand({ RequestItems }))
    }
  }
  await Promise.all(Array.from({ length: 4 }, lane))
}

type Store = { client: DynamoDBClientConfig; views: string; people: string; rules: CouncilRules }

/** A client, how often it has asked, and how many keys its questions have read. */
const counting = (config: DynamoDBClientConfig) => {
  const client = new DynamoDBClient(config)
  const asked = { requests: 0, keys: 0 }
  client.middlewareStack.add(
    (next) => async (args) => {
      asked.requests++
      const result = await next(args)
      asked.keys += (result.output as { Count?: number }).Count ?? 0
      return result
    },
    { step: 'finalizeRequest', priority: 'low' },
  )
  return { client, asked }
}

/** The first page of a list. */
export const pageCost = async ({ client: config, views, people, rules }: Store, filter: Filter) => {
  const { client, asked } = counting(config)
  const deps = { rules, views: dynamoViews(client, views), people: dynamoPeople(client, people) }
  return { page: await pageOf(deps, filter, lookedAtOn, 50), ...asked }
}

/** The counts that stand beside every list. */
export const countsCost = async ({ client: config, views }: Pick<Store, 'client' | 'views'>) => {
  const { client, asked } = counting(config)
  await countsOf({ views: dynamoViews(client, views) }, lookedAtOn)
  return asked
}
