/** One run of a function: its own clock and chance, its requests to services, and its death at any of them. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Chance } from '../../builders/chance.ts'
import { between, type Clock, never, whole } from './clock.ts'
import type { Rates } from './faults.ts'
import type { Strikes } from './tables.ts'

/** What the runs of functions need of the world around them. */
export type Around = {
  readonly clock: Clock
  readonly rates: Rates
  readonly strikes: Strikes
  /** Runs that ended badly, or did not hear everything. */
  readonly broken: Set<string>
  /** Counts what went wrong. */
  count(what: string, times?: number): void
  /** Counts what came to pass. */
  note(what: string, times?: number): void
  /** What is away at the moment, and how it shows. */
  outage(service: string): 'error' | 'hang' | 'throttle' | undefined
  trace(line: string): void
  /** Ends all: the simulator itself is wrong. */
  mistake(error: unknown): void
}

export type Ended<T> =
  | { ended: 'well'; value: T }
  | { ended: 'crash' | 'timeout' }
  | { ended: 'error'; error: unknown }

/** Errors as the SDK throws them. */
export const sdkError = (name: string, message: string, httpStatusCode?: number): Error =>
  Object.assign(new Error(message), {
    name,
    $metadata: httpStatusCode === undefined ? {} : { httpStatusCode },
  })

/** Milliseconds that the SDK waits for an answer. */
const patience = 3000
const current = new AsyncLocalStorage<Invocation>()
export const invocationNow = (): Invocation | undefined => current.getStore()

export class Invocation {
  readonly id: string
  readonly chance: Chance
  /** Milliseconds by which its clock is off. */
  readonly skew: number
  dead = false
  /** Something that it asked for may have been done without its knowing. */
  unsure = false
  readonly deadline: number
  private ended = false
  private requests = 0
  private readonly crash: { at: number; when: 'before' | 'after' } | undefined
  private readonly around: Around
  private end: (how: Ended<never>) => void = () => {}

  constructor(around: Around, id: string, seconds: number) {
    const { clock, strikes } = around
    this.around = around
    this.id = id
    this.chance = clock.chanceOf('invocation', id)
    this.deadline = clock.now + seconds * 1000
    this.skew = strikes('clockOff', this.chance)
      ? between(this.chance, -30_000, 30_000)
      : between(this.chance, -200, 200)
    if (this.chance.happens(around.rates.crash))
      this.crash = { at: whole(this.chance, 1, 20), when: this.chance.happens(0.5) ? 'before' : 'after' }
  }

  run<T>(work: () => Promise<T>): Promise<Ended<T>> {
    const { clock, count } = this.around
    return new Promise((resolve) => {
      const finish = (how: Ended<T>) => {
        if (this.ended) return
        this.ended = true
        this.dead = how.ended !== 'well'
        this.around.trace(`${this.id} ${how.ended}`)
        if (this.dead || this.unsure) this.around.broken.add(this.id)
        resolve(how)
      }
      this.end = finish
      clock.at(this.deadline, () => {
        if (!this.ended) count('timeout')
        finish({ ended: 'timeout' })
      })
      const start = this.chance.happens(0.1) ? between(this.chance, 100, 900) : 1
      clock.after(start, () => {
        current.run(this, work).then(
          (value) => finish({ ended: 'well', value }),
          (error: unknown) => finish({ ended: 'error', error }),
        )
      })
    })
  }

  /**
   * A request to a service as the SDK makes it: sent again where it may be. `effect` is what the service does; `told`
   * hears of each time that it was done, and whether this run knows.
   */
  async ask<T>(service: string, tries: number, effect: () => T, told?: (sure: boolean) => void): Promise<T> {
    const { clock, strikes, trace } = this.around
    if (this.dead) return never
    this.requests++
    if (this.diesHere('before', service)) return never
    let last: unknown
    for (let attempt = 1; attempt <= tries; attempt++) {
      if (attempt > 1) await clock.sleep(between(this.chance, 20, 100) * 2 ** attempt)
      await clock.sleep(
        strikes('slow', this.chance) ? between(this.chance, 200, 2500) : between(this.chance, 1, 8),
      )
      // The request may have been on its way when its process died.
      if (this.dead && this.chance.happens(0.5)) return never
      const away = this.dead ? undefined : this.away(service)
      if (away instanceof Error) {
        last = away
        if (away.name === 'TimeoutError') await clock.sleep(patience)
        continue
      }
      let [result, failure]: [T | undefined, unknown] = [undefined, undefined]
      try {
        result = effect()
      } catch (error) {
        failure = error
        // No service says this: it is the simulator's own mistake.
        if (!(error instanceof Error && '$metadata' in error)) this.around.mistake(error)
      }
      trace(`${this.id} ${service} ${failure instanceof Error ? failure.name : ''}`)
      await clock.sleep(between(this.chance, 1, 5))
      const lost = this.dead || this.diesHere('after', service) || strikes('lostReply', this.chance)
      if (lost) {
        if (!failure) this.unsure = true
        if (!failure) told?.(false)
        if (this.dead) return never
        last = sdkError('TimeoutError', 'socket hang up')
        continue
      }
      if (failure) throw failure
      told?.(true)
      return result as T
    }
    throw last
  }

  private away(service: string): Error | undefined {
    const { outage, strikes } = this.around
    const how = outage(service)
    if (how === 'error') return sdkError('InternalServerError', 'out of order', 500)
    if (how === 'hang' || strikes('hang', this.chance)) return sdkError('TimeoutError', 'no answer')
    if (how === 'throttle' || strikes('throttle', this.chance))
      return sdkError(service === 'ses' ? 'Throttling' : 'ThrottlingException', 'Rate exceeded', 400)
    return undefined
  }

  private diesHere(when: 'before' | 'after', service: string): boolean {
    const dies = this.crash?.at === this.requests && this.crash.when === when && !this.ended
    if (dies) {
      this.around.count('crash')
      this.around.trace(`${this.id} dies ${when} ${service}`)
      this.dead = true
      this.end({ ended: 'crash' })
    }
    return dies
  }
}
