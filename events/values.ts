/** Values that events, commands and webhooks share. Dates are local calendar days of the council, instants are UTC. */
import * as z from 'zod/mini'

export const languages = ['kk', 'ru', 'en'] as const
export const language = z.enum(languages)
export type Language = z.infer<typeof language>

/** A text for readers: one wording, or one per language. */
export const localized = z.union([
  z.string(),
  z.strictObject({ kk: z.string(), ru: z.string(), en: z.string() }),
])
export type Localized = z.infer<typeof localized>

/** A local calendar day, `YYYY-MM-DD`, that exists. */
export const day = z.iso.date()
/** A UTC instant as `Date.prototype.toISOString` writes it. */
export const instant = z.iso.datetime()

/** A stable name from the council's configuration: a commission, topic, district or agency. */
export const slug = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,63}$/))
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

/** A line of the council's directory: `head`, `secretariat`, `commission:housing`, `agency:almaty-su`. */
export const directoryEntry = z
  .string()
  .check(z.regex(/^(head|secretariat|(commission|agency):[a-z][a-z0-9-]{0,63})$/))

export const termKeys = [
  'appeal.triage',
  'appeal.acceptance',
  'appeal.answer',
  'appeal.clarification',
  'appeal.dispute',
  'extension.decision',
  'extension.notice',
  'letter.response',
  'draft_act.recommendation',
  'control',
] as const
export const termKey = z.enum(termKeys)
export type TermKey = z.infer<typeof termKey>

/**
 * A due date with everything that explains it, so that no reader has to count again.
 * `due` is null where the calendar lacks a year (`missing` says which). `chosen` dates were set by a person.
 */
export const deadline = z.strictObject({
  term: termKey,
  mode: z.enum(['working', 'calendar', 'chosen']),
  from: day,
  days: z.number(),
  due: z.nullable(day),
  provisional: z.optional(z.literal(true)),
  missing: z.optional(z.array(z.number())),
  /** Non-working days between `from` and `due`, each with its reason; `weekend` needs no other. */
  skipped: z.array(z.strictObject({ date: day, why: z.union([z.literal('weekend'), localized]) })),
  basis: z.optional(localized),
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
] as const
export const status = z.enum(statuses)
export type Status = z.infer<typeof status>

export const applicantKind = z.enum(['person', 'entity'])
export const entityForms = ['АО', 'ТОО', 'ОФ', 'ИП', 'other'] as const
export const entityForm = z.enum(entityForms)
export const actTypes = ['maslikhat-decision', 'akimat-resolution', 'order', 'law', 'other'] as const
export const actType = z.enum(actTypes)
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
export const answerOutcomes = ['satisfied', 'partly', 'explained', 'declined'] as const
export const answerOutcome = z.enum(answerOutcomes)
export const recommendationOutcomes = ['supported', 'with_remarks', 'not_supported'] as const
export const recommendationOutcome = z.enum(recommendationOutcomes)
const channels = ['web', 'webhook', 'paper', 'person', 'import'] as const
export const channel = z.enum(channels)

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

/** The secretariat's lists of what is to be done. */
export const deskLists = ['open', 'late', 'week', 'unassigned', 'letters'] as const
