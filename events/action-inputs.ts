/** What an action takes from whoever does it: the holder of a link, or the desk. */
import * as z from 'zod/mini'
import { addressee, named } from './appeals/appeal-inputs.ts'
import { memberId } from './council/council-values.ts'
import { limits } from './limits.ts'
import { across, attachments, bodyOutside, email, inBoth, line, meantDay, phone, text } from './typed.ts'
import {
  answerOutcome,
  decision,
  handoverMatters,
  letterKind,
  missingPart,
  missingParts,
  number,
  recommendationOutcome,
  returnGround,
  slug,
  terminationGround,
} from './values.ts'

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

export const remarkAnswers = z.array(remarkAnswerInput).check(z.maxLength(limits.remarks))

/** The number and the day that a body gave its response, and who signed it: its first head, or who stands in. */
export const signatory = z.object({ name: line(limits.name), post: z.optional(line(limits.line)) })

export const formalities = {
  reference: z.optional(line(limits.reference)),
  dated: z.optional(meantDay),
  signedBy: z.optional(signatory),
}

const reason = text()

/** What an applicant says on paper or in person, and the local day that it came on. */
const paperShape = { receivedOn: meantDay, text: text(), attachments }

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
  long_term: z.strictObject({ action: z.literal('long_term'), text: text(), controlOn: meantDay, reason }),
  extension: z.strictObject({ action: z.literal('extension'), until: meantDay, reason }),
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
    receivedOn: meantDay,
    ...formalities,
    remarks: z.optional(remarkAnswers),
    attachments,
  }),
  handed_over: z.strictObject({
    action: z.literal('handed_over'),
    what: z.enum(handoverMatters),
    on: meantDay,
    /** A way of the list, or other words. */
    how: line(limits.line),
    reference: z.optional(line(limits.reference)),
  }),
  letter_handed_over: z.strictObject({
    action: z.literal('letter_handed_over'),
    letter: number,
    on: meantDay,
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
        'nothing_changed',
        (c: { email?: unknown; phone?: unknown; address?: unknown }) => !!(c.email ?? c.phone ?? c.address),
      ),
    ),
  reply: z.strictObject({ action: z.literal('reply'), ...paperShape }),
  completion: z.strictObject({ action: z.literal('completion'), ...paperShape }),
  message: z.strictObject({ action: z.literal('message'), receivedOn: meantDay, text: text() }),
  dispute: z.strictObject({ action: z.literal('dispute'), ...paperShape }),
  withdraw: z.strictObject({ action: z.literal('withdraw'), receivedOn: meantDay }),
  remind: z.strictObject({ action: z.literal('remind'), letter: number }),
  ask_file: z.strictObject({ action: z.literal('ask_file'), receivedOn: meantDay }),
  publish_answer: z.strictObject({
    action: z.literal('publish_answer'),
    subject: line(limits.subject),
    question: text(),
    answer: text(),
  }),
  withdraw_consent: z.strictObject({ action: z.literal('withdraw_consent'), receivedOn: meantDay }),
  show_file: z.strictObject({
    action: z.literal('show_file'),
    how: z.enum(['page', 'in_person']),
    on: meantDay,
  }),
  return: z.strictObject({ action: z.literal('return'), reason }),
  told: z.strictObject({ action: z.literal('told') }),
  pause: z.strictObject({ action: z.literal('pause'), cause: slug }),
  resume: z.strictObject({ action: z.literal('resume'), cause: z.optional(slug) }),
  note: z.strictObject({ action: z.literal('note'), text: text() }),
  extend: z.strictObject({ action: z.literal('extend'), until: meantDay, reason }),
  sign: z.strictObject({ action: z.literal('sign') }),
  refuse_signature: z.strictObject({ action: z.literal('refuse_signature'), reason }),
  refuse_extension: z.strictObject({ action: z.literal('refuse_extension'), reason }),
  respond: z.strictObject({
    action: z.literal('respond'),
    /** It corrects the response that there is; without it a letter is answered once. */
    amends: z.optional(z.boolean()),
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

/**
 * What the head posts to name who stands in: a member of the presidium by id, or who holds a post of the directory
 * (Law on Public Councils, art. 12(1)(6)). Of the council, not of the link's case.
 */
export const standInInput = z
  .strictObject({
    action: z.literal('acting'),
    member: z.optional(memberId),
    role: z.optional(z.enum(['deputy_head', 'apparatus_head'])),
    from: meantDay,
    until: meantDay,
  })
  .check(
    across<{ member?: unknown; role?: unknown }>(
      'member',
      'required',
      ({ member, role }) => (member === undefined) !== (role === undefined),
    ),
  )

export type StandInInput = z.infer<typeof standInInput>

/** What the holder of an ended link posts to have the current one sent. */
export const freshLinkInput = z.strictObject({ action: z.literal('fresh_link') })
