/**
 * The period report once more, from the logs and past the views: each log is folded as far as the end of the period,
 * and what it amounts to is counted. Reads every case there is; for operators who want to be certain.
 */
import type { Commit } from '../../events/commit.ts'
import type { CaseEvent } from '../../events/events.ts'
import { type Case, type CaseState, evolve, type Letter } from '../domain/case.ts'
import {
  type AppealFacts,
  type CohortFacts,
  countReport,
  type DraftFacts,
  type LetterFacts,
  type Period,
  type Report,
} from '../domain/report.ts'
import type { Standing } from '../domain/views.ts'
import type { CouncilRules } from './council-rules.ts'
import type { CaseLog } from './ports.ts'
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

/** A log's events, each with its local day; what was written down together with the case began with it. */
const datedEvents = (log: readonly Commit[], dayOf: CouncilRules['dayOf']): Dated[] => {
  const [first] = log
  const opening = first?.events[0]
  const began = opening && 'receivedOn' in opening ? opening.receivedOn : ''
  return log.flatMap(({ at, events }) =>
    events.map((event) => {
      const initial = at <= (first?.at ?? '')
      const fields = event as unknown as Record<string, string>
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

const standingOf = (c: Case): Standing => {
  if (c.kind === 'initiative') return 'in_review'
  if (c.ended) return c.ended === 'forwarded' ? 'out_of_competence' : c.ended
  if (c.kind === 'draft_act') return 'in_review'
  if (c.closedOn) return 'answered'
  return c.longTerm ? 'long_term' : 'in_review'
}

const pausesOf = (c: Case) => [...c.pauses, ...(c.stopped ? [{ from: c.stopped.on, to: '9999-12-31' }] : [])]

const appealFacts = (c: Extract<Case, { kind: 'appeal' }>): AppealFacts => ({
  receivedOn: c.receivedOn,
  standing: standingOf(c),
  topic: c.topic,
  commission: c.commission,
  applicant: c.entityForm ?? c.applicantKind,
  due: standingOf(c) === 'answered' && c.first ? c.first.due : c.main.due,
  firstAnswerOn: c.first?.on,
  pauses: pausesOf(c),
  extended: c.extensions > 0,
})

const letterFacts = (c: Case, letter: Letter): LetterFacts => ({
  sentOn: letter.sentOn,
  agency: letter.agency,
  about: c.kind,
  due: letter.deadline.due,
  answeredOn: letter.response?.firstOn,
})

const draftFacts = (c: Extract<Case, { kind: 'draft_act' }>): DraftFacts => {
  const given = c.recommendation ? [...c.earlier, c.recommendation] : []
  const answers = Object.values(c.letters).flatMap(({ response }) => response?.remarks ?? [])
  return {
    receivedOn: c.receivedOn,
    agency: c.agency,
    standing: standingOf(c),
    recommendedOn: given[0]?.on,
    outcome: given.at(-1)?.outcome,
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

const happenedIn = (events: readonly Dated[], within: (day: string) => boolean): CohortFacts['happened'] => {
  const many = (is: (event: CaseEvent) => boolean) =>
    events.filter(({ day, event }) => within(day) && is(event)).length
  return {
    answered: many((e) => e.type === 'AppealAnswered'),
    lettersAnswered: many((e) => e.type === 'ResponseRecorded' && e.effect === 'first'),
    recommended: many((e) => e.type === 'RecommendationGiven'),
  }
}

/** The report as the logs have it. `caseIds` are those of all cases. */
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
  for await (const caseId of caseIds) {
    const events = datedEvents(await log.load(caseId), rules.dayOf)
    const facts = happenedIn(events, within)
    for (const fact of Object.keys(happened) as (keyof typeof happened)[]) happened[fact] += facts[fact]
    const c = caseAsOf(caseId, events, period.to)
    if (!c) continue
    const sent = Object.values(c.letters).filter(({ sentOn }) => within(sentOn))
    letters.push(...sent.map((letter) => letterFacts(c, letter)))
    if (!within(c.receivedOn)) continue
    if (c.kind === 'appeal') appeals.push(appealFacts(c))
    else if (c.kind === 'draft_act') draftActs.push(draftFacts(c))
    else initiatives.push(c.origin)
  }
  return countReport(
    period,
    { appeals, letters, draftActs, initiatives, happened },
    reportKeys(rules),
    rules.calendar,
  )
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
