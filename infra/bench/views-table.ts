/** Tables of views by the thousand, and a client that counts what reading them costs. */
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { itemOf } from '../../shared/adapters/dynamo/view-places.ts'
import type { View } from '../../shared/domain/views.ts'

/** A table of the shape that the deployed one has, with so many views alone; its name. */
export const tableOf = async (
  client: DynamoDBClient,
  deployed: string,
  name: string,
  count: number,
  view: (n: number) => View,
): Promise<string> => {
  const table = await emptyTable(client, deployed, `${name}-${count}`)
  await writeViews(client, table, count, view)
  return table
}

/** A table of the shape that the deployed one has, with what so many cases have in it; its name. */
export const contentsOf = async (
  client: DynamoDBClient,
  deployed: string,
  count: number,
  items: (n: number) => Record<string, unknown>[],
): Promise<string> => {
  const table = await emptyTable(client, deployed, `words-${count}`)
  const all = Array.from({ length: count }, (_, n) => items(n)).flat()
  await writeItems(client, table, all.length, (n) => marshall(all[n] ?? {}))
  return table
}

const emptyTable = async (client: DynamoDBClient, deployed: string, name: string): Promise<string> => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: deployed }))
  const TableName = `${name}-${Date.now()}`
  const indexes = (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection,
  }))
  await client.send(
    new CreateTableCommand({
      TableName,
      KeySchema: Table?.KeySchema,
      AttributeDefinitions: Table?.AttributeDefinitions,
      // Emulators describe a table without indexes by an empty list; like AWS, they make none by one.
      ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
      BillingMode: 'PAY_PER_REQUEST',
    }),
  )
  return TableName
}

/** Writes so many views, 25 at once and four requests beside one another. */
export const writeViews = (client: DynamoDBClient, table: string, count: number, view: (n: number) => View) =>
  writeItems(client, table, count, (n) => itemOf(view(n)))

const writeItems = async (
  client: DynamoDBClient,
  table: string,
  count: number,
  item: (n: number) => ReturnType<typeof itemOf>,
) => {
  const starts = Array.from({ length: Math.ceil(count / 25) }, (_, i) => i * 25)
  const lane = async () => {
    for (let start = starts.pop(); start !== undefined; start = starts.pop()) {
      const batch = Array.from({ length: Math.min(25, count - start) }, (_, i) => item((start ?? 0) + i))
      const RequestItems = { [table]: batch.map((one) => ({ PutRequest: { Item: one } })) }
      await client.send(new BatchWriteItemCommand({ RequestItems }))
    }
  }
  await Promise.all(Array.from({ length: 4 }, lane))
}

/** A client, how often it has asked, and how many keys and items its questions have read. */
export const countingClient = (config: DynamoDBClientConfig) => {
  const counted = { requests: 0, keys: 0 }
  const client = new DynamoDBClient(config)
  client.middlewareStack.add(
    (next) => async (args) => {
      counted.requests++
      const result = await next(args)
      counted.keys += (result.output as { Count?: number }).Count ?? 0
      return result
    },
    { step: 'finalizeRequest', priority: 'low' },
  )
  return { client, counted }
}
