/** A notice becomes a mail: its reader's address and language, the texts it quotes, the link it carries. */
import type { Envelope } from '../../events/commit.ts'
import type { Language, Localized } from '../../events/values.ts'
import { agencyOf, commissionOf, topicOf } from '../council/council.ts'
import type { Case, Letter, Party } from '../domain/case.ts'
import type { Notice } from '../domain/notices.ts'
import { calendarEntry, composeMail } from '../text/mails.ts'
import type { Letterhead, MailModel } from '../text/models.ts'
import type { CouncilRules } from './council-rules.ts'
import { grantIdOf } from './grants.ts'
import type { Links, Mail, People } from './ports.ts'
import { subjectOf, textOf } from './texts-of-case.ts'

export type Composer = { rules: CouncilRules; people: People; links: Links; portal: string }

/** An address and the language its reader is written to in. */
export type Reader = { email: string; language: Language }

export const letterhead = (rules: CouncilRules, portal: string): Letterhead => ({
  name: rules.council.names,
  address: rules.council.address,
  portal,
  replyTo: rules.council.replyTo ?? rules.council.secretariat.email,
  timeZone: rules.council.timeZone,
})

/** Who a party is by the council's configuration; undefined for one that it no longer knows. */
export const staffReader = (
  rules: CouncilRules,
  party: { role: string; as?: string | undefined },
): Reader | undefined => {
  const { council } = rules
  switch (party.role) {
    case 'chair':
      return party.as ? commissionOf(council, party.as)?.chair : undefined
    case 'secretary':
      return council.secretariat
    case 'head':
      return council.head
    case 'agency':
      return party.as ? agencyOf(council, party.as) : undefined
    default:
      return undefined
  }
}

const readerOf = async (
  { rules, people }: Composer,
  notice: Notice,
  c: Case,
): Promise<Reader | undefined> => {
  if (notice.to.role === 'applicant' && c.kind === 'appeal') {
    const email = (await textOf(people, c.caseId, c.content, 'appeal'))?.applicant.email
    return email ? { email, language: c.language } : undefined
  }
  if (notice.to.role === 'contact' && c.kind === 'draft_act') {
    const email = (await textOf(people, c.caseId, c.content, 'draft_act'))?.contact.email
    const language = agencyOf(rules.council, c.agency)?.language
    return email && language ? { email, language } : undefined
  }
  return staffReader(rules, notice.to)
}

/** The mail for a notice; undefined when its reader has no address (any more), or its text was erased. */
export const composeNotice = async (
  deps: Composer,
  notice: Notice,
  event: Envelope,
  c: Case,
): Promise<Mail | undefined> => {
  const reader = await readerOf(deps, notice, c)
  const model = reader && (await modelOf(deps, notice, event, c, reader.language))
  if (!reader || !model) return undefined
  const words = composeMail(model, reader.language, letterhead(deps.rules, deps.portal))
  const mail: Mail = {
    to: reader.email,
    ...words,
    replyTo: letterhead(deps.rules, deps.portal).replyTo,
    thread: c.caseId,
  }
  if (model.kind !== 'appeal_assigned' && model.kind !== 'draft_assigned') return mail
  const day = c.main.due
  if (!day) return mail
  return {
    ...mail,
    calendar: { uid: c.caseId, day, ...calendarEntry(model, reader.language) },
  }
}

/** Chairs' and agencies' links come with the notice; staff have a standing one. */
const staffGrantOf = (deps: Composer, c: Case, party: Party) =>
  party.role === 'secretary' || party.role === 'head' ? grantIdOf(deps, c, party) : undefined

