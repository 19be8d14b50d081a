/** The secretariat's lists, in memory and on the emulator; and that one costs the same however much there is. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { limits } from '../../events/limits.ts'
import {
  askedFor,
  countsCost,
  crowded,
  filters,
  listedCost,
  lookedAtOn,
  pageCost,
  searchCost,
  wordy,
} from '../../infra/bench/desk-lists.ts'
import { dynamoPeople } from '../../shared/adapters/dynamo/people.ts'
import { dynamoViews } from '../../shared/adapters/dynamo/views.ts'
import { pageOf, placeOf } from '../../shared/application/desk/lists/desk-list.ts'
import type { CaseList, Views } from '../../shared/application/ports.ts'
import { type ActivityView, undated } from '../../shared/domain/activities/views.ts'
import { unset } from '../../shared/domain/pending.ts'
import { addDays } from '../../shared/domain/terms.ts'
import type { CaseView, LetterView } from '../../shared/domain/views.ts'
import { rules } from '../builders/council.ts'
import { both, fresh, givenAws } from './ports.ts'

const caseView = (caseId: string, more: Partial<CaseView> = {}): CaseView => ({
  caseId,
  part: 'case',
  version: 1,
  kind: 'appeal',
  status: 'registered',
  content: 'appeal-0123456789abcdef',
  topic: 'housing',
  applicant: 'person',
  receivedOn: '2026-02-02',
  registeredOn: '2026-02-02',
  dueOn: '2026-02-23',
  nextDue: '2026-02-05',
  nextTerm: 'appeal.triage',
  ...more,
})
const letterView = (caseId: string, part: string, more: Partial<LetterView> = {}): LetterView => ({
  caseId,
  part,
  version: 3,
  agency: 'almaty-su',
  about: 'appeal',
  sentOn: '2026-02-02',
  dueOn: '2026-02-23',
  ...more,
})

/** Everything of a list by pages of this length; of what other tests put into the tables only these. */
const listed = async (views: Views, list: CaseList, ids: readonly string[], limit = 3) => {
  const found: string[] = []
  let after: string | undefined
  do {
    const { entries, more } = await views.list(list, limit, after)
    found.push(
      ...entries.filter(({ caseId }) => ids.includes(caseId)).map(({ caseId, part }) => `${caseId} ${part}`),
    )
    after = more ? entries.at(-1)?.key : undefined
  } while (after)
  return found.map((row) => {
    const [id = '', part = ''] = row.split(' ')
    return part === 'case' ? ids.indexOf(id) : `${ids.indexOf(id)} ${part.slice(0, 1)}`
  })
}

