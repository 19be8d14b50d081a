/** What the views promise. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, inject, test } from 'vitest'
import { dynamoViews } from '../../shared/adapters/dynamo-views.ts'
import type { Views } from '../../shared/application/ports.ts'
import { type CaseView, type LetterView, unset, viewsOf } from '../../shared/domain/views.ts'
import {
  accepted,
  answered,
  appealRegistered,
  assigned,
  draftActRegistered,
  letterSent,
  logOf,
  recommended,
  responseRecorded,
} from '../builders/events.ts'
import { both, fresh, parallel } from './ports.ts'

const caseView = (caseId: string, more: Partial<CaseView> = {}): CaseView => ({
  caseId,
  part: 'case',
  version: 1,
  kind: 'appeal',
  status: 'registered',
  topic: 'housing',
  applicant: 'person',
  receivedOn: '2026-02-02',
  registeredOn: '2026-02-02',
  dueOn: '2026-02-23',
  nextDue: '2026-02-05',
  ...more,
})
const letterView = (caseId: string, more: Partial<LetterView> = {}): LetterView => ({
  caseId,
  part: 'ALM-L-2026-000001',
  version: 3,
  agency: 'almaty-su',
  about: 'appeal',
  sentOn: '2026-02-02',
  dueOn: '2026-02-23',
  ...more,
})
/** Those of these ids that are due; others' cases share the table. */
const due = async (views: Views, day: string, ids: readonly string[]) => {
  const found: string[] = []
  for await (const id of views.dueUntil(day)) if (ids.includes(id)) found.push(id)
  return found.sort()
}

