import * as z from 'zod/mini'
import { setting } from '../../shared/runtime/env.ts'

export const envSchema = z.object({
  CASES_TABLE: setting,
  VIEWS_TABLE: setting,
})
