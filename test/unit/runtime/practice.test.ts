/** A web function's start: it answers a request of its own, so that the first one of somebody else is like any other. */
import type { Context } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { practise } from '../../../shared/http/practice.ts'
import { json } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import { webFunction } from '../../../shared/http/web-function.ts'
import { httpEvent } from '../../builders/aws-events.ts'
import { World } from '../../fakes/world.ts'
import { type Logged, listen } from './logged.ts'

let logged: Logged
beforeEach(() => {
  logged = listen()
})
afterEach(() => {
  vi.restoreAllMocks()
})

const { deps } = new World()
const asked: Request[] = []
const handlers: Parameters<typeof webFunction<World['deps']>>[1] = {
  'GET /appeals/{number}': async (_, request) => {
    asked.push(request)
    return json(200, {})
  },
}
const visit = (handler: ReturnType<typeof webFunction>) =>
  handler(httpEvent({ route: 'GET /appeals/{number}', params: { number: '05-13' } }), {} as Context)

describe('Given a function that starts', () => {
  test('when it answers a route of its own, then what stands in braces is a dash, and its line says that it started', async () => {
    asked.length = 0
    await practise<'follow-appeal'>(
      webFunction(async () => deps, handlers),
      'GET /appeals/{number}',
      'lang=kk',
    )
    expect(asked).toMatchObject([{ path: '/appeals/-', params: { number: '-' }, query: { lang: 'kk' } }])
    const [line, ...more] = logged.lines()
    expect(line).toMatchObject({ message: 'started', route: 'GET /appeals/{number}', outcome: '200' })
    expect(line).not.toHaveProperty('case')
    expect(more).toEqual([])
  })

  test('when it has started, then the first request is the one that says so, and no later one', async () => {
    vi.resetModules()
    const { webFunction } = await import('../../../shared/http/web-function.ts')
    const handler = webFunction(async () => deps, handlers)
    await practise<'follow-appeal'>(handler, 'GET /appeals/{number}')
    await visit(handler)
    await visit(handler)
    const cold = logged.lines().map(({ message, coldStart }) => [message, coldStart ?? false])
    expect(cold).toEqual([
      ['started', true],
      ['answered', true],
      ['answered', false],
    ])
  })

  test('when what it needs is not to be had yet, then it starts all the same, and the first request tries anew', async () => {
    let tries = 0
    const handler = webFunction(async () => {
      if (++tries < 3) throw new Error('no secret yet')
      return deps
    }, handlers)
    await practise<'follow-appeal'>(handler, 'GET /appeals/{number}')
    expect(await visit(handler)).toMatchObject({ statusCode: 200 })
  })

  test('when nothing answers, then it waits two seconds and starts', async () => {
    const handler = webFunction(() => new Promise<never>(() => {}), handlers)
    const since = performance.now()
    await practise<'follow-appeal'>(handler, 'GET /appeals/{number}')
    expect(performance.now() - since).toBeGreaterThan(1900)
  })
})
