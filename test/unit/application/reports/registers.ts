/**
 * Random registers: lives of appeals, draft acts and initiatives, each as a log of events and, beside it, as the plain
 * facts that a clerk would have written into a book. The report of a register is counted here from the book alone.
 */
import fc from 'fast-check'
import type { Commit } from '../../../../events/commit.ts'
import type { CaseEvent } from '../../../../events/events.ts'
import {
  caseKinds,
  type Deadline,
  entityForms,
  originKinds,
  recommendationOutcomes,
} from '../../../../events/values.ts'
import { hashOf } from '../../../../shared/application/commits.ts'
import { addDays, isWorkingDay } from '../../../../shared/domain/terms.ts'
import { local, rules } from '../../../builders/council.ts'
import {
  answered,
  appealRegistered,
  assigned,
  draftActRegistered,
  letterSent,
  messageReceived,
  recommendationGiven,
  responseRecorded,
} from '../../../builders/events.ts'
import { sideEvents } from '../../../builders/side-events.ts'
import { share, spread, table } from '../../../builders/tally.ts'

const { council, calendar } = rules
const commissions = council.commissions.map(({ id }) => id)
const topics = council.topics.map(({ id }) => id)
const agencies = council.agencies.map(({ id }) => id)

/** What the clerk's book says of a thing, each line with its local day. */
type Line<T> = { day: string } & T
type BookLetter = {
  sentOn: string
  agency: string
  about: string
  dues: Line<{ due: string | null }>[]
  answers: Line<{ accepted: number; declined: number }>[]
}
type BookAppeal = {
  receivedOn: string
  topic: string
  applicant: string
  dues: Line<{ due: string | null }>[]
  commissions: Line<{ commission: string | null }>[]
  status: Line<{ status: string }>[]
  answers: Line<{ due: string | null }>[]
  extensions: string[]
  pauses: { from: string; to: string }[]
}
type BookDraft = {
  receivedOn: string
  agency: string
  recommended: Line<{ outcome: string; remarks: number }>[]
  ended: Line<{ ended: boolean }>[]
  /** Days that passed without recommendations. */
  agreed: string[]
  letters: BookLetter[]
  pauses: { from: string; to: string }[]
}
export type Book = {
  appeals: BookAppeal[]
  drafts: BookDraft[]
  initiatives: { receivedOn: string; origin: string }[]
  letters: BookLetter[]
}

const moves = [
  'assign', 'assign', 'return', 'extend', 'move due', 'pause', 'resume', 'forward part', 'forward', 'long term', 'answer',
  'answer', 'answer', 'dispute', 'dispute', 'withdraw', 'letter', 'letter', 'letter', 'respond', 'respond', 'amend',
  'move letter', 'message', 'recommend', 'recommend', 'version', 'give back', 'decline', 'withdraw draft', 'agree',
] as const // biome-ignore format: one list
const move = fc.record({
  what: fc.constantFrom(...moves),
  gap: fc.oneof(fc.constant(0), fc.nat(9)),
  midnight: fc.boolean(),
  n: fc.nat(30),
})
const life = fc.record({
  kind: fc.constantFrom(...caseKinds, 'appeal'),
  received: fc.nat(100),
  /** How many days later it was entered: paper. */
  lag: fc.oneof(fc.constant(0), fc.nat(3)),
  undated: fc.oneof({ arbitrary: fc.constant(false), weight: 4 }, fc.boolean()),
  n: fc.nat(30),
  moves: fc.array(move, { maxLength: 14, size: 'max' }),
})
export type Life = typeof life extends fc.Arbitrary<infer T> ? T : never
export const lives = fc.array(life, { maxLength: 12, size: 'max' })
/** Short and long, so that many cut through cases. */
export const periods = fc.tuple(fc.nat(160), fc.nat(160)).map(([a, b]) => ({
  from: addDays('2025-12-10', Math.min(a, b)),
  to: addDays('2025-12-10', Math.max(a, b)),
}))

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T
const deadline = (from: string, due: string | null): Deadline => ({
  term: 'appeal.answer',
  mode: 'working',
  from,
  days: 15,
  due,
  ...(due === null && { missing: [2030] }),
  skipped: [],
  calendar: '',
})

