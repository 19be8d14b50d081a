/** What the holder of an e-mailed link sees of a case, and the actions that may be taken now. */
import type { Action, Formalities, LinkView } from '../../../events/answers/links.ts'
import type { ContentOf } from '../../../events/contents.ts'
import type { Deadline } from '../../../events/values.ts'
import { agencyOf } from '../../council/council.ts'
import {
  type Appeal,
  type Case,
  type Grant,
  mainOf,
  type Recommendation,
  statusOf,
} from '../../domain/case.ts'
import { isBroughtByHand } from '../../domain/desk/handover.ts'
import type { Letter, SaidResponse } from '../../domain/letters/letter.ts'
import { letterView, lostMailsOf, messagesOf, questionsOf, withoutAnswer } from '../appeals/appeal-status.ts'
import { repeatsOf } from '../appeals/repeats.ts'
import type { CouncilRules } from '../council-rules.ts'
import { filesFor } from '../files/attachments.ts'
import { signingOf } from '../letters/proposed.ts'
import { signedBy } from '../letters/signatory.ts'
import type { CaseLog, People } from '../ports.ts'
import { subjectOf, textOf } from '../texts-of-case.ts'
import { actionsOf } from './offered.ts'

/** An agency sees its letter and nothing of the case behind it. */
export const viewFor = async (
  { people, rules, log }: { people: People; rules: CouncilRules; log: CaseLog },
  c: Case,
  grant: Grant,
  today: string,
): Promise<LinkView> => {
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
          ...(own.kind && { kind: own.kind }),
          ...(letter.signatory && { signatory: letter.signatory }),
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
  const messages = await messagesOf(people, c)
  const isOffice = grant.role === 'chair' || grant.role === 'secretary'
  const repeats = c.kind === 'appeal' && !c.closedOn && isOffice ? await repeatsOf({ people, log }, c) : []
  const questions = c.kind === 'appeal' ? await questionsOf(people, c, messages) : []
  const { remarks = [], ...recommendation } =
    (c.kind === 'draft_act' && c.recommendation && given.pop()) || {}
  return {
    role: grant.role,
    actions: await begun(people, c, actions),
    case: {
      ...shared,
      letters: await Promise.all(Object.values(c.letters).map((l) => letterWithTexts(people, c, l))),
      ...(await signingOf(rules, people, c)),
      remarks,
      subject: await subjectOf(people, c),
      ...(c.topic && { topic: c.topic }),
      ...(c.commission && { commission: c.commission }),
      ...(c.stopped && { stopped: c.stopped }),
      ...(await about(people, rules, c)),
      ...('version' in recommendation && { recommendation }),
      ...(given.length && { earlier: given.filter((r) => r !== undefined) }),
      ...(await undelivered(people, c, grant)),
      ...(questions.length && { questions }),
      ...(repeats.length && { repeats }),
      ...(c.kind === 'appeal' && c.repeats && { linked: c.repeats }),
      messages,
      files: await filesFor(people, c, grant),
    },
  }
}

/** What is to be published begins with the words as they are, or as they were published last. */
const begun = async (people: People, c: Case, actions: Action[]): Promise<Action[]> => {
  if (c.kind !== 'appeal' || !actions.some(({ name }) => name === 'publish_answer')) return actions
  const [published, appeal, answer] = await Promise.all([
    textOf(people, c.caseId, c.published?.content, 'publication'),
    textOf(people, c.caseId, c.content, 'appeal'),
    textOf(people, c.caseId, c.answer?.content, 'answer'),
  ])
  const values: Record<string, string | undefined> = published ?? {
    subject: appeal?.subject,
    question: appeal?.text,
    answer: answer?.text,
  }
  return actions.map((action) =>
    action.name === 'publish_answer'
      ? { ...action, fields: action.fields.map((field) => ({ ...field, value: values[field.name] ?? '' })) }
      : action,
  )
}

export const recommendationsOf = (c: Case): Recommendation[] =>
  c.kind === 'draft_act' ? [...c.earlier, ...(c.recommendation ? [c.recommendation] : [])] : []

/** A recommendation with what the agency said to each remark; undefined once its words are erased. */
export const recommendationView = async (people: People, c: Case, given: Recommendation) => {
  // An old register knows of its outcome and has no words of it.
  const unwritten = { text: '', remarks: [] }
  const written = given.content ? await textOf(people, c.caseId, given.content, 'recommendation') : unwritten
  const { letter, draftVersion: version, outcome, on, late } = given
  const response = letter === undefined ? undefined : c.letters[letter]?.response
  const said = await textOf(people, c.caseId, response?.content, 'response')
  return (
    written && {
      version,
      outcome,
      text: written.text,
      on,
      ...(late && { late }),
      ...(letter !== undefined && { letter }),
      remarks: written.remarks.map((remark) => ({
        ...remark,
        ...said?.remarks.find((answer) => answer.no === remark.no),
      })),
    }
  )
}

