/** What the holder of an e-mailed link sees of a case, may do now, and does. */
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
import type { Council } from '../council/council.ts'
import { type Appeal, type Case, fold, type Grant, type Letter, mainOf, statusOf } from '../domain/case.ts'
import { type ActionName, actions, type Command, mayNot } from '../domain/decide.ts'
import type { ActionField, ActView } from '../pages/models.ts'
import type { CouncilRules } from './council-rules.ts'
import { canonical, type Executed, type Executor, executeCommand } from './execute-command.ts'
import { letterView, messagesOf } from './follow-appeal.ts'
import { staffGrant } from './grants.ts'
import type { Links, People } from './ports.ts'
import { subjectOf, textOf } from './texts-of-case.ts'

export type Opened =
  | { outcome: 'open'; case: Case; grantId: string; grant: Grant }
  /** The assignment or letter that the link was for has moved on. */
  | { outcome: 'ended'; caseId: string; grantId: string }
  | { outcome: 'forged' }

/** What a token opens, checked against the folded log. */
export const openGrant = async (
  deps: Pick<Executor, 'log' | 'rules'> & { links: Links },
  token: string,
): Promise<Opened> => {
  const named = deps.links.readToken(token)
  if (!named) return { outcome: 'forged' }
  const c = fold(await deps.log.load(named.caseId))
  const grant = c && (c.grants[named.grant] ?? staffGrant(deps, named.grant))
  if (!c || !grant) return { outcome: 'forged' }
  return grant.open
    ? { outcome: 'open', case: c, grantId: named.grant, grant }
    : { outcome: 'ended', caseId: named.caseId, grantId: named.grant }
}

const actorOf = ({ role, as }: Grant): Actor => ({ role, ...(as && { as }) })

/** The actions that this grant's holder may take now, by the same rule that decides. */
export const actionsOf = (c: Case, grant: Grant, rules: CouncilRules, today: string): ActView['actions'] => {
  const { letter } = grant
  const moment = { ...rules.moment(today), letter }
  return actions
    .filter((action) => !mayNot(c, action, actorOf(grant), moment))
    .filter((action) => action !== 'respond' || (letter && !c.letters[letter]?.response))
    .map((name) => ({ name, fields: fieldsOf(name, c, grant, rules.council) }))
}

const text = (required = true): ActionField => ({
  name: 'text',
  type: 'textarea',
  required,
  maxLength: limits.text,
})
const reason: ActionField = { ...text(), name: 'reason' }
const date = (name: string): ActionField => ({ name, type: 'date', required: true })
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

