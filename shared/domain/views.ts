/**
 * What lists and reports need of a case: one view for the case, one for each of its letters, and one for each fact
 * that reports count by its own day. They carry the dates of their facts, so that a report can be made as of any day.
 * A view's `version` is that of the last commit that changed it, so a rebuilt view equals the one it replaces.
 */
import type { Commit } from '../../events/commit.ts'
import type {
  facts,
  HandoverMatter,
  Language,
  LetterKind,
  Post,
  Rating,
  Status,
  TermKey,
} from '../../events/values.ts'
import {
  type ActivityView,
  type ChannelsView,
  type CompositionView,
  type CouncilView,
  councilViewsOf,
  type DirectoryView,
} from './activities/views.ts'
import { ratingsOf } from './appeals/rating.ts'
import { type Case, type CaseState, type Letter, mainOf, statusOf } from './case.ts'
import { handoversOf } from './desk/handover.ts'
import { evolve } from './fold.ts'
import {
  type Course,
  type History,
  type RemarksAnswered,
  remarksOf,
  remembered,
  restated,
  rowOf,
  type Standing,
} from './history.ts'

export type CaseView = {
  caseId: string
  part: 'case'
  version: number
  kind: Case['kind']
  status: Status
  /** Under which its subject is kept. */
  content?: string
  topic?: string
  commission?: string
  agency?: string
  applicant?: string
  /** Of an appeal: in which language its applicant is written to, and how it came. */
  language?: Language
  channel?: Extract<Case, { kind: 'appeal' }>['channel']
  /** No mail reaches the applicant. */
  unreachable?: true
  /** What waits to be handed over, and whether a mail that did not arrive is among it. */
  byHand?: HandoverMatter[]
  undelivered?: true
  /** When the applicant last wrote, UTC. */
  saidAt?: string
  receivedOn: string
  registeredOn: string
  dueOn: string | null
  /** The nearest open due date of the whole case, letters included; `unset` where a calendar is missing. */
  nextDue?: string
  /** What is due then. */
  nextTerm?: TermKey
  /** Who owes it: a role, and after `:` the commission or agency that it is played for. */
  nextOwner?: string
  /** What the head of the council is to decide, whatever else is due before it; absent in rows of earlier versions too. */
  headOwes?: TermKey[]
  /** The first answer's day; `dueOn` is then the date that was in force on it. */
  firstAnswerOn?: string
  /** From the local day `since` on the first answer counts as given on the day that it was handed over. */
  handing?: { since: string; on?: string }
  disputed?: true
  extended?: true
  /** Local days from the first on, up to and without the second; `9999-12-31` while the clock stands still. */
  pausedDays?: [string, string][]
  longTermOn?: string
  origin?: string
  outcome?: string
  recommendedOn?: string
  /** When it was first counted that a day passed without recommendations on a draft, UTC. */
  agreedAt?: string
  remarks?: number
  closedOn?: string
  /** By local day; absent while it has always been `in_review`. */
  standings?: Course<Standing>
  /** By instant; null after a return. */
  commissions?: Course<string | null>
  /** The answer's due date by instant; absent while it has only ever been one. */
  dues?: Course<string | null>
  /** When the answer's term was first extended, UTC; `''`: at the start. */
  extendedAt?: string
  /** What the applicant made of each answer, by local day. */
  rated?: Course<Rating>
  /** Those before the last one, by local day. */
  recommended?: Course<{ outcome: string; remarks: number }>
}

export type LetterView = {
  caseId: string
  part: string
  version: number
  /** Under which its subject is kept: the draft's, for a letter that carries a recommendation. */
  content?: string
  letterKind?: LetterKind
  signedBy?: Post
  agency: string
  about: Case['kind']
  commission?: string
  sentOn: string
  dueOn: string | null
  answeredOn?: string
  decision?: string
  /** `decision` by local day; absent while it has only been one. */
  decisions?: Course<string>
  remarks?: RemarksAnswered
  /** By instant; absent while the due date has only ever been one. */
  dues?: Course<string | null>
  /** `remarks` by local day; absent while they have only been answered once. */
  remarksBy?: Course<RemarksAnswered>
}

/** What a report counts by its own day. */
export type Fact = (typeof facts)[number]

/** `on` is a local day; absent for what an old register told and took back. */
export type FactView = { caseId: string; part: string; version: number; fact: Fact; on?: string }

/** Something of a case that waits to be handed over; without `since` when it is done. */
export type HandoverView = {
  caseId: string
  part: string
  version: number
  handover: HandoverMatter
  since?: string
  dueOn?: string | null
  undelivered?: true
}

