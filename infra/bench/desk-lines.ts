/** What the desk asks of the store among a hundred cases and among a hundred thousand. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { CouncilRules } from '../../shared/application/council-rules.ts'
import { queryOf } from '../../shared/application/desk/list-query.ts'
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
  for (const filter of filters) {
    const [first, same] = [await pageCost(large, filter), await pageCost(small, filter)]
    lines.push({
      measure: `requests of the desk's list ${Object.values(filter).join(' ')} among 100 000 cases / among 100`,
      value: first.requests,
      baseline: same.requests,
      unit: 'requests',
      atMost: 1,
    })
  }
  for (const asked of askedFor) {
    const [first, same] = [await listedCost(large, asked), await listedCost(small, asked)]
    lines.push({
      measure: `requests of the desk's page ${Object.values(queryOf(asked)).join(' ')} among 100 000 cases / among 100`,
      value: first.requests,
      baseline: same.requests,
      unit: 'requests',
      atMost: 1,
    })
  }
  const words = async (of: typeof small, count: number) =>
    searchCost({ ...of, people: await wordy(dynamo, deployment.tables.people, count) })
  lines.push({
    measure: 'requests of a search by two words among 100 000 cases / among 100',
    value: (await words(large, 100_000)).requests,
    baseline: (await words(small, 100)).requests,
    unit: 'requests',
    atMost: 1,
  })
  lines.push({
    measure: 'requests of the counts beside a list among 100 000 cases / among 100',
    value: (await countsCost(large)).requests,
    baseline: (await countsCost(small)).requests,
    unit: 'requests',
    atMost: 1,
  })
  return lines
}
