/** What happens to a case of any kind: who has it, its clock, its people. */
import * as z from 'zod/mini'
import { memberId } from './council/council-values.ts'
import { event, internal, named } from './entry.ts'
import {
  contentId,
  day,
  deadline,
  grantId,
  instant,
  moved,
  paperId,
  post,
  role,
  slug,
  termKey,
} from './values.ts'

export const caseEvents = named({
  TriageRequested: internal('No rule names a commission; the secretariat decides.', ['notices'], {}),
  /** The commission has the case now; earlier chair's links end. */
  CaseAssigned: event('A commission has the case; its chair is told.', ['notices'], {
    commission: slug,
    by: z.enum(['topic', 'agency', 'secretariat']),
    grant: grantId,
    acceptance: deadline,
  }),
  /** Somebody else chairs the commission now: the old links end, the new chair gets one. Nothing else changes. */
  ChairReplaced: event('Another person chairs the commission; the case’s link goes to them.', ['notices'], {
    commission: slug,
    grant: grantId,
  }),
  CaseAccepted: event('The chair took the case into review.', [], {}),
  /** Back to the secretariat, with a reason; the chair's link ends. `by` is who gave it back. */
  CaseReturned: event('A commission gave the case back.', ['notices'], {
    content: contentId,
    commission: slug,
    by: role,
    triage: deadline,
  }),
  ClockPaused: event('The clock was stopped for a configured cause.', [], {
    cause: slug,
    on: day,
  }),
  /** The clock goes on, and the dates that the pause moved. */
  ClockResumed: event('The clock goes on.', ['notices'], {
    cause: slug,
    from: day,
    on: day,
    moved: z.array(moved),
  }),
  DueDatesMoved: event('The calendar changed or came.', ['notices'], {
    moved: z.array(moved),
  }),
  ReminderSent: internal('A stage of a due date was put into a digest.', [], {
    deadline: z.string(),
    due: day,
    /** Working days after the due date; before it negative. */
    stage: z.number(),
    /** Whose digest carried it. */
    to: role,
    /** The local day whose digest it was. The commit's `at` says when it went out: later, where a queue or a webhook
     * held it up, or where the operator swept for another day. */
    on: day,
  }),
  /** Occurred at the start of the local day after the due date, whenever it was noticed. */
  DeadlineMissed: internal('A due date passed with the work not done.', [], {
    deadline: z.string(),
    term: termKey,
    owner: role,
    due: day,
    occurredAt: instant,
  }),
  LinkRequested: internal('The applicant asked for the status link again.', ['notices'], {
    /** Of all appeals of the address: this is the latest. */
    all: z.optional(z.literal(true)),
  }),
  FreshLinkRequested: internal('The holder of an ended link asked for the current one.', ['notices'], {
    grant: grantId,
    /** The post of the holder who decides in the head's place. */
    as: z.optional(post),
  }),
  /** Its signatory attached the file of an electronic signature to one of the case's papers. */
  SignatureAttached: event('The signatory of a paper attached an electronic signature to it.', ['papers'], {
    paper: paperId,
    content: contentId,
  }),
  NoteAdded: internal('A member of the staff left a note for the others.', [], {
    content: contentId,
  }),
  /** On lawful request. The content says why; every text and contact of the events before it is gone. */
  PersonalDataErased: event('Texts, names and contacts were erased on lawful request.', [], {
    content: contentId,
    /** In the log of members: whose. */
    member: z.optional(memberId),
    erasedOn: day,
  }),
})
