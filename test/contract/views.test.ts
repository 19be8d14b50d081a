/** What the views promise. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, test } from 'vitest'
import { dynamoViews } from '../../shared/adapters/dynamo/views.ts'
import type { Views } from '../../shared/application/ports.ts'
import { viewsOf } from '../../shared/domain/case-views.ts'
import { unset } from '../../shared/domain/pending.ts'
import type { CaseView, FactView, LetterView } from '../../shared/domain/views.ts'
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
import { fresh, givenAws, parallel, three } from './ports.ts'

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
let lastYear = 1900
/** A year in which no other test has anything. */
const unusedYear = () => {
  lastYear += 2
  return lastYear
}
/** Those of these ids that are due; others' cases share the table. */
const due = async (views: Views, day: string, ids: readonly string[]) => {
  const found: string[] = []
  for await (const id of views.dueUntil(day)) if (ids.includes(id)) found.push(id)
  return found.sort()
}

describe.each(three)('views %s', (_, make) => {
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
    expect(await views.put(caseView(caseId, { version: 1, status: 'in_review' }))).toBe('older')
    expect(await views.put(caseView(caseId, { version: 2, status: 'in_review' }))).toBe('older')
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

  describe('of a period', () => {
    const ids = (views: { caseId: string; part: string }[]) =>
      views.map(({ caseId, part }) => `${caseId} ${part}`).sort()
    const day = (year: number, rest: string) => `${year}-${rest}`

    test('are those received or sent on its days, first and last included, of one kind', async () => {
      const { views } = await make()
      const year = unusedYear()
      const days = ['01-31', '02-01', '02-28', '03-15', '12-31'].map((rest) => day(year, rest))
      const cases = days.map((receivedOn) => caseView(fresh('case'), { receivedOn }))
      const draft = caseView(fresh('draft'), { receivedOn: day(year, '02-15'), kind: 'draft_act' })
      const letters = days.map((sentOn, i) => letterView(fresh('case'), { sentOn, part: `L-${i}` }))
      for (const view of [...cases, draft, ...letters]) await views.put(view)
      const [from, to] = [day(year, '02-01'), day(year, '03-15')]
      expect(ids(await views.casesOf('appeal', from, to))).toEqual(ids(cases.slice(1, 4)))
      expect(await views.casesOf('draft_act', from, to)).toStrictEqual([draft])
      expect(ids(await views.lettersOf(from, to))).toEqual(ids(letters.slice(1, 4)))
      expect(await views.casesOf('initiative', from, to)).toEqual([])
      expect(ids(await views.casesOf('appeal', from, day(year + 1, '01-01')))).toEqual(ids(cases.slice(1)))
    })

    test('are as they are now, however many there are', async () => {
      const { views } = await make()
      const year = unusedYear()
      const many = Array.from({ length: 130 }, (_, i) =>
        letterView(fresh('case'), { sentOn: day(year, '05-05'), part: `L-${i}` }),
      )
      await parallel(13, async (lane) => {
        for (const view of many.slice(lane * 10, lane * 10 + 10)) await views.put(view)
      })
      const answered = { ...many[0], version: 4, answeredOn: day(year, '05-06') } as LetterView
      await views.put(answered)
      const found = await views.lettersOf(day(year, '05-05'), day(year, '05-05'))
      expect(ids(found)).toEqual(ids(many))
      expect(found.find(({ caseId }) => caseId === answered.caseId)).toStrictEqual(answered)
    })

    test('facts are counted by their own days, and no more once they were taken back', async () => {
      const { views } = await make()
      const year = unusedYear()
      const caseId = fresh('case')
      const fact = (n: number, on?: string): FactView => ({
        ...{ caseId, part: `answered:${n}`, version: 1, fact: 'answered' },
        ...(on && { on }),
      })
      await views.put(fact(1, day(year, '02-28')))
      await views.put(fact(2, day(year, '03-01')))
      const count = (from: string, to: string) => views.countFacts('answered', day(year, from), day(year, to))
      expect([
        await count('01-01', '12-31'),
        await count('02-01', '02-28'),
        await count('03-01', '03-01'),
      ]).toEqual([2, 1, 1])
      expect(await views.countFacts('recommended', day(year, '01-01'), day(year, '12-31'))).toBe(0)
      await views.put({ ...fact(2), version: 2 })
      expect(await count('01-01', '12-31')).toBe(1)
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
  const { client, tables } = givenAws()
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
