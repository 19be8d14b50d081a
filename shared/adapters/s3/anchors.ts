/**
 * Hashes and anchors in a bucket whose objects nobody removes or writes over before their time (S3 Object Lock). All that
 * they say is in their keys, so that a list of a thousand is one request.
 */
import { PutObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3'
import type { Anchors } from '../../application/ports.ts'

const [notes, anchors, lost] = ['commits/', 'anchors/', 'lost/']

/** After all of a day, whatever is under it. */
const afterDay = (prefix: string, day: string | undefined) => day && `${prefix}${day}0`

export const s3Anchors = (client: S3Client, bucket: string, now = Date.now): Anchors => {
  const put = async (key: string, said: object) => {
    const Body = `${JSON.stringify(said)}\n`
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: key, Body, ContentType: 'application/json' }),
    )
  }
  async function* listed(prefix: string, after?: string): AsyncGenerator<string[]> {
    const from = afterDay(prefix, after)
    const asked = { Bucket: bucket, Prefix: prefix, ...(from && { StartAfter: from }) }
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, asked))
      for (const { Key = '' } of Contents) yield Key.slice(prefix.length).split('/')
  }
  return {
    note: ({ caseId, version, hash }) => {
      const on = new Date(now()).toISOString().slice(0, 10)
      const key = [on, encodeURIComponent(caseId), version, hash].join('/')
      return put(notes + key, { case: caseId, version, hash })
    },

    notes: async function* (after) {
      for await (const [on = '', caseId = '', version, hash = ''] of listed(notes, after))
        yield { on, caseId: decodeURIComponent(caseId), version: Number(version), hash }
    },

    anchor: ({ on, commits, root }) => put(`${anchors}${on}/${commits}/${root}`, { on, commits, root }),

    anchors: async (after) => {
      const found = []
      for await (const [on = '', commits, root = ''] of listed(anchors, after))
        found.push({ on, commits: Number(commits), root })
      return found
    },

    giveUp: ({ caseId, version, hash }) =>
      put(lost + [encodeURIComponent(caseId), version, hash].join('/'), { case: caseId, version, hash }),

    givenUp: async function* () {
      for await (const [caseId = '', version, hash = ''] of listed(lost))
        yield { caseId: decodeURIComponent(caseId), version: Number(version), hash }
    },
  }
}
