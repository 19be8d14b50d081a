/** The secrets that agencies' webhooks are signed with: derived from one master secret, stored nowhere. */
import { createHmac } from 'node:crypto'
import { versionsOf } from './secret-versions.ts'

/**
 * An agency's live secrets in the form of Standard Webhooks (`whsec_` and base64), newest last. Several live at
 * once while one is being replaced: the council's configuration lists their numbers, and the master secret may have
 * versions. Throws as `versionsOf` does.
 */
export function webhookSecrets(
  master: string,
  agency: { id: string; webhookKeys?: readonly number[] | undefined },
): string[] {
  const keys = agency.webhookKeys ?? [1]
  return versionsOf(master, 'webhooks')
    .toReversed()
    .flatMap((version) =>
      keys.map(
        (n) => `whsec_${createHmac('sha256', version).update(`webhook:${agency.id}:${n}`).digest('base64')}`,
      ),
    )
}
