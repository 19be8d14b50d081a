/** An old register becomes past facts of cases: once, silently, all or nothing; and comes alive when it is told to. */
import { describe, expect, test } from 'vitest'
import type { Register } from '../../../../events/journal/registers.ts'
import { languages } from '../../../../events/values.ts'
import { Contention, executeCommand } from '../../../../shared/application/execute-command.ts'
import { activateImported } from '../../../../shared/application/journal/activate-journal.ts'
import { importRegister } from '../../../../shared/application/journal/import-journal.ts'
import type { Imported } from '../../../../shared/application/journal/import-run.ts'
import type { RowProblem } from '../../../../shared/application/journal/row-reader.ts'
import { caseOfLetter } from '../../../../shared/application/numbers.ts'
import { type Appeal, statusOf } from '../../../../shared/domain/case.ts'
import type { CaseView, LetterView } from '../../../../shared/domain/views.ts'
import { faultText, type RowFault } from '../../../../shared/text/journal/import.ts'
import { appeal, responseSubmitted } from '../../../builders/inputs.ts'
import { linesOf, open, sampleLines, unanswered } from '../../../builders/registers.ts'
import { World } from '../../../fakes/world.ts'
import { expectSound } from '../../../faults/snapshot.ts'

type Cells = Record<string, string>

type Options = Omit<Parameters<typeof importRegister>[3], 'at'>
const importingWith = (options: Options, world: World, register: Register, ...rows: Cells[]) =>
  importRegister(world.deps, register, linesOf(register, ...rows), { at: world.now, ...options })
const importing = (world: World, register: Register, ...rows: Cells[]): Promise<Imported> =>
  importingWith({}, world, register, ...rows)
const loaded = (fresh: number, corrected: number, unchanged: number, asleep = 0) => ({
  outcome: 'loaded',
  fresh,
  corrected,
  unchanged,
  asleep,
})
const activating = (world: World) => activateImported(world.deps, world.log.ids(), { at: world.now })
const faultsOf = (imported: Imported) =>
  imported.outcome === 'problems'
    ? imported.problems.map(({ line, column, fault }) => [
        line,
        column,
        'why' in fault ? fault.why : fault.code,
      ])
    : imported.outcome
const everything = (world: World) =>
  JSON.stringify([world.log.stream, world.views.all(), world.people.all(), world.mails, world.queues.sent])

const chair = 'chair-housing@example.kz'
const longTerm = { status: 'long_term', closed_on: '', outcome: '' }

/** The three sample registers, loaded in the order that they need. */
const almaty = async () => {
  const world = new World()
  for (const register of ['appeals', 'letters', 'draft-acts'] as const)
    await importRegister(world.deps, register, sampleLines(register), { at: world.now })
  await world.settle()
  return world
}
const cases = (world: World, kind: string) =>
  world.views.all().filter((v): v is CaseView => v.part === 'case' && 'kind' in v && v.kind === kind)
const letters = (world: World) => world.views.all().filter((v): v is LetterView => 'sentOn' in v)

