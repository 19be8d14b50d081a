/** How days are counted by the official calendar: the rules of docs/calendar.md, one by one. */
import { describe, expect, test } from 'vitest'
import { deadline as deadlineSchema } from '../../../events/values.ts'
import { loadCalendar, mergeCalendars } from '../../../shared/council/calendar.ts'
import {
  addDays,
  type Calendar,
  chosenDeadline,
  countDeadline,
  type Edition,
  isWorkingDay,
  lastDayBy,
  nextWorkingDay,
  recount,
  registrationDay,
  type Term,
  workingDaysBetween,
  workingDaysLeft,
} from '../../../shared/domain/terms.ts'
import { calendarDays, plainCalendar, shipped, working } from './calendars.ts'

const hours = { from: '09:00', to: '18:30' }
const count = (term: Term, from: string, calendar: Calendar = shipped) =>
  countDeadline(calendar, 'appeal.answer', term, from)
const due = (term: Term, from: string, calendar?: Calendar) => count(term, from, calendar).due
const skippedDates = (term: Term, from: string, calendar?: Calendar) =>
  count(term, from, calendar).skipped.map((s) => s.date)

const with2024 = mergeCalendars(
  shipped,
  loadCalendar({ years: { 2024: { status: 'official', daysOff: [], workingWeekendDays: [] } } }),
)

describe('АППК art. 76: 15 working days from day zero', () => {
  test.each([
    ['2026-03-19', '2026-04-14', 'over Nauryz'],
    ['2026-03-20', '2026-04-15', 'a Friday'],
    ['2026-03-21', '2026-04-15', 'the Saturday after it'],
    ['2026-03-22', '2026-04-15', 'the Sunday'],
    ['2026-03-25', '2026-04-15', 'the last of the days off'],
    ['2026-03-26', '2026-04-16', 'the first working day'],
    ['2026-08-12', '2026-09-02', '31 August 2026 is worked'],
    ['2025-08-12', '2025-09-03', '1 September 2025 is not'],
    ['2026-02-23', '2026-03-17', '16 March 2026 is worked'],
    ['2024-12-31', '2025-01-24', 'day zero itself needs no calendar'],
  ])('given receipt on %s, then due %s (%s)', (from, expected) => {
    expect(due(working(15), from)).toBe(expected)
  })

  test('given a Friday, Saturday or Sunday receipt, then they share a due date', () => {
    const dates = ['2026-06-05', '2026-06-06', '2026-06-07'].map((from) => due(working(15), from))
    expect(new Set(dates)).toEqual(new Set(['2026-06-26']))
  })

  test('given days off on the way, then each is passed over with its reason', () => {
    expect(count(working(3), '2026-03-20').skipped).toEqual([
      { date: '2026-03-21', why: 'weekend' },
      { date: '2026-03-22', why: 'weekend' },
      { date: '2026-03-23', why: expect.objectContaining({ en: 'Nauryz' }) },
      { date: '2026-03-24', why: expect.objectContaining({ ru: 'Наурыз мейрамы (за субботу 21 марта)' }) },
      { date: '2026-03-25', why: expect.objectContaining({ en: 'Nauryz (for Sunday 22 March)' }) },
      { date: '2026-03-28', why: 'weekend' },
      { date: '2026-03-29', why: 'weekend' },
    ])
  })

  test('when counted, then it is the event’s deadline, with what it was counted by', () => {
    const counted = count(working(15), '2026-03-19')
    expect(deadlineSchema.parse(counted)).toEqual(counted)
    expect(counted).toMatchObject({ mode: 'working', from: '2026-03-19', days: 15, basis: 'test' })
    expect(counted.calendar).toBe(shipped.hash)
    expect(counted).not.toHaveProperty('provisional')
    expect(counted).not.toHaveProperty('missing')
  })
})

describe('swapped days, by order of the ministry', () => {
  test('given the new year of 2025, then Sunday 5 January counts and Friday 3 January does not', () => {
    expect(isWorkingDay(shipped, '2025-01-05')).toBe(true)
    expect(isWorkingDay(shipped, '2025-01-03')).toBe(false)
  })

  test('given 30 December 2024 and a calendar of 2024, then 5 January 2025 is the second day', () => {
    expect(due(working(2), '2024-12-30', with2024)).toBe('2025-01-05')
    expect(due(working(15), '2024-12-30', with2024)).toBe('2025-01-23')
    const skipped = skippedDates(working(15), '2024-12-30', with2024)
    expect(skipped).toContain('2025-01-03')
    expect(skipped).not.toContain('2025-01-05')
  })
})

