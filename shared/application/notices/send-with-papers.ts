/** Mails that bear a paper of the council wait for it: none is lost for one, and none is late by more than a minute. */
import type { Envelope } from '../../../events/commit.ts'
import type { EventType } from '../../../events/events.ts'
import { hasPaper } from '../papers/mailed-papers.ts'
import { type Notifier, sendNotices } from './send-notices.ts'

const bearing = new Set<EventType>(['AppealRegistered', 'LetterSent', 'AppealAnswered', 'AppealForwarded'])

/** Until it is looked for again, and until the mail goes without it. */
export const againSeconds = 5
const patienceMilliseconds = 60_000

/** As `sendNotices`, once the event's paper is there. `at` is now, UTC. */
export const sendWithPapers = async (deps: Notifier, event: Envelope, at: string): Promise<number> => {
  if (!(await awaitsPaper(deps, event, at))) return sendNotices(deps, event, at)
  await deps.queues.send(event.data.type === 'LetterSent' ? 'dispatch' : 'notices', [event], againSeconds)
  return 0
}

const awaitsPaper = async (deps: Notifier, event: Envelope, at: string): Promise<boolean> => {
  if (event.about || !bearing.has(event.data.type)) return false
  if (Date.parse(at) - Date.parse(event.time) >= patienceMilliseconds) return false
  return !(await hasPaper(deps, event))
}
