/** One event of each side road, as decisions make them. */
import type { CaseEvent, EventOf, EventType } from '../../events/events.ts'
import { chosenDeadline } from '../../shared/domain/terms.ts'
import { monday, rules } from './council.ts'
import { councilEvents } from './council-events.ts'

const today = rules.dayOf(monday)
const content = 'side-content'
const v = 1
const moved = [{ key: 'answer', deadline: rules.deadline('appeal.answer', '2026-02-03') }]

const loadedLetter: EventOf<'RegisterRowLoaded'>['loaded'] = {
  register: 'letters',
  row: { number: 'L-7', sentOn: today, agency: 'almaty-su', about: 'appeal', caseNumber: 'A-7' },
  response: { ...chosenDeadline('letter.response', today, today), due: null },
}

type MainRoad =
  | 'AppealRegistered'
  | 'DraftActRegistered'
  | 'TriageRequested'
  | 'CaseAssigned'
  | 'CaseAccepted'
  | 'LetterSent'
  | 'ResponseRecorded'
  | 'RecommendationGiven'
  | 'AppealAnswered'
  | 'MessageReceived'
  | 'LinkRequested'
  | 'FreshLinkRequested'
  | 'ReminderSent'
  | 'DeadlineMissed'

export const sideEvents = {
  InitiativeOpened: {
    type: 'InitiativeOpened',
    v,
    content,
    origin: 'round_table',
    originOn: '2026-01-30',
    receivedAt: monday,
    receivedOn: today,
    registeredOn: today,
  },
  CaseReturned: {
    type: 'CaseReturned',
    v,
    content,
    commission: 'housing',
    by: 'chair',
    triage: rules.deadline('appeal.triage', today),
  },
  AppealForwarded: {
    type: 'AppealForwarded',
    v,
    content,
    to: 'tazalyk',
    part: true,
    late: false,
    forwardedOn: today,
  },
  ClarificationAsked: {
    type: 'ClarificationAsked',
    v,
    content,
    clarification: rules.deadline('appeal.clarification', today),
  },
  ClarificationReceived: { type: 'ClarificationReceived', v, content },
  ClarificationLapsed: {
    type: 'ClarificationLapsed',
    v,
    due: '2026-02-09',
    occurredAt: '2026-02-09T19:00:00.000Z',
  },
  CompletionAsked: {
    type: 'CompletionAsked',
    v,
    content,
    missing: ['iin', 'address'],
    completion: rules.deadline('appeal.completion', today),
  },
  CompletionReceived: { type: 'CompletionReceived', v, content },
  CompletionLapsed: {
    type: 'CompletionLapsed',
    v,
    due: '2026-02-09',
    occurredAt: '2026-02-09T19:00:00.000Z',
    returning: rules.deadline('appeal.return', '2026-02-09'),
  },
  FileAccessAsked: {
    type: 'FileAccessAsked',
    v,
    askedOn: today,
    access: rules.deadline('appeal.file_access', today),
  },
  FileAccessGranted: { type: 'FileAccessGranted', v, how: 'page', on: today },
  AnswerPublished: { type: 'AnswerPublished', v, content, publication: '0123456789ab', publishedOn: today },
  ConsentWithdrawn: { type: 'ConsentWithdrawn', v, withdrawnOn: today },
  AnswerRated: { type: 'AnswerRated', v, rating: 'partly', content, ratedOn: today },
  DangerMarked: { type: 'DangerMarked', v, markedOn: today },
  AppealReturned: {
    type: 'AppealReturned',
    v,
    content,
    ground: 'repeated',
    of: 'ALM-A-2026-000007',
    returnedOn: today,
  },
  RepeatLinked: { type: 'RepeatLinked', v, of: 'ALM-A-2026-000007', filed: false, linkedOn: today },
  AppealTerminated: {
    type: 'AppealTerminated',
    v,
    content,
    ground: 'court',
    terminatedOn: today,
    notice: rules.deadline('appeal.handover', today),
  },
  ExtensionRequested: {
    type: 'ExtensionRequested',
    v,
    content,
    until: '2026-03-12',
    grant: 'head-1',
    decision: rules.deadline('extension.decision', today),
  },
  ExtensionGranted: {
    type: 'ExtensionGranted',
    v,
    content,
    answer: chosenDeadline(
      'appeal.answer',
      today,
      '2026-03-12',
      rules.deadline('appeal.answer', today).basis,
    ),
    notice: rules.deadline('extension.notice', today),
  },
  ExtensionRefused: { type: 'ExtensionRefused', v, content },
  LetterProposed: {
    type: 'LetterProposed',
    v,
    kind: 'recommendation',
    agency: 'almaty-su',
    content: 'letter-content',
    proposedOn: today,
    grant: 'sign-1',
    signing: rules.deadline('letter.signing', today),
  },
  SignatureRefused: {
    type: 'SignatureRefused',
    v,
    proposed: 'letter-content',
    content,
    refusedOn: today,
  },
  SignatureAttached: { type: 'SignatureAttached', v, paper: '1-0', content },
  ExtensionTold: { type: 'ExtensionTold', v, on: today },
  LongTermSet: {
    type: 'LongTermSet',
    v,
    content,
    setOn: today,
    control: chosenDeadline('control', today, '2026-06-01', rules.deadline('control', today).basis),
  },
  NextControlSet: {
    type: 'NextControlSet',
    v,
    content,
    setOn: today,
    control: chosenDeadline('control', today, '2026-09-01', rules.deadline('control', today).basis),
  },
  AppealWithdrawn: { type: 'AppealWithdrawn', v, withdrawnOn: today },
  AnswerDisputed: {
    type: 'AnswerDisputed',
    v,
    content,
    disputedOn: today,
    answer: rules.deadline('appeal.answer', today),
  },
  ChairReplaced: { type: 'ChairReplaced', v, commission: 'housing', grant: 'chair-2' },
  DirectoryChanged: {
    type: 'DirectoryChanged',
    v,
    entry: 'commission:housing',
    content: 'directory-1',
    handover: true,
  },
  LetterHandedOver: {
    type: 'LetterHandedOver',
    v,
    letter: 'ALM-L-2026-000001',
    handedOn: today,
    response: rules.deadline('letter.recommendation', today),
  },
  LetterReminded: { type: 'LetterReminded', v, letter: 'ALM-L-2026-000001', remindedOn: today },
  NoteAdded: { type: 'NoteAdded', v, content },
  PointerWritten: { type: 'PointerWritten', v, case: 'ALM-A-2026-000001', agency: 'almaty-su' },
  ClockPaused: { type: 'ClockPaused', v, cause: 'expertise', on: today },
  ClockResumed: { type: 'ClockResumed', v, cause: 'expertise', from: today, on: '2026-02-03', moved },
  DueDatesMoved: { type: 'DueDatesMoved', v, moved },
  DraftVersionReceived: {
    type: 'DraftVersionReceived',
    v,
    content,
    draftVersion: 2,
    receivedOn: today,
    recommendation: rules.deadline('draft_act.recommendation', today),
  },
  DraftCountedAsAgreed: {
    type: 'DraftCountedAsAgreed',
    v,
    draftVersion: 1,
    due: '2026-04-08',
    occurredAt: '2026-04-08T19:00:00.000Z',
  },
  DraftReturned: { type: 'DraftReturned', v, content, returnedOn: today },
  DraftNotConsidered: { type: 'DraftNotConsidered', v, content, decidedOn: today },
  PersonalDataErased: { type: 'PersonalDataErased', v, content, erasedOn: today },
  DraftWithdrawn: { type: 'DraftWithdrawn', v, content, withdrawnOn: today },
  RegisterRowLoaded: { type: 'RegisterRowLoaded', v, content, loaded: loadedLetter },
  RegisterRowCorrected: {
    type: 'RegisterRowCorrected',
    v,
    content,
    loaded: loadedLetter,
    changed: ['dueOn'],
  },
  HandoverOpened: {
    type: 'HandoverOpened',
    v,
    what: 'answer',
    undelivered: true,
    handover: rules.deadline('appeal.handover', today),
  },
  HandedOver: { type: 'HandedOver', v, what: 'answer', handedOn: today, how: 'post', content },
  ContactCorrected: {
    type: 'ContactCorrected',
    v,
    content,
    reachable: true,
    correctedOn: today,
    code: true,
    answer: true,
  },
  CaseActivated: { type: 'CaseActivated', v, waiting: moved, grant: 'chair-1' },
  ...councilEvents,
} satisfies { [T in Exclude<EventType, MainRoad>]: EventOf<T> } as Record<
  Exclude<EventType, MainRoad>,
  CaseEvent
>