describe('the registers of Almaty, 2025', () => {
  test('amount to the council’s own report, and nobody is told', async () => {
    const world = await almaty()
    const byStatus = Object.groupBy(cases(world, 'appeal'), ({ status }) => status)
    expect(
      Object.entries(byStatus)
        .map(([status, all]) => [status, all?.length])
        .sort(),
    ).toEqual([
      ['answered', 25],
      ['forwarded', 3],
      ['long_term', 4],
    ])
    expect(letters(world)).toHaveLength(194)
    expect(letters(world).filter(({ answeredOn = '9' }) => answeredOn <= '2025-12-31')).toHaveLength(179)
    expect(Object.groupBy(letters(world), ({ about }) => about)).toMatchObject({
      appeal: { length: 46 },
      draft_act: { length: 44 },
      initiative: { length: 104 },
    })
    // Letters about draft acts that the register does not number are no initiatives and no drafts.
    expect(cases(world, 'initiative').filter(({ origin }) => origin)).toHaveLength(104)
    const drafts = cases(world, 'draft_act')
    expect(drafts).toHaveLength(65)
    expect(drafts.filter(({ recommendedOn = '9' }) => recommendedOn <= '2025-12-31')).toHaveLength(63)
    expect(drafts.filter(({ status }) => status === 'in_review')).toHaveLength(2)
    expect(world.mails).toEqual([])
    expect(world.queues.sent).toEqual([])
    await expectSound(world)
  })

  test('loaded again change nothing', async () => {
    const world = await almaty()
    const before = everything(world)
    for (const [register, n] of [
      ['appeals', 32],
      ['letters', 194],
      ['draft-acts', 65],
    ] as const)
      expect(
        await importRegister(world.deps, register, sampleLines(register), { at: world.now }),
      ).toMatchObject({ outcome: 'loaded', fresh: 0, corrected: 0, unchanged: n })
    await world.settle()
    expect(everything(world)).toBe(before)
  })

  test('are left alone by the sweep until they are activated; then each person has one digest, missed dates once', async () => {
    const world = await almaty()
    expect(await world.sweep()).toMatchObject({ looked: 0, missed: 0, digests: [] })
    expect(await activating(world)).toEqual({ cases: 20, waiting: 25, chairs: 6 })
    expect(await activating(world)).toEqual({ cases: 0, waiting: 0, chairs: 0 })
    await world.settle()
    // A mail to the chair of each open case, nothing else yet.
    expect(world.mails).toHaveLength(6)
    world.goTo('2026-02-03')
    const swept = await world.sweep()
    expect(swept.missed).toBe(21)
    await world.settle()
    const digests = world.mails.slice(6).filter(({ kind }) => kind === 'digest')
    expect(new Set(digests.map(({ to }) => to)).size).toBe(digests.length)
    world.goTo('2026-02-04')
    expect((await world.sweep()).missed).toBe(0)
    const { events } = (await world.log.load('L-2025-0169')).at(-1) ?? { events: [] }
    expect(events.map(({ type }) => type)).toContain('ReminderSent')
    const missed = (await world.log.load('A-2025-0010'))
      .flatMap(({ events }) => events)
      .filter((e) => e.type === 'DeadlineMissed')
    expect(missed).toMatchObject([{ due: '2025-08-15', occurredAt: '2025-08-15T19:00:00.000Z' }])
    await expectSound(world)
  })
})

