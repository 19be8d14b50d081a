/**
 * How functions and the operator log in to stores that stand elsewhere: by keys of the stores' own. A role of AWS means
 * nothing to them, and its session token is nobody's but AWS's to see.
 */
import * as z from 'zod/mini'

const word = z.string().check(z.minLength(1))
const keys = z.object({ accessKeyId: word, secretAccessKey: word })

/** What the clients of AWS's SDK take. */
export type Login = { region: string; credentials: () => Promise<z.infer<typeof keys>> }

/** @param secret gives the JSON of both keys, each time it is asked; it throws what is not that, and tells nothing of it */
export const loginBy = (secret: () => Promise<string>, region: string): Login => ({
  region,
  credentials: async () => {
    const read = keys.safeParse(parsed(await secret()))
    if (!read.success)
      throw new Error('the secret of the stores elsewhere: no accessKeyId and secretAccessKey')
    return read.data
  },
})

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
