/** What only an operator may do: walk the whole log. */
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { dynamoCaseLog } from '../../shared/adapters/dynamo/case-log.ts'
import { caseIds, commitsSince } from '../../shared/adapters/dynamo/operator.ts'
import { accepted, appealRegistered, assigned, logOf } from '../builders/events.ts'
import { fresh, givenAws } from './ports.ts'

const ids = ['ALM-A-2026-000001', 'ALM-A-2026-000002', 'ЖТ-Ә/12']
const midnight = '2026-02-01T19:00:00.000Z'
const times = ['2026-02-01T18:59:59.999Z', midnight, '2026-02-01T19:00:00.500Z']

const all = async <T>(list: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const item of list) found.push(item)
  return found
}

describe('an operator on the emulator', () => {
  let dynamo: DynamoDBClient
  const table = fresh('operator')

  beforeAll(async () => {
    const { client, tables } = givenAws()
    dynamo = new DynamoDBClient(client)
    const { Table } = await dynamo.send(new DescribeTableCommand({ TableName: tables.cases }))
    const { KeySchema, AttributeDefinitions } = Table ?? {}
    await dynamo.send(
      new CreateTableCommand({
        TableName: table,
        KeySchema,
        AttributeDefinitions,
        BillingMode: 'PAY_PER_REQUEST',
      }),
    )
    const log = dynamoCaseLog(dynamo, table)
    for (const caseId of ids)
      for (const [i, commit] of logOf([appealRegistered(), assigned(), accepted], { caseId }).entries())
        await log.append({ ...commit, at: times[i] ?? '' })
  })

  test('finds every case once', async () => {
    expect((await all(caseIds(dynamo, table))).sort()).toEqual(ids)
  })
  test.each([
    [midnight, [2, 3]],
    ['2026-02-01T19:00:00Z', [2, 3]],
    ['2026-02-01T19:00:00.001Z', [3]],
    ['2026-01-01T00:00:00Z', [1, 2, 3]],
    ['2026-02-02T19:00:00Z', []],
  ])('finds every commit made at or after %s', async (since, versions) => {
    const found = (await all(commitsSince(dynamo, table, since))).filter((c) => c.caseId === ids[0])
    expect(found.map(({ version }) => version).sort()).toEqual(versions)
  })
})
