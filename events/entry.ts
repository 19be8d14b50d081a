/** One event of the catalogue, as `events.ts` and the files that it takes from have them. */
import * as z from 'zod/mini'
import type { QueueName } from './queues.ts'

/**
 * One event: what it means, in a sentence for what programs read of it; the queues that the relay puts it on, `files`
 * only when files came with it, or when it ends or reopens a case that has some, `papers` when it yields one of the
 * council's papers, or may end or reopen a case that has some; what it says.
 */
const entry =
  (internal: boolean) =>
  <T extends string, S extends z.core.$ZodLooseShape>(
    type: T,
    means: string,
    queues: readonly QueueName[],
    shape: S,
  ) => ({
    means,
    queues,
    internal,
    schema: z.strictObject({ type: z.literal(type), v: z.literal(1), ...shape }),
  })
export const event = entry(false)
/** One that concerns the office alone and is not shown to the applicant. */
export const internal = entry(true)