describe('a row', () => {
  test('of an answered appeal is a closed case with its own dates, due by the law of its day: the register has no date', async () => {
    const world = new World()
    expect(await importing(world, 'appeals', {})).toEqual(loaded(1, 0, 0))
    const c = await world.caseOf('A-1')
    expect(c).toMatchObject({
      channel: 'import',
      receivedOn: '2025-05-17',
      registeredOn: '2025-05-19',
      closedOn: '2025-06-02',
      main: { due: '2025-06-09', from: '2025-05-17', mode: 'working', edition: { from: '2021-07-01' } },
      answer: { outcome: 'explained', on: '2025-06-02' },
      pending: {},
      grants: {},
    })
    expect(statusOf(c)).toBe('answered')
    expect(await world.log.load('A-1')).toMatchObject([
      { version: 1, at: world.now, actor: { role: 'system', as: 'import' } },
    ])
  })
  test('of a year without a calendar has no due date, and says which year is wanting', async () => {
    const world = new World()
    await importing(world, 'appeals', { received_at: '2022-03-01', closed_on: '2022-03-11' })
    expect((await world.caseOf('A-1')) as object).toMatchObject({ main: { due: null, missing: [2022] } })
    expect(cases(world, 'appeal')).toMatchObject([{ dueOn: null, firstAnswerOn: '2022-03-11' }])
  })
  test('of a time before the Code has no rule to be counted by, and no due date', async () => {
    const world = new World()
    await importing(world, 'appeals', { received_at: '2019-03-01', closed_on: '2019-03-11' })
    const { main } = (await world.caseOf('A-1')) as Appeal
    expect(main).toMatchObject({ due: null, mode: 'chosen', from: '2019-03-01' })
    expect(main).not.toHaveProperty('edition')
    expect(cases(world, 'appeal')).toMatchObject([{ dueOn: null, firstAnswerOn: '2019-03-11' }])
  })
  test('of a letter without a due date gets none, and reminds nobody', async () => {
    const world = new World()
    await importing(world, 'letters', { due_on: '', ...unanswered })
    expect((await world.caseOf('L-1')).letters['L-1']?.deadline).toMatchObject({ due: null, mode: 'chosen' })
    expect(await activating(world)).toEqual({ cases: 1, waiting: 0, chairs: 0 })
    await world.settle()
    world.goTo('2026-06-01')
    expect((await world.sweep()).digests).toEqual([])
  })
  test('of a letter with a number of a case is a letter of that case, also of a live one', async () => {
    const world = new World()
    const live = await world.submit(appeal())
    await world.settle()
    const [mails, pending] = [world.mails.length, (await world.caseOf(live)).pending]
    await importing(world, 'letters', { about: 'appeal', case_number: live, ...unanswered })
    await world.settle()
    const c = await world.caseOf(live)
    expect(c.letters['L-1']).toMatchObject({ sentOn: '2025-05-20', dormant: true })
    expect(c.pending).toEqual(pending)
    expect(world.mails).toHaveLength(mails)
    await activating(world)
    expect(Object.keys((await world.caseOf(live)).pending)).toContain('letter:L-1')
    expect(await caseOfLetter(world, 'L-1')).toEqual({ case: live, agency: 'almaty-su' })
  })
  test('may name a case that another row of the same file opens, wherever that stands', async () => {
    const world = new World()
    const follows = { number: 'L-2', case_number: 'L-1', answered_on: '2025-06-20' }
    expect(await importing(world, 'letters', follows, {})).toEqual(loaded(2, 0, 0))
    const c = await world.caseOf('L-1')
    expect(Object.keys(c.letters)).toEqual(['L-1', 'L-2'])
    expect(c.closedOn).toBe('2025-06-20')
  })
  test('of a letter about a recommended draft leaves its recommendation alone', async () => {
    const world = new World()
    await importing(world, 'draft-acts', {})
    await importing(world, 'letters', { about: 'draft_act', case_number: 'N-1' })
    const c = await world.caseOf('N-1')
    expect([statusOf(c), c.closedOn, c.letters['L-1']?.remarks]).toEqual([
      'recommended',
      undefined,
      undefined,
    ])
  })
  test('long term without a date is controlled ten working days after activation', async () => {
    const world = new World()
    await importing(world, 'appeals', longTerm)
    world.goTo('2026-02-09')
    await activating(world)
    const c = await world.caseOf('A-1')
    const control = world.rules.deadline('control', '2026-02-09')
    expect(c).toMatchObject({
      longTerm: { controlOn: control.due },
      pending: { control: { deadline: control } },
    })
  })
  test('long term with a date is controlled on it', async () => {
    const world = new World()
    await importing(world, 'appeals', { ...longTerm, closed_on: '2026-05-04' })
    await activating(world)
    expect((await world.caseOf('A-1')).pending.control?.deadline).toMatchObject({
      mode: 'chosen',
      due: '2026-05-04',
    })
  })
  test('without a commission is given one by the rules when it is activated', async () => {
    const world = new World()
    await importing(world, 'appeals', { ...open, commission: '' })
    await world.settle()
    expect((await world.caseOf('A-1')).commission).toBeUndefined()
    await activating(world)
    await world.settle()
    expect((await world.caseOf('A-1')).commission).toBe('housing')
    expect(world.mailsTo(chair)).toHaveLength(1)
  })
})

describe('problems', () => {
  test('of any row: nothing is loaded', async () => {
    const world = new World()
    const before = everything(world)
    const rows: Cells[] = [
      {},
      { number: 'L-2', about: 'appeal', case_number: 'A-9' },
      { number: 'L-3', agency: 'x' },
    ]
    expect(faultsOf(await importing(world, 'letters', ...rows))).toEqual([
      [3, 'case_number', 'case_unknown'],
      [4, 'agency', 'unknown_value'],
    ])
    expect(everything(world)).toBe(before)
  })
  test('a number that a live case has; a case of another kind', async () => {
    const world = new World()
    const live = await world.submit(appeal())
    await importing(world, 'draft-acts', {})
    expect(faultsOf(await importing(world, 'appeals', { number: 'N-1' }))).toEqual([
      [2, 'number', 'number_taken'],
    ])
    expect(faultsOf(await importing(world, 'letters', { number: 'N-1' }))).toEqual([
      [2, 'number', 'number_taken'],
    ])
    const about = { about: 'draft_act', case_number: live }
    expect(faultsOf(await importing(world, 'letters', about))).toEqual([[2, 'about', 'about_differs']])
  })
  test('a dry run writes nothing', async () => {
    const world = new World()
    const before = everything(world)
    const checked = await importRegister(world.deps, 'appeals', linesOf('appeals', {}), {
      at: world.now,
      dryRun: true,
    })
    expect(checked).toEqual({ ...loaded(1, 0, 0), outcome: 'checked' })
    expect(everything(world)).toBe(before)
  })
  test('columns that the register does not have are named, loaded or not', async () => {
    const world = new World()
    const lines = linesOf('appeals', {}).map(({ line, cells }) => ({
      line,
      cells: [...cells, 'Исполнитель'],
    }))
    for (const dryRun of [true, false])
      expect(await importRegister(world.deps, 'appeals', lines, { at: world.now, dryRun })).toMatchObject({
        fresh: 1,
        passedOver: ['Исполнитель'],
      })
  })
  test('a dry run names what it would correct', async () => {
    const world = new World()
    await importing(world, 'appeals', {}, { number: 'A-2' })
    const before = everything(world)
    const rows: Cells[] = [{}, { number: 'A-2', outcome: 'declined', subject: 'Лифт 2' }]
    expect(await importingWith({ dryRun: true }, world, 'appeals', ...rows)).toEqual({
      ...loaded(0, 1, 1),
      outcome: 'checked',
      corrections: [{ line: 3, number: 'A-2', columns: ['outcome', 'subject'] }],
    })
    expect(everything(world)).toBe(before)
  })
})

