/** Registers of the council's own work: the year 2025 of Almaty as its own report has it; once, silently, all or nothing. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { activityForms } from '../../../../events/council/council-values.ts'
import type { CouncilRegister } from '../../../../events/journal/registers.ts'
import { activateImported } from '../../../../shared/application/journal/activate-journal.ts'
import { importCouncilRegister } from '../../../../shared/application/journal/import-council.ts'
import { importRegister } from '../../../../shared/application/journal/import-journal.ts'
import type { Line } from '../../../../shared/application/journal/row-reader.ts'
import { changeMembers } from '../../../../shared/application/members/members.ts'
import { readReport } from '../../../../shared/application/reports/report.ts'
import { differences, reportFromLogs } from '../../../../shared/application/reports/verify-report.ts'
import { activityOf } from '../../../../shared/domain/activities/activity.ts'
import { compositionOf } from '../../../../shared/domain/members/composition.ts'
import { addDays } from '../../../../shared/domain/terms.ts'
import { columns } from '../../../../shared/text/journal/import.ts'
import { sampleLines } from '../../../builders/registers.ts'
import { World } from '../../../fakes/world.ts'

type Cells = Record<string, string>
const councilRegisters = ['activities', 'members', 'channels'] as const
const linesOf = (register: CouncilRegister, ...rows: Cells[]): Line[] => [
  { line: 1, cells: [...columns[register]] },
  ...rows.map((row, i) => ({ line: i + 2, cells: columns[register].map((column) => row[column] ?? '') })),
]
const importing = (world: World, register: CouncilRegister, lines: readonly Line[], more = {}) =>
  importCouncilRegister(world.deps, register, lines, { at: world.now, ...more })
const m = (member: string, more: Cells = {}): Cells => ({
  ...{ member, name: `Имя ${member}`, seat: 'citizen', role: 'member', admitted_on: '2025-05-16' },
  ...more,
})
const monitoring = (more: Cells = {}): Cells => ({
  number: 'MN-1',
  form: 'monitoring',
  title: 'Школы',
  held_on: '2025-09-01',
  status: 'held',
  document_on: '2025-09-05',
  ...more,
})
async function* idsOf(world: World) {
  yield* world.log.ids()
}
/** The report by the views, of which the logs say the same. */
const reported = async (world: World, from: string, to: string) => {
  const { views, log, rules } = world.deps
  const report = await readReport({ views, rules }, { from, to })
  expect(differences(report, await reportFromLogs({ log, rules }, idsOf(world), { from, to }))).toEqual([])
  return report
}
const faultsOf = async (register: CouncilRegister, ...rows: Cells[]) => {
  const world = new World()
  const imported = await importing(world, register, linesOf(register, ...rows))
  expect(world.log.stream).toEqual([])
  return imported.outcome === 'problems'
    ? imported.problems.map(({ line, column, fault }) => [line, column, fault.code])
    : imported.outcome
}

