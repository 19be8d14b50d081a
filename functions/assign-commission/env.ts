import * as z from 'zod/mini'
import { setting, workQueueSettings } from '../../shared/wiring/env.ts'

export const envSchema = z.object({
  CASES_TABLE: setting,
  VIEWS_TABLE: setting,
  ...workQueueSettings,
})