describe('numbers that begin again every year', () => {
  const first = { number: '1', received_at: '2025-06-02', closed_on: '2025-06-20', subject: 'О крыше' }
  const next = {
    number: '1',
    received_at: '2026-01-12',
    closed_on: '2026-01-30',
    subject: 'Об автобусе',
    topic: 'ecology-transport',
    commission: 'ecology-transport',
  }
  test('do not overwrite last year’s: the line is named with what differs, nothing is loaded', async () => {
    const world = new World()
    await importing(world, 'appeals', first)
    const before = everything(world)
    const imported = await importing(world, 'appeals', next, { ...next, number: '2' })
    expect(imported).toEqual({
      outcome: 'problems',
      problems: [
        {
          line: 2,
          column: 'number',
          fault: {
            code: 'other_matter',
            number: '1',
            on: '2025-06-02',
            day: '2026-01-12',
            columns: ['received_at', 'topic', 'subject'],
          },
        },
      ],
    })
    for (const lang of languages)
      expect(
        faultText((imported as { problems: RowProblem[] }).problems[0]?.fault as RowFault, lang),
      ).toMatch(/--prefix 2026\/.*--correct 1[.]/)
    expect(everything(world)).toBe(before)
  })
  test('stand beside one another under the names of their registers', async () => {
    const world = new World()
    expect(await importingWith({ prefix: '2025/' }, world, 'appeals', first)).toEqual(loaded(1, 0, 0))
    expect(await importingWith({ prefix: '2026/' }, world, 'appeals', next)).toEqual(loaded(1, 0, 0))
    expect((await world.caseOf('2025/1')).receivedOn).toBe('2025-06-02')
    expect((await world.caseOf('2026/1')).receivedOn).toBe('2026-01-12')
    expect(await importingWith({ prefix: '2025/' }, world, 'appeals', first)).toEqual(loaded(0, 0, 1))
  })
  test('the year’s letters belong to the year’s cases, to another year’s where they name it, to live ones', async () => {
    const world = new World()
    const live = await world.submit(appeal())
    await importingWith({ prefix: '2025/' }, world, 'appeals', first)
    await importingWith({ prefix: '2026/' }, world, 'appeals', next)
    const about = { about: 'appeal', sent_on: '2026-01-20', due_on: '', ...unanswered }
    const letters = [
      { ...about, number: '1', case_number: '1' },
      { ...about, number: '2', case_number: '2026/1' },
      { ...about, number: '3', case_number: '2025/1' },
      { ...about, number: '4', case_number: live },
    ]
    expect(await importingWith({ prefix: '2026/' }, world, 'letters', ...letters)).toEqual(loaded(4, 0, 0, 4))
    const lettersOf = async (number: string) => Object.keys((await world.caseOf(number)).letters)
    expect(await lettersOf('2026/1')).toEqual(['2026/1', '2026/2'])
    expect(await lettersOf('2025/1')).toEqual(['2026/3'])
    expect(await lettersOf(live)).toEqual(['2026/4'])
  })
  test('a letter is not given to a case of the same number that has no year', async () => {
    const world = new World()
    await importing(world, 'appeals', first)
    const about = { number: '1', about: 'appeal', case_number: '1' }
    expect(faultsOf(await importingWith({ prefix: '2026/' }, world, 'letters', about))).toEqual([
      [2, 'case_number', 'case_unknown'],
    ])
  })
  test('letters of the next year are told, whether they go to another body or belong to another case', async () => {
    const world = new World()
    await importing(world, 'appeals', { ...first, number: '7' })
    await importing(world, 'letters', { number: '1' })
    const later = { number: '1', sent_on: '2026-01-12', subject: 'О тарифах', due_on: '', ...unanswered }
    const others: Cells[] = [{}, { agency: 'akimat' }, { about: 'appeal', case_number: '7' }]
    for (const more of others)
      expect(faultsOf(await importing(world, 'letters', { ...later, ...more }))).toEqual([
        [2, 'number', 'other_matter'],
      ])
  })
  test('what was loaded without a year is not counted a second time with one', async () => {
    const world = new World()
    await importing(world, 'appeals', first)
    expect(faultsOf(await importingWith({ prefix: '2025/' }, world, 'appeals', first))).toEqual([
      [2, 'number', 'loaded_as'],
    ])
    expect(await importingWith({ prefix: '2026/' }, world, 'appeals', next)).toEqual(loaded(1, 0, 0))
    const sure = { numbers: new Set(['2025/1']) }
    expect(await importingWith({ prefix: '2025/', sure }, world, 'appeals', first)).toEqual(loaded(1, 0, 0))
  })
  test('a mistyped year is corrected on a word, and not with it what is another matter', async () => {
    const world = new World()
    await importing(world, 'appeals', { ...first, received_at: '2024-06-02' })
    expect(faultsOf(await importing(world, 'appeals', first))).toEqual([[2, 'received_at', 'other_year']])
    const sure = { years: true }
    expect(faultsOf(await importingWith({ sure }, world, 'appeals', next))).toEqual([
      [2, 'number', 'other_matter'],
    ])
    expect(await importingWith({ sure }, world, 'appeals', first)).toEqual(loaded(0, 1, 0))
    expect((await world.caseOf('1')).receivedOn).toBe('2025-06-02')
  })
  test('two rows that changed places are corrected by their numbers', async () => {
    const world = new World()
    const second = { ...next, number: '2', received_at: '2025-09-09', closed_on: '2025-09-10' }
    await importing(world, 'appeals', first, second)
    const swapped = [
      { ...first, number: '2' },
      { ...second, number: '1' },
    ]
    expect(faultsOf(await importing(world, 'appeals', ...swapped))).toEqual([
      [2, 'number', 'other_matter'],
      [3, 'number', 'other_matter'],
    ])
    const sure = { numbers: new Set(['1', '2']) }
    expect(await importingWith({ sure }, world, 'appeals', ...swapped)).toEqual(loaded(0, 2, 0))
  })
  test('a prefix that would make the system’s own numbers, or too long ones, is a fault of the row', async () => {
    const world = new World()
    const row = { number: '000001' }
    expect(faultsOf(await importingWith({ prefix: 'ALM-A-2026-' }, world, 'appeals', row))).toEqual([
      [2, 'number', 'own_series'],
    ])
    const long = { number: '1'.repeat(60) }
    expect(faultsOf(await importingWith({ prefix: '2025/' }, world, 'appeals', long))).toEqual([
      [2, 'number', 'number'],
    ])
  })
})

