/**
 * A case as its log tells it. `evolve` folds one event, `fold` a whole log: pure, total over every event version,
 * and without counting a single day, since every due date is data in the event that set it.
 */
import type { Commit } from '../../events/commit.ts'
import type { CaseEvent, EventOf } from '../../events/events.ts'
import type { Deadline, Language, Role } from '../../events/values.ts'

/** Who must do a thing: a role, and the commission or agency it is played for. */
export type Party = { role: Role; as?: string }

/** Something that waits on somebody. `reminded` is the last stage that each role's digest carried. */
export type Pending = {
  deadline: Deadline
  owner: Party
  missed: boolean
  reminded: Partial<Record<Role, number>>
}
/** `triage`, `acceptance`, `answer`, `recommendation`, or `letter:` and a letter's number. */
export type PendingKey = string

/** A right to act, carried by an e-mailed link. Only `open` ones may be used. */
export type Grant = Party & { open: boolean; letter?: string }

/** Whose standing grant this is: staff's are bound to an address (`secretary-` and its digest) and are in no event. */
export const staffRoleOf = (grantId: string): 'secretary' | 'head' | undefined =>
  (['secretary', 'head'] as const).find((role) => new RegExp(`^${role}-[0-9a-f]{12}$`).test(grantId))

export type Response = Pick<
  EventOf<'ResponseRecorded'>,
  'decision' | 'content' | 'saidAt' | 'receivedOn' | 'late' | 'remarks'
> & { firstOn: string; amended: boolean }

export type Letter = {
  number: string
  agency: string
  content: string
  sentOn: string
  deadline: Deadline
  grant: string
  /** How many remarks the agency must answer; absent for a letter that carries no recommendation. */
  remarks?: number
  response?: Response
}

type Base = {
  caseId: string
  version: number
  /** commandId -> version of its commit: a repeated command is answered, not decided again. */
  commandIds: Record<string, number>
  content: string
  receivedAt: string
  receivedOn: string
  registeredOn: string
  topic?: string
  commission?: string
  triageRequested: boolean
  /** Chairs' grants given so far; the last one is current. */
  assignments: number
  accepted: boolean
  pending: Record<PendingKey, Pending>
  grants: Record<string, Grant>
  letters: Record<string, Letter>
  /** `commission`: the one that had the case when the message came. */
  messages: { content: string; at: string; commission?: string }[]
  linkRequestedAt?: string
  closedOn?: string
}

export type Appeal = Base & {
  kind: 'appeal'
  language: Language
  district?: string
  channel: EventOf<'AppealRegistered'>['channel']
  applicantKind: 'person' | 'entity'
  entityForm?: EventOf<'AppealRegistered'>['entityForm']
  reachable: boolean
  /** The statutory date, kept when the clock has stopped. */
  main: Deadline
  answer?: { outcome: EventOf<'AppealAnswered'>['outcome']; content: string; on: string }
}

export type DraftAct = Base & {
  kind: 'draft_act'
  agency: string
  actType: EventOf<'DraftActRegistered'>['actType']
  draftVersion: number
  main: Deadline
  recommendation?: {
    outcome: EventOf<'RecommendationGiven'>['outcome']
    content: string
    draftVersion: number
    remarks: number
    on: string
    letter?: string
  }
}

export type Case = Appeal | DraftAct
export type CaseState = Case | undefined

export type Status =
  | 'registered'
  | 'assigned'
  | 'in_review'
  | 'awaiting_agency'
  | 'answered'
  | 'recommended'
  | 'responded'

/** The status shown: the first that holds, as DOMAIN's order has it. */
export const statusOf = (c: Case): Status => {
  if (c.kind === 'appeal' && c.answer) return 'answered'
  if (c.kind === 'draft_act' && c.closedOn) return 'responded'
  if (Object.values(c.letters).some((letter) => !letter.response)) return 'awaiting_agency'
  if (c.kind === 'draft_act' && c.recommendation) return 'recommended'
  if (c.accepted) return 'in_review'
  return c.commission ? 'assigned' : 'registered'
}

const waits = (deadline: Deadline, owner: Party): Pending => ({
  deadline,
  owner,
  missed: false,
  reminded: {},
})

const without = <T>(record: Record<string, T>, ...keys: string[]) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))

const closeChairs = (grants: Record<string, Grant>) =>
  Object.fromEntries(
    Object.entries(grants).map(([id, grant]) => [
      id,
      grant.role === 'chair' ? { ...grant, open: false } : grant,
    ]),
  )

const register = (caseId: string, e: EventOf<'AppealRegistered'> | EventOf<'DraftActRegistered'>): Base => ({
  caseId,
  version: 0,
  commandIds: {},
  content: e.content,
  receivedAt: e.receivedAt,
  receivedOn: e.receivedOn,
  registeredOn: e.registeredOn,
  ...(e.topic && { topic: e.topic }),
  triageRequested: false,
  assignments: 0,
  accepted: false,
  pending: {},
  grants: {},
  letters: {},
  messages: [],
})

const secretariat: Party = { role: 'secretary' }

/** Events that open a case; all others need one. */
const open = (caseId: string, e: CaseEvent): CaseState => {
  switch (e.type) {
    case 'AppealRegistered':
      return {
        ...register(caseId, e),
        kind: 'appeal',
        language: e.language,
        ...(e.district && { district: e.district }),
        channel: e.channel,
        applicantKind: e.applicantKind,
        ...(e.entityForm && { entityForm: e.entityForm }),
        reachable: e.reachable,
        main: e.answer,
        pending: { answer: waits(e.answer, secretariat), triage: waits(e.triage, secretariat) },
      }
    case 'DraftActRegistered':
      return {
        ...register(caseId, e),
        kind: 'draft_act',
        agency: e.agency,
        actType: e.actType,
        draftVersion: e.draftVersion,
        main: e.recommendation,
        pending: {
          recommendation: waits(e.recommendation, secretariat),
          triage: waits(e.triage, secretariat),
        },
      }
    default:
      return undefined
  }
}

