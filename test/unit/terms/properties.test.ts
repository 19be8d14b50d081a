/** Whatever the start, the term and the calendar: held against a separate count that knows nothing of ours. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  type Calendar,
  countDeadline,
  deadlineBy,
  type Edition,
  registrationDay,
  workingDaysBetween,
  workingDaysLeft,
} from '../../../shared/domain/terms.ts'
import { calendarDays, plainCalendar, shipped, working } from './calendars.ts'

const [firstYear, lastYear] = [2024, 2026]
/** Numbered from 1 January of the first year: all arithmetic below is on these numbers. */
const days: string[] = []
for (let t = Date.UTC(firstYear, 0, 1); t < Date.UTC(lastYear + 1, 0, 1); t += 86_400_000) {
  days.push(new Date(t).toISOString().slice(0, 10))
}
/** 1 January 2024 was a Monday. */
const onWeekend = (i: number) => i % 7 === 5 || i % 7 === 6

type Case = { calendar: Calendar; off: Set<number>; worked: Set<number> }
const index = fc.integer({ min: 0, max: days.length - 1 })
const someCalendar: fc.Arbitrary<Case> = fc
  .record({
    off: fc.uniqueArray(index, { maxLength: 120 }),
    worked: fc.uniqueArray(index, { maxLength: 40 }),
  })
  .map((drawn) => {
    const off = new Set(drawn.off)
    const worked = new Set(drawn.worked.filter((i) => onWeekend(i) && !off.has(i)))
    const named = (set: Set<number>) => [...set].map((i) => days[i] ?? '')
    return { calendar: plainCalendar(firstYear, lastYear, named(off), named(worked)), off, worked }
  })
const isWorked = ({ off, worked }: Case, i: number) => worked.has(i) || (!off.has(i) && !onWeekend(i))

const start = fc.integer({ min: 0, max: days.length - 300 })
const length = fc.integer({ min: 1, max: 40 })
const at = (i: number) => days[i] ?? ''

/** The straightforward count: list all working days after the start, take the N-th. */
const nthWorkingDay = (c: Case, from: number, n: number) =>
  days.map((_, i) => i).filter((i) => i > from && isWorked(c, i))[n - 1] ?? -1

describe('for every start, term and calendar', () => {
  test('working days: due is the N-th working day after the start', () => {
    fc.assert(
      fc.property(someCalendar, start, length, (c, from, n) => {
        const { due } = countDeadline(c.calendar, 'appeal.answer', working(n), at(from))
        expect(due).toBe(at(nthWorkingDay(c, from, n)))
      }),
    )
  })

  test('working days: skipped are exactly the non-working days between, each with its reason', () => {
    fc.assert(
      fc.property(someCalendar, start, length, (c, from, n) => {
        const { due, skipped } = countDeadline(c.calendar, 'appeal.answer', working(n), at(from))
        const between = days
          .map((_, i) => i)
          .filter((i) => i > from && at(i) <= (due ?? '') && !isWorked(c, i))
        expect(skipped).toEqual(
          between.map((i) => ({ date: at(i), why: c.off.has(i) ? `holiday ${at(i)}` : 'weekend' })),
        )
      }),
    )
  })

  test('calendar days: due is the first working day from start + N on, and only what is rolled over is skipped', () => {
    fc.assert(
      fc.property(someCalendar, start, length, (c, from, n) => {
        const { due, skipped } = countDeadline(c.calendar, 'letter.response', calendarDays(n), at(from))
        expect(due).toBe(at(nthWorkingDay(c, from + n - 1, 1)))
        expect(skipped.map((s) => s.date)).toEqual(days.slice(from + n, days.indexOf(due ?? '')))
      }),
    )
  })

  test('a later receipt is never due earlier, and a longer term always later', () => {
    fc.assert(
      fc.property(someCalendar, start, length, ({ calendar }, from, n) => {
        const due = (i: number, term: number) =>
          countDeadline(calendar, 'appeal.answer', working(term), at(i)).due ?? ''
        expect(due(from + 1, n) >= due(from, n)).toBe(true)
        expect(due(from, n + 1) > due(from, n)).toBe(true)
      }),
    )
  })

  test('a receipt on a day off is due as one on the last working day before it', () => {
    fc.assert(
      fc.property(someCalendar, start, length, (c, from, n) => {
        const due = (i: number) => countDeadline(c.calendar, 'appeal.answer', working(n), at(i)).due
        const next = from + 1
        fc.pre(!isWorked(c, next))
        expect(due(next)).toBe(due(from))
      }),
    )
  })

  test('the working days between the start and its due date are as many as the term', () => {
    fc.assert(
      fc.property(someCalendar, start, length, ({ calendar }, from, n) => {
        const { due } = countDeadline(calendar, 'appeal.answer', working(n), at(from))
        expect(workingDaysBetween(calendar, at(from), due ?? '')).toBe(n)
        expect(workingDaysLeft(calendar, at(from), due ?? '')).toBe(n)
        expect(workingDaysLeft(calendar, due ?? '', at(from))).toBe(-n)
      }),
    )
  })

  test('the day of registration is worked, and no working day lies between it and receipt', () => {
    fc.assert(
      fc.property(someCalendar, start, (c, from) => {
        const registered = days.indexOf(registrationDay(c.calendar, { from: '09:00', to: '18:30' }, at(from)))
        expect(isWorked(c, registered)).toBe(true)
        expect(days.slice(from, registered).some((_, i) => isWorked(c, from + i))).toBe(false)
      }),
    )
  })

  test('a pause moves the due date by the working days that it takes', () => {
    fc.assert(
      fc.property(someCalendar, start, length, length, length, (c, from, n, after, long) => {
        const pause = { from: at(from + after), to: at(from + after + long) }
        const { due } = countDeadline(c.calendar, 'appeal.answer', working(n), at(from), [pause])
        expect(workingDaysBetween(c.calendar, at(from), due ?? '', [pause])).toBe(n)
        expect(due && due >= pause.from && due < pause.to).toBe(false)
      }),
    )
  })
})

