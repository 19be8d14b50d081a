/** Editions: which one holds, what its day zero is, and that what began under one keeps it. */
import { describe, expect, test } from 'vitest'
import {
  addMonths,
  type Calendar,
  closingTime,
  deadlineBy,
  type Edition,
  editionFor,
  editionOn,
  lastDayBy,
  recount,
  registrationDay,
  termOf,
} from '../../../shared/domain/terms.ts'
import { plainCalendar, shipped } from './calendars.ts'

const hours = { from: '09:00', to: '18:30' }
const words = (basis: string) => ({ basis, source: 'test' })
const fromReceipt: Edition = {
  ...{ from: '2021-07-01', until: '2025-12-31', mode: 'working', days: 15, start: 'receipt' },
  ...words('as it was'),
}
const fromRegistration: Edition = {
  ...{ from: '2026-01-01', mode: 'working', days: 15, start: 'registration' },
  ...words('as it is'),
}
const answer = [fromReceipt, fromRegistration]
const month = (more: Partial<Edition> = {}) =>
  ({
    from: '2015-11-02',
    mode: 'month',
    months: 1,
    start: 'sending',
    ...words('a month'),
    ...more,
  }) as Edition

describe('the edition in force', () => {
  test.each([
    ['2021-06-30', undefined],
    ['2021-07-01', 'as it was'],
    ['2025-12-31', 'as it was'],
    ['2026-01-01', 'as it is'],
    ['2035-01-01', 'as it is'],
  ])('given %s, then %s', (day, basis) => {
    expect(editionOn(answer, day)?.basis).toBe(basis)
  })
  test('given a rule that ended, then none from the next day on', () => {
    expect(editionOn([fromReceipt], '2025-12-31')).toBe(fromReceipt)
    expect(editionOn([fromReceipt], '2026-01-01')).toBeUndefined()
    expect(editionOn([], '2026-01-01')).toBeUndefined()
  })
})

describe('day zero', () => {
  const came = (on: string, registration: string) => ({ on, receipt: on, registration })

  test('given an edition from receipt or from registration, then the one or the other', () => {
    expect(editionFor(answer, came('2025-11-22', '2025-11-24'))).toEqual({
      edition: fromReceipt,
      from: '2025-11-22',
    })
    expect(editionFor(answer, came('2026-11-21', '2026-11-23'))).toEqual({
      edition: fromRegistration,
      from: '2026-11-23',
    })
  })
  test('given a plain day, or nothing of what the edition counts from, then the day that is given', () => {
    expect(editionFor(answer, '2026-11-21').from).toBe('2026-11-21')
    expect(editionFor(answer, { on: '2026-11-21', decision: '2026-11-20' }).from).toBe('2026-11-21')
  })
  test('given no edition, then the day itself', () => {
    expect(editionFor([], came('2026-11-21', '2026-11-23'))).toEqual({
      edition: undefined,
      from: '2026-11-21',
    })
  })
})

describe('a deadline by its edition', () => {
  test('keeps what it was counted by', () => {
    expect(deadlineBy(shipped, 'appeal.answer', answer, '2026-11-23')).toMatchObject({
      ...{ term: 'appeal.answer', mode: 'working', from: '2026-11-23', days: 15, due: '2026-12-14' },
      ...{ start: 'registration', edition: { from: '2026-01-01' }, basis: 'as it is' },
    })
  })
  test('in months, has them and the days that they have from this day zero', () => {
    expect(deadlineBy(shipped, 'letter.recommendation', [month()], '2027-01-31')).toEqual({
      ...{ term: 'letter.recommendation', mode: 'month', months: 1, from: '2027-01-31', days: 28 },
      ...{ start: 'sending', due: '2027-03-01', provisional: true, basis: 'a month' },
      ...{ edition: { from: '2015-11-02' }, skipped: [{ date: '2027-02-28', why: 'weekend' }] },
      calendar: shipped.hash,
    })
  })
  test('counted in days, says nothing of months, of a way back or of a roll', () => {
    const counted = deadlineBy(shipped, 'appeal.answer', answer, '2026-11-23')
    for (const key of ['months', 'before', 'roll', 'missing', 'provisional'])
      expect(counted).not.toHaveProperty(key)
  })
  test('without an edition has no date, claims no count, and names no year', () => {
    const none = deadlineBy(shipped, 'appeal.answer', answer, '2019-03-01')
    expect(none).toMatchObject({ mode: 'chosen', from: '2019-03-01', days: 0, due: null, skipped: [] })
    for (const key of ['missing', 'edition', 'start', 'basis']) expect(none).not.toHaveProperty(key)
  })
})

