/** A notice becomes a mail: its reader's address and language, the texts it quotes, the link it carries. */
import { type Envelope, versionOf } from '../../../events/commit.ts'
import type { ContentOf } from '../../../events/contents.ts'
import type { Deadline, Language, Localized } from '../../../events/values.ts'
import { actingChair, agencyOf, commissionOf, districtOf, topicOf } from '../../council/council.ts'
import { type Appeal, beganWith, type Case, type DraftAct, type Letter } from '../../domain/case.ts'
import { type Handed, movedDates, type Notice } from '../../domain/notices/notices.ts'
import { inPath } from '../../domain/number.ts'
import { calendarEntry, composeMail } from '../../text/notices/mails.ts'
import type { Letterhead, MailModel, MailToCompose } from '../../text/notices/models.ts'
import { texts } from '../../text/texts.ts'
import { carriedGrant, grantIdOf } from '../actions/grants.ts'
import type { CouncilRules } from '../council-rules.ts'
import type { Links, Mail, People } from '../ports.ts'
import { subjectOf, textOf } from '../texts-of-case.ts'

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
      return party.as ? actingChair(council, party.as) : undefined
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

/** The applicant of an appeal as a reader; undefined without an address, or once it was erased. */
export const applicantReader = async (people: People, c: Case): Promise<Reader | undefined> => {
  if (c.kind !== 'appeal') return undefined
  const email = (await textOf(people, c.caseId, c.content, 'appeal'))?.applicant.email
  return email ? { email, language: c.language } : undefined
}

const readerOf = async (
  { rules, people }: Composer,
  notice: Notice,
  c: Case,
): Promise<Reader | undefined> => {
  const { to } = notice
  switch (to.role) {
    case 'applicant':
      return applicantReader(people, c)
    case 'contact': {
      if (c.kind !== 'draft_act') return undefined
      const email = (await textOf(people, c.caseId, c.content, 'draft_act'))?.contact.email
      const agency = agencyOf(rules.council, c.agency)
      // An ended draft is told to the agency too: one mail where the developer's own address is the agency's.
      const told = notice.kind === 'draft_ended' && email === agency?.email
      return email && agency && !told ? { email, language: agency.language } : undefined
    }
    case 'body': {
      const email = (await textOf(people, c.caseId, to.as, 'forward'))?.email
      return email ? { email, language: rules.council.language } : undefined
    }
    default:
      return staffReader(rules, to)
  }
}

/**
 * What a notice says, and to whom; undefined when its reader has no address (any more), or its text was erased. `now` is
 * the case as it is, `then` as the event left it.
 */
export const modelOfNotice = async (
  deps: Composer,
  notice: Notice,
  event: Envelope,
  now: Case,
  then: Case,
): Promise<{ reader: Reader; model: MailToCompose; calendar?: Mail['calendar'] } | undefined> => {
  const c = toldOf.has(notice.kind) && !isSameTerm(now, then) ? then : now
  if (notice.matter && now.erased) return undefined
  const reader = await readerOf(deps, notice, c)
  const calendar = reader && entryOf(deps, notice, event, c, reader.language)
  const model = reader && (await modelOf(deps, notice, event, c, reader, then.content))
  const attachments = 'attachments' in event.data ? event.data.attachments : undefined
  const began = beganWith(c, model && triageIn(model))
  const alsoSaid = {
    ...(attachments && { attachments }),
    ...(began && { began }),
    ...(c.stopped && { stopped: c.stopped.on }),
    ...(calendar && notice.kind !== 'assigned' && { entryMoved: true }),
  }
  return reader && model && { reader, model: { ...model, ...alsoSaid }, ...(calendar && { calendar }) }
}

/** These tell of one term, and of one version of a draft: of those that the event found, though others have begun since. */
const toldOf = new Set<Notice['kind']>([
  'receipt',
  'extension_decided',
  'dispute_registered',
  'draft_registered',
  'draft_ended',
  'by_hand',
])

/** Whether it is still the same one, whose date only a calendar or a pause may have moved: then its date of now is told. */
const isSameTerm = (now: Case, then: Case): boolean => {
  if (now.kind === 'appeal' && then.kind === 'appeal')
    return now.disputed === then.disputed && now.extensions === then.extensions
  return now.kind !== 'draft_act' || then.kind !== 'draft_act' || now.draftVersion === then.draftVersion
}