describe('a corrected file', () => {
  test('says what it corrects, and loaded again has nothing to say', async () => {
    const world = new World()
    await importing(world, 'appeals', open)
    const answered = { subject: 'Лифт и двор', received_at: '16.05.2025' }
    expect(await importing(world, 'appeals', answered)).toEqual(loaded(0, 1, 0))
    expect(await importing(world, 'appeals', answered)).toEqual(loaded(0, 0, 1))
    const [, correction] = await world.log.load('A-1')
    expect(correction?.events).toMatchObject([
      { type: 'RegisterRowCorrected', changed: ['receivedAt', 'status', 'closedOn', 'outcome', 'subject'] },
    ])
    const c = await world.caseOf('A-1')
    expect([statusOf(c), c.receivedOn]).toEqual(['answered', '2025-05-16'])
    expect(await world.people.get('A-1', c.content)).toMatchObject({ subject: 'Лифт и двор' })
    await world.settle()
    await expectSound(world)
  })
  test('there and back again', async () => {
    const world = new World()
    for (const outcome of ['explained', 'declined', 'explained'])
      await importing(world, 'appeals', { outcome })
    expect(await world.log.load('A-1')).toHaveLength(3)
    expect(cases(world, 'appeal')).toMatchObject([{ outcome: 'explained', version: 3 }])
  })
  test('with an answer that came ends what waits of it, also after activation', async () => {
    const world = new World()
    await importing(world, 'letters', unanswered)
    await activating(world)
    expect(await importing(world, 'letters', {})).toEqual(loaded(0, 1, 0))
    const c = await world.caseOf('L-1')
    expect([c.pending, c.closedOn]).toEqual([{}, '2025-06-11'])
  })
  test('that opens a case again lets it sleep until it is activated again', async () => {
    const world = new World()
    await importing(world, 'appeals', {})
    expect(await importing(world, 'appeals', open)).toEqual(loaded(0, 1, 0, 1))
    expect((await world.caseOf('A-1')).closedOn).toBeUndefined()
    expect(await activating(world)).toEqual({ cases: 1, waiting: 1, chairs: 1 })
  })
  test('moves a letter that is a case of its own to the day on which it was sent', async () => {
    const world = new World()
    await importing(world, 'letters', {})
    expect(await importing(world, 'letters', { sent_on: '2025-06-03' })).toEqual(loaded(0, 1, 0))
    expect(cases(world, 'initiative')).toMatchObject([
      { receivedOn: '2025-06-03', registeredOn: '2025-06-03' },
    ])
    expect(letters(world)).toMatchObject([{ sentOn: '2025-06-03' }])
  })
  test('cannot move a letter to another case or agency', async () => {
    const world = new World()
    await importing(world, 'appeals', {})
    await importing(world, 'letters', {})
    const moved = { about: 'appeal', case_number: 'A-1' }
    expect(faultsOf(await importing(world, 'letters', moved))).toEqual([[2, 'case_number', 'row_fixed']])
    expect(faultsOf(await importing(world, 'letters', { agency: 'akimat' }))).toEqual([
      [2, 'agency', 'row_fixed'],
    ])
  })
  test('does not overrule what has been done here since', async () => {
    const world = new World()
    await importing(world, 'appeals', open)
    await activating(world)
    await world.settle()
    await world.act(world.actUrlFor(chair), { action: 'answer', outcome: 'satisfied', text: 'Сделано' })
    expect(await importing(world, 'appeals', open)).toEqual(loaded(0, 0, 1))
    expect(faultsOf(await importing(world, 'appeals', {}))).toEqual([[2, 'status', 'worked_on']])
    await importing(world, 'letters', unanswered)
    await world.webhook('almaty-su', 'msg_1', responseSubmitted('L-1'))
    await world.settle()
    expect(faultsOf(await importing(world, 'letters', {}))).toEqual([[2, 'answered_on', 'worked_on']])
  })
  test('lets what was activated wait on, and its chair has a link that opens', async () => {
    const world = new World()
    await importing(world, 'appeals', open)
    await activating(world)
    expect(await importing(world, 'appeals', { ...open, topic: 'social' })).toEqual(loaded(0, 1, 0))
    expect((await world.caseOf('A-1')).dormant).toBeUndefined()
    await world.settle()
    await world.act(world.actUrlFor(chair), { action: 'answer', outcome: 'satisfied', text: 'Сделано' })
    expect((await world.caseOf('A-1')).closedOn).toBeDefined()
  })
  test('does not bring back a text that was erased', async () => {
    const world = new World()
    await importing(world, 'appeals', {})
    world.people.erase('A-1', (await world.caseOf('A-1')).content)
    expect(await importing(world, 'appeals', {})).toEqual(loaded(0, 0, 1))
    expect(await importing(world, 'appeals', { outcome: 'declined' })).toEqual(loaded(0, 1, 0))
    expect(world.people.all()).toEqual([])
  })
})

