/** What the holder of an e-mailed link sees of a case, may do now, and does. */
import type { Commit } from '../../events/commit.ts'
import type { Content } from '../../events/contents.ts'
import type { ActionInput } from '../../events/inputs.ts'
import { limits } from '../../events/inputs.ts'
import {
  type Actor,
  answerOutcomes,
  type Deadline,
  decisions,
  type Localized,
  recommendationOutcomes,
} from '../../events/values.ts'
import { agencyOf } from '../council/council.ts'
import {
  type Appeal,
  type Case,
  fold,
  type Grant,
  isRecommended,
  type Letter,
  mainOf,
  type Recommendation,
  statusOf,
} from '../domain/case.ts'
import { type ActionName, actions, type Command, mayNot } from '../domain/decide.ts'
import { addDays, latestExtension, nextWorkingDay } from '../domain/terms.ts'
import type { ActionField, ActView } from '../pages/models.ts'
import { type Attaching, attachedTo, filesFor, filesIn, type Uploads } from './attachments.ts'
import type { CouncilRules } from './council-rules.ts'
import { canonical, type Executed, type Executor, executeCommand } from './execute-command.ts'
import { letterView, messagesOf } from './follow-appeal.ts'
import { readCarried, staffGrant } from './grants.ts'
import type { Links, People } from './ports.ts'
import { subjectOf, textOf } from './texts-of-case.ts'

export type Opened =
  | { outcome: 'open'; case: Case; log: Commit[]; grantId: string; grant: Grant }
  /** The assignment or letter that the link was for has moved on, or another person has the office. */
  | { outcome: 'ended'; caseId: string; grantId: string }
  | { outcome: 'forged' }

/** What a token opens, checked against the folded log. */
export const openGrant = async (
  deps: Pick<Executor, 'log' | 'rules'> & { links: Links },
  token: string,
): Promise<Opened> => {
  const named = deps.links.readToken(token)
  if (!named) return { outcome: 'forged' }
  const { grantId, isHeld } = readCarried(deps, named.grant)
  const log = await deps.log.load(named.caseId)
  const c = fold(log)
  const grant = c && (c.grants[grantId] ?? staffGrant(deps, grantId))
  if (!c || !grant) return { outcome: 'forged' }
  return grant.open && isHeld(grant)
    ? { outcome: 'open', case: c, log, grantId, grant }
    : { outcome: 'ended', caseId: named.caseId, grantId }
}

const actorOf = ({ role, as }: Grant): Actor => ({ role, ...(as && { as }) })

/** The actions that this grant's holder may take now, by the same rule that decides. */
export const actionsOf = (c: Case, grant: Grant, rules: CouncilRules, today: string): ActView['actions'] => {
  const { letter } = grant
  const moment = { ...rules.moment(today), letter }
  return actions
    .filter((action) => !mayNot(c, action, actorOf(grant), moment))
    .filter((action) => action !== 'respond' || (letter && !c.letters[letter]?.response))
    .map((name) => ({ name, fields: fieldsOf(name, c, grant, rules, today) }))
}

const text = (required = true): ActionField => ({
  name: 'text',
  type: 'textarea',
  required,
  maxLength: limits.text,
})
const reason: ActionField = { ...text(), name: 'reason' }
const date = (name: string, limits: Pick<ActionField, 'min' | 'max'> = {}): ActionField => ({
  name,
  type: 'date',
  required: true,
  ...limits,
})
/** An answer's new due date: after the present one, at most two months after receipt. */
const until = (c: Case, { calendar }: CouncilRules, today: string): ActionField =>
  date('until', {
    min: nextWorkingDay(calendar, (c.kind === 'appeal' && c.main.due) || today),
    max: latestExtension(c.receivedOn, calendar),
  })
const choice = (name: string, ids: readonly string[], labels?: Record<string, Localized>): ActionField => ({
  name,
  type: 'select',
  required: true,
  options: ids.map((id) => ({ value: id, label: labels?.[id] ?? id })),
})
const named = (list: readonly { id: string; names: Localized }[], name: string) =>
  choice(
    name,
    list.map((x) => x.id),
    Object.fromEntries(list.map((x) => [x.id, x.names])),
  )

/** Remarks on the version before, of which the chair may make some again. */
const carryField = (c: Case): ActionField[] => {
  const before = c.kind === 'draft_act' && !isRecommended(c) ? (c.recommendation?.remarks ?? 0) : 0
  const numbers = Array.from({ length: before }, (_, i) => String(i + 1))
  return numbers.length ? [{ ...choice('carry', numbers), type: 'remark_choice', required: false }] : []
}

