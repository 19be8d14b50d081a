/** Puts a hook around every call of every port: to make it fail, to delay it, to write it down. */
import type { Ports } from './world.ts'

export type Call = {
  /** As `log.append`. */
  name: string
  args: readonly unknown[]
}
/** Carries the call out by `run`, or not. */
export type Hook = (call: Call, run: () => Promise<unknown>) => Promise<unknown>

/** A failure that a test brought about. */
export class Injected extends Error {
  override name = 'Injected'
}

/** What gives a list page by page. */
const listing = new Set(['views.dueUntil', 'anchors.notes', 'anchors.givenUp'])

export const watched = (ports: Ports, hook: Hook): Ports =>
  Object.fromEntries(
    Object.entries(ports).map(([portName, port]) => [portName, watchedPort(portName, port, hook)]),
  ) as Ports

const watchedPort = (portName: string, port: object, hook: Hook): object =>
  new Proxy(port, {
    get: (target, method) => {
      const found = Reflect.get(target, method)
      if (typeof found !== 'function') return found
      const call = { name: `${portName}.${String(method)}` }
      // A question to the configuration, not a call.
      if (call.name === 'hooks.takes') return found.bind(target)
      return (...args: unknown[]) => {
        const result = () => found.apply(target, args)
        return listing.has(call.name)
          ? eachWatched(result() as AsyncIterable<unknown>, { ...call, args }, hook)
          : hook({ ...call, args }, async () => result())
      }
    },
  })

/** Every page of a list is a call. */
async function* eachWatched(list: AsyncIterable<unknown>, call: Call, hook: Hook): AsyncGenerator<unknown> {
  const iterator = list[Symbol.asyncIterator]()
  for (;;) {
    const next = (await hook(call, () => iterator.next())) as IteratorResult<unknown>
    if (next.done) return
    yield next.value
  }
}

/** Fails the first calls of this name: `before` anything was done, or `after` all of it was. */
export const failing = (name: string, when: 'before' | 'after', times = 1): Hook => {
  let left = times
  return async (call, run) => {
    if (call.name !== name || left === 0) return run()
    left--
    if (when === 'before') throw new Injected(`before ${name}`)
    await run()
    throw new Injected(`after ${name}`)
  }
}
