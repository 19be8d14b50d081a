/** Events as decisions make them, and commits of them: what domain tests are given. */
import type { Commit } from '../../events/commit.ts'
import type { CaseEvent, EventOf, EventType } from '../../events/events.ts'
import type { Actor } from '../../events/values.ts'
import { hashOf } from '../../shared/application/commits.ts'
import type { Case } from '../../shared/domain/case.ts'
import { fold } from '../../shared/domain/fold.ts'
import { monday, rules } from './council.ts'

type More<T extends EventType> = Partial<Omit<EventOf<T>, 'type' | 'v'>>

export const appealNumber = 'ALM-A-2026-000001'
export const draftNumber = 'ALM-N-2026-000001'
export const letterNumber = 'ALM-L-2026-000001'
const today = rules.dayOf(monday)

export const appealRegistered = (more: More<'AppealRegistered'> = {}): EventOf<'AppealRegistered'> => ({
  type: 'AppealRegistered',
  v: 1,
  content: 'appeal-content',
  channel: 'web',
  language: 'ru',
  topic: 'housing',
  applicantKind: 'person',
  reachable: true,
  receivedAt: monday,
  receivedOn: today,
  registeredOn: today,
  answer: rules.deadline('appeal.answer', more.receivedOn ?? today),
  triage: rules.deadline('appeal.triage', more.receivedOn ?? today),
  ...more,
})

export const draftActRegistered = (more: More<'DraftActRegistered'> = {}): EventOf<'DraftActRegistered'> => ({
  type: 'DraftActRegistered',
  v: 1,
  content: 'draft-content',
  agency: 'public-spaces-department',
  actType: 'maslikhat-decision',
  draftVersion: 1,
  receivedAt: monday,
  receivedOn: today,
  registeredOn: today,
  recommendation: rules.deadline('draft_act.recommendation', today),
  triage: rules.deadline('appeal.triage', today),
  ...more,
})

export const triageRequested: CaseEvent = { type: 'TriageRequested', v: 1 }

export const assigned = (commission = 'housing', n = 1): EventOf<'CaseAssigned'> => ({
  type: 'CaseAssigned',
  v: 1,
  commission,
  by: 'topic',
  grant: `chair-${n}`,
  acceptance: rules.deadline('appeal.acceptance', today),
})

export const accepted: CaseEvent = { type: 'CaseAccepted', v: 1 }

export const letterSent = (more: More<'LetterSent'> = {}): EventOf<'LetterSent'> => {
  const letter = more.letter ?? letterNumber
  return {
    type: 'LetterSent',
    v: 1,
    letter,
    agency: 'almaty-su',
    content: `content-${letter}`,
    sentOn: today,
    grant: `letter-${letter}`,
    response: rules.deadline('letter.recommendation', today),
    ...more,
  }
}

export const responseRecorded = (more: More<'ResponseRecorded'> = {}): EventOf<'ResponseRecorded'> => ({
  type: 'ResponseRecorded',
  v: 1,
  letter: letterNumber,
  decision: 'accepted',
  content: 'response-content',
  via: 'webhook',
  effect: 'first',
  saidAt: '2026-02-10T05:00:00.000Z',
  receivedOn: '2026-02-10',
  late: false,
  ...more,
})

export const recommendationGiven = (
  more: More<'RecommendationGiven'> = {},
): EventOf<'RecommendationGiven'> => ({
  type: 'RecommendationGiven',
  v: 1,
  outcome: 'with_remarks',
  content: 'recommendation-content',
  draftVersion: 1,
  remarks: 2,
  givenOn: today,
  ...more,
})

/** A recommendation and the letter that carries it, as one decision makes them. */
export const recommended = (remarks = 2): CaseEvent[] => [
  recommendationGiven({ remarks, outcome: remarks ? 'with_remarks' : 'supported' }),
  letterSent({ agency: 'public-spaces-department', content: 'recommendation-content' }),
]

export const answered = (more: More<'AppealAnswered'> = {}): EventOf<'AppealAnswered'> => ({
  type: 'AppealAnswered',
  v: 1,
  outcome: 'satisfied',
  content: 'answer-content',
  answeredOn: today,
  ...more,
})

export const messageReceived = (late = false): CaseEvent => ({
  type: 'MessageReceived',
  v: 1,
  content: 'message-content',
  late,
})

export const reminderSent = (more: More<'ReminderSent'> = {}): EventOf<'ReminderSent'> => ({
  type: 'ReminderSent',
  v: 1,
  deadline: 'answer',
  due: '2026-02-23',
  stage: -5,
  to: 'chair',
  on: '2026-02-16',
  ...more,
})

export const deadlineMissed = (more: More<'DeadlineMissed'> = {}): EventOf<'DeadlineMissed'> => ({
  type: 'DeadlineMissed',
  v: 1,
  deadline: 'answer',
  term: 'appeal.answer',
  owner: 'chair',
  due: '2026-02-23',
  occurredAt: '2026-02-23T19:00:00.000Z',
  ...more,
})

/** A log: one commit for each event, or for each list of events, chained by their hashes. */
export const logOf = (
  decisions: readonly (CaseEvent | readonly CaseEvent[])[],
  { caseId = appealNumber, at = monday, actor = { role: 'system' } as Actor } = {},
): Commit[] => {
  const log: Commit[] = []
  for (const decision of decisions) {
    const last = log.at(-1)
    log.push({
      caseId,
      version: log.length + 1,
      schema: 1,
      at,
      actor,
      commandId: `given-${log.length + 1}`,
      prev: last ? hashOf(last) : '',
      events: Array.isArray(decision) ? [...decision] : [decision as CaseEvent],
    })
  }
  return log
}

/** The case that these decisions make. */
export const caseOf = (...decisions: (CaseEvent | readonly CaseEvent[])[]): Case => {
  const c = fold(logOf(decisions))
  if (!c) throw new Error('these events open no case')
  return c
}
