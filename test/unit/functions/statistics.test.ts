/** Public figures over HTTP: what is asked for, what is answered. */
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { openData } from '../../../functions/statistics/open-data.ts'
import { statisticsJson, statisticsPage } from '../../../functions/statistics/statistics.ts'
import { readReport } from '../../../shared/application/reports/report.ts'
import { viewsOf } from '../../../shared/domain/case-views.ts'
import { HttpProblem } from '../../../shared/http/problem.ts'
import type { Reply } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import { portal, rules } from '../../builders/council.ts'
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
} from '../../builders/events.ts'
import { MemoryViews } from '../../fakes/memory-views.ts'
import { brokenOut, evil } from '../text/words-of.ts'

const views = new MemoryViews()
const logs = [
  logOf(
    [
      appealRegistered(),
      assigned(),
      [accepted, letterSent()],
      responseRecorded(),
      answered({ answeredOn: '2026-02-12' }),
    ],
    { caseId: 'ALM-A-2026-000001' },
  ),
  logOf([draftActRegistered(), assigned('urban-planning'), recommended()], { caseId: 'ALM-N-2026-000001' }),
]
for (const log of logs) for (const view of viewsOf(log)) await views.put(view)
const deps = { rules, portal, views }

const request = (query: Record<string, string> = {}, more: Partial<Request> = {}): Request => ({
  ...{
    route: 'GET /statistics',
    path: '/statistics',
    params: {},
    headers: {},
    raw: Buffer.alloc(0),
    body: '',
    requestId: 'r',
    from: '',
  },
  at: '2026-11-24T06:00:00.000Z',
  query,
  ...more,
})
const csvOf = ({ body = '' }: Reply) => parse(body, { columns: true }) as Record<string, string>[]
const file = (name: string, query = {}) => openData(deps, request(query, { params: { file: name } }))

/** What is wrong with a period, by path. */
const refusal = async (query: Record<string, string>) => {
  try {
    await statisticsJson(deps, request(query))
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error
    const { errors = [] } = error.detail as { errors?: { path: string; message: string }[] }
    return [error.status, ...errors.map(({ path }) => path)]
  }
  return undefined
}

describe('the report as JSON', () => {
  test('is that of the period, for everybody, a minute old at most', async () => {
    const period = { from: '2026-02-01', to: '2026-02-28' }
    const { status, headers, body = '' } = await statisticsJson(deps, request(period))
    expect([status, headers?.['cache-control']]).toEqual([200, 'public, max-age=60'])
    expect(JSON.parse(body)).toEqual(await readReport(deps, period))
    expect(JSON.parse(body)).toMatchObject({ appeals: { answered: 1 }, draftActs: { recommended: 1 } })
  })

  test('is of the year so far when nothing is said, and of the year of `to` when only that is', async () => {
    const periodOf = async (query = {}) =>
      JSON.parse((await statisticsJson(deps, request(query))).body ?? '').period
    expect(await periodOf()).toEqual({ from: '2026-01-01', to: '2026-11-24' })
    expect(await periodOf({ to: '2025-06-30' })).toEqual({ from: '2025-01-01', to: '2025-06-30' })
    expect(await periodOf({ from: '2025-06-30' })).toEqual({ from: '2025-06-30', to: '2026-11-24' })
    expect(await periodOf({ from: '', to: '' })).toEqual({ from: '2026-01-01', to: '2026-11-24' })
  })

  test('on the year’s first day is of that day; the day is the council’s, not UTC’s', async () => {
    const at = '2026-12-31T19:30:00.000Z'
    const { body = '' } = await statisticsJson(deps, request({}, { at }))
    expect(JSON.parse(body).period).toEqual({ from: '2027-01-01', to: '2027-01-01' })
  })

  test.each([
    [{ from: '2026-02-30' }, [422, 'from']],
    [{ to: 'soon' }, [422, 'to']],
    [{ from: 'x', to: 'y' }, [422, 'from', 'to']],
    [{ from: '2026-03-01', to: '2026-02-28' }, [422, 'to']],
    [{ from: '2016-01-01', to: '2026-01-01' }, [422, 'to']],
    [{ from: '2016-01-01', to: '2025-12-31' }, undefined],
    [{ from: '0001-01-01', to: '0001-01-02' }, [422, 'from', 'to']],
    [{ to: ' ' }, [422, 'to']],
    [{ to: '\r' }, [422, 'to']],
    [{ from: '\u00a0\t' }, [422, 'from']],
    [{ from: ' ', to: 'x' }, [422, 'from', 'to']],
  ])('of %j is refused at its place, if at all', async (query, expected) => {
    expect(await refusal(query)).toEqual(expected)
  })
})

