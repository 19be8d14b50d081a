/** `/api/act/{token}`: what the holder of an e-mailed link may see of the case, and do now. */
import * as z from 'zod/mini'
import { type ActionInput, actionInputs } from '../action-inputs.ts'
import {
  actType,
  applicantKind,
  caseKind,
  day,
  deadline,
  decision,
  instant,
  language,
  letterKind,
  localized,
  missingPart,
  number,
  originKind,
  post,
  recommendationOutcome,
  role,
  slug,
  status,
  termKey,
  written,
} from '../values.ts'
import {
  answerView,
  fileView,
  letterView,
  messageView,
  remark,
  returnView,
  terminationView,
} from './shared.ts'

const actionField = z.strictObject({
  name: z.string(),
  /** `both_languages` is `{kk, ru}`, `remark_choice` any of the options' remarks, `checks` any of the options. */
  type: z.enum([
    'text',
    'textarea',
    'both_languages',
    'select',
    'date',
    'checkbox',
    'email',
    'remarks',
    'remark_answers',
    'remark_choice',
    'checks',
  ]),
  required: z.boolean(),
  maxLength: z.exactOptional(z.int()),
  /** The first and the last day that may be right. */
  min: z.exactOptional(day),
  max: z.exactOptional(day),
  /** What it starts with. */
  value: z.exactOptional(z.string()),
  options: z.exactOptional(z.array(z.strictObject({ value: z.string(), label: localized }))),
})
export type ActionField = z.infer<typeof actionField>

const action = z.strictObject({
  name: z.enum(Object.keys(actionInputs) as ActionInput['action'][]),
  fields: z.array(actionField),
})
export type Action = z.infer<typeof action>

const answeredRemark = z.strictObject({
  ...remark.shape,
  accepted: z.optional(z.boolean()),
  reason: z.optional(z.string()),
})
export type AnsweredRemark = z.infer<typeof answeredRemark>

/** The body's own number and day of a response, and who signed it. */
const formalities = {
  reference: z.exactOptional(z.string()),
  dated: z.exactOptional(day),
  signedBy: z.exactOptional(z.strictObject({ name: z.string(), post: z.optional(z.string()) })),
}
export type Formalities = z.infer<z.ZodMiniObject<typeof formalities>>

const replacedResponse = z.strictObject({
  decision,
  text: z.string(),
  on: day,
  ...formalities,
  remarks: z.exactOptional(
    z.array(z.strictObject({ no: z.int(), accepted: z.boolean(), reason: z.optional(z.string()) })),
  ),
})
export type ReplacedResponse = z.infer<typeof replacedResponse>

/** `letter` is the one that carried it. */
const recommendation = z.strictObject({
  version: z.int(),
  outcome: recommendationOutcome,
  text: written,
  on: day,
  /** Given after its day. */
  late: z.exactOptional(z.literal(true)),
  letter: z.exactOptional(number),
})

/** A question to the applicant that waits no more; `lapsed` says that its time was over first. */
const pastQuestion = z.strictObject({
  on: instant,
  text: z.string(),
  reply: z.exactOptional(messageView),
  lapsed: z.exactOptional(z.literal(true)),
})
export type PastQuestion = z.infer<typeof pastQuestion>

/** Who signed it in the council's name. */
const signatory = z.exactOptional(z.strictObject({ name: z.string(), post }))

const letterOfCase = z.strictObject({
  ...letterView.shape,
  /** The postal address of a body that is in no configuration. */
  address: z.exactOptional(z.string()),
  /** No mail reaches it: it is to be handed over, and has no due date until then. */
  toHandOver: z.exactOptional(z.literal(true)),
  subject: z.string(),
  text: written,
  signatory,
  response: z.exactOptional(z.strictObject({ text: z.string(), on: day, ...formalities })),
  /** What else was said to it: a later response has replaced these. */
  replaced: z.exactOptional(z.array(replacedResponse)),
})

/** The letter that the holder of this link is asked to respond to. */
const ownLetter = z.strictObject({
  number,
  kind: letterView.shape.kind,
  signatory,
  subject: z.string(),
  text: written,
  sentOn: day,
  dueOn: z.nullable(day),
  /** The version of the draft that its remarks are on. */
  version: z.exactOptional(z.int()),
  remarks: z.array(remark),
})

const proposedLetter = z.strictObject({
  kind: letterKind,
  /** Whom it is to go to. */
  to: localized,
  /** The postal address of a body that is in no configuration. */
  address: z.exactOptional(z.string()),
  subject: z.string(),
  text: written,
  /** Of a recommendation: the version of the draft that it is on, and what it comes to. */
  version: z.exactOptional(z.int()),
  outcome: z.exactOptional(recommendationOutcome),
  remarks: z.array(remark),
  /** The day on which it was written. */
  on: day,
})
export type ProposedLetter = z.infer<typeof proposedLetter>

