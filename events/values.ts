/** Values that events, commands and webhooks share. Dates are local calendar days of the council, instants are UTC. */
import * as z from 'zod/mini'

/** Of what is published of an answer. */
export const publicationId = z.string().check(z.regex(/^[\w-]{1,40}$/))
export const languages = ['kk', 'ru', 'en'] as const
export const language = z.enum(languages)
export type Language = z.infer<typeof language>

/** A text for readers in each language. */
export const threefold = z.strictObject({ kk: z.string(), ru: z.string(), en: z.string() })
export type Threefold = z.infer<typeof threefold>
/** A text for readers: one wording, or one per language. */
export const localized = z.union([z.string(), threefold])
export type Localized = z.infer<typeof localized>

/** What somebody wrote: in one language, or in Kazakh and in Russian. */
export const written = z.union([z.string(), z.strictObject({ kk: z.string(), ru: z.string() })])
export type Written = z.infer<typeof written>

/** A local calendar day, `YYYY-MM-DD`, that exists. */
export const day = z.iso.date()
/** A UTC instant as `Date.prototype.toISOString` writes it. */
export const instant = z.iso.datetime()

/** A stable name from the council's configuration: a commission, topic, district or agency. */
export const slug = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,63}$/))
/** In an agency's place: a body that is in no configuration. Its name and addresses are in the letter's content. */
export const outside = 'outside'
/** A case's or letter's number, `ALM-A-2026-000001`; imported registers bring their own. */
export const number = z.string().check(z.regex(/^[\p{L}\p{N}][\p{L}\p{N}./-]{0,63}$/u))
/**
 * Names a log: a case's number, `directory`, or what has a log because it stands for a case: a letter's number
 * (`letter:ALM-L-2026-000001`), the digest of an agency's reference (`draft:akimat:0f3c…`).
 */
export const logId = z
  .string()
  .check(z.regex(/^(letter:|draft:[a-z][a-z0-9-]{0,63}:)?[\p{L}\p{N}][\p{L}\p{N}./-]{0,63}$/u))
/** Names a text or contact in the store of personal data; says nothing of it. */
export const contentId = z.string().check(z.regex(/^[\w-]{8,64}$/))
/** Names an uploaded file: a long random value, so that only who uploaded it can name it. */
export const fileId = z
  .string()
  .check(z.refine((s) => /^file-[\w-]{20,40}$/.test(s), { params: { code: 'file_unknown' } }))
export const fileKinds = ['pdf', 'docx', 'xlsx', 'odt', 'jpg', 'png', 'heic'] as const
export const fileKind = z.enum(fileKinds)
export type FileKind = z.infer<typeof fileKind>
/** Names a right to act that an e-mailed link carries: `chair-1`, `letter-ALM-L-2026-000001`. */
export const grantId = z.string().check(z.maxLength(80))

/** Names one of a case's papers by the place of its event in the log: the fourth commit's first is `4-0`. */
export const paperId = z.string().check(z.regex(/^\d{1,6}-\d{1,3}$/))

/** A line of the council's directory: `head`, `secretariat`, `commission:housing`, `agency:almaty-su`, `topic:water`. */
export const directoryEntry = z
  .string()
  .check(
    z.regex(
      /^(head|acting_head|deputy_head|apparatus_head|secretariat|(commission|agency|topic):[a-z][a-z0-9-]{0,63})$/,
    ),
  )

/** Terms that a rule is written for: keys of the law's and the council's files, and of `--term`. */
export const termKeys = [
  'appeal.triage',
  'appeal.acceptance',
  'appeal.answer',
  'appeal.clarification',
  'appeal.completion',
  'appeal.return',
  'appeal.dispute',
  'appeal.file_access',
  'appeal.handover',
  'extension.decision',
  'extension.notice',
  'extension.latest',
  'draft_act.recommendation',
  'draft_act.recommendation.law',
  'draft_act.recommendation.urgent',
  'letter.recommendation',
  'letter.budget',
  'letter.draft_act',
  'letter.information',
  'letter.request',
  'letter.signing',
  'activity.final_document',
  'activity.announcement',
  'activity.protocol',
  'activity.publication',
  'control',
] as const
export type RuleKey = (typeof termKeys)[number]
/** A term by the name that its rule has now: `letter.response` was that of letters of any kind. */
export const presentTerm = (key: string): string => (key === 'letter.response' ? 'letter.request' : key)
/**
 * What an event may name as its term. No rule is of `activity.telling`: a meeting is told of by the day before it.
 * `letter.response` is of letters sent before they had kinds.
 */
