/** Webhooks to agencies, signed by Standard Webhooks with every live secret of theirs. */
import { Webhook } from 'standardwebhooks'
import type { Hooks } from '../../application/ports.ts'
import { agencyOf, type Council } from '../../council/council.ts'
import { webhookSecrets } from '../../runtime/webhook-secrets.ts'

const timeoutMilliseconds = 10_000

/**
 * `master` is asked at each post where it may be renewed. `now` is the time of signing; receivers refuse what is older than
 * five minutes.
 */
export const agencyHooks = (
  council: Council,
  master: string | (() => string),
  now: () => Date = () => new Date(),
): Hooks => ({
  takes: (agency) => agencyOf(council, agency)?.webhook !== undefined,

  post: async ({ agency: agencyId, id, type, timestamp, data }) => {
    const agency = agencyOf(council, agencyId)
    if (!agency?.webhook) return 'failed'
    const body = JSON.stringify({ type, timestamp, data })
    const at = now()
    const signatures = webhookSecrets(typeof master === 'string' ? master : master(), agency).map((secret) =>
      new Webhook(secret).sign(id, at, body),
    )
    try {
      const response = await fetch(agency.webhook.url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMilliseconds),
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': signatures.join(' '),
        },
        body,
      })
      await response.body?.cancel()
      return response.ok ? 'delivered' : 'failed'
    } catch {
      return 'failed'
    }
  },
})
