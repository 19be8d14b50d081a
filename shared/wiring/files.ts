/** The file store of a deployment. The S3 client is loaded at its first use: most requests have no file. */
import type { Files } from '../application/ports.ts'
import { loginOf } from './elsewhere.ts'
import type { Env } from './env.ts'
import { lazily } from './lazily.ts'

export type FilesEnv = Partial<Env<'files'>>

export const filesOf = (env: FilesEnv): Files => {
  const { FILES_BUCKET: bucket, FILES_ENDPOINT: endpoint } = env
  const store = lazily(async () => {
    if (!bucket) throw new Error('this function has no access to files')
    const { s3Store } = await import('../adapters/s3/store.ts')
    return s3Store(bucket, endpoint, endpoint ? loginOf(env) : undefined)
  })
  return {
    origin: endpoint
      ? new URL(endpoint).origin
      : `https://${bucket}.s3.${process.env.AWS_REGION}.amazonaws.com`,
    form: async (...given) => (await store()).form(...given),
    sizeOf: async (...given) => (await store()).sizeOf(...given),
    read: async (...given) => (await store()).read(...given),
    put: async (...given) => (await store()).put(...given),
    copy: async (...given) => (await store()).copy(...given),
    retain: async (...given) => (await store()).retain(...given),
    link: async (...given) => (await store()).link(...given),
    keysUnder: async (...given) => (await store()).keysUnder(...given),
    removeAll: async (...given) => (await store()).removeAll(...given),
  }
}