describe.each(both)('lists %s', (_, make) => {
  test('of open cases are in the order of what is due, within the days asked for', async () => {
    const { views } = await make()
    const ids = Array.from({ length: 12 }, () => fresh('case'))
    for (const [i, id] of ids.entries())
      await views.put(caseView(id, { nextDue: i === 11 ? unset : addDays('2026-02-01', 10 - i) }))
    const all = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    expect(await listed(views, { list: 'due' }, ids)).toEqual(all)
    expect(await listed(views, { list: 'due', from: '2026-02-03', until: '2026-02-05' }, ids)).toEqual([
      8, 7, 6,
    ])
    expect(await listed(views, { list: 'due', from: '0000-00-01', until: '2026-02-02' }, ids)).toEqual([
      10, 9,
    ])
  })
  test('of those without a commission hold open appeals and drafts, oldest first', async () => {
    const { views } = await make()
    const ids = Array.from({ length: 6 }, () => fresh('case'))
    const [a = '', b = '', c = '', d = '', e = '', f = ''] = ids
    await views.put(caseView(a, { receivedOn: '2026-02-03' }))
    await views.put(caseView(b, { receivedOn: '2026-02-01', kind: 'draft_act', agency: 'akimat' }))
    await views.put(caseView(c, { commission: 'housing' }))
    await views.put(caseView(d, { closedOn: '2026-02-04' }))
    await views.put(caseView(e, { kind: 'initiative' }))
    await views.put(caseView(f))
    await views.put(caseView(f, { version: 2, commission: 'housing' }))
    expect(await listed(views, { list: 'unassigned' }, ids)).toEqual([1, 0])
  })
  test('of letters hold those without a response', async () => {
    const { views } = await make()
    const ids = [fresh('case'), fresh('case'), fresh('case')]
    const [a = '', b = '', c = ''] = ids
    await views.put(letterView(a, 'x-1', { dueOn: '2026-02-10' }))
    await views.put(letterView(b, 'y-1', { dueOn: null }))
    await views.put(letterView(c, 'z-1'))
    await views.put(letterView(c, 'z-1', { version: 4, answeredOn: '2026-02-03' }))
    expect(await listed(views, { list: 'letters' }, ids)).toEqual(['1 y', '0 x'])
  })
  test('of a commission, an agency and a year are newest first, whatever became of the cases', async () => {
    const { views } = await make()
    const ids = Array.from({ length: 5 }, () => fresh('case'))
    for (const [i, id] of ids.entries())
      await views.put(
        caseView(id, {
          receivedOn: `2024-0${i + 1}-15`,
          commission: 'social',
          ...(i === 2 && { kind: 'draft_act', agency: 'akimat' }),
          ...(i === 3 && { closedOn: '2024-12-01' }),
        }),
      )
    await views.put(letterView(ids[0] ?? '', 'l-1', { agency: 'akimat', sentOn: '2024-04-01' }))
    expect(await listed(views, { list: 'commission', commission: 'social' }, ids, 2)).toEqual([4, 3, 2, 1, 0])
    expect(await listed(views, { list: 'agency', agency: 'akimat' }, ids, 1)).toEqual(['0 l', 2])
    expect(await listed(views, { list: 'register', kind: 'appeal', year: '2024' }, ids, 2)).toEqual([
      4, 3, 1, 0,
    ])
    expect(await listed(views, { list: 'register', kind: 'appeal', year: '2023' }, ids)).toEqual([])
  })
  test('two rows of one place are on one page', async () => {
    const { views } = await make()
    const id = fresh('case')
    await views.put(caseView(id, { kind: 'draft_act', agency: 'tazalyk', receivedOn: '2023-05-05' }))
    await views.put(letterView(id, id, { agency: 'tazalyk', sentOn: '2023-05-05' }))
    const { entries } = await views.list({ list: 'agency', agency: 'tazalyk' }, 1)
    expect(entries.filter(({ caseId }) => caseId === id)).toHaveLength(2)
  })
  test('are counted, but not beyond what is asked', async () => {
    const { views } = await make()
    const list: CaseList = { list: 'register', kind: 'initiative', year: '2022' }
    for (let i = 0; i < 5; i++)
      await views.put(caseView(fresh('case'), { kind: 'initiative', receivedOn: `2022-0${i + 1}-01` }))
    expect(await views.count(list, 100)).toBe(5)
    expect(await views.count(list, 3)).toBe(4)
  })
  test('views are read many at once, in the order asked for, without those that are not there', async () => {
    const { views } = await make()
    const ids = Array.from({ length: 120 }, () => fresh('case'))
    await Promise.all(ids.slice(1).map((id) => views.put(caseView(id))))
    const read = await views.many(ids.map((caseId) => ({ caseId, part: 'case' })))
    expect(read).toStrictEqual(ids.slice(1).map((id) => caseView(id)))
    expect(await views.many([])).toEqual([])
  })
  test('subjects are read at once: titles too, an applicant’s name, nothing for what is gone', async () => {
    const { people } = await make()
    const [a, b, c] = [fresh('case'), fresh('case'), fresh('case')]
    const applicant = { kind: 'person', name: 'Болат', email: 'b@example.kz' } as const
    await people.put(a, 'appeal-1', { kind: 'appeal', applicant, subject: 'Двор', text: 'Просим' })
    const contact = { name: 'М', email: 'm@example.kz' }
    await people.put(b, 'draft-1', {
      kind: 'draft_act',
      reference: '1',
      title: 'О Правилах',
      url: 'https://x.kz',
      contact,
    })
    const ids = [
      { caseId: c, contentId: 'appeal-1' },
      { caseId: b, contentId: 'draft-1' },
      { caseId: a, contentId: 'appeal-1' },
      { caseId: b, contentId: 'member-1' },
    ]
    await people.put(b, 'member-1', { kind: 'member', name: 'Айгүл Сәрсенова' })
    expect(await people.headings(ids)).toEqual([
      undefined,
      { subject: 'О Правилах' },
      { subject: 'Двор', name: 'Болат' },
      { name: 'Айгүл Сәрсенова' },
    ])
  })
  test('the council’s own work is listed by its day, and what it owes by what is due first', async () => {
    const { views } = await make()
    const [held, planned, open, never] = [fresh('M-1'), fresh('M-2'), fresh('M-3'), fresh('M-4')]
    const view = (caseId: string, more: Partial<ActivityView>): ActivityView => ({
      ...{ caseId, part: 'activity', version: 1, form: 'general_meeting', status: 'planned', content: 'c' },
      ...more,
    })
    const nextTerm = 'activity.announcement' as const
    await views.put(
      view(held, { status: 'held', on: '2026-05-02', heldOn: '2026-03-31', nextDue: '2026-04-10', nextTerm }),
    )
    await views.put(view(planned, { on: '2026-06-30', nextDue: '2026-04-09', nextTerm }))
    await views.put(view(open, {}))
    await views.put(view(never, { status: 'cancelled' }))
    const own = [held, planned, open, never]
    const between = async (from: string, to: string) =>
      (await views.activitiesOf(from, to))
        .map(({ caseId }) => caseId)
        .filter((caseId) => own.includes(caseId))
        .sort()
    expect(await between('2026-03-31', '2026-06-30')).toEqual([held, planned].sort())
    expect(await between('2026-04-01', '2026-06-29')).toEqual([])
    expect(await between(undated, undated)).toEqual([open])
    expect(await listed(views, { list: 'duties' }, own)).toEqual(['1 a', '0 a'])
  })
  test('everything under one key is listed, or what begins so', async () => {
    const { people } = await make()
    const key = fresh('lookup')
    for (const caseId of ['a-1', 'a-2', 'b-1']) await people.putNew(key, caseId, { kind: 'pointer', caseId })
    const ids = async (prefix: string) =>
      [...(await people.list(key, prefix)).values()].map((found) => found.kind === 'pointer' && found.caseId)
    expect(await ids('')).toEqual(['a-1', 'a-2', 'b-1'])
    expect(await ids('a-')).toEqual(['a-1', 'a-2'])
  })
  test('claims say which of them are completed', async () => {
    const { claims } = await make()
    const [a, b, c] = [fresh('mail'), fresh('mail'), fresh('mail')]
    await claims.lease(a, 60)
    await claims.complete(a)
    await claims.lease(b, 60)
    expect(await claims.completedOf([a, b, c, a])).toEqual(new Set([a]))
  })
})