describe('the registers of Almaty, 2025', () => {
  const almaty = async () => {
    const world = new World()
    for (const register of ['appeals', 'letters', 'draft-acts'] as const)
      await importRegister(world.deps, register, sampleLines(register), { at: world.now })
    for (const register of councilRegisters) await importing(world, register, sampleLines(register))
    return world
  }

  test('amount to the council’s own report from 16 May to 31 December', async () => {
    const { council, letters, appeals, draftActs } = await reported(
      await almaty(),
      '2025-05-16',
      '2025-12-31',
    )
    expect([letters.sent, letters.answered]).toEqual([194, 179])
    expect([appeals.received, appeals.answered, appeals.received - appeals.answered]).toEqual([32, 25, 7])
    expect([draftActs.recommended, draftActs.inReview]).toEqual([63, 2])
    const { meetings, members, heard, control, events, channels } = council
    expect([meetings.general, meetings.presidium]).toEqual([6, 8])
    expect(meetings.byCommission).toEqual({
      housing: 8,
      'urban-planning': 8,
      social: 8,
      'education-health': 8,
      'ecology-transport': 8,
      'economy-budget': 8,
    })
    expect(meetings.quorate).toBe(62)
    expect(meetings.announcedInTime).toEqual({ of: 22, inTime: 18 })
    expect(members).toEqual({
      seats: 39,
      start: 39,
      end: 38,
      left: 5,
      admitted: 4,
      fromReserve: 4,
      byGround: { own_request: 5, rotation: 0, absence: 0, law: 0, death: 0 },
    })
    expect(heard.reports).toBe(16)
    expect(heard.bodies).toHaveLength(16)
    expect(new Set(heard.bodies).size).toBe(16)
    expect(events).toMatchObject({ dialogue: 6, round_table: 6, meeting: 10, visit: 2 })
    expect(events.round_table + events.meeting + events.visit).toBe(18)
    expect(Object.values(events.byDistrict)).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
    expect(control.byForm).toEqual({ monitoring: 32, hearing: 0, hearing_report: 16, expertise: 0 })
    expect(control.ongoing).toBe(2)
    expect(channels).toEqual([
      { channel: 'site', publications: 151, views: 21_400 },
      { channel: 'kazkenes', publications: 104, views: null },
      { channel: 'instagram', publications: 254, views: 743_000 },
      { channel: 'facebook', publications: 210, views: 14_000 },
      { channel: 'threads', publications: null, views: null },
    ])
  })

  test('loaded again change nothing, and nobody is told', async () => {
    const world = await almaty()
    const before = JSON.stringify([world.log.stream, world.views.all(), world.people.all()])
    for (const register of councilRegisters)
      expect(await importing(world, register, sampleLines(register))).toMatchObject({
        outcome: 'loaded',
        fresh: 0,
        corrected: 0,
      })
    expect(JSON.stringify([world.log.stream, world.views.all(), world.people.all()])).toBe(before)
    expect(world.mails).toEqual([])
  })

  test('names of members stay out of the log and the views', async () => {
    const world = await almaty()
    const kept = JSON.stringify([world.log.stream, world.views.all()])
    for (const name of ['Ахметова', 'Сейітов', 'Организация 1', 'Правовая грамотность'])
      expect(kept).not.toContain(name)
  })
})