export type View = CaseView | LetterView | FactView | HandoverView | CouncilView

export const isCaseView = (view: View): view is CaseView => view.part === 'case'
export const isFactView = (view: View): view is FactView => 'fact' in view
export const isHandoverView = (view: View): view is HandoverView => 'handover' in view
export const isActivityView = (view: View): view is ActivityView => view.part === 'activity'
export const isCompositionView = (view: View): view is CompositionView => view.part === 'members'
export const isChannelsView = (view: View): view is ChannelsView => view.part === 'channels'
export const isDirectoryView = (view: View): view is DirectoryView => view.part === 'directory'
const isCouncilView = (view: View): view is CouncilView =>
  isActivityView(view) || isCompositionView(view) || isChannelsView(view) || isDirectoryView(view)
export const isLetterView = (view: View): view is LetterView =>
  !isCaseView(view) && !isFactView(view) && !isHandoverView(view) && !isCouncilView(view)

/** Sorts before every date, so that whatever has no date yet is always looked at. */
export const unset = '0000-00-00'

/** Of what waits, what is due first. */
const next = (c: Case) => {
  const [first] = Object.values(c.pending)
    .map(({ deadline, owner: { role, as } }) => ({
      due: deadline.due ?? unset,
      term: deadline.term,
      owner: as ? `${role}:${as}` : role,
    }))
    .sort((a, b) => (`${a.due}${a.term}` < `${b.due}${b.term}` ? -1 : 1))
  return { nextDue: first?.due, nextTerm: first?.term, nextOwner: first?.owner }
}

const headOwes = (c: Case): TermKey[] | undefined => {
  const terms = Object.values(c.pending)
    .filter(({ owner }) => owner.role === 'head')
    .map(({ deadline }) => deadline.term)
  return terms.length ? terms.sort() : undefined
}

const defined = <T extends object>(o: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(o).filter(([, value]) => value !== undefined)) as T

const outcomeOf = (c: Case) => {
  if (c.kind === 'appeal') return c.answer?.outcome
  return c.kind === 'draft_act' ? c.recommendation?.outcome : undefined
}

/** The history where it says more than its last value does. */
const changed = <T>(course: Course<T> | undefined) => (course && course.length > 1 ? course : undefined)

/** While the clock stands still, so does every day to come. */
const forever = '9999-12-31'

const pausedDaysOf = (c: Case): [string, string][] => [
  ...c.pauses.map(({ from, to }): [string, string] => [from, to]),
  ...(c.stopped ? [[c.stopped.on, forever] as [string, string]] : []),
]

const caseView = (c: Case, h: History): Omit<CaseView, 'version'> => {
  const paused = pausedDaysOf(c)
  const byHand = handoversOf(c)
  const rated = c.kind === 'appeal' ? ratingsOf(c) : []
  return defined({
    caseId: c.caseId,
    part: 'case',
    kind: c.kind,
    status: statusOf(c),
    content: c.content,
    topic: c.topic,
    commission: c.commission,
    agency: c.kind === 'draft_act' ? c.agency : undefined,
    applicant: c.kind === 'appeal' ? (c.entityForm ?? c.applicantKind) : undefined,
    ...(c.kind === 'appeal' && {
      language: c.language,
      channel: c.channel,
      unreachable: c.reachable ? undefined : true,
    }),
    byHand: byHand.length ? [...new Set(byHand.map(({ what }) => what))] : undefined,
    undelivered: byHand.some(({ undelivered }) => undelivered) ? true : undefined,
    saidAt: c.messages.at(-1)?.at,
    receivedOn: c.receivedOn,
    registeredOn: c.registeredOn,
    dueOn: c.kind === 'appeal' && c.first ? c.first.due : (mainOf(c)?.due ?? null),
    ...next(c),
    headOwes: headOwes(c),
    firstAnswerOn: c.kind === 'appeal' ? c.first?.on : undefined,
    handing: c.kind === 'appeal' ? c.handing : undefined,
    disputed: c.kind === 'appeal' && c.disputed ? true : undefined,
    extended: c.kind === 'appeal' && c.extensions > 0 ? true : undefined,
    pausedDays: paused.length ? paused : undefined,
    longTermOn: c.kind === 'appeal' ? c.longTerm?.on : undefined,
    // Neither an old register's letters about draft acts nor an activity's are initiatives of the council.
    origin: c.kind === 'initiative' && c.fromRegister !== 'draft_act' && !c.activity ? c.origin : undefined,
    outcome: outcomeOf(c),
    recommendedOn: c.kind === 'draft_act' ? c.recommendation?.on : undefined,
    agreedAt: c.kind === 'draft_act' ? c.agreedAt : undefined,
    remarks: c.kind === 'draft_act' ? c.recommendation?.remarks : undefined,
    closedOn: c.closedOn,
    standings: h.standings.length > 1 ? h.standings.slice(1) : undefined,
    commissions: h.commissions.length ? h.commissions : undefined,
    dues: changed(h.dues),
    extendedAt: h.extendedAt,
    rated: rated.length ? rated.map(({ on, rating }): [string, Rating] => [on, rating]) : undefined,
    recommended:
      c.kind === 'draft_act' && c.earlier.length
        ? c.earlier.map(({ on, outcome, remarks }): [string, { outcome: string; remarks: number }] => [
            on,
            { outcome, remarks },
          ])
        : undefined,
  })
}