const fieldsOf = (action: ActionName, c: Case, grant: Grant, council: Council): ActionField[] => {
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
      return [text(), date('controlOn'), reason]
    case 'extension':
      return [date('until'), reason]
    case 'extend':
      return [
        { ...date('until'), ...(c.kind === 'appeal' && c.extension && { value: c.extension.until }) },
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
        date('receivedOn'),
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
  const letters = await Promise.all(
    (own ? [own] : Object.values(c.letters)).map((l) => letterWithTexts(people, c, l)),
  )
  const recommendation =
    c.kind === 'draft_act' && c.recommendation
      ? await textOf(people, c.caseId, c.recommendation.content, 'recommendation')
      : undefined
  const response =
    c.kind === 'draft_act' && c.recommendation?.letter
      ? await textOf(people, c.caseId, c.letters[c.recommendation.letter]?.response?.content, 'response')
      : undefined
  const remarks = (recommendation?.remarks ?? []).map((remark) => ({
    ...remark,
    ...response?.remarks.find((answer) => answer.no === remark.no),
  }))
  const ownTexts = own && letters[0]
  const deadline = own ? own.deadline : (mainOf(c) as Deadline)
  const shared = {
    number: c.caseId,
    kind: c.kind,
    status: statusOf(c),
    receivedOn: c.receivedOn,
    dueOn: deadline.due,
    deadline,
    letters,
    remarks: own && own.remarks === undefined ? [] : remarks,
  }
  const actions = actionsOf(c, grant, rules, today)
  if (own && ownTexts)
    return {
      role: grant.role,
      actions,
      case: {
        ...shared,
        subject: ownTexts.subject,
        letter: {
          number: own.number,
          subject: ownTexts.subject,
          text: ownTexts.text,
          sentOn: own.sentOn,
          dueOn: own.deadline.due,
          remarks: own.remarks === undefined ? [] : (recommendation?.remarks ?? []),
        },
        messages: [],
      },
    }
  return {
    role: grant.role,
    actions,
    case: {
      ...shared,
      subject: await subjectOf(people, c),
      ...(c.topic && { topic: c.topic }),
      ...(c.commission && { commission: c.commission }),
      ...(await about(people, c)),
      ...(c.kind === 'draft_act' &&
        c.recommendation &&
        recommendation && {
          recommendation: {
            outcome: c.recommendation.outcome,
            text: recommendation.text,
            on: c.recommendation.on,
          },
        }),
      messages: await messagesOf(people, c),
    },
  }
}

/** An open question, an open request for an extension, where the appeal was forwarded: in their authors' words. */
const sideRoads = async (people: People, c: Appeal): Promise<Partial<ActView['case']>> => {
  const worded = async (content: string | undefined) => {
    const found = content ? await people.get(c.caseId, content) : undefined
    return found && 'text' in found ? (found.text ?? '') : ''
  }
  return {
    ...(c.question && { question: { text: await worded(c.question.content), on: c.question.on } }),
    ...(c.extension && {
      extension: { until: c.extension.until, reason: await worded(c.extension.content) },
    }),
    ...(c.longTerm && {
      longTerm: { text: await worded(c.longTerm.content), controlOn: c.longTerm.controlOn },
    }),
  }
}

const about = async (people: People, c: Case): Promise<Partial<ActView['case']>> => {
  if (c.kind === 'draft_act') {
    const draft = await textOf(people, c.caseId, c.content, 'draft_act')
    return {
      agency: c.agency,
      actType: c.actType,
      ...(draft && { reference: draft.reference }),
      ...(draft?.text && { text: draft.text }),
      ...(draft?.url && { url: draft.url }),
    }
  }
  if (c.kind === 'initiative') {
    const letter = await textOf(people, c.caseId, c.content, 'letter')
    return { ...(letter && { text: letter.text }) }
  }
  const appeal = await textOf(people, c.caseId, c.content, 'appeal')
  const answer = c.answer && (await textOf(people, c.caseId, c.answer.content, 'answer'))
  return {
    ...(c.district && { district: c.district }),
    ...(appeal && { text: appeal.text, applicant: { kind: c.applicantKind, name: appeal.applicant.name } }),
    ...(c.answer && { answer: { outcome: c.answer.outcome, text: answer?.text ?? '', on: c.answer.on } }),
    ...(await sideRoads(people, c)),
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

/** Takes an action under a grant. The same key under the same grant is the same click. */
export const act = async (
  deps: Executor & { links: Links },
  opened: Extract<Opened, { outcome: 'open' }>,
  input: ActionInput,
  request: { key: string; at: string },
): Promise<Executed> => {
  const { grantId, grant } = opened
  const caseId = opened.case.caseId
  const commandId = `act:${grantId}:${deps.links.digest('action', request.key).slice(0, 32)}`
  // Other words under the same key have an id of their own: whichever is decided on, its words are the ones that stay.
  const content = `${input.action}-${deps.links.digest('content', canonical([caseId, commandId, input])).slice(0, 24)}`
  return executeCommand(deps, {
    caseId,
    commandId,
    actor: actorOf(grant),
    at: request.at,
    ...commandOf(input, content, grant, request.at),
  })
}

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
): Pick<Parameters<typeof executeCommand>[1], 'command' | 'contents'> => {
  switch (input.action) {
    case 'accept':
    case 'resume':
      return { command: { type: input.action } }
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
      const remarks = input.remarks.map((remark, i) => ({ no: i + 1, ...remark }))
      return {
        command: { type: 'recommend', outcome: input.outcome, content, remarks: remarks.length },
        contents: { [content]: { kind: 'recommendation', text: input.text, remarks } },
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