/** One life, led as far as the rules let it: its log, and its lines in the book. */
const lived = (plan: Life, index: number, book: Book): Commit[] => {
  const caseId = `C-${index + 1}`
  const receivedOn = addDays('2025-12-01', plan.received)
  const log: Commit[] = []
  let day = addDays(receivedOn, plan.lag)
  let time = '09:00'
  const commit = (...events: CaseEvent[]) => {
    const last = log.at(-1)
    log.push({
      ...{ caseId, version: log.length + 1, schema: 1, at: local(day, time), actor: { role: 'system' } },
      ...{ commandId: `c-${log.length}`, prev: last ? hashOf(last) : '', events },
    })
  }
  let letters = 0
  const unanswered: { number: string; line: BookLetter; remarks: number }[] = []
  const responded: typeof unanswered = []
  const send = (
    agency: string,
    remarks: number,
    more: { content?: string } = {},
  ): [CaseEvent, BookLetter] => {
    const number = `L-${index + 1}-${++letters}`
    const due = plan.undated && letters === 1 ? null : addDays(day, 10 + letters)
    const line: BookLetter = { sentOn: day, agency, about: plan.kind, dues: [{ day, due }], answers: [] }
    book.letters.push(line)
    unanswered.push({ number, line, remarks })
    return [letterSent({ letter: number, agency, sentOn: day, response: deadline(day, due), ...more }), line]
  }
  const remarks = (count: number, n: number) =>
    Array.from({ length: count }, (_, i) => ({ no: i + 1, accepted: (i + n) % 2 === 0 }))

  /** Letters and responses, of any kind of case. */
  const correspond = ({ what, n }: Life['moves'][number]): void => {
    const waiting = pick(unanswered, n)
    if (what === 'move letter' && waiting) {
      const due = addDays(waiting.line.sentOn, 5 + n)
      waiting.line.dues.push({ day, due })
      const moved = [{ key: `letter:${waiting.number}`, deadline: deadline(waiting.line.sentOn, due) }]
      commit({ type: 'DueDatesMoved', v: 1, moved })
    }
    const first = what === 'respond'
    const letter = first ? waiting : what === 'amend' ? responded.at(-1) : undefined
    if (!letter) return
    // On paper, it is entered some days after it came.
    const earliest = letter.line.answers[0]?.day ?? letter.line.sentOn
    const came = addDays(day, -(n % 3))
    const on = came < earliest ? earliest : came
    if (letter.line.dues.at(-1)?.day !== letter.line.sentOn && on < day && first) return
    const answers = remarks(letter.remarks, n)
    const accepted = answers.filter((r) => r.accepted).length
    letter.line.answers.push({ day: on, accepted, declined: answers.length - accepted })
    if (first) responded.push(...unanswered.splice(unanswered.indexOf(letter), 1))
    commit(
      responseRecorded({
        letter: letter.number,
        effect: first ? 'first' : 'amended',
        receivedOn: on,
        ...(answers.length && { remarks: answers }),
      }),
    )
  }

  /** When the clock stood still. */
  const pauses: { from: string; to: string }[] = []
  let stoppedOn: string | undefined
  const stopOrGo = (what: string, open: boolean) => {
    if (what === 'pause' && open && !stoppedOn) {
      stoppedOn = day
      pauses.push({ from: day, to: '9999-12-31' })
      commit({ type: 'ClockPaused', v: 1, cause: 'expertise', on: day })
    }
    if (what === 'resume' && stoppedOn) {
      Object.assign(pauses.at(-1) ?? {}, { to: day })
      commit({ type: 'ClockResumed', v: 1, cause: 'expertise', from: stoppedOn, on: day, moved: [] })
      stoppedOn = undefined
    }
  }

  /** What ends stands still no longer. */
  const goOn = (on: string) => {
    if (stoppedOn) Object.assign(pauses.at(-1) ?? {}, { to: on })
    stoppedOn = undefined
  }

  const each = (step: (m: Life['moves'][number]) => void) => {
    for (const m of plan.moves) {
      day = addDays(day, m.gap)
      // The last instant of a local day and the first one of the next lie on both sides of a period's end.
      time = m.midnight ? (m.n % 2 ? '00:00' : '23:59') : '10:00'
      if (log.length > 0 && local(day, time) < (log.at(-1)?.at ?? '')) time = '23:59'
      step(m)
    }
  }

  if (plan.kind === 'appeal') {
    let due: string | null = plan.undated ? null : addDays(receivedOn, 14 + (plan.n % 9))
    const entityForm = pick([undefined, ...entityForms], plan.n)
    const topic = pick(topics, plan.n)
    const line: BookAppeal = {
      ...{
        receivedOn,
        topic,
        applicant: entityForm ?? (plan.n % 12 ? 'person' : 'other'),
        pauses,
        extensions: [],
      },
      ...{ dues: [{ day: receivedOn, due }], commissions: [], status: [], answers: [] },
    }
    book.appeals.push(line)
    let [open, disputed] = [true, false]
    let commission: string | null = null
    commit(
      appealRegistered({
        ...{ receivedOn, topic, answer: deadline(receivedOn, due), channel: plan.lag ? 'paper' : 'web' },
        ...(entityForm ? { entityForm, applicantKind: 'entity' } : {}),
        ...(!entityForm && plan.n % 12 === 0 && { applicantKind: 'entity' as const }),
      }),
    )
    const closeAs = (status: string, event: CaseEvent) => {
      if (!open) return
      open = false
      goOn(day)
      line.status.push({ day, status })
      commit(event)
    }
    each((m) => {
      correspond(m)
      stopOrGo(m.what, open)
      switch (m.what) {
        case 'assign':
          if (!open || commission) return
          commission = pick(commissions, m.n)
          line.commissions.push({ day, commission })
          return commit(assigned(commission))
        case 'return':
          if (!open || !commission) return
          commission = null
          line.commissions.push({ day, commission })
          return commit(sideEvents.CaseReturned)
        case 'letter':
          return commit(send(pick(agencies, m.n), 0)[0])
        case 'extend':
        case 'move due': {
          if (!open) return
          due = addDays(receivedOn, 10 + m.n)
          line.dues.push({ day, due })
          const { notice } = sideEvents.ExtensionGranted as { notice: Deadline }
          if (m.what === 'move due')
            return commit({
              type: 'DueDatesMoved',
              v: 1,
              moved: [{ key: 'answer', deadline: deadline(receivedOn, due) }],
            })
          line.extensions.push(day)
          return commit({
            type: 'ExtensionGranted',
            v: 1,
            content: 'extended-1',
            answer: deadline(receivedOn, due),
            notice,
          })
        }
        case 'forward part':
          if (open) commit({ ...sideEvents.AppealForwarded, part: true, forwardedOn: day } as CaseEvent)
          return
        case 'forward':
          if (m.n % 3) return
          return closeAs('out_of_competence', {
            ...sideEvents.AppealForwarded,
            part: false,
            forwardedOn: day,
          } as CaseEvent)
        case 'withdraw':
          if (m.n % 3) return
          return closeAs('withdrawn', { type: 'AppealWithdrawn', v: 1, withdrawnOn: day })
        case 'long term':
          if (!open) return
          line.status.push({ day, status: 'long_term' })
          return commit({ ...sideEvents.LongTermSet, setOn: day } as CaseEvent)
        case 'answer':
          if (open) line.answers.push({ day, due })
          return closeAs('answered', answered({ answeredOn: day }))
        case 'dispute':
          if (line.status.at(-1)?.status !== 'answered' || disputed) return
          ;[open, disputed] = [true, true]
          due = addDays(day, 21)
          line.dues.push({ day, due })
          line.status.push({ day, status: 'in_review' })
          return commit({
            type: 'AnswerDisputed',
            v: 1,
            content: 'disputed-1',
            disputedOn: day,
            answer: deadline(day, due),
          })
        case 'message':
          return commit(messageReceived(!open))
      }
    })
  }

  if (plan.kind === 'draft_act') {
    const agency = pick(agencies, plan.n)
    const line: BookDraft = {
      receivedOn,
      agency,
      recommended: [],
      ended: [],
      agreed: [],
      letters: [],
      pauses,
    }
    book.drafts.push(line)
    let [version, recommendedVersion, ended] = [1, 0, false]
    commit(
      draftActRegistered({
        agency,
        receivedOn,
        recommendation: deadline(receivedOn, addDays(receivedOn, 14)),
      }),
    )
    const end = (event: CaseEvent) => {
      if (ended || recommendedVersion === version) return
      ended = true
      goOn(day)
      line.ended.push({ day, ended })
      commit(event)
    }
    each((m) => {
      correspond(m)
      const last = recommendedVersion === version ? line.letters.at(-1)?.answers : undefined
      if (last?.length === 1 && !ended) goOn(last[0]?.day ?? day)
      // Nothing is counted between a recommendation and the next version.
      stopOrGo(m.what, !ended && recommendedVersion !== version)
      switch (m.what) {
        case 'recommend': {
          if (ended || recommendedVersion === version) return
          recommendedVersion = version
          goOn(day)
          const outcome = pick(recommendationOutcomes, m.n)
          const count = outcome === 'supported' ? 0 : 1 + (m.n % 4)
          line.recommended.push({ day, outcome, remarks: count })
          const content = `recommendation-${version}`
          const [sent, letter] = send(agency, count, { content })
          line.letters.push(letter)
          return commit(
            recommendationGiven({ outcome, content, remarks: count, draftVersion: version, givenOn: day }),
            sent,
          )
        }
        case 'version':
          version++
          ended = false
          line.ended.push({ day, ended })
          return commit({
            ...{
              type: 'DraftVersionReceived',
              v: 1,
              content: 'version-2',
              draftVersion: version,
              receivedOn: day,
            },
            recommendation: deadline(day, addDays(day, 14)),
          })
        case 'agree': {
          if (ended || recommendedVersion === version) return
          const due = addDays(day, -1)
          line.agreed.push(due)
          const passed = { draftVersion: version, due, occurredAt: local(day) }
          return commit({ type: 'DraftCountedAsAgreed', v: 1, ...passed })
        }
        case 'give back':
          return end({ type: 'DraftReturned', v: 1, content: 'returned-1', returnedOn: day })
        case 'decline':
          return end({ type: 'DraftNotConsidered', v: 1, content: 'declined-1', decidedOn: day })
        case 'withdraw draft':
          return end({ type: 'DraftWithdrawn', v: 1, withdrawnOn: day })
      }
    })
  }

  if (plan.kind === 'initiative') {
    const origin = pick(originKinds, plan.n)
    book.initiatives.push({ receivedOn, origin })
    // Its letter leaves with it.
    day = receivedOn
    const opened = { ...sideEvents.InitiativeOpened, origin, receivedOn } as CaseEvent
    commit(opened, send(pick(agencies, plan.n), 0)[0])
    each(correspond)
  }
  return log
}

