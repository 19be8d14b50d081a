/** An S3 client for the council's files; a module of its own, so that it can be loaded late. */
import { S3Client } from '@aws-sdk/client-s3'
import { connection } from '../dynamo/client.ts'
import type { Login } from '../login.ts'
import { s3Files } from './files.ts'

/**
 * @param endpoint a store elsewhere: addressed by path, since its buckets have no host names of their own
 * @param login to it; without it by the function's role
 */
export const s3Store = (bucket: string, endpoint?: string, login?: Login) =>
  s3Files(
    new S3Client({
      ...connection,
      // A file of 10 MB takes longer to copy than a table's item to write: longer tries, so fewer of them.
      maxAttempts: 2,
      requestHandler: { ...connection.requestHandler, requestTimeout: 6000, socketTimeout: 6000 },
      // Other stores do not know the SDK's newer checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(endpoint && { endpoint, forcePathStyle: true }),
      ...login,
    }),
    bucket,
  )
