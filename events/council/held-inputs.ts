/** What the secretariat types of the directory: who holds a post, and where an agency is written to. */
import * as z from 'zod/mini'
import { limits } from '../limits.ts'
import { email, line, meantDay, phone } from '../typed.ts'
import { language, outside, slug } from '../values.ts'

const post = { name: line(limits.name), email, language }
const office = { email, language, phone: z.optional(phone) }

/** Who holds a post of the council, or where an agency is written to, as the secretariat types it. */
export const heldInput = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('commission'),
    chair: z.strictObject(post),
    deputy: z.optional(z.strictObject(post)),
    acting: z.enum(['chair', 'deputy']),
  }),
  z.strictObject({ of: z.literal('agency'), ...office }),
  z.strictObject({ of: z.literal('head'), ...post }),
  z.strictObject({ of: z.literal('deputy_head'), ...post }),
  z.strictObject({ of: z.literal('apparatus_head'), ...post }),
  z.strictObject({
    of: z.literal('acting_head'),
    acting: z.optional(
      z.strictObject({
        name: line(limits.name),
        email: z.optional(email),
        language: z.optional(language),
        from: meantDay,
        until: meantDay,
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

const name = line(limits.name)

/** Stands in addresses, registers and open data for good. Names that programs give to every object are none. */
const freshId = z.string().check(
  z.refine((s) => /^[a-z][a-z0-9-]{0,63}$/.test(s) && s !== outside && !(s in {}), {
    params: { code: 'wrong_shape' },
  }),
)

const names = z.strictObject({ kk: name, ru: name, en: name })
const examples = line(limits.title)

/** What the council's directory is to have from now on. */
export const additionInput = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('agency'), id: freshId, names, ...office }),
  z.strictObject({
    of: z.literal('commission'),
    id: freshId,
    names,
    chair: z.strictObject(post),
    deputy: z.optional(z.strictObject(post)),
  }),
  z.strictObject({
    of: z.literal('topic'),
    id: freshId,
    names,
    examples: z.strictObject({ kk: examples, ru: examples, en: examples }),
    commission: slug,
  }),
])
export type AdditionInput = z.output<typeof additionInput>

/** From which local day on nothing new goes to an entry; it goes on where absent. */
export const endInput = z.strictObject({ from: z.optional(meantDay) })

/** What an entry is called from a local day on. */
export const renamingInput = z.strictObject({ names, from: meantDay })

const place = line(limits.address)
const clock = z
  .string()
  .check(z.refine((s) => /^([01]\d|2[0-3]):[0-5]\d$/.test(s), { params: { code: 'wrong_shape' } }))

/** How the council is reached, its hours those of working days. */
export const contactsInput = z.strictObject({
  address: z.strictObject({ kk: place, ru: place, en: place }),
  phone: z.optional(phone),
  hours: z.strictObject({ from: clock, to: clock }),
})
