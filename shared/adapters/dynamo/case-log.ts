/** The case log on DynamoDB: one immutable item per commit, written under the condition that it is new. */
import {
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Commit } from '../../../events/commit.ts'
import { chained } from '../../application/commits.ts'
import type { CaseLog, LogMarks } from '../../application/ports.ts'
import { isConditionFailed } from './client.ts'
import { alteredKey, commitOf, isMark, itemOf } from './commit-item.ts'

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