describe('a register that is wrong', () => {
  test.each<[string, CouncilRegister, Cells, [number, string, string]]>([
    ['a form that is none', 'activities', { form: 'party' }, [2, 'form', 'unknown_value']],
    ['no title', 'activities', { title: '' }, [2, 'title', 'required']],
    ['held on no day', 'activities', { held_on: '', document_on: '' }, [2, 'held_on', 'needed']],
    ['a document before it', 'activities', { document_on: '2025-08-01' }, [2, 'document_on', 'earlier']],
    ['an end before it', 'activities', { held_until: '2025-08-01' }, [2, 'held_until', 'earlier']],
    [
      'published before its document',
      'activities',
      { published_on: '2025-09-04' },
      [2, 'published_on', 'earlier'],
    ],
    ['a document of what goes on', 'activities', { status: 'ongoing' }, [2, 'document_on', 'not_expected']],
    ['present of nobody knows how many', 'activities', { present: '3' }, [2, 'total', 'needed']],
    ['more present than there are', 'activities', { present: '4', total: '3' }, [2, 'present', 'count']],
    ['a count that is none', 'activities', { objects: 'ten' }, [2, 'objects', 'count']],
    ['a district that is none', 'activities', { districts: 'medeu;mars' }, [2, 'districts', 'unknown_value']],
    [
      'a commission meeting of none',
      'activities',
      { form: 'commission_meeting' },
      [2, 'commission', 'needed'],
    ],
  ])('%s is named, and nothing is loaded', async (_, register, cells, fault) => {
    expect(await faultsOf(register, monitoring(cells))).toEqual([fault])
  })

  const member: Cells = {
    member: 'm-1',
    name: 'А. Б.',
    seat: 'ngo',
    role: 'member',
    admitted_on: '2025-05-16',
  }
  test('members: leaving has a ground, and follows admission; a member stands once', async () => {
    expect(await faultsOf('members', { ...member, left_on: '2025-06-01' })).toEqual([[2, 'ground', 'needed']])
    expect(await faultsOf('members', { ...member, left_on: '2025-05-01', ground: 'death' })).toEqual([
      [2, 'left_on', 'earlier'],
    ])
    expect(await faultsOf('members', { ...member, member: 'm 1' })).toEqual([[2, 'member', 'number']])
    expect(await faultsOf('members', { ...member, name: '' })).toEqual([[2, 'name', 'required']])
    expect(await faultsOf('members', member, member)).toEqual([[3, 'member', 'number_twice']])
  })

  test('channels: a period has a beginning and an end in their order', async () => {
    const site = { channel: 'site', from: '2025-05-01', to: '2025-05-31', publications: '3' }
    expect(await faultsOf('channels', { ...site, to: '2025-04-30' })).toEqual([[2, 'to', 'earlier']])
    expect(await faultsOf('channels', { ...site, publications: '-3' })).toEqual([
      [2, 'publications', 'count'],
    ])
    expect(await faultsOf('channels', { ...site, channel: 'сайт' })).toEqual([[2, 'channel', 'number']])
  })

  test('a file of another register is known by its columns', async () => {
    const world = new World()
    expect(await importing(world, 'members', sampleLines('activities'))).toMatchObject({
      problems: [{ fault: { code: 'other_register', other: 'activities', asked: 'members' } }],
    })
  })
})