describe('what the calendar does not know', () => {
  test('given 27 December 2024 and no calendar of 2024, then no date, and 2024 is missing', () => {
    expect(count(working(15), '2024-12-27')).toMatchObject({ due: null, missing: [2024], skipped: [] })
  })

  test('given a count from a covered year into a missing one, then the later year is missing', () => {
    expect(count(working(15), '2027-12-20')).toMatchObject({ due: null, missing: [2028] })
  })

  test('given a count through two missing years, then both are named', () => {
    expect(count(working(15), '2028-12-25')).toMatchObject({ due: null, missing: [2028, 2029] })
  })

  test('given the last day of a covered year that is enough, then nothing is missing', () => {
    expect(due(working(1), '2027-12-30')).toBe('2027-12-31')
    expect(count(working(1), '2027-12-31')).toMatchObject({ due: null, missing: [2028] })
  })

  test('given a provisional year on the way, then the date is marked', () => {
    expect(count(working(15), '2026-12-20')).toMatchObject({ due: '2027-01-13', provisional: true })
    expect(count(working(15), '2026-12-31').provisional).toBe(true)
    expect(count(working(5), '2026-12-20').provisional).toBeUndefined()
  })

  test('given a day in a missing year, then only weekends are known to be off', () => {
    expect(registrationDay(shipped, hours, '2024-01-06')).toBe('2024-01-08')
    expect(isWorkingDay(shipped, '2024-01-01')).toBe(true)
  })

  test('given a day past the last year that can be written, then an error and no endless count', () => {
    expect(() => due(working(15), '9999-12-20')).toThrow(RangeError)
    expect(() => addDays('9999-12-31', 1)).toThrow('no such day: +010000-01-01T00:00:00.000Z')
    expect(() => addDays('nonsense', 1)).toThrow(RangeError)
  })

  test('given more days than are kept, then each is the one after the last, and once more', () => {
    const days = Array.from({ length: 12_000 }, (_, i) => new Date(Date.UTC(2000, 0, 1 + i)))
    const named = days.map((day) => day.toISOString().slice(0, 10))
    const counted = () => named.map((_, i) => addDays('2000-01-01', i))
    expect(counted()).toEqual(named)
    expect(counted()).toEqual(named)
  })
})

describe('calendar days', () => {
  test('given a last day that is worked, then it is the due date and nothing is passed over', () => {
    expect(count(calendarDays(10), '2026-04-20')).toMatchObject({ due: '2026-04-30', skipped: [] })
  })

  test('given a last day off, then the first working day from it on', () => {
    expect(due(calendarDays(10), '2026-04-21')).toBe('2026-05-04')
    expect(skippedDates(calendarDays(10), '2026-04-21')).toEqual(['2026-05-01', '2026-05-02', '2026-05-03'])
  })

  test('given a weekend last day that is worked, then it is the due date', () => {
    expect(due(calendarDays(4), '2025-01-01')).toBe('2025-01-05')
  })

  test('given the ends of months, then days are days', () => {
    expect(due(calendarDays(28), '2027-01-29')).toBe('2027-02-26')
    expect(due(calendarDays(1), '2028-02-28', plainCalendar(2028, 2028))).toBe('2028-02-29')
    expect(due(calendarDays(31), '2025-12-31')).toBe('2026-02-02')
  })

  test('given years passed on the way, then only the one of the last day is needed', () => {
    expect(due(calendarDays(20), '2024-12-27')).toBe('2025-01-16')
    expect(count(calendarDays(20), '2027-12-27')).toMatchObject({ due: null, missing: [2028] })
  })
})

describe('pauses', () => {
  const pause = [{ from: '2026-06-09', to: '2026-06-11' }]

  test('given a pause of two working days, then the due date is two working days later', () => {
    expect(due(working(5), '2026-06-05')).toBe('2026-06-12')
    const stopped = countDeadline(shipped, 'appeal.answer', working(5), '2026-06-05', pause)
    expect(stopped.due).toBe('2026-06-16')
    expect(stopped.skipped.map((s) => s.date)).toEqual(
      ['06-06', '06-07', '06-09', '06-10', '06-13', '06-14'].map((d) => `2026-${d}`),
    )
  })

  test('given calendar days, then the clock stands still too', () => {
    expect(countDeadline(shipped, 'letter.response', calendarDays(3), '2026-06-08', pause).due).toBe(
      '2026-06-15',
    )
  })

  test('when working days are counted, then paused ones are left out', () => {
    expect(workingDaysBetween(shipped, '2026-06-05', '2026-06-12', pause)).toBe(3)
    expect(
      workingDaysBetween(shipped, '2026-06-05', '2026-06-12', [{ from: '2026-06-01', to: '2026-06-10' }]),
    ).toBe(3)
  })
})

