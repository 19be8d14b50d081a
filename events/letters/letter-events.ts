/** Letters to bodies, and what they say to them. */
import * as z from 'zod/mini'
import { event, internal, named } from '../entry.ts'
import {
  attachments,
  contentId,
  day,
  deadline,
  decision,
  grantId,
  handoverWay,
  instant,
  letterKind,
  number,
  originKind,
  post,
  recommendationOutcome,
  slug,
} from '../values.ts'

/** A remark's number and whether the agency took it; its words live in the content. */
const remarkAnswer = z.strictObject({ no: z.number(), accepted: z.boolean() })

export const letterEvents = named({
  /** The council opened a case itself; its letter leaves with it. */
  InitiativeOpened: event('The council opened a case itself.', [], {
    content: contentId,
    origin: originKind,
    originOn: day,
    /** The activity whose letter it is. */
    activity: z.optional(number),
    receivedAt: instant,
    receivedOn: day,
    registeredOn: day,
  }),
  /** With `recommendation`: what it says of the draft act, given once it is signed. */
  LetterProposed: internal('A letter waits for the signature of the council’s head.', ['notices', 'files'], {
    kind: letterKind,
    agency: slug,
    content: contentId,
    attachments,
    proposedOn: day,
    /** No mail reaches the body. */
    byHand: z.optional(z.literal(true)),
    recommendation: z.optional(
      z.object({
        outcome: recommendationOutcome,
        draftVersion: z.number(),
        remarks: z.number(),
        carried: z.optional(z.array(z.number())),
      }),
    ),
    grant: grantId,
    /** By when it is to be signed, or given back. */
    signing: deadline,
  }),
  SignatureRefused: internal(
    'The head did not sign a letter: it went back to whoever wrote it.',
    ['notices'],
    {
      /** The text that was proposed. */
      proposed: contentId,
      /** Why not. */
      content: contentId,
      refusedOn: day,
      /** Of an initiative, which is nothing without its letter: by when the secretariat writes another. */
      signing: z.optional(deadline),
    },
  ),
  LetterSent: event('A letter to an agency was signed and numbered.', ['papers', 'dispatch', 'files'], {
    letter: number,
    /** Absent for letters sent before they had kinds. */
    kind: z.optional(letterKind),
    /** `outside` for a body that is in no configuration. */
    agency: slug,
    content: contentId,
    attachments,
    sentOn: day,
    /** Who signed it; absent for letters sent before that was kept. */
    signatory: z.optional(contentId),
    /** By what post they signed. */
    signedBy: z.optional(post),
    grant: grantId,
    response: deadline,
    /** By when it is to be handed over: no mail reaches the body, and its own term begins when it has the letter. */
    handover: z.optional(deadline),
  }),
  LetterHandedOver: event('A letter that no mail reaches was handed to its body.', [], {
    letter: number,
    handedOn: day,
    /** Absent where nobody said it. */
    how: z.optional(handoverWay),
    content: z.optional(contentId),
    response: deadline,
  }),
  LetterReminded: internal('The addressee of a letter is reminded of it, by hand.', ['notices'], {
    letter: number,
    remindedOn: day,
  }),
  /** What an agency said to a letter. `effect`: the first one, one that amends it, or one older than what is known. */
  ResponseRecorded: event('An agency responded to a letter.', ['papers', 'notices', 'files'], {
    letter: number,
    decision,
    content: contentId,
    attachments,
    via: z.enum(['webhook', 'page', 'secretariat']),
    effect: z.enum(['first', 'amended', 'superseded']),
    /** When the agency says that it spoke, of paper the end of the day that it came on; orders amendments. */
    saidAt: instant,
    receivedOn: day,
    late: z.boolean(),
    remarks: z.optional(z.array(remarkAnswer)),
  }),
})
