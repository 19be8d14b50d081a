/** A function's environment, checked as a whole at its start. */
import * as z from 'zod/mini'

/** A setting that must be there. */
export const setting = z.string().check(z.minLength(1))

/** Of a function that works on a queue: its address, and where what is given up goes. */
export const workQueueSettings = { WORK_QUEUE_URL: setting, DEAD_LETTERS_URL: setting }

/** Throws one error that names every setting that is missing, and every one that is not as it must be; no value. */
export const readEnv = <S extends z.ZodMiniObject>(schema: S, from = process.env): z.output<S> => {
  const result = schema.safeParse(from)
  if (result.success) return result.data
  const names = result.error.issues.map(({ path }) => path.join('.'))
  const isMissing = (name: string) => !from[name]
  const told = [
    ['missing', names.filter(isMissing)],
    ['not valid', names.filter((name) => !isMissing(name))],
  ] as const
  const parts = told.flatMap(([what, which]) => (which.length ? `${which.join(', ')} ${what}` : []))
  throw new Error(`environment: ${parts.join('; ')}`)
}
