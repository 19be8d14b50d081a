/** Where a deployment's hashes are noted. The S3 client is loaded at its first use. */
import { connection } from '../adapters/dynamo/client.ts'
import type { Anchors } from '../application/ports.ts'
import type { Env } from './env.ts'
import { lazily } from './lazily.ts'

export const anchorsOf = ({ ANCHORS_BUCKET: bucket }: Env<'anchors'>): Anchors => {
  const store = lazily(async () => {
    const [{ S3Client }, { s3Anchors }] = await Promise.all([
      import('@aws-sdk/client-s3'),
      import('../adapters/s3/anchors.ts'),
    ])
    // By path: the bucket of an emulator has no host name of its own.
    return s3Anchors(new S3Client({ ...connection, forcePathStyle: true }), bucket)
  })
  return {
    note: async (...given) => (await store()).note(...given),
    notes: async function* (...given) {
      yield* (await store()).notes(...given)
    },
    anchor: async (...given) => (await store()).anchor(...given),
    anchors: async (...given) => (await store()).anchors(...given),
    giveUp: async (...given) => (await store()).giveUp(...given),
    givenUp: async function* () {
      yield* (await store()).givenUp()
    },
  }
}
