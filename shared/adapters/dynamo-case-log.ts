/** The case log on DynamoDB: one immutable item per commit, written under the condition that it is new. */
import {
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { type Commit, commit } from '../../events/commit.ts'
import type { CaseLog } from '../application/ports.ts'
import { isConditionFailed } from './dynamo.ts'

/** The sort key of a version: zero-padded, so that text order is number order. */
export const versionKey = (version: number) => String(version).padStart(6, '0')

/** A commit as it is stored. Throws zod's error for one that no schema knows. */
export const commitOf = (item: Parameters<typeof unmarshall>[0]): Commit => {
  const { version, ...rest } = unmarshall(item)
  return commit.parse({ ...rest, version: Number(version) })
}

/** Bytes of a partition key. */
const longestKey = 2048

export const dynamoCaseLog = (client: DynamoDBClient, table: string): CaseLog => ({
  load: async (caseId) => {
    const commits: Commit[] = []
    // What no key can be is what anybody may type for a number, and no case has it.
    if (caseId === '' || Buffer.byteLength(caseId) > longestKey) return commits
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
      for (const item of page.Items ?? []) commits.push(commitOf(item))
      from = page.LastEvaluatedKey
    } while (from)
    return commits
  },

  append: async (next) => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: marshall({ ...next, version: versionKey(next.version) }, { removeUndefinedValues: true }),
          ConditionExpression: 'attribute_not_exists(caseId)',
        }),
      )
      return 'done'
    } catch (error) {
      if (isConditionFailed(error)) return 'taken'
      throw error
    }
  },
})