describe('a row loaded again', () => {
  test('that says something else corrects', async () => {
    const world = new World()
    await importing(world, 'activities', linesOf('activities', monitoring()))
    const later = linesOf('activities', monitoring({ document_on: '2025-09-08', title: 'Школы города' }))
    expect(await importing(world, 'activities', later, { dryRun: true })).toMatchObject({
      outcome: 'checked',
      corrected: 1,
      corrections: [{ line: 2, number: 'MN-1', columns: ['document_on', 'title'] }],
    })
    expect(await importing(world, 'activities', later)).toMatchObject({ corrected: 1, fresh: 0 })
    expect(activityOf(await world.log.load('MN-1'))).toMatchObject({ documentOn: '2025-09-08' })
    expect(await importing(world, 'activities', linesOf('activities', monitoring()))).toMatchObject({
      corrected: 1,
    })
    expect(await importing(world, 'activities', later)).toMatchObject({ corrected: 1 })
    expect(activityOf(await world.log.load('MN-1'))).toMatchObject({ documentOn: '2025-09-08' })
  })

  test('a member’s too, without a second commit for those that stay', async () => {
    const world = new World()
    await importing(world, 'members', linesOf('members', m('m-1'), m('m-2')))
    const left = m('m-2', { left_on: '2025-08-01', ground: 'rotation' })
    expect(await importing(world, 'members', linesOf('members', m('m-1'), left))).toMatchObject({
      corrected: 1,
      unchanged: 1,
    })
    expect((await reported(world, '2025-06-01', '2025-12-31')).council.members).toMatchObject({
      start: 2,
      end: 1,
      left: 1,
      byGround: { rotation: 1 },
    })
  })

  const leave = (world: World) =>
    changeMembers(
      world.deps,
      { action: 'leave', member: 'm-1', on: '2026-01-12', ground: 'own_request' },
      { actor: { role: 'secretary' }, at: world.now, commandId: 'leave-1' },
    )
  const members = async (world: World) => compositionOf(await world.log.load('members')).members

  test('Given a member left by an entry at the desk, when the same file is loaded, then they stay away', async () => {
    const world = new World()
    const file = linesOf('members', m('m-1'), m('m-2'))
    await importing(world, 'members', file)
    await leave(world)
    expect(await importing(world, 'members', file)).toMatchObject({ outcome: 'loaded', unchanged: 2 })
    expect(await members(world)).toMatchObject([{ member: 'm-1', leftOn: '2026-01-12' }, { member: 'm-2' }])
  })

  test('Given the same, when the file says something else of them, then it is refused at its place, whole', async () => {
    const world = new World()
    await importing(world, 'members', linesOf('members', m('m-1'), m('m-2')))
    await leave(world)
    const other = linesOf('members', m('m-2', { seat: 'ngo' }), m('m-1', { name: 'Другое имя' }))
    expect(await importing(world, 'members', other)).toMatchObject({
      outcome: 'problems',
      problems: [{ line: 3, column: 'name', fault: { code: 'refused', why: 'worked_on' } }],
    })
    expect(await members(world)).toMatchObject([{ leftOn: '2026-01-12' }, { seat: 'citizen' }])
  })

  test('Given somebody leaves between check and commit, when the file corrects them, then its line is named, and nothing is loaded', async () => {
    const world = new World()
    await importing(world, 'members', linesOf('members', m('m-1'), m('m-2')))
    world.hook = async (call, run) => {
      if (call.name !== 'log.append') return run()
      world.hook = undefined
      await leave(world)
      return run()
    }
    const both = linesOf('members', m('m-2', { seat: 'ngo' }), m('m-1', { seat: 'ngo' }))
    await expect(importing(world, 'members', both)).rejects.toThrow(/line 3.*m-1/)
    expect(await members(world)).toMatchObject([
      { leftOn: '2026-01-12', seat: 'citizen' },
      { seat: 'citizen' },
    ])
  })

  test('Given another clerk loads the same members between check and commit, when both are through, then there is one commit, and no name ends', async () => {
    const world = new World()
    const names = ['m-1', 'm-2'].map((member) => ({
      ...{ member, name: `Имя ${member}`, seat: 'citizen', role: 'member', admitted_on: '2025-05-16' },
    }))
    const [both, first] = [linesOf('members', ...names), linesOf('members', ...names.slice(0, 1))]
    world.hook = async (call, run) => {
      if (call.name !== 'people.putNew') return run()
      world.hook = undefined
      await importing(world, 'members', both)
      await world.settle()
      return run()
    }
    await importing(world, 'members', first)
    await world.settle()
    const log = await world.log.load('members')
    expect(log.flatMap(({ events }) => events.map(({ type }) => type))).toEqual([
      'MemberLoaded',
      'MemberLoaded',
    ])
    const ends = world.people.all().filter(({ expiresAt }) => expiresAt !== undefined)
    expect(ends).toEqual([])
  })
})

describe('activation', () => {
  test('wakes what is open: a document that is due is missed, reminded of, and owed by the secretariat', async () => {
    const world = new World()
    const open = monitoring({ held_on: '2026-01-26', document_on: '' })
    expect(
      await importing(world, 'activities', linesOf('activities', open, monitoring({ number: 'MN-2' }))),
    ).toMatchObject({ asleep: 1 })
    expect(activityOf(await world.log.load('MN-1'))?.pending).toEqual({})
    expect(await activateImported(world.deps, world.log.ids(), { at: world.now })).toMatchObject({
      cases: 1,
      waiting: 1,
    })
    expect(activityOf(await world.log.load('MN-1'))).toMatchObject({
      pending: { document: { owner: { role: 'secretary' }, deadline: { due: '2026-02-04' } } },
    })
    expect(await activateImported(world.deps, world.log.ids(), { at: world.now })).toMatchObject({ cases: 0 })
    const corrected = linesOf('activities', { ...open, objects: '4' })
    expect(await importing(world, 'activities', corrected)).toMatchObject({ corrected: 1, asleep: 0 })
    expect(activityOf(await world.log.load('MN-1'))).toMatchObject({
      ...{ objects: 4, pending: { document: { deadline: { due: '2026-02-04' } } } },
    })
    // Nobody is mailed of it but by the digests, and no message of it comes again.
    await world.settle()
    expect(world.mails).toEqual([])
  })
})