/** Mail that did not arrive: the chair and the secretariat see whose; where it went, only who can mend it. */
const undelivered = async (people: People, c: Case, { role }: Grant): Promise<Partial<LinkView['case']>> => {
  if (role !== 'chair' && role !== 'secretary') return {}
  const records = await lostMailsOf(people, c.caseId)
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
): Promise<Partial<LinkView['case']>> => {
  const worded = async (content: string | undefined) => {
    const found = content ? await people.get(c.caseId, content) : undefined
    return found && 'text' in found && typeof found.text === 'string' ? found.text : ''
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
  const { completion, ...ended } = await withoutAnswer(people, c)
  return {
    ...(c.question && {
      question: {
        text: await worded(c.question.content),
        on: c.question.on,
        dueOn: c.pending.clarification?.deadline.due ?? null,
      },
    }),
    ...ended,
    ...(completion && c.completion && { completion: { ...completion, on: c.completion.on } }),
    ...(c.pending.returning && { returnableUntil: c.pending.returning.deadline.due }),
    ...(c.danger && { danger: true }),
    ...(c.extension && {
      extension: { until: c.extension.until, reason: await worded(c.extension.content) },
    }),
    ...(c.pending.file_access && { fileAccess: { dueOn: c.pending.file_access.deadline.due } }),
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

const about = async (people: People, rules: CouncilRules, c: Case): Promise<Partial<LinkView['case']>> => {
  if (c.kind === 'draft_act') {
    const draft = await textOf(people, c.caseId, c.content, 'draft_act')
    return {
      agency: c.agency,
      actType: c.actType,
      draftVersion: c.draftVersion,
      ...(draft && { reference: draft.reference }),
      ...(draft?.text && { text: draft.text }),
      ...(draft?.url && { url: draft.url }),
      ...(draft?.portalUrl && { portalUrl: draft.portalUrl }),
      ...(c.urgent && { urgent: c.urgent }),
      ...(c.tooEarly && { tooEarly: c.tooEarly }),
      ...(c.agreed && { agreedOn: c.agreed }),
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
    language: c.language,
    ...(c.district && { district: c.district }),
    ...(c.publish && { publish: true }),
    ...(appeal && {
      text: appeal.text,
      applicant: {
        kind: c.applicantKind,
        ...(appeal.applicant.name !== undefined && { name: appeal.applicant.name }),
        ...(appeal.representative && { representative: appeal.representative }),
        ...(c.signatories && { signatories: c.signatories }),
        ...(c.anonymous && { anonymous: true }),
        ...(isBroughtByHand(c) && { byHand: true }),
      },
    }),
    ...(c.answer && { answer: { outcome: c.answer.outcome, text: answer?.text ?? '', on: c.answer.on } }),
    ...(await sideRoads(people, rules, c)),
  }
}

const formalitiesOf = (said: ContentOf<'response'> | undefined): Formalities => ({
  ...(said?.reference && { reference: said.reference }),
  ...(said?.dated && { dated: said.dated }),
  ...(said?.signedBy && { signedBy: said.signedBy }),
})

const replacedView = async (people: People, c: Case, { decision, receivedOn, content }: SaidResponse) => {
  const said = await textOf(people, c.caseId, content, 'response')
  const remarks = said?.remarks.length ? { remarks: said.remarks } : {}
  return { decision, on: receivedOn, text: said?.text ?? '', ...formalitiesOf(said), ...remarks }
}

const letterWithTexts = async (people: People, c: Case, letter: Letter) => {
  const written = await people.get(c.caseId, letter.content)
  const said = letter.response && (await textOf(people, c.caseId, letter.response.content, 'response'))
  const subject = written?.kind === 'letter' ? written.subject : await subjectOf(people, c)
  const to = written?.kind === 'letter' ? written.to : undefined
  return {
    ...letterView(letter, to?.name),
    ...(to?.address && { address: to.address }),
    ...(await signedBy(people, c, letter)),
    ...(letter.toHandOver && { toHandOver: letter.toHandOver }),
    subject,
    text: written?.kind === 'letter' || written?.kind === 'recommendation' ? written.text : '',
    ...(letter.response && {
      response: { text: said?.text ?? '', on: letter.response.receivedOn, ...formalitiesOf(said) },
    }),
    ...(letter.replaced && {
      replaced: await Promise.all(letter.replaced.map((one) => replacedView(people, c, one))),
    }),
  }
}