const fieldsOf = (
  action: ActionName,
  c: Case,
  grant: Grant,
  rules: CouncilRules,
  today: string,
): ActionField[] => {
  const { council } = rules
  switch (action) {
    case 'accept':
    case 'told':
    case 'resume':
      return []
    case 'return':
    case 'decline':
    case 'refuse_extension':
      return [reason]
    case 'ask':
    case 'incomplete':
      return [text()]
    case 'long_term':
      return [text(), date('controlOn', { min: addDays(today, 1) }), reason]
    case 'extension':
      return [until(c, rules, today), reason]
    case 'extend':
      return [
        {
          ...until(c, rules, today),
          ...(c.kind === 'appeal' && c.extension && { value: c.extension.until }),
        },
        reason,
      ]
    case 'forward':
      return [
        { ...named(council.agencies, 'to'), required: false },
        { name: 'to.name', type: 'text', required: false, maxLength: limits.name },
        { name: 'to.email', type: 'email', required: false },
        text(),
        { name: 'part', type: 'checkbox', required: false },
      ]
    case 'pause':
      return [named(council.pauseCauses, 'cause')]
    case 'record_response': {
      const open = Object.values(c.letters).filter((letter) => !letter.response)
      const remarks = Math.max(0, ...open.map((letter) => letter.remarks ?? 0))
      return [
        choice(
          'letter',
          open.map((letter) => letter.number),
        ),
        choice('decision', decisions),
        text(),
        date('receivedOn', { min: open.map((letter) => letter.sentOn).sort()[0] ?? today, max: today }),
        ...(remarks ? [{ name: 'remarks', type: 'remark_answers' as const, required: false }] : []),
      ]
    }
    case 'assign':
      return [named(council.commissions, 'commission')]
    case 'letter':
      return [
        named(council.agencies, 'agency'),
        { name: 'subject', type: 'text', required: true, maxLength: limits.subject },
        text(),
      ]
    case 'answer':
      return [choice('outcome', answerOutcomes), text()]
    case 'recommend':
      return [
        choice('outcome', recommendationOutcomes),
        text(),
        ...carryField(c),
        { name: 'remarks', type: 'remarks', required: false },
      ]
    case 'respond': {
      const remarks = c.letters[grant.letter ?? '']?.remarks ?? 0
      const answers: ActionField[] = remarks
        ? [{ name: 'remarks', type: 'remark_answers', required: true }]
        : []
      return [choice('decision', decisions), text(), ...answers]
    }
  }
}

/** An agency sees its letter and nothing of the case behind it. */
export const viewFor = async (
  { people, rules }: { people: People; rules: CouncilRules },
  c: Case,
  grant: Grant,
  today: string,
): Promise<ActView> => {
  const own = grant.letter ? c.letters[grant.letter] : undefined
  const actions = actionsOf(c, grant, rules, today)
  const deadline = own ? own.deadline : (mainOf(c) as Deadline)
  const shared = {
    number: c.caseId,
    kind: c.kind,
    status: statusOf(c),
    receivedOn: c.receivedOn,
    dueOn: deadline.due,
    deadline,
  }
  if (own) {
    const letter = await letterWithTexts(people, c, own)
    const given = recommendationsOf(c).find((r) => r.letter === own.number)
    const recommended = given && (await recommendationView(people, c, given))
    const remarks = recommended?.remarks ?? []
    return {
      role: grant.role,
      actions,
      case: {
        ...shared,
        letters: [letter],
        remarks,
        subject: letter.subject,
        letter: {
          number: own.number,
          subject: letter.subject,
          text: letter.text,
          sentOn: own.sentOn,
          dueOn: own.deadline.due,
          ...(recommended && { version: recommended.version }),
          remarks: remarks.map(({ accepted: _, reason: __, ...remark }) => remark),
        },
        messages: [],
        files: await filesFor(people, c, grant),
      },
    }
  }
  const given = await Promise.all(recommendationsOf(c).map((r) => recommendationView(people, c, r)))
  const { remarks = [], ...recommendation } =
    (c.kind === 'draft_act' && c.recommendation && given.pop()) || {}
  return {
    role: grant.role,
    actions,
    case: {
      ...shared,
      letters: await Promise.all(Object.values(c.letters).map((l) => letterWithTexts(people, c, l))),
      remarks,
      subject: await subjectOf(people, c),
      ...(c.topic && { topic: c.topic }),
      ...(c.commission && { commission: c.commission }),
      ...(c.stopped && { stopped: c.stopped }),
      ...(await about(people, rules, c)),
      ...('version' in recommendation && { recommendation }),
      ...(given.length && { earlier: given.filter((r) => r !== undefined) }),
      ...(await undelivered(people, c, grant)),
      messages: await messagesOf(people, c),
      files: await filesFor(people, c, grant),
    },
  }
}

