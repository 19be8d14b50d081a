/** What happens to a draft legal act. */
import * as z from 'zod/mini'
import { event, named } from '../entry.ts'
import {
  actType,
  attachments,
  channel,
  contentId,
  day,
  deadline,
  instant,
  recommendationOutcome,
  slug,
} from '../values.ts'

/** What the body that made a draft says of its term. */
const byItsBody = {
  urgent: z.optional(z.literal(true)),
  /** The date that it set, where the law's least term ends later: that counts instead. */
  tooEarly: z.optional(day),
}

export const draftEvents = named({
  DraftActRegistered: event('An agency sent a draft act for recommendations.', ['assignment', 'dispatch'], {
    content: contentId,
    agency: slug,
    actType,
    draftVersion: z.number(),
    topic: z.optional(slug),
    /** How it came; absent for those that came while webhooks alone brought any. */
    channel: z.optional(channel),
    ...byItsBody,
    receivedAt: instant,
    receivedOn: day,
    registeredOn: day,
    recommendation: deadline,
    triage: deadline,
  }),
  /**
   * `topic` where the agency gave one. `triage`: it opened the case again, and no commission has it; `acceptance`: one
   * has it that had not taken it yet.
   */
  DraftVersionReceived: event(
    'The agency sent a new version.',
    ['assignment', 'papers', 'notices', 'files'],
    {
      content: contentId,
      draftVersion: z.number(),
      topic: z.optional(slug),
      ...byItsBody,
      receivedOn: day,
      recommendation: deadline,
      triage: z.optional(deadline),
      acceptance: z.optional(deadline),
    },
  ),
  RecommendationGiven: event('A commission gave its recommendation on a draft act.', ['files'], {
    outcome: recommendationOutcome,
    content: contentId,
    attachments,
    draftVersion: z.number(),
    /** All of them, those carried over included. */
    remarks: z.number(),
    /** Numbers of the remarks taken over from the recommendation before, on an earlier version. */
    carried: z.optional(z.array(z.number())),
    /** After its day: the draft counts as agreed already. */
    late: z.optional(z.literal(true)),
    givenOn: day,
  }),
  /** Incomplete: the content says what is missing. */
  DraftReturned: event('The draft came back as incomplete.', ['papers', 'dispatch', 'files'], {
    content: contentId,
    returnedOn: day,
  }),
  /** The council chose not to consider it, with a reason. */
  DraftNotConsidered: event('The council chose not to consider the draft.', ['papers', 'dispatch', 'files'], {
    content: contentId,
    decidedOn: day,
  }),
  /**
   * The body's day passed without recommendations on this version. Occurred at the start of the local day after it,
   * whenever it was noticed.
   */
  DraftCountedAsAgreed: event(
    'No recommendations came in time: the draft counts as agreed without remarks.',
    ['notices'],
    { draftVersion: z.number(), due: day, occurredAt: instant },
  ),
  DraftWithdrawn: event('The agency withdrew the draft.', ['papers', 'notices', 'files'], {
    content: z.optional(contentId),
    withdrawnOn: day,
  }),
})
