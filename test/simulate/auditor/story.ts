/** What a log amounts to, told anew from the law's side: who waits for whom until when, and how it stood when. */
import type { Commit, Deadline, Event } from './logs.ts'

export type Waiting = { deadline: Deadline; role: string; as?: string | undefined; missed: boolean; told: Map<string, number> }
export type Letter = {
  number: string
  agency: string
  content: string
  sentOn: string
  due: string | null
  dues: [string, string | null][]
  remarks?: number
  first?: string
  decision?: string
  answered?: { accepted: number; declined: number }
  answeredBy: [string, { accepted: number; declined: number }][]
}
export type Story = {
  caseId: string
  kind: 'appeal' | 'draft_act' | 'initiative'
  openedAt: string
  content: string
  topic?: string
  agency?: string
  applicant?: string
  reachable: boolean
  receivedOn: string
  registeredOn: string
  commission?: string
  hasBeenAsked: boolean
  assignments: number
  accepted: boolean
  waiting: Map<string, Waiting>
  letters: Map<string, Letter>
  pauses: { from: string; to: string }[]
  stoppedOn?: string
  closedOn?: string
  ended?: string
  main?: Deadline
  forwarding?: Deadline
  dispute?: Deadline
  disputed: boolean
  answers: { content: string; on: string; outcome: string }[]
  answered: boolean
  firstAnswer?: { on: string; due: string | null }
  question?: string
  questions: { content: string; over?: 'replied' | 'lapsed' }[]
  extension?: string
  extensions: number
  longTermOn?: string
  draftVersion: number
  versionOn?: string
  recommendations: { on: string; outcome: string; remarks: number; version: number; content: string; letter?: string }[]
  origin?: string
  erased: boolean
  standings: [string, string][]
  commissions: [string, string | null][]
  dues: [string, string | null][]
  extendedAt?: string
}

/** The fields that are read here, of whichever event has them. */
type E = Event &
  Record<
    | 'content'
    | 'agency'
    | 'applicantKind'
    | 'receivedOn'
    | 'registeredOn'
    | 'commission'
    | 'forwardedOn'
    | 'grant'
    | 'setOn'
    | 'withdrawnOn'
    | 'answeredOn'
    | 'outcome'
    | 'on'
    | 'returnedOn'
    | 'decidedOn'
    | 'givenOn'
    | 'letter'
    | 'sentOn'
    | 'decision'
    | 'effect'
    | 'deadline'
    | 'to',
    string
  > &
  Record<
    'answer' | 'triage' | 'acceptance' | 'clarification' | 'notice' | 'control' | 'recommendation' | 'response',
    Deadline
  > & {
    topic?: string
    entityForm?: string
    origin?: string
    reachable?: boolean
    part?: boolean
    dispute?: Deadline
    draftVersion: number
    remarks: number
    stage: number
    moved: { key: string; deadline: Deadline }[]
  }

const begun = (caseId: string, at: string, e: E): Story | undefined => {
  const kinds = { AppealRegistered: 'appeal', DraftActRegistered: 'draft_act', InitiativeOpened: 'initiative' } as const
  const kind = kinds[e.type as keyof typeof kinds]
  if (!kind) return undefined
  const story: Story = {
    caseId,
    kind,
    openedAt: at,
    content: e.content,
    ...(e.topic && { topic: e.topic }),
    ...(e.agency && { agency: e.agency }),
    ...(kind === 'appeal' && { applicant: e.entityForm ?? e.applicantKind }),
    reachable: Boolean(e.reachable),
    receivedOn: e.receivedOn,
    registeredOn: e.registeredOn,
    hasBeenAsked: false,
    assignments: 0,
    accepted: false,
    waiting: new Map(),
    letters: new Map(),
    pauses: [],
    disputed: false,
    answers: [],
    answered: false,
    questions: [],
    extensions: 0,
    draftVersion: e.draftVersion,
    recommendations: [],
    erased: false,
    standings: [['', 'in_review']],
    commissions: [],
    dues: [],
    ...(e.origin && { origin: e.origin }),
  }
  if (kind === 'appeal') {
    waits(story, 'answer', e.answer, 'secretary')
    waits(story, 'triage', e.triage, 'secretary')
    story.main = e.answer
    story.forwarding = e.triage
  } else if (kind === 'draft_act') {
    waits(story, 'recommendation', e.recommendation, 'secretary')
    waits(story, 'triage', e.triage, 'secretary')
    story.main = e.recommendation
  }
  return story
}

const waits = (s: Story, key: string, deadline: Deadline, role: string, as?: string) =>
  s.waiting.set(key, { deadline, role, as, missed: false, told: new Map() })
const owns = (s: Story): [role: string, as?: string] => (s.commission ? ['chair', s.commission] : ['secretary'])
const isOwn = (key: string) => key === 'answer' || key === 'recommendation'

