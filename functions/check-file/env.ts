import * as z from 'zod/mini'
import { setting, workQueueSettings } from '../../shared/wiring/env.ts'

export const envSchema = z.object({
  CASES_TABLE: setting,
  PEOPLE_TABLE: setting,
  PEOPLE_ENDPOINT: z.optional(setting),
  FILES_BUCKET: setting,
  FILES_ENDPOINT: z.optional(setting),
  NOTICES_QUEUE_URL: setting,
  MALWARE_SCAN: z.enum(['none', 'awaited']),
  ...workQueueSettings,
})