describe('the first page of every list', () => {
  const { client, tables } = givenAws()
  const dynamo = new DynamoDBClient(client)

  let few = ''
  let many = ''
  beforeAll(async () => {
    few = await crowded(dynamo, tables.views, 100)
    // The emulator reads the whole table for each question; `npm run bench` asks among 100 000.
    many = await crowded(dynamo, tables.views, 10_000)
  }, 60_000)
  const among = (views: string) => ({ client, views, people: tables.people, rules })

  test.each(filters)('takes the same requests among a hundred times as many cases: %o', async (filter) => {
    const [small, large] = [await pageCost(among(few), filter), await pageCost(among(many), filter)]
    expect(small.page.rows.length).toBeGreaterThan(0)
    expect(large.page.rows).toHaveLength(limits.listRows)
    expect(large.requests).toBe(small.requests)
    // A page, and one more, from each of a list's partitions: twelve months at most.
    expect(large.keys).toBeLessThanOrEqual(12 * (limits.listRows + 1))

    const deps = { rules, views: dynamoViews(dynamo, many), people: dynamoPeople(dynamo, tables.people) }
    const next = await pageOf(deps, filter, lookedAtOn, limits.listRows, placeOf(large.page.after ?? ''))
    const names = ({ rows }: typeof next) => rows.map(({ number, letter }) => letter ?? number)
    expect(next.rows).toHaveLength(limits.listRows)
    expect(names(next).filter((name) => names(large.page).includes(name))).toEqual([])
  })
  test.each(askedFor)('so does the page that members see: %o', async (asked) => {
    const [small, large] = [await listedCost(among(few), asked), await listedCost(among(many), asked)]
    expect(small.page.rows.length).toBeGreaterThan(0)
    expect(large.page.rows).toHaveLength(limits.listRows)
    expect(large.requests).toBe(small.requests)
  })
  test('and so does a search by words', async () => {
    const [fewWords, manyWords] = [
      await wordy(dynamo, tables.people, 100),
      await wordy(dynamo, tables.people, 2000),
    ]
    const small = await searchCost({ ...among(few), people: fewWords })
    const large = await searchCost({ ...among(many), people: manyWords })
    expect([small.found, large.found]).toEqual([100, 2000])
    for (const { rows } of [small, large]) expect(rows.length).toBeGreaterThan(10)
    expect(large.requests).toBe(small.requests)
    expect(large.requests).toBeLessThanOrEqual(4)
  })
  test('and the counts beside it take the same requests, and stop counting at a hundred', async () => {
    const [small, large] = [await countsCost(among(few)), await countsCost(among(many))]
    expect(large.requests).toBe(small.requests)
    expect(large.keys).toBeLessThanOrEqual(17 * 101)
  })
})
