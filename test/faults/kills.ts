/** Ends what is going on at its N-th call of a port: before the call is carried out, or right after. */
import { type Call, type Hook, Injected } from '../fakes/watched.ts'
import { World } from '../fakes/world.ts'
import type { Road } from './roads.ts'

/** `error`: that call fails, what follows works. `kill`: the process is gone, nothing after it works. */
export const manners = ['error before', 'error after', 'kill before', 'kill after'] as const
type Manner = (typeof manners)[number]

/** At the n-th call, counted from 1 through all retries. */
export type Plan = { at: number; manner: Manner }

export class Strikes {
  /** Calls so far. */
  calls = 0
  /** The calls that were struck. */
  readonly struck: (Plan & { call: Call })[] = []
  private gone = false
  private readonly plans: readonly Plan[]

  constructor(...plans: Plan[]) {
    this.plans = plans
  }

  readonly hook: Hook = async (call, run) => {
    if (this.gone) throw new Injected('no process')
    this.calls++
    const plan = this.plans.find(({ at }) => at === this.calls)
    if (!plan) return run()
    this.struck.push({ ...plan, call })
    this.gone = plan.manner.startsWith('kill')
    if (plan.manner.endsWith('before')) throw new Injected(`before ${call.name}`)
    await run()
    throw new Injected(`after ${call.name}`)
  }

  /** A new process takes over. */
  revive(): void {
    this.gone = false
  }

  /** Where it struck, for people. */
  get place(): string {
    return this.struck
      .map(
        ({ at, manner, call }) => `${manner} ${call.name} (call ${at}: ${String(call.args[0]).slice(0, 60)})`,
      )
      .join(' and ')
  }
}

/** A world in which the strikes fall, and every failure they cause is retried by whoever retries in life. */
export const struckWorld = (strikes: Strikes): World => {
  const world = new World({
    mayRetry: (error) => {
      strikes.revive()
      return error instanceof Injected || (error as Error).name === 'Busy'
    },
  })
  world.hook = strikes.hook
  return world
}

/** Walks a road; each client tries again with the same key when it was not answered. */
export const walk = async (world: World, road: Road, strikes?: Strikes): Promise<void> => {
  for (const step of road) {
    for (let tries = 0; ; tries++) {
      try {
        await step(world)
        break
      } catch (error) {
        strikes?.revive()
        if (!(error instanceof Injected) || tries === 9) throw error
      }
    }
    await world.settle()
  }
}
