/** The operator's command after a calendar change: `npm run recompute -- --calendar FILE`, on the running system. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tokenIn, until } from '../../infra/ops/common/visitor.ts'
import kz from '../../shared/council/calendars/kz.json' with { type: 'json' }
import { workingDaysWith } from '../builders/working-days.ts'
import { type Assigned, assigned } from './scenes.ts'
import { about, connect, council, givenCloud } from './system.ts'

const system = connect(givenCloud())
const { v, npm, eventsOf } = system
const folder = mkdtempSync(join(tmpdir(), 'zhauap-recompute-'))
const file = join(folder, 'calendar.json')
const ordinary = workingDaysWith()

/** The project's calendar with one more day off, in a file that holds that year alone. */
const takeOff = (day: string) => {
  const year = day.slice(0, 4) as keyof typeof kz.years
  const { workingDays: _, ...lists } = kz.years[year]
  const why = { kk: 'Қосымша демалыс күні', ru: 'Дополнительный выходной', en: 'One more day off' }
  const daysOff = [...lists.daysOff, { date: day, why }]
  writeFileSync(file, JSON.stringify({ years: { [year]: { ...lists, daysOff } } }))
}

describe('Given a calendar in which the due day of today’s appeals was taken off', () => {
  let plain: Assigned
  let extended: Assigned
  let due = ''
  let moved = ''
  let extendedTo = ''
  beforeAll(async () => {
    plain = await assigned(system, 'social')
    extended = await assigned(system, 'social')
    due = plain.dueOn
    moved = workingDaysWith([due]).plus(due, 1)
    extendedTo = ordinary.plus(due, 1)
    const asked = await v.act(extended.token, {
      action: 'extension',
      until: extendedTo,
      reason: 'Қосымша сараптама керек.',
    })
    expect(asked.status).toBe(200)
    const head = tokenIn(await v.mail(council.head.email, about(extended.number)))
    expect((await v.act(head, { action: 'extend', until: extendedTo, reason: 'Келісемін.' })).status).toBe(
      200,
    )
    await system.drained()
    takeOff(due)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const datesMoved = async (number: string) =>
    (await eventsOf(number)).flatMap((e) => (e.type === 'DueDatesMoved' ? e.moved : []))
  const dueNow = async ({ number, code }: Assigned) =>
    (await v.json('GET', `/api/appeals/${number}?code=${code}`)).body.dueOn

  test('when it is recomputed, then the counted date moves by an event, the extended one stays, and the applicant is told', async () => {
    const { code, out, err } = await npm('recompute', '--calendar', file)
    expect(err).toBe('')
    expect(code).toBe(0)
    const lines = out.split('\n')
    expect(lines).toContain(`${plain.number}  answer: ${due} -> ${moved}`)
    expect(out).not.toContain(extended.number)
    expect(lines.find((line) => line.startsWith('Moved: '))).toBe(
      `Moved: ${lines.filter((line) => line.includes(' -> ')).length}.`,
    )

    expect(await datesMoved(plain.number)).toMatchObject([
      { key: 'answer', deadline: { mode: 'working', due: moved } },
    ])
    expect(await datesMoved(extended.number)).toEqual([])
    expect(await dueNow(plain)).toBe(moved)
    expect(await dueNow(extended)).toBe(extendedTo)
    // The receipt and the new date; the extended one's receipt and extension, and nothing of the calendar.
    await until(
      'the notice of the new date',
      async () => (await v.mails(plain.email)).length === 2 || undefined,
    )
    await system.drained()
    expect(await v.mails(extended.email)).toHaveLength(2)
  })
  test('when it is recomputed once more, then nothing moves', async () => {
    const before = (await eventsOf(plain.number)).length
    const { code, out } = await npm('recompute', '--calendar', file)
    expect({ code, out: out.trim() }).toEqual({ code: 0, out: 'No open date moves.' })
    expect((await eventsOf(plain.number)).length).toBe(before)
  })
  test('when the file has a mistake, then its place is named and nothing moves', async () => {
    writeFileSync(
      file,
      JSON.stringify({
        years: { 2026: { status: 'official', daysOff: [{ date: '2026-02-30', why: 'x' }] } },
      }),
    )
    const { code, err } = await npm('recompute', '--calendar', file)
    expect(code).toBe(2)
    expect(err).toContain(`--calendar ${file}: years.2026.daysOff[0].date: no such day`)
  })
  test('when the project’s own calendar is recomputed by, then the date is back', async () => {
    const { code, out } = await npm('recompute')
    expect(code).toBe(0)
    expect(out).toContain(`${plain.number}  answer: ${moved} -> ${due}`)
    expect(await dueNow(plain)).toBe(due)
    expect(await datesMoved(extended.number)).toEqual([])
  })
})
