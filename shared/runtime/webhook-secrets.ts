/** The secrets that agencies' webhooks are signed with: derived from one master secret, stored nowhere. */
import { createHmac } from 'node:crypto'

/**
 * An agency's live secrets in the form of Standard Webhooks (`whsec_` and base64), newest last. Several live at
 * once while one is being replaced: the council's configuration lists their numbers, and the master secret may hold
 * versions, apart by white space, the newest first. Throws for one that is empty, from which anybody could derive the same.
 */
export function webhookSecrets(
  master: string,
  agency: { id: string; webhookKeys?: readonly number[] | undefined },
): string[] {
  const versions = master.split(/\s+/).filter(Boolean)
  if (versions.length === 0) throw new Error('the master secret of webhooks is empty')
  const keys = agency.webhookKeys ?? [1]
  return versions
    .toReversed()
    .flatMap((version) =>
      keys.map(
        (n) => `whsec_${createHmac('sha256', version).update(`webhook:${agency.id}:${n}`).digest('base64')}`,
      ),
    )
}
