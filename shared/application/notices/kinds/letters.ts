/** Letters to state bodies and their responses, as models of mails. */
import type { Content, ContentOf } from '../../../../events/contents.ts'
import type { Localized } from '../../../../events/values.ts'
import type { Case } from '../../../domain/case.ts'
import type { Letter } from '../../../domain/letters/letter.ts'
import { inPath } from '../../../domain/number.ts'
import type { MailOf } from '../../../text/notices/models.ts'
import type { CouncilRules } from '../../council-rules.ts'
import { signedBy } from '../../letters/signatory.ts'
import type { People } from '../../ports.ts'
import { subjectOf, textOf } from '../../texts-of-case.ts'
import { type NoticeEntries, type Occasion, referenceOf } from '../occasion.ts'
import { addresseeName } from '../readers.ts'

export const letterNotices: NoticeEntries<
  'letter' | 'letter_by_hand' | 'letter_reminder' | 'response' | 'late_response' | 'response_copy'
> = {
  letter_reminder: {
    model: ({ deps, c, common, letter, event }) =>
      letter && reminderModel(deps, c, letter, { ...common, today: deps.rules.dayOf(event.time) }),
  },
  letter_by_hand: { model: (occasion) => occasion.letter && byHandModel(occasion, occasion.letter) },
  letter: { model: (occasion) => occasion.letter && letterModel(occasion, occasion.letter) },
  response: { model: (occasion) => occasion.letter && responseModel(occasion, occasion.letter) },
  late_response: { model: (occasion) => occasion.letter && responseModel(occasion, occasion.letter) },
  response_copy: { model: (occasion) => occasion.letter && copyModel(occasion, occasion.letter) },
}

/** A letter's subject and words; a recommendation's subject is the draft's title. */
const letterModel = async (
  { deps: { people, rules }, c, common: { number: caseNumber, commission, actUrl }, about }: Occasion,
  letter: Letter,
): Promise<MailOf<'letter' | 'recommendation'> | undefined> => {
  const agency = await addresseeName(rules, people, c, letter)
  const written = await people.get(c.caseId, letter.content)
  const sent = {
    letter: letter.number,
    caseNumber,
    agency,
    commission,
    sentOn: letter.sentOn,
    ...(await signedBy(people, c, letter)),
    response: letter.deadline,
    actUrl,
  }
  if (written?.kind === 'letter')
    return {
      kind: 'letter',
      ...sent,
      ...(letter.kind && { letterKind: letter.kind }),
      subject: written.subject,
      text: written.text,
    }
  if (written?.kind !== 'recommendation' || c.kind !== 'draft_act') return undefined
  const given = [...c.earlier, c.recommendation].find((r) => r?.letter === letter.number)
  const draft = await textOf(people, c.caseId, about, 'draft_act')
  if (!given || !draft) return undefined
  const { reference, title } = draft
  const { text, remarks } = written
  return {
    kind: 'recommendation',
    ...sent,
    reference,
    title,
    version: given.draftVersion,
    outcome: given.outcome,
    text,
    remarks,
  }
}

/** `today`: the local day on which it is sent. */
export const reminderModel = async (
  { people, rules }: { people: People; rules: CouncilRules },
  c: Case,
  letter: Letter,
  { commission, actUrl, today }: { commission: Localized; actUrl: string; today: string },
): Promise<MailOf<'letter_reminder'>> => {
  const written = await people.get(c.caseId, letter.content)
  const { due } = letter.deadline
  return {
    kind: 'letter_reminder',
    letter: letter.number,
    caseNumber: c.caseId,
    agency: await addresseeName(rules, people, c, letter),
    commission,
    subject: written?.kind === 'letter' ? written.subject : await subjectOf(people, c),
    sentOn: letter.sentOn,
    response: letter.deadline,
    late: due !== null && due < today,
    actUrl,
  }
}

const byHandModel = async (
  { deps: { people, rules, portal }, c, common, language }: Occasion,
  letter: Letter,
): Promise<MailOf<'letter_by_hand'> | undefined> => {
  const written = await textOf(people, c.caseId, letter.content, 'letter')
  if (!written) return undefined
  const { address } = written.to ?? {}
  const handover = c.pending[`handover:${letter.number}`]?.deadline
  return {
    kind: 'letter_by_hand',
    letter: letter.number,
    caseNumber: common.number,
    agency: await addresseeName(rules, people, c, letter),
    ...(address && { address }),
    subject: written.subject,
    ...(handover?.due && { by: handover.due }),
    deskUrl: `${portal}/desk/cases/${inPath(common.number)}?lang=${language}`,
  }
}

const responseModel = async (
  { deps: { people, rules }, e, c, common: { number: caseNumber, subject, actUrl } }: Occasion,
  letter: Letter,
): Promise<MailOf<'response'> | undefined> => {
  if (e.type !== 'ResponseRecorded') return undefined
  const said = await textOf(people, c.caseId, e.content, 'response')
  if (!said) return undefined
  const written = await people.get(c.caseId, letter.content)
  const { decision, late } = e
  const { response } = letter
  const inForce = response && response.content !== e.content ? { inForce: response.decision } : {}
  const open = c.kind === 'appeal' && !c.closedOn
  const recommendation = c.pending.recommendation?.deadline
  return {
    kind: 'response',
    letter: letter.number,
    caseNumber,
    caseKind: c.kind,
    agency: await addresseeName(rules, people, c, letter),
    subject: written?.kind === 'letter' ? written.subject : subject,
    ...(await referenceOf(people, c)),
    decision,
    ...formalitiesOf(said),
    text: said.text,
    remarks: answeredIn(written, said),
    late,
    amended: e.effect === 'amended',
    ...inForce,
    closed: c.kind === 'appeal' && !open,
    ...(open && { answer: c.main }),
    ...(recommendation && { recommendation }),
    actUrl,
  }
}

/** To whoever responded on the page: their own words. */
const copyModel = async (
  { deps: { people }, e, c, common: { subject, actUrl } }: Occasion,
  letter: Letter,
): Promise<MailOf<'response_copy'> | undefined> => {
  if (e.type !== 'ResponseRecorded') return undefined
  const said = await textOf(people, c.caseId, e.content, 'response')
  if (!said) return undefined
  const written = await people.get(c.caseId, letter.content)
  return {
    kind: 'response_copy',
    letter: letter.number,
    subject: written?.kind === 'letter' ? written.subject : subject,
    caseKind: written?.kind === 'letter' ? 'appeal' : c.kind,
    on: e.receivedOn,
    decision: e.decision,
    ...formalitiesOf(said),
    text: said.text,
    remarks: answeredIn(written, said),
    amended: e.effect !== 'first',
    actUrl,
  }
}

/** The remarks of the letter, each with what was said to it. */
const answeredIn = (written: Content | undefined, said: ContentOf<'response'>) =>
  (written?.kind === 'recommendation' ? written.remarks : []).map((remark) => ({
    ...remark,
    ...said.remarks.find((answer) => answer.no === remark.no),
  }))

/** What makes a response a formal one, where it is told. */
const formalitiesOf = ({ reference, dated, signedBy }: ContentOf<'response'>) => {
  const said = {
    ...(reference && { reference }),
    ...(dated && { dated }),
    ...(signedBy && { signedBy: [signedBy.name, signedBy.post].filter(Boolean).join(', ') }),
  }
  return Object.keys(said).length ? { said } : {}
}