export const termKey = z.enum([...termKeys, 'activity.telling', 'letter.response'])
export type TermKey = z.infer<typeof termKey>

const termStarts = ['receipt', 'registration', 'sending', 'decision', 'event'] as const
/** What happens on a term's day zero; `event` is what the term itself names: a question, an answer, a hearing. */
export const termStart = z.enum(termStarts)
export type TermStart = z.infer<typeof termStart>

/**
 * A due date with everything that explains it, so that no reader has to count again.
 * `due` is null where the calendar lacks a year (`missing` says which) or no edition of the rule reaches that day.
 * `chosen` dates were set by a person.
 */
export const deadline = z.strictObject({
  term: termKey,
  mode: z.enum(['working', 'calendar', 'month', 'chosen']),
  from: day,
  /** In mode `month` those that the months have from this day zero. */
  days: z.number(),
  months: z.optional(z.number()),
  /** Counted back from day zero: done at the latest so many days before it. */
  before: z.optional(z.literal(true)),
  /** A last day that is not worked moves back instead of forward. */
  roll: z.optional(z.literal('back')),
  start: z.optional(termStart),
  due: z.nullable(day),
  provisional: z.optional(z.literal(true)),
  missing: z.optional(z.array(z.number())),
  /** Non-working days that were passed over, each with its reason; `weekend` needs no other. */
  skipped: z.array(z.strictObject({ date: day, why: z.union([z.literal('weekend'), localized]) })),
  /** The article, or who set the term, in the words of the edition that was counted by. */
  basis: z.optional(localized),
  /** The edition of the rule that was in force when the term began: its first day. */
  edition: z.optional(z.strictObject({ from: day })),
  /** First 12 hex digits of the SHA-256 of the calendar that was counted by. */
  calendar: z.string(),
})
export type Deadline = z.infer<typeof deadline>

export const caseKinds = ['appeal', 'draft_act', 'initiative'] as const
export const caseKind = z.enum(caseKinds)
export type CaseKind = z.infer<typeof caseKind>

export const statuses = [
  'registered',
  'assigned',
  'in_review',
  'awaiting_applicant',
  'awaiting_agency',
  'long_term',
  'answered',
  'forwarded',
  'withdrawn',
  'recommended',
  'responded',
  'returned',
  'not_considered',
  'terminated',
] as const
export const status = z.enum(statuses)
export type Status = z.infer<typeof status>

export const applicantKind = z.enum(['person', 'entity'])
export const entityForms = ['АО', 'ТОО', 'ОФ', 'ИП', 'other'] as const
export const entityForm = z.enum(entityForms)
export const actTypes = [
  'maslikhat-decision',
  'akimat-resolution',
  'order',
  'law',
  'consultative-document',
  'budget-programme-passport',
  'development-plan',
  'other',
] as const
export const actType = z.enum(actTypes)
const urgentActTypes: readonly unknown[] = ['law', 'other'] satisfies z.infer<typeof actType>[]
/** Whether its body may have it considered as urgent: a bill, or a temporary decree (Law on Legal Acts, art. 20). */
export const mayBeUrgent = (type: unknown) => urgentActTypes.includes(type)
export const originKinds = [
  'monitoring',
  'round_table',
  'meeting',
  'hearing',
  'expertise',
  'report',
  'other',
] as const
/** What an initiative arose from; `report` is the hearing of one. */
export const originKind = z.enum(originKinds)
export const decisions = ['accepted', 'partly', 'declined', 'information'] as const
/** What an agency says to a letter. */
export const decision = z.enum(decisions)
const letterKinds = ['recommendation', 'budget', 'draft_act', 'information', 'request'] as const
/** What a letter asks of a body: by it goes the term of the response, `letter.` and its kind. */
export const letterKind = z.enum(letterKinds)
export type LetterKind = z.infer<typeof letterKind>
/** What the council writes beside its recommendations on draft acts, which `recommend` sends. */
export const writtenKinds = ['recommendation', 'budget', 'information', 'request'] as const
export const writtenKind = z.enum(writtenKinds)
const posts = ['chair', 'deputy', 'head', 'acting_head', 'deputy_head', 'apparatus_head'] as const
/**
 * By what post somebody signs or decides in the council's name: of a commission its chair or deputy, the council's head,
 * who stands in, a deputy of the head, or the head of the apparatus.
 */
