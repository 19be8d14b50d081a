/**
 * The period report once more, from the logs and past the views: each log is folded as far as the end of the period,
 * and what it amounts to is counted. Reads every case there is; for operators who want to be certain.
 */
import type { Commit } from '../../../events/commit.ts'
import type { CaseEvent } from '../../../events/events.ts'
import { facts } from '../../../events/values.ts'
import { activityOf } from '../../domain/activities/activity.ts'
import { ratingsOf } from '../../domain/appeals/rating.ts'
import type { Case, CaseState } from '../../domain/case.ts'
import { evolve, fold } from '../../domain/fold.ts'
import type { Standing } from '../../domain/history.ts'
import type { Letter } from '../../domain/letters/letter.ts'
import { compositionOf, membersId } from '../../domain/members/composition.ts'
import { channelsId, figuresOf } from '../../domain/publications/channels.ts'
import { activityFacts, type CouncilFacts, type KnownActivity } from '../../domain/reports/council.ts'
import type { AppealFacts, DraftFacts, LetterFacts } from '../../domain/reports/facts.ts'
import { countReport, type Period, type Report } from '../../domain/reports/report.ts'
import { isBy } from '../../domain/terms/days.ts'
import type { Fact } from '../../domain/views.ts'
import type { CouncilRules } from '../council-rules.ts'
import { allDone, eachCase, type Tally } from '../each-case.ts'
import type { CaseLog } from '../ports.ts'
import { reportKeys } from './report.ts'

/** The fields in which events carry the local day of what they tell. */
const dated = [
  'receivedOn',
  'sentOn',
  'answeredOn',
  'disputedOn',
  'withdrawnOn',
  'forwardedOn',
  'setOn',
  'givenOn',
  'returnedOn',
  'decidedOn',
  'on',
] as const

type Dated = { day: string; at: string; event: CaseEvent }

/**
 * A log's events, each with its local day; what was written down together with the case began with it. A register's row
 * is of no day: it tells of what was long before it was entered.
 */
const datedEvents = (log: readonly Commit[], dayOf: CouncilRules['dayOf']): Dated[] => {
  const [first] = log
  const opening = first?.events[0]
  const began = opening && 'receivedOn' in opening ? (opening.receivedOn ?? '') : ''
  return log.flatMap(({ at, events }) =>
    events.map((event) => {
      const initial = at <= (first?.at ?? '')
      const fields = event as unknown as Record<string, string>
      if ('loaded' in event) return { day: '', at, event }
      if (event.type === 'HandedOver') return { day: event.handedOn, at, event }
      const own = dated.map((field) => fields[field]).find((day) => day !== undefined)
      const day = initial && event.type === 'LongTermSet' ? began : (own ?? (initial ? began : dayOf(at)))
      return { day, at, event }
    }),
  )
}

/** An amendment of a response that had not come yet is one that nobody had yet. */
const isEarly = (c: CaseState, event: CaseEvent) =>
  event.type === 'ResponseRecorded' && event.effect !== 'first' && !c?.letters[event.letter]?.response

const caseAsOf = (caseId: string, events: readonly Dated[], to: string): CaseState => {
  let c: CaseState
  for (const { day, at, event } of events)
    if (day <= to && !isEarly(c, event)) c = evolve(c, caseId, event, at)
  return c
}

/** A row of an old register tells at once what happened over months: of that, too, only what had happened. */
const standingOf = (c: Case, to: string): Standing => {
  const ended = isBy(c.closedOn, to)
  if (c.kind === 'initiative') return 'in_review'
  if (ended && c.ended === 'forwarded') return 'out_of_competence'
  if (ended && c.ended) return c.kind === 'appeal' ? 'withdrawn' : c.ended
  if (c.kind === 'draft_act') return 'in_review'
  if (ended) return 'answered'
  return c.longTerm ? 'long_term' : 'in_review'
}

const until = (on: string | undefined, to: string) => (isBy(on, to) ? on : undefined)

const pausesOf = (c: Case) => [...c.pauses, ...(c.stopped ? [{ from: c.stopped.on, to: '9999-12-31' }] : [])]

const appealFacts = (c: Extract<Case, { kind: 'appeal' }>, to: string): AppealFacts => ({
  receivedOn: c.receivedOn,
  standing: standingOf(c, to),
  topic: c.topic,
  commission: c.commission,
  applicant: c.entityForm ?? c.applicantKind,
  due: standingOf(c, to) === 'answered' && c.first ? c.first.due : c.main.due,
  firstAnswerOn: until(c.first?.on, to),
  reachedOn: until(c.handing && c.handing.since <= to ? c.handing.on : c.first?.on, to),
  pauses: pausesOf(c),
  extended: c.extensions > 0,
  rated: ratingsOf(c).flatMap(({ on, rating }) => (on <= to ? [rating] : [])),
})

const letterFacts = (c: Case, letter: Letter, to: string): LetterFacts => ({
  sentOn: letter.sentOn,
  agency: letter.agency,
  about: letter.about ?? c.kind,
  due: letter.deadline.due,
  answeredOn: until(letter.response?.firstOn, to),
})

