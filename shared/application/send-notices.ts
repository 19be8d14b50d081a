/** The mails of one event, each by its own claim: at least once for every reader, normally exactly once. */
import type { Envelope } from '../../events/commit.ts'
import { fold } from '../domain/case.ts'
import { noticesOf } from '../domain/notices.ts'
import { type Composer, composeNotice } from './compose-notice.ts'
import type { CaseLog, Claims, Mailer } from './ports.ts'

export type Notifier = Composer & { log: CaseLog; claims: Claims; mailer: Mailer }

/** Longer than a function may run: a claim whose holder died is free again when its message comes back. */
const leaseSeconds = 60

export class Busy extends Error {
  override name = 'Busy'
}

/**
 * Sends what the event asks for, read from the log as it is now. A crash between sending and completing the claim
 * may repeat that one mail, since SES takes no idempotency token. Throws `Busy` while another holds a claim.
 */
export const sendNotices = async (deps: Notifier, event: Envelope): Promise<number> => {
  const state = fold(await deps.log.load(event.subject))
  if (!state) throw new Error(`${event.subject}: not in the log`)
  let sent = 0
  for (const notice of noticesOf(event.data, state)) {
    const key = `mail#${event.id}#${notice.to.role}`
    const lease = await deps.claims.lease(key, leaseSeconds)
    if (lease === 'busy') throw new Busy(key)
    if (lease === 'completed') continue
    const mail = await composeNotice(deps, notice, event, state)
    if (mail) {
      await deps.mailer.send(mail)
      sent++
    }
    await deps.claims.complete(key)
  }
  return sent
}