type Rule = { begins: number; mode: 'working' | 'calendar' | 'month'; n: number; start: string; turn: string }
/** Rules that follow each other, the first from the first day on. */
const someRules = fc
  .uniqueArray(
    fc.record({
      begins: index,
      mode: fc.constantFrom('working', 'calendar', 'month'),
      n: fc.integer({ min: 1, max: 6 }),
      start: fc.constantFrom('receipt', 'registration'),
      turn: fc.constantFrom('forward', 'forward', 'back', 'before'),
    }),
    { minLength: 1, maxLength: 5, selector: ({ begins }) => begins },
  )
  .map((drawn) =>
    drawn
      .sort((a, b) => a.begins - b.begins)
      .map((rule, i): Rule => ({ ...rule, begins: i === 0 ? 0 : rule.begins }) as Rule),
  )
const editionOf = ({ begins, mode, n, start, turn }: Rule, next: Rule | undefined) =>
  ({
    ...{ from: at(begins), mode, start, basis: `rule of ${at(begins)}`, source: 'test' },
    ...(next && { until: at(next.begins - 1) }),
    ...(mode === 'month' ? { months: n } : { days: n }),
    ...(turn === 'back' && { roll: 'back' }),
    ...(turn === 'before' && { before: true }),
  }) as Edition

const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 })
const clock = (n: number) => new Date(n * 60_000).toISOString().slice(11, 16)

/** How a clerk with the calendar on the wall would find the last day. */
const lastDay = (c: Case, { mode, n, turn }: Rule, zero: number): number => {
  const [year, month, date] = at(zero).split('-')
  const named = new Date(Date.UTC(Number(year), Number(month) - 1 + n, 1)).toISOString().slice(0, 8) + date
  const after = mode === 'month' ? days.findLastIndex((day) => day <= named) : zero + n
  if (turn === 'before') return zero - (mode === 'month' ? after - zero : n)
  if (mode === 'working') return nthWorkingDay(c, zero, n)
  const worked = days.map((_, i) => i).filter((i) => isWorked(c, i))
  return (turn === 'back' ? worked.findLast((i) => i <= after) : worked.find((i) => i >= after)) ?? -1
}

test('by whatever editions, hours and calendar: the rule of the day of receipt, its day zero, its last day', () => {
  const middle = fc.integer({ min: 260, max: days.length - 300 })
  const shortening = fc.dictionary(fc.constantFrom(...days), fc.integer({ min: 1, max: 120 }), {
    maxKeys: 400,
  })
  fc.assert(
    fc.property(
      ...([someCalendar, someRules, middle, minutes, minutes, shortening] as const),
      (c, rules, received, time, closing, shortened) => {
        const years = Object.fromEntries(
          Object.entries(c.calendar.years).map(([year, lists]) => [
            year,
            { ...lists, shortenedDays: shortened },
          ]),
        )
        const calendar = { ...c.calendar, years }
        const editions = rules.map((rule, i) => editionOf(rule, rules[i + 1]))
        const on = at(received)
        const registration = registrationDay(calendar, { from: '00:00', to: clock(closing) }, on, clock(time))
        const counted = deadlineBy(calendar, 'appeal.answer', editions, { on, receipt: on, registration })

        const inHours = isWorked(c, received) && time <= closing - (shortened[on] ?? 0)
        const registered = inHours ? received : nthWorkingDay(c, received, 1)
        const rule = rules.filter(({ begins }) => begins <= received).at(-1) as Rule
        const zero = rule.start === 'receipt' ? received : registered
        expect(registration).toBe(at(registered))
        expect(counted).toMatchObject({
          ...{ from: at(zero), due: at(lastDay(c, rule, zero)), start: rule.start },
          ...{ edition: { from: at(rule.begins) }, basis: `rule of ${at(rule.begins)}` },
        })
      },
    ),
    { numRuns: 400 },
  )
})

test('by the shipped calendar, Friday, Saturday and Sunday receipts share a due date unless one is worked', () => {
  for (let friday = '2025-01-10'; friday < '2027-11-01'; friday = addDays(friday, 7)) {
    const dates = [0, 1, 2].map(
      (n) => countDeadline(shipped, 'appeal.answer', working(15), addDays(friday, n)).due,
    )
    expect(new Set(dates).size, friday).toBe(1)
  }
})