export const registerOf = (plans: readonly Life[]): { logs: Commit[][]; book: Book } => {
  const book: Book = { appeals: [], drafts: [], initiatives: [], letters: [] }
  return { logs: plans.map((plan, i) => lived(plan, i, book)), book }
}

const last = <T>(lines: Line<T>[], to: string): Line<T> | undefined => lines.filter((l) => l.day <= to).at(-1)

/** Working days after one day until another, less those that the clock stood still. */
const daysBetween = (after: string, until: string, pauses: readonly { from: string; to: string }[]) => {
  let count = 0
  for (let d = addDays(after, 1); d <= until; d = addDays(d, 1))
    if (isWorkingDay(calendar, d) && !pauses.some((p) => d >= p.from && d < p.to)) count++
  return count
}

/** The report as a clerk counts it, line by line. */
export const countedByHand = (book: Book, { from, to }: { from: string; to: string }) => {
  const within = (day: string) => day >= from && day <= to
  const appeals = book.appeals
    .filter((a) => within(a.receivedOn))
    .map((a) => {
      const status = last(a.status, to)?.status ?? 'in_review'
      const first = a.answers[0]
      const due = status === 'answered' ? (first?.due ?? null) : (last(a.dues, to)?.due ?? null)
      const standing = a.pauses.some((p) => due !== null && p.from <= due && p.from <= to && p.to > to)
      return {
        ...a,
        status,
        due,
        commission: last(a.commissions, to)?.commission,
        open: status === 'in_review' || status === 'long_term',
        late: due !== null && due < to && !standing,
        onTime: status === 'answered' && first && due !== null && first.day <= due,
        days: status === 'answered' && first ? daysBetween(a.receivedOn, first.day, a.pauses) : undefined,
      }
    })
  const isAnswered = (a: { status: string }) => a.status === 'answered'
  const answeredCases = appeals.filter(isAnswered)
  const onTime = appeals.filter((a) => a.onTime).length
  const letters = book.letters
    .filter((l) => within(l.sentOn))
    .map((l) => {
      const on = l.answers[0] && l.answers[0].day <= to ? l.answers[0].day : undefined
      const due = last(l.dues, to)?.due ?? null
      return { ...l, on, due, overdue: !on && due !== null && due < to }
    })
  const letterDays = (list: typeof letters) =>
    list.flatMap((l) => (l.on ? [daysBetween(l.sentOn, l.on, [])] : []))
  const letterOnTime = letters.filter((l) => l.on && l.due !== null && l.on <= l.due).length
  const drafts = book.drafts
    .filter((d) => within(d.receivedOn))
    .map((d) => {
      const given = d.recommended.filter((r) => r.day <= to)
      return { ...d, given, ended: last(d.ended, to)?.ended ?? false }
    })
  const recommendedDrafts = drafts.filter((d) => d.given.length)
  const answersToRemarks = drafts.flatMap((d) => d.letters.flatMap((l) => last(l.answers, to) ?? []))
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
  return {
    period: { from, to },
    appeals: {
      received: appeals.length,
      answered: answeredCases.length,
      open: appeals.filter((a) => a.open).length,
      byStatus: table(
        ['answered', 'long_term', 'out_of_competence', 'in_review', 'withdrawn'],
        (s) => appeals.filter((a) => a.status === s).length,
      ),
      byCommission: table(commissions, (id) => {
        const own = appeals.filter((a) => a.commission === id)
        return { received: own.length, answered: own.filter(isAnswered).length }
      }),
      byTopic: table(topics, (id) => {
        const own = appeals.filter((a) => a.topic === id)
        return { received: own.length, answered: own.filter(isAnswered).length }
      }),
      byApplicant: table(
        ['person', 'АО', 'ТОО', 'ОФ', 'ИП', 'other'],
        (form) => appeals.filter((a) => a.applicant === form).length,
      ),
      onTime: {
        count: onTime,
        share: share(
          onTime,
          answeredCases.filter((a) => a.due !== null).length + appeals.filter((a) => a.open && a.late).length,
        ),
        unknown: appeals.filter((a) => a.due === null).length,
      },
      workingDays: spread(appeals.flatMap((a) => a.days ?? [])),
      extended: appeals.filter((a) => a.extensions.some((day) => day <= to)).length,
      rated: { helped: 0, partly: 0, not_helped: 0 },
    },
    letters: {
      sent: letters.length,
      answered: letters.filter((l) => l.on).length,
      open: letters.filter((l) => !l.on).length,
      overdue: letters.filter((l) => l.overdue).length,
      byAgency: table(agencies, (id) => {
        const own = letters.filter((l) => l.agency === id)
        return {
          sent: own.length,
          answered: own.filter((l) => l.on).length,
          overdue: own.filter((l) => l.overdue).length,
          medianWorkingDays: spread(letterDays(own)).median,
        }
      }),
      byAbout: table(caseKinds, (about) => {
        const own = letters.filter((l) => l.about === about)
        return { sent: own.length, answered: own.filter((l) => l.on).length }
      }),
      onTime: {
        count: letterOnTime,
        share: share(letterOnTime, letters.filter((l) => (l.on && l.due !== null) || l.overdue).length),
        unknown: letters.filter((l) => l.due === null).length,
      },
      workingDays: spread(letterDays(letters)),
    },
    draftActs: {
      received: drafts.length,
      recommended: recommendedDrafts.length,
      inReview: drafts.filter((d) => !d.given.length && !d.ended).length,
      byOutcome: table(
        recommendationOutcomes,
        (o) => recommendedDrafts.filter((d) => d.given.at(-1)?.outcome === o).length,
      ),
      byAgency: table(agencies, (id) => {
        const own = drafts.filter((d) => d.agency === id)
        return { received: own.length, recommended: own.filter((d) => d.given.length).length }
      }),
      remarks: {
        made: sum(drafts.flatMap((d) => d.given.map((g) => g.remarks))),
        accepted: sum(answersToRemarks.map((a) => a.accepted)),
        declined: sum(answersToRemarks.map((a) => a.declined)),
      },
      workingDays: spread(
        recommendedDrafts.map((d) => daysBetween(d.receivedOn, d.given[0]?.day as string, d.pauses)),
      ),
      countedAsAgreed: drafts.filter((d) => d.agreed.some((due) => due < to)).length,
    },
    initiatives: {
      opened: book.initiatives.filter((i) => within(i.receivedOn)).length,
      byOrigin: table(
        originKinds,
        (o) => book.initiatives.filter((i) => within(i.receivedOn) && i.origin === o).length,
      ),
    },
    happened: {
      answered: sum(book.appeals.map((a) => a.answers.filter((x) => within(x.day)).length)),
      lettersAnswered: book.letters.filter((l) => l.answers[0] && within(l.answers[0].day)).length,
      recommended: sum(book.drafts.map((d) => d.recommended.filter((x) => within(x.day)).length)),
    },
  }
}
