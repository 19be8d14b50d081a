import * as z from 'zod/mini'
import { setting, workQueueSettings } from '../../shared/wiring/env.ts'

export const envSchema = z.object({
  CASES_TABLE: setting,
  PEOPLE_TABLE: setting,
  PEOPLE_ENDPOINT: z.optional(setting),
  CLAIMS_TABLE: setting,
  LINKS_SECRET_ARN: setting,
  ...workQueueSettings,
})
