/** Views on DynamoDB, read by the lists that they stand in. */
import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  QueryCommand,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { ListEntry, Views } from '../../application/ports.ts'
import { isActivityView, isCaseView, isLetterView, type View } from '../../domain/views.ts'
import { isConditionFailed, readMany } from './client.ts'
import { duePartitions, itemOf, type Place, placesOf, viewOf } from './view-places.ts'

/** How many months are asked for at once. */
const atOnce = 12

/** Keys begin with a day, so a low bound of `0` and a high one of `:` hold all; what follows a key comes after it and a space. */
const queryOf = (table: string, place: Place, partition: string, limit: number, after?: string) => {
  const low = after && !place.newestFirst ? `${after} ` : (place.from ?? '0')
  const high = place.until ? `${place.until}$` : ':'
  const older = after && place.newestFirst
  return {
    TableName: table,
    IndexName: place.index,
    KeyConditionExpression: `#partition = :partition AND ${older ? '#sort < :after' : '#sort BETWEEN :low AND :high'}`,
    ExpressionAttributeNames: { '#partition': place.partition, '#sort': place.sort },
    ExpressionAttributeValues: marshall({
      ':partition': partition,
      ...(older ? { ':after': after } : { ':low': low, ':high': high }),
    }),
    ScanIndexForward: !place.newestFirst,
    Limit: limit,
  }
}

/** The first so many of what several partitions hold, in the order that DynamoDB keeps keys in; of equal keys all. */
export const firstOf = (found: ListEntry[], limit: number, newestFirst: boolean) => {
  const sorted = found.sort(
    (a, b) => (newestFirst ? -1 : 1) * Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)),
  )
  let end = Math.min(limit, sorted.length)
  while (end < sorted.length && sorted[end]?.key === sorted[end - 1]?.key) end++
  return { entries: sorted.slice(0, end), more: sorted.length > end }
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
      Items.map((item) => unmarshall(item)).map(({ caseId, part }) => ({ caseId, part })),
    )
    return (await readMany(client, table, keys)).map(viewOf)
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

    list: async (list, limit, after) => {
      const place = placesOf(list)
      const pages = await Promise.all(
        place.of.map((partition) =>
          client.send(new QueryCommand(queryOf(table, place, partition, limit + 1, after))),
        ),
      )
      const found = pages
        .flatMap(({ Items = [] }) => Items.map((item) => unmarshall(item)))
        .map((item): ListEntry => ({ caseId: item.caseId, part: item.part, key: item[place.sort] }))
      return firstOf(found, limit, place.newestFirst)
    },

    count: async (list, most) => {
      const place = placesOf(list)
      const counts = await Promise.all(
        place.of.map((partition) =>
          client.send(new QueryCommand({ ...queryOf(table, place, partition, most + 1), Select: 'COUNT' })),
        ),
      )
      return Math.min(
        counts.reduce((sum, { Count = 0 }) => sum + Count, 0),
        most + 1,
      )
    },

    many: async (keys) => {
      const found = await readMany(
        client,
        table,
        keys.map(({ caseId, part }) => ({ caseId, part })),
      )
      const views = new Map(found.map((item) => [`${item.caseId?.S}\n${item.part?.S}`, viewOf(item)]))
      return keys.flatMap(({ caseId, part }) => views.get(`${caseId}\n${part}`) ?? [])
    },
    casesOf: async (kind, from, to) => (await listed(kind, from, to)).filter(isCaseView),

    lettersOf: async (from, to) => (await listed('letter', from, to)).filter(isLetterView),

    activitiesOf: async (from, to) => (await listed('activity', from, to)).filter(isActivityView),

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
      for (const place of duePartitions) {
        let from: QueryCommandOutput['LastEvaluatedKey']
        do {
          const page = await client.send(
            new QueryCommand({
              TableName: table,
              IndexName: 'due',
              KeyConditionExpression: 'dueShard = :shard AND dueKey <= :until',
              ExpressionAttributeValues: marshall({ ':shard': place, ':until': `${day}$` }),
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
