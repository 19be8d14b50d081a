/** What the model of a notice is made of: the event, the case as it is told, and what every model of the case says. */
import type { Envelope } from '../../../events/commit.ts'
import type { ContentOf } from '../../../events/contents.ts'
import type { CaseEvent } from '../../../events/events.ts'
import type { Deadline, Language, Localized } from '../../../events/values.ts'
import { commissionOf } from '../../council/council.ts'
import type { Appeal, Case, DraftAct } from '../../domain/case.ts'
import type { Letter } from '../../domain/letters/letter.ts'
import type { Notice, NoticeKind } from '../../domain/notices/notice.ts'
import type { MailKind, MailOf } from '../../text/notices/models.ts'
import { texts } from '../../text/texts.ts'
import { carriedGrant, grantIdOf } from '../actions/grants.ts'
import type { People } from '../ports.ts'
import { appealTextOf, subjectOf, textOf } from '../texts-of-case.ts'
import type { Composer, Reader } from './readers.ts'

/** What every model of a case says. */
type Common = { number: string; subject: string; actUrl: string; statusUrl: string; commission: Localized }

export type Occasion<C extends Case = Case> = {
  deps: Composer
  notice: Notice
  event: Envelope
  e: CaseEvent
  c: C
  language: Language
  common: Common
  /** The letter that the notice is about. */
  letter: Letter | undefined
  /** The id of what the case was about when the event came: a draft's text of then. */
  about: string
  /** The case as the event left it. */
  then: Case
}

type OfAppeal = Occasion<Appeal> & {
  appeal: ContentOf<'appeal'> | undefined
  applicant: ContentOf<'appeal'>['applicant']
  /** A company is not greeted by a name. */
  addressed: Common & { applicantName?: string }
  answer: Deadline
}
type OfDraft = Occasion<DraftAct> & {
  draft: { number: string; reference: string; title: string }
  contactName: string
  recommendation: Deadline
  acceptance: { acceptance?: Deadline }
}

/** The kinds of mail that a notice becomes, where they are not of its own name. */
type MailKinds = {
  assigned: 'appeal_assigned' | 'draft_assigned'
  letter: 'letter' | 'recommendation'
  late_response: 'response'
}
type MailKindOf<K extends NoticeKind> = K extends keyof MailKinds ? MailKinds[K] : K & MailKind

type Maybe<T> = T | undefined | Promise<T | undefined>

/** All that is known of one kind of notice, beside who reads it and how its mail is drawn. */
type NoticeEntry<K extends NoticeKind> = {
  /** Undefined where the text that it tells was erased. */
  model: (occasion: Occasion) => Maybe<MailOf<MailKindOf<K>>>
  /** It tells of one term, or of one version of a draft: of those that the event found, though others began since. */
  ofThen?: true
  /** Whether it tells the chair the day by which the case is to be done: first, or another one. */
  setsTheDay?: (e: CaseEvent) => boolean
}
export type NoticeEntries<K extends NoticeKind = NoticeKind> = { [P in K]: NoticeEntry<P> }

export const occasionOf = async (
  deps: Composer,
  notice: Notice,
  event: Envelope,
  c: Case,
  { email, language }: Reader,
  then: Case,
  at: string,
): Promise<Occasion> => {
  const { people, links, rules } = deps
  const grant = notice.grant ?? staffGrantOf(deps, c, notice.to)
  const common = {
    number: c.caseId,
    subject: (await subjectOf(people, c)) || gone(c, language),
    actUrl: grant ? links.actUrl(c, carriedGrant(deps, grant, notice.to, email, at), language) : '',
    statusUrl: links.statusUrl(c, language),
    commission: c.commission ? (commissionOf(rules.council, c.commission)?.names ?? c.commission) : '',
  }
  const letter = notice.letter ? c.letters[notice.letter] : undefined
  return { deps, notice, event, e: event.data, c, language, common, letter, about: then.content, then }
}

/** Chairs' and agencies' links come with the notice; staff have a standing one. */
const staffGrantOf = (deps: Composer, c: Case, { role }: Notice['to']) =>
  role === 'secretary' || role === 'head' ? grantIdOf(deps, c, { role }) : undefined

/** In place of what was erased. */
const gone = (c: Case, language: Language): string => (c.erased ? texts(language).erased.text : '')

/** Who has something to do, whether or not the words are there. */
const isOffice = ({ to: { role } }: Notice) => role === 'chair' || role === 'secretary' || role === 'head'

/** A model of an appeal; to anybody but an office none once its text is gone. */
export const ofAppeal =
  <M>(model: (occasion: OfAppeal) => Maybe<M>) =>
  async (occasion: Occasion): Promise<M | undefined> => {
    const { deps, notice, c, common, language } = occasion
    if (c.kind !== 'appeal') return undefined
    const appeal = await appealTextOf(deps.people, c)
    if (!appeal && !isOffice(notice)) return undefined
    const applicant = appeal?.applicant ?? { kind: c.applicantKind, name: gone(c, language) }
    const addressed = {
      ...common,
      ...(applicant.kind === 'person' && applicant.name && { applicantName: applicant.name }),
    }
    return model({ ...occasion, c, appeal, applicant, addressed, answer: c.main })
  }

/** A model of a draft act; to anybody but an office none once its text is gone. */
export const ofDraft =
  <M>(model: (occasion: OfDraft) => Maybe<M>) =>
  async (occasion: Occasion): Promise<M | undefined> => {
    const { deps, notice, c, language } = occasion
    if (c.kind !== 'draft_act') return undefined
    const text = await textOf(deps.people, c.caseId, c.content, 'draft_act')
    if (!text && !isOffice(notice)) return undefined
    const { reference, title } = text ?? { reference: '—', title: gone(c, language) }
    const acceptance = c.pending.acceptance ? { acceptance: c.pending.acceptance.deadline } : {}
    return model({
      ...occasion,
      c,
      draft: { number: c.caseId, reference, title },
      contactName: text?.contact.name ?? '',
      recommendation: c.main,
      acceptance,
    })
  }

/** The text of a content; empty where there is none (any more). */
export const worded = async (
  people: People,
  caseId: string,
  content: string | undefined,
): Promise<string> => {
  const found = content ? await people.get(caseId, content) : undefined
  if (!found) return ''
  return 'text' in found && typeof found.text === 'string' ? found.text : ''
}

/** By which its agency knows a draft act; nothing of other cases. */
export const referenceOf = async (people: People, c: Case): Promise<{ reference?: string }> => {
  const draft = await textOf(people, c.caseId, c.content, 'draft_act')
  return draft ? { reference: draft.reference } : {}
}