const givenOf = (c: Case) =>
  c.kind === 'draft_act' && c.recommendation ? [...c.earlier, c.recommendation] : []

const draftFacts = (c: Extract<Case, { kind: 'draft_act' }>, to: string): DraftFacts => {
  const given = givenOf(c).filter(({ on }) => on <= to)
  const answers = Object.values(c.letters).flatMap(({ response }) => response?.remarks ?? [])
  return {
    receivedOn: c.receivedOn,
    agency: c.agency,
    standing: standingOf(c, to),
    recommendedOn: given[0]?.on,
    outcome: given.at(-1)?.outcome,
    isAgreed: c.agreedAt !== undefined,
    made: given.reduce((sum, { remarks }) => sum + remarks, 0),
    answered: [
      {
        accepted: answers.filter(({ accepted }) => accepted).length,
        declined: answers.filter(({ accepted }) => !accepted).length,
      },
    ],
    pauses: pausesOf(c),
  }
}

/** The days of what happened to a case, by fact, whenever. */
const daysOfFacts = (c: Case): Record<Fact, string[]> => {
  const answers = c.kind === 'appeal' ? [...c.disputedAnswers, ...(c.answer ? [c.answer] : [])] : []
  return {
    answered: answers.map(({ on }) => on),
    lettersAnswered: Object.values(c.letters).flatMap(({ response }) => response?.firstOn ?? []),
    recommended: givenOf(c).map(({ on }) => on),
  }
}

/**
 * The report as the logs have it. `caseIds` are those of all cases. Throws `CasesFailed` when all have been looked at and
 * some cannot be counted: a report without them is none.
 */
export const reportFromLogs = async (
  { log, rules }: { log: CaseLog; rules: CouncilRules },
  caseIds: AsyncIterable<string>,
  period: Period,
): Promise<Report> => {
  const within = (day: string) => period.from <= day && day <= period.to
  const appeals: AppealFacts[] = []
  const letters: LetterFacts[] = []
  const draftActs: DraftFacts[] = []
  const initiatives: string[] = []
  const happened = { answered: 0, lettersAnswered: 0, recommended: 0 }
  const council: Counted = { activities: [], members: [], channels: [] }
  const activities: KnownActivity[] = []
  const decisions = new Map<string, string | undefined>()
  const tally: Tally = { looked: 0, failed: [] }
  const count = async (caseId: string) => {
    const commits = await log.load(caseId)
    countCouncil(council, activities, commits)
    const now = fold(commits)
    if (now) for (const fact of facts) happened[fact] += daysOfFacts(now)[fact].filter(within).length
    const events = datedEvents(commits, rules.dayOf)
    const c = caseAsOf(caseId, events, period.to)
    if (!c) return
    const sent = Object.values(c.letters).filter(({ sentOn }) => within(sentOn))
    letters.push(...sent.map((letter) => letterFacts(c, letter, period.to)))
    if (c.kind === 'initiative' && c.activity)
      decisions.set(caseId, Object.values(c.letters)[0]?.response?.decision)
    if (!within(c.receivedOn)) return
    if (c.kind === 'appeal') appeals.push(appealFacts(c, period.to))
    else if (c.kind === 'draft_act') draftActs.push(draftFacts(c, period.to))
    // Neither a register's letter about a draft act that has no row there nor an activity's is an initiative.
    else if (c.fromRegister !== 'draft_act' && !c.activity) initiatives.push(c.origin)
  }
  for await (const _ of eachCase(caseIds, count, tally));
  allDone(tally)
  council.activities = activities.flatMap((a) => activityFacts(a, period, (id) => decisions.get(id)) ?? [])
  return countReport(
    period,
    { appeals, letters, draftActs, initiatives, happened, council },
    reportKeys(rules),
    rules.calendar,
  )
}

type Counted = { -readonly [K in keyof CouncilFacts]: CouncilFacts[K] }

/** What a log of the council's own work adds, where it is one. */
const countCouncil = (council: Counted, activities: KnownActivity[], commits: readonly Commit[]): void => {
  const a = activityOf(commits)
  if (a) {
    const { announcement, document, attendance, publications, ...known } = a
    activities.push({
      ...known,
      present: attendance?.present,
      total: attendance?.total,
      announcementDue: announcement?.due ?? undefined,
      documentDue: document?.due ?? undefined,
      publishedOn: publications.map(({ publishedOn }) => publishedOn).sort()[0],
    })
  }
  const id = commits[0]?.caseId
  if (id === channelsId) council.channels = figuresOf(commits)
  if (id !== membersId) return
  const { members, term } = compositionOf(commits)
  council.members = members
  council.seats = term?.seats
}

/** Where two reports differ: the path, and the value of each. */
export const differences = (
  a: unknown,
  b: unknown,
  path = '',
): { path: string; a: unknown; b: unknown }[] => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return Object.is(a, b) ? [] : [{ path, a, b }]
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) =>
    differences(left[key], right[key], path ? `${path}.${key}` : key),
  )
}
