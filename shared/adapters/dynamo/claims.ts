/** Claims on DynamoDB: keys held once, counters, leases. */
import { randomUUID } from 'node:crypto'
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { Claims } from '../../application/ports.ts'
import { isConditionFailed, readMany } from './client.ts'

/** Completed leases outlive any repeat that a relay could make. */
const keptSeconds = 400 * 86_400

/** `now` in UTC milliseconds. */
export const dynamoClaims = (client: DynamoDBClient, table: string, now: () => number = Date.now): Claims => {
  const seconds = () => Math.floor(now() / 1000)
  const update = (input: Omit<ConstructorParameters<typeof UpdateItemCommand>[0], 'TableName'>) =>
    client.send(new UpdateItemCommand({ TableName: table, ...input }))
  return {
    get: async (key) => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: marshall({ key }), ConsistentRead: true }),
      )
      return Item && (unmarshall(Item).value as Record<string, string>)
    },

    hold: async (key, value, expiresAt) => {
      try {
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: marshall({ key, value, ...(expiresAt && { expiresAt }) }),
            ConditionExpression: 'attribute_not_exists(#key)',
            ExpressionAttributeNames: { '#key': 'key' },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        )
        return value
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException && error.Item)
          return unmarshall(error.Item).value as Record<string, string>
        throw error
      }
    },

    next: async (counter, expiresAt) => {
      const { Attributes } = await update({
        Key: marshall({ key: counter }),
        UpdateExpression: `ADD #n :one${expiresAt ? ' SET expiresAt = :expires' : ''}`,
        ExpressionAttributeNames: { '#n': 'n' },
        ExpressionAttributeValues: marshall({ ':one': 1, ...(expiresAt && { ':expires': expiresAt }) }),
        ReturnValues: 'UPDATED_NEW',
      })
      return unmarshall(Attributes ?? {}).n as number
    },

    advance: async (counter, to) => {
      try {
        await update({
          Key: marshall({ key: counter }),
          UpdateExpression: 'SET #n = :to',
          ConditionExpression: 'attribute_not_exists(#n) OR #n < :to',
          ExpressionAttributeNames: { '#n': 'n' },
          ExpressionAttributeValues: marshall({ ':to': to }),
        })
      } catch (error) {
        if (!isConditionFailed(error)) throw error
      }
    },

    // ---- free ----|---- leased, busy ----|---- lease over: free again ----|---- completed for good ----
    // The SDK sends a request again whose reply was lost: by its holder it finds its own lease, and no other's.
    lease: async (key, leaseSeconds, holder = randomUUID()) => {
      try {
        await update({
          Key: marshall({ key }),
          UpdateExpression: 'SET leasedUntil = :until, leasedBy = :holder, expiresAt = :expires',
          ConditionExpression:
            'attribute_not_exists(completed) AND (attribute_not_exists(leasedUntil) OR leasedUntil <= :now OR leasedBy = :holder)',
          ExpressionAttributeValues: marshall({
            ':now': seconds(),
            ':until': seconds() + leaseSeconds,
            ':holder': holder,
            ':expires': seconds() + keptSeconds,
          }),
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        })
        return 'granted'
      } catch (error) {
        if (!isConditionFailed(error)) throw error
        const item = (error as ConditionalCheckFailedException).Item
        return item && unmarshall(item).completed ? 'completed' : 'busy'
      }
    },

    giveBack: async (key, holder) => {
      try {
        await update({
          Key: marshall({ key }),
          UpdateExpression: 'REMOVE leasedUntil, leasedBy',
          ConditionExpression: 'leasedBy = :holder AND attribute_not_exists(completed)',
          ExpressionAttributeValues: marshall({ ':holder': holder }),
        })
      } catch (error) {
        if (!isConditionFailed(error)) throw error
      }
    },

    completedOf: async (keys) => {
      const found = await readMany(
        client,
        table,
        keys.map((key) => ({ key })),
      )
      return new Set(found.filter(({ completed }) => completed?.BOOL).map(({ key }) => key?.S ?? ''))
    },

    complete: async (key) => {
      await update({
        Key: marshall({ key }),
        UpdateExpression: 'SET completed = :true, expiresAt = :expires',
        ExpressionAttributeValues: marshall({ ':true': true, ':expires': seconds() + keptSeconds }),
      })
    },
  }
}
