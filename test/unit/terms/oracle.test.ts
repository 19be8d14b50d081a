/** Facts that another system published in its own tests: our counting must agree with every one. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { countDeadline } from '../../../shared/domain/terms.ts'
import { calendarDays, plainCalendar, working } from './calendars.ts'

const [, ...rows] = readFileSync(new URL('oracle.csv', import.meta.url), 'utf8')
  .trim()
  .split(/\r?\n/)
const facts = rows.map((row) => {
  const [mode, start = '', days, holidays = '', due] = row.split(',')
  return { mode, start, days: Number(days), holidays: holidays.split(';').filter(Boolean), due }
})

test('the oracle has its facts', () => expect(facts).toHaveLength(11))

test.each(facts)('given $start, when $days $mode days are counted, then due $due', (fact) => {
  const calendar = plainCalendar(2007, 2015, fact.holidays)
  const term = fact.mode === 'calendar' ? calendarDays(fact.days) : working(fact.days)
  expect(countDeadline(calendar, 'appeal.answer', term, fact.start).due).toBe(fact.due)
})
