/** Day zero of what comes in. */
import type { Context } from './rule.ts'

/**
 * Day zero of a case's terms, and the days that the journal shows: received on the local day, registered then or on
 * the next working day (АППК, art. 64). Terms run "from receipt" (art. 65, 76) unless `countFrom` says registration.
 */
export const startOf = (context: Context, receivedAt: string) => {
  const receivedOn = context.dayOf(receivedAt)
  const registeredOn = context.registrationDay(receivedOn)
  const from = context.countFrom === 'receipt' ? receivedOn : registeredOn
  return { from, days: { receivedOn, registeredOn } }
}
