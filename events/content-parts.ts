/** What contents are made of. */
import * as z from 'zod/mini'
import { applicantKind, day, entityForm, fileId, fileKind, language, written } from './values.ts'

/** A file that came with a text, under a name that is safe to show; `size` in bytes. */
export const file = z.strictObject({ id: fileId, name: z.string(), kind: fileKind, size: z.number() })
export type File = z.infer<typeof file>
export const files = z.optional(z.array(file))

export const applicant = z.strictObject({
  kind: applicantKind,
  form: z.optional(entityForm),
  /** Absent where a paper has none that can be read. */
  name: z.optional(z.string()),
  iin: z.optional(z.string()),
  /** A person who says that they have none. */
  noIin: z.optional(z.literal(true)),
  bin: z.optional(z.string()),
  email: z.optional(z.string()),
  phone: z.optional(z.string()),
  address: z.optional(z.string()),
  /** Gave no contact and follows the appeal by its code. */
  followByCode: z.optional(z.literal(true)),
})
export const remark = z.strictObject({
  no: z.number(),
  clause: z.string(),
  quote: z.optional(z.string()),
  /** In one language where it was written before both were asked for; so is a recommendation's text. */
  text: written,
  /** Carried over: the version of the draft that it was made on, and its number then. */
  from: z.optional(z.strictObject({ version: z.number(), no: z.number() })),
})
export const remarkAnswer = z.strictObject({
  no: z.number(),
  accepted: z.boolean(),
  reason: z.optional(z.string()),
})

/** Someone who is written to in their own language. */
const person = z.strictObject({ name: z.string(), email: z.string(), language })

/** What the council's file says of a post or an agency, as it is now. */
export const held = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('commission'),
    chair: person,
    deputy: z.optional(person),
    acting: z.enum(['chair', 'deputy']),
  }),
  z.strictObject({
    of: z.literal('agency'),
    email: z.string(),
    language,
    phone: z.optional(z.string()),
  }),
  z.strictObject({ of: z.literal('head'), ...person.shape }),
  z.strictObject({ of: z.literal('deputy_head'), ...person.shape }),
  z.strictObject({ of: z.literal('apparatus_head'), ...person.shape }),
  /** Who stands in for the head on these local days; nobody where absent. Without an address they are asked nothing. */
  z.strictObject({
    of: z.literal('acting_head'),
    acting: z.optional(
      z.strictObject({
        name: z.string(),
        email: z.optional(z.string()),
        language: z.optional(language),
        from: day,
        until: day,
      }),
    ),
  }),
  z.strictObject({
    of: z.literal('secretariat'),
    email: z.string(),
    language,
    members: z.array(z.strictObject({ name: z.string(), email: z.string() })),
  }),
])
export type Held = z.infer<typeof held>

export const signatureState = z.enum([
  'verified',
  'unknown_authority',
  'not_verified',
  'mismatch',
  'expired',
  'broken',
])

/** A period's report in one language, as it was published. */
export const reportDocument = z.strictObject({
  lang: language,
  council: z.string(),
  title: z.string(),
  period: z.string(),
  asOf: z.string(),
  figures: z.array(z.tuple([z.string(), z.string()])),
  sections: z.array(
    z.strictObject({
      heading: z.string(),
      counts: z.optional(
        z.enum(['meetings', 'heard', 'dialogues', 'events', 'control', 'letters', 'appeals', 'draftActs']),
      ),
      paragraphs: z.array(z.string()),
      tables: z.array(
        z.strictObject({
          caption: z.string(),
          columns: z.array(z.string()),
          rows: z.array(
            z.strictObject({
              label: z.string(),
              values: z.array(z.string()),
              zero: z.boolean(),
              bar: z.strictObject({ all: z.number(), part: z.number() }),
            }),
          ),
        }),
      ),
    }),
  ),
})

/** Why a mail bounced though its address may be right. */
export const bounceReason = z.enum(['mailbox_full', 'too_large', 'content'])
export type BounceReason = z.infer<typeof bounceReason>