describe('what began under an older edition', () => {
  const begun = deadlineBy(shipped, 'appeal.answer', answer, {
    ...{ on: '2025-12-30', receipt: '2025-12-30', registration: '2025-12-30' },
  })
  test('keeps its words, its day zero and its date when it is counted again', () => {
    expect(recount(begun, shipped)).toEqual(begun)
    expect(begun).toMatchObject({ basis: 'as it was', start: 'receipt', edition: { from: '2021-07-01' } })
  })
  test('moves with another calendar, by its own numbers', () => {
    const other = { ...plainCalendar(2025, 2026), hash: 'other' }
    expect(recount(begun, other)).toMatchObject({
      ...{ days: 15, due: '2026-01-20', calendar: 'other' },
      ...{ basis: 'as it was', start: 'receipt', edition: { from: '2021-07-01' } },
    })
  })
  test('in months, and with a last day that moves back, is counted again in the same way', () => {
    const back = deadlineBy(
      shipped,
      'extension.latest',
      [month({ roll: 'back', months: 2 } as Partial<Edition>)],
      {
        ...{ on: '2025-12-01', sending: '2026-01-31' },
      },
    )
    expect(back).toMatchObject({ months: 2, days: 59, roll: 'back', due: '2026-03-31' })
    expect(recount(back, shipped)).toEqual(back)
  })
  test('counted back from its day zero, or in calendar days, is counted again in the same way', () => {
    const before: Edition = {
      ...{ from: '2015-11-02', mode: 'calendar', days: 10, start: 'event', before: true },
      ...words('announced'),
    }
    const announced = deadlineBy(shipped, 'activity.announcement', [before], '2026-11-30')
    expect(announced).toMatchObject({ before: true, due: '2026-11-20', skipped: [] })
    expect(recount(announced, shipped)).toEqual(announced)
    const { before: _, ...after } = before
    const calendar = deadlineBy(shipped, 'letter.information', [after as Edition], '2026-11-11')
    expect(calendar).toMatchObject({ mode: 'calendar', days: 10, due: '2026-11-23' })
    expect(recount(calendar, shipped)).toEqual(calendar)
  })
  test('and written before rules had editions, says no more than it said', () => {
    const { start: _, edition: __, ...old } = begun
    expect(recount(old, shipped)).toEqual(old)
  })
})

describe('counted back from day zero', () => {
  const rule: Edition = {
    ...{ from: '2015-11-02', mode: 'calendar', days: 10, start: 'event', before: true },
    ...words('announced'),
  }
  test('no day off moves it, and no calendar is asked', () => {
    expect(deadlineBy(shipped, 'activity.announcement', [rule], '2026-12-01').due).toBe('2026-11-21')
    expect(deadlineBy(shipped, 'activity.announcement', [rule], '2031-12-01')).toMatchObject({
      due: '2031-11-21',
      skipped: [],
    })
  })
})

describe('a last day that moves back', () => {
  const back = [month({ roll: 'back' } as Partial<Edition>)]
  test('says which days it passed over, in their order', () => {
    expect(deadlineBy(shipped, 'extension.latest', back, '2026-07-30')).toMatchObject({ due: '2026-08-28' })
    expect(deadlineBy(shipped, 'extension.latest', back, '2026-07-30').skipped).toEqual([
      { date: '2026-08-29', why: 'weekend' },
      { date: '2026-08-30', why: 'weekend' },
    ])
  })
  test('into a year that the calendar lacks, then no date, and the years between are named', () => {
    const calendar = plainCalendar(2026, 2026, ['2026-01-01', '2026-01-02'])
    expect(deadlineBy(calendar, 'extension.latest', back, '2025-12-03')).toMatchObject({
      due: null,
      missing: [2025],
      skipped: [],
    })
  })
  test('from a provisional year back into an official one, then provisional', () => {
    const calendar: Calendar = {
      hash: 'test',
      years: {
        2026: { status: 'official', daysOff: {}, workingWeekendDays: {} },
        2027: { status: 'provisional', daysOff: { '2027-01-01': 'New Year' }, workingWeekendDays: {} },
      },
    }
    expect(deadlineBy(calendar, 'extension.latest', back, '2026-12-01')).toMatchObject({
      due: '2026-12-31',
      provisional: true,
    })
  })
})

