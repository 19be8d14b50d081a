/**
 * What a row of an old register says, in codes and dates; and what was counted from it when it was loaded. Subjects
 * and titles live in the store of personal data.
 */
import * as z from 'zod/mini'
import {
  actType,
  answerOutcome,
  applicantKind,
  caseKind,
  day,
  deadline,
  decision,
  entityForm,
  instant,
  language,
  number,
  recommendationOutcome,
  slug,
} from '../values.ts'

export const registers = ['appeals', 'letters', 'draft-acts'] as const
export type Register = (typeof registers)[number]
/** Those of the council's own work; their rows stand in `council-values.ts`. */
export const councilRegisters = ['activities', 'members', 'channels'] as const
export type CouncilRegister = (typeof councilRegisters)[number]
export const allRegisters = [...registers, ...councilRegisters] as const
export type AnyRegister = (typeof allRegisters)[number]

export const registerStatuses = [
  'answered',
  'long_term',
  'out_of_competence',
  'in_review',
  'withdrawn',
] as const
const registerStatus = z.enum(registerStatuses)
export type RegisterStatus = z.infer<typeof registerStatus>

/** `closedOn`: the day of the answer, forwarding or withdrawal; of a long-term one, the control date if it has one. */
const appealRow = z.strictObject({
  number,
  receivedAt: instant,
  applicantKind,
  entityForm: z.optional(entityForm),
  topic: slug,
  commission: z.optional(slug),
  status: registerStatus,
  closedOn: z.optional(day),
  outcome: z.optional(answerOutcome),
})
export type AppealRow = z.infer<typeof appealRow>

/** Without `caseNumber` it is a case of its own. */
const letterRow = z.strictObject({
  number,
  sentOn: day,
  agency: slug,
  about: caseKind,
  caseNumber: z.optional(number),
  dueOn: z.optional(day),
  answeredOn: z.optional(day),
  decision: z.optional(decision),
})
export type LetterRow = z.infer<typeof letterRow>

/** `remarks`: how many; their words are not in the register. */
const draftActRow = z.strictObject({
  number,
  receivedAt: instant,
  agency: slug,
  actType,
  commission: z.optional(slug),
  recommendedOn: z.optional(day),
  outcome: z.optional(recommendationOutcome),
  remarks: z.optional(z.number()),
})
export type DraftActRow = z.infer<typeof draftActRow>

export type Row =
  | { register: 'appeals'; row: AppealRow }
  | { register: 'letters'; row: LetterRow }
  | { register: 'draft-acts'; row: DraftActRow }

const days = { receivedOn: day, registeredOn: day }

/** `triage`: by when forwarding was in time. `dispute` only of an answered one, `control` only of a long-term one. */
export const loadedRow = z.discriminatedUnion('register', [
  z.strictObject({
    register: z.literal('appeals'),
    row: appealRow,
    language,
    ...days,
    answer: deadline,
    triage: deadline,
    dispute: z.optional(deadline),
    control: z.optional(deadline),
  }),
  z.strictObject({ register: z.literal('letters'), row: letterRow, response: deadline }),
  z.strictObject({ register: z.literal('draft-acts'), row: draftActRow, ...days, recommendation: deadline }),
])
export type LoadedRow = z.infer<typeof loadedRow>