const handsOver = (s: Story, role: string, as?: string) => {
  for (const [key, one] of s.waiting)
    if (isOwn(key) || key === 'control') s.waiting.set(key, { ...one, role, as })
}
const runsAgain = (s: Story, on: string) => {
  if (s.stoppedOn) s.pauses = [...s.pauses, { from: s.stoppedOn, to: on }]
  delete s.stoppedOn
}
const closes = (s: Story, on: string, ended?: string) => {
  runsAgain(s, on)
  s.closedOn = on
  if (ended) s.ended = ended
  for (const key of [...s.waiting.keys()]) if (!key.startsWith('letter:')) s.waiting.delete(key)
  if (s.kind === 'appeal') {
    delete s.question
    delete s.extension
    delete s.longTermOn
  }
}
const moves = (s: Story, moved: { key: string; deadline: Deadline }[]) => {
  for (const { key, deadline } of moved) {
    const one = s.waiting.get(key)
    if (one) waits(s, key, deadline, one.role, one.as)
    if (isOwn(key)) s.main = deadline
    if (key === 'forwarding') s.forwarding = deadline
    if (key === 'dispute' && s.dispute) s.dispute = deadline
    const letter = s.letters.get(key.slice(7))
    if (key.startsWith('letter:') && letter) letter.due = deadline.due
  }
}

const told: Record<string, (s: Story, e: E, at: string) => void> = {
  TriageRequested: (s) => {
    s.hasBeenAsked = true
  },
  CaseAssigned: (s, e) => {
    s.commission = e.commission
    s.accepted = false
    s.assignments++
    s.waiting.delete('triage')
    handsOver(s, 'chair', e.commission)
    waits(s, 'acceptance', e.acceptance, 'chair', e.commission)
  },
  ChairReplaced: (s) => {
    s.assignments++
  },
  CaseAccepted: (s) => {
    s.accepted = true
    s.waiting.delete('acceptance')
  },
  CaseReturned: (s, e) => {
    delete s.commission
    s.accepted = false
    s.hasBeenAsked = true
    s.waiting.delete('acceptance')
    handsOver(s, 'secretary')
    waits(s, 'triage', e.triage, 'secretary')
  },
  AppealForwarded: (s, e) => {
    if (!e.part) closes(s, e.forwardedOn, 'forwarded')
  },
  ClarificationAsked: (s, e) => {
    s.accepted = true
    s.question = e.content
    s.questions.push({ content: e.content })
    s.waiting.delete('acceptance')
    waits(s, 'clarification', e.clarification, 'applicant')
  },
  ClarificationReceived: (s) => overWith(s, 'replied'),
  ClarificationLapsed: (s) => overWith(s, 'lapsed'),
  ExtensionRequested: (s, e) => {
    s.extension = e.grant
    waits(s, 'extension', e.decision as unknown as Deadline, 'head')
  },
  ExtensionGranted: (s, e) => {
    delete s.extension
    s.waiting.delete('extension')
    s.main = e.answer
    s.extensions++
    waits(s, 'answer', e.answer, ...owns(s))
    waits(s, 'extension_notice', e.notice, 'secretary')
  },
  ExtensionRefused: (s) => {
    delete s.extension
    s.waiting.delete('extension')
  },
  ExtensionTold: (s) => {
    s.waiting.delete('extension_notice')
  },
  LongTermSet: (s, e) => underControl(s, e),
  NextControlSet: (s, e) => underControl(s, e),
  AppealWithdrawn: (s, e) => closes(s, e.withdrawnOn, 'withdrawn'),
  AppealAnswered: (s, e) => {
    const { due = null } = s.main ?? {}
    closes(s, e.answeredOn)
    s.accepted = true
    s.answered = true
    s.answers.push({ content: e.content, on: e.answeredOn, outcome: e.outcome })
    s.firstAnswer ??= { on: e.answeredOn, due }
    if (e.dispute) s.dispute = e.dispute
  },
  AnswerDisputed: (s, e) => {
    delete s.closedOn
    delete s.dispute
    s.answered = false
    s.disputed = true
    s.main = e.answer
    waits(s, 'answer', e.answer, ...owns(s))
  },
  ClockPaused: (s, e) => {
    s.stoppedOn = e.on
  },
  ClockResumed: (s, e) => {
    runsAgain(s, e.on)
    moves(s, e.moved)
  },
  DueDatesMoved: (s, e) => moves(s, e.moved),
  DraftVersionReceived: (s, e) => {
    delete s.closedOn
    delete s.ended
    s.content = e.content
    s.draftVersion = e.draftVersion
    s.versionOn = e.receivedOn
    if (e.topic) s.topic = e.topic
    s.main = e.recommendation
    waits(s, 'recommendation', e.recommendation, ...owns(s))
    if (e.triage) {
      s.hasBeenAsked = false
      waits(s, 'triage', e.triage, 'secretary')
    }
    if (e.acceptance) waits(s, 'acceptance', e.acceptance, ...owns(s))
  },
  DraftReturned: (s, e) => closes(s, e.returnedOn, 'returned'),
  DraftNotConsidered: (s, e) => closes(s, e.decidedOn, 'not_considered'),
  DraftWithdrawn: (s, e) => closes(s, e.withdrawnOn, 'withdrawn'),
  RecommendationGiven: (s, e) => {
    runsAgain(s, e.givenOn)
    s.accepted = true
    s.recommendations.push({ on: e.givenOn, outcome: e.outcome, remarks: e.remarks, version: e.draftVersion, content: e.content })
    s.waiting.delete('recommendation')
    s.waiting.delete('acceptance')
  },
  LetterSent: (s, e) => {
    const given = s.recommendations.at(-1)
    const carries = given && given.letter === undefined && given.content === e.content ? given : undefined
    if (carries) carries.letter = e.letter
    s.letters.set(e.letter, {
      number: e.letter,
      agency: e.agency,
      content: e.content,
      sentOn: e.sentOn,
      due: e.response.due,
      dues: [],
      ...(carries && { remarks: carries.remarks }),
      answeredBy: [],
    })
    waits(s, `letter:${e.letter}`, e.response, 'agency', e.agency)
  },
  ResponseRecorded: (s, e) => {
    const letter = s.letters.get(e.letter)
    if (!letter || e.effect === 'superseded') return
    letter.first ??= e.receivedOn
    letter.decision = e.decision
    const remarks = e.remarks as unknown as { accepted: boolean }[] | undefined
    if (remarks) {
      const accepted = remarks.filter((one) => one.accepted).length
      letter.answered = { accepted, declined: remarks.length - accepted }
    } else delete letter.answered
    s.waiting.delete(`letter:${e.letter}`)
    const given = s.recommendations.at(-1)
    const isLast =
      s.kind === 'draft_act'
        ? given?.letter === e.letter && given.version === s.draftVersion
        : s.kind === 'initiative' && [...s.letters.values()].every(({ first }) => first)
    if (isLast && !s.closedOn) closes(s, e.receivedOn)
    // Its day is the day of the response that counts.
    if (letter.answered) follow(letter.answeredBy, e.receivedOn, letter.answered)
  },
  PersonalDataErased: (s) => {
    s.erased = true
    s.reachable = false
  },
  ReminderSent: (s, e) => {
    s.waiting.get(e.deadline)?.told.set(e.to, e.stage)
  },
  DeadlineMissed: (s, e) => {
    const one = s.waiting.get(e.deadline)
    if (one) one.missed = true
  },
}

