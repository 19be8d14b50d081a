/**
 * Random registers as files have them: rows of cells, of which some open letters and cases, some close them; and the
 * report of them, counted from the cells alone.
 */
import fc from 'fast-check'
import type { Register } from '../../events/journal/registers.ts'
import council from '../../shared/council/councils/almaty.json' with { type: 'json' }
import { share, spread, table } from './tally.ts'
import { workingDaysWith } from './working-days.ts'

type Cells = Record<string, string>
export type Registers = Record<Register, Cells[]>

const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const plus = (from: string, days: number) => day(Date.parse(from) + days * 86_400_000)

const ids = (list: readonly { id: string }[]) => list.map((entry) => entry.id)
const [topics, commissions, agencies] = [council.topics, council.commissions, council.agencies].map(ids)
const of = (list: readonly string[] = []) => fc.constantFrom(...list)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof(arbitrary, fc.constant(''))

/** `from` and `to`: the local days between which everything is received or sent; what follows goes on until `last`. */
export type Span = { from: string; to: string; last: string }

/** Registers of so many rows each, each row perhaps with what an earlier file said of it. */
export const registersOf = (
  span: Span,
  [least, most]: [number, number] = [0, 12],
): fc.Arbitrary<{ earlier: Registers; final: Registers }> => {
  const length = (Date.parse(span.to) - Date.parse(span.from)) / 86_400_000
  const began = fc.nat(length).map((n) => plus(span.from, n))
  const after = (from: string, n: number) => (plus(from, n) < span.last ? plus(from, n) : span.last)
  // In the evening, and by Greenwich on the day before.
  const moment = fc.constantFrom('', 'T00:00', 'T23:59', 'T19:30Z', 'T18:59Z', 'T23:30+05:00')

  const appeal = fc
    .record({
      ...{
        began,
        moment,
        lag: fc.nat(45),
        kind: of(['person', 'entity']),
        form: of(['', 'АО', 'ТОО', 'ОФ', 'ИП', 'other']),
      },
      ...{ topic: of(topics), commission: maybe(of(commissions)), controlled: fc.boolean() },
      status: of([
        'answered',
        'answered',
        'answered',
        'long_term',
        'out_of_competence',
        'in_review',
        'withdrawn',
      ]),
      outcome: of(['satisfied', 'partly', 'explained', 'declined']),
    })
    .map((a): Cells => {
      const ended = ['answered', 'out_of_competence', 'withdrawn'].includes(a.status)
      const dated = ended || (a.status === 'long_term' && a.controlled)
      return {
        ...{
          received_at: a.began + a.moment,
          applicant_kind: a.kind,
          entity_form: a.kind === 'entity' ? a.form : '',
        },
        ...{ topic: a.topic, commission: a.commission, subject: 'о дворе', status: a.status },
        // By Greenwich's evening the day after has begun in Almaty.
        closed_on: dated ? after(plus(a.began, 1), a.lag) : '',
        outcome: a.status === 'answered' ? a.outcome : '',
      }
    })
  const letter = fc
    .record({
      ...{
        began,
        due: maybe(fc.nat(30)),
        answered: maybe(fc.nat(40)),
        decision: of(['accepted', 'partly', 'declined', 'information']),
      },
    })
    .map(
      ({ began, due, answered, decision }): Cells => ({
        ...{ sent_on: began, subject: 'о воде', due_on: due === '' ? '' : plus(began, Number(due)) },
        answered_on: answered === '' ? '' : after(began, Number(answered)),
        decision: answered === '' ? '' : decision,
      }),
    )
  const draft = fc
    .record({
      ...{ began, moment, lag: maybe(fc.nat(25)), agency: of(agencies), commission: maybe(of(commissions)) },
      ...{ outcome: of(['supported', 'with_remarks', 'not_supported']), remarks: fc.nat(9) },
    })
    .map(({ began, moment, lag, agency, commission, outcome, remarks }): Cells => {
      const given = lag !== ''
      return {
        ...{ received_at: began + moment, agency, title: 'О тарифах', act_type: 'order', commission },
        recommended_on: given ? after(plus(began, 1), Number(lag)) : '',
        outcome: given ? outcome : '',
        remarks:
          !given || outcome === 'supported' ? '' : String(outcome === 'with_remarks' ? remarks + 1 : remarks),
      }
    })
  /** The row, and what was said of it before; most were right at once. */
  const twice = (row: fc.Arbitrary<Cells>) =>
    fc.array(fc.tuple(row, fc.option(row, { freq: 3 })), { minLength: least, maxLength: most, size: 'max' })
  // To what a letter belongs does not change.
  const bound = fc.array(
    fc.record({ agency: of(agencies), about: of(['appeal', 'draft_act', 'initiative']), n: fc.nat(99) }),
    {
      minLength: most,
      maxLength: most,
    },
  )

  return fc
    .record({ appeals: twice(appeal), letters: twice(letter), drafts: twice(draft), bound })
    .map((all) => {
      const numbered = (prefix: string, i: number) => ({ number: `${prefix}/${i + 1}` })
      const own = all.bound.map(({ about }) => about === 'initiative').indexOf(true)
      const letterTo = (i: number): Cells => {
        const { agency = '', about = '', n = 0 } = all.bound[i] ?? {}
        const some = (prefix: string, count: number) => (count && n % 3 ? `${prefix}/${(n % count) + 1}` : '')
        const to = { ...numbered('П', i), agency }
        if (about === 'appeal' && all.appeals.length)
          return { ...to, about, case_number: `О/${(n % all.appeals.length) + 1}` }
        if (about === 'draft_act') return { ...to, about, case_number: some('Н', all.drafts.length) }
        // Some follow up another letter that the council wrote by itself.
        const follows = about === 'initiative' && own >= 0 && own !== i && own < all.letters.length
        return { ...to, about: 'initiative', case_number: follows && n % 3 ? `П/${own + 1}` : '' }
      }
      const rows = (wording: (pair: [Cells, Cells | null]) => Cells): Registers => ({
        appeals: all.appeals.map((pair, i) => ({ ...numbered('О', i), ...wording(pair) })),
        letters: all.letters.map((pair, i) => ({ ...letterTo(i), ...wording(pair) })),
        'draft-acts': all.drafts.map((pair, i) => ({ ...numbered('Н', i), ...wording(pair) })),
      })
      return { earlier: rows(([now, before]) => before ?? now), final: rows(([now]) => now) }
    })
}

