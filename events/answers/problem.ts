/** What every door answers with when it does not do what was asked: RFC 9457, in the language of who asks. */
import * as z from 'zod/mini'

export const problem = z.strictObject({
  /** `urn:zhauap:problem:` and a code. */
  type: z.string().check(z.regex(/^urn:zhauap:problem:[a-z_]+$/)),
  title: z.string(),
  status: z.int().check(z.gte(400), z.lte(599)),
  detail: z.exactOptional(z.string()),
  /** Each at the dotted path of its field: `applicant.iin`. */
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
  /** How the holder of an ended link has the current one sent to the address of record. */
  fresh: z.exactOptional(
    z.strictObject({
      method: z.literal('POST'),
      path: z.string(),
      body: z.strictObject({ action: z.literal('fresh_link') }),
    }),
  ),
})

/** What will be done, and tells nothing of whether there was anything to do. */
export const accepted = z.strictObject({ status: z.literal('accepted') })
