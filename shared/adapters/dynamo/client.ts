/** One DynamoDB client per process, and the few words that the adapters over it share. */
import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  DynamoDBClient,
  type KeysAndAttributes,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Login } from '../login.ts'

/** Milliseconds until a reply begins, and between two parts of it. */
const patience = 3000

/**
 * Connects within a second and is answered within three, or throws: four tries end before a function's time does, even
 * where the other side takes connections and says nothing, or begins and goes silent.
 */
export const connection = {
  maxAttempts: 4,
  requestHandler: {
    connectionTimeout: 1000,
    requestTimeout: patience,
    socketTimeout: patience,
    // Without it a request that takes longer is only warned of.
    throwOnRequestTimeout: true,
  },
}

/** @param login to a store elsewhere; without it by the function's role */
export const dynamoClient = (endpoint?: string, login?: Login) =>
  new DynamoDBClient({ ...connection, ...(endpoint && { endpoint }), ...login })

/** Whether a conditional write lost. */
export const isConditionFailed = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException'

/** What one BatchGetItem takes. */
const batch = 100

/**
 * Those of these keys' items that are there, in no promised order; a key given twice is read once. What a busy table
 * leaves out of an answer is asked for again. `fields` reads these only, as DynamoDB writes paths.
 */
export const readMany = async (
  client: DynamoDBClient,
  table: string,
  keys: readonly Record<string, string>[],
  fields?: Pick<KeysAndAttributes, 'ProjectionExpression' | 'ExpressionAttributeNames'>,
): Promise<Record<string, AttributeValue>[]> => {
  const wanted = [...new Map(keys.map((key) => [JSON.stringify(key), marshall(key)])).values()]
  const found: Record<string, AttributeValue>[] = []
  for (let i = 0; i < wanted.length; i += batch) {
    let ask: BatchGetItemCommandOutput['UnprocessedKeys'] = {
      [table]: { Keys: wanted.slice(i, i + batch), ...fields },
    }
    while (ask && Object.keys(ask).length) {
      const answer: BatchGetItemCommandOutput = await client.send(
        new BatchGetItemCommand({ RequestItems: ask }),
      )
      found.push(...(answer.Responses?.[table] ?? []))
      ask = answer.UnprocessedKeys
    }
  }
  return found
}
