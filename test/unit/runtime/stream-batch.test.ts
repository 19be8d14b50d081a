/** Records of the case log's stream: in order, each by itself. */
import type { Context, DynamoDBStreamEvent } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { doneAfter } from '../../../shared/application/outcome.ts'
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

const nothing = async () => {}
const run = (process: (hint: Hint) => Promise<void>, ...Records: DynamoDBStreamEvent['Records']) =>
  streamFunction((hint) => doneAfter(process(hint)), nothing)({ Records }, {} as Context)

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
  test('in which some fail is carried on for all others; then it throws, and comes again', async () => {
    const seen: string[] = []
    const failing = async ({ caseId, version }: Hint) => {
      if (caseId === 'poisoned') throw new Error('Иванов')
      seen.push(`${caseId} ${version}`)
    }
    const records = [
      ['a', 1],
      ['poisoned', 1],
      ['a', 2],
      ['poisoned', 2],
      ['b', 1],
    ] as const
    const batch = records.map(([caseId, version]) => streamRecord(caseId, version))
    await expect(run(failing, ...batch)).rejects.toThrow()
    expect(seen).toEqual(['a 1', 'a 2', 'b 1'])
    expect(logged.lines().filter(({ level }) => level === 'ERROR')).toMatchObject([
      { message: 'record failed', case: 'poisoned', version: 1 },
      { message: 'record failed', case: 'poisoned', version: 2 },
    ])
    expect(logged.lines().filter(({ message }) => message === 'relayed')).toMatchObject([
      { case: 'a', version: 1, outcome: 'done', ms: expect.any(Number) },
      { case: 'poisoned', version: 1, outcome: 'retry' },
      { case: 'a', version: 2, outcome: 'done' },
      { case: 'poisoned', version: 2, outcome: 'retry' },
      { case: 'b', version: 1, outcome: 'done' },
    ])
    expect(logged.text()).not.toContain('Иванов')
  })
  test('one that was put aside is told of, and the batch is done', async () => {
    const setAside = streamFunction(async () => ({ outcome: 'retry', error: new Error('Иванов') }), nothing)
    await setAside({ Records: [streamRecord('a', 1)] }, {} as Context)
    expect(logged.lines()).toMatchObject([
      { level: 'ERROR', message: 'commit set aside', case: 'a' },
      { message: 'relayed', case: 'a', version: 1, outcome: 'retry' },
    ])
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

  describe('of what nobody may change', () => {
    const altering = async (
      mark: (hint: Hint) => Promise<void>,
      ...Records: DynamoDBStreamEvent['Records']
    ) => streamFunction(async () => ({ outcome: 'done' }), mark)({ Records }, {} as Context)
    const record = (eventName: 'INSERT' | 'MODIFY' | 'REMOVE') => {
      const { dynamodb, ...rest } = streamRecord('a', 1, eventName)
      return { ...rest, dynamodb: { ...dynamodb, Keys: { caseId: { S: 'a' }, version: { S: 'altered' } } } }
    }

    test.each(['MODIFY', 'REMOVE'] as const)('%s of a commit is counted, and marks its log', async (how) => {
      const marked: Hint[] = []
      const mark = async (hint: Hint) => {
        marked.push(hint)
      }
      await altering(mark, streamRecord('a', 1), streamRecord('a', 2, how))
      expect(marked).toEqual([{ caseId: 'a', version: 2 }])
      expect(logged.lines().filter(({ level }) => level === 'ERROR')).toMatchObject([
        { message: 'log altered', case: 'a', version: 2, reason: how.toLowerCase(), AlteredLogs: 1 },
      ])
    })
    test.each(['MODIFY', 'REMOVE'] as const)('%s of a mark is counted, and marks nothing', async (how) => {
      const mark = vi.fn(nothing)
      await altering(mark, record('INSERT'), record(how))
      expect(mark).not.toHaveBeenCalled()
      expect(logged.lines()).toMatchObject([{ message: 'log altered', case: 'a', AlteredLogs: 1 }])
    })
    test('what could not be marked comes again, and the rest of the batch goes on', async () => {
      const seen: Hint[] = []
      const batch = streamFunction(
        async (hint) => {
          seen.push(hint)
          return { outcome: 'done' }
        },
        async () => {
          throw new Error('no table')
        },
      )
      const Records = [streamRecord('a', 2, 'REMOVE'), streamRecord('b', 1)]
      await expect(batch({ Records }, {} as Context)).rejects.toThrow('no table')
      expect(seen).toEqual([{ caseId: 'b', version: 1 }])
    })
  })
})