describe('of any registers and any period', () => {
  const day = fc.nat(400).map((n) => addDays('2025-01-01', n))
  const activity = fc.record({
    form: fc.constantFrom(...activityForms),
    status: fc.constantFrom('planned', 'held', 'ongoing', 'cancelled'),
    held: day,
    lasts: fc.nat(40),
    written: fc.option(fc.nat(20)),
    announced: fc.option(fc.nat(20)),
    objects: fc.nat(9),
    present: fc.nat(12),
    bodies: fc.subarray(['almaty-su', 'tazalyk', 'Бюро по туризму']),
    districts: fc.subarray(['medeu', 'alatau', 'turksib']),
    commission: fc.constantFrom('housing', 'social'),
  })
  const period = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))

  test('the report counts what a clerk counts in the files', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(activity, { maxLength: 25 }), period, async (drawn, { from, to }) => {
        const world = new World()
        const rows = drawn.map((a, i): Cells => {
          const until = addDays(a.held, a.lasts)
          const past = a.status === 'held' || a.status === 'ongoing'
          return {
            number: `A-${i}`,
            form: a.form,
            commission: a.commission,
            title: `Тема ${i}`,
            districts: a.districts.join(';'),
            bodies: a.bodies.join(';'),
            objects: String(a.objects),
            announced_on: a.announced === null ? '' : addDays(a.held, -a.announced),
            held_on: a.held,
            held_until: past && a.lasts > 20 && a.status === 'held' ? until : '',
            status: a.status,
            present: String(a.present),
            total: '12',
            document_on: a.status === 'held' && a.written !== null ? addDays(until, a.written) : '',
          }
        })
        world.now = '2027-06-01T05:00:00.000Z'
        expect(await importing(world, 'activities', linesOf('activities', ...rows))).toMatchObject({
          outcome: 'loaded',
        })
        const { council } = await reported(world, from, to)
        const held = rows.filter(
          (r) =>
            ['held', 'ongoing'].includes(r.status ?? '') &&
            from <= (r.held_on ?? '') &&
            (r.held_on ?? '') <= to,
        )
        const of = (...forms: string[]) => held.filter(({ form = '' }) => forms.includes(form))
        const control = of('monitoring', 'hearing', 'hearing_report', 'expertise')
        const met = of('general_meeting', 'presidium_meeting', 'commission_meeting')
        expect(council.meetings).toMatchObject({
          general: of('general_meeting').length,
          presidium: of('presidium_meeting').length,
          quorate: met.filter(({ present }) => Number(present) >= 8).length,
        })
        expect(council.meetings.byCommission.housing).toBe(
          of('commission_meeting').filter(({ commission }) => commission === 'housing').length,
        )
        expect(council.heard.reports).toBe(of('hearing_report').length)
        expect(council.heard.bodies.toSorted()).toEqual(
          [
            ...new Set(of('hearing_report').flatMap(({ bodies = '' }) => bodies.split(';').filter(Boolean))),
          ].sort(),
        )
        expect(council.control.objects).toBe(control.reduce((sum, { objects }) => sum + Number(objects), 0))
        expect(council.control.ongoing).toBe(
          control.filter((r) => r.status === 'ongoing' || (r.held_until ?? '') > to).length,
        )
        expect(council.events.dialogue).toBe(of('dialogue').length)
        expect(council.events.byDistrict.medeu).toBe(
          of('dialogue', 'round_table', 'meeting', 'visit').filter(({ districts = '' }) =>
            districts.includes('medeu'),
          ).length,
        )
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
