/** What the system says outside mails and pages: names of things, timeline, validation, refusals. One wording each. */
import type * as z from 'zod/mini'
import type { EventType } from '../../events/events.ts'
import type {
  actType,
  answerOutcome,
  applicantKind,
  CaseKind,
  decision,
  entityForm,
  Language,
  LetterKind,
  originKind,
  Post,
  Role,
  recommendationOutcome,
  Status,
  TermKey,
} from '../../events/values.ts'
import type { ActionName } from '../domain/capabilities.ts'
import type { Refusal } from '../domain/refusals.ts'
import { en } from './en.ts'
import { kk } from './kk.ts'
import { ru } from './ru.ts'

/** What a problem is called: title of an error page and of a `problem+json` body. */
export type Problem =
  | 'invalid'
  | 'refused'
  | 'not_found'
  | 'link_ended'
  | 'link_forged'
  | 'fresh_link_sent'
  | 'link_sent_again'
  | 'own_appeals_sent'
  | 'conflict'
  | 'too_large'
  | 'busy'
  | 'too_often'
  | 'unexpected'
  | 'log_altered'
  | 'ask_code'
  | 'unauthorized'
  | 'key_missing'

export type ActionWords = {
  title: string
  /** What follows from it, before it is done. */
  explain: string
  button: string
  /** Said when it has been done. */
  done: string
}

export type Texts = {
  /** The language's own name. */
  language: string
  caseKinds: Record<CaseKind, string>
  statuses: Record<Status, string>
  /** Those whose words depend on what a draft act is called: Russian has genders. */
  draftStatuses: Record<'registered' | 'assigned' | 'withdrawn' | 'returned', string>
  /** Timeline titles; the applicant reads them too. */
  events: Record<EventType, string>
  applicantKinds: Record<z.infer<typeof applicantKind>, string>
  entityForms: Record<z.infer<typeof entityForm>, string>
  actTypes: Record<z.infer<typeof actType>, string>
  answerOutcomes: Record<z.infer<typeof answerOutcome>, string>
  recommendationOutcomes: Record<z.infer<typeof recommendationOutcome>, string>
  decisions: Record<z.infer<typeof decision>, string>
  /** What a letter asks. */
  letterKinds: Record<LetterKind, string>
  /** What an initiative arose from. */
  originKinds: Record<z.infer<typeof originKind>, string>
  roles: Record<Role, string>
  /** By what post somebody signs. */
  posts: Record<Post, string>
  terms: Record<TermKey, string>
  actions: Record<ActionName, ActionWords>
  problems: Record<Problem, string>
  /** Said of a case whose personal data were erased, and in place of each text of it. */
  erased: { on: (day: string) => string; text: string }
  /** Why it is refused, and by which rule. `remarks` are the numbers of the remarks meant. */
  refusals: Record<Refusal, (remarks: readonly number[]) => string>
  validation: {
    required: string
    choose: string
    consent: string
    tooLong: (length: number, max: number) => string
    iinDigits: string
    iinCheck: string
    binDigits: string
    binCheck: string
    /** Twelve digits that nobody has been given. */
    iinUnknown: string
    binUnknown: string
    /** One where the other is asked. */
    binForIin: string
    iinForBin: string
    email: string
    phone: string
    url: string
    /** A remark is declined without a reason. */
    remarkReason: string
    textOrUrl: string
    day: string
    time: string
    moment: string
    inFuture: string
    wholeNumber: (min: number, max: number) => string
    unknownValue: string
    unknownField: string
    /** A legal form for a person, a BIN where an IIN is asked, and the other way round. */
    notForApplicant: string
    wrongShape: string
    notJson: string
    notUtf8: string
    notForm: string
    keyMissing: (max: number) => string
    keyReused: string
    /** To a program whose request failed for the council's own fault: whether a repeat counts as of this time. */
    triedKept: (at: string) => string
    triedLost: string
    tooLarge: (kilobytes: number) => string
    tooMany: (max: number) => string
    tooOften: (minutes: number) => string
    /** A case has taken as many messages as it takes in a day. */
    messagesFull: (max: number) => string
    signature: string
    /** No pass of the secretariat, or one that is not valid any more. */
    staff: string
    /** A change by a browser's session without its token. */
    csrf: string
    /** A letter's number that is not known, or another agency's. */
    letter: string
  }
}

const all: Record<Language, Texts> = { kk, ru, en }

export const texts = (lang: Language): Texts => all[lang]

/** Where a draft act stands. */
export const draftStatus = (status: Status, lang: Language): string =>
  ({ ...all[lang].statuses, ...all[lang].draftStatuses })[status]

/** A name in the midst of a sentence; its abbreviations stay as they are (`юридическое лицо или ИП`). */
export const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