/** The local day of a cell, in Almaty. */
const dayOf = (cell = ''): string =>
  cell.endsWith('Z') ? day(Date.parse(cell) + 5 * 3_600_000) : cell.slice(0, 10)

const calendar = workingDaysWith()
/** Where a year of it has no calendar, nobody knows. */
const lasted = (after: string, until: string): number[] =>
  until > after && plus(after, 1) < '2025-01-01' ? [] : [calendar.between(after, until).length]

/**
 * The answer's last day: 15 working days from receipt until the end of 2025, since then from registration, on the day of
 * receipt or after hours and on days off on the next working day. '' where the Code or a calendar does not reach.
 */
const dueOf = ({ received_at: cell = '' }: Cells): string => {
  const received = dayOf(cell)
  if (received < '2024-12-31') return ''
  const minutes =
    (Date.parse(cell.length > 10 && !/(Z|[+]..:..)$/.test(cell) ? `${cell}+05:00` : cell) / 60_000 + 300) %
    1440
  const late = cell.length > 10 && minutes > 18.5 * 60
  const [next = ''] = calendar.between(received, '2027-12-31')
  const registered = calendar.isWorked(received) && !late ? received : next
  return calendar.between(received < '2026-01-01' ? received : registered, '2027-12-31')[14] ?? ''
}

