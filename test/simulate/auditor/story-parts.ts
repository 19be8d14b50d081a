/** What a story is made of, and the few things that several events do to one. */
import type { Deadline, Event } from './logs.ts'

type Waiting = {
  deadline: Deadline
  role: string
  as?: string | undefined
  missed: boolean
  told: Map<string, number>
  /** To be handed over because a mail did not arrive. */
  undelivered?: true
}
export type Letter = {
  number: string
  agency: string
  kind?: string
  signedBy?: string
  grant: string
  /** Nobody has handed it over yet: it has no due date. */
  toHandOver: boolean
  content: string
  sentOn: string
  due: string | null
  dues: [string, string | null][]
  remarks?: number
  first?: string
  decision?: string
  answered?: { accepted: number; declined: number }
  decisions: [string, string][]
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
  language?: string
  channel?: string
  reachable: boolean
  /** Gave no contact: told on the page alone. */
  followsByCode: boolean
  anonymous: boolean
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
  disputedOn?: string
  answers: { content: string; on: string; outcome: string }[]
  answered: boolean
  firstAnswer?: { on: string; due: string | null }
  /** Since when the first answer is known to go by hand, and the day that the applicant had it. */
  handing?: { since: string; on?: string }
  /** When that was counted, UTC. */
  agreedAt?: string
  question?: string
  questions: { content: string; over?: 'replied' | 'lapsed' }[]
  /** What it lacks, while that may be completed; `returnable` once it was not. */
  completion?: string
  returnable: boolean
  danger: boolean
  linked: string[]
  saidAt?: string
  extension?: string
  extensions: number
  longTermOn?: string
  draftVersion: number
  versionOn?: string
  recommendations: {
    on: string
    outcome: string
    remarks: number
    version: number
    content: string
    letter?: string
  }[]
  origin?: string
  erased: boolean
  standings: [string, string][]
  commissions: [string, string | null][]
  dues: [string, string | null][]
  extendedAt?: string
}

/** The fields that are read, of whichever event has them. */
export type E = Event &
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
    | 'disputedOn'
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
    | 'via'
    | 'deadline'
    | 'to'
    | 'kind'
    | 'ground'
    | 'of'
    | 'linkedOn'
    | 'terminatedOn'
    | 'handedOn'
    | 'language'
    | 'channel'
    | 'what'
    | 'due'
    | 'correctedOn'
    | 'askedOn',
    string
  > &
  Record<
    | 'answer'
    | 'triage'
    | 'acceptance'
    | 'clarification'
    | 'notice'
    | 'control'
    | 'recommendation'
    | 'response'
    | 'completion'
    | 'returning'
    | 'access',
    Deadline
  > & {
    topic?: string
    entityForm?: string
    origin?: string
    reachable?: boolean
    followsByCode?: true
    anonymous?: true
    code?: true
    undelivered?: true
    filed?: boolean
    handover?: Deadline
    part?: boolean
    dispute?: Deadline
    draftVersion: number
    remarks: number
    stage: number
    moved: { key: string; deadline: Deadline }[]
  }

export const waits = (s: Story, key: string, deadline: Deadline, role: string, as?: string) =>
  s.waiting.set(key, { deadline, role, as, missed: false, told: new Map() })
export const owns = (s: Story): [role: string, as?: string] =>
  s.commission ? ['chair', s.commission] : ['secretary']
/** A body that is in no configuration is known by its letter. */
export const bodyOf = ({ agency, number }: Pick<Letter, 'agency' | 'number'>): string =>
  agency === 'outside' ? number : agency
/** Under which a thing waits to be handed over: a letter under its number alone. */
export const handoverOf = ({ what, of }: { what: string; of?: string }): string =>
  ['handover', ...(what === 'letter' ? [] : [what]), ...(of ? [of] : [])].join(':')
/** What it is that waits under such a key. */
export const matterOf = (key: string): string => {
  const [, name = ''] = key.split(':')
  return ['answer', 'forwarding', 'receipt', 'notice'].includes(name) ? name : 'letter'
}
/** From now on the applicant has the answer, if it was to be handed over. */
export const hasAnswer = (s: Story, on: string) => {
  if (s.handing) s.handing.on ??= on
}
const isOwn = (key: string) => key === 'answer' || key === 'recommendation'

export const handsOver = (s: Story, role: string, as?: string) => {
  for (const [key, one] of s.waiting)
    if (isOwn(key) || key === 'control') s.waiting.set(key, { ...one, role, as })
}
export const runsAgain = (s: Story, on: string) => {
  // What came on paper before the clock was stopped may be entered after.
  if (s.stoppedOn) s.pauses = [...s.pauses, { from: s.stoppedOn, to: on < s.stoppedOn ? s.stoppedOn : on }]
  delete s.stoppedOn
}
export const closes = (s: Story, on: string, ended?: string) => {
  runsAgain(s, on)
  s.closedOn = on
  if (ended) s.ended = ended
  for (const key of [...s.waiting.keys()])
    if (!/^(letter:|handover:|file_access$)/.test(key)) s.waiting.delete(key)
  if (s.kind === 'appeal') {
    delete s.question
    delete s.completion
    s.returnable = false
    delete s.extension
    delete s.longTermOn
  }
}
export const moves = (s: Story, moved: { key: string; deadline: Deadline }[]) => {
  for (const { key, deadline } of moved) {
    const one = s.waiting.get(key)
    if (one) waits(s, key, deadline, one.role, one.as)
    const again = s.waiting.get(key)
    if (again && one?.undelivered) again.undelivered = true
    if (isOwn(key)) s.main = deadline
    if (key === 'forwarding') s.forwarding = deadline
    if (key === 'dispute' && s.dispute) s.dispute = deadline
    const letter = s.letters.get(key.slice(7))
    if (key.startsWith('letter:') && letter) letter.due = deadline.due
  }
}

/** Notes what holds from then on, unless it held already. */
export const follow = <T>(course: [string, T][], since: string, value: T) => {
  const last = course.at(-1)
  if (!last || JSON.stringify(last[1]) !== JSON.stringify(value)) course.push([since, value])
}