const recommendationsOf = (c: Case): Recommendation[] =>
  c.kind === 'draft_act' ? [...c.earlier, ...(c.recommendation ? [c.recommendation] : [])] : []

/** A recommendation with what the agency said to each remark; undefined once its words are erased. */
const recommendationView = async (people: People, c: Case, given: Recommendation) => {
  // An old register knows of its outcome and has no words of it.
  const unwritten = { text: '', remarks: [] }
  const written = given.content ? await textOf(people, c.caseId, given.content, 'recommendation') : unwritten
  const { letter, draftVersion: version, outcome, on } = given
  const response = letter === undefined ? undefined : c.letters[letter]?.response
  const said = await textOf(people, c.caseId, response?.content, 'response')
  return (
    written && {
      version,
      outcome,
      text: written.text,
      on,
      ...(letter !== undefined && { letter }),
      remarks: written.remarks.map((remark) => ({
        ...remark,
        ...said?.remarks.find((answer) => answer.no === remark.no),
      })),
    }
  )
}

/** Mail that did not arrive: the chair and the secretariat see whose; where it went, only who can mend it. */
const undelivered = async (people: People, c: Case, { role }: Grant): Promise<Partial<ActView['case']>> => {
  if (role !== 'chair' && role !== 'secretary') return {}
  const found = await people.list(c.caseId, 'delivery-')
  const records = [...found.values()].filter((content) => content.kind === 'delivery')
  return records.length
    ? {
        undelivered: records
          .map(({ to, why, at, address }) => ({ to, why, at, ...(role === 'secretary' && { address }) }))
          .sort((a, b) => (a.at < b.at ? -1 : 1)),
      }
    : {}
}

/** What became of an appeal beside its road: what is open, in its author's words; where it went; how it was disputed. */
const sideRoads = async (
  people: People,
  { council }: CouncilRules,
  c: Appeal,
): Promise<Partial<ActView['case']>> => {
  const worded = async (content: string | undefined) => {
    const found = content ? await people.get(c.caseId, content) : undefined
    return found && 'text' in found ? (found.text ?? '') : ''
  }
  const forwards = c.forwards.map(async ({ content, to, part, late, on }) => {
    const forward = await textOf(people, c.caseId, content, 'forward')
    const body = (to && agencyOf(council, to)?.names) ?? forward?.name ?? to ?? ''
    return { to: body, part, late, on, text: forward?.text ?? '' }
  })
  const answers = c.disputedAnswers.map(async ({ outcome, content, on }) => ({
    outcome,
    on,
    text: await worded(content),
  }))
  const longTerm = await textOf(people, c.caseId, c.longTerm?.content, 'long_term')
  return {
    ...(c.question && {
      question: {
        text: await worded(c.question.content),
        on: c.question.on,
        dueOn: c.pending.clarification?.deadline.due ?? null,
      },
    }),
    ...(c.extension && {
      extension: { until: c.extension.until, reason: await worded(c.extension.content) },
    }),
    ...(c.longTerm && {
      longTerm: {
        text: longTerm?.text ?? '',
        reason: longTerm?.reason ?? '',
        since: c.longTerm.on,
        controlOn: c.longTerm.controlOn,
      },
    }),
    ...(forwards.length && { forwards: await Promise.all(forwards) }),
    ...(answers.length && { disputedAnswers: await Promise.all(answers) }),
    ...(c.disputedOn && { disputedOn: c.disputedOn }),
    ...(c.answer && c.dispute && { disputableUntil: c.dispute.due }),
  }
}

