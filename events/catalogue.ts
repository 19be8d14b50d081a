/** Who hears of which event. A new event without an entry here, or without a sample, does not compile or pass. */
import type { EventType } from './events.ts'

export const queues = ['assignment', 'dispatch', 'responses', 'reminders', 'notices'] as const
export type QueueName = (typeof queues)[number]

type Entry = {
  /** What it means, in a sentence for the catalogue page. */
  means: string
  /** Queues that the relay puts it on. */
  queues: readonly QueueName[]
  /** Whether the content it names holds personal data. */
  personal: boolean
}

export const catalogue: Record<EventType, Entry> = {
  AppealRegistered: {
    means: 'An appeal was accepted and has its number and due date.',
    queues: ['assignment', 'notices'],
    personal: true,
  },
  DraftActRegistered: {
    means: 'An agency sent a draft act for recommendations.',
    queues: ['assignment', 'notices'],
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
  CaseAccepted: { means: 'The chair took the case into review.', queues: [], personal: false },
  LetterSent: {
    means: 'A letter to an agency was signed and numbered.',
    queues: ['dispatch'],
    personal: true,
  },
  ResponseRecorded: { means: 'An agency responded to a letter.', queues: ['notices'], personal: true },
  RecommendationGiven: {
    means: 'A commission gave its recommendation on a draft act.',
    queues: [],
    personal: true,
  },
  AppealAnswered: { means: 'The applicant has the answer.', queues: ['notices'], personal: true },
  MessageReceived: { means: 'The applicant added information.', queues: ['notices'], personal: true },
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
  ReminderSent: { means: 'A stage of a due date was put into a digest.', queues: [], personal: false },
  DeadlineMissed: { means: 'A due date passed with the work not done.', queues: [], personal: false },
}