/** The date of choosing a commission, where that is the one explained. */
const triageIn = (model: MailModel): Deadline | undefined => {
  if (model.kind === 'triage') return model.triage
  return model.kind === 'due_moved' && model.due.term === 'appeal.triage' ? model.due : undefined
}

/** Whether this tells the chair the day by which the case is to be done: first, or another one. */
const setsTheDay = ({ kind }: Notice, e: Envelope['data']): boolean => {
  switch (kind) {
    case 'assigned':
    case 'disputed':
    case 'draft_version':
      return true
    case 'extension_decided':
      return e.type === 'ExtensionGranted'
    case 'due_moved':
      return 'moved' in e && e.moved.some(({ key }) => key === 'answer' || key === 'recommendation')
    default:
      return false
  }
}

/** For the calendar of the chair who is told of the day. A mail that is composed again carries the same entry. */
const entryOf = (
  { rules }: Composer,
  notice: Notice,
  event: Envelope,
  c: Case,
  language: Language,
): Mail['calendar'] => {
  if (notice.to.role !== 'chair' || c.kind === 'initiative' || !c.commission) return undefined
  if (c.stopped || c.closedOn || !c.main.due || !setsTheDay(notice, event.data)) return undefined
  const commission = commissionOf(rules.council, c.commission)?.names ?? c.commission
  const words = { number: c.caseId, caseKind: c.kind, commission, deadline: c.main, began: beganWith(c) }
  return {
    uid: c.caseId,
    sequence: versionOf(event),
    day: c.main.due,
    ...calendarEntry(words, language),
  }
}

/** The mail that says it. */
export const mailOf = (
  deps: Composer,
  reader: Reader,
  model: MailToCompose,
  c: Case,
  to: Notice['to']['role'],
): Mail => {
  const head = letterhead(deps.rules, deps.portal)
  const words = composeMail(model, reader.language, head)
  return {
    to: reader.email,
    ...words,
    replyTo: head.replyTo,
    thread: c.caseId,
    tags: { case: c.caseId, to },
  }
}

const worded = async (people: People, caseId: string, content: string | undefined): Promise<string> => {
  const found = content ? await people.get(caseId, content) : undefined
  if (!found) return ''
  return 'text' in found ? (found.text ?? '') : ''
}

/** By which its agency knows a draft act; nothing of other cases. */
const referenceOf = async (people: People, c: Case): Promise<{ reference?: string }> => {
  const draft = await textOf(people, c.caseId, c.content, 'draft_act')
  return draft ? { reference: draft.reference } : {}
}

/** Chairs' and agencies' links come with the notice; staff have a standing one. */
const staffGrantOf = (deps: Composer, c: Case, { role }: Notice['to']) =>
  role === 'secretary' || role === 'head' ? grantIdOf(deps, c, { role }) : undefined

/** In place of what was erased. */
const gone = (c: Case, language: Language): string => (c.erased ? texts(language).erased.text : '')

/** Who has something to do, whether or not the words are there. */
const isOffice = ({ to: { role } }: Notice) => role === 'chair' || role === 'secretary' || role === 'head'

type Applicant = ContentOf<'appeal'>['applicant']

/** What every model of this case says. */
type Common = { number: string; subject: string; actUrl: string; statusUrl: string; commission: Localized }

