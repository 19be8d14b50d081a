/**
 * What a paper says, of the event and the case as the event left it: bodies and commissions as they were called on its
 * day, posts and the letterhead as they are now.
 */
import type { Commit } from '../../../events/commit.ts'
import type { ContentOf } from '../../../events/contents.ts'
import type { EventOf } from '../../../events/events.ts'
import type { Language, Localized } from '../../../events/values.ts'
import { actingChair, agencyOf, calledOn, commissionOf, complaintTo } from '../../council/council.ts'
import type { Appeal, Case, DraftAct } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import type { Paper } from '../../domain/papers/papers.ts'
import { wording } from '../../text/explanation.ts'
import type { PaperHead, PaperModel, Signatory } from '../../text/papers/models.ts'
import { texts } from '../../text/texts.ts'
import { type CouncilRules, councilRules } from '../council-rules.ts'
import { addresseeName } from '../notices/readers.ts'
import type { Links, People } from '../ports.ts'
import { appealTextOf, subjectOf, textOf } from '../texts-of-case.ts'

export type PaperDeps = { people: People; rules: CouncilRules; links: Links; portal: string }

/** Undefined where a text that it tells was erased. */
export const paperModel = async (
  { rules: now, ...given }: PaperDeps,
  log: readonly Commit[],
  paper: Paper,
): Promise<PaperModel | undefined> => {
  const rules = councilRules(calledOn(now.council, now.dayOf(paper.at)), now.calendar)
  const deps = { ...given, rules }
  const c = fold(log.slice(0, paper.version))
  const { event } = paper
  if (!c) return undefined
  switch (event.type) {
    case 'LetterSent':
      return letterModel(deps, c, paper, event)
    case 'AppealAnswered':
      return c.kind === 'appeal' ? answerModel(deps, c, paper, event) : undefined
    case 'AppealForwarded':
      return c.kind === 'appeal' ? forwardingModel(deps, c, paper, event) : undefined
    case 'AppealRegistered':
    case 'ContactCorrected':
      return c.kind === 'appeal' ? receiptModel(deps, c, paper) : undefined
    default:
      return undefined
  }
}

const common = (
  { rules: { council }, portal }: PaperDeps,
  { at, event }: Paper,
  language: Language,
  number: string,
  on: string,
) => {
  const { names: name, address, phone, secretariat, replyTo, timeZone } = council
  const head: PaperHead = {
    ...{ name, address, phone, portal, timeZone },
    email: replyTo ?? secretariat.email,
  }
  const [prepared] = secretariat.members
  const attachments = 'attachments' in event && event.attachments ? { attachments: event.attachments } : {}
  const executor = prepared ? { executor: { name: prepared.name, phone } } : {}
  return { language, head, at, number, on, ...executor, ...attachments }
}

type Signed = Omit<ContentOf<'signatory'>, 'kind'>

/** Of what keeps no signatory: the head, or for a chair's papers the chair. */
const signatoryOfNow = ({ rules: { council } }: PaperDeps, c: Case, { by }: Paper): Signed => {
  const chair = by.role === 'chair' && c.commission ? actingChair(council, c.commission) : undefined
  return chair ? { name: chair.name, post: 'chair' } : { name: council.head.name, post: 'head' }
}

const signatory = (
  { rules: { council } }: PaperDeps,
  commission: string | undefined,
  { name, post }: Signed,
  lang: Language,
): Signatory => {
  const signed = { name, post: texts(lang).posts[post] }
  const names = commission ? commissionOf(council, commission)?.names : undefined
  return (post === 'chair' || post === 'deputy') && names ? { ...signed, of: wording(names, lang) } : signed
}

