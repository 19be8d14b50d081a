/** Files on S3, or on any store that speaks its API: forms to upload by, links to download by, copies between. */
import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { fileTag } from '../../application/files/file-keys.ts'
import type { Files } from '../../application/ports.ts'

const formSeconds = 3600
const linkSeconds = 300

/** @param bucket whose objects nobody can reach but by what is signed here */
export const s3Files = (client: S3Client, bucket: string): Omit<Files, 'origin'> => ({
  form: async (key, { bytes, exactly, backTo }) => {
    const { url, fields } = await createPresignedPost(client, {
      Bucket: bucket,
      Key: key,
      Conditions: [['content-length-range', exactly ? bytes : 1, bytes]],
      Fields: backTo ? { success_action_redirect: backTo } : { success_action_status: '204' },
      Expires: formSeconds,
    })
    return { url, fields }
  },

  sizeOf: async (key) => {
    try {
      return (await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))).ContentLength
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  },

  read: async (key) => {
    const { Body, ETag } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
    if (!Body) throw new Error('an object without a body')
    return { bytes: await Body.transformToByteArray(), mark: plain(ETag) }
  },

  put: async (key, bytes) => {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: anything }))
  },

  copy: async (from, to, mark) => {
    try {
      await client.send(
        new CopyObjectCommand({
          Bucket: bucket,
          Key: to,
          CopySource: source(bucket, from),
          ...(mark && { CopySourceIfMatch: `"${mark}"` }),
          // What the uploader's browser said of it goes no further.
          MetadataDirective: 'REPLACE',
          ContentType: anything,
        }),
      )
      return 'done'
    } catch (error) {
      if (isMissing(error)) return 'missing'
      if ((error as Error).name === 'PreconditionFailed') return 'changed'
      throw error
    }
  },

  retain: async (key, over) => {
    const was = await overOf(client, bucket, key)
    if (was === undefined || was === (over ?? '')) return
    await client.send(
      new CopyObjectCommand({
        Bucket: bucket,
        Key: key,
        // Over itself: the store's rule counts an object's days from when it was written.
        CopySource: source(bucket, key),
        MetadataDirective: 'REPLACE',
        Metadata: over ? { [overMark]: over } : {},
        ContentType: anything,
        TaggingDirective: 'REPLACE',
        Tagging: over ? `${fileTag.key}=${over === 'removed' ? fileTag.removed : fileTag.closed}` : '',
      }),
    )
  },

  link: (key, { name, type, shown }) =>
    getSignedUrl(
      client,
      new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentDisposition: `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded(name)}`,
        ResponseContentType: type,
        ResponseCacheControl: 'no-store',
      }),
      { expiresIn: linkSeconds },
    ),

  keysUnder: async (prefix) => {
    const versions = await versionsUnder(client, bucket, prefix)
    return [...new Set(versions.map(({ Key }) => Key))]
  },

  removeAll: async (prefix) => {
    const versions = await versionsUnder(client, bucket, prefix)
    for (let i = 0; i < versions.length; i += mostAtOnce) {
      const Delete = { Objects: versions.slice(i, i + mostAtOnce), Quiet: true }
      const { Errors = [] } = await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete }))
      if (Errors.length) throw new Error(`${Errors.length} files not removed: ${Errors[0]?.Code}`)
    }
    return new Set(versions.map(({ Key }) => Key)).size
  },
})

const mostAtOnce = 1000

/** All that is there or was, markers of what was removed included. Without versions an object's is `null`. */
const versionsUnder = async (client: S3Client, bucket: string, prefix: string) => {
  const found: { Key: string; VersionId: string | undefined }[] = []
  let after: Pick<ListObjectVersionsCommandInput, 'KeyMarker' | 'VersionIdMarker'> | undefined = {}
  while (after) {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...after }),
    )
    for (const { Key = '', VersionId } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])])
      found.push({ Key, VersionId })
    const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page
    after = page.IsTruncated ? { KeyMarker, VersionIdMarker } : undefined
  }
  return found
}

const anything = 'application/octet-stream'
/** A day, or that it was removed. */
const overMark = 'closed-on'

const source = (bucket: string, key: string) =>
  `${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`

/** Since when an object is over, nothing for one that stays; undefined where no object is. */
const overOf = async (client: S3Client, bucket: string, key: string): Promise<string | undefined> => {
  try {
    const { Metadata } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
    return Metadata?.[overMark] ?? ''
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

const plain = (etag = '') => etag.replaceAll('"', '')

/** Who may not list a bucket is told "forbidden" of what is not there. */
const isMissing = (error: unknown) =>
  ['NotFound', 'NoSuchKey'].includes((error as Error).name) ||
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404

/** RFC 8187: what `encodeURIComponent` leaves as it is and the grammar does not take. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
