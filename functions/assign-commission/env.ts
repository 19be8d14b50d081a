import * as z from 'zod/mini'
import { setting } from '../../shared/wiring/env.ts'

export const envSchema = z.object({
  CASES_TABLE: setting,
  VIEWS_TABLE: setting,
  WORK_QUEUE_URL: setting,
  DEAD_LETTERS_URL: setting,
})
