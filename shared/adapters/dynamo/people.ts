/**
 * The store of personal data, reached by a client of its own: it may stand in another country's data centre. Only
 * get, put, query and delete, one item or several, and no comparison of maps: what DynamoDB-compatible stores speak.
 */
import { createHash } from 'node:crypto'
import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  QueryCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { type Content, storedContent } from '../../../events/contents.ts'
import { readStored } from '../../../events/reading.ts'
import type { Heading, People } from '../../application/ports.ts'
import { isConditionFailed, readMany } from './client.ts'

const tries = 3

/** Stands beside the words for them: not every store compares maps, and none need be sent 240 KB twice. */
const markOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 16)

/** Throws `Unreadable` for a content that no schema knows. */
const contentOf = (caseId: string, contentId: string, stored: unknown): Content =>
  readStored(storedContent, `${caseId}: content ${contentId}`, stored)

export const dynamoPeople = (client: DynamoDBClient, table: string): People => {
  const read = async (caseId: string, contentId: string) => {
    const Key = marshall({ caseId, contentId })
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }))
    return Item && unmarshall(Item)
  }
  const item = (caseId: string, contentId: string, content: unknown, expiresAt?: number) =>
    marshall(
      { caseId, contentId, content, mark: markOf(content), ...(expiresAt !== undefined && { expiresAt }) },
      { removeUndefinedValues: true },
    )
  const put = async (...given: Parameters<typeof item>) => {
    await client.send(new PutItemCommand({ TableName: table, Item: item(...given) }))
  }
  /** Writes while these are still the words that are there: what was erased or rewritten meanwhile stays so. */
  const replace = async (
    seen: { mark?: string; content: unknown },
    ...given: Parameters<typeof item>
  ): Promise<boolean> => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: item(...given),
          // Earlier versions wrote no mark.
          ConditionExpression: seen.mark ? 'mark = :seen' : 'content = :seen',
          ExpressionAttributeValues: marshall({ ':seen': seen.mark ?? seen.content }),
        }),
      )
      return true
    } catch (error) {
      if (isConditionFailed(error)) return false
      throw error
    }
  }
  const putNew = async (...given: Parameters<typeof item>): Promise<'done' | 'taken'> => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: item(...given),
          ConditionExpression: 'attribute_not_exists(caseId)',
        }),
      )
      return 'done'
    } catch (error) {
      if (isConditionFailed(error)) return 'taken'
      throw error
    }
  }
  return {
    put,
    putNew,
    get: async (caseId, contentId) => {
      const found = await read(caseId, contentId)
      return found && contentOf(caseId, contentId, found.content)
    },
    list: async (caseId, prefix) => {
      const pages = paginateQuery(
        { client },
        {
          TableName: table,
          // No key begins with nothing, as DynamoDB has it: all of them is a question of its own.
          KeyConditionExpression: prefix
            ? 'caseId = :caseId AND begins_with(contentId, :prefix)'
            : 'caseId = :caseId',
          ExpressionAttributeValues: marshall({ ':caseId': caseId, ...(prefix && { ':prefix': prefix }) }),
          ConsistentRead: true,
        },
      )
      const found = new Map<string, Content>()
      for await (const { Items = [] } of pages)
        for (const { contentId, content } of Items.map((item) => unmarshall(item)))
          found.set(contentId, contentOf(caseId, contentId, content))
      return found
    },
    keysUnder: async (caseId, prefix, limit) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'caseId = :caseId AND begins_with(contentId, :prefix)',
          ExpressionAttributeValues: marshall({ ':caseId': caseId, ':prefix': prefix }),
          ProjectionExpression: 'contentId',
          ScanIndexForward: false,
          Limit: limit,
        }),
      )
      return Items.map((item) => unmarshall(item).contentId as string)
    },
    headings: async (ids) => {
      // Not the texts: fifty of them may be megabytes.
      const found = await readMany(
        client,
        table,
        ids.map(({ caseId, contentId }) => ({ caseId, contentId })),
        {
          ProjectionExpression:
            'caseId, contentId, content.subject, content.title, content.#name, content.applicant.#name',
          ExpressionAttributeNames: { '#name': 'name' },
        },
      )
      const items = new Map(
        found.map((item) => {
          const { caseId, contentId, content } = unmarshall(item)
          const subject: string | undefined = content?.subject ?? content?.title
          const name: string | undefined = content?.applicant?.name ?? content?.name
          const heading: Heading = {
            ...(subject !== undefined && { subject }),
            ...(name !== undefined && { name }),
          }
          return [`${caseId}\n${contentId}`, heading] as const
        }),
      )
      return ids.map(({ caseId, contentId }) => items.get(`${caseId}\n${contentId}`))
    },
    expire: async (caseId, contentId, expiresAt) => {
      for (let attempt = 0; attempt < tries; attempt++) {
        const found = await read(caseId, contentId)
        if (!found || found.expiresAt === expiresAt) return
        const { mark, content } = found
        if (await replace({ mark, content }, caseId, contentId, content, expiresAt)) return
      }
      throw new Error(`${caseId}: ${tries} races lost for the end of a text`)
    },
    change: async (caseId, contentId, make, expiresAt) => {
      for (let attempt = 0; attempt < tries; attempt++) {
        const found = await read(caseId, contentId)
        const made = make(found && contentOf(caseId, contentId, found.content))
        if (!made) return
        const isPut = found
          ? await replace({ mark: found.mark, content: found.content }, caseId, contentId, made, expiresAt)
          : (await putNew(caseId, contentId, made, expiresAt)) === 'done'
        if (isPut) return
      }
      throw new Error(`${caseId}: ${tries} races lost for a text`)
    },
  }
}
