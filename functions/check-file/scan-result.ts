/** What GuardDuty says of a file. https://docs.aws.amazon.com/guardduty/latest/ug/monitor-with-eventbridge-s3-malware-protection.html */
import * as z from 'zod/mini'

export const scanResult = z.object({
  'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
  detail: z.object({
    s3ObjectDetails: z.object({ objectKey: z.string(), eTag: z.string() }),
    scanResultDetails: z.object({ scanResultStatus: z.string() }),
  }),
})
