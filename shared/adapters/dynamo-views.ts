/** Views on DynamoDB, each under the keys of the lists it is found by. */
import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  QueryCommand,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { Views } from '../application/ports.ts'
import type { CaseView, LetterView, View } from '../domain/views.ts'
import { isConditionFailed } from './dynamo.ts'

const shards = 4

/** Spreads the due index over a few partitions, the same case always into the same one. */
const shardOf = (caseId: string) => [...caseId].reduce((sum, char) => sum + char.charCodeAt(0), 0) % shards

const isCase = (view: View): view is CaseView => view.part === 'case'

/** Keys of the lists a view stands in; none changes with the status, so a transition moves no index entry. */
const caseKeys = (v: CaseView) => ({
  ...(v.nextDue && { dueShard: `due#${shardOf(v.caseId)}`, dueKey: `${v.nextDue}#${v.caseId}` }),
  ...(v.commission && { commissionKey: `${v.kind}#${v.commission}` }),
  ...(v.agency && { agencyKey: `${v.kind}#${v.agency}` }),
  monthKey: `${v.kind}#${v.receivedOn.slice(0, 7)}`,
  listKey: `${v.receivedOn}#${v.caseId}`,
})
const letterKeys = (v: LetterView) => ({
  agencyKey: `letter#${v.agency}`,
  monthKey: `letter#${v.sentOn.slice(0, 7)}`,
  listKey: `${v.sentOn}#${v.part}`,
})

const indexed = ['dueShard', 'dueKey', 'commissionKey', 'agencyKey', 'monthKey', 'listKey'] as const

/** The item that a view is stored as. */
export const itemOf = (view: View) =>
  marshall(
    { ...view, ...(isCase(view) ? caseKeys(view) : letterKeys(view)) },
    { removeUndefinedValues: true },
  )

/** The view that an item holds, without its keys. */
export const viewOf = (item: Parameters<typeof unmarshall>[0]): View => {
  const view = unmarshall(item)
  for (const key of indexed) delete view[key]
  return view as View
}

export const dynamoViews = (client: DynamoDBClient, table: string): Views => {
  const get = async (caseId: string, part: string) => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: marshall({ caseId, part }), ConsistentRead: true }),
    )
    return Item && viewOf(Item)
  }
  return {
    put: async (view) => {
      try {
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: itemOf(view),
            ConditionExpression: 'attribute_not_exists(caseId) OR #version < :version',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':version': { N: String(view.version) } },
          }),
        )
        return 'done'
      } catch (error) {
        if (isConditionFailed(error)) return 'older'
        throw error
      }
    },

    get,

    openLoad: async (kind, commission, since) => {
      const pages = paginateQuery(
        { client },
        {
          TableName: table,
          IndexName: 'commission',
          KeyConditionExpression: 'commissionKey = :commission AND listKey >= :since',
          ExpressionAttributeValues: marshall({ ':commission': `${kind}#${commission}`, ':since': since }),
        },
      )
      let open = 0
      for await (const { Items = [] } of pages)
        for (const item of Items) {
          const view = await get(unmarshall(item).caseId, 'case')
          if (view && isCase(view) && !view.closedOn) open++
        }
      return open
    },

    async *dueUntil(day) {
      for (let shard = 0; shard < shards; shard++) {
        let from: QueryCommandOutput['LastEvaluatedKey']
        do {
          const page = await client.send(
            new QueryCommand({
              TableName: table,
              IndexName: 'due',
              KeyConditionExpression: 'dueShard = :shard AND dueKey <= :until',
              ExpressionAttributeValues: marshall({ ':shard': `due#${shard}`, ':until': `${day}$` }),
              ...(from && { ExclusiveStartKey: from }),
            }),
          )
          for (const item of page.Items ?? []) yield unmarshall(item).caseId as string
          from = page.LastEvaluatedKey
        } while (from)
      }
    },
  }
}