const letterView = (c: Case, h: History, letter: Letter): Omit<LetterView, 'version'> => {
  const { dues, remarks, decisions } = h.letters[letter.number] ?? { dues: [], remarks: [], decisions: [] }
  return defined({
    caseId: c.caseId,
    part: letter.number,
    content: letter.remarks === undefined ? letter.content : c.content,
    letterKind: letter.kind,
    signedBy: letter.signedBy,
    agency: letter.agency,
    about: letter.about ?? c.kind,
    commission: c.commission,
    sentOn: letter.sentOn,
    dueOn: letter.deadline.due,
    answeredOn: letter.response?.firstOn,
    decision: letter.response?.decision,
    decisions: changed(decisions),
    remarks: remarksOf(letter),
    dues: changed(dues),
    remarksBy: changed(remarks),
  })
}

/** Each under the key that it waits under. */
const handoverViews = (c: Case): Omit<HandoverView, 'version'>[] =>
  handoversOf(c).map(({ key, what, due, undelivered }) =>
    defined({
      caseId: c.caseId,
      part: key,
      handover: what,
      since: c.pending[key]?.deadline.from,
      dueOn: due,
      undelivered: undelivered ? true : undefined,
    }),
  )

/** Each under a part of its own; no letter's number has a `:`. */
const factViews = (c: Case, h: History): Omit<FactView, 'version'>[] => {
  const fact = (name: Fact, which: string | number, on: string) => ({
    caseId: c.caseId,
    part: `${name}:${which}`,
    fact: name,
    on,
  })
  const answers = h.standings.filter(([, standing]) => standing === 'answered')
  const given = c.kind === 'draft_act' && c.recommendation ? [...c.earlier, c.recommendation] : []
  return [
    ...answers.map(([on], i) => fact('answered', i + 1, on)),
    ...given.map(({ on }, i) => fact('recommended', i + 1, on)),
    ...Object.values(c.letters).flatMap(({ number, response }) =>
      response ? [fact('lettersAnswered', number, response.firstOn)] : [],
    ),
  ]
}

/** The views that a log amounts to. */
export const viewsOf = (log: readonly Commit[]): View[] => {
  const latest = new Map<string, { content: string; view: View }>()
  let state: CaseState
  let h: History = { openedAt: log[0]?.at ?? '', standings: [], commissions: [], dues: [], letters: {} }
  for (const commit of log) {
    for (const event of commit.events) {
      const row = rowOf(event)
      if (row) h = restated(h, row, commit.at)
      state = evolve(state, commit.caseId, event, commit.at)
      if (state) h = remembered(h, state, commit.at)
    }
    if (!state) continue
    const c = state
    const letters = Object.values(c.letters).map((letter) => letterView(c, h, letter))
    const told = factViews(c, h)
    const waiting = handoverViews(c)
    const gone = [...latest.values()].flatMap(({ view: { caseId, part, ...view } }) =>
      'fact' in view && !told.some((fact) => fact.part === part) ? [{ caseId, part, fact: view.fact }] : [],
    )
    const handed = [...latest.values()].flatMap(({ view }) =>
      isHandoverView(view) && !waiting.some(({ part }) => part === view.part)
        ? [{ caseId: view.caseId, part: view.part, handover: view.handover }]
        : [],
    )
    for (const view of [caseView(c, h), ...letters, ...told, ...gone, ...waiting, ...handed]) {
      const content = JSON.stringify(view)
      if (latest.get(view.part)?.content !== content)
        latest.set(view.part, { content, view: { ...view, version: commit.version } as View })
    }
  }
  return state ? [...latest.values()].map(({ view }) => view) : councilViewsOf(log)
}
