/** Records of the case log's stream: in order, and from the first failure on again. */
import type { Context, DynamoDBStreamEvent } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Hint, streamFunction } from '../../../shared/runtime/stream-batch.ts'
import { streamRecord } from '../../builders/aws-events.ts'
import { type Logged, listen } from './logged.ts'

let logged: Logged
beforeEach(() => {
  logged = listen()
})
afterEach(() => {
  vi.restoreAllMocks()
})

const run = (process: (hint: Hint) => Promise<void>, ...Records: DynamoDBStreamEvent['Records']) =>
  streamFunction(process)({ Records }, {} as Context)

describe('a batch', () => {
  test('is taken record by record, in order, by case and version', async () => {
    const seen: Hint[] = []
    const take = async (hint: Hint) => {
      seen.push(hint)
    }
    await run(take, streamRecord('a', 1), streamRecord('b', 1), streamRecord('a', 12))
    expect(seen).toEqual([
      { caseId: 'a', version: 1 },
      { caseId: 'b', version: 1 },
      { caseId: 'a', version: 12 },
    ])
  })
  test('stops at the first failure and throws it, so that the batch comes again', async () => {
    const seen: number[] = []
    const failing = async ({ version }: Hint) => {
      if (version === 2) throw new Error('Иванов')
      seen.push(version)
    }
    await expect(
      run(failing, streamRecord('a', 1), streamRecord('a', 2), streamRecord('a', 3)),
    ).rejects.toThrow()
    expect(seen).toEqual([1])
    expect(logged.lines()).toMatchObject([{ message: 'record failed', caseId: 'a', version: 2 }])
    expect(logged.text()).not.toContain('Иванов')
  })
  test('a change or removal by an operator is no commit', async () => {
    const seen: Hint[] = []
    await run(
      async (hint) => {
        seen.push(hint)
      },
      streamRecord('a', 1, 'REMOVE'),
      streamRecord('a', 2, 'MODIFY'),
      { ...streamRecord('a', 3), dynamodb: {} },
    )
    expect(seen).toEqual([])
  })
})
