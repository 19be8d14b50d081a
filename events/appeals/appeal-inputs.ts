/** What the API and the form take of an appeal and of its applicant, and the desk of an initiative. */
import * as z from 'zod/mini'
import { limits } from '../limits.ts'
import {
  across,
  attachments,
  bodyOutside,
  email,
  idNumber,
  line,
  meantDay,
  momentOrDay,
  phone,
  text,
} from '../typed.ts'
import { applicantKind, entityForm, language, originKind, ratings, slug, writtenKind } from '../values.ts'

type Applicant = {
  kind: 'person' | 'entity'
  form?: string | undefined
  iin?: unknown
  noIin?: unknown
  bin?: unknown
  email?: unknown
  phone?: unknown
  followByCode?: unknown
}

/** People and sole proprietors (ИП) have an IIN, other legal entities a BIN. */
const hasIin = (a: Applicant) => a.kind !== 'entity' || a.form === 'ИП'

/**
 * Whether this is a number of the other kind: the fifth digit of an IIN is the first of a day of birth, that of a BIN
 * 4, 5 or 6. A day that no month has is let pass: such numbers have been issued.
 */
const isTwelve = (id: unknown) => typeof id === 'string' && /^\d{12}$/.test(id)

const isBin = (id: unknown) => typeof id === 'string' && /^\d{4}[456]\d{7}$/.test(id)

const isIin = (id: unknown) => typeof id === 'string' && /^\d{4}[0-3]\d{7}$/.test(id)

/** Said or not; `false` says nothing. */
const said = z.optional(
  z.pipe(
    z.boolean(),
    z.transform((is: boolean) => is || undefined),
  ),
)

const applicantShape = <N extends z.ZodMiniType>(name: N) => ({
  kind: applicantKind,
  form: z.optional(entityForm),
  name,
  iin: z.optional(idNumber),
  bin: z.optional(idNumber),
  email: z.optional(email),
  phone: z.optional(phone),
  address: z.optional(line(limits.address)),
  /** Who has no IIN says so on the web. */
  noIin: said,
  /** Who gives no contact follows the appeal by its code. */
  followByCode: said,
})

/** What holds of every applicant, however the appeal comes. */
const numbersFit = [
  across<Applicant>('form', 'not_for_person', (a) => a.kind !== 'person' || a.form === undefined),
  across<Applicant>('bin', 'not_with_iin', (a) => !hasIin(a) || a.bin === undefined),
  across<Applicant>('iin', 'not_with_bin', (a) => hasIin(a) || a.iin === undefined),
  across<Applicant>('iin', 'bin_for_iin', (a) => !isBin(a.iin)),
  across<Applicant>('bin', 'iin_for_bin', (a) => !isIin(a.bin)),
  across<Applicant>('bin', 'never_issued', (a) => !isTwelve(a.bin) || isBin(a.bin)),
  across<Applicant>('noIin', 'not_with_iin', (a) => !a.noIin || (hasIin(a) && a.iin === undefined)),
] as const

/** On the web: who has no IIN says so, who gives no contact follows the appeal by its code; a BIN where there is one. */
const applicantOnWeb = z.strictObject(applicantShape(line(limits.name))).check(
  ...numbersFit,
  across<Applicant>('iin', 'required', (a) => !hasIin(a) || a.iin !== undefined || a.noIin === true),
  across<Applicant>(
    'email',
    'required',
    (a) => a.email !== undefined || a.phone !== undefined || a.followByCode === true,
  ),
)

/** On paper or in person everything that is there is taken (АППК, art. 63-64): illegible names are left out. */
const applicantOnPaper = z.strictObject(applicantShape(z.optional(line(limits.name)))).check(...numbersFit)

/** `POST /api/attachments`: what the file is called and is, before it is uploaded; `size` in bytes. */
export const attachmentInput = z.strictObject({
  name: line(1000),
  type: z.string().check(z.maxLength(200)),
  size: z.int().check(
    z.refine((n) => n > 0, { params: { code: 'file_empty' } }),
    z.refine((n) => n <= limits.fileBytes, { params: { code: 'file_too_large', max: limits.fileBytes } }),
  ),
})

const appealShape = {
  language,
  topic: slug,
  district: z.optional(slug),
  subject: line(limits.subject),
  text: text(),
  attachments,
  /** Who acts for the applicant, and by what: a power of attorney, a charter, a law. */
  representative: z.optional(z.strictObject({ name: line(limits.name), authority: line(limits.line) })),
  /** Whether the answer may be published, without personal data; it may be taken back. */
  publish: z.optional(z.boolean()),
  /** How many signed, the applicant among them: the first one, who is written to. */
  collective: z.optional(
    z.strictObject({
      signatories: z.int().check(
        z.refine((n) => n >= 2, { params: { code: 'signatories' } }),
        z.refine((n) => n <= limits.signatories, { params: { code: 'signatories' } }),
      ),
    }),
  ),
}

/** `POST /api/appeals`, and the form. */
export const appealInput = z.strictObject({
  applicant: applicantOnWeb,
  ...appealShape,
  consent: z.literal(true),
})

export type AppealInput = z.infer<typeof appealInput>

/**
 * `POST /api/desk/appeals`: as a citizen's own, by the secretariat, who take what is there. `oral`: said in person, the
 * text is the protocol of whoever took it down (АППК, art. 63).
 */
export const deskAppealInput = z
  .strictObject({
    applicant: applicantOnPaper,
    ...appealShape,
    consent: z.optional(z.boolean()),
    channel: z.enum(['paper', 'person']),
    oral: z.optional(z.boolean()),
    receivedAt: momentOrDay,
  })
  .check(
    across<{ oral?: unknown; channel?: unknown }>(
      'oral',
      'only_in_person',
      (a) => a.oral !== true || a.channel === 'person',
    ),
  )

export type DeskAppealInput = z.infer<typeof deskAppealInput>

/** Whom a letter goes to, an id or a body by name; `agency` is how an id was said first. */
export const addressee = { agency: z.optional(slug), to: z.optional(z.union([slug, bodyOutside])) }

export const named = across('to', 'required', (l: { agency?: unknown; to?: unknown }) => !!(l.to ?? l.agency))

/** `POST /api/desk/initiatives`. */
const initiativeShape = z.strictObject({
  ...addressee,
  /** What its letter asks; a recommendation unless it is said. */
  kind: z.optional(writtenKind),
  subject: line(limits.subject),
  text: text(),
  origin: z.strictObject({ kind: originKind, title: line(limits.subject), on: meantDay }),
})

export const initiativeInput = initiativeShape.check(named)

export type InitiativeInput = z.infer<typeof initiativeInput>

/** `POST /api/appeals/{number}/messages`, and `/dispute`. */
export const messageInput = z.strictObject({ text: text(), attachments })

/** `POST /api/appeals/{number}/rating`. */
export const ratingInput = z.strictObject({ rating: z.enum(ratings), comment: z.optional(text()) })