describe.each(both)('views %s', (_, make) => {
  test('that are not there are undefined', async () => {
    const { views } = await make()
    expect(await views.get(fresh('nothing'), 'case')).toBeUndefined()
    expect(await views.ofCase(fresh('nothing'))).toEqual([])
  })
  test('are given back as they were put, without the keys they are found by', async () => {
    const { views } = await make()
    const roads = [
      [
        appealRegistered({ district: 'medeu', entityForm: 'ТОО' }),
        assigned(),
        [accepted, letterSent()],
        answered(),
      ],
      [
        draftActRegistered(),
        assigned(),
        recommended(),
        responseRecorded({ remarks: [{ no: 1, accepted: true }] }),
      ],
      [appealRegistered({ answer: { ...appealRegistered().answer, due: null, missing: [2030] } })],
    ]
    for (const road of roads)
      for (const view of viewsOf(logOf(road, { caseId: fresh('case') }))) {
        expect(await views.put(view)).toBe('done')
        expect(await views.get(view.caseId, view.part)).toStrictEqual(view)
      }
  })
  test('are written over older versions only', async () => {
    const { views } = await make()
    const caseId = fresh('case')
    expect(await views.put(caseView(caseId, { version: 2 }))).toBe('done')
    expect(await views.put(caseView(caseId, { version: 1, status: 'late' }))).toBe('older')
    expect(await views.put(caseView(caseId, { version: 2, status: 'late' }))).toBe('older')
    expect(await views.get(caseId, 'case')).toMatchObject({ version: 2, status: 'registered' })
    expect(await views.put(caseView(caseId, { version: 10, status: 'assigned' }))).toBe('done')
    expect(await views.get(caseId, 'case')).toMatchObject({ version: 10, status: 'assigned' })
  })
  test('of sixteen versions at once, the last stays', async () => {
    const { views } = await make()
    const caseId = fresh('case')
    await parallel(16, (i) => views.put(caseView(caseId, { version: ((i * 7) % 16) + 1 })))
    expect(await views.get(caseId, 'case')).toMatchObject({ version: 16 })
  })
  test('are replaced whole: no field of the older one is left', async () => {
    const { views } = await make()
    const caseId = fresh('case')
    await views.put(caseView(caseId))
    const { nextDue: _, topic: __, ...closed } = caseView(caseId, { version: 2, closedOn: '2026-02-10' })
    await views.put(closed)
    expect(await views.get(caseId, 'case')).toStrictEqual(closed)
    expect(await due(views, '2027-01-01', [caseId])).toEqual([])
  })

  describe('due until a day', () => {
    test('are the cases whose nearest date is not after it, each once', async () => {
      const { views } = await make()
      const ids = Array.from({ length: 24 }, () => fresh('case'))
      const day = (i: number) => `2026-02-${String((i % 24) + 1).padStart(2, '0')}`
      await parallel(24, (i) => views.put(caseView(ids[i] ?? '', { nextDue: day(i) })))
      for (const until of [0, 1, 11, 22, 23])
        expect(await due(views, day(until), ids)).toEqual(ids.slice(0, until + 1).sort())
      expect(await due(views, '2026-01-31', ids)).toEqual([])
    })
    test('among them those without a date, always; not those without anything due, and no letters', async () => {
      const { views } = await make()
      const [undated, done, withLetter] = [fresh('case'), fresh('case'), fresh('case')]
      await views.put(caseView(undated, { nextDue: unset, dueOn: null }))
      const { nextDue: _, ...nothing } = caseView(done)
      await views.put(nothing)
      await views.put(letterView(withLetter, { dueOn: '2020-01-01' }))
      expect(await due(views, '2020-01-02', [undated, done, withLetter])).toEqual([undated])
    })
    test('by their new date once it has changed', async () => {
      const { views } = await make()
      const caseId = fresh('case')
      await views.put(caseView(caseId, { nextDue: '2026-02-05' }))
      await views.put(caseView(caseId, { version: 2, nextDue: '2026-02-23' }))
      expect(await due(views, '2026-02-22', [caseId])).toEqual([])
      expect(await due(views, '2026-02-23', [caseId])).toEqual([caseId])
    })
  })

  describe('in an operator’s hands', () => {
    test('are all of a case’s', async () => {
      const { views } = await make()
      const caseId = fresh('case')
      const all = [caseView(caseId), letterView(caseId), letterView(caseId, { part: 'ALM-L-2026-000002' })]
      for (const view of all) await views.put(view)
      const found = await views.ofCase(caseId)
      expect(found.sort((a, b) => (a.part < b.part ? -1 : 1))).toStrictEqual([all[1], all[2], all[0]])
    })
    test('are replaced only if nobody wrote since', async () => {
      const { views } = await make()
      const caseId = fresh('case')
      const view = caseView(caseId, { version: 5 })
      expect(await views.replace(view, undefined)).toBe('done')
      expect(await views.replace(view, undefined)).toBe('older')
      expect(await views.replace(caseView(caseId, { version: 3 }), 4)).toBe('older')
      expect(await views.replace(caseView(caseId, { version: 3 }), 5)).toBe('done')
      expect(await views.get(caseId, 'case')).toMatchObject({ version: 3 })
    })
    test('are removed, and twice is harmless', async () => {
      const { views } = await make()
      const caseId = fresh('case')
      await views.put(caseView(caseId))
      await views.remove(caseId, 'case')
      await views.remove(caseId, 'case')
      expect(await views.get(caseId, 'case')).toBeUndefined()
      expect(await due(views, '2027-01-01', [caseId])).toEqual([])
    })
  })
})

test('due cases are found in all partitions and on all pages', async () => {
  const { client, tables } = inject('aws')
  const dynamo = new DynamoDBClient(client)
  const queries: string[] = []
  // Pages of three, as if the list were long.
  dynamo.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        const input = args.input as {
          Limit?: number
          ExpressionAttributeValues?: Record<string, { S?: string }>
        }
        if (commandName === 'QueryCommand') {
          input.Limit = 3
          queries.push(input.ExpressionAttributeValues?.[':shard']?.S ?? '')
        }
        return next(args)
      },
    { step: 'initialize' },
  )
  const views = dynamoViews(dynamo, tables.views)
  const ids = Array.from({ length: 40 }, () => fresh('case'))
  await Promise.all(ids.map((caseId) => views.put(caseView(caseId, { nextDue: '2025-06-01' }))))
  expect(await due(views, '2025-06-01', ids)).toEqual(ids.sort())
  const perShard = new Map<string, number>()
  for (const shard of queries) perShard.set(shard, (perShard.get(shard) ?? 0) + 1)
  expect(perShard.size).toBeGreaterThan(1)
  expect(Math.max(...perShard.values())).toBeGreaterThan(2)
})
