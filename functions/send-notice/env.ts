import * as z from 'zod/mini'
import { setting, workQueueSettings } from '../../shared/wiring/env.ts'

export const envSchema = z.object({
  CASES_TABLE: setting,
  PEOPLE_TABLE: setting,
  PEOPLE_ENDPOINT: z.optional(setting),
  CLAIMS_TABLE: setting,
  NOTICES_QUEUE_URL: setting,
  LINKS_SECRET_ARN: setting,
  PORTAL_URL: setting,
  SES_CONFIGURATION_SET: z.optional(setting),
  ...workQueueSettings,
})