const evolveOpen = (c: Case, e: CaseEvent, at: string): Case => {
  switch (e.type) {
    case 'AppealRegistered':
    case 'DraftActRegistered':
      return c
    case 'TriageRequested':
      return { ...c, triageRequested: true }
    case 'CaseAssigned': {
      const chair: Party = { role: 'chair', as: e.commission }
      const pending = Object.fromEntries(
        Object.entries(without(c.pending, 'triage')).map(([key, p]) => [
          key,
          key === 'answer' || key === 'recommendation' ? { ...p, owner: chair } : p,
        ]),
      )
      return {
        ...c,
        commission: e.commission,
        assignments: c.assignments + 1,
        accepted: false,
        pending: { ...pending, acceptance: waits(e.acceptance, chair) },
        grants: { ...closeChairs(c.grants), [e.grant]: { ...chair, open: true } },
      }
    }
    case 'CaseAccepted':
      return { ...c, accepted: true, pending: without(c.pending, 'acceptance') }
    case 'LetterSent': {
      const agency: Party = { role: 'agency', as: e.agency }
      const recommended = c.kind === 'draft_act' && c.recommendation && !c.recommendation.letter
      const letter: Letter = {
        number: e.letter,
        agency: e.agency,
        content: e.content,
        sentOn: e.sentOn,
        deadline: e.response,
        grant: e.grant,
        ...(recommended && { remarks: c.recommendation?.remarks }),
      }
      const sent = {
        ...c,
        letters: { ...c.letters, [e.letter]: letter },
        pending: { ...c.pending, [`letter:${e.letter}`]: waits(e.response, agency) },
        grants: { ...c.grants, [e.grant]: { ...agency, letter: e.letter, open: true } },
      }
      return sent.kind === 'draft_act' && sent.recommendation && recommended
        ? { ...sent, recommendation: { ...sent.recommendation, letter: e.letter } }
        : sent
    }
    case 'ResponseRecorded': {
      const letter = c.letters[e.letter]
      if (!letter || e.effect === 'superseded') return c
      const response: Response = {
        decision: e.decision,
        content: e.content,
        saidAt: e.saidAt,
        receivedOn: e.receivedOn,
        late: e.late,
        ...(e.remarks && { remarks: e.remarks }),
        firstOn: letter.response?.firstOn ?? e.receivedOn,
        amended: e.effect === 'amended',
      }
      const answered = {
        ...c,
        letters: { ...c.letters, [e.letter]: { ...letter, response } },
        pending: without(c.pending, `letter:${e.letter}`),
      }
      const closes = answered.kind === 'draft_act' && answered.recommendation?.letter === e.letter
      return closes && !answered.closedOn ? { ...answered, closedOn: e.receivedOn } : answered
    }
    case 'RecommendationGiven': {
      if (c.kind !== 'draft_act') return c
      const { outcome, content, draftVersion, remarks } = e
      return {
        ...c,
        accepted: true,
        recommendation: { outcome, content, draftVersion, remarks, on: e.givenOn },
        pending: without(c.pending, 'recommendation', 'acceptance'),
      }
    }
    case 'AppealAnswered':
      if (c.kind !== 'appeal') return c
      return {
        ...c,
        accepted: true,
        answer: { outcome: e.outcome, content: e.content, on: e.answeredOn },
        closedOn: e.answeredOn,
        pending: without(c.pending, 'answer', 'acceptance', 'triage'),
      }
    case 'MessageReceived':
      return {
        ...c,
        messages: [
          ...c.messages,
          { content: e.content, at, ...(c.commission && { commission: c.commission }) },
        ],
      }
    case 'LinkRequested':
      return { ...c, linkRequestedAt: at }
    case 'FreshLinkRequested':
      return c
    case 'ReminderSent': {
      const p = c.pending[e.deadline]
      if (!p) return c
      return {
        ...c,
        pending: { ...c.pending, [e.deadline]: { ...p, reminded: { ...p.reminded, [e.to]: e.stage } } },
      }
    }
    case 'DeadlineMissed': {
      const p = c.pending[e.deadline]
      return p ? { ...c, pending: { ...c.pending, [e.deadline]: { ...p, missed: true } } } : c
    }
    default:
      return never(e)
  }
}

const never = (value: never): never => {
  throw new Error(`unhandled: ${JSON.stringify((value as { type?: string }).type)}`)
}

/** The case after one more event, which its commit dated `at`. */
export const evolve = (state: CaseState, caseId: string, e: CaseEvent, at: string): CaseState =>
  state ? evolveOpen(state, e, at) : open(caseId, e)

/** The case after one more commit. */
export const applyCommit = (state: CaseState, commit: Commit): CaseState => {
  let next = state
  for (const e of commit.events) next = evolve(next, commit.caseId, e, commit.at)
  return (
    next && {
      ...next,
      version: commit.version,
      commandIds: { ...next.commandIds, [commit.commandId]: commit.version },
    }
  )
}

/** The case that a log tells of; undefined for an empty one. */
export const fold = (commits: readonly Commit[]): CaseState =>
  commits.reduce<CaseState>(applyCommit, undefined)
