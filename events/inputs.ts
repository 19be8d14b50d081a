/**
 * What people and agencies may send: the bodies of the JSON API, of the form and of webhooks. Texts are normalised
 * to NFC with LF line ends before they are measured; a character is a Unicode code point. Nothing is done with a
 * string or a list before its size is known to be bounded, so that no request costs more than its bytes.
 */
import * as z from 'zod/mini'
import { asciiAddress, isAddress } from './email.ts'
import { limits } from './limits.ts'
import {
  actType,
  answerOutcome,
  applicantKind,
  day,
  decision,
  entityForm,
  fileId,
  handoverMatters,
  language,
  letterKind,
  mayBeUrgent,
  missingPart,
  missingParts,
  number,
  originKind,
  ratings,
  recommendationOutcome,
  returnGround,
  slug,
  terminationGround,
  type Written,
  writtenKind,
} from './values.ts'

/** Before it is tidied a character may have as many UTF-16 units: pairs, marks of their own, CRLF. */
const unitsPerCharacter = 4

/** A string that may be worked on. One far above its limit is refused as it came, and only its length is looked at. */
const bounded = (max: number) =>
  z.string().check(
    z.refine((s) => s.length <= unitsPerCharacter * max, {
      params: { code: 'too_long', max },
    }),
  )

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g
// Sets of characters by their properties are written where they are used: they are built then, not at every cold start.
const normalise = (s: string) =>
  s
    .replace(/\r\n?|\u0085/g, '\n')
    .replace(control, '')
    .toWellFormed()
    // No script has letters of more marks; ordering a run of thousands takes quadratic time (UAX #15, section 13).
    .replace(/(\p{M}{30})\p{M}+/gu, '$1')
    .normalize('NFC')
/** Without what turns a line around or hides in it. Joiners stay: Persian spelling and many emoji need them. */
const withoutUnseen = (s: string) => s.replace(/[\p{Cf}--[\u200c\u200d]]/gv, '')

/** A letter, digit or sign that somebody can see: fillers and the empty Braille pattern are letters and signs too. */
const isVisible = (s: string) =>
  /[[\p{L}\p{N}\p{P}\p{S}]--[\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]]/v.test(s)

const measured = (max: number, tidy: (s: string) => string) =>
  z.pipe(
    z.pipe(bounded(max), z.transform(tidy)),
    z.string().check(
      z.refine(isVisible, { params: { code: 'required' } }),
      z.refine((s) => s.length <= max || [...s].length <= max, { params: { code: 'too_long', max } }),
    ),
  )

/** A text of several lines, trimmed. */
export const text = (max: number = limits.text) => measured(max, (s) => normalise(s).trim())
const oneLine = (s: string) => normalise(withoutUnseen(s)).replace(/\s+/g, ' ').trim()
/** A text of one line: white space of any kind becomes one space. */
export const line = (max: number) => measured(max, oneLine)

const weights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
const weightsAgain = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]

/**
 * Whether a 12-digit IIN or BIN has the right check digit: the weighted sum modulo 11, by 1..11, and by 3..11,1,2
 * if that gives 10; 10 again is never issued. Government resolution of 22 May 2007 No. 406.
 */
export const hasCheckDigit = (id: string): boolean => {
  const digits = [...id].map(Number)
  const sum = (w: number[]) => w.reduce((s, weight, i) => s + weight * (digits[i] as number), 0) % 11
  const first = sum(weights)
  return (first === 10 ? sum(weightsAgain) : first) === digits[11]
}

/** People write it in groups, and copy signs along that nobody sees. */
const digitsAlone = (s: string) => s.replace(/[\s\p{Pd}\p{Cf}]/gu, '')
const idNumber = z.pipe(
  z.pipe(bounded(limits.digits), z.transform(digitsAlone)),
  z.string().check(
    z.refine((s) => /^\d{12}$/.test(s), { params: { code: 'twelve_digits' }, abort: true }),
    z.refine((s) => !/^(\d)\1*$/.test(s), { params: { code: 'never_issued' }, abort: true }),
    z.refine(hasCheckDigit, { params: { code: 'check_digit' } }),
  ),
)

/** Around an address people type spaces and tabs; a line break there is another header. */
const isBlank = (char: string | undefined) => char === ' ' || char === '\t'
const withoutBlanksAround = (s: string) => {
  let [from, to] = [0, s.length]
  while (isBlank(s[from])) from++
  while (to > from && isBlank(s[to - 1])) to--
  return s.slice(from, to)
}
/** An address that mail can be sent to, its domain in ASCII. */
export const email = z.pipe(
  z.pipe(
    bounded(limits.email),
    z.transform((s: string) => asciiAddress(withoutBlanksAround(s))),
  ),
  z
    .string()
    .check(z.maxLength(limits.email, { abort: true }), z.refine(isAddress, { params: { code: 'email' } })),
)

