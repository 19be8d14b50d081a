/** The calendar at the desk: its years, and the due dates that another wording of it moves. */
import { describe, expect, test } from 'vitest'
import { councilRules } from '../../../shared/application/council-rules.ts'
import { loadCalendar, mergeCalendars } from '../../../shared/council/calendar.ts'
import kz from '../../../shared/council/calendars/kz.json' with { type: 'json' }
import { fold } from '../../../shared/domain/fold.ts'
import { rules } from '../../builders/council.ts'
import { appeal } from '../../builders/inputs.ts'
import { readOf } from '../text/words-of.ts'
import { Visitor } from './visitor.ts'

const why = { kk: 'Ауыстырылған күн', ru: 'Перенесённый день', en: 'Swapped day' }
const year = kz.years['2026']
/** A working day of February is taken off. */
const changed = mergeCalendars(
  rules.calendar,
  loadCalendar({
    years: {
      2026: { ...year, workingDays: undefined, daysOff: [...year.daysOff, { date: '2026-02-10', why }] },
    },
  }),
)

const atDesk = async () => {
  const visitor = new Visitor()
  const number = await visitor.world.submit(appeal())
  await visitor.world.settle()
  await visitor.signIn()
  const csrf = await visitor.csrf()
  const page = '/desk/calendar?lang=en'
  const change = () => {
    visitor.deps.rules = councilRules(rules.council, changed)
  }
  const due = async () => {
    const c = fold(await visitor.world.log.load(number))
    return c?.kind === 'appeal' ? c.main.due : undefined
  }
  return { visitor, number, csrf, page, change, due }
}

describe('the calendar', () => {
  test('shows the years that it has, and which are provisional', async () => {
    const { visitor, page } = await atDesk()
    const read = readOf((await visitor.get(page)).html)
    expect(read).toContain('2025 official')
    expect(read).toContain('2027 provisional')
  })

  test('while it is the same, moves nothing', async () => {
    const { visitor, csrf, page } = await atDesk()
    const { location } = await visitor.post(page, { csrf })
    expect(readOf((await visitor.get(location)).html)).toContain('No open due date moves.')
  })

  test('once it has changed, shows what would move, and moves it when that is confirmed; once', async () => {
    const { visitor, number, csrf, page, change, due } = await atDesk()
    const before = await due()
    change()
    const asked = await visitor.post(page, { csrf })
    expect(asked.status).toBe(200)
    expect(asked.html).toContain(`href="/desk/cases/${number}?lang=en"`)
    expect(readOf(asked.html)).toContain('Answer to the applicant')
    expect(await due()).toBe(before)
    const done = await visitor.post(page, { csrf, confirmed: 'yes' })
    expect(done.location).toMatch(/done=[1-9]/)
    expect((await due()) ?? '').not.toBe(before)
    const again = await visitor.post(page, { csrf, confirmed: 'yes' })
    expect(again.location).toContain('done=0')
  })

  test('of a case that cannot be read it tells, and counts all others', async () => {
    const { visitor, csrf, page, change } = await atDesk()
    change()
    const load = visitor.world.log.load.bind(visitor.world.log)
    visitor.deps.log = {
      ...visitor.deps.log,
      append: visitor.deps.log.append.bind(visitor.deps.log),
      load: async (id) => {
        if (id === 'broken') throw new Error('broken')
        return load(id)
      },
    }
    visitor.deps.views = Object.assign(Object.create(visitor.deps.views), {
      dueUntil: async function* (day: string) {
        yield 'broken'
        yield* visitor.world.views.dueUntil(day)
      },
    })
    const asked = await visitor.post(page, { csrf })
    expect(readOf(asked.html)).toContain('These could not be read: broken.')
    expect(readOf(asked.html)).toContain('Count the due dates again?')
  })
})
