/** Queue `responses`: what an agency's webhook said becomes events of a case. */
import { readingOf } from '../../events/reading.ts'
import { webhookRef } from '../../shared/application/webhooks/webhook.ts'
import { recordWebhook } from '../../shared/application/webhooks/webhooks.ts'
import { log } from '../../shared/runtime/logger.ts'
import { sqsFunction } from '../../shared/runtime/sqs-batch.ts'
import { deps, queue } from './deps.ts'

export const handler = sqsFunction(
  readingOf(webhookRef),
  async ({ value, messageId }) => {
    const recorded = await recordWebhook(await deps(), value)
    if (recorded.outcome === 'terminal')
      log.warn('webhook without effect', { messageId, reason: recorded.reason })
    return recorded
  },
  queue,
)