const digitsIn = (s: string) => s.match(/\d/g)?.length ?? 0
/** As it was typed, with brackets, an extension or a second number: nobody is turned away for how they write it. */
const phone = z.pipe(
  z.pipe(
    bounded(limits.phone),
    z.transform((s: string) => (s.trim().includes('\n') ? '' : oneLine(s))),
  ),
  z.string().check(
    z.refine((s) => digitsIn(s) >= 5 && digitsIn(s) <= 30, { params: { code: 'phone' } }),
    z.refine((s) => s.length <= limits.phone, { params: { code: 'too_long', max: limits.phone } }),
  ),
)

/** RFC 3339, from 1970 on and in a year of four digits in UTC too, as events hold it. */
const timestamp = z.iso.datetime({ offset: true }).check(
  z.maxLength(limits.timestamp),
  z.refine((s) => Date.parse(s) >= 0 && Date.parse(s) < Date.UTC(10_000, 0), {
    params: { code: 'moment' },
  }),
)

/** A moment, or a local day alone where nobody knows the time. */
const momentOrDay = z.string().check(
  z.refine((s) => timestamp.safeParse(s).success || day.safeParse(s).success, {
    params: { code: 'moment' },
  }),
)

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

/** A rule across fields, told even while single fields are still wrong, so that one answer names all errors. */
const across = <T>(path: string, code: string, holds: (value: T) => boolean) =>
  z.refine<T>(holds, {
    path: [path],
    params: { code },
    when: (payload: { value: unknown }) => typeof payload.value === 'object' && payload.value !== null,
  } as never)

/** People and sole proprietors (ИП) have an IIN, other legal entities a BIN. */
const hasIin = (a: Applicant) => a.kind !== 'entity' || a.form === 'ИП'

/**
 * Whether this is a number of the other kind: the fifth digit of an IIN is the first of a day of birth, that of a BIN
 * 4, 5 or 6. A day that no month has is let pass: such numbers have been issued.
 */
const isTwelve = (id: unknown) => typeof id === 'string' && /^\d{12}$/.test(id)
const isBin = (id: unknown) => typeof id === 'string' && /^\d{4}[456]\d{7}$/.test(id)
const isIin = (id: unknown) => typeof id === 'string' && /^\d{4}[0-3]\d{7}$/.test(id)

const applicantShape = <N extends z.ZodMiniType>(name: N) => ({
  kind: applicantKind,
  form: z.optional(entityForm),
  name,
  iin: z.optional(idNumber),
  bin: z.optional(idNumber),
  email: z.optional(email),
  phone: z.optional(phone),
  address: z.optional(line(limits.address)),
})

/** What holds of every applicant, however the appeal comes. */
const numbersFit = [
  across<Applicant>('form', 'not_for_person', (a) => a.kind !== 'person' || a.form === undefined),
  across<Applicant>('bin', 'not_with_iin', (a) => !hasIin(a) || a.bin === undefined),
  across<Applicant>('iin', 'not_with_bin', (a) => hasIin(a) || a.iin === undefined),
  across<Applicant>('iin', 'bin_for_iin', (a) => !isBin(a.iin)),
  across<Applicant>('bin', 'iin_for_bin', (a) => !isIin(a.bin)),
  across<Applicant>('bin', 'never_issued', (a) => !isTwelve(a.bin) || isBin(a.bin)),
] as const

/** On the web: who has no IIN says so, who gives no contact follows the appeal by its code; a BIN where there is one. */
const applicantOnWeb = z
  .strictObject({
    ...applicantShape(line(limits.name)),
    noIin: z.optional(z.literal(true)),
    followByCode: z.optional(z.literal(true)),
  })
  .check(
    ...numbersFit,
    across<Applicant>('iin', 'required', (a) => !hasIin(a) || a.iin !== undefined || a.noIin === true),
    across<Applicant>('noIin', 'not_with_iin', (a) => !a.noIin || (hasIin(a) && a.iin === undefined)),
    across<Applicant>(
      'email',
      'required',
      (a) => a.email !== undefined || a.phone !== undefined || a.followByCode === true,
    ),
  )

/** On paper or in person everything that is there is taken (АППК, art. 63-64): illegible names are left out. */
const applicantOnPaper = z.strictObject(applicantShape(z.optional(line(limits.name)))).check(...numbersFit)

