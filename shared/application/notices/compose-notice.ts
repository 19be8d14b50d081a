/** A notice becomes what a mail says: its reader, the model of its kind, and the entry for the chair's calendar. */
import { type Envelope, versionOf } from '../../../events/commit.ts'
import type { Deadline, Language } from '../../../events/values.ts'
import { commissionOf } from '../../council/council.ts'
import { beganWith, type Case } from '../../domain/case.ts'
import type { Notice } from '../../domain/notices/notice.ts'
import { calendarEntry } from '../../text/notices/mails.ts'
import type { MailModel, MailToCompose } from '../../text/notices/models.ts'
import { answerNotices } from './kinds/answers.ts'
import { appealNotices } from './kinds/appeals.ts'
import { assignmentNotices } from './kinds/assignments.ts'
import { deskNotices } from './kinds/desk.ts'
import { draftNotices } from './kinds/drafts.ts'
import { endingNotices } from './kinds/endings.ts'
import { extensionNotices } from './kinds/extensions.ts'
import { fileAccessNotices } from './kinds/file-access.ts'
import { letterNotices } from './kinds/letters.ts'
import { movedDateNotices } from './kinds/moved-dates.ts'
import { questionNotices } from './kinds/questions.ts'
import { signingNotices } from './kinds/signing.ts'
import { type NoticeEntries, occasionOf } from './occasion.ts'
import type { Mail } from './ports.ts'
import { type Composer, type Reader, readerOf } from './readers.ts'

const entries: NoticeEntries = {
  ...appealNotices,
  ...assignmentNotices,
  ...questionNotices,
  ...endingNotices,
  ...extensionNotices,
  ...fileAccessNotices,
  ...answerNotices,
  ...movedDateNotices,
  ...draftNotices,
  ...letterNotices,
  ...signingNotices,
  ...deskNotices,
}

/**
 * What a notice says, and to whom; undefined when its reader has no address (any more), or its text was erased. `now` is
 * the case as it is, `then` as the event left it; its links are made `at` this instant (UTC).
 */
export const modelOfNotice = async (
  deps: Composer,
  notice: Notice,
  event: Envelope,
  now: Case,
  then: Case,
  at: string,
): Promise<{ reader: Reader; model: MailToCompose; calendar?: Mail['calendar'] } | undefined> => {
  const entry = entries[notice.kind]
  const c = entry.ofThen && !isSameTerm(now, then) ? then : now
  if (notice.matter && now.erased) return undefined
  const reader = await readerOf(deps, notice, c, deps.rules.dayOf(event.time))
  if (!reader) return undefined
  const model = await entry.model(await occasionOf(deps, notice, event, c, reader, then, at))
  if (!model) return undefined
  const calendar = entry.setsTheDay?.(event.data) && entryOf(deps, notice, event, c, reader.language)
  const attachments = 'attachments' in event.data ? event.data.attachments : undefined
  const began = beganWith(c, triageIn(model))
  const alsoSaid = {
    ...(attachments && { attachments }),
    ...(began && { began }),
    ...(c.stopped && { stopped: c.stopped.on }),
    ...(calendar && notice.kind !== 'assigned' && { entryMoved: true }),
  }
  return { reader, model: { ...model, ...alsoSaid }, ...(calendar && { calendar }) }
}

/** Whether it is still the same one, whose date only a calendar or a pause may have moved: then its date of now is told. */
const isSameTerm = (now: Case, then: Case): boolean => {
  if (now.kind === 'appeal' && then.kind === 'appeal')
    return now.disputed === then.disputed && now.extensions === then.extensions
  return now.kind !== 'draft_act' || then.kind !== 'draft_act' || now.draftVersion === then.draftVersion
}

/** The date of choosing a commission, where that is the one explained. */
const triageIn = (model: MailModel): Deadline | undefined => {
  if (model.kind === 'triage') return model.triage
  return model.kind === 'due_moved' && model.due.term === 'appeal.triage' ? model.due : undefined
}

/** For the calendar of the chair who is told of the day. A mail that is composed again carries the same entry. */
const entryOf = (
  { rules }: Composer,
  notice: Notice,
  event: Envelope,
  c: Case,
  language: Language,
): Mail['calendar'] => {
  if (notice.to.role !== 'chair' || c.kind === 'initiative' || !c.commission) return undefined
  if (c.stopped || c.closedOn || !c.main.due) return undefined
  const commission = commissionOf(rules.council, c.commission)?.names ?? c.commission
  const words = { number: c.caseId, caseKind: c.kind, commission, deadline: c.main, began: beganWith(c) }
  return {
    uid: c.caseId,
    sequence: versionOf(event),
    at: event.time,
    day: c.main.due,
    ...calendarEntry(words, language),
  }
}
