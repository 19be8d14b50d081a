/** What the desk asks of the store among a hundred cases and among a hundred thousand. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { CouncilRules } from '../../shared/application/council-rules.ts'
import { queryOf } from '../../shared/application/desk/lists/list-query.ts'
import type { Deployment } from '../deployment/deployment.ts'
import {
  askedFor,
  countsCost,
  crowded,
  filters,
  listedCost,
  pageCost,
  searchCost,
  wordy,
} from './desk-lists.ts'
import type { Line } from './table.ts'

export const deskLines = async (
  deployment: Deployment,
  { dynamo, rules }: { dynamo: DynamoDBClient; rules: CouncilRules },
): Promise<Line[]> => {
  const lines: Line[] = []
  const among = async (count: number) => ({
    client: deployment.client,
    views: await crowded(dynamo, deployment.tables.views, count),
    people: deployment.tables.people,
    rules,
  })
  const [small, large] = [await among(100), await among(100_000)]
  const held = async (
    what: string,
    costOf: (of: typeof small, count: number) => Promise<{ requests: number }>,
  ) => {
    lines.push({
      measure: `requests of ${what} among 100 000 cases / among 100`,
      value: (await costOf(large, 100_000)).requests,
      baseline: (await costOf(small, 100)).requests,
      unit: 'requests',
      atMost: 1,
    })
  }
  for (const filter of filters)
    await held(`the desk's list ${Object.values(filter).join(' ')}`, (of) => pageCost(of, filter))
  for (const asked of askedFor)
    await held(`the desk's page ${Object.values(queryOf(asked)).join(' ')}`, (of) => listedCost(of, asked))
  await held('a search by two words', async (of, count) =>
    searchCost({ ...of, people: await wordy(dynamo, deployment.tables.people, count) }),
  )
  await held('the counts beside a list', countsCost)
  return lines
}