describe('the page', () => {
  test('shows the period, and says so when nothing came in', async () => {
    const { body = '' } = await statisticsPage(deps, request({ lang: 'ru', to: '2026-02-28' }))
    expect(body).toContain('поступило 1 обращение')
    const empty = await statisticsPage(deps, request({ lang: 'ru', from: '2020-01-01', to: '2020-12-31' }))
    expect([empty.status, empty.body]).toEqual([200, expect.stringContaining('ничего не поступило')])
  })
  test('keeps what was typed, tells what is wrong with it, and takes no markup from it', async () => {
    const { status, body = '' } = await statisticsPage(
      deps,
      request({ from: evil, to: '2026-02-28', lang: 'en' }),
    )
    expect(status).toBe(422)
    expect(brokenOut(body)).toEqual([])
    expect(body).toContain('href="#from"')
    expect(body).toContain('value="28.02.2026"')
  })
})

describe('open data', () => {
  test('has a row for each appeal, letter and draft act of the period, by number', async () => {
    const period = { from: '2026-02-01', to: '2026-02-28' }
    expect(csvOf(await file('appeals.csv', period))).toEqual([
      {
        number: 'ALM-A-2026-000001',
        received_on: '2026-02-02',
        registered_on: '2026-02-02',
        topic: 'housing',
        commission: 'housing',
        status: 'answered',
        due_on: '2026-02-23',
        answered_on: '2026-02-12',
        closed_on: '2026-02-12',
        working_days: '8',
      },
    ])
    expect(csvOf(await file('letters.csv', period))).toMatchObject([
      {
        number: 'ALM-L-2026-000001',
        agency: 'almaty-su',
        about: 'appeal',
        status: 'answered',
        working_days: '6',
      },
      { number: 'ALM-L-2026-000001', agency: 'public-spaces-department', about: 'draft_act', status: 'sent' },
    ])
    expect(csvOf(await file('draft-acts.csv', period))).toMatchObject([
      { number: 'ALM-N-2026-000001', agency: 'public-spaces-department', working_days: '0' },
    ])
    expect(csvOf(await file('appeals.csv', { from: '2026-03-01' }))).toEqual([])
  })

  test('says numbers, days, whose it is and how it stands: nothing that anybody wrote', async () => {
    const columnsOf = async (name: string) => ((await file(name)).body ?? '').split('\n')[0]?.split(',')
    expect(await columnsOf('appeals.csv')).toEqual(
      'number received_on registered_on topic commission status due_on answered_on closed_on working_days'.split(
        ' ',
      ),
    )
    expect(await columnsOf('letters.csv')).toEqual(
      'number sent_on agency about commission status due_on answered_on working_days kind signed_by'.split(
        ' ',
      ),
    )
    expect(await columnsOf('draft-acts.csv')).toEqual(
      'number received_on agency commission status due_on recommended_on working_days'.split(' '),
    )
  })

  test('is described column by column', async () => {
    const { body = '' } = await file('datapackage.json')
    const { resources } = JSON.parse(body) as {
      resources: { path: string; schema: { fields: { name: string; type: string }[] } }[]
    }
    expect(resources).toHaveLength(3)
    for (const { path, schema } of resources) {
      const name = path.slice(`${portal}/api/open-data/`.length)
      const [header] = ((await file(name)).body ?? '').split('\n')
      expect(schema.fields.map((field) => field.name).join(',')).toBe(header)
    }
  })

  test('knows no other file, and refuses what is no period', async () => {
    await expect(file('people.csv')).rejects.toMatchObject({ status: 404 })
    await expect(file('letters.csv', { from: 'x' })).rejects.toMatchObject({ status: 422 })
  })
})
