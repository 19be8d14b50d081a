/** Old registers on the real stack: loaded as the operator loads them, silent until activated. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CaseView, LetterView } from '../../shared/domain/views.ts'
import { columns } from '../../shared/text/journal/import.ts'
import { countedFromRows, registersOf } from '../builders/register-files.ts'
import { type Dialect, dialects, fileOf, linesOf, sampleFile } from '../builders/registers.ts'
import { connect, givenCloud } from './system.ts'

const cloud = givenCloud()
const { itemsOf, npm, quiet, v, submitted, logOf } = connect(cloud)

const load = (kind: 'appeals' | 'letters' | 'draft-acts', file = sampleFile(kind)) =>
  npm('import', '--kind', kind, file, '--lang', 'en')
const viewsOf = async () => {
  const views = (await itemsOf('views')) as unknown as (CaseView | LetterView)[]
  // Numbers of the registers; the system's own have its prefix.
  const mine = views.filter(({ caseId }) => /^[ALN]-2025-/.test(caseId))
  const cases = mine.filter((view): view is CaseView => view.part === 'case')
  return { cases, letters: mine.filter((view): view is LetterView => 'sentOn' in view) }
}

describe('the registers of Almaty, 2025', () => {
  let sent: number
  beforeAll(async () => {
    await quiet()
    sent = (await v.mails()).length
  })

  test('letters about appeals before the appeals: every line is named, nothing is loaded', async () => {
    const { code, err } = await load('letters')
    expect(code).toBe(1)
    expect(err).toContain('Line 3, column "case_number": ')
    expect(err).toContain('Nothing was loaded')
    expect((await viewsOf()).letters).toEqual([])
  })

  test('are there at once, as the council’s own report counts them', async () => {
    expect(await load('appeals')).toMatchObject({ code: 0 })
    expect(await load('letters')).toMatchObject({ code: 0 })
    const { code, out } = await load('draft-acts')
    expect([code, out]).toEqual([0, expect.stringContaining('65 new, 0 corrected, 0 unchanged')])
    const { cases, letters } = await viewsOf()
    const count = (is: (view: CaseView) => boolean) => cases.filter(is).length
    expect(count(({ kind }) => kind === 'appeal')).toBe(32)
    expect(count(({ kind, status }) => kind === 'appeal' && status === 'answered')).toBe(25)
    expect(count(({ longTermOn }) => longTermOn !== undefined)).toBe(4)
    expect(count(({ status }) => status === 'forwarded')).toBe(3)
    expect(count(({ kind }) => kind === 'draft_act')).toBe(65)
    expect(count(({ recommendedOn = '9' }) => recommendedOn <= '2025-12-31')).toBe(63)
    expect(letters).toHaveLength(194)
    expect(letters.filter(({ answeredOn = '9' }) => answeredOn <= '2025-12-31')).toHaveLength(179)
  })

  test('make the period report of that year', async () => {
    const period = ['--from', '2025-05-16', '--to', '2025-12-31']
    const { code, out } = await npm('report', ...period, '--format', 'json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      appeals: {
        received: 32,
        answered: 25,
        open: 4,
        byStatus: { answered: 25, long_term: 4, out_of_competence: 3, in_review: 0, withdrawn: 0 },
      },
      letters: {
        sent: 194,
        answered: 179,
        byAbout: { appeal: { sent: 46 }, draft_act: { sent: 44 }, initiative: { sent: 104 } },
      },
      draftActs: { received: 65, recommended: 63, inReview: 2 },
      initiatives: { opened: 104 },
    })
  })

  test('again: nothing new; the relay finds the views done', async () => {
    const before = (await itemsOf('cases')).length
    expect((await load('appeals')).out).toContain('0 new, 0 corrected, 32 unchanged')
    expect((await load('letters')).out).toContain('0 new, 0 corrected, 194 unchanged')
    expect((await itemsOf('cases')).length).toBe(before)
    const { out } = await npm('rebuild-views')
    expect(out).toContain('of which 0 differed')
  })

  test('no mail, no message, no assignment came of them', async () => {
    await quiet()
    const mails = (await v.mails()).slice(sent)
    expect(mails.filter(({ subject }) => /[ALN]-2025-/.test(subject) && !subject.includes('ALM-'))).toEqual(
      [],
    )
    const [first] = await logOf('N-2025-0064')
    expect((await logOf('N-2025-0064')).length).toBe(1)
    expect(first?.actor).toEqual({ role: 'system', as: 'import' })
  })

  test('activated, the open ones come alive, once', async () => {
    expect((await npm('import', '--activate', '--lang', 'en')).out).toContain(
      'Activated: 20 cases, 25 due dates',
    )
    await v.mail('chair-urban-planning@example.kz', ({ subject }) => subject.includes('N-2025-0064'))
    await v.mail('chair-social@example.kz', ({ subject }) => subject.includes('A-2025-0013'))
    const again = await npm('import', '--activate', '--lang', 'en')
    expect([again.code, again.out.trim()]).toEqual([0, 'There is nothing to activate.'])
  })
})

test('Given registers as nobody wrote them, when they are loaded and reports are made of them, then each is what a count of their rows gives, and the logs say the same', async () => {
  // Days that no other register here is about.
  const span = { from: '2025-01-03', to: '2025-05-10', last: '2025-09-30' }
  const [{ final } = { final: undefined }] = fc.sample(registersOf(span, [30, 40]), {
    seed: 2025,
    numRuns: 1,
  })
  if (!final) throw new Error('no registers')
  const [dialect] = fc.sample(dialects, { seed: 3, numRuns: 1 }) as [Dialect]
  for (const register of ['appeals', 'draft-acts', 'letters'] as const) {
    const rows = final[register].map((row) => columns[register].map((column) => row[column] ?? ''))
    const file = join(cloud.dir, `any-${register}.csv`)
    writeFileSync(file, fileOf(register, rows, dialect))
    const { code, out } = await load(register, file)
    expect([register, code, out]).toEqual([
      register,
      0,
      expect.stringContaining(`${rows.length} new, 0 corrected, 0 unchanged`),
    ])
  }
  for (const [from, to] of [
    ['2025-01-03', '2025-05-12'],
    ['2025-02-11', '2025-03-05'],
    ['2025-04-30', '2025-04-30'],
  ] as const) {
    const told = await npm('report', '--from', from, '--to', to, '--format', 'json', '--verify')
    expect([told.code, told.err]).toEqual([0, expect.stringContaining('the logs say the same')])
    // What the council itself did stands in registers of its own.
    const { council: _, ...ofCases } = JSON.parse(told.out)
    expect(ofCases).toEqual(countedFromRows(final, { from, to }))
  }
})

test('a file with three bad lines: the three are named, nothing is loaded', async () => {
  const live = await submitted({ topic: 'other' })
  const rows: Record<string, string>[] = [
    { number: 'X-1' },
    { number: 'X-2', agency: 'мэрия' },
    { number: 'X-3', sent_on: '31.02.2025' },
    { number: 'X-4', about: 'appeal', case_number: 'A-404' },
    { number: 'X-5', about: 'appeal', case_number: live.number },
  ]
  const text = linesOf('letters', ...rows).map(({ cells }) => cells.join(';'))
  const file = join(cloud.dir, 'letters.csv')
  writeFileSync(file, text.join('\r\n'))
  const { code, err } = await npm('import', '--kind', 'letters', file)
  expect(code).toBe(1)
  const lines = err.trim().split('\n')
  expect(lines.filter((line) => /^\d-жол/.test(line)).map((line) => line.split(':')[0])).toEqual([
    '3-жол, «agency» бағаны',
    '4-жол, «sent_on» бағаны',
    '5-жол, «case_number» бағаны',
  ])
  expect(await logOf('X-1')).toEqual([])
})

test('--help, and mistakes in the options', async () => {
  expect(await npm('import', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--activate') })
  for (const args of [
    [],
    ['--kind', 'news', 'x.csv'],
    ['--kind', 'letters'],
    ['--activate', 'x.csv'],
    ['--kind', 'letters', 'no-such-file.csv'],
  ])
    expect(await npm('import', ...args)).toMatchObject({ code: 2 })
  for (const [file, said] of [
    ['no-such-file.csv', 'Нет файла no-such-file.csv.'],
    ['.', '. – не файл, который можно прочитать.'],
  ] as const)
    expect(await npm('import', '--kind', 'letters', file, '--lang', 'ru')).toEqual({
      code: 2,
      out: '',
      err: `${said}\n`,
    })
})
