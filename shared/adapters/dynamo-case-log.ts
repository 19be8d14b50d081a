/** The case log on DynamoDB: one immutable item per commit, written under the condition that it is new. */
import {
  type AttributeValue,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { type Commit, storedCommit } from '../../events/commit.ts'
import { readStored } from '../../events/reading.ts'
import { chained } from '../application/commits.ts'
import type { CaseLog, LogMarks } from '../application/ports.ts'
import { addDays, daysFrom } from '../domain/terms/days.ts'
import { isConditionFailed } from './dynamo.ts'

/** The sort key of a version: zero-padded, so that text order is number order. */
export const versionKey = (version: number) => String(version).padStart(6, '0')

/** In place of a version: the item that marks a log as altered. It comes with the log, by the same request. */
export const alteredKey = 'altered'

export type Item = Record<string, AttributeValue>

export const isMark = ({ version }: Item): boolean => version?.S === alteredKey

/** A deadline, wherever it stands in an event; nothing else is stored otherwise than it is. */
const isDeadline = (value: unknown): value is { from: string; skipped: unknown[]; edition?: unknown } =>
  typeof value === 'object' &&
  value !== null &&
  ['term', 'mode', 'from', 'calendar'].every((key) => key in value) &&
  'skipped' in value &&
  Array.isArray(value.skipped)

/** A day passed over that its date tells all of. */
const isPlainWeekend = (day: unknown): day is { date: string; why: 'weekend' } =>
  typeof day === 'object' &&
  day !== null &&
  'why' in day &&
  day.why === 'weekend' &&
  Object.keys(day).length === 2

const isEdition = (value: unknown): value is { from: string } =>
  typeof value === 'object' && value !== null && 'from' in value && Object.keys(value).length === 1

const inShort = (_: string, value: unknown) => {
  if (!isDeadline(value)) return value
  const { from, skipped, edition } = value
  return {
    ...value,
    skipped: skipped.map((day) => (isPlainWeekend(day) ? daysFrom(from, day.date) : day)),
    ...(isEdition(edition) && { edition: edition.from }),
  }
}

/** Weekend days were stored as dates before they were counted from day zero. */
const weekendOf = (from: string, day: unknown) => {
  if (typeof day === 'number') return { date: addDays(from, day), why: 'weekend' }
  return typeof day === 'string' ? { date: day, why: 'weekend' } : day
}

const inFull = (_: string, value: unknown) => {
  if (!isDeadline(value)) return value
  const { from, skipped, edition } = value
  return {
    ...value,
    skipped: skipped.map((day) => weekendOf(from, day)),
    ...(typeof edition === 'string' && { edition: { from: edition } }),
  }
}

/**
 * A commit as an item. A weekend day that was passed over is stored as the number of days from day zero, and an edition
 * as its first day: a term of fifteen working days has six such days or more, and in full its commit would take a second
 * KB, and a second write unit.
 */
export const itemOf = ({ version, ...rest }: Commit): Item =>
  marshall({ ...JSON.parse(JSON.stringify(rest, inShort)), version: versionKey(version) })

/** The commit of an item. Throws `Unreadable` for one that no schema knows. */
export const commitOf = (item: Item): Commit => {
  const { version, events, ...rest } = unmarshall(item)
  return readStored(storedCommit, `${rest.caseId}: version ${version}`, {
    ...rest,
    version: Number(version),
    events: JSON.parse(JSON.stringify(events ?? null), inFull),
  })
}

/** Bytes of a partition key. */
const longestKey = 2048

export const dynamoCaseLog = (client: DynamoDBClient, table: string): CaseLog & LogMarks => ({
  load: async (caseId) => {
    const commits: Commit[] = []
    // What no key can be is what anybody may type for a number, and no case has it.
    if (caseId === '' || Buffer.byteLength(caseId) > longestKey) return commits
    let altered = false
    let from: QueryCommandOutput['LastEvaluatedKey']
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'caseId = :caseId',
          ExpressionAttributeValues: { ':caseId': { S: caseId } },
          ConsistentRead: true,
          ...(from && { ExclusiveStartKey: from }),
        }),
      )
      for (const item of page.Items ?? [])
        if (isMark(item)) altered = true
        else commits.push(commitOf(item))
      from = page.LastEvaluatedKey
    } while (from)
    chained(caseId, commits, altered)
    return commits
  },

  append: async (next) => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: itemOf(next),
          ConditionExpression: 'attribute_not_exists(caseId)',
        }),
      )
      return 'done'
    } catch (error) {
      if (isConditionFailed(error)) return 'taken'
      throw error
    }
  },

  markAltered: async (caseId, { version, at }) => {
    // What was altered first stays known. The instant has another name than a commit's: it is none.
    const Item = marshall({ caseId, version: alteredKey, altered: version, foundAt: at })
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item,
          ConditionExpression: 'attribute_not_exists(caseId)',
        }),
      )
    } catch (error) {
      if (!isConditionFailed(error)) throw error
    }
  },
})
