/** A year of the calendar typed in at the desk: checked, previewed, and downloaded as the file that a deployment takes. */
import { describe, expect, test } from 'vitest'
import { loadCalendar } from '../../../shared/council/calendar.ts'
import kz from '../../../shared/council/calendars/kz.json' with { type: 'json' }
import { fold } from '../../../shared/domain/fold.ts'
import { calendarYearWords } from '../../../shared/text/desk/directory/calendar-year-words.ts'
import { appeal } from '../../builders/inputs.ts'
import { readOf } from '../text/words-of.ts'
import { Visitor } from './visitor.ts'

const page = '/desk/calendar/year?lang=en'
const words = calendarYearWords('en')

const atDesk = async () => {
  const visitor = new Visitor()
  const number = await visitor.world.submit(appeal())
  await visitor.world.settle()
  await visitor.signIn()
  const csrf = await visitor.csrf()
  const send = (fields: Record<string, string>) => visitor.post(page, { csrf, do: 'check', ...fields })
  return { visitor, number, send }
}
const unescaped = (html: string) =>
  html.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')
/** What the form has, as a browser would send it. */
const fieldsIn = (html: string) => ({
  ...Object.fromEntries(
    [...html.matchAll(/<textarea name="(\w+)"[^>]*>\n([^<]*)</g)].map(([, name = '', text = '']) => [
      name,
      unescaped(text),
    ]),
  ),
  ...Object.fromEntries(
    [...html.matchAll(/<input type="text" name="(\w+)" id="\w+" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  ),
  status: /<option value="(\w+)" selected>/.exec(html)?.[1] ?? '',
})
const ofYear = async (visitor: Visitor, year: string) =>
  fieldsIn((await visitor.get(`/desk/calendar/year?year=${year}&lang=en`)).html)

/** Plain weekends but for New Year: 2028 begins on a Saturday and is a leap year, so 260 - 1 days are worked. */
const fresh = {
  ...{ year: '2028', status: 'provisional', workingDays: '259' },
  daysOff: '03.01.2028 Новый год',
  workingWeekendDays: '',
  sources: 'Приказ № 1',
}
const line = (no: number, what: string) => words.faults.line(no, what)

describe('a year', () => {
  test('that is there stands in the form, is in order as it is, and moves nothing', async () => {
    const { visitor, send } = await atDesk()
    for (const year of ['2026', '2027']) {
      const { status, html } = await send(await ofYear(visitor, year))
      expect(status).toBe(200)
      expect(readOf(html)).toContain('No open due date moves.')
      expect(html).toContain(words.download)
    }
  })
  test('that is there is downloaded as it was, but for the order of its keys', async () => {
    const { visitor, send } = await atDesk()
    const done = await send({ ...(await ofYear(visitor, '2027')), do: 'download' })
    expect(done.headers['content-disposition']).toBe('attachment; filename="kz.json"')
    expect(JSON.parse(done.html)).toEqual(kz)
    expect(loadCalendar(JSON.parse(done.html)).hash).toBe(loadCalendar(kz).hash)
  })
  test('that is new is added to the file, names that are known in all three languages', async () => {
    const { visitor, send } = await atDesk()
    expect((await ofYear(visitor, '2028')).year).toBe('2028')
    const form = fieldsIn((await visitor.get(page)).html)
    expect(form).toMatchObject({ year: '2028', daysOff: '' })
    const done = await send({ ...fresh, do: 'download' })
    const { years } = JSON.parse(done.html)
    expect(Object.keys(years)).toEqual(['2025', '2026', '2027', '2028'])
    expect(years['2028']).toEqual({
      status: 'provisional',
      workingDays: 259,
      daysOff: [{ date: '2028-01-03', why: { kk: 'Жаңа жыл', ru: 'Новый год', en: 'New Year' } }],
      workingWeekendDays: [],
      sources: ['Приказ № 1'],
    })
    expect(() => loadCalendar({ years })).not.toThrow()
  })
  test('shows what it would move, and moves nothing', async () => {
    const { visitor, number, send } = await atDesk()
    const fields = await ofYear(visitor, '2026')
    const due = async () => {
      const c = fold(await visitor.world.log.load(number))
      return c?.kind === 'appeal' ? c.main.due : undefined
    }
    const before = await due()
    const { html } = await send({
      ...fields,
      workingDays: String(Number(fields.workingDays) - 1),
      daysOff: `${fields.daysOff}\n10.02.2026 Ауысқан күн | Перенесённый день | Swapped day`,
    })
    expect(html).toContain(`href="/desk/cases/${number}?lang=en"`)
    expect(readOf(html)).toContain('Answer to the applicant')
    expect(html).toContain(words.effect.lines[0])
    await visitor.world.settle()
    expect(await due()).toBe(before)
  })
})

describe('what is wrong', () => {
  test.each([
    [{ year: '2020' }, 'year', words.faults.year(2026, 2031)],
    [{ year: 'x' }, 'year', words.faults.year(2026, 2031)],
    [{ workingDays: 'many' }, 'workingDays', words.faults.number],
    [{ workingDays: '260' }, 'workingDays', words.faults.differs(259, 260)],
    [{ daysOff: ' \n' }, 'daysOff', words.faults.noDays],
    [{ sources: '' }, 'sources', words.faults.noSources],
    [{ daysOff: '\n30.02.2028 Новый год' }, 'daysOff', line(2, words.faults.day)],
    [{ daysOff: '03.01.2027 Новый год' }, 'daysOff', line(1, words.faults.otherYear('2027-01-03'))],
    [
      { daysOff: '03.01.2028 Новый год\n3.1.2028 – New Year' },
      'daysOff',
      line(2, words.faults.twice('2028-01-03')),
    ],
    [{ daysOff: '03.01.2028 День кота' }, 'daysOff', line(1, words.faults.name)],
    [{ daysOff: '03.01.2028 А | Б' }, 'daysOff', line(1, words.faults.name)],
    [
      { workingWeekendDays: '04.01.2028 Новый год' },
      'workingWeekendDays',
      line(1, words.faults.weekday('2028-01-04')),
    ],
    [
      {
        daysOff: '01.01.2028 Новый год',
        workingWeekendDays: '\n01.01.2028 Новый год',
      },
      'workingWeekendDays',
      line(2, words.faults.offToo('2028-01-01')),
    ],
  ])('%j is told at %s, and what was typed stays', async (typed, path, message) => {
    const { send } = await atDesk()
    const { status, html } = await send({ ...fresh, ...typed })
    expect(status).toBe(422)
    const said = new RegExp(`id="${path}-error".*?</p>`, 's').exec(html)?.[0] ?? ''
    expect(unescaped(said)).toContain(message)
    expect(html).toContain('Приказ № 1'.slice(0, 'sources' in typed ? 0 : undefined))
    expect(html).not.toContain(words.download)
  })
  test('nothing is downloaded of it either, nor by who has no session', async () => {
    const { visitor, send } = await atDesk()
    expect((await send({ ...fresh, workingDays: '260', do: 'download' })).status).toBe(422)
    expect((await send({ ...fresh, csrf: 'x' })).status).toBe(403)
    visitor.cookie = ''
    expect((await visitor.get(page)).status).toBe(303)
  })
})

test('the calendar’s page leads to the years that may be entered, and says when one holds', async () => {
  const { visitor } = await atDesk()
  const { html } = await visitor.get('/desk/calendar?lang=en')
  expect(html).toContain('href="/desk/calendar/year?year=2027&amp;lang=en"')
  expect(html).not.toContain('/desk/calendar/year?year=2025')
  expect(html).toContain('href="/desk/calendar/year?lang=en"')
  expect(readOf(html)).toContain('once the system’s operator has deployed it')
})
