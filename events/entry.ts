/** One event of the catalogue, as the files that `events.ts` takes from have them. */
import * as z from 'zod/mini'
import type { QueueName } from './queues.ts'

interface Entry<S extends z.core.$ZodLooseShape> {
  means: string
  queues: readonly QueueName[]
  internal: boolean
  shape: S
}

/**
 * One event: what it means, in a sentence for what programs read of it; the queues that the relay puts it on, `files`
 * only when files came with it or it takes one away, or when it ends or reopens a case, or moves the end of an activity, that
 * has some, `papers` when it yields one of the
 * council's papers, or may end or reopen a case that has some; what it says.
 */
const entry =
  (internal: boolean) =>
  <S extends z.core.$ZodLooseShape>(means: string, queues: readonly QueueName[], shape: S): Entry<S> => ({
    means,
    queues,
    internal,
    shape,
  })
export const event = entry(false)
/** One that concerns the office alone and is not shown to the applicant. */
export const internal = entry(true)

type Named<Shapes extends Record<string, z.core.$ZodLooseShape>> = {
  [T in keyof Shapes & string]: Omit<Entry<Shapes[T]>, 'shape'> & {
    schema: z.ZodMiniObject<{ type: z.ZodMiniLiteral<T>; v: z.ZodMiniLiteral<1> } & Shapes[T], z.core.$strict>
  }
}

/** Events under their names: each a closed schema whose `type` is the name. */
export const named = <Shapes extends Record<string, z.core.$ZodLooseShape>>(
  entries: {
    [T in keyof Shapes]: Entry<Shapes[T]>
  },
): Named<Shapes> =>
  Object.fromEntries(
    Object.entries(entries).map(([type, { shape, ...rest }]) => [
      type,
      { ...rest, schema: z.strictObject({ type: z.literal(type), v: z.literal(1), ...shape }) },
    ]),
  ) as Named<Shapes>
