/** Queue `files`: looks into what was attached, and hears what a malware scanner found. */
import * as z from 'zod/mini'
import { receivedEnvelope } from '../../events/commit.ts'
import { checkFiles, recordScan } from '../../shared/application/files/attachments.ts'
import { sqsFunction } from '../../shared/runtime/sqs-batch.ts'
import { deps, queue } from './deps.ts'

/** https://docs.aws.amazon.com/guardduty/latest/ug/monitor-with-eventbridge-s3-malware-protection.html */
const scanned = z.object({
  'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
  detail: z.object({
    s3ObjectDetails: z.object({ objectKey: z.string(), eTag: z.string() }),
    scanResultDetails: z.object({ scanResultStatus: z.string() }),
  }),
})

export const handler = sqsFunction(
  z.union([receivedEnvelope, scanned]),
  async ({ value, at }) => {
    if (!('detail' in value)) return checkFiles(deps, value, at)
    const { s3ObjectDetails: object, scanResultDetails: result } = value.detail
    const { objectKey: key, eTag } = object
    return recordScan(deps, { key, mark: eTag.replaceAll('"', ''), status: result.scanResultStatus }, at)
  },
  queue,
)
