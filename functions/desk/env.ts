import * as z from 'zod/mini'
import { setting } from '../../shared/wiring/env.ts'

export const envSchema = z.object({
  CASES_TABLE: setting,
  VIEWS_TABLE: setting,
  PEOPLE_TABLE: setting,
  PEOPLE_ENDPOINT: z.optional(setting),
  CLAIMS_TABLE: setting,
  FILES_BUCKET: setting,
  FILES_ENDPOINT: z.optional(setting),
  LINKS_SECRET_ARN: setting,
  PORTAL_URL: setting,
  NOTICES_QUEUE_URL: setting,
  DEAD_LETTER_QUEUE_URLS: setting,
})
