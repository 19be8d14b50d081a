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
  const keys = ['from', 'days', 'mode', 'due', 'provisional', 'skipped', 'basis']
  test('given --json, then exactly the keys of the contract', () => {
    const { status, stdout } = deadline('--from', '2026-03-21', '--json', '--lang', 'en')
    expect(status).toBe(0)
    const answer = JSON.parse(stdout)
    expect(Object.keys(answer)).toEqual([...keys, 'edition'])
    expect(answer.edition).toEqual({ from: '2026-01-01', article: 'APPC, article 76' })
    expect(Object.keys(json('--from', '2026-03-21', '--days', '3'))).toEqual(keys)
    expect(Object.keys(json('--received', '2026-03-21'))).toEqual([
      ...keys,
      ...['edition', 'receivedOn', 'registeredOn'],
    ])
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
    expect(stdout).toContain('Основание: статья 76 АППК РК (редакция от 1 января 2026 года).')
    expect(stdout).toContain('24 марта 2026 года: Наурыз мейрамы (за субботу 21 марта)')
  })

  test('given nothing, then appeal.answer from today, in the council’s language', () => {
    const { status, stdout } = deadline()
    // 1 from the day on which the shipped calendar no longer reaches.
    expect([0, 1]).toContain(status)
    expect(stdout).toContain('15 жұмыс күні')
  })
})

describe('a moment of receipt', () => {
  const received = (moment: string, ...more: string[]) => {
    const { receivedOn, registeredOn, from, due, edition } = json('--received', moment, ...more)
    return { receivedOn, registeredOn, from, due, edition: edition.from }
  }

  test.each([
    ['2026-11-21', { receivedOn: '2026-11-21', registeredOn: '2026-11-23', due: '2026-12-14' }],
    ['2026-11-20T19:30', { receivedOn: '2026-11-20', registeredOn: '2026-11-23', due: '2026-12-14' }],
    ['2026-11-20T18:29', { receivedOn: '2026-11-20', registeredOn: '2026-11-20', due: '2026-12-11' }],
    ['2026-11-20T14:30:00Z', { receivedOn: '2026-11-20', registeredOn: '2026-11-23', due: '2026-12-14' }],
    ['2025-11-22', { from: '2025-11-22', registeredOn: '2025-11-24', due: '2025-12-12' }],
  ])('given %s, then an answer is due by the edition of that day', (moment, expected) => {
    expect(received(moment)).toMatchObject(expected)
  })
  test('given the turn of the year, then each side names its own edition', () => {
    expect(received('2025-12-30').edition).toBe('2021-07-01')
    expect(received('2026-01-05').edition).toBe('2026-01-01')
  })
  test('given a term of receipt, then the hour does not matter to it', () => {
    expect(received('2026-11-21', '--term', 'appeal.triage')).toMatchObject({
      from: '2026-11-21',
      due: '2026-11-25',
    })
  })
  test('given an hour after the end of the day, then the reader is told why it is registered later', () => {
    const { stdout } = deadline('--received', '2026-11-20T19:30', '--lang', 'ru')
    expect(stdout).toContain('19:30')
    expect(stdout).toContain('18:30')
    expect(stdout).toContain('23 ноября 2026 года')
    expect(deadline('--received', '2026-11-20T18:29', '--lang', 'ru').stdout).not.toContain('18:30')
  })
})

describe('months', () => {
  test.each([
    [['--decided', '2026-10-20', '--term', 'extension.latest'], '2026-12-21', false],
    [['--decided', '2026-12-31', '--term', 'extension.latest'], '2027-03-01', true],
    [['--from', '2026-11-02', '--term', 'letter.recommendation'], '2026-12-02', false],
    [['--from', '2027-01-31', '--term', 'letter.recommendation'], '2027-03-01', true],
    [['--from', '2027-01-31', '--months', '1'], '2027-03-01', true],
    [['--from', '2027-01-31', '--days', '1', '--mode', 'month'], '2027-03-01', true],
  ])('given %j, then %s', (args, due, provisional) => {
    expect(json(...args)).toMatchObject({ mode: 'month', due, provisional })
  })
  test.each([
    ['letter.draft_act', '2026-11-16'],
    ['letter.information', '2026-11-17'],
    ['letter.response', '2026-11-23'],
  ])('given %s of 2 November 2026, then %s', (term, due) => {
    expect(json('--from', '2026-11-02', '--term', term)).toMatchObject({ due })
  })
  test('given an extension of before 2026, then it counts from receipt and rolls back', () => {
    const args = ['--decided', '2025-12-29', '--received', '2025-12-14', '--term', 'extension.latest']
    expect(json(...args)).toMatchObject({
      from: '2025-12-14',
      due: '2026-02-13',
      edition: { from: '2021-07-01' },
    })
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
    [['--received', '2026-11-20T25:00'], '--received 2026-11-20T25:00: no such time'],
    [['--received', '20.11.2026'], '--received 20.11.2026: expected YYYY-MM-DDTHH:MM or YYYY-MM-DD'],
    [['--received', '2026-02-30'], '--received 2026-02-30: no such day'],
    [['--from', '2026-11-20', '--received', '2026-11-20'], '--from is day zero itself'],
    [['--decided', '2026-10-20'], '--term appeal.answer: '],
    [['--received', '2026-10-20', '--term', 'extension.latest'], 'give its day with --decided'],
    [
      ['--decided', '2025-12-29', '--term', 'extension.latest'],
      'it counts from receipt; give --received too',
    ],
    [['--from', '2019-03-01'], '--term appeal.answer: no rule before 2021-07-01'],
    [['--term', 'activity.protocol'], '--term activity.protocol: neither the law nor the council sets it'],
    [['--days', '3', '--months', '1'], '--days, --months: give one of them, not both'],
    [['--months', '1', '--mode', 'working'], '--mode working: --months count in mode month'],
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
