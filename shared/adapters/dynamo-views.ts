/** Views on DynamoDB, each under the keys of the lists it is found by. */
import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  type BatchGetItemCommandOutput,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  QueryCommand,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { Views } from '../application/ports.ts'
import {
  type CaseView,
  type FactView,
  isCaseView,
  isFactView,
  isLetterView,
  type LetterView,
  type View,
} from '../domain/views.ts'
import { isConditionFailed } from './dynamo.ts'

const shards = 4

/** How many months are asked for at once, and how many rows: the most that a BatchGetItem takes. */
const atOnce = 12
const batch = 100

/** Spreads the due index over a few partitions, the same case always into the same one. */
const shardOf = (caseId: string) => [...caseId].reduce((sum, char) => sum + char.charCodeAt(0), 0) % shards

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
/** Counted by its keys alone. */
const factKeys = ({ fact, on, caseId, part }: FactView) =>
  on ? { monthKey: `${fact}#${on.slice(0, 7)}`, listKey: `${on}#${caseId}#${part}` } : {}
const keysOf = (view: View) => {
  if (isFactView(view)) return factKeys(view)
  return isCaseView(view) ? caseKeys(view) : letterKeys(view)
}

const indexed = ['dueShard', 'dueKey', 'commissionKey', 'agencyKey', 'monthKey', 'listKey'] as const

/** The item that a view is stored as. */
export const itemOf = (view: View) => marshall({ ...view, ...keysOf(view) }, { removeUndefinedValues: true })

/** The view that an item holds, without its keys. */
export const viewOf = (item: Parameters<typeof unmarshall>[0]): View => {
  const view = unmarshall(item)
  for (const key of indexed) delete view[key]
  return view as View
}

/** `2025-12`, `2026-01`, ...: the months that these local days lie in. */
const monthsOf = (from: string, to: string): string[] => {
  const months: string[] = []
  for (let [year = 0, month = 0] = from.split('-').map(Number); ; month++) {
    if (month > 12) [year, month] = [year + 1, 1]
    const next = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
    if (next > to.slice(0, 7)) return months
    months.push(next)
  }
}

export const dynamoViews = (client: DynamoDBClient, table: string): Views => {
  const get = async (caseId: string, part: string) => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: marshall({ caseId, part }), ConsistentRead: true }),
    )
    return Item && viewOf(Item)
  }
  /** The index's pages of a month's list, whose keys are all that it holds; so many months at once. */
  const monthly = async (
    list: string,
    from: string,
    to: string,
    count: 'COUNT' | 'ALL_PROJECTED_ATTRIBUTES',
  ) => {
    const ofMonth = async (month: string) => {
      const pages = paginateQuery(
        { client },
        {
          TableName: table,
          IndexName: 'month',
          Select: count,
          KeyConditionExpression: 'monthKey = :month AND listKey BETWEEN :from AND :to',
          ExpressionAttributeValues: marshall({
            ':month': `${list}#${month}`,
            ':from': from,
            ':to': `${to}$`,
          }),
        },
      )
      const found: QueryCommandOutput[] = []
      for await (const page of pages) found.push(page)
      return found
    }
    const months = monthsOf(from, to)
    const found: QueryCommandOutput[] = []
    for (let i = 0; i < months.length; i += atOnce)
      found.push(...(await Promise.all(months.slice(i, i + atOnce).map(ofMonth))).flat())
    return found
  }

  /** The views of a month list. One that is gone since the index was read is left out. */
  const listed = async (list: string, from: string, to: string): Promise<View[]> => {
    const keys = (await monthly(list, from, to, 'ALL_PROJECTED_ATTRIBUTES')).flatMap(({ Items = [] }) =>
      Items.map(({ caseId, part }) => ({ caseId, part }) as Record<string, AttributeValue>),
    )
    const views: View[] = []
    for (let i = 0; i < keys.length; i += batch) {
      let asked: BatchGetItemCommandInput['RequestItems'] = { [table]: { Keys: keys.slice(i, i + batch) } }
      // What a batch leaves over, because it is large or the table busy, is asked again.
      while (asked && Object.keys(asked).length > 0) {
        const { Responses, UnprocessedKeys }: BatchGetItemCommandOutput = await client.send(
          new BatchGetItemCommand({ RequestItems: asked }),
        )
        views.push(...(Responses?.[table] ?? []).map(viewOf))
        asked = UnprocessedKeys
      }
    }
    return views
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

    casesOf: async (kind, from, to) => (await listed(kind, from, to)).filter(isCaseView),

    lettersOf: async (from, to) => (await listed('letter', from, to)).filter(isLetterView),

    countFacts: async (fact, from, to) =>
      (await monthly(fact, from, to, 'COUNT')).reduce((sum, { Count = 0 }) => sum + Count, 0),

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
          if (view && isCaseView(view) && !view.closedOn) open++
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
