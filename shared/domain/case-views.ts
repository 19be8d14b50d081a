/** The views that a log amounts to. */
import type { Commit } from '../../events/commit.ts'
import type { Rating, TermKey } from '../../events/values.ts'
import { councilViewsOf } from './activities/views.ts'
import { ratingsOf } from './appeals/rating.ts'
import { type Case, type CaseState, mainOf, statusOf } from './case.ts'
import { defined } from './defined.ts'
import { handoversOf } from './desk/handover.ts'
import { evolve } from './fold.ts'
import { type Course, type History, remarksOf, remembered, restated, rowOf } from './history.ts'
import type { Letter } from './letters/letter.ts'
import { dueFirst } from './pending.ts'
import {
  type CaseView,
  type Fact,
  type FactView,
  type HandoverView,
  isHandoverView,
  type LetterView,
  type View,
} from './views.ts'

const headOwes = (c: Case): TermKey[] | undefined => {
  const terms = Object.values(c.pending)
    .filter(({ owner }) => owner.role === 'head')
    .map(({ deadline }) => deadline.term)
  return terms.length ? terms.sort() : undefined
}

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
    ...dueFirst(c.pending),
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
