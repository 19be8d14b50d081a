/** What the store of files promises: in memory, and on the emulator's S3. */
import { randomUUID } from 'node:crypto'
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { describe, expect, test } from 'vitest'
import { s3Files } from '../../shared/adapters/s3/files.ts'
import { fileTag } from '../../shared/application/files/file-keys.ts'
import type { Files, UploadForm } from '../../shared/application/ports.ts'
import { MemoryFiles } from '../fakes/memory-files.ts'
import { givenAws } from './ports.ts'

type Store = {
  files: Omit<Files, 'origin'>
  upload: (form: UploadForm, bytes: Uint8Array) => Promise<void>
  /** The day that the retention counts from, where the store's rule would remove the object. */
  endOf: (key: string) => Promise<string | undefined>
}

const inMemory = async (): Promise<Store> => {
  const files = new MemoryFiles()
  return {
    files,
    upload: async (form, bytes) => files.upload(form, bytes, 'x.pdf'),
    endOf: async (key) => files.closed.get(key)?.day,
  }
}

/** As the stack makes it, or as a store elsewhere may be. */
const bucketOf = async ({ versioned }: { versioned: boolean }) => {
  const client = new S3Client({ ...givenAws().s3, forcePathStyle: true })
  const bucket = `contract-${randomUUID()}`
  await client.send(new CreateBucketCommand({ Bucket: bucket }))
  const VersioningConfiguration = { Status: 'Enabled' } as const
  if (versioned)
    await client.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }))
  return { client, bucket }
}

const emulated = async (versioned = true): Promise<Store> => {
  const { client, bucket } = await bucketOf({ versioned })
  return {
    files: s3Files(client, bucket),
    upload: async ({ url, fields }, bytes) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.append(name, value)
      body.append('file', new Blob([Uint8Array.from(bytes)]), 'x.pdf')
      const { status } = await fetch(url, { method: 'POST', body, redirect: 'manual' })
      if (status >= 400) throw new Error(`refused: ${status}`)
    },
    endOf: async (Key) => {
      const { Metadata } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key }))
      const { TagSet = [] } = await client.send(new GetObjectTaggingCommand({ Bucket: bucket, Key }))
      const day = Metadata?.['closed-on']
      expect(TagSet).toEqual(day ? [{ Key: fileTag.key, Value: fileTag.closed }] : [])
      return day
    },
  }
}

const bytes = (length: number, fill = 7) => new Uint8Array(length).fill(fill)

