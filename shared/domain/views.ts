/**
 * What lists need of a case: one view for the case and one for each of its letters, with the dates of its facts.
 * A view's `version` is that of the last commit that changed it, so a rebuilt view equals the one it replaces.
 */
import type { Commit } from '../../events/commit.ts'
import type { TermKey } from '../../events/values.ts'
import { applyCommit, type Case, type CaseState, type Letter, mainOf, statusOf } from './case.ts'

export type CaseView = {
  caseId: string
  part: 'case'
  version: number
  kind: Case['kind']
  status: string
  /** Under which its subject is kept. */
  content?: string
  topic?: string
  commission?: string
  agency?: string
  applicant?: string
  receivedOn: string
  registeredOn: string
  dueOn: string | null
  /** The nearest open due date of the whole case, letters included; `unset` where a calendar is missing. */
  nextDue?: string
  /** What is due then. */
  nextTerm?: TermKey
  /** The first answer's day; `dueOn` is then the date that was in force on it. */
  firstAnswerOn?: string
  disputed?: true
  extended?: true
  pausedDays?: [string, string][]
  longTermOn?: string
  origin?: string
  outcome?: string
  recommendedOn?: string
  remarks?: number
  closedOn?: string
}

export type LetterView = {
  caseId: string
  part: string
  version: number
  /** Under which its subject is kept: the draft's, for a letter that carries a recommendation. */
  content?: string
  agency: string
  about: Case['kind']
  commission?: string
  sentOn: string
  dueOn: string | null
  answeredOn?: string
  decision?: string
  remarks?: { accepted: number; declined: number }
}

export type View = CaseView | LetterView

/** Sorts before every date, so that whatever has no date yet is always looked at. */
export const unset = '0000-00-00'

/** Of what waits, what is due first. */
const next = (c: Case) => {
  const [first] = Object.values(c.pending)
    .map(({ deadline }) => ({ due: deadline.due ?? unset, term: deadline.term }))
    .sort((a, b) => (`${a.due}${a.term}` < `${b.due}${b.term}` ? -1 : 1))
  return { nextDue: first?.due, nextTerm: first?.term }
}

const defined = <T extends object>(o: T): T =>
  Object.fromEntries(Object.entries(o).filter(([, value]) => value !== undefined)) as T

const outcomeOf = (c: Case) => {
  if (c.kind === 'appeal') return c.answer?.outcome
  return c.kind === 'draft_act' ? c.recommendation?.outcome : undefined
}

const caseView = (c: Case): Omit<CaseView, 'version'> =>
  defined({
    caseId: c.caseId,
    part: 'case',
    kind: c.kind,
    status: statusOf(c),
    content: c.content,
    topic: c.topic,
    commission: c.commission,
    agency: c.kind === 'draft_act' ? c.agency : undefined,
    applicant: c.kind === 'appeal' ? (c.entityForm ?? c.applicantKind) : undefined,
    receivedOn: c.receivedOn,
    registeredOn: c.registeredOn,
    dueOn: c.kind === 'appeal' && c.first ? c.first.due : (mainOf(c)?.due ?? null),
    ...next(c),
    firstAnswerOn: c.kind === 'appeal' ? c.first?.on : undefined,
    disputed: c.kind === 'appeal' && c.disputed ? true : undefined,
    extended: c.kind === 'appeal' && c.extensions > 0 ? true : undefined,
    pausedDays: c.pauses.length ? c.pauses.map(({ from, to }) => [from, to]) : undefined,
    longTermOn: c.kind === 'appeal' ? c.longTerm?.on : undefined,
    // An old register's letters about draft acts are no initiatives of the council.
    origin: c.kind === 'initiative' && c.fromRegister !== 'draft_act' ? c.origin : undefined,
    outcome: outcomeOf(c),
    recommendedOn: c.kind === 'draft_act' ? c.recommendation?.on : undefined,
    remarks: c.kind === 'draft_act' ? c.recommendation?.remarks : undefined,
    closedOn: c.closedOn,
  })

const letterView = (c: Case, letter: Letter): Omit<LetterView, 'version'> =>
  defined({
    caseId: c.caseId,
    part: letter.number,
    content: letter.remarks === undefined ? letter.content : c.content,
    agency: letter.agency,
    about: letter.about ?? c.kind,
    commission: c.commission,
    sentOn: letter.sentOn,
    dueOn: letter.deadline.due,
    answeredOn: letter.response?.firstOn,
    decision: letter.response?.decision,
    remarks: letter.response?.remarks && {
      accepted: letter.response.remarks.filter((r) => r.accepted).length,
      declined: letter.response.remarks.filter((r) => !r.accepted).length,
    },
  })

/** The views that a log amounts to. */
export const viewsOf = (log: readonly Commit[]): View[] => {
  const latest = new Map<string, { content: string; view: View }>()
  let state: CaseState
  for (const commit of log) {
    state = applyCommit(state, commit)
    if (!state) continue
    const c = state
    for (const view of [caseView(c), ...Object.values(c.letters).map((letter) => letterView(c, letter))]) {
      const content = JSON.stringify(view)
      if (latest.get(view.part)?.content !== content)
        latest.set(view.part, { content, view: { ...view, version: commit.version } as View })
    }
  }
  return [...latest.values()].map(({ view }) => view)
}