const letterModel = async (
  deps: PaperDeps,
  c: Case,
  paper: Paper,
  event: EventOf<'LetterSent'>,
): Promise<PaperModel | undefined> => {
  const { people, rules, links } = deps
  const { letter, agency: id, content, sentOn, response, grant } = event
  const agency = agencyOf(rules.council, id)
  const signed = await textOf(people, c.caseId, event.signatory, 'signatory')
  const language = agency?.language ?? rules.council.language
  const sent = {
    ...common(deps, paper, language, letter, sentOn),
    addressee: await addresseeName(rules, people, c, event),
    response,
    signatory: signatory(deps, c.commission, signed ?? signatoryOfNow(deps, c, paper), language),
    respondAt: links.actUrl(c, grant, language),
  }
  if (paper.kind === 'recommendation' && c.kind === 'draft_act')
    return recommendationModel(deps, c, content, sent)
  const written = await textOf(people, c.caseId, content, 'letter')
  return written && { kind: 'letter', ...sent, subject: written.subject, text: written.text }
}

const recommendationModel = async <S>({ people }: PaperDeps, c: DraftAct, content: string, sent: S) => {
  const given = c.recommendation
  const written = await textOf(people, c.caseId, content, 'recommendation')
  const draft = await textOf(people, c.caseId, c.content, 'draft_act')
  if (!written || !draft || !given) return undefined
  const { reference, title } = draft
  const { text, remarks } = written
  return {
    kind: 'recommendation' as const,
    ...sent,
    ...{ reference, title, text, remarks },
    actType: c.actType,
    version: given.draftVersion,
    outcome: given.outcome,
  }
}

const answerModel = async (
  deps: PaperDeps,
  c: Appeal,
  paper: Paper,
  { content, outcome, answeredOn, dispute }: EventOf<'AppealAnswered'>,
): Promise<PaperModel | undefined> => {
  const { people, links } = deps
  const appeal = await appealTextOf(people, c)
  const answer = await textOf(people, c.caseId, content, 'answer')
  if (!appeal || !answer) return undefined
  const { name, address } = appeal.applicant
  const decided = answer.decidedBy
  const signed = decided ?? signatoryOfNow(deps, c, paper)
  return {
    kind: 'answer',
    ...common(deps, paper, c.language, c.caseId, answeredOn),
    addressee: { name, address },
    receivedOn: c.receivedOn,
    subject: appeal.subject,
    outcome,
    text: answer.text,
    dispute,
    complaintTo: complaintTo(deps.rules.council),
    signatory: signatory(deps, decided?.commission ?? c.commission, signed, c.language),
    followAt: links.statusUrl(c, c.language),
  }
}

const forwardingModel = async (
  deps: PaperDeps,
  c: Appeal,
  paper: Paper,
  { content, to, part, forwardedOn }: EventOf<'AppealForwarded'>,
): Promise<PaperModel | undefined> => {
  const { people, rules } = deps
  const appeal = await appealTextOf(people, c)
  const forward = await textOf(people, c.caseId, content, 'forward')
  if (!appeal || !forward) return undefined
  const agency = to ? agencyOf(rules.council, to) : undefined
  const language = agency?.language ?? rules.council.language
  const addressee: Localized = agency?.names ?? forward.name ?? to ?? ''
  const { name, email, phone, address } = appeal.applicant
  return {
    kind: 'forwarding',
    ...common(deps, paper, language, c.caseId, forwardedOn),
    addressee,
    receivedOn: c.receivedOn,
    part,
    text: forward.text,
    applicant: { name, email, phone, address },
    subject: appeal.subject,
    appealText: appeal.text,
    signatory: signatory(deps, c.commission, signatoryOfNow(deps, c, paper), language),
  }
}

const receiptModel = async (deps: PaperDeps, c: Appeal, paper: Paper): Promise<PaperModel | undefined> => {
  const { people, links } = deps
  const appeal = await appealTextOf(people, c)
  if (!appeal) return undefined
  // It goes by mail too, and on the web anybody may have given that address: nothing that they typed is in it.
  const typed =
    c.channel === 'web' ? {} : { applicant: appeal.applicant.name, subject: await subjectOf(people, c) }
  return {
    kind: 'receipt',
    ...common(deps, paper, c.language, c.caseId, c.registeredOn),
    ...typed,
    code: links.code(c),
    receivedAt: c.receivedAt,
    registeredOn: c.registeredOn,
    answer: c.main,
    followAt: links.statusUrl(c, c.language),
  }
}
