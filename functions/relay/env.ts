import * as z from 'zod/mini'
import { setting, workQueueSettings } from '../../shared/wiring/env.ts'

export const envSchema = z.object({
  CASES_TABLE: setting,
  VIEWS_TABLE: setting,
  PEOPLE_TABLE: setting,
  PEOPLE_ENDPOINT: z.optional(setting),
  ASSIGNMENT_QUEUE_URL: setting,
  DISPATCH_QUEUE_URL: setting,
  NOTICES_QUEUE_URL: setting,
  FILES_QUEUE_URL: setting,
  COMMITS_QUEUE_URL: setting,
  ...workQueueSettings,
})