describe('a case with several rows', () => {
  const about = (n: number, more: Cells = {}) => ({
    about: 'appeal',
    case_number: 'A-1',
    number: `L-${n}`,
    ...more,
  })
  const world = async () => {
    const of = new World()
    await importing(of, 'appeals', {})
    return of
  }
  test('is read once, however many there are', async () => {
    const of = await world()
    const reads: unknown[] = []
    of.hook = async (call, run) => {
      if (call.name === 'log.load' && call.args[0] === 'A-1') reads.push(call)
      return run()
    }
    expect(await importing(of, 'letters', ...[1, 2, 3, 4, 5].map((n) => about(n)))).toEqual(loaded(5, 0, 0))
    expect(reads).toHaveLength(1)
    expect(Object.keys((await of.caseOf('A-1')).letters)).toHaveLength(5)
  })
  test('is on the lists with all of them at once, where the last row says nothing new', async () => {
    const of = await world()
    await importing(of, 'letters', about(2))
    await importing(of, 'letters', about(1), about(2))
    expect(
      letters(of)
        .map(({ part }) => part)
        .sort(),
    ).toEqual(['L-1', 'L-2'])
  })
  test('that somebody writes to between check and load loses nothing', async () => {
    const of = await world()
    of.hook = async (call, run) => {
      if (call.name !== 'log.append') return run()
      of.hook = undefined
      await of.addMessage('A-1', 'Когда ответ?')
      return run()
    }
    expect(await importing(of, 'letters', about(1), about(2))).toEqual(loaded(2, 0, 0))
    expect(await of.caseOf('A-1')).toMatchObject({ messages: [{}], letters: { 'L-1': {}, 'L-2': {} } })
    await of.settle()
    await expectSound(of)
  })
  test('whose number somebody loads for another body between check and load is a race that is lost, and a problem when it is loaded again', async () => {
    const of = await world()
    of.hook = async (call, run) => {
      if (call.name !== 'log.append') return run()
      of.hook = undefined
      await importing(of, 'letters', { ...about(1), agency: 'akimat' })
      return run()
    }
    await expect(importing(of, 'letters', about(1))).rejects.toThrow(Contention)
    expect(faultsOf(await importing(of, 'letters', about(1)))).toEqual([[2, 'agency', 'row_fixed']])
    await of.settle()
    await expectSound(of)
  })
})