const modelOf = async (
  deps: Composer,
  notice: Notice,
  event: Envelope,
  c: Case,
  { email, language }: Reader,
  /** What the case was about when the event came: a draft's text of then. */
  about: string,
): Promise<MailModel | undefined> => {
  const { people, links, rules } = deps
  const number = c.caseId
  const grant = notice.grant
    ? carriedGrant(deps, notice.grant, notice.to.role, email)
    : staffGrantOf(deps, c, notice.to)
  const common: Common = {
    number,
    subject: (await subjectOf(people, c)) || gone(c, language),
    actUrl: grant ? links.actUrl(c, grant, language) : '',
    statusUrl: links.statusUrl(c, language),
    commission: c.commission ? (commissionOf(rules.council, c.commission)?.names ?? c.commission) : '',
  }
  const letter = notice.letter ? c.letters[notice.letter] : undefined
  switch (notice.kind) {
    case 'letter':
      return letter && letterModel(deps, letter, c, common, about)
    case 'response':
    case 'late_response':
      return letter && responseModel(deps, letter, event, c, common)
    case 'fresh_link':
      return { kind: 'fresh_link', number, ...(common.actUrl && { actUrl: common.actUrl }) }
    case 'message':
      return { kind: 'message', ...common, closed: c.closedOn !== undefined }
    case 'triage': {
      const triage = c.pending.triage?.deadline
      const reference = await referenceOf(people, c)
      const cameBack = c.assignments > 0 && { cameBack: true }
      return triage && { kind: 'triage', ...common, caseKind: c.kind, ...reference, ...cameBack, triage }
    }
    case 'unassigned': {
      const why = event.data.type === 'CaseReturned' ? 'returned' : 'forwarded'
      const { subject } = common
      return { kind: 'unassigned', number, caseKind: c.kind, subject, ...(await referenceOf(people, c)), why }
    }
    case 'returned': {
      const e = event.data
      const triage = c.pending.triage?.deadline
      if (e.type !== 'CaseReturned' || !triage) return undefined
      const commission = commissionOf(rules.council, e.commission)?.names ?? e.commission
      const reason = await worded(people, number, e.content)
      const reference = await referenceOf(people, c)
      return { kind: 'returned', ...common, caseKind: c.kind, ...reference, commission, reason, triage }
    }
    case 'withdrawn': {
      const content = event.data.type === 'DraftWithdrawn' ? event.data.content : undefined
      const reason = await worded(people, number, content)
      const reference = await referenceOf(people, c)
      return { kind: 'withdrawn', ...common, caseKind: c.kind, ...reference, ...(reason && { reason }) }
    }
    case 'due_moved': {
      const e = event.data
      if (e.type !== 'ClockResumed' && e.type !== 'DueDatesMoved') return undefined
      const [due, ...more] = movedDates(notice, e, c)
      const { role } = notice.to
      const to = role === 'applicant' || role === 'contact' || role === 'agency' ? role : 'office'
      const why = e.type === 'ClockResumed' ? 'pause' : 'calendar'
      const url = role === 'applicant' ? common.statusUrl : common.actUrl
      const own = letter && { number: letter.number, subject: await subjectOf(people, c, letter.content) }
      // A body that the draft is not of knows it by the letter only.
      const reference = letter && letter.remarks === undefined ? {} : await referenceOf(people, c)
      const moved = {
        ...common,
        ...own,
        caseKind: c.kind,
        ...reference,
        why,
        to,
        ...(url && { url }),
      } as const
      return due && { kind: 'due_moved', ...moved, due, ...(more.length && { more }) }
    }
    case 'by_hand':
      return byHandModel(deps, notice, event, c, language)
    default:
      if (c.kind === 'draft_act') return draftModel(deps, notice, event, c, common, language)
      return c.kind === 'appeal' ? appealModel(deps, notice, event, c, common, language) : undefined
  }
}

/** The desk's page of the case has the applicant's postal address and the text to print. */
const byHandModel = async (
  { people, portal, rules }: Composer,
  { matter }: Notice,
  { data: e, time }: Envelope,
  c: Case,
  language: Language,
): Promise<MailModel | undefined> => {
  if (!matter || c.kind !== 'appeal') return undefined
  const number = c.caseId
  const due = byHandUntil(matter, e, c)
  const by = due && due >= rules.dayOf(time) ? due : undefined
  const reason = e.type === 'ExtensionGranted' ? await worded(people, number, e.content) : ''
  const deskUrl = `${portal}/desk/cases/${inPath(number)}?lang=${language}`
  return { kind: 'by_hand', number, matter, ...(by && { by }), ...(reason && { reason }), deskUrl }
}

/** Until when, where something sets a term to it. */
const byHandUntil = (matter: Handed, e: Envelope['data'], c: Appeal) => {
  if (e.type === 'ClarificationAsked') return e.clarification.due
  if (e.type === 'ExtensionGranted') return e.notice.due
  return matter === 'answer' ? c.main.due : undefined
}

