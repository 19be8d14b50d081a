import * as z from 'zod/mini'
import { setting } from '../../shared/wiring/env.ts'

export const envSchema = z.object({
  PORTAL_URL: setting,
})
