/** What the secretariat types of the directory: who holds a post, and where an agency is written to. */
import * as z from 'zod/mini'
import { limits } from './limits.ts'
import { email, line } from './typed.ts'
import { day, language } from './values.ts'

const post = { name: line(limits.name), email, language }

/** Who holds a post of the council, or where an agency is written to, as the secretariat types it. */
export const heldInput = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('commission'),
    chair: z.strictObject(post),
    deputy: z.optional(z.strictObject(post)),
    acting: z.enum(['chair', 'deputy']),
  }),
  z.strictObject({ of: z.literal('agency'), email, language }),
  z.strictObject({ of: z.literal('head'), ...post }),
  z.strictObject({
    of: z.literal('acting_head'),
    acting: z.optional(
      z.strictObject({
        name: line(limits.name),
        email: z.optional(email),
        language: z.optional(language),
        from: day,
        until: day,
      }),
    ),
  }),
  z.strictObject({
    of: z.literal('secretariat'),
    email,
    language,
    members: z.array(z.strictObject({ name: line(limits.name), email })).check(z.maxLength(limits.members)),
  }),
])
