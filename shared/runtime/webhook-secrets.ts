/** The secrets that agencies' webhooks are signed with: derived from one master secret, stored nowhere. */
import { createHmac } from 'node:crypto'

/**
 * An agency's live secrets in the form of Standard Webhooks (`whsec_` and base64), newest last. Several live at
 * once while one is being replaced: the council's configuration lists their numbers. Throws for a master secret that
 * is empty, from which anybody could derive the same.
 */
export function webhookSecrets(
  master: string,
  agency: { id: string; webhookKeys?: readonly number[] | undefined },
): string[] {
  if (master.trim() === '') throw new Error('the master secret of webhooks is empty')
  const keys = agency.webhookKeys ?? [1]
  return keys.map(
    (n) => `whsec_${createHmac('sha256', master).update(`webhook:${agency.id}:${n}`).digest('base64')}`,
  )
}
