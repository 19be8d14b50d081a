/** Tables of views for tests that count what reading them costs. */
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
} from '@aws-sdk/client-dynamodb'
import { itemOf } from '../../shared/adapters/dynamo-views.ts'
import type { View } from '../../shared/domain/views.ts'

/** A table with these views alone, of the shape that the deployed one has; its name. */
export const tableOf = async (
  dynamo: DynamoDBClient,
  deployed: string,
  name: string,
  views: readonly View[],
): Promise<string> => {
  const { Table } = await dynamo.send(new DescribeTableCommand({ TableName: deployed }))
  const TableName = `${name}-${views.length}-${Date.now()}`
  await dynamo.send(
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
  const items = views.map(itemOf)
  for (let i = 0; i < items.length; i += 25)
    await dynamo.send(
      new BatchWriteItemCommand({
        RequestItems: { [TableName]: items.slice(i, i + 25).map((Item) => ({ PutRequest: { Item } })) },
      }),
    )
  return TableName
}

/** A client that counts its requests, and the keys and items that questions have read. */
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
