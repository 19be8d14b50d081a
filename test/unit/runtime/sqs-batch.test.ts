/** Messages of a queue, each on its own. */
import type { Context, SQSBatchResponse } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { type Message, processRecord, sqsFunction } from '../../../shared/runtime/sqs-batch.ts'
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

const run = (
  process: (m: Message<{ n: number }>) => Promise<unknown>,
  ...records: ReturnType<typeof sqsRecord>[]
) => sqsFunction(schema, process)({ Records: records }, {} as Context) as unknown as Promise<SQSBatchResponse>

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
    await processRecord(schema, async (m) => seen.push(m), message(1))
    expect(seen).toEqual([{ value: { n: 1 }, at: monday, messageId: 'm-1' }])
  })
  test.each(['not JSON: Иванов', '{"n":"Иванов"}', '{"n":1,"name":"Иванов"}', '', 'null'])(
    'that no schema knows fails, without a word of it in the log: %s',
    async (body) => {
      const broken = sqsRecord(body, monday, 'broken')
      expect(await run(async () => {}, broken, message(1))).toEqual({
        batchItemFailures: [{ itemIdentifier: 'broken' }],
      })
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