describe('the last day, whatever the calendar lacks', () => {
  test('given a year without a calendar, then by plain weeks', () => {
    expect(lastDayBy(shipped, [month()], '2030-11-15')).toBe('2030-12-16')
  })
  test('given no edition, then the day itself', () => {
    expect(lastDayBy(shipped, [], '2026-11-15')).toBe('2026-11-15')
  })
})

describe('months', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-30', 1, '2026-02-28'],
    ['2026-11-15', 2, '2027-01-15'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-04-30', 1, '2026-05-30'],
    ['2026-01-31', 12, '2027-01-31'],
  ])('given %s and %i, then %s', (day, n, later) => {
    expect(addMonths(day, n)).toBe(later)
  })
})

describe('registration by the hour', () => {
  const shortened: Calendar = {
    ...shipped,
    years: {
      ...shipped.years,
      2026: { ...shipped.years[2026], shortenedDays: { '2026-12-15': 75 } } as never,
    },
  }
  test.each([
    ['2026-11-20', undefined, '2026-11-20'],
    ['2026-11-20', '00:01', '2026-11-20'],
    ['2026-11-20', '18:29:59', '2026-11-20'],
    ['2026-11-20', '18:30', '2026-11-20'],
    ['2026-11-20', '18:30:00.001', '2026-11-23'],
    ['2026-11-20', '18:30:01', '2026-11-23'],
    ['2026-11-20', '19:00', '2026-11-23'],
    ['2026-11-21', '10:00', '2026-11-23'],
    ['2026-12-15', '17:16', '2026-12-15'],
  ])('given %s at %s, then %s', (day, time, registered) => {
    expect(registrationDay(shipped, hours, day, time)).toBe(registered)
  })
  test('given a day that ends earlier, then by its own end', () => {
    expect(closingTime(shortened, hours, '2026-12-15')).toBe('17:15')
    expect(closingTime(shortened, hours, '2026-12-14')).toBe('18:30')
    expect(registrationDay(shortened, hours, '2026-12-15', '17:15')).toBe('2026-12-15')
    // The 16th is a holiday.
    expect(registrationDay(shortened, hours, '2026-12-15', '17:16')).toBe('2026-12-17')
    expect(registrationDay(shortened, hours, '2026-12-14', '18:00')).toBe('2026-12-14')
  })
  test('given hours of its own, then the council’s', () => {
    expect(closingTime(shipped, { from: '08:00', to: '09:05' }, '2026-11-20')).toBe('09:05')
    expect(registrationDay(shipped, { from: '08:00', to: '09:05' }, '2026-11-20', '09:06')).toBe('2026-11-23')
  })
})

describe('a term that somebody asks for by a number', () => {
  test('given days, then days of that mode', () => {
    expect(termOf('working', 15, 'asked')).toEqual({ mode: 'working', days: 15, basis: 'asked' })
    expect(termOf('calendar', 15, 'asked')).toEqual({ mode: 'calendar', days: 15, basis: 'asked' })
  })
  test('given mode month, then months', () => {
    expect(termOf('month', 2, 'asked')).toEqual({ mode: 'month', months: 2, basis: 'asked' })
  })
})

describe('АППК art. 64: the day of registration in a year that the calendar lacks', () => {
  const none: Calendar = { hash: 'test', years: {} }
  test.each([
    ['a Friday within hours', '2031-01-03', '18:30', '2031-01-03'],
    ['a Friday after hours', '2031-01-03', '18:31', '2031-01-06'],
    ['a Saturday', '2031-01-04', '10:00', '2031-01-06'],
  ])('given %s, then Saturdays and Sundays alone are days off', (_, day, time, registered) => {
    expect(registrationDay(none, hours, day, time)).toBe(registered)
  })
})

test('given a deadline of an old log that names no basis, when the calendar changes, then it is counted with none', () => {
  const { basis: _, ...old } = deadlineBy(plainCalendar(2026, 2026), 'appeal.answer', answer, '2026-03-02')
  const moved = recount(old, plainCalendar(2026, 2026, ['2026-03-09']))
  expect(moved).toMatchObject({ due: '2026-03-24', basis: '' })
})