/** The report of a period, row by row. */
export const countedFromRows = (
  { appeals, letters, 'draft-acts': drafts }: Registers,
  { from, to }: { from: string; to: string },
) => {
  const within = (cell = '') => dayOf(cell) >= from && dayOf(cell) <= to
  const by = (cell = '') => cell !== '' && cell <= to
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)

  const statusOf = ({ status = '', closed_on }: Cells) =>
    ['answered', 'out_of_competence', 'withdrawn'].includes(status) && !by(closed_on) ? 'in_review' : status
  const received = appeals.filter((row) => within(row.received_at))
  const withStatus = (status: string) => received.filter((row) => statusOf(row) === status)
  const answered = withStatus('answered')
  const splitBy = (column: string) => (id: string) => {
    const [came, done] = [received, answered].map((rows) => rows.filter((row) => row[column] === id).length)
    return { received: came, answered: done }
  }

  const sent = letters.filter((row) => within(row.sent_on))
  const isAnswered = (row: Cells) => by(row.answered_on)
  const isOverdue = (row: Cells) => !isAnswered(row) && row.due_on !== '' && (row.due_on ?? '') < to
  const answeredIn = (rows: Cells[]) => rows.filter(isAnswered).length
  const daysOf = (rows: Cells[]) =>
    rows.filter(isAnswered).flatMap((row) => lasted(row.sent_on ?? '', row.answered_on ?? ''))
  const dated = sent.filter((row) => row.due_on && isAnswered(row))
  const onTime = dated.filter((row) => (row.answered_on ?? '') <= (row.due_on ?? '')).length
  const overdue = sent.filter(isOverdue).length

  const dueAnswered = answered.filter((row) => dueOf(row))
  const answeredOnTime = dueAnswered.filter((row) => (row.closed_on ?? '') <= dueOf(row)).length
  const pastDue = [...withStatus('in_review'), ...withStatus('long_term')].filter(
    (row) => dueOf(row) && dueOf(row) < to,
  ).length

  const submitted = drafts.filter((row) => within(row.received_at))
  const recommended = submitted.filter((row) => by(row.recommended_on))
  const opened = sent.filter((row) => row.about === 'initiative' && !row.case_number)
  return {
    period: { from, to },
    appeals: {
      received: received.length,
      answered: answered.length,
      open: withStatus('in_review').length + withStatus('long_term').length,
      byStatus: table(
        ['answered', 'long_term', 'out_of_competence', 'in_review', 'withdrawn'],
        (status) => withStatus(status).length,
      ),
      byCommission: table(commissions ?? [], splitBy('commission')),
      byTopic: table(topics ?? [], splitBy('topic')),
      byApplicant: table(
        ['person', 'АО', 'ТОО', 'ОФ', 'ИП', 'other'],
        (form) =>
          received.filter(
            (row) => (row.applicant_kind === 'person' ? 'person' : row.entity_form || 'other') === form,
          ).length,
      ),
      onTime: {
        count: answeredOnTime,
        share: share(answeredOnTime, dueAnswered.length + pastDue),
        unknown: received.filter((row) => !dueOf(row)).length,
      },
      workingDays: spread(answered.flatMap((row) => lasted(dayOf(row.received_at), row.closed_on ?? ''))),
      extended: 0,
      rated: { helped: 0, partly: 0, not_helped: 0 },
    },
    letters: {
      sent: sent.length,
      answered: answeredIn(sent),
      open: sent.length - answeredIn(sent),
      overdue,
      byAgency: table(agencies ?? [], (id) => {
        const its = sent.filter((row) => row.agency === id)
        return {
          ...{ sent: its.length, answered: answeredIn(its), overdue: its.filter(isOverdue).length },
          medianWorkingDays: spread(daysOf(its)).median,
        }
      }),
      byAbout: table(['appeal', 'draft_act', 'initiative'], (about) => {
        const its = sent.filter((row) => row.about === about)
        return { sent: its.length, answered: answeredIn(its) }
      }),
      onTime: {
        count: onTime,
        share: share(onTime, dated.length + overdue),
        unknown: sent.filter((row) => !row.due_on).length,
      },
      workingDays: spread(daysOf(sent)),
    },
    draftActs: {
      received: submitted.length,
      recommended: recommended.length,
      // An old register says when recommendations were given, not what was counted when they were not.
      countedAsAgreed: 0,
      inReview: submitted.length - recommended.length,
      byOutcome: table(
        ['supported', 'with_remarks', 'not_supported'],
        (outcome) => recommended.filter((row) => row.outcome === outcome).length,
      ),
      byAgency: table(agencies ?? [], (id) => ({
        received: submitted.filter((row) => row.agency === id).length,
        recommended: recommended.filter((row) => row.agency === id).length,
      })),
      remarks: { made: sum(recommended.map((row) => Number(row.remarks || 0))), accepted: 0, declined: 0 },
      workingDays: spread(
        recommended.flatMap((row) => lasted(dayOf(row.received_at), row.recommended_on ?? '')),
      ),
    },
    initiatives: {
      opened: opened.length,
      byOrigin: table(
        ['monitoring', 'round_table', 'meeting', 'hearing', 'expertise', 'report', 'other'],
        (origin) => (origin === 'other' ? opened.length : 0),
      ),
    },
    happened: {
      answered: appeals.filter((row) => row.status === 'answered' && within(row.closed_on)).length,
      lettersAnswered: letters.filter((row) => row.answered_on && within(row.answered_on)).length,
      recommended: drafts.filter((row) => row.recommended_on && within(row.recommended_on)).length,
    },
  }
}