const overWith = (s: Story, how: 'replied' | 'lapsed') => {
  const asked = s.questions.find(({ content }) => content === s.question)
  if (asked) asked.over = how
  delete s.question
  s.waiting.delete('clarification')
}
const underControl = (s: Story, e: E) => {
  s.accepted = true
  s.longTermOn ??= e.setOn
  s.waiting.delete('acceptance')
  waits(s, 'control', e.control, ...owns(s))
}

/** Notes what holds from then on, unless it held already. */
const follow = <T>(course: [string, T][], since: string, value: T) => {
  const last = course.at(-1)
  if (!last || JSON.stringify(last[1]) !== JSON.stringify(value)) course.push([since, value])
}

const remembers = (s: Story, at: string) => {
  const since = at <= s.openedAt ? '' : at
  const reopened = s.main?.from ?? s.receivedOn
  const [on, standing] = ((): [string, string] => {
    if (s.kind === 'initiative') return [s.receivedOn, 'in_review']
    if (s.ended) return [s.closedOn ?? reopened, s.ended === 'forwarded' ? 'out_of_competence' : s.ended]
    if (s.kind === 'draft_act') return [s.versionOn ?? reopened, 'in_review']
    if (s.closedOn) return [s.closedOn, 'answered']
    return s.longTermOn ? [s.longTermOn, 'long_term'] : [reopened, 'in_review']
  })()
  follow(s.standings, on, standing)
  if (s.commission || s.commissions.length) follow(s.commissions, since, s.commission ?? null)
  if (s.kind === 'appeal') follow(s.dues, since, s.main?.due ?? null)
  if (s.extensions > 0) s.extendedAt ??= since
  for (const letter of s.letters.values()) follow(letter.dues, letter.dues.length ? at : '', letter.due)
}

/** The story after each commit; undefined for a log that begins with a register's row. */
export const storyOf = (log: readonly Commit[], after?: (s: Story, commit: Commit) => void): Story | undefined => {
  let story: Story | undefined
  for (const commit of log) {
    for (const event of commit.events) {
      const e = event as E
      if (story) told[e.type]?.(story, e, commit.at)
      else story = begun(commit.caseId, commit.at, e)
      if (!story) return undefined
      remembers(story, commit.at)
    }
    if (story) after?.(story, commit)
  }
  return story
}