/** Files that were uploaded before, by their ids. */
const attachments = z.optional(z.array(fileId).check(z.maxLength(limits.files)))

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

/** A body that is in no configuration: without `email` the letter is handed over. */
const bodyOutside = z.strictObject({
  name: line(limits.name),
  email: z.optional(email),
  address: z.optional(line(limits.address)),
})
/** Whom a letter goes to, an id or a body by name; `agency` is how an id was said first. */
const addressee = { agency: z.optional(slug), to: z.optional(z.union([slug, bodyOutside])) }
const named = across('to', 'required', (l: { agency?: unknown; to?: unknown }) => !!(l.to ?? l.agency))

/** `POST /api/desk/initiatives`. */
const initiativeShape = z.strictObject({
  ...addressee,
  /** What its letter asks; a recommendation unless it is said. */
  kind: z.optional(writtenKind),
  subject: line(limits.subject),
  text: text(),
  origin: z.strictObject({ kind: originKind, title: line(limits.subject), on: day }),
})
export const initiativeInput = initiativeShape.check(named)
export type InitiativeInput = z.infer<typeof initiativeInput>

/** `POST /api/appeals/{number}/messages`, and `/dispute`. */
export const messageInput = z.strictObject({ text: text(), attachments })

/** `POST /api/appeals/{number}/rating`. */
export const ratingInput = z.strictObject({ rating: z.enum(ratings), comment: z.optional(text()) })

/** Where a draft can be read, of a length that every program takes. */
const link = z.string().check(z.maxLength(limits.url, { abort: true }), z.url({ protocol: /^https?$/ }))

/** In Kazakh and in Russian (Law on Legal Acts, art. 20(2)). A string is in one of them, and the other one is asked for. */
const inBoth = z.pipe(
  z
    .union([z.strictObject({ kk: text(), ru: text() }), z.string()])
    .check(z.refine((said) => typeof said !== 'string', { params: { code: 'other_language' } })),
  z.transform((said) => said as Exclude<Written, string>),
)
const remarkInput = z.strictObject({ clause: line(limits.line), quote: z.optional(text()), text: inBoth })
const remarkAnswerInput = z
  .object({ no: z.int(), accepted: z.boolean(), reason: z.optional(text()) })
  .check(
    across(
      'reason',
      'required',
      (a: { accepted?: unknown; reason?: unknown }) => a.accepted !== false || !!a.reason,
    ),
  )
const remarkAnswers = z.array(remarkAnswerInput).check(z.maxLength(limits.remarks))

/** The number and the day that a body gave its response, and who signed it: its first head, or who stands in. */
const signatory = z.object({ name: line(limits.name), post: z.optional(line(limits.line)) })
const formalities = {
  reference: z.optional(line(limits.reference)),
  dated: z.optional(day),
  signedBy: z.optional(signatory),
}
/** What a system may have sent before it was asked for: a name alone. */
const nameAlone = z.pipe(
  line(limits.name),
  z.transform((name: string) => ({ name })),
)

const reason = text()
/** What an applicant says on paper or in person, and the local day that it came on. */
const paperShape = { receivedOn: day, text: text(), attachments }
/** The body that is competent: one of the configuration, or one that is named. */
const forwardShape = {
  to: z.union([slug, bodyOutside]),
  text: text(),
  part: z._default(z.boolean(), false),
}
/** The version of the draft that is decided on: refused where another has come meanwhile. */
const read = z.optional(z.int().check(z.positive()))