const draftModel = async (
  { people, rules }: Composer,
  notice: Notice,
  event: Envelope,
  c: DraftAct,
  common: Common,
  language: Language,
): Promise<MailModel | undefined> => {
  const { number, commission, actUrl } = common
  const draft = await textOf(people, number, c.content, 'draft_act')
  if (!draft && !isOffice(notice)) return undefined
  const { reference, title, contact } = draft ?? {
    reference: '—',
    title: gone(c, language),
    contact: undefined,
  }
  const recommendation = c.main
  const acceptance = c.pending.acceptance && { acceptance: c.pending.acceptance.deadline }
  const e = event.data
  switch (notice.kind) {
    case 'draft_registered':
      return {
        kind: 'draft_registered',
        number,
        contactName: contact?.name ?? '',
        reference,
        title,
        recommendation,
      }
    case 'draft_version':
      return {
        kind: 'draft_version',
        number,
        reference,
        title,
        version: c.draftVersion,
        recommendation,
        ...acceptance,
        actUrl,
      }
    case 'draft_ended': {
      if (e.type !== 'DraftReturned' && e.type !== 'DraftNotConsidered') return undefined
      const outcome = e.type === 'DraftReturned' ? 'returned' : 'not_considered'
      const text = await worded(people, number, e.content)
      return { kind: 'draft_ended', number, reference, title, outcome, text }
    }
    case 'assigned':
      return {
        kind: 'draft_assigned',
        number,
        commission,
        agency: agencyOf(rules.council, c.agency)?.names ?? c.agency,
        reference,
        title,
        actType: c.actType,
        receivedOn: c.receivedOn,
        recommendation,
        ...acceptance,
        actUrl,
      }
    default:
      return undefined
  }
}

const appealModel = async (
  { people, rules, links }: Composer,
  notice: Notice,
  event: Envelope,
  c: Appeal,
  common: Common,
  language: Language,
): Promise<MailModel | undefined> => {
  const { council } = rules
  const { number } = common
  const appeal = await textOf(people, number, c.content, 'appeal')
  if (!appeal && !isOffice(notice)) return undefined
  const applicant: Applicant = appeal?.applicant ?? { kind: c.applicantKind, name: gone(c, language) }
  const answer: Deadline = c.main
  const addressed = { ...common, applicantName: applicant.name }
  const code = links.code(c)
  const e = event.data
  switch (notice.kind) {
    case 'receipt': {
      const { receivedAt, registeredOn } = c
      // What came on paper may have been entered when its date was over: no answer is promised by then.
      const over = answer.due !== null && answer.due < rules.dayOf(event.time)
      // On the web anybody may have given this address: the mail repeats nothing that they typed.
      const { subject: _, ...unnamed } = common
      return {
        kind: 'receipt',
        ...(c.channel === 'web' ? unnamed : addressed),
        receivedAt,
        registeredOn,
        answer,
        ...(over && { over }),
        code,
      }
    }
    case 'link':
      return { kind: 'link', number, code, statusUrl: common.statusUrl }
    case 'assigned': {
      const district = districtOf(council, c.district ?? '')?.names
      const acceptance = c.pending.acceptance?.deadline
      return {
        kind: 'appeal_assigned',
        ...addressed,
        applicantKind: c.applicantKind,
        topic: topicOf(council, c.topic ?? '')?.names ?? c.topic ?? '',
        ...(district && { district }),
        receivedOn: c.receivedOn,
        answer,
        ...(acceptance && { acceptance }),
      }
    }
    case 'answer': {
      if (e.type !== 'AppealAnswered') return undefined
      // It may have been read on the page and disputed: it is sent all the same, and can be disputed no more.
      const found = await textOf(people, number, e.content, 'answer')
      if (!found) return undefined
      const { outcome, answeredOn } = e
      const dispute = c.dispute && { dispute: c.dispute }
      return { kind: 'answer', ...addressed, outcome, text: found.text, answeredOn, ...dispute }
    }
    case 'forwarded':
    case 'forwarded_to': {
      if (e.type !== 'AppealForwarded') return undefined
      const forward = await textOf(people, number, e.content, 'forward')
      if (!forward) return undefined
      const body = (e.to && agencyOf(council, e.to)?.names) ?? forward.name ?? e.to ?? ''
      const { text } = forward
      if (notice.kind === 'forwarded') return { kind: 'forwarded', ...addressed, body, part: e.part, text }
      const { kind, name, email, phone, address } = applicant
      return {
        kind: 'forwarded_to',
        ...common,
        body,
        part: e.part,
        text,
        appealText: appeal?.text ?? '',
        receivedOn: c.receivedOn,
        applicant: {
          kind,
          name,
          ...(email && { email }),
          ...(phone && { phone }),
          ...(address && { address }),
        },
      }
    }
    case 'question': {
      if (e.type !== 'ClarificationAsked') return undefined
      const text = await worded(people, number, e.content)
      const open = c.question?.content === e.content && { clarification: e.clarification }
      return { kind: 'question', ...addressed, text, ...open }
    }
    case 'clarified':
    case 'clarification_lapsed':
      return { kind: notice.kind, ...common, answer }
    case 'extension_request': {
      if (e.type !== 'ExtensionRequested') return undefined
      const reason = await worded(people, number, e.content)
      return { kind: 'extension_request', ...common, until: e.until, reason, answer, decision: e.decision }
    }
    case 'extension_decided':
    case 'extended': {
      if (e.type !== 'ExtensionGranted' && e.type !== 'ExtensionRefused') return undefined
      const reason = await worded(people, number, e.content)
      const granted = e.type === 'ExtensionGranted'
      if (notice.kind === 'extension_decided')
        return { kind: 'extension_decided', ...common, granted, reason, answer }
      return granted ? { kind: 'extended', ...addressed, reason, answer: e.answer } : undefined
    }
    case 'long_term': {
      if (e.type !== 'LongTermSet' && e.type !== 'NextControlSet') return undefined
      const found = await textOf(people, number, e.content, 'long_term')
      if (!found || !e.control.due) return undefined
      const { text, reason } = found
      const again = e.type === 'NextControlSet'
      return { kind: 'long_term', ...addressed, text, reason, controlOn: e.control.due, again }
    }
    case 'disputed': {
      const text = e.type === 'AnswerDisputed' ? await worded(people, number, e.content) : ''
      return { kind: 'disputed', ...common, text, answer }
    }
    case 'dispute_registered':
      return { kind: 'dispute_registered', ...addressed, answer }
    default:
      return undefined
  }
}

