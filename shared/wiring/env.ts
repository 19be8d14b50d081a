/** A function's environment, checked as a whole at its start. */
import * as z from 'zod/mini'

/** A setting that must be there. */
export const setting = z.string().check(z.minLength(1))

/** Throws one error that names every setting that is missing. */
export const readEnv = <S extends z.ZodMiniObject>(schema: S, from = process.env): z.output<S> => {
  const result = schema.safeParse(from)
  if (result.success) return result.data
  throw new Error(
    `environment: ${result.error.issues.map((issue) => issue.path.join('.')).join(', ')} missing`,
  )
}