describe.each([
  ['in memory', inMemory],
  ['on the emulator', () => emulated()],
  ['on the emulator, without versions', () => emulated(false)],
])('files %s', (_, make) => {
  test('come in by a form, exactly as many bytes as it says, and under its key', async () => {
    const { files, upload } = await make()
    const form = await files.form('incoming/a/file', { bytes: 10, exactly: true })
    await expect(upload(form, bytes(9))).rejects.toThrow('refused')
    await expect(upload(form, bytes(11))).rejects.toThrow('refused')
    expect(await files.sizeOf('incoming/a/file')).toBeUndefined()
    await upload(form, bytes(10))
    expect(await files.sizeOf('incoming/a/file')).toBe(10)
    expect((await files.read('incoming/a/file')).bytes).toEqual(bytes(10))
  })
  test('come in by a plain form under their own name, at most so many bytes, and not empty', async () => {
    const { files, upload } = await make()
    const form = await files.form(`incoming/b/\${filename}`, {
      bytes: 10,
      backTo: 'https://back.example/?x=1',
    })
    await expect(upload(form, bytes(0))).rejects.toThrow('refused')
    await expect(upload(form, bytes(11))).rejects.toThrow('refused')
    await upload(form, bytes(3))
    expect(await files.sizeOf('incoming/b/x.pdf')).toBe(3)
  })
  test('of our own are put as they are, over what was there, and stay until they are to end', async () => {
    const { files, endOf } = await make()
    const key = 'papers/ALM-A-2026-000001/1-0.pdf'
    await files.put(key, bytes(4, 1))
    await files.put(key, bytes(3, 2))
    expect((await files.read(key)).bytes).toEqual(bytes(3, 2))
    expect(await endOf(key)).toBeUndefined()
    await files.retain(key, '2026-02-02')
    expect(await endOf(key)).toBe('2026-02-02')
    expect((await files.read(key)).bytes).toEqual(bytes(3, 2))
  })
  test('are copied as they are, only as they were seen when that is asked, and not from nowhere', async () => {
    const { files, upload } = await make()
    const form = await files.form('incoming/c/file', { bytes: 10 })
    await upload(form, bytes(10, 1))
    const { mark } = await files.read('incoming/c/file')
    expect(await files.copy('incoming/c/file', 'cases/ҚӘ%2F1/c')).toBe('done')
    await upload(form, bytes(10, 2))
    expect(await files.copy('incoming/c/file', 'cases/1/d', mark)).toBe('changed')
    expect(await files.copy('cases/ҚӘ%2F1/c', 'cases/1/d', mark)).toBe('done')
    expect((await files.read('cases/1/d')).bytes).toEqual(bytes(10, 1))
    expect(await files.copy('incoming/nothing', 'cases/1/e')).toBe('missing')
    await expect(files.read('cases/1/e')).rejects.toThrow()
  })
  test('end after the day that their case closed on, which may come again or be taken away', async () => {
    const { files, upload, endOf } = await make()
    await upload(await files.form('incoming/g/file', { bytes: 3 }), bytes(3))
    await files.copy('incoming/g/file', 'cases/2/g')
    expect(await endOf('cases/2/g')).toBeUndefined()
    for (const day of ['2026-02-02', '2026-02-02', '2026-03-02', undefined, undefined, '2026-04-01']) {
      await files.retain('cases/2/g', day)
      expect(await endOf('cases/2/g')).toBe(day)
    }
    expect((await files.read('cases/2/g')).bytes).toEqual(bytes(3))
    await files.retain('cases/2/nothing', '2026-02-02')
    expect(await files.sizeOf('cases/2/nothing')).toBeUndefined()
  })
  test('are removed by the beginning of their keys', async () => {
    const { files, upload } = await make()
    await upload(await files.form('incoming/e/file', { bytes: 1 }), bytes(1))
    for (const key of ['cases/1/a', 'cases/1/b', 'cases/12/a']) await files.copy('incoming/e/file', key)
    expect((await files.keysUnder('cases/1/')).sort()).toEqual(['cases/1/a', 'cases/1/b'])
    expect(await files.removeAll('cases/1/')).toBe(2)
    expect(await files.keysUnder('cases/1/')).toEqual([])
    expect(await files.removeAll('cases/1/')).toBe(0)
    expect(await files.sizeOf('cases/12/a')).toBe(1)
  })
})

test('what was written over or removed before is removed with it: no version of it is left, and none of another', async () => {
  const { client, bucket } = await bucketOf({ versioned: true })
  const files = s3Files(client, bucket)
  for (const fill of [1, 2]) await files.put('cases/1/a', bytes(3, fill))
  await files.retain('cases/1/a', '2026-02-02')
  for (const key of ['cases/1/b', 'cases/12/a']) await files.put(key, bytes(3))
  await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'cases/1/b' }))
  expect(await files.sizeOf('cases/1/b')).toBeUndefined()
  expect((await files.keysUnder('cases/1/')).sort()).toEqual(['cases/1/a', 'cases/1/b'])
  expect(await files.removeAll('cases/1/')).toBe(2)
  const { Versions = [], DeleteMarkers = [] } = await client.send(
    new ListObjectVersionsCommand({ Bucket: bucket }),
  )
  expect([...Versions, ...DeleteMarkers].map(({ Key }) => Key)).toEqual(['cases/12/a'])
})

test('a link downloads under a name of any letters, and never as a page', async () => {
  const { files, upload } = await emulated()
  await upload(await files.form('cases/1/a', { bytes: 3 }), bytes(3))
  const name = "Ұзарту (1) 'көшірме'.pdf"
  const url = await files.link('cases/1/a', { name, type: 'application/pdf' })
  const answer = await fetch(url)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  const disposition = answer.headers.get('content-disposition') ?? ''
  expect(disposition).toMatch(/^attachment; filename\*=UTF-8''[\w%.-]+$/)
  expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe(name)
})

test('the origin that pages are told is where forms and links lead: on AWS, and elsewhere', async () => {
  const { filesOf } = await import('../../shared/wiring/files.ts')
  const before = { ...process.env }
  for (const name of ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_S3']) delete process.env[name]
  Object.assign(process.env, {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
  })
  try {
    for (const FILES_ENDPOINT of [undefined, 'https://files.example.kz:9000/']) {
      const files = filesOf({ FILES_BUCKET: 'bucket', FILES_ENDPOINT })
      expect(new URL((await files.form('incoming/a/file', { bytes: 1 })).url).origin).toBe(files.origin)
      expect(new URL(await files.link('a', { name: 'x.pdf', type: 'x' })).origin).toBe(files.origin)
    }
  } finally {
    process.env = before
  }
})
