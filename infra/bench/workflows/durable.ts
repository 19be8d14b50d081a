/**
 * The life of an appeal as a Lambda durable function would carry it: the same as `step-functions.ts`. Nothing of it is
 * deployed; decision 54 has what it was written for.
 */
import {
  CallbackTimeoutError,
  type DurableContext,
  withDurableExecution,
} from '@aws/durable-execution-sdk-js'
import { type Act, over } from './step-functions.ts'

export type World = {
  /** Writes the act's commit, and says how many seconds it is until whatever is due then. */
  record(act: Act): Promise<number>
  tell(act: Act): Promise<void>
  /** Where the portal finds what to hand the next act over to. */
  keep(callbackId: string): Promise<void>
  /** The act that says what was missed. */
  missed(act: Act): Promise<Act>
}

export const appealFunction = (world: World) =>
  withDurableExecution(async (registered: Act, context: DurableContext) => {
    let act: Act | undefined = registered
    while (act) act = await next(world, context, act)
  })

/** Records an act and waits for the one after it; undefined where there is none, nor can be. */
const next = async (world: World, context: DurableContext, act: Act): Promise<Act | undefined> => {
  const seconds = await context.step('record', () => world.record(act))
  await context.step('tell', () => world.tell(act))
  try {
    const handed = await context.waitForCallback('await', (id) => world.keep(id), { timeout: { seconds } })
    return JSON.parse(handed)
  } catch (error) {
    if (!(error instanceof CallbackTimeoutError)) throw error
    const isOver = over.some((status) => status === act.status)
    return isOver ? undefined : context.step('missed', () => world.missed(act))
  }
}