/** `POST /api/act/{token}`, by action, in the order in which actions are offered. */
export const actionInputs = {
  accept: z.strictObject({ action: z.literal('accept') }),
  answer: z.strictObject({
    action: z.literal('answer'),
    outcome: answerOutcome,
    text: text(),
    attachments,
  }),
  recommend: z
    .strictObject({
      action: z.literal('recommend'),
      outcome: recommendationOutcome,
      text: inBoth,
      remarks: z._default(z.array(remarkInput).check(z.maxLength(limits.remarks)), []),
      /** Numbers of the remarks on the version before that are made again; they follow the new ones. */
      carry: z.optional(z.array(z.int()).check(z.maxLength(limits.remarks))),
      version: read,
      attachments,
    })
    .check(
      z.refine(({ remarks, carry = [] }) => remarks.length + carry.length <= limits.remarks, {
        path: ['carry'],
        params: { code: 'too_many', max: limits.remarks },
      }),
    ),
  letter: z
    .strictObject({
      action: z.literal('letter'),
      ...addressee,
      /** What it asks; a recommendation on an appeal, a request while a draft act is considered, unless it is said. */
      kind: z.optional(letterKind),
      subject: line(limits.subject),
      text: text(),
      attachments,
    })
    .check(named),
  ask: z.strictObject({ action: z.literal('ask'), text: text(), attachments }),
  long_term: z.strictObject({ action: z.literal('long_term'), text: text(), controlOn: day, reason }),
  extension: z.strictObject({ action: z.literal('extension'), until: day, reason }),
  incomplete: z.strictObject({ action: z.literal('incomplete'), text: text(), version: read }),
  decline: z.strictObject({ action: z.literal('decline'), reason, version: read }),
  assign: z.strictObject({ action: z.literal('assign'), commission: slug }),
  forward: z.strictObject({ action: z.literal('forward'), ...forwardShape }),
  complete: z.strictObject({
    action: z.literal('complete'),
    missing: z.array(missingPart).check(z.minLength(1), z.maxLength(missingParts.length)),
    text: text(),
  }),
  crime_or_danger: z.strictObject({ action: z.literal('crime_or_danger'), ...forwardShape }),
  return_to_applicant: z.strictObject({
    action: z.literal('return_to_applicant'),
    ground: returnGround,
    /** The earlier appeal that it repeats. */
    of: z.optional(number),
    text: text(),
  }),
  link_repeat: z.strictObject({
    action: z.literal('link_repeat'),
    of: number,
    /** Put on file with it, without an answer. */
    file: z._default(z.boolean(), false),
  }),
  terminate: z.strictObject({ action: z.literal('terminate'), ground: terminationGround, text: text() }),
  record_response: z.strictObject({
    action: z.literal('record_response'),
    letter: number,
    decision,
    text: text(),
    receivedOn: day,
    ...formalities,
    remarks: z.optional(remarkAnswers),
    attachments,
  }),
  handed_over: z.strictObject({
    action: z.literal('handed_over'),
    what: z.enum(handoverMatters),
    on: day,
    /** A way of the list, or other words. */
    how: line(limits.line),
    reference: z.optional(line(limits.reference)),
  }),
  letter_handed_over: z.strictObject({
    action: z.literal('letter_handed_over'),
    letter: number,
    on: day,
    how: z.optional(line(limits.line)),
    reference: z.optional(line(limits.reference)),
  }),
  correct_contact: z
    .strictObject({
      action: z.literal('correct_contact'),
      email: z.optional(email),
      phone: z.optional(phone),
      address: z.optional(line(limits.address)),
    })
    .check(
      across(
        'email',
        'required',
        (c: { email?: unknown; phone?: unknown; address?: unknown }) => !!(c.email ?? c.phone ?? c.address),
      ),
    ),
  reply: z.strictObject({ action: z.literal('reply'), ...paperShape }),
  completion: z.strictObject({ action: z.literal('completion'), ...paperShape }),
  message: z.strictObject({ action: z.literal('message'), receivedOn: day, text: text() }),
  dispute: z.strictObject({ action: z.literal('dispute'), ...paperShape }),
  withdraw: z.strictObject({ action: z.literal('withdraw'), receivedOn: day }),
  remind: z.strictObject({ action: z.literal('remind'), letter: number }),
  ask_file: z.strictObject({ action: z.literal('ask_file'), receivedOn: day }),
  publish_answer: z.strictObject({
    action: z.literal('publish_answer'),
    subject: line(limits.subject),
    question: text(),
    answer: text(),
  }),
  withdraw_consent: z.strictObject({ action: z.literal('withdraw_consent'), receivedOn: day }),
  show_file: z.strictObject({ action: z.literal('show_file'), how: z.enum(['page', 'in_person']), on: day }),
  return: z.strictObject({ action: z.literal('return'), reason }),
  told: z.strictObject({ action: z.literal('told') }),
  pause: z.strictObject({ action: z.literal('pause'), cause: slug }),
  resume: z.strictObject({ action: z.literal('resume'), cause: z.optional(slug) }),
  note: z.strictObject({ action: z.literal('note'), text: text() }),
  extend: z.strictObject({ action: z.literal('extend'), until: day, reason }),
  sign: z.strictObject({ action: z.literal('sign') }),
  refuse_signature: z.strictObject({ action: z.literal('refuse_signature'), reason }),
  refuse_extension: z.strictObject({ action: z.literal('refuse_extension'), reason }),
  respond: z.strictObject({
    action: z.literal('respond'),
    decision,
    text: text(),
    ...formalities,
    remarks: z.optional(remarkAnswers),
    attachments,
  }),
} as const
const { accept, ...others } = actionInputs
export const actionInput = z.discriminatedUnion('action', [accept, ...Object.values(others)])
export type ActionInput = z.infer<typeof actionInput>

