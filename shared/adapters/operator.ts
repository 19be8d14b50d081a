/** What only an operator's own credentials may do: walk the whole log, put views right, and erase. */
import {
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  paginateQuery,
  paginateScan,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { StoredPeople, StoredViews } from '../application/ports.ts'
import { isConditionFailed } from './dynamo.ts'
import { versionKey } from './dynamo-case-log.ts'
import { itemOf, viewOf } from './dynamo-views.ts'

/** Every case's id, once; logs of what stands for a case are none. */
export async function* caseIds(client: DynamoDBClient, table: string): AsyncGenerator<string> {
  const pages = paginateScan(
    { client },
    {
      TableName: table,
      ProjectionExpression: 'caseId',
      FilterExpression: 'version = :first AND NOT contains(caseId, :colon)',
      ExpressionAttributeValues: { ':first': { S: versionKey(1) }, ':colon': { S: ':' } },
    },
  )
  for await (const { Items = [] } of pages) for (const item of Items) yield unmarshall(item).caseId
}

/** The cases that have a commit of this part of the system, each once. */
export const caseIdsOf = async (client: DynamoDBClient, table: string, as: string): Promise<string[]> => {
  const pages = paginateScan(
    { client },
    {
      TableName: table,
      ProjectionExpression: 'caseId',
      FilterExpression: '#actor.#as = :as',
      ExpressionAttributeNames: { '#actor': 'actor', '#as': 'as' },
      ExpressionAttributeValues: { ':as': { S: as } },
    },
  )
  const ids = new Set<string>()
  for await (const { Items = [] } of pages) for (const item of Items) ids.add(unmarshall(item).caseId)
  return [...ids]
}

/** Where every commit stands that was made at or after this instant (UTC), in no promised order. */
export async function* commitsSince(
  client: DynamoDBClient,
  table: string,
  since: string,
): AsyncGenerator<{ caseId: string; version: number }> {
  const pages = paginateScan(
    { client },
    {
      TableName: table,
      ProjectionExpression: 'caseId, version',
      FilterExpression: '#at >= :since',
      ExpressionAttributeNames: { '#at': 'at' },
      // As commits are dated: `…00Z` would sort after `…00.000Z`.
      ExpressionAttributeValues: { ':since': { S: new Date(since).toISOString() } },
    },
  )
  for await (const { Items = [] } of pages)
    for (const item of Items) {
      const { caseId, version } = unmarshall(item)
      yield { caseId, version: Number(version) }
    }
}

export const storedViews = (client: DynamoDBClient, table: string): StoredViews => ({
  ofCase: async (caseId) => {
    const pages = paginateQuery(
      { client },
      {
        TableName: table,
        KeyConditionExpression: 'caseId = :caseId',
        ExpressionAttributeValues: { ':caseId': { S: caseId } },
        ConsistentRead: true,
      },
    )
    const views = []
    for await (const { Items = [] } of pages) views.push(...Items.map(viewOf))
    return views
  },

  replace: async (view, seen) => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: itemOf(view),
          ...(seen === undefined
            ? { ConditionExpression: 'attribute_not_exists(caseId)' }
            : {
                ConditionExpression: '#version = :seen',
                ExpressionAttributeNames: { '#version': 'version' },
                ExpressionAttributeValues: { ':seen': { N: String(seen) } },
              }),
        }),
      )
      return 'done'
    } catch (error) {
      if (isConditionFailed(error)) return 'older'
      throw error
    }
  },

  remove: async (caseId, part) => {
    await client.send(new DeleteItemCommand({ TableName: table, Key: marshall({ caseId, part }) }))
  },
})

export const storedPeople = (client: DynamoDBClient, table: string): StoredPeople => ({
  idsOf: async (caseId) => {
    const pages = paginateQuery(
      { client },
      {
        TableName: table,
        KeyConditionExpression: 'caseId = :caseId',
        ProjectionExpression: 'contentId',
        ExpressionAttributeValues: { ':caseId': { S: caseId } },
        ConsistentRead: true,
      },
    )
    const ids: string[] = []
    for await (const { Items = [] } of pages) ids.push(...Items.map((item) => unmarshall(item).contentId))
    return ids
  },

  remove: async (caseId, contentId) => {
    await client.send(new DeleteItemCommand({ TableName: table, Key: marshall({ caseId, contentId }) }))
  },
})
