/**
 * Who is told of what: each event's mails as data. A mail is sent later than its event: who reads it by then, and
 * whether it still holds, stands with it.
 */
import type { CaseEvent, EventOf, EventType } from '../../../events/events.ts'
import type { Case } from '../case.ts'
import { toldOfAppeals } from './appeals.ts'
import { toldOfAnyCase } from './desk.ts'
import { toldOfDrafts } from './drafts.ts'
import { toldOfLetters } from './letters.ts'
import type { Notice, NoticeKind } from './notice.ts'
import { chairGrant, type Told, type ToldOfEach } from './readers.ts'

/** Told to the chair that they name, whoever has the case by then; any other mail to a chair goes where the case went. */
const toNamedChair: readonly NoticeKind[] = ['unassigned', 'fresh_link']

const told: ToldOfEach = { ...toldOfAppeals, ...toldOfDrafts, ...toldOfLetters, ...toldOfAnyCase }

const toldOf = <T extends EventType>(type: T): Told<EventOf<T>> => told[type]

/** The mails that an event asks for, given the case as the event left it. `asOfNow` then looks at the case as it is. */
export const noticesOf = (e: CaseEvent, c: Case): Notice[] => toldOf(e.type).tells(e, c)

/**
 * The notice as things are now: to whoever is the chair now, or not at all where what it is about has been overtaken
 * (the case went elsewhere, the question was answered). Its reader's role stays, for by it an event told of again is
 * known to have been told.
 */
export const asOfNow = (notice: Notice, e: CaseEvent, now: Case): Notice | undefined => {
  if (toldOf(e.type).isOvertaken?.(e, now, notice)) return undefined
  const grant = chairGrant(now)
  const follows = notice.to.role === 'chair' && !toNamedChair.includes(notice.kind)
  return follows && grant && now.commission
    ? { ...notice, to: { role: 'chair', as: now.commission }, grant }
    : notice
}
