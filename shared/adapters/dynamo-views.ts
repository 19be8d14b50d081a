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
import { caseKinds } from '../../events/values.ts'
import type { CaseList, ListEntry, Views } from '../application/ports.ts'
import { type ActivityView, type CompositionView, listedDay } from '../domain/activities/views.ts'
import {
  type CaseView,
  type FactView,
  type HandoverView,
  isActivityView,
  isCaseView,
  isChannelsView,
  isCompositionView,
  isFactView,
  isHandoverView,
  isLetterView,
  type LetterView,
  unset,
  type View,
} from '../domain/views.ts'
import { isConditionFailed, readMany } from './dynamo.ts'

const shards = 4

/** How many months are asked for at once. */
const atOnce = 12

/** Spreads the due index over a few partitions, the same case always into the same one. */
const shardOf = (caseId: string) => [...caseId].reduce((sum, char) => sum + char.charCodeAt(0), 0) % shards

/** The partition of open cases that have no commission: no commission is called so. */
const none = '-'
/** The partition of letters that wait for a response; there are too few of them for more. */
const letters = 'letters'
/** The partitions of what waits to be handed over: because there is no address, because a mail did not arrive. */
const byHand = 'by_hand'
const bounced = 'bounced'

const commissionOf = (v: CaseView): string | undefined =>
  v.commission ?? (v.closedOn || v.kind === 'initiative' ? undefined : none)

/** Keys of the lists a view stands in; none changes with the status, so a transition moves no index entry. */
const caseKeys = (v: CaseView) => ({
  ...(v.nextDue && { dueShard: `due#${shardOf(v.caseId)}`, dueKey: `${v.nextDue}#${v.caseId}` }),
  ...(commissionOf(v) && { commissionKey: `${v.kind}#${commissionOf(v)}` }),
  ...(v.agency && { agencyKey: `${v.kind}#${v.agency}` }),
  monthKey: `${v.kind}#${v.receivedOn.slice(0, 7)}`,
  listKey: `${v.receivedOn}#${v.caseId}`,
})
const letterKeys = (v: LetterView) => ({
  ...(!v.answeredOn && { dueShard: letters, dueKey: `${v.dueOn ?? unset}#${v.part}` }),
  agencyKey: `letter#${v.agency}`,
  monthKey: `letter#${v.sentOn.slice(0, 7)}`,
  listKey: `${v.sentOn}#${v.part}`,
})
/** What the council itself owes stands apart from what waits in cases. */
const duties = 'duties'
const dutyKeys = ({ caseId, nextDue }: ActivityView | CompositionView) =>
  nextDue ? { dueShard: duties, dueKey: `${nextDue}#${caseId}` } : {}
const activityKeys = (v: ActivityView) => {
  const day = listedDay(v)
  return {
    ...dutyKeys(v),
    ...(day && { monthKey: `activity#${day.slice(0, 7)}`, listKey: `${day}#${v.caseId}` }),
  }
}
/** Until it is handed over. */
const handoverKeys = ({ caseId, since, dueOn, undelivered }: HandoverView) =>
  since ? { dueShard: undelivered ? bounced : byHand, dueKey: `${dueOn ?? unset}#${caseId}` } : {}
/** Counted by its keys alone. */
const factKeys = ({ fact, on, caseId, part }: FactView) =>
  on ? { monthKey: `${fact}#${on.slice(0, 7)}`, listKey: `${on}#${caseId}#${part}` } : {}

/** The keys that a view is found by. */
export const keysOf = (view: View): Partial<Record<(typeof indexed)[number], string>> => {
  if (isFactView(view)) return factKeys(view)
  if (isActivityView(view)) return activityKeys(view)
  if (isCompositionView(view)) return dutyKeys(view)
  if (isChannelsView(view)) return {}
  if (isHandoverView(view)) return handoverKeys(view)
  return isCaseView(view) ? caseKeys(view) : letterKeys(view)
}

const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'))

/** A month, and the one before it. */
const lastMonths = (month: string): string[] => {
  const [year = 0, of = 1] = month.split('-').map(Number)
  const before = of === 1 ? `${year - 1}-12` : `${year}-${String(of - 1).padStart(2, '0')}`
  return [month, before]
}

/** Where a list is kept: the partitions of an index, whose items are merged by their sort key. */
export const placesOf = (list: CaseList) => {
  const { from, until } = { from: undefined, until: undefined, ...list }
  const sorted = { from, newestFirst: false }
  const due = { index: 'due', partition: 'dueShard', sort: 'dueKey' } as const
  const byDay = { sort: 'listKey', from, newestFirst: true } as const
  switch (list.list) {
    case 'due':
      return {
        ...due,
        ...sorted,
        until: list.until,
        of: Array.from({ length: shards }, (_, i) => `due#${i}`),
      }
    case 'letters':
      return { ...due, ...sorted, until: undefined, of: [letters] }
    case 'by_hand':
      return { ...due, ...sorted, until: undefined, of: [byHand, bounced] }
    case 'bounced':
      return { ...due, ...sorted, until: undefined, of: [bounced] }
    case 'duties':
      return { ...due, ...sorted, until: undefined, of: [duties] }
    case 'unassigned': {
      const of = [`appeal#${none}`, `draft_act#${none}`]
      return {
        ...byDay,
        index: 'commission',
        partition: 'commissionKey',
        until: undefined,
        newestFirst: false,
        of,
      } as const
    }
    case 'commission': {
      const of = caseKinds.map((kind) => `${kind}#${list.commission}`)
      return { ...byDay, index: 'commission', partition: 'commissionKey', until, of } as const
    }
    case 'agency': {
      const of = [`draft_act#${list.agency}`, `letter#${list.agency}`]
      return { ...byDay, index: 'agency', partition: 'agencyKey', until, of } as const
    }
    case 'recent': {
      const of = lastMonths(list.month).flatMap((month) => [`appeal#${month}`, `draft_act#${month}`])
      return { ...byDay, index: 'month', partition: 'monthKey', until: undefined, of } as const
    }
    case 'answered': {
      const of = lastMonths(list.month).map((month) => `answered#${month}`)
      return { ...byDay, index: 'month', partition: 'monthKey', until: undefined, of } as const
    }
    case 'register': {
      const of = months.map((month) => `${list.kind}#${list.year}-${month}`)
      return { ...byDay, index: 'month', partition: 'monthKey', until, of } as const
    }
  }
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

type Place = ReturnType<typeof placesOf>

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
      const places = [...Array.from({ length: shards }, (_, i) => `due#${i}`), duties]
      for (const place of places) {
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
