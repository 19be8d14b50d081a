/** What was known of cases and letters at the end of a local day: what happened later is ignored. Pure. */
import type { CaseKind, Rating } from '../../../events/values.ts'
import type { Course, RemarksAnswered, Standing } from '../history.ts'
import { isBy } from '../terms/days.ts'
import type { Pause } from '../terms.ts'
import type { CaseView, Fact, LetterView } from '../views.ts'
import type { CouncilFacts } from './council.ts'

/** The end of a local day: the day, and the instant (UTC) at which the next one begins. */
export type AsOf = { day: string; endsAt: string }

/** An appeal as it stood. `due` is the date in force at the first answer, or at the end of the day without one. */
export type AppealFacts = {
  receivedOn: string
  standing: Standing
  topic: string | undefined
  commission: string | undefined
  applicant: string | undefined
  due: string | null
  firstAnswerOn: string | undefined
  /** When the applicant had it: that day, or the one on which it was handed over. */
  reachedOn: string | undefined
  pauses: readonly Pause[]
  extended: boolean
  /** Of each answer that was rated. */
  rated: readonly Rating[]
}
export type LetterFacts = {
  sentOn: string
  agency: string
  about: CaseKind
  due: string | null
  answeredOn: string | undefined
}
/** `recommendedOn` is the first recommendation's day, `outcome` the last one's; remarks are those on all versions. */
export type DraftFacts = {
  receivedOn: string
  agency: string | undefined
  standing: Standing
  recommendedOn: string | undefined
  outcome: string | undefined
  /** Whether a day had passed without recommendations, and been counted. */
  isAgreed: boolean
  made: number
  answered: readonly RemarksAnswered[]
  pauses: readonly Pause[]
}
export type CohortFacts = {
  appeals: readonly AppealFacts[]
  letters: readonly LetterFacts[]
  draftActs: readonly DraftFacts[]
  /** What each initiative of the period arose from. */
  initiatives: readonly string[]
  happened: Record<Fact, number>
  /** What the council itself did. */
  council?: CouncilFacts
}

/** What held at the end of the day. */
const onDay = <T>(course: Course<T>, { day }: AsOf): T | undefined =>
  course.findLast(([since]) => since <= day)?.[1]
const atEnd = <T>(course: Course<T>, { endsAt }: AsOf): T | undefined =>
  course.findLast(([since]) => since < endsAt)?.[1]

const until = (on: string | undefined, { day }: AsOf) => (isBy(on, day) ? on : undefined)

const isBefore = (at: string | undefined, { endsAt }: AsOf) => at !== undefined && at < endsAt

const pausesOf = (view: CaseView): Pause[] => (view.pausedDays ?? []).map(([from, to]) => ({ from, to }))

const standingOf = (view: CaseView, asOf: AsOf) => onDay(view.standings ?? [], asOf) ?? 'in_review'

/** An answer that is known by then to be handed over reaches its applicant on the day that it was. */
const reachedOn = ({ firstAnswerOn, handing }: CaseView, asOf: AsOf) =>
  until(handing && handing.since <= asOf.day ? handing.on : firstAnswerOn, asOf)

const appealFacts = (view: CaseView, asOf: AsOf): AppealFacts => {
  const standing = standingOf(view, asOf)
  return {
    receivedOn: view.receivedOn,
    standing,
    topic: view.topic,
    commission: atEnd(view.commissions ?? [], asOf) ?? undefined,
    applicant: view.applicant,
    due: standing === 'answered' || !view.dues ? view.dueOn : (atEnd(view.dues, asOf) ?? null),
    firstAnswerOn: until(view.firstAnswerOn, asOf),
    reachedOn: reachedOn(view, asOf),
    pauses: pausesOf(view),
    extended: isBefore(view.extendedAt, asOf),
    rated: (view.rated ?? []).flatMap(([on, rating]) => (on <= asOf.day ? [rating] : [])),
  }
}

const letterFacts = (view: LetterView, asOf: AsOf): LetterFacts => {
  const answeredOn = until(view.answeredOn, asOf)
  return {
    sentOn: view.sentOn,
    agency: view.agency,
    about: view.about,
    due: answeredOn || !view.dues ? view.dueOn : (atEnd(view.dues, asOf) ?? null),
    answeredOn,
  }
}

/** What its body had said to a letter. */
export const decisionOf = (view: LetterView, asOf: AsOf): string | undefined => {
  if (!until(view.answeredOn, asOf)) return undefined
  return view.decisions ? onDay(view.decisions, asOf) : view.decision
}

const remarksOf = (view: LetterView, asOf: AsOf): RemarksAnswered[] => {
  const remarks = view.remarksBy ? onDay(view.remarksBy, asOf) : until(view.answeredOn, asOf) && view.remarks
  return remarks ? [remarks] : []
}

const draftFacts = (view: CaseView, letters: readonly LetterView[], asOf: AsOf): DraftFacts => {
  const last: Course<{ outcome: string; remarks: number }> = view.recommendedOn
    ? [[view.recommendedOn, { outcome: view.outcome ?? '', remarks: view.remarks ?? 0 }]]
    : []
  const given = [...(view.recommended ?? []), ...last].filter(([on]) => on <= asOf.day)
  return {
    receivedOn: view.receivedOn,
    agency: view.agency,
    standing: standingOf(view, asOf),
    recommendedOn: given[0]?.[0],
    outcome: given.at(-1)?.[1].outcome || undefined,
    isAgreed: isBefore(view.agreedAt, asOf),
    made: given.reduce((sum, [, { remarks }]) => sum + remarks, 0),
    answered: letters.filter((l) => l.caseId === view.caseId).flatMap((letter) => remarksOf(letter, asOf)),
    pauses: pausesOf(view),
  }
}

/** What was known at the end of the day of the cases and letters of these views, all of which are of the period. */
export const factsOf = (
  cases: readonly CaseView[],
  letters: readonly LetterView[],
  happened: Record<Fact, number>,
  asOf: AsOf,
): CohortFacts => {
  const of = (kind: CaseKind) => cases.filter((view) => view.kind === kind)
  return {
    appeals: of('appeal').map((view) => appealFacts(view, asOf)),
    letters: letters.map((view) => letterFacts(view, asOf)),
    draftActs: of('draft_act').map((view) => draftFacts(view, letters, asOf)),
    // Letters of an old register that belong to no case are cases of their own, and not all of them initiatives.
    initiatives: of('initiative').flatMap((view) => view.origin ?? []),
    happened,
  }
}
