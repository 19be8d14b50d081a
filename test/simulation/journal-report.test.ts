/** Files of old registers, loaded as the operator loads them, and the report of them: to the exact number. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRegisterFile } from '../../shared/adapters/journal/register-file.ts'
import { activateImported } from '../../shared/application/journal/activate-journal.ts'
import { importRegister } from '../../shared/application/journal/import-journal.ts'
import { readReport } from '../../shared/application/reports/report.ts'
import { differences, reportFromLogs } from '../../shared/application/reports/verify-report.ts'
import type { Period, Report } from '../../shared/domain/reports/report.ts'
import { columns } from '../../shared/text/journal/import.ts'
import { countedFromRows, type Registers, registersOf } from '../builders/register-files.ts'
import { dialects, fileOf, sampleFile, sampleLines } from '../builders/registers.ts'
import { World } from '../fakes/world.ts'

/** Nothing of it has a calendar before 2025; the world's day is 2 February 2026. */
const span = { from: '2024-11-20', to: '2026-01-25', last: '2026-01-30' }
const oneDay = (n: number) => new Date(Date.parse('2024-12-01') + n * 86_400_000).toISOString().slice(0, 10)
const periods = fc
  .tuple(fc.nat(425), fc.nat(425))
  .map(([a, b]) => ({ from: oneDay(Math.min(a, b)), to: oneDay(Math.max(a, b)) }))

/** With `sure`, a row may say something else altogether than the earlier one. */
const load = async (world: World, files: Registers, dialect: Parameters<typeof fileOf>[2], sure = false) => {
  // Letters come after the cases that they are about.
  for (const register of ['appeals', 'draft-acts', 'letters'] as const) {
    const rows = files[register].map((row) => columns[register].map((column) => row[column] ?? ''))
    const { lines, problems } = readRegisterFile(fileOf(register, rows, dialect))
    expect(problems).toEqual([])
    const numbers = new Set(sure ? files[register].map(({ number = '' }) => number) : [])
    const imported = await importRegister(world.deps, register, lines, { at: world.now, sure: { numbers } })
    expect(imported).toMatchObject({ outcome: 'loaded' })
  }
}
const reported = ({ views, rules }: World, period: Period) => readReport({ views, rules }, period)
/** What the council itself did stands in registers of its own. */
const ofCases = ({ council: _, ...report }: Report) => report
async function* idsOf({ log }: World) {
  yield* log.ids()
}
const verified = (world: World, period: Period) => reportFromLogs(world.deps, idsOf(world), period)

test('Given the sample registers of 2025, when their report is made, then what was answered on time is so by the edition of 2025', async () => {
  const world = new World()
  const files = Object.fromEntries(
    (['appeals', 'letters', 'draft-acts'] as const).map((register) => [
      register,
      parse(readFileSync(sampleFile(register)), { columns: true }),
    ]),
  ) as Registers
  for (const register of ['appeals', 'draft-acts', 'letters'] as const)
    await importRegister(world.deps, register, sampleLines(register), { at: world.now })
  const period = { from: '2025-05-16', to: '2025-12-31' }
  const report = await reported(world, period)
  // Of 25 answered and 4 overdue.
  expect(report.appeals.onTime).toEqual({ count: 19, share: 0.6552, unknown: 0 })
  expect(ofCases(report)).toEqual(countedFromRows(files, period))
})

test('Given any three registers, when they are loaded and a report is made, then it is what a count of their rows gives, and what the logs say', async () => {
  await fc.assert(
    fc.asyncProperty(
      registersOf(span),
      dialects,
      fc.array(periods, { minLength: 3, maxLength: 3 }),
      async ({ final }, dialect, some) => {
        const world = new World()
        await load(world, final, dialect)
        for (const period of some) {
          const report = await reported(world, period)
          expect(ofCases(report)).toEqual(countedFromRows(final, period))
          expect(differences(report, await verified(world, period))).toEqual([])
        }
      },
    ),
    { numRuns: 120 },
  )
}, 120_000)

test('Given a register whose rows were corrected and then brought alive, when a report of the time before is made, then it is what the corrected rows say', async () => {
  await fc.assert(
    fc.asyncProperty(registersOf(span), dialects, periods, async ({ earlier, final }, dialect, period) => {
      const world = new World()
      await load(world, earlier, dialect)
      await load(world, final, dialect, true)
      world.goTo('2026-02-03')
      await activateImported(world.deps, world.log.ids(), { at: world.now })
      await world.settle()
      const report = await reported(world, period)
      const { draftActs, ...counted } = countedFromRows(final, period)
      // A draft that comes alive without recommendations was counted as agreed on its day, which no row says.
      const agreed = { ...draftActs, countedAsAgreed: report.draftActs.countedAsAgreed }
      expect(ofCases(report)).toEqual({ ...counted, draftActs: agreed })
      expect(report.draftActs.countedAsAgreed).toBeLessThanOrEqual(report.draftActs.inReview)
      expect(differences(report, await verified(world, period))).toEqual([])
    }),
    { numRuns: 60 },
  )
}, 120_000)
