/** What agencies and the secretariat send of a draft act, and what agencies’ systems send by webhook. */
import * as z from 'zod/mini'
import { formalities, remarkAnswers, signatory } from '../action-inputs.ts'
import { limits } from '../limits.ts'
import { across, email, line, link, meantDay, momentOrDay, text, timestamp } from '../typed.ts'
import { actType, decision, mayBeUrgent, number, slug } from '../values.ts'

/** What a system may have sent before it was asked for: a name alone. */
const nameAlone = z.pipe(
  line(limits.name),
  z.transform((name: string) => ({ name })),
)

/** By when the body asks for recommendations, where the draft stands on the portal, and whether it is urgent. */
const bodysTerm = {
  dueOn: z.optional(meantDay),
  portalUrl: z.optional(link),
  urgent: z.optional(z.boolean()),
}

const draftWords = {
  title: line(limits.title),
  text: z.optional(text(limits.draftText)),
  url: z.optional(link),
}

const draftShape = {
  reference: line(limits.reference),
  ...draftWords,
  actType,
  topic: z.optional(slug),
  version: z._default(z.int().check(z.positive()), 1),
  ...bodysTerm,
}

const withWords = across('text', 'text_or_url', (d: { text?: unknown; url?: unknown }) => !!(d.text ?? d.url))

const urgentIfAllowed = across(
  'urgent',
  'not_urgent',
  (d: { urgent?: unknown; actType?: unknown }) => d.urgent !== true || mayBeUrgent(d.actType),
)

/** Who knows the draft at its agency; without an address nothing is mailed to them. */
const developer = z.strictObject({ name: line(limits.name), email: z.optional(email) })

/** A draft act as an agency's clerk enters it. */
export const draftInput = z
  .strictObject({ ...draftShape, contact: developer })
  .check(withWords, urgentIfAllowed)

export type DraftInput = z.infer<typeof draftInput>

/** A new version: what is not said stays as it was. Its number is the next one. */
const versionShape = { ...draftWords, title: z.optional(draftWords.title), ...bodysTerm }

export const draftVersionInput = z.strictObject(versionShape).check(withWords)

export type DraftVersionInput = z.infer<typeof draftVersionInput>

export const draftWithdrawalInput = z.strictObject({ reason: z.optional(text()) })

/** How a draft came that the secretariat enters, `web` for a notice of the portal of open legal acts, and when. */
const entered = { channel: z.enum(['web', 'paper', 'person']), receivedAt: momentOrDay }

/** `POST /api/desk/draft-acts`, its `/{number}/versions` and `/{number}/withdraw`. */
export const deskDraftInput = z
  .strictObject({ agency: slug, ...draftShape, contact: developer, ...entered })
  .check(withWords, urgentIfAllowed)

export const deskDraftVersionInput = z.strictObject({ ...versionShape, ...entered }).check(withWords)

/** A webhook's id becomes part of the log, so it must be an id and nothing else. */
export const webhookId = z.string().check(z.regex(/^[\w.:-]{1,100}$/))

/** `POST /webhooks/agencies/{agencyId}`. Fields that are not known here are let pass: agencies' systems grow. */
export const webhookInput = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('response.submitted'),
    timestamp,
    data: z.object({
      letter: number,
      decision,
      text: text(),
      ...formalities,
      signedBy: z.optional(z.union([signatory, nameAlone])),
      remarks: z.optional(remarkAnswers),
    }),
  }),
  z.object({
    type: z.literal('draft_act.submitted'),
    timestamp,
    data: z
      .object({ ...draftShape, contact: z.object({ name: line(limits.name), email }) })
      .check(withWords, urgentIfAllowed),
  }),
  z.object({
    type: z.literal('draft_act.withdrawn'),
    timestamp,
    data: z.object({ reference: line(limits.reference), reason: z.optional(text()) }),
  }),
])

export type WebhookInput = z.infer<typeof webhookInput>
