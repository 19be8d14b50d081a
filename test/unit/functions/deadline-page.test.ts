/** `/deadline`, asked as browsers and scripts ask it: the date with its explanation, or what is wrong and where. */
import { describe, expect, test } from 'vitest'
import { calculator } from '../../../functions/site/deadline.ts'
import type { Request } from '../../../shared/http/request.ts'
import { portal, rules } from '../../builders/council.ts'
import { brokenOut, evil } from '../text/words-of.ts'

const ask = async (query: Record<string, string>) => {
  const request: Request = {
    ...{
      route: 'GET /deadline',
      path: '/deadline',
      params: {},
      headers: {},
      raw: Buffer.alloc(0),
      body: '',
      requestId: 'r',
      from: '',
    },
    at: '2026-03-19T05:00:00.000Z',
    query: { lang: 'en', ...query },
  }
  const { status, body = '' } = await calculator({ rules, portal }, request)
  const due = /<div class="due" role="status"><p>([^<]*)</.exec(body)?.[1]
  const wrong = [...body.matchAll(/<li><a href="#(\w+)">/g)].map(([, field]) => field)
  return { status, body, due, wrong }
}

describe('the date', () => {
  test('АППК art. 76: received on Saturday 21 or Wednesday 25 March 2026, due on the same day', async () => {
    for (const from of ['2026-03-21', '2026-03-25'])
      expect((await ask({ from })).due).toBe('15 April 2026 (Wednesday)')
    expect((await ask({ from: '2026-08-12' })).due).toBe('2 September 2026 (Wednesday)')
  })
  test('is explained: what it rests on, and each day passed over with its reason', async () => {
    const { status, body } = await ask({ from: '2026-03-21' })
    expect(status).toBe(200)
    for (const words of ['APPC, article 76', 'Nauryz (for Saturday 21 March)', 'Saturday and Sunday'])
      expect(body).toContain(words)
  })
  test.each([
    ['kk', '2026 жылғы 15 сәуір (сәрсенбі)'],
    ['ru', '15 апреля 2026 года (среда)'],
  ])('is told in %s', async (lang, due) => {
    expect((await ask({ from: '2026-03-21', lang })).due).toBe(due)
  })
  test('is of any term, of so many days, in working or calendar days', async () => {
    expect((await ask({ from: '2026-03-19', term: 'appeal.triage' })).due).toBe('27 March 2026 (Friday)')
    expect((await ask({ from: '2026-04-21', days: '10', mode: 'calendar' })).due).toBe('4 May 2026 (Monday)')
    expect((await ask({ from: '2026-04-21', days: ' 10 ' })).due).toBe('6 May 2026 (Wednesday)')
  })
  test('is of appeal.answer from today, where nothing was asked or all was left empty', async () => {
    expect((await ask({})).due).toBe('14 April 2026 (Tuesday)')
    expect((await ask({ from: '', term: '', days: '', mode: '' })).due).toBe('14 April 2026 (Tuesday)')
    expect((await ask({ from: '2026-03-19', days: '3', term: '' })).due).toBe('27 March 2026 (Friday)')
  })
  test('is marked where the year is provisional, and wanting where the calendar does not reach', async () => {
    expect((await ask({ from: '2026-12-20' })).body).toContain('provisional')
    const { status, due, body } = await ask({ from: '2024-12-27' })
    expect([status, due]).toEqual([200, 'not known yet'])
    expect(body).toContain('2024')
  })
})

describe('from a receipt', () => {
  test.each<[Record<string, string>, string]>([
    [{ received: '2026-11-21' }, '14 December 2026 (Monday)'],
    [{ received: '2026-11-20', time: '19:30' }, '14 December 2026 (Monday)'],
    [{ received: '2026-11-20T19:30' }, '14 December 2026 (Monday)'],
    [{ received: '2026-11-20', time: '18:29' }, '11 December 2026 (Friday)'],
    [{ received: '2026-11-21', term: 'appeal.triage' }, '25 November 2026 (Wednesday)'],
    [{ received: '2025-11-22' }, '12 December 2025 (Friday)'],
    [{ received: '2026-11-02', term: 'letter.recommendation' }, '2 December 2026 (Wednesday)'],
    [{ received: '2027-01-31', days: '1', mode: 'month' }, '1 March 2027 (Monday)'],
    [{ from: '2026-11-02', term: 'letter.response' }, '23 November 2026 (Monday)'],
  ])('%j is due on %s', async (query, due) => {
    expect(await ask(query)).toMatchObject({ status: 200, due, wrong: [] })
  })
  test.each([
    ['kk', '18:30', '2026 жылғы 23 қараша (дүйсенбі)', '2026 жылғы 1 қаңтар күнінен бергі редакция'],
    ['ru', '18:30', '23 ноября 2026 года (понедельник)', 'редакция от 1 января 2026 года'],
    ['en', '18:30', '23 November 2026 (Monday)', 'edition of 1 January 2026'],
  ])(
    'after the end of the day, why it is registered later, and by which edition, in %s',
    async (lang, ...words) => {
      const { body } = await ask({ received: '2026-11-20', time: '19:30', lang })
      for (const one of words) expect(body).toContain(one)
      expect((await ask({ received: '2026-11-20', time: '10:00', lang })).body).not.toContain('18:30')
    },
  )
  test('names the edition that was in force then', async () => {
    expect((await ask({ received: '2025-12-30' })).body).toContain('edition of 1 July 2021')
    expect((await ask({ received: '2026-01-05' })).body).toContain('edition of 1 January 2026')
  })
})

describe('what is wrong', () => {
  test.each<[Record<string, string>, string[]]>([
    [{ from: '2026-02-30' }, ['from']],
    [{ from: '32.03.2026' }, ['from']],
    [{ from: '0000-01-01' }, ['from']],
    [{ from: '9999-12-31' }, ['from']],
    [{ days: '0' }, ['days']],
    [{ days: '-1' }, ['days']],
    [{ days: '1.5' }, ['days']],
    [{ days: '1e2' }, ['days']],
    [{ days: '0x10' }, ['days']],
    [{ days: '100000' }, ['days']],
    [{ term: 'appeal' }, ['term']],
    [{ term: 'appeal', days: '3' }, ['term']],
    [{ days: '3', mode: 'both' }, ['mode']],
    [{ received: '2026-02-30' }, ['received']],
    [{ received: '2026-11-20', time: '24:30' }, ['time']],
    [{ received: '2026-11-20', time: 'evening' }, ['time']],
    [{ days: '25', mode: 'month' }, ['days']],
    [{ received: '2019-03-01' }, ['term']],
    [{ from: 'soon', days: 'many', term: 'x', mode: 'y' }, ['from', 'term', 'days', 'mode']],
  ])('in %j is said at its place, and no date is given', async (query, fields) => {
    const { status, due, wrong } = await ask(query)
    expect([status, due, wrong]).toEqual([422, undefined, fields])
  })
  test('is not how the day is typed', async () => {
    for (const from of ['19.03.2026', '19/3/26', ' 19032026 '])
      expect((await ask({ from })).due).toBe((await ask({ from: '2026-03-19' })).due)
  })
  test('is shown as it was typed, and never as markup', async () => {
    const { body } = await ask({ from: evil, term: evil, days: evil, mode: evil })
    expect(brokenOut(body)).toEqual([])
    expect(brokenOut((await ask({ received: evil, time: evil })).body)).toEqual([])
  })
})
