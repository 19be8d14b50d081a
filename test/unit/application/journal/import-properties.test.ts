/** Any register, in any dialect: what the views give back is what the register said. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRegisterFile } from '../../../../shared/adapters/journal/register-file.ts'
import { importRegister } from '../../../../shared/application/journal/import-journal.ts'
import { readRows } from '../../../../shared/application/journal/journal-rows.ts'
import { addDays } from '../../../../shared/domain/terms.ts'
import type { CaseView, LetterView } from '../../../../shared/domain/views.ts'
import { texts } from '../../../../shared/text/texts.ts'
import { rules } from '../../../builders/council.ts'
import { dueBy } from '../../../builders/ledger.ts'
import { dialects, fileOf, linesOf, open } from '../../../builders/registers.ts'
import { workingDaysWith } from '../../../builders/working-days.ts'
import { World } from '../../../fakes/world.ts'

const day = fc.integer({ min: 0, max: 300 }).map((n) => addDays('2025-01-10', n))
const span = fc.integer({ min: 0, max: 60 })
const words = fc
  .string({ unit: fc.constantFrom(...'абв«»"\';,\n әғқ😀'), maxLength: 30 })
  .map((s) => `о ${s}`)
const id = (list: readonly { id: string }[]) => fc.constantFrom(...list.map((entry) => entry.id))
const { topics, commissions, agencies } = rules.council
const working = workingDaysWith()

const appeal = fc.record({
  received: day,
  span,
  status: fc.constantFrom('answered', 'long_term', 'out_of_competence', 'in_review', 'withdrawn'),
  outcome: fc.constantFrom('satisfied', 'partly', 'explained', 'declined'),
  form: fc.constantFrom('', 'АО', 'ТОО', 'ОФ', 'ИП', 'other'),
  topic: id(topics),
  commission: id(commissions),
  subject: words,
})
const letter = fc.record({
  sent: day,
  span,
  due: fc.boolean(),
  answered: fc.boolean(),
  agency: id(agencies),
  about: fc.constantFrom('appeal', 'draft_act', 'initiative'),
  decision: fc.constantFrom('accepted', 'partly', 'declined', 'information'),
  subject: words,
})
test('facts of appeals and letters come back as they were', async () => {
  const some = fc.array(appeal, { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(some, fc.array(letter, { maxLength: 8 }), dialects, async (appeals, letters, d) => {
      const world = new World()
      const load = async (register: 'appeals' | 'letters', rows: string[][]) => {
        const { lines, problems } = readRegisterFile(fileOf(register, rows, d))
        expect(problems).toEqual([])
        const imported = await importRegister(world.deps, register, lines, { at: world.now })
        expect(imported).toMatchObject({ outcome: 'loaded', fresh: rows.length })
      }
      const closedOn = (a: (typeof appeals)[number]) =>
        ['in_review', 'long_term'].includes(a.status) ? '' : addDays(a.received, a.span)
      const statusName = { ...texts(d.lang as 'kk').statuses, out_of_competence: 'out_of_competence' }
      await load(
        'appeals',
        appeals.map((a, i) => [
          `A/${i}`,
          a.received,
          a.form ? 'entity' : 'person',
          a.form,
          a.topic,
          a.commission,
          a.subject,
          statusName[a.status as 'answered'],
          closedOn(a),
          a.status === 'answered' ? a.outcome : '',
        ]),
      )
      await load(
        'letters',
        letters.map((l, i) => [
          `L/${i}`,
          l.sent,
          l.agency,
          l.about,
          l.about === 'appeal' ? 'A/0' : '',
          l.subject,
          l.due ? addDays(l.sent, 15) : '',
          l.answered ? addDays(l.sent, l.span) : '',
          l.answered ? l.decision : '',
        ]),
      )
      for (const [i, a] of appeals.entries()) {
        const view = (await world.views.get(`A/${i}`, 'case')) as CaseView
        const ended = { out_of_competence: 'forwarded', answered: 'answered', withdrawn: 'withdrawn' }
        const answered = a.status === 'answered'
        expect(view).toMatchObject({
          receivedOn: a.received,
          topic: a.topic,
          commission: a.commission,
          applicant: a.form || 'person',
          dueOn: dueBy(working, a.received, 15),
        })
        expect(view.closedOn ?? '').toBe(closedOn(a))
        expect(view.firstAnswerOn ?? '').toBe(answered ? closedOn(a) : '')
        expect(view.outcome ?? '').toBe(answered ? a.outcome : '')
        expect(view.longTermOn ?? '').toBe(a.status === 'long_term' ? a.received : '')
        // A letter of the case that waits for its agency shows instead of the review.
        if (a.status in ended) expect(view.status).toBe(ended[a.status as 'answered'])
        expect(view.nextDue).toBeUndefined()
        const text = await world.people.get(`A/${i}`, (await world.caseOf(`A/${i}`)).content)
        expect(text).toMatchObject({ subject: a.subject.replace(/\s+/g, ' ').trim() })
      }
      for (const [i, l] of letters.entries()) {
        const view = (await world.views.get(l.about === 'appeal' ? 'A/0' : `L/${i}`, `L/${i}`)) as LetterView
        expect(view).toMatchObject({
          about: l.about,
          agency: l.agency,
          sentOn: l.sent,
          dueOn: l.due ? addDays(l.sent, 15) : null,
        })
        expect([view.answeredOn, view.decision]).toEqual(
          l.answered ? [addDays(l.sent, l.span), l.decision] : [undefined, undefined],
        )
      }
      await world.settle()
      expect([world.mails, world.queues.sent]).toEqual([[], []])
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('registers of different years with the same numbers never overwrite one another', async () => {
  const yearOf = (year: number) =>
    fc.array(
      fc.record({
        n: fc.integer({ min: 1, max: 6 }),
        received: fc.integer({ min: 0, max: 364 }).map((n) => addDays(`${year}-01-01`, n)),
        topic: id(topics),
        form: fc.constantFrom('', 'ТОО'),
        // Some say the same every year.
        subject: fc.oneof(fc.constantFrom('О ремонте', 'О дворе', ''), words),
      }),
      { minLength: 1, maxLength: 6 },
    )
  const load = async (
    world: World,
    rows: { n: number; received: string; topic: string; form: string; subject: string }[],
  ) => {
    const lines = linesOf(
      'appeals',
      ...rows.map(({ n, received, topic, form, subject }) => ({
        ...{ number: `${n}`, received_at: received, topic, subject },
        ...{ applicant_kind: form ? 'entity' : 'person', entity_form: form, ...open },
      })),
    )
    return importRegister(world.deps, 'appeals', lines, { at: world.now })
  }
  const asLoaded = (world: World) => JSON.stringify([world.log.stream, world.people.all()])
  const years = fc.tuple(yearOf(2024), yearOf(2025), fc.boolean())
  const asOneFile = <T extends { n: number }>(rows: T[]) => [
    ...new Map(rows.map((row) => [row.n, row])).values(),
  ]
  await fc.assert(
    fc.asyncProperty(years, async ([older, newer, backwards]) => {
      const files = [asOneFile(older), asOneFile(newer)] as const
      const [one, next] = backwards ? [files[1], files[0]] : files
      const world = new World()
      expect(await load(world, one)).toMatchObject({ outcome: 'loaded', fresh: one.length })
      const before = asLoaded(world)
      const taken = new Set(one.map(({ n }) => n))
      const again = next.filter(({ n }) => taken.has(n)).length
      const imported = await load(world, next)
      if (again === 0) expect(imported).toMatchObject({ outcome: 'loaded', fresh: next.length })
      else {
        expect(imported).toMatchObject({ outcome: 'problems', problems: { length: again } })
        expect(asLoaded(world)).toBe(before)
      }
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('a quote opened in one row and closed in any later one is told at the first, in any dialect', () => {
  const plainWords = fc.string({ unit: fc.constantFrom(...'абв, ;әғқ'), maxLength: 20 }).map((s) => `о ${s}`)
  const rows = fc.array(plainWords, { minLength: 2, maxLength: 8 })
  const places = fc.tuple(fc.nat(), fc.nat())
  fc.assert(
    fc.property(rows, places, dialects, (subjects, [a, b], d) => {
      const opened = a % (subjects.length - 1)
      const closed = opened + 1 + (b % (subjects.length - 1 - opened))
      const cells = subjects.map((subject, i) => [
        ...[`A-${i}`, '2025-06-02', 'person', '', 'housing', 'housing'],
        ...[d.separator === ',' ? subject.replaceAll(',', ' ') : subject.replaceAll(';', ' ')],
        ...['in_review', '', ''],
      ])
      const file = new TextDecoder('utf-8', { ignoreBOM: true }).decode(fileOf('appeals', cells, d))
      const typed = file.replaceAll('"', '').split(d.end)
      const quoted = typed.map((line, i) => {
        const values = line.split(d.separator)
        if (i === opened + 1) values[6] = `"${values[6]}`
        if (i === closed + 1) values[6] = `${values[6]}"`
        return values.join(d.separator)
      })
      const { lines, problems } = readRegisterFile(new TextEncoder().encode(quoted.join(d.end)))
      expect(problems).toEqual([])
      const read = readRows('appeals', lines, { council: rules.council, today: '2026-02-02' })
      expect(read.problems).toMatchObject([
        { line: opened + 2, fault: { code: 'open_quote', rows: closed - opened } },
      ])
    }),
    { numRuns: 200 },
  )
})
