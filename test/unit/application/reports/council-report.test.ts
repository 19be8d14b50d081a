/** What the council itself did, of any registers and any period: the whole block as a clerk counts it in the files. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { activityForms, leavingGrounds } from '../../../../events/council/council-values.ts'
import type { CouncilRegister } from '../../../../events/journal/registers.ts'
import { importCouncilRegister } from '../../../../shared/application/journal/import-council.ts'
import { readReport } from '../../../../shared/application/reports/report.ts'
import { differences, reportFromLogs } from '../../../../shared/application/reports/verify-report.ts'
import { addDays } from '../../../../shared/domain/terms.ts'
import { columns } from '../../../../shared/text/journal/import.ts'
import { rules } from '../../../builders/council.ts'
import { table } from '../../../builders/tally.ts'
import { workingDaysWith } from '../../../builders/working-days.ts'
import { World } from '../../../fakes/world.ts'

type Cells = Record<string, string>
const { council } = rules
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
const [commissions, districts, agencies] = [
  ids(council.commissions),
  ids(council.districts),
  ids(council.agencies),
]
const days = workingDaysWith()

const day = fc.nat(400).map((n) => addDays('2025-01-01', n))
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const activities = fc.array(
  fc.record({
    form: fc.constantFrom(...activityForms),
    status: fc.constantFrom('planned', 'held', 'held', 'held', 'ongoing', 'cancelled'),
    held: day,
    lasts: maybe(fc.nat(40)),
    written: maybe(fc.nat(20)),
    published: maybe(fc.nat(30)),
    announced: maybe(fc.nat(20)),
    objects: maybe(fc.nat(9)),
    present: maybe(fc.nat(12)),
    bodies: fc.subarray([agencies[0] ?? '', agencies[1] ?? '', 'Бюро по туризму', 'ОО «Жас»']),
    districts: fc.subarray(districts),
    commission: fc.constantFrom(...commissions),
  }),
  { maxLength: 25 },
)
const members = fc.array(
  fc.record({
    admitted: day,
    stays: maybe(fc.nat(300)),
    ground: fc.constantFrom(...leavingGrounds),
    fromReserve: fc.boolean(),
  }),
  { maxLength: 12 },
)
const channels = fc.array(
  fc.record({
    channel: fc.constantFrom('site', 'instagram', 'tv'),
    lasts: fc.nat(40),
    publications: maybe(fc.nat(50)),
    views: maybe(fc.nat(5000)),
  }),
  { maxLength: 12 },
)
const period = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))

const cell = (n: number | undefined) => (n === undefined ? '' : String(n))
const rowsOf = {
  activities: (drawn: (typeof activities extends fc.Arbitrary<infer T> ? T : never)[number], i: number) => {
    const isHeld = drawn.status === 'held'
    const until = isHeld && drawn.lasts !== undefined ? addDays(drawn.held, drawn.lasts) : ''
    const ended = until || drawn.held
    const written = isHeld && drawn.written !== undefined ? addDays(ended, drawn.written) : ''
    const published =
      isHeld && drawn.published !== undefined ? addDays(written || ended, drawn.published) : ''
    return {
      ...{ number: `A-${i}`, form: drawn.form, status: drawn.status, title: `Тема ${i}` },
      ...{ commission: drawn.commission, held_on: drawn.held, held_until: until },
      ...{ districts: drawn.districts.join(';'), bodies: drawn.bodies.join(';') },
      objects: cell(drawn.objects),
      announced_on: drawn.announced === undefined ? '' : addDays(drawn.held, -drawn.announced),
      present: cell(drawn.present),
      total: drawn.present === undefined ? '' : '12',
      document_on: written,
      published_on: published,
    }
  },
  members: (drawn: (typeof members extends fc.Arbitrary<infer T> ? T : never)[number], i: number) => ({
    ...{ member: `m-${i}`, name: `Имя ${i}`, seat: 'ngo', role: 'member', admitted_on: drawn.admitted },
    from_reserve: drawn.fromReserve ? 'yes' : '',
    left_on: drawn.stays === undefined ? '' : addDays(drawn.admitted, drawn.stays),
    ground: drawn.stays === undefined ? '' : drawn.ground,
  }),
  channels: (drawn: (typeof channels extends fc.Arbitrary<infer T> ? T : never)[number], i: number) => {
    const from = addDays('2025-01-01', i * 30)
    return {
      ...{ channel: drawn.channel, from, to: addDays(from, drawn.lasts) },
      ...{ publications: cell(drawn.publications), views: cell(drawn.views) },
    }
  },
}

const loaded = async (world: World, register: CouncilRegister, rows: readonly Cells[]) => {
  const lines = [
    { line: 1, cells: [...columns[register]] },
    ...rows.map((row, i) => ({ line: i + 2, cells: columns[register].map((column) => row[column] ?? '') })),
  ]
  const imported = await importCouncilRegister(world.deps, register, lines, { at: world.now })
  expect(imported).toMatchObject({ outcome: 'loaded' })
}

const list = (typed = '') => typed.split(';').filter(Boolean)
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
const count = (rows: readonly Cells[], is: (row: Cells) => unknown) => rows.filter(is).length

type Files = Record<'activities' | 'members' | 'channels', Cells[]>

/** Line by line, in the files alone. */
const countedByHand = (files: Files, { from, to }: { from: string; to: string }) => {
  const within = (on = '') => from <= on && on <= to
  const by = (on = '') => (on && on <= to ? on : '')
  const held = files.activities.filter((r) => /held|ongoing/.test(r.status ?? '') && within(r.held_on))
  const of = (...forms: string[]) => held.filter(({ form = '' }) => forms.includes(form))
  const inTime = (rows: readonly { due: string; on: string }[]) => ({
    of: rows.filter(({ due, on }) => on || due < to).length,
    inTime: rows.filter(({ due, on }) => on && on <= due).length,
  })
  const met = of('general_meeting', 'presidium_meeting', 'commission_meeting')
  const control = of('monitoring', 'hearing', 'hearing_report', 'expertise')
  const gathered = of('dialogue', 'round_table', 'meeting', 'visit')
  const forms = (...names: string[]) => table(names, (form) => of(form).length)
  const isMember = (on: string) => (m: Cells) =>
    (m.admitted_on ?? '') <= on && (!m.left_on || on < (m.left_on ?? ''))
  const after = (on = '') => from < on && on <= to
  const left = files.members.filter((m) => after(m.left_on))
  const admitted = files.members.filter((m) => after(m.admitted_on))
  const start = count(files.members, isMember(from))
  const inside = files.channels.filter((c) => within(c.from) && within(c.to))
  const total = (rows: readonly Cells[], column: string) => {
    const known = rows.flatMap((row) => (row[column] ? [Number(row[column])] : []))
    return known.length ? sum(known) : null
  }
  return {
    meetings: {
      general: of('general_meeting').length,
      presidium: of('presidium_meeting').length,
      byCommission: table(
        commissions,
        (id) => of('commission_meeting').filter((r) => r.commission === id).length,
      ),
      quorate: count(met, (r) => r.present && Number(r.present) >= 8),
      announcedInTime: inTime(
        of('general_meeting', 'hearing', 'hearing_report').map((r) => ({
          due: addDays(r.held_on ?? '', -10),
          on: by(r.announced_on),
        })),
      ),
    },
    members: {
      ...{ seats: start, start, end: count(files.members, isMember(to)) },
      ...{ left: left.length, admitted: admitted.length },
      fromReserve: count(admitted, (m) => m.from_reserve === 'yes'),
      byGround: table(leavingGrounds, (ground) => count(left, (m) => m.ground === ground)),
    },
    heard: {
      reports: of('hearing_report').length,
      bodies: [...new Set(of('hearing_report').flatMap(({ bodies }) => list(bodies)))].sort(),
    },
    control: {
      byForm: forms('monitoring', 'hearing', 'hearing_report', 'expertise'),
      ongoing: count(control, (r) => r.status === 'ongoing' || (r.held_until ?? '') > to),
      objects: sum(control.map(({ objects }) => Number(objects || 0))),
      documentsInTime: inTime(
        control
          .filter((r) => r.status === 'held')
          .map((r) => ({ due: days.plus(r.held_until || r.held_on || '', 7), on: by(r.document_on) })),
      ),
      published: count(control, (r) => by(r.published_on)),
      recommendations: { made: 0, accepted: 0, partly: 0, declined: 0, open: 0, carriedOut: 0 },
    },
    events: {
      ...forms('dialogue', 'round_table', 'meeting', 'visit'),
      byDistrict: table(districts, (id) => count(gathered, (r) => list(r.districts).includes(id))),
    },
    channels: [...new Set(inside.map(({ channel = '' }) => channel))].map((channel) => {
      const own = inside.filter((c) => c.channel === channel)
      return { channel, publications: total(own, 'publications'), views: total(own, 'views') }
    }),
  }
}

test('of any registers and any period the council’s block is what a clerk counts in the files', async () => {
  await fc.assert(
    fc.asyncProperty(activities, members, channels, period, async (drawn, people, figures, asked) => {
      const world = new World()
      world.now = '2027-06-01T05:00:00.000Z'
      const files: Files = {
        activities: drawn.map(rowsOf.activities),
        members: people.map(rowsOf.members),
        channels: figures.map(rowsOf.channels),
      }
      for (const register of ['activities', 'members', 'channels'] as const)
        await loaded(world, register, files[register])
      const report = await readReport(world, asked)
      const logs = async function* () {
        yield* world.log.ids()
      }
      expect(differences(report, await reportFromLogs(world, logs(), asked))).toEqual([])
      const { heard, ...block } = report.council
      expect({ ...block, heard: { ...heard, bodies: heard.bodies.toSorted() } }).toEqual(
        countedByHand(files, asked),
      )
    }),
    { numRuns: 80 },
  )
}, 90_000)
