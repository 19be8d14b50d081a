/** Messages of a queue, each on its own. */
import type { Context, SQSBatchResponse } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { done, doneAfter } from '../../../shared/application/outcome.ts'
import {
  delayAfter,
  type Message,
  mostReceives,
  processRecord,
  sqsFunction,
} from '../../../shared/runtime/sqs-batch.ts'
import { sqsRecord } from '../../builders/aws-events.ts'
import { monday } from '../../builders/council.ts'
import { type Logged, listen } from './logged.ts'

const schema = z.strictObject({ n: z.number() })
const message = (n: number, id = `m-${n}`) => sqsRecord(JSON.stringify({ n }), monday, id)

let logged: Logged
beforeEach(() => {
  logged = listen()
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** What was done with messages that failed. */
type Told = { hidden: [id: string, seconds: number][]; givenUp: [id: string, reason: string][] }
let told: Told
/** Milliseconds left. */
let left: number
let queueFails: boolean
beforeEach(() => {
  told = { hidden: [], givenUp: [] }
  left = 300_000
  queueFails = false
})
const queue = {
  hide: async ({ messageId }: { messageId: string }, seconds: number) => {
    if (queueFails) throw new Error('no queue')
    told.hidden.push([messageId, seconds])
  },
  giveUp: async ({ messageId }: { messageId: string }, reason: string) => {
    if (queueFails) throw new Error('no queue')
    told.givenUp.push([messageId, reason])
  },
}
const context = { getRemainingTimeInMillis: () => left } as unknown as Context

const run = (
  process: (m: Message<{ n: number }>) => Promise<unknown>,
  ...records: ReturnType<typeof sqsRecord>[]
) =>
  sqsFunction(
    schema,
    (m) => doneAfter(process(m)),
    queue,
  )({ Records: records }, context) as unknown as Promise<SQSBatchResponse>

const received = (n: number, times: number) => {
  const record = message(n)
  record.attributes.ApproximateReceiveCount = String(times)
  return record
}
const away = async () => {
  throw new Error('no connection')
}

describe('a batch', () => {
  test('is done when each message is', async () => {
    const seen: number[] = []
    expect(await run(async ({ value }) => seen.push(value.n), message(1), message(2))).toEqual({
      batchItemFailures: [],
    })
    expect(seen).toEqual([1, 2])
  })
  test('gives back only the message that failed; those after it are done', async () => {
    const seen: number[] = []
    const process = async ({ value }: Message<{ n: number }>) => {
      if (value.n === 2) throw new Error('no connection')
      seen.push(value.n)
    }
    expect(await run(process, message(1), message(2), message(3))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm-2' }],
    })
    expect(seen).toEqual([1, 3])
  })
  test('may be empty', async () => {
    expect(await run(async () => {})).toEqual({ batchItemFailures: [] })
  })
})

describe('a message', () => {
  test('has the time it was sent, whenever it is worked on', async () => {
    const seen: Message<{ n: number }>[] = []
    const take = async (m: Message<{ n: number }>) => {
      seen.push(m)
      return done
    }
    expect(await processRecord(schema, take, message(1))).toEqual({ outcome: 'done' })
    expect(seen).toEqual([{ value: { n: 1 }, at: monday, messageId: 'm-1' }])
  })
  test.each(['not JSON: Иванов', '{"n":"Иванов"}', '{"n":1,"name":"Иванов"}', '', 'null'])(
    'that no schema knows is given up at once, with the reason, and without a word of it in the log: %s',
    async (body) => {
      const broken = sqsRecord(body, monday, 'broken')
      expect(await run(async () => {}, broken, message(1))).toEqual({ batchItemFailures: [] })
      expect(told.givenUp).toEqual([['broken', expect.stringMatching(/^broken message: (n|not JSON|)/)]])
      expect(told.hidden).toEqual([])
      expect(logged.text()).toContain('broken message')
      expect(logged.text()).not.toContain('Иванов')
    },
  )
  test('that fails says where, not what', async () => {
    await run(async () => JSON.parse('{"name":"Иванов"'), message(1))
    expect(logged.text()).toContain('SyntaxError')
    expect(logged.text()).toContain('m-1')
    expect(logged.text()).not.toContain('Иванов')
  })
})

describe('a message that no retry can mend', () => {
  test('is done with: it is not hidden, and no dead letter', async () => {
    const useless = sqsFunction(
      schema,
      async () => ({ outcome: 'terminal', reason: 'webhook_unknown' }),
      queue,
    )
    expect(await useless({ Records: [message(1)] }, context)).toEqual({ batchItemFailures: [] })
    expect(told).toEqual({ hidden: [], givenUp: [] })
  })
})

describe('a message that fails', () => {
  test('comes again after 1, 2, 4 … 60 minutes, for more than a day in all', () => {
    const delays = Array.from({ length: mostReceives }, (_, i) => delayAfter(i + 1))
    expect(delays.slice(0, 8).map((seconds) => seconds / 60)).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
    const hours = delays.reduce((sum, seconds) => sum + seconds, 0) / 3600
    expect(hours).toBeGreaterThan(24)
    expect(hours).toBeLessThan(48)
  })
  test('is hidden for as long as it has failed often', async () => {
    await run(away, received(1, 1), received(2, 4), received(3, 20))
    expect(told.hidden).toEqual([
      ['m-1', 60],
      ['m-2', 480],
      ['m-3', 3600],
    ])
  })
  test('and cannot be hidden, or given up, comes again after the queue’s own time', async () => {
    queueFails = true
    const failed = await run(away, message(1), sqsRecord('broken', monday, 'broken'))
    expect(failed.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['m-1', 'broken'])
    expect(logged.text()).toContain('hiding a message failed')
    expect(logged.text()).toContain('giving up a message failed')
  })
})

describe('with no time left', () => {
  /** Each message takes ten seconds. */
  const slow = (seen: number[]) => async (m: Message<{ n: number }>) => {
    left -= 10_000
    seen.push(m.value.n)
  }
  test('what has not begun comes again at once', async () => {
    left = 31_000
    const seen: number[] = []
    const failed = await run(slow(seen), message(1), message(2), received(3, 9), message(4))
    expect(seen).toEqual([1, 2])
    expect(failed.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['m-3', 'm-4'])
    expect(told.hidden).toEqual([
      ['m-3', 0],
      ['m-4', 0],
    ])
  })
  test('one is begun all the same: a message has its turn in the end', async () => {
    left = 1000
    const seen: number[] = []
    await run(slow(seen), message(1), message(2))
    expect(seen).toEqual([1])
  })
  test('those that were done stay done: the function ends before it is ended', async () => {
    left = 45_000
    const seen: number[] = []
    const failed = await run(slow(seen), ...Array.from({ length: 10 }, (_, i) => message(i + 1)))
    expect(seen).toEqual([1, 2, 3, 4])
    expect(failed.batchItemFailures).toHaveLength(6)
    expect(left).toBeGreaterThan(0)
  })
})
