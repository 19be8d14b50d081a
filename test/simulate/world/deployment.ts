/** What is deployed, as `infra/stack.ts` has it: seconds that functions may run, batches, and how often is tried. */
import type { FunctionName } from '../../../shared/wiring/env.ts'

export const seconds: Record<FunctionName, number> = {
  'submit-appeal': 15,
  'follow-appeal': 15,
  agency: 15,
  act: 15,
  'receive-webhook': 15,
  desk: 15,
  'public-pages': 15,
  statistics: 25,
  site: 15,
  relay: 60,
  'assign-commission': 30,
  'send-letter': 45,
  'record-response': 30,
  'carry-out': 45,
  'send-reminders': 45,
  'send-notice': 45,
  'sweep-deadlines': 300,
  'check-file': 60,
  'draw-paper': 60,
  'record-delivery': 45,
}

/** Messages at once, where a consumer is not told how many. */
export const usualBatch = 10
export const mostReceives = 30
export const queueDays = 7
export const stream = { shards: 4, batch: 25, retries: 5, hours: 23 }
/** Times that Lambda tries again what it was handed without waiting for it. */
export const asyncRetries = 2
/** UTC: 08:30 in Almaty. */
export const sweepsAt = '03:30:00.000Z'
/** Days until the file store removes what was uploaded, and what was attached and not taken. */
export const fileDays = { 'incoming/': 2, 'unchecked/': 16 }