const about = async (people: People, rules: CouncilRules, c: Case): Promise<Partial<ActView['case']>> => {
  if (c.kind === 'draft_act') {
    const draft = await textOf(people, c.caseId, c.content, 'draft_act')
    return {
      agency: c.agency,
      actType: c.actType,
      draftVersion: c.draftVersion,
      ...(draft && { reference: draft.reference }),
      ...(draft?.text && { text: draft.text }),
      ...(draft?.url && { url: draft.url }),
    }
  }
  if (c.kind === 'initiative') {
    const letter = await textOf(people, c.caseId, c.content, 'letter')
    return {
      ...(letter && { text: letter.text }),
      origin: { kind: c.origin, title: letter?.origin ?? '', on: c.originOn },
    }
  }
  const appeal = await textOf(people, c.caseId, c.content, 'appeal')
  const answer = c.answer && (await textOf(people, c.caseId, c.answer.content, 'answer'))
  return {
    ...(c.district && { district: c.district }),
    ...(appeal && { text: appeal.text, applicant: { kind: c.applicantKind, name: appeal.applicant.name } }),
    ...(c.answer && { answer: { outcome: c.answer.outcome, text: answer?.text ?? '', on: c.answer.on } }),
    ...(await sideRoads(people, rules, c)),
  }
}

const letterWithTexts = async (people: People, c: Case, letter: Letter) => {
  const written = await people.get(c.caseId, letter.content)
  const said = letter.response && (await textOf(people, c.caseId, letter.response.content, 'response'))
  const subject = written?.kind === 'letter' ? written.subject : await subjectOf(people, c)
  return {
    ...letterView(letter),
    subject,
    text: written?.kind === 'letter' || written?.kind === 'recommendation' ? written.text : '',
    ...(letter.response && { response: { text: said?.text ?? '', on: letter.response.receivedOn } }),
  }
}

export type Acted = Executed | { outcome: 'reused'; case: Case }

/**
 * Takes an action under a grant. The same key under the same grant is the same click; when it comes with other words
 * (the form was gone back to), those were never sent, and whoever typed them must not be told that they were.
 */
export const act = async (
  deps: Executor & Attaching & { links: Links },
  opened: Extract<Opened, { outcome: 'open' }>,
  input: ActionInput,
  request: { key: string; at: string },
  uploads: Uploads = [],
): Promise<Acted> => {
  const { grant } = opened
  const caseId = opened.case.caseId
  const commandId = actId(deps, opened, request.key)
  // Other words under the same key have an id of their own: whichever is decided on, its words are the ones that stay.
  const content = `${input.action}-${deps.links.digest('content', canonical([caseId, commandId, input])).slice(0, 24)}`
  const before = input.action === 'recommend' ? await madeBefore(deps.people, opened.case) : undefined
  const { command, contents } = commandOf(input, content, grant, request.at, before)
  const text = contents?.[content]
  const executed = await executeCommand(deps, {
    caseId,
    commandId,
    actor: actorOf(grant),
    at: request.at,
    log: opened.log,
    command,
    ...(contents && {
      contents: { ...contents, ...(text && { [content]: { ...text, ...filesIn(uploads) } as Content }) },
    }),
    ...attachedTo(deps, uploads, {
      caseId,
      content,
      holder: actHolder(deps, opened, request.key),
      at: request.at,
    }),
  })
  if (executed.outcome === 'refused' || !executed.repeated || !contents) return executed
  const events = executed.log.find((commit) => commit.commandId === commandId)?.events ?? []
  const saidThis = events.some((e) => 'content' in e && e.content === content)
  return saidThis ? executed : { outcome: 'reused', case: executed.case }
}

type Link = Extract<Opened, { outcome: 'open' }>
const actId = ({ links }: { links: Links }, { grantId }: Link, key: string) =>
  `act:${grantId}:${links.digest('action', key).slice(0, 32)}`
/** Who attaches files to an action: the same click on the same case. */
export const actHolder = (deps: { links: Links }, opened: Link, key: string) =>
  `${opened.case.caseId} ${actId(deps, opened, key)}`

/** The remarks on the version before; `content` names where they were read, and is empty where none could be. */
const madeBefore = async (people: People, c: Case) => {
  const last = c.kind === 'draft_act' ? c.recommendation : undefined
  const written = await textOf(people, c.caseId, last?.content, 'recommendation')
  return {
    content: (written && last?.content) ?? '',
    version: last?.draftVersion ?? 0,
    remarks: written?.remarks ?? [],
  }
}
type MadeBefore = Awaited<ReturnType<typeof madeBefore>>

const answered = ({
  no,
  accepted,
  reason,
}: {
  no: number
  accepted: boolean
  reason?: string | undefined
}) => ({
  no,
  accepted,
  reasoned: reason !== undefined,
})

