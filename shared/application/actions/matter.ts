/** What a case is about and what became of it, as whoever works on it sees it. */
import type { LinkView } from '../../../events/answers/links.ts'
import { agencyOf } from '../../council/council.ts'
import type { Appeal, Case } from '../../domain/case.ts'
import { isBroughtByHand } from '../../domain/desk/handover.ts'
import { withoutAnswer } from '../appeals/appeal-status.ts'
import type { CouncilRules } from '../council-rules.ts'
import type { People } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'

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
  const refusal = c.extensionRefused?.content
  const [question, extension, decision, longTerm, { completion, ...ended }, forwarded, disputedAnswers] =
    await Promise.all([
      worded(c.question?.content),
      worded(c.extension?.content),
      worded(refusal ?? c.extended?.content),
      textOf(people, c.caseId, c.longTerm?.content, 'long_term'),
      withoutAnswer(people, c),
      Promise.all(forwards),
      Promise.all(answers),
    ])
  return {
    ...(c.question && {
      question: {
        text: question,
        on: c.question.on,
        dueOn: c.pending.clarification?.deadline.due ?? null,
      },
    }),
    ...ended,
    ...(completion && c.completion && { completion: { ...completion, on: c.completion.on } }),
    ...(c.pending.returning && { returnableUntil: c.pending.returning.deadline.due }),
    ...(c.danger && { danger: true }),
    ...(c.extension && { extension: { until: c.extension.until, reason: extension } }),
    ...(decision && { extensionDecided: { granted: refusal === undefined, reason: decision } }),
    ...(c.pending.file_access && { fileAccess: { dueOn: c.pending.file_access.deadline.due } }),
    ...(c.longTerm && {
      longTerm: {
        text: longTerm?.text ?? '',
        reason: longTerm?.reason ?? '',
        since: c.longTerm.on,
        controlOn: c.longTerm.controlOn,
      },
    }),
    ...(forwarded.length && { forwards: forwarded }),
    ...(disputedAnswers.length && { disputedAnswers }),
    ...(c.disputedOn && { disputedOn: c.disputedOn }),
    ...(c.answer && c.dispute && { disputableUntil: c.dispute.due }),
  }
}

/** What a case is about, and what became of it. */
export const matterOf = async (
  people: People,
  rules: CouncilRules,
  c: Case,
): Promise<Partial<LinkView['case']>> => {
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
  const [appeal, answer, beside] = await Promise.all([
    textOf(people, c.caseId, c.content, 'appeal'),
    textOf(people, c.caseId, c.answer?.content, 'answer'),
    sideRoads(people, rules, c),
  ])
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
    ...beside,
  }
}
