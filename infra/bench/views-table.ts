/** Tables of views by the thousand, and a client that counts what reading them costs. */
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
} from '@aws-sdk/client-dynamodb'
import { itemOf } from '../../shared/adapters/dynamo-views.ts'
import type { View } from '../../shared/domain/views.ts'

/** A table of the shape that the deployed one has, with so many views alone; its name. */
export const tableOf = async (
  client: DynamoDBClient,
  deployed: string,
  name: string,
  count: number,
  view: (n: number) => View,
): Promise<string> => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: deployed }))
  const TableName = `${name}-${count}-${Date.now()}`
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
  await writeViews(client, TableName, count, view)
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