const commandOf = (
  input: ActionInput,
  content: string,
  grant: Grant,
  at: string,
  before?: MadeBefore,
): Pick<Parameters<typeof executeCommand>[1], 'command' | 'contents'> => {
  switch (input.action) {
    case 'accept':
      return { command: { type: 'accept' } }
    case 'resume':
      return { command: { type: 'resume', ...(input.cause && { cause: input.cause }) } }
    case 'told':
      return { command: { type: 'note_extension_told' } }
    case 'pause':
      return { command: { type: 'pause', cause: input.cause } }
    case 'return':
    case 'decline':
    case 'refuse_extension':
      return {
        command: { type: input.action, content },
        contents: { [content]: { kind: 'reason', text: input.reason } },
      }
    case 'extension':
    case 'extend':
      return {
        command: { type: input.action, content, until: input.until },
        contents: { [content]: { kind: 'reason', text: input.reason } },
      }
    case 'ask':
      return {
        command: { type: 'ask', content },
        contents: { [content]: { kind: 'question', text: input.text } },
      }
    case 'incomplete':
      return {
        command: { type: 'incomplete', content },
        contents: { [content]: { kind: 'reason', text: input.text } },
      }
    case 'long_term': {
      const { text, reason, controlOn } = input
      return {
        command: { type: 'long_term', content, controlOn },
        contents: { [content]: { kind: 'long_term', text, reason } },
      }
    }
    case 'forward': {
      const { to, text, part } = input
      const body = typeof to === 'string' ? {} : { name: to.name, ...(to.email && { email: to.email }) }
      return {
        command: { type: 'forward', content, ...(typeof to === 'string' && { to }), part },
        contents: { [content]: { kind: 'forward', text, ...body } },
      }
    }
    case 'record_response': {
      const { letter, decision, text, receivedOn, remarks = [] } = input
      return {
        command: {
          type: 'respond',
          letter,
          decision,
          content,
          via: 'secretariat',
          saidAt: at,
          receivedOn,
          remarks: remarks.map(answered),
        },
        contents: { [content]: { kind: 'response', text, remarks } },
      }
    }
    case 'assign':
      return { command: { type: 'assign', commission: input.commission, by: 'secretariat' } }
    case 'letter': {
      const { agency, subject, text } = input
      return {
        command: { type: 'letter', agency, content },
        contents: { [content]: { kind: 'letter', subject, text } },
      }
    }
    case 'answer':
      return {
        command: { type: 'answer', outcome: input.outcome, content },
        contents: { [content]: { kind: 'answer', text: input.text } },
      }
    case 'recommend': {
      const { outcome, text } = input
      const made = input.remarks.map((remark, i) => ({ no: i + 1, ...remark }))
      const carried = [...new Set(input.carry)].sort((a, b) => a - b)
      const remarks = [...made, ...madeAgain(carried, made.length, before)]
      return {
        command: {
          type: 'recommend',
          outcome,
          content,
          remarks: made.length + carried.length,
          ...(carried.length && { carried: { of: before?.content ?? '', remarks: carried } }),
        },
        contents: { [content]: { kind: 'recommendation', text, remarks } },
      }
    }
    case 'respond': {
      const { decision, text, remarks = [] } = input
      const command: Command = {
        type: 'respond',
        letter: grant.letter ?? '',
        decision,
        content,
        via: 'page',
        saidAt: at,
        remarks: remarks.map(({ no, accepted, reason }) => ({
          no,
          accepted,
          reasoned: reason !== undefined,
        })),
      }
      return { command, contents: { [content]: { kind: 'response', text, remarks } } }
    }
  }
}

/** Carried over, a remark has a number of its own, and says where it was made first. */
const madeAgain = (carried: number[], after: number, before?: MadeBefore) =>
  (before?.remarks ?? [])
    .filter(({ no }) => carried.includes(no))
    .map(({ no, clause, quote, text }, i) => ({
      no: after + i + 1,
      clause,
      ...(quote !== undefined && { quote }),
      text,
      from: { version: before?.version ?? 0, no },
    }))

/** The holder of an ended link asks for the current one: it goes to their address of record, never to this page. */
export const requestFreshLink = async (
  deps: Executor,
  ended: { caseId: string; grantId: string },
  request: { key: string; at: string },
) =>
  executeCommand(deps, {
    caseId: ended.caseId,
    commandId: `fresh:${ended.grantId}:${request.key}`,
    actor: { role: 'system', as: 'link' },
    at: request.at,
    command: { type: 'request_fresh_link', grant: ended.grantId },
  })