export const post = z.enum(posts)
export type Post = z.infer<typeof post>
export const answerOutcomes = ['satisfied', 'partly', 'explained', 'declined'] as const
export const answerOutcome = z.enum(answerOutcomes)
export const missingParts = [
  'name',
  'iin',
  'bin',
  'address',
  'contact',
  'signature',
  'authority',
  'matter',
] as const
/** What an appeal can lack of what art. 63 of the АППК asks for; `authority` is a representative's. */
export const missingPart = z.enum(missingParts)
export const returnGrounds = ['not_completed', 'repeated', 'insulting'] as const
/** Why an appeal goes back to its applicant (АППК, art. 64). */
export const returnGround = z.enum(returnGrounds)
export const terminationGrounds = ['decided', 'court', 'withdrawn', 'anonymous'] as const
/**
 * Why an appeal ends without an answer (АППК, art. 70): the same matter is decided, a court has decided it, the applicant
 * wishes it; or nothing says who wrote it (art. 88).
 */
export const terminationGround = z.enum(terminationGrounds)
export const recommendationOutcomes = ['supported', 'with_remarks', 'not_supported'] as const
export const recommendationOutcome = z.enum(recommendationOutcomes)
export const channels = ['web', 'webhook', 'paper', 'person', 'import'] as const
export const channel = z.enum(channels)

/** What of an appeal is handed over where no mail reaches its reader: to the body `forwarding`, to the applicant the rest. */
export const handoverMatters = ['answer', 'forwarding', 'receipt', 'notice'] as const
/** What was to reach somebody and is handed over: also a letter to a body. */
export const handoverMatter = z.enum([...handoverMatters, 'letter'])
export type HandoverMatter = z.infer<typeof handoverMatter>
export const handoverWays = ['in_person', 'post', 'courier', 'document_system', 'phone'] as const
/** How it was handed over; `other` where the content says it in words. */
export const handoverWay = z.enum([...handoverWays, 'other'])
export type HandoverWay = z.infer<typeof handoverWay>

const roles = ['applicant', 'chair', 'secretary', 'agency', 'head', 'system'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>
/** Who acted: a role, and the commission, agency or rule it acted as; never a person's name or address. */
export const actor = z.strictObject({ role, as: z.optional(z.string()) })
export type Actor = z.infer<typeof actor>

/** What a report counts an appeal as, each in exactly one. */
export const appealStandings = [
  'answered',
  'long_term',
  'out_of_competence',
  'in_review',
  'withdrawn',
] as const
/** A person, or a legal entity by its form. */
export const applicants = ['person', ...entityForms] as const
/** Facts that a report counts by their own day, whatever the age of their case. */
export const facts = ['answered', 'lettersAnswered', 'recommended'] as const

/** What an applicant makes of an answer. */
export const ratings = ['helped', 'partly', 'not_helped'] as const
export type Rating = (typeof ratings)[number]

/** The secretariat's lists of what is to be done. */
export const deskLists = ['open', 'late', 'week', 'unassigned', 'letters', 'by_hand', 'bounced'] as const

/** How many files came with its text; absent for none. Their names are in the content. */
export const attachments = z.optional(z.int())

/** One open due date that an event moved, under its key; `forwarding` and `dispute` are until when either may be done. */
export const moved = z.strictObject({ key: z.string(), deadline })
