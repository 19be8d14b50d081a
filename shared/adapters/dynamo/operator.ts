/** What only an operator's own credentials may do: walk the whole log, put views right, and erase. */
import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  paginateScan,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { Commit } from '../../../events/commit.ts'
import { chained } from '../../application/commits.ts'
import type { StoredClaims, StoredPeople, StoredViews } from '../../application/ports.ts'
import type { StoredLog } from '../../application/upkeep/verify-log.ts'
import { isConditionFailed } from './client.ts'
import { alteredKey, commitOf, type Item, isMark, versionKey } from './commit-item.ts'
import { itemOf, viewOf } from './view-places.ts'

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

const logOf = (caseId: string, items: readonly Item[]): StoredLog => ({
  caseId,
  marked: items.some(isMark),
  commits: () => {
    const commits: Commit[] = items.filter((item) => !isMark(item)).map(commitOf)
    chained(caseId, commits)
    return commits
  },
})

/** Every log of the table, cases' and all others', each once and whole, read strongly. */
export async function* storedLogs(client: DynamoDBClient, table: string): AsyncGenerator<StoredLog> {
  let items: Item[] = []
  const idOf = (item: Item | undefined) => item?.caseId?.S ?? ''
  // A scan gives what is under one key together, and in order.
  for await (const page of paginateScan({ client }, { TableName: table, ConsistentRead: true }))
    for (const item of page.Items ?? []) {
      if (items.length && idOf(items[0]) !== idOf(item)) {
        yield logOf(idOf(items[0]), items)
        items = []
      }
      items.push(item)
    }
  if (items.length) yield logOf(idOf(items[0]), items)
}

/** All that a table has under a case's number, read strongly. */
const itemsUnder = async (client: DynamoDBClient, table: string, caseId: string): Promise<Item[]> => {
  const items: Item[] = []
  const pages = paginateQuery(
    { client },
    {
      TableName: table,
      KeyConditionExpression: 'caseId = :caseId',
      ExpressionAttributeValues: { ':caseId': { S: caseId } },
      ConsistentRead: true,
    },
  )
  for await (const { Items = [] } of pages) items.push(...Items)
  return items
}

/** One log as it is stored; undefined where nothing is. */
export const storedLog = async (
  client: DynamoDBClient,
  table: string,
  caseId: string,
): Promise<StoredLog | undefined> => {
  const items = await itemsUnder(client, table, caseId)
  return items.length ? logOf(caseId, items) : undefined
}

/** Takes the mark of an altered log away. */
export const releaseLog = async (client: DynamoDBClient, table: string, caseId: string): Promise<void> => {
  await client.send(
    new DeleteItemCommand({ TableName: table, Key: marshall({ caseId, version: alteredKey }) }),
  )
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
  ofCase: async (caseId) => (await itemsUnder(client, table, caseId)).map(viewOf),

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

  ids: () => partitions(client, table),
})

/** What a table has anything under, each once. */
async function* partitions(client: DynamoDBClient, table: string): AsyncGenerator<string> {
  let last: string | undefined
  const pages = paginateScan({ client }, { TableName: table, ProjectionExpression: 'caseId' })
  for await (const { Items = [] } of pages)
    for (const { caseId } of Items) {
      // A scan gives what is under one key together.
      if (caseId?.S && caseId.S !== last) yield caseId.S
      last = caseId?.S
    }
}

export const storedClaims = (client: DynamoDBClient, table: string): StoredClaims => ({
  counted: async (counter) => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: marshall({ key: counter }), ConsistentRead: true }),
    )
    return Number(Item?.n?.N ?? 0)
  },

  mails: async function* () {
    const pages = paginateScan(
      { client },
      {
        TableName: table,
        ProjectionExpression: '#key',
        FilterExpression: 'begins_with(#key, :mail)',
        ExpressionAttributeNames: { '#key': 'key' },
        ExpressionAttributeValues: { ':mail': { S: 'mail#' } },
      },
    )
    for await (const { Items = [] } of pages) for (const { key } of Items) if (key?.S) yield key.S
  },

  remove: async (key) => {
    await client.send(new DeleteItemCommand({ TableName: table, Key: marshall({ key }) }))
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

  ids: () => partitions(client, table),

  remove: async (caseId, contentId) => {
    await client.send(new DeleteItemCommand({ TableName: table, Key: marshall({ caseId, contentId }) }))
  },
})
