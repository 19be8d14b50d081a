/** Sends a mail; one whose address is refused for good is dealt with as one that came back. */

import { AddressRefused, type Mail } from '../ports.ts'
import { staffReader } from './compose-notice.ts'
import { keepUndelivered, type Returns, recipientOf } from './record-delivery.ts'

/**
 * `id` names the mail, the same at every try; `at` is when its message was sent (UTC). Either way there is nothing more
 * to be done: a refusal is shown on the case and told to the secretariat, unless the address is its own. Throws what
 * the mailer throws of everything that a retry may mend.
 */
export const sendMail = async (
  deps: Returns,
  mail: Mail,
  { id, at }: { id: string; at: string },
): Promise<'sent' | 'refused'> => {
  try {
    await deps.mailer.send(mail)
    return 'sent'
  } catch (error) {
    if (!(error instanceof AddressRefused)) throw error
    const { to: address, tags } = mail
    const refused = {
      number: tags.case ?? '',
      to: recipientOf(tags.to),
      why: 'bounce',
      permanent: true,
      address,
      at,
    } as const
    const own = staffReader(deps.rules, { role: 'secretary' })?.email
    await keepUndelivered(deps, `refused#${id}#${address}`, refused, address === own ? undefined : 'bounce')
    return 'refused'
  }
}