/** What the holder of an ended link posts to have the current one sent. */
export const freshLinkInput = z.strictObject({ action: z.literal('fresh_link') })

/** By when the body asks for recommendations, where the draft stands on the portal, and whether it is urgent. */
const bodysTerm = {
  dueOn: z.optional(day),
  portalUrl: z.optional(link),
  urgent: z.optional(z.boolean()),
}
const draftWords = {
  title: line(limits.title),
  text: z.optional(text(limits.draftText)),
  url: z.optional(link),
}
const draftShape = {
  reference: line(limits.reference),
  ...draftWords,
  actType,
  topic: z.optional(slug),
  version: z._default(z.int().check(z.positive()), 1),
  ...bodysTerm,
}
const withWords = across('text', 'required', (d: { text?: unknown; url?: unknown }) => !!(d.text ?? d.url))
const urgentIfAllowed = across(
  'urgent',
  'not_urgent',
  (d: { urgent?: unknown; actType?: unknown }) => d.urgent !== true || mayBeUrgent(String(d.actType)),
)

/** Who knows the draft at its agency; without an address nothing is mailed to them. */
const developer = z.strictObject({ name: line(limits.name), email: z.optional(email) })

/** A draft act as an agency's clerk enters it. */
export const draftInput = z
  .strictObject({ ...draftShape, contact: developer })
  .check(withWords, urgentIfAllowed)
export type DraftInput = z.infer<typeof draftInput>

/** A new version: what is not said stays as it was. Its number is the next one. */
const versionShape = { ...draftWords, title: z.optional(draftWords.title), ...bodysTerm }
export const draftVersionInput = z.strictObject(versionShape).check(withWords)
export type DraftVersionInput = z.infer<typeof draftVersionInput>

export const draftWithdrawalInput = z.strictObject({ reason: z.optional(text()) })

/** How a draft came that the secretariat enters, `web` for a notice of the portal of open legal acts, and when. */
const entered = { channel: z.enum(['web', 'paper', 'person']), receivedAt: momentOrDay }

/** `POST /api/desk/draft-acts`, its `/{number}/versions` and `/{number}/withdraw`. */
export const deskDraftInput = z
  .strictObject({ agency: slug, ...draftShape, contact: developer, ...entered })
  .check(withWords, urgentIfAllowed)
export const deskDraftVersionInput = z.strictObject({ ...versionShape, ...entered }).check(withWords)

/** A webhook's id becomes part of the log, so it must be an id and nothing else. */
export const webhookId = z.string().check(z.regex(/^[\w.:-]{1,100}$/))

/** `POST /webhooks/agencies/{agencyId}`. Fields that are not known here are let pass: agencies' systems grow. */
export const webhookInput = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('response.submitted'),
    timestamp,
    data: z.object({
      letter: number,
      decision,
      text: text(),
      ...formalities,
      signedBy: z.optional(z.union([signatory, nameAlone])),
      remarks: z.optional(remarkAnswers),
    }),
  }),
  z.object({
    type: z.literal('draft_act.submitted'),
    timestamp,
    data: z
      .object({ ...draftShape, contact: z.object({ name: line(limits.name), email }) })
      .check(withWords, urgentIfAllowed),
  }),
  z.object({
    type: z.literal('draft_act.withdrawn'),
    timestamp,
    data: z.object({ reference: line(limits.reference), reason: z.optional(text()) }),
  }),
])
export type WebhookInput = z.infer<typeof webhookInput>

const post = { name: line(limits.name), email, language }

/** Who holds a post of the council, or where an agency is written to, as the secretariat types it. */
export const heldInput = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('commission'),
    chair: z.strictObject(post),
    deputy: z.optional(z.strictObject(post)),
    acting: z.enum(['chair', 'deputy']),
  }),
  z.strictObject({ of: z.literal('agency'), email, language }),
  z.strictObject({ of: z.literal('head'), ...post }),
  z.strictObject({
    of: z.literal('acting_head'),
    acting: z.optional(
      z.strictObject({
        name: line(limits.name),
        email: z.optional(email),
        language: z.optional(language),
        from: day,
        until: day,
      }),
    ),
  }),
  z.strictObject({
    of: z.literal('secretariat'),
    email,
    language,
    members: z.array(z.strictObject({ name: line(limits.name), email })).check(z.maxLength(limits.members)),
  }),
])
