/** `npm run -s deadline`, run as its users run it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const script = fileURLToPath(new URL('../../infra/ops/deadline.ts', import.meta.url))
const deadline = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}
const json = (...args: string[]) => JSON.parse(deadline('--json', '--lang', 'en', ...args).stdout)

let folder = ''
const file = (name: string, content: unknown) => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deadline-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the date', () => {
  test('given --json, then exactly the keys of the contract', () => {
    const { status, stdout } = deadline('--from', '2026-03-21', '--json', '--lang', 'en')
    expect(status).toBe(0)
    const answer = JSON.parse(stdout)
    expect(Object.keys(answer)).toEqual(['from', 'days', 'mode', 'due', 'provisional', 'skipped', 'basis'])
    expect(answer).toMatchObject({
      from: '2026-03-21',
      days: 15,
      mode: 'working',
      due: '2026-04-15',
      provisional: false,
      basis: 'APPC, article 76',
    })
    expect(answer.skipped.slice(0, 3)).toEqual([
      { date: '2026-03-22', why: 'Sunday' },
      { date: '2026-03-23', why: 'Nauryz' },
      { date: '2026-03-24', why: 'Nauryz (for Saturday 21 March)' },
    ])
  })

  test('given a provisional year, then it says so', () => {
    expect(json('--from', '2026-12-31')).toMatchObject({ due: '2027-01-26', provisional: true })
  })

  test('given --term, then that term; given --days and --mode, then those', () => {
    expect(json('--from', '2026-03-19', '--term', 'appeal.triage')).toMatchObject({
      days: 3,
      due: '2026-03-27',
    })
    expect(json('--from', '2026-04-21', '--days', '10', '--mode', 'calendar')).toMatchObject({
      days: 10,
      mode: 'calendar',
      due: '2026-05-04',
    })
  })

  test('given no --json, then the day first and the explanation after it', () => {
    const { status, stdout } = deadline('--from', '2026-03-19', '--lang', 'ru')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^2026-04-14 {2}14 апреля 2026 года \(вторник\)\n/)
    expect(stdout).toContain('Основание: статья 76 АППК РК.')
    expect(stdout).toContain('24 марта 2026 года: Наурыз мейрамы (за субботу 21 марта)')
  })

  test('given nothing, then appeal.answer from today, in the council’s language', () => {
    const { status, stdout } = deadline()
    // 1 from the day on which the shipped calendar no longer reaches.
    expect([0, 1]).toContain(status)
    expect(stdout).toContain('15 жұмыс күні')
  })
})

describe('the calendar', () => {
  test('given a start that the shipped calendar does not reach, then null, what is missing, and exit 1', () => {
    const { status, stdout } = deadline('--from', '2024-12-27', '--json')
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ due: null, missing: [2024], provisional: false })
    expect(deadline('--from', '2024-12-27').status).toBe(1)
  })

  test('given a file with 2024, then 30 December 2024 counts through a worked Sunday', () => {
    const path = file('2024.json', {
      years: { 2024: { status: 'official', daysOff: [{ date: '2024-12-16', why: 'Independence Day' }] } },
    })
    const answer = json('--from', '2024-12-30', '--days', '2', '--calendar', path)
    expect(answer).toMatchObject({ due: '2025-01-05' })
    expect(answer.skipped.map((s: { date: string }) => s.date)).toContain('2025-01-03')
  })

  test('given a file with a shipped year, then the file’s year replaces it', () => {
    const path = file('2026.json', {
      years: { 2026: { status: 'provisional', daysOff: [{ date: '2026-08-31', why: 'Day off' }] } },
    })
    expect(json('--from', '2026-08-12', '--calendar', path)).toMatchObject({
      due: '2026-09-03',
      provisional: true,
    })
  })
})

describe('mistakes', () => {
  test.each([
    [['--from', '2026-02-30'], '--from 2026-02-30: no such day'],
    [['--from', '19.03.2026'], '--from 19.03.2026: expected YYYY-MM-DD'],
    [['--from', '9999-12-31'], '--from 9999-12-31: no such day'],
    [['--term', 'appeal'], '--term appeal: expected one of appeal.triage, '],
    [['--days', '0'], '--days 0: expected a whole number from 1 to 999'],
    [['--days', '1.5'], '--days 1.5: '],
    [['--days', '-1'], '--days -1: expected a whole number from 1 to 999'],
    [['--days=-1'], '--days -1: expected a whole number from 1 to 999'],
    [['--from', '-1', '--days', '2'], '--from -1: expected YYYY-MM-DD'],
    [['--days', '3', '--mode', 'both'], '--mode both: expected one of working, calendar'],
    [['--mode', 'calendar'], '--mode: goes with --days only'],
    [['--days', '3', '--term', 'appeal.answer'], '--term, --days: give one of them, not both'],
    [['--lang', 'de'], '--lang de: expected one of kk, ru, en'],
    [['--calendar', 'no-such.json'], '--calendar no-such.json: no such file'],
    [['--form', '2026-03-19'], '--form'],
  ])('given %j, then exit 2 and %s', (args, expected) => {
    const { status, stdout, stderr } = deadline(...args)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr.split('\n')[0]).toContain(expected)
  })

  test('given a calendar with mistakes, then each is a line with its place', () => {
    const path = file('bad.json', {
      years: { 2026: { status: 'official', daysOff: [{ date: '2026-02-30', why: 'x' }] } },
    })
    const { status, stderr } = deadline('--calendar', path)
    expect(status).toBe(2)
    expect(stderr).toContain(`--calendar ${path}: years.2026.daysOff[0].date: no such day (YYYY-MM-DD)`)
    expect(deadline('--calendar', file('bad.txt', '{')).stderr).toContain('bad.txt: ')
  })

  test('given --help, then how to use it', () => {
    const { status, stdout } = deadline('--help')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^Usage: npm run -s deadline/)
  })
})
