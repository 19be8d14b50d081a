/** Agencies' signed webhooks: checked, stored, queued, and only then accepted. */
import type { Handlers } from '../../shared/http/web-function.ts'
import { type ReceiveDeps, receive } from './receive.ts'

export const handlers: Handlers<'receive-webhook', ReceiveDeps> = {
  'POST /webhooks/agencies/{agencyId}': receive,
}
