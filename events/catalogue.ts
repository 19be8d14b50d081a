/** Who hears of which event. A new event without an entry here, or without a sample, does not compile or pass. */
import type { EventType } from './events.ts'

/** `commits` carries no events but where a commit stands that the relay could not carry on at once. */
export const queues = [
  'assignment',
  'dispatch',
  'responses',
  'reminders',
  'notices',
  'files',
  'commits',
] as const
export type QueueName = (typeof queues)[number]

type Entry = {
  /** What it means, in a sentence for the catalogue page. */
  means: string
  /** Queues that the relay puts it on; on `files` when files came with it, or when it ends or reopens a case that has some. */
  queues: readonly QueueName[]
  /** Whether the content it names holds personal data. */
  personal: boolean
}

export const catalogue: Record<EventType, Entry> = {
  AppealRegistered: {
    means: 'An appeal was accepted and has its number and due date.',
    queues: ['assignment', 'notices', 'files'],
    personal: true,
  },
  DraftActRegistered: {
    means: 'An agency sent a draft act for recommendations.',
    queues: ['assignment', 'dispatch'],
    personal: true,
  },
  TriageRequested: {
    means: 'No rule names a commission; the secretariat decides.',
    queues: ['notices'],
    personal: false,
  },
  CaseAssigned: {
    means: 'A commission has the case; its chair is told.',
    queues: ['notices'],
    personal: false,
  },
  ChairReplaced: {
    means: 'Another person chairs the commission; the case’s link goes to them.',
    queues: ['notices'],
    personal: false,
  },
  DirectoryChanged: {
    means: 'A post of the council is held by another person, or an agency has another address.',
    queues: ['assignment'],
    personal: true,
  },
  PointerWritten: {
    means: 'A letter’s number, or an agency’s reference, stands for a case from now on.',
    queues: [],
    personal: false,
  },
  CaseAccepted: { means: 'The chair took the case into review.', queues: [], personal: false },
  LetterSent: {
    means: 'A letter to an agency was signed and numbered.',
    queues: ['dispatch', 'files'],
    personal: true,
  },
  ResponseRecorded: {
    means: 'An agency responded to a letter.',
    queues: ['notices', 'files'],
    personal: true,
  },
  RecommendationGiven: {
    means: 'A commission gave its recommendation on a draft act.',
    queues: ['files'],
    personal: true,
  },
  AppealAnswered: { means: 'The applicant has the answer.', queues: ['notices', 'files'], personal: true },
  MessageReceived: {
    means: 'The applicant added information.',
    queues: ['notices', 'files'],
    personal: true,
  },
  LinkRequested: {
    means: 'The applicant asked for the status link again.',
    queues: ['notices'],
    personal: false,
  },
  FreshLinkRequested: {
    means: 'The holder of an ended link asked for the current one.',
    queues: ['notices'],
    personal: false,
  },
  InitiativeOpened: { means: 'The council opened a case itself.', queues: [], personal: true },
  CaseReturned: { means: 'A commission gave the case back.', queues: ['notices'], personal: true },
  AppealForwarded: {
    means: 'An appeal, or a part of it, went to the body competent for it.',
    queues: ['notices', 'files'],
    personal: true,
  },
  ClarificationAsked: {
    means: 'The chair asked the applicant.',
    queues: ['notices', 'files'],
    personal: true,
  },
  ClarificationReceived: { means: 'The applicant replied.', queues: ['notices', 'files'], personal: true },
  ClarificationLapsed: { means: 'No reply came in time.', queues: ['notices'], personal: false },
  ExtensionRequested: { means: 'The chair asked for a later due date.', queues: ['notices'], personal: true },
  ExtensionGranted: { means: 'The due date was extended.', queues: ['notices'], personal: true },
  ExtensionRefused: { means: 'The extension was refused.', queues: ['notices'], personal: true },
  ExtensionTold: { means: 'The applicant was told of the extension.', queues: [], personal: false },
  LongTermSet: {
    means: 'An interim answer; the case is under control.',
    queues: ['notices'],
    personal: true,
  },
  NextControlSet: {
    means: 'The case stays under control, until another date.',
    queues: ['notices'],
    personal: true,
  },
  AppealWithdrawn: {
    means: 'The applicant withdrew the appeal.',
    queues: ['notices', 'files'],
    personal: false,
  },
  AnswerDisputed: {
    means: 'The applicant disputed the answer.',
    queues: ['notices', 'files'],
    personal: true,
  },
  ClockPaused: { means: 'The clock was stopped for a configured cause.', queues: [], personal: false },
  ClockResumed: { means: 'The clock goes on.', queues: ['notices'], personal: false },
  DueDatesMoved: { means: 'The calendar changed or came.', queues: ['notices'], personal: false },
  DraftVersionReceived: {
    means: 'The agency sent a new version.',
    queues: ['assignment', 'notices', 'files'],
    personal: true,
  },
  DraftReturned: {
    means: 'The draft came back as incomplete.',
    queues: ['dispatch', 'files'],
    personal: true,
  },
  DraftNotConsidered: {
    means: 'The council chose not to consider the draft.',
    queues: ['dispatch', 'files'],
    personal: true,
  },
  DraftWithdrawn: { means: 'The agency withdrew the draft.', queues: ['notices', 'files'], personal: true },
  PersonalDataErased: {
    means: 'Texts, names and contacts of the case were erased on lawful request.',
    queues: [],
    personal: true,
  },
  ReminderSent: { means: 'A stage of a due date was put into a digest.', queues: [], personal: false },
  DeadlineMissed: { means: 'A due date passed with the work not done.', queues: [], personal: false },
  RegisterRowLoaded: { means: 'A row of an old register was loaded.', queues: [], personal: true },
  RegisterRowCorrected: { means: 'A loaded row was corrected.', queues: [], personal: true },
  CaseActivated: {
    means: 'What was loaded from a register waits on its owners from now on.',
    queues: ['assignment', 'notices'],
    personal: false,
  },
}