const caseOfLink = z.strictObject({
  number,
  kind: caseKind,
  status,
  subject: z.string(),
  /** The appeal's or draft's words; an agency sees its letter only. */
  text: z.exactOptional(z.string()),
  url: z.exactOptional(z.string()),
  /** Without a name where the paper has none. */
  /** In which the applicant is to be answered. */
  language: z.exactOptional(language),
  /** The applicant agrees that the answer is published, without personal data. */
  publish: z.exactOptional(z.literal(true)),
  applicant: z.exactOptional(
    z.strictObject({
      kind: applicantKind,
      name: z.exactOptional(z.string()),
      representative: z.exactOptional(z.strictObject({ name: z.string(), authority: z.string() })),
      /** How many signed, where several did. */
      signatories: z.exactOptional(z.int()),
      anonymous: z.exactOptional(z.literal(true)),
      /** No mail reaches the applicant: the secretariat hands over or posts what is written. */
      byHand: z.exactOptional(z.literal(true)),
    }),
  ),
  agency: z.exactOptional(slug),
  reference: z.exactOptional(z.string()),
  actType: z.exactOptional(actType),
  /** Where a draft stands on the portal of open legal acts. */
  portalUrl: z.exactOptional(z.string()),
  urgent: z.exactOptional(z.literal(true)),
  /** The date that its body set, earlier than the law allows; `dueOn` is the lawful one. */
  tooEarly: z.exactOptional(day),
  /** The day passed without recommendations: it counts as agreed without remarks. */
  agreedOn: z.exactOptional(day),
  /** Of a draft act: which version the commission has before it. */
  draftVersion: z.exactOptional(z.int()),
  /** What an initiative arose from. */
  origin: z.exactOptional(z.strictObject({ kind: originKind, title: z.string(), on: day })),
  topic: z.exactOptional(slug),
  district: z.exactOptional(slug),
  commission: z.exactOptional(slug),
  receivedOn: day,
  dueOn: z.nullable(day),
  deadline,
  letter: z.exactOptional(ownLetter),
  letters: z.array(letterOfCase),
  /** The letter that waits for the signature of the council's head. */
  proposal: z.exactOptional(z.strictObject({ ...proposedLetter.shape, dueOn: z.nullable(day) })),
  /** The last one that was not signed, while no other took its place. */
  unsigned: z.exactOptional(
    z.strictObject({
      ...proposedLetter.shape,
      refusedOn: day,
      reason: z.string(),
      decidedBy: z.exactOptional(z.strictObject({ name: z.string(), post })),
    }),
  ),
  /** Those of `recommendation`; an agency's are those of its letter. */
  remarks: z.array(answeredRemark),
  /** The last one given, maybe on a version before the current one. */
  recommendation: z.exactOptional(recommendation),
  /** Those before it, on earlier versions. */
  earlier: z.exactOptional(
    z.array(z.strictObject({ ...recommendation.shape, remarks: z.array(answeredRemark) })),
  ),
  answer: z.exactOptional(answerView),
  /** Until when the applicant may dispute the answer; null without a calendar. */
  disputableUntil: z.exactOptional(z.nullable(day)),
  disputedOn: z.exactOptional(day),
  disputedAnswers: z.exactOptional(z.array(answerView)),
  /** The clock does not run. */
  stopped: z.exactOptional(z.strictObject({ cause: slug, on: day })),
  /** Where the appeal, or a part of it, went. */
  forwards: z.exactOptional(
    z.array(
      z.strictObject({ to: localized, part: z.boolean(), late: z.boolean(), on: day, text: z.string() }),
    ),
  ),
  /** Mail that did not arrive or was complained of; the address is the secretariat's to see. */
  undelivered: z.exactOptional(
    z.array(
      z.strictObject({
        to: role,
        why: z.enum(['bounce', 'complaint', 'rejected']),
        at: instant,
        address: z.exactOptional(z.string()),
      }),
    ),
  ),
  /** The question that waits for the applicant. */
  question: z.exactOptional(z.strictObject({ text: z.string(), on: instant, dueOn: z.nullable(day) })),
  /** What the applicant is asked to add. */
  completion: z.exactOptional(
    z.strictObject({ missing: z.array(missingPart), text: z.string(), on: instant, dueOn: z.nullable(day) }),
  ),
  /** It was not completed in time: until when it may be returned. */
  returnableUntil: z.exactOptional(z.nullable(day)),
  /** Earlier appeals of the same person in like words; `likeness` from 0 to 1. */
  repeats: z.exactOptional(
    z.array(
      z.strictObject({
        number,
        status,
        subject: z.string(),
        receivedOn: day,
        likeness: z.number(),
        unchanged: z.exactOptional(z.literal(true)),
      }),
    ),
  ),
  /** Those that it is linked with, and the one that it is filed with. */
  linked: z.exactOptional(z.array(number)),
  filedWith: z.exactOptional(number),
  /** It tells of a crime or a danger. */
  danger: z.exactOptional(z.literal(true)),
  returned: z.exactOptional(returnView),
  terminated: z.exactOptional(terminationView),
  /** Those before it; each reply is one of the messages too. */
  questions: z.exactOptional(z.array(pastQuestion)),
  /** The chair's open request for a later due date. */
  extension: z.exactOptional(z.strictObject({ until: day, reason: z.string() })),
  /** What the link's holder is to do first beside the case's own work: take it, decide on an extension. */
  owed: z.exactOptional(z.strictObject({ term: termKey, dueOn: day })),
  /** What was decided last on a later due date, and why. */
  extensionDecided: z.exactOptional(z.strictObject({ granted: z.boolean(), reason: z.string() })),
  /** The applicant asked to see the file: by when. */
  fileAccess: z.exactOptional(z.strictObject({ dueOn: z.nullable(day) })),
  longTerm: z.exactOptional(
    z.strictObject({ text: z.string(), reason: z.string(), since: day, controlOn: day }),
  ),
  messages: z.array(messageView),
  files: z.exactOptional(z.array(fileView)),
})

export const linkView = z.strictObject({ role, case: caseOfLink, actions: z.array(action) })
export type LinkView = z.infer<typeof linkView>
