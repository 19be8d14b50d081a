/** Queue `files`: looks into what was attached, and hears what a malware scanner found. */
import * as z from 'zod/mini'
import { receivedEnvelope } from '../../events/commit.ts'
import { checkFiles, recordScan } from '../../shared/application/files/checking.ts'
import { doneAfter } from '../../shared/application/outcome.ts'
import { sqsFunction } from '../../shared/runtime/sqs-batch.ts'
import { deps, queue } from './deps.ts'
import { scanResult } from './scan-result.ts'

export const handler = sqsFunction(
  z.union([receivedEnvelope, scanResult]),
  async ({ value, at }) => {
    if (!('detail' in value)) return doneAfter(checkFiles(deps, value, at))
    const { s3ObjectDetails: object, scanResultDetails: result } = value.detail
    const { objectKey: key, eTag } = object
    const scan = { key, mark: eTag.replaceAll('"', ''), status: result.scanResultStatus }
    return doneAfter(recordScan(deps, scan, at))
  },
  queue,
)