const modelOf = async (
  deps: Composer,
  notice: Notice,
  event: Envelope,
  c: Case,
  language: Language,
): Promise<MailModel | undefined> => {
  const { people, links, rules } = deps
  const { council } = rules
  const number = c.caseId
  const grant = notice.grant ?? (notice.to.role === 'contact' ? undefined : staffGrantOf(deps, c, notice.to))
  const actUrl = grant ? links.actUrl(number, grant, language) : ''
  const statusUrl = links.statusUrl(number, language)
  const code = links.code(number)
  const commission = c.commission ? (commissionOf(council, c.commission)?.names ?? c.commission) : ''
  const letter = notice.letter ? c.letters[notice.letter] : undefined

  if (notice.kind === 'letter' || notice.kind === 'response')
    return letter && letterModel(deps, notice.kind, letter, c, { commission, actUrl })
  if (notice.kind === 'link') return { kind: 'link', number, code, statusUrl }
  if (notice.kind === 'fresh_link') return { kind: 'fresh_link', number, ...(actUrl && { actUrl }) }
  if (notice.kind === 'triage' || notice.kind === 'message') {
    const subject = await subjectOf(people, c)
    const triage = c.pending.triage?.deadline
    if (notice.kind === 'message')
      return { kind: 'message', number, subject, closed: c.closedOn !== undefined, actUrl }
    return triage && { kind: 'triage', number, caseKind: c.kind, subject, triage, actUrl }
  }

  if (c.kind === 'draft_act') {
    const draft = await textOf(people, number, c.content, 'draft_act')
    const acceptance = c.pending.acceptance?.deadline
    if (!draft) return undefined
    const { reference, title } = draft
    if (notice.kind === 'draft_registered')
      return {
        kind: 'draft_registered',
        number,
        contactName: draft.contact.name,
        reference,
        title,
        recommendation: c.main,
      }
    if (notice.kind !== 'assigned' || event.data.type !== 'CaseAssigned') return undefined
    return {
      kind: 'draft_assigned',
      number,
      commission,
      agency: agencyOf(council, c.agency)?.names ?? c.agency,
      reference,
      title,
      actType: c.actType,
      receivedOn: c.receivedOn,
      recommendation: c.main,
      acceptance: acceptance ?? event.data.acceptance,
      actUrl,
    }
  }

  const appeal = await textOf(people, number, c.content, 'appeal')
  if (!appeal) return undefined
  const { subject, applicant } = appeal
  const district = council.districts.find((d) => d.id === c.district)?.names
  switch (notice.kind) {
    case 'receipt':
      return {
        kind: 'receipt',
        number,
        applicantName: applicant.name,
        subject,
        receivedAt: c.receivedAt,
        registeredOn: c.registeredOn,
        answer: c.main,
        code,
        statusUrl,
      }
    case 'assigned':
      if (event.data.type !== 'CaseAssigned') return undefined
      return {
        kind: 'appeal_assigned',
        number,
        commission,
        applicantName: applicant.name,
        applicantKind: c.applicantKind,
        subject,
        topic: topicOf(council, c.topic ?? '')?.names ?? c.topic ?? '',
        ...(district && { district }),
        receivedOn: c.receivedOn,
        answer: c.main,
        acceptance: event.data.acceptance,
        actUrl,
      }
    case 'answer': {
      const text = await textOf(people, number, c.answer?.content, 'answer')
      if (!c.answer || !text) return undefined
      return {
        kind: 'answer',
        number,
        applicantName: applicant.name,
        subject,
        outcome: c.answer.outcome,
        text: text.text,
        answeredOn: c.answer.on,
        statusUrl,
      }
    }
    case 'draft_registered':
      return undefined
  }
}

/** A letter's subject and words; a recommendation's subject is the draft's title. */
const letterModel = async (
  { people, rules }: Composer,
  kind: 'letter' | 'response',
  letter: Letter,
  c: Case,
  { commission, actUrl }: { commission: Localized; actUrl: string },
): Promise<MailModel | undefined> => {
  const agency = agencyOf(rules.council, letter.agency)?.names ?? letter.agency
  const written = await people.get(c.caseId, letter.content)
  const recommendation = written?.kind === 'recommendation' ? written : undefined
  const plain = written?.kind === 'letter' ? written : undefined
  const subject = plain?.subject ?? (await subjectOf(people, c))
  const common = { letter: letter.number, caseNumber: c.caseId, agency, actUrl }
  if (kind === 'response') {
    const said = await textOf(people, c.caseId, letter.response?.content, 'response')
    if (!letter.response || !said) return undefined
    const { decision, late, amended } = letter.response
    const remarks = (recommendation?.remarks ?? []).map((remark) => ({
      ...remark,
      ...said.remarks.find((answer) => answer.no === remark.no),
    }))
    return {
      kind: 'response',
      ...common,
      caseKind: c.kind,
      subject,
      decision,
      text: said.text,
      remarks,
      late,
      amended,
      ...(c.kind === 'appeal' && !c.closedOn && { answer: c.main }),
    }
  }
  const sent = { commission, sentOn: letter.sentOn, response: letter.deadline }
  if (plain) return { kind: 'letter', ...common, ...sent, subject, text: plain.text }
  const draft = await textOf(people, c.caseId, c.content, 'draft_act')
  if (!recommendation || !draft || c.kind !== 'draft_act' || !c.recommendation) return undefined
  return {
    kind: 'recommendation',
    ...common,
    ...sent,
    reference: draft.reference,
    title: draft.title,
    outcome: c.recommendation.outcome,
    text: recommendation.text,
    remarks: recommendation.remarks,
  }
}