/** A letter's subject and words; a recommendation's subject is the draft's title. */
const letterModel = async (
  { people, rules }: Composer,
  letter: Letter,
  c: Case,
  { number: caseNumber, commission, actUrl }: Common,
  about: string,
): Promise<MailModel | undefined> => {
  const agency = agencyOf(rules.council, letter.agency)?.names ?? letter.agency
  const written = await people.get(c.caseId, letter.content)
  const sent = {
    letter: letter.number,
    caseNumber,
    agency,
    commission,
    sentOn: letter.sentOn,
    response: letter.deadline,
    actUrl,
  }
  if (written?.kind === 'letter')
    return { kind: 'letter', ...sent, subject: written.subject, text: written.text }
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

const responseModel = async (
  { people, rules }: Composer,
  letter: Letter,
  { data: e }: Envelope,
  c: Case,
  { number: caseNumber, subject, actUrl }: Common,
): Promise<MailModel | undefined> => {
  if (e.type !== 'ResponseRecorded') return undefined
  const said = await textOf(people, c.caseId, e.content, 'response')
  if (!said) return undefined
  const written = await people.get(c.caseId, letter.content)
  const { decision, late } = e
  const { response } = letter
  const inForce = response && response.content !== e.content ? { inForce: response.decision } : {}
  const remarks = (written?.kind === 'recommendation' ? written.remarks : []).map((remark) => ({
    ...remark,
    ...said.remarks.find((answer) => answer.no === remark.no),
  }))
  const open = c.kind === 'appeal' && !c.closedOn
  const recommendation = c.pending.recommendation?.deadline
  return {
    kind: 'response',
    letter: letter.number,
    caseNumber,
    caseKind: c.kind,
    agency: agencyOf(rules.council, letter.agency)?.names ?? letter.agency,
    subject: written?.kind === 'letter' ? written.subject : subject,
    ...(await referenceOf(people, c)),
    decision,
    text: said.text,
    remarks,
    late,
    amended: e.effect === 'amended',
    ...inForce,
    closed: c.kind === 'appeal' && !open,
    ...(open && { answer: c.main }),
    ...(recommendation && { recommendation }),
    actUrl,
  }
}