describe('АППК art. 64: registration', () => {
  test.each([
    ['2026-03-20', '2026-03-20'],
    ['2026-03-21', '2026-03-26'],
    ['2026-03-25', '2026-03-26'],
    ['2025-01-03', '2025-01-05'],
    ['2025-01-05', '2025-01-05'],
  ])('given receipt on %s, then registered on %s', (received, registered) => {
    expect(registrationDay(shipped, hours, received)).toBe(registered)
  })

  test('when the next working day is asked for, then it is later than the day itself', () => {
    expect(nextWorkingDay(shipped, '2026-03-19')).toBe('2026-03-20')
    expect(nextWorkingDay(shipped, '2026-03-20')).toBe('2026-03-26')
  })
})

describe('АППК art. 76 until 2025: an extension of at most two months from receipt', () => {
  const rule: Edition = {
    ...{ from: '2021-07-01', start: 'receipt', mode: 'month', months: 2, roll: 'back', basis: 'test' },
    source: 'test',
  }
  const latestExtension = (receivedOn: string) =>
    lastDayBy(shipped, [rule], { on: '2025-12-31', receipt: receivedOn })

  test.each([
    ['2025-12-31', '2026-02-27', '28 February, back from a Saturday'],
    ['2026-12-31', '2027-02-26', '28 February, back from a Sunday'],
    ['2027-12-31', '2028-02-29', 'a leap year'],
    ['2026-03-19', '2026-05-19', 'a working day'],
    ['2026-03-01', '2026-04-30', 'back from a holiday'],
    ['2026-07-31', '2026-09-30', 'a shorter month'],
    ['2026-11-15', '2027-01-15', 'into the next year'],
  ])('given receipt on %s, then until %s (%s)', (received, latest) => {
    expect(latestExtension(received)).toBe(latest)
  })

  test('given a chosen date, then it keeps it whatever the calendar', () => {
    const chosen = chosenDeadline('appeal.answer', '2026-03-19', '2026-05-19', 'test')
    expect(chosen).toMatchObject({ mode: 'chosen', days: 61, due: '2026-05-19', skipped: [], calendar: '' })
    expect(deadlineSchema.parse(chosen)).toEqual(chosen)
    expect(recount(chosen, plainCalendar(2026, 2026, ['2026-05-19']))).toBe(chosen)
    expect(chosenDeadline('control', '2026-03-19', '2026-05-19')).not.toHaveProperty('basis')
  })
})

describe('a changed calendar', () => {
  test('given 31 August made a day off, when recounted, then the date moves and says by which calendar', () => {
    const before = count(working(15), '2026-08-12')
    const changed = plainCalendar(2026, 2026, ['2026-08-31'])
    const after = recount(before, changed)
    expect(after).toEqual(countDeadline(changed, 'appeal.answer', working(15), '2026-08-12'))
    expect([before.due, after.due]).toEqual(['2026-09-02', '2026-09-03'])
  })

  test('given a date that was missing, when its calendar comes, then it is there', () => {
    expect(recount(count(working(15), '2024-12-27'), with2024).due).toBe('2025-01-22')
  })
})

describe('how many working days', () => {
  test('when counted between two days, then the first does not count and the last does', () => {
    expect(workingDaysBetween(shipped, '2026-03-19', '2026-04-14')).toBe(15)
    expect(workingDaysBetween(shipped, '2026-03-19', '2026-03-19')).toBe(0)
    expect(workingDaysBetween(shipped, '2026-03-20', '2026-03-19')).toBe(0)
  })

  test('given a missing year between, then unknown', () => {
    expect(workingDaysBetween(shipped, '2024-12-27', '2025-01-10')).toBeNull()
    expect(workingDaysBetween(shipped, '2024-12-31', '2025-01-10')).toBe(5)
    expect(workingDaysBetween(shipped, '2027-12-31', '2027-12-31')).toBe(0)
    expect(workingDaysBetween(shipped, '2030-01-08', '2030-01-08')).toBe(0)
    expect(workingDaysBetween(shipped, '2030-01-08', '2030-01-09')).toBeNull()
  })

  test.each([
    ['2026-06-10', 2],
    ['2026-06-12', 0],
    ['2026-06-13', 0],
    ['2026-06-14', 0],
    ['2026-06-15', -1],
    ['2026-06-19', -5],
  ])('given a due date on Friday 12 June 2026, then on %s %d working days are left', (today, left) => {
    expect(workingDaysLeft(shipped, today, '2026-06-12')).toBe(left)
  })

  test('given a missing year between today and the due date, then unknown, before and after it', () => {
    expect(workingDaysLeft(shipped, '2027-12-20', '2028-01-10')).toBeNull()
    expect(workingDaysLeft(shipped, '2028-01-10', '2027-12-20')).toBeNull()
  })
})
