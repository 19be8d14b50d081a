/** What the store of hashes promises: in memory, and on the emulator's S3. */
import { randomUUID } from 'node:crypto'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { describe, expect, test } from 'vitest'
import { s3Anchors } from '../../shared/adapters/s3/anchors.ts'
import type { Anchors } from '../../shared/application/ports.ts'
import { MemoryAnchors } from '../fakes/memory-anchors.ts'
import { givenAws } from './ports.ts'

type Kept = { anchors: Anchors; goTo: (day: string) => void }

const inMemory = async (): Promise<Kept> => {
  let now = ''
  const goTo = (day: string) => {
    now = `${day}T05:00:00Z`
  }
  return { anchors: new MemoryAnchors(() => now), goTo }
}

const emulated = async (): Promise<Kept> => {
  const client = new S3Client({ ...givenAws().s3, forcePathStyle: true })
  const bucket = `anchors-${randomUUID()}`
  await client.send(new CreateBucketCommand({ Bucket: bucket, ObjectLockEnabledForBucket: true }))
  let now = 0
  const goTo = (day: string) => {
    now = Date.parse(`${day}T05:00:00Z`)
  }
  return { anchors: s3Anchors(client, bucket, () => now), goTo }
}

const hash = 'ab'.repeat(32)
const all = async <T>(list: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const one of list) found.push(one)
  return found
}

describe.each([
  ['in memory', inMemory],
  ['on the emulator', emulated],
])('what is noted %s', (_, make) => {
  test('is there under its day, once, whatever its log is called', async () => {
    const { anchors, goTo } = await make()
    const ids = ['ALM-A-2026-000001', 'letter:ALM-L-2026-000001', 'ЖТ-Ә/12']
    goTo('2026-02-02')
    for (const caseId of [...ids, ...ids]) await anchors.note({ caseId, version: 12, hash })
    goTo('2026-02-03')
    await anchors.note({ caseId: 'directory', version: 1, hash })
    const noted = await all(anchors.notes())
    expect(noted.map(({ on }) => on)).toEqual(['2026-02-02', '2026-02-02', '2026-02-02', '2026-02-03'])
    expect(
      noted
        .slice(0, 3)
        .map(({ caseId }) => caseId)
        .sort(),
    ).toEqual([...ids].sort())
    expect(await all(anchors.notes('2026-02-02'))).toEqual([
      { on: '2026-02-03', caseId: 'directory', version: 1, hash },
    ])
  })
  test('is anchored by days; another anchor of a day stands beside the first', async () => {
    const { anchors } = await make()
    const made = ['2026-02-02', '2026-02-03'].map((on) => ({ on, commits: 12, root: hash }))
    for (const anchor of [...made].reverse()) await anchors.anchor(anchor)
    await anchors.anchor(made[0] as (typeof made)[0])
    expect(await anchors.anchors()).toEqual(made)
    expect(await anchors.anchors('2026-02-02')).toEqual(made.slice(1))
    await anchors.anchor({ on: '2026-02-02', commits: 12, root: 'cd'.repeat(32) })
    expect(await anchors.anchors()).toHaveLength(3)
  })
})