describe('until activation', () => {
  test('the secretariat cannot assign or forward it; an agency’s response is taken all the same', async () => {
    const world = new World()
    await importing(world, 'appeals', open)
    await importing(world, 'letters', { about: 'appeal', case_number: 'A-1', ...unanswered })
    const desk = world.staffUrl('A-1')
    expect(await world.act(desk, { action: 'assign', commission: 'social' })).toMatchObject({
      refused: 'not_activated',
    })
    await world.webhook('almaty-su', 'msg_1', responseSubmitted('L-1'))
    await world.settle()
    expect((await world.caseOf('A-1')).letters['L-1']?.response).toMatchObject({ firstOn: '2026-02-02' })
    expect(world.mails.map(({ to }) => to)).toEqual([world.rules.council.secretariat.email])
  })
  test('a new chair hears of nothing that sleeps', async () => {
    const world = new World()
    await importing(world, 'appeals', open)
    await importing(world, 'draft-acts', {})
    for (const caseId of ['A-1', 'N-1'])
      await executeCommand(world.deps, {
        caseId,
        commandId: 'hand-over-1',
        actor: { role: 'system', as: 'directory' },
        at: world.now,
        command: { type: 'hand_over', commission: 'housing' },
      })
    await world.settle()
    expect([await world.log.load('A-1'), await world.log.load('N-1')].flat()).toHaveLength(2)
    expect(world.mails).toEqual([])
  })
  test('then the chair has a mail with a link that works, an agency its reminder', async () => {
    const world = new World()
    await importing(world, 'appeals', open)
    await importing(world, 'letters', { due_on: '2026-02-16', ...unanswered })
    await activating(world)
    await world.settle()
    expect(world.mailsTo(chair)[0]?.text).toContain('A-1')
    await world.act(world.actUrlFor(chair), { action: 'answer', outcome: 'satisfied', text: 'Сделано' })
    expect(statusOf(await world.caseOf('A-1'))).toBe('answered')
    world.goTo('2026-02-09')
    await world.sweep()
    await world.settle()
    await world.act(world.actUrlFor('almaty-su@example.kz'), {
      action: 'respond',
      decision: 'accepted',
      text: 'Да',
    })
    expect((await world.caseOf('L-1')).letters['L-1']?.response).toMatchObject({ firstOn: '2026-02-09' })
  })
})
