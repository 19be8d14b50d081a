/** What the store of personal data holds under a content id: every text and contact, one closed schema per kind. */
import * as z from 'zod/mini'
import {
  applicant,
  bounceReason,
  file,
  files,
  held,
  remark,
  remarkAnswer,
  reportDocument,
  signatureState,
} from './content-parts.ts'
import { readingOf } from './reading.ts'
import { day, language, post, role, slug, written } from './values.ts'

export const contents = {
  appeal: z.strictObject({
    kind: z.literal('appeal'),
    applicant,
    subject: z.string(),
    text: z.string(),
    /** Who acts for the applicant, and by what. */
    representative: z.optional(z.strictObject({ name: z.string(), authority: z.string() })),
    /** Who took it in, of the secretariat; absent where the system did. */
    acceptedBy: z.optional(z.strictObject({ name: z.string() })),
    files,
  }),
  draft_act: z.strictObject({
    kind: z.literal('draft_act'),
    reference: z.string(),
    title: z.string(),
    text: z.optional(z.string()),
    url: z.optional(z.string()),
    /** Where it stands on the portal of open legal acts. */
    portalUrl: z.optional(z.string()),
    contact: z.strictObject({ name: z.string(), email: z.string() }),
  }),
  letter: z.strictObject({
    kind: z.literal('letter'),
    subject: z.string(),
    text: z.string(),
    /** The title of the round table, monitoring, … that an initiative arose from. */
    origin: z.optional(z.string()),
    /** Whom it is written to, where the configuration does not know the body. */
    to: z.optional(
      z.strictObject({
        name: z.string(),
        email: z.optional(z.string()),
        address: z.optional(z.string()),
      }),
    ),
    files,
  }),
  recommendation: z.strictObject({
    kind: z.literal('recommendation'),
    text: written,
    remarks: z.array(remark),
    files,
  }),
  response: z.strictObject({
    kind: z.literal('response'),
    text: z.string(),
    /** The number and the day that the body gave its letter, and who signed it, as far as they are told. */
    reference: z.optional(z.string()),
    dated: z.optional(day),
    signedBy: z.optional(z.strictObject({ name: z.string(), post: z.optional(z.string()) })),
    remarks: z.array(remarkAnswer),
    files,
  }),
  answer: z.strictObject({
    kind: z.literal('answer'),
    text: z.string(),
    /** Who decided, by name and post (АППК, art. 80). */
    decidedBy: z.optional(
      z.strictObject({ name: z.string(), post: z.enum(['chair', 'deputy']), commission: slug }),
    ),
    files,
  }),
  message: z.strictObject({ kind: z.literal('message'), text: z.string(), files }),
  /** What everybody may read of an appeal and its answer: nobody is named in it. */
  publication: z.strictObject({
    kind: z.literal('publication'),
    subject: z.string(),
    question: z.string(),
    answer: z.string(),
  }),
  /** Between the council's staff. */
  note: z.strictObject({ kind: z.literal('note'), text: z.string() }),
  question: z.strictObject({ kind: z.literal('question'), text: z.string(), files }),
  /** Why: a case given back, an extension asked, granted or refused, a draft not considered or withdrawn. */
  reason: z.strictObject({
    kind: z.literal('reason'),
    text: z.string(),
    /** Who decided on an extension, by name and post (АППК, art. 76). */
    decidedBy: z.optional(z.strictObject({ name: z.string(), post })),
  }),
  /** What is forwarded, in the secretariat's words, and to whom when the configuration does not know the body. */
  forward: z.strictObject({
    kind: z.literal('forward'),
    text: z.string(),
    name: z.optional(z.string()),
    email: z.optional(z.string()),
    address: z.optional(z.string()),
  }),
  /** How something was handed over, where no word of the list says it, and by which number it can be traced. */
  handover: z.strictObject({
    kind: z.literal('handover'),
    how: z.optional(z.string()),
    reference: z.optional(z.string()),
  }),
  /** Where the applicant is reached from now on; what is absent stays as it was. */
  contact: z.strictObject({
    kind: z.literal('contact'),
    email: z.optional(z.string()),
    phone: z.optional(z.string()),
    address: z.optional(z.string()),
  }),
  long_term: z.strictObject({ kind: z.literal('long_term'), text: z.string(), reason: z.string() }),
  /** Who signed a letter in the council's name, as they were called then. */
  signatory: z.strictObject({ kind: z.literal('signatory'), name: z.string(), post }),
  /** What became of a mail that did not simply arrive. An automatic reply shows that it did. */
  delivery: z.strictObject({
    kind: z.literal('delivery'),
    to: role,
    why: z.enum(['bounce', 'complaint', 'rejected', 'auto_reply']),
    /** Why it bounced, where SES knows and somebody can do something about it. */
    reason: z.optional(bounceReason),
    /** Whether no mail will ever arrive there. */
    permanent: z.boolean(),
    address: z.string(),
    at: z.string(),
  }),
  /** By which keyed hashes a case's applicant is found, or by which words the case, and under each hash the case. */
  lookup: z.strictObject({ kind: z.literal('lookup'), keys: z.array(z.string()) }),
  pointer: z.strictObject({ kind: z.literal('pointer'), caseId: z.string() }),
  /** One of the words by which a case is found; which one, its key says. */
  word: z.strictObject({ kind: z.literal('word'), caseId: z.string() }),
  directory: z.strictObject({ kind: z.literal('directory'), held }),
  /** What an activity is about; with whom it is, and where. */
  activity: z.strictObject({
    kind: z.literal('activity'),
    title: z.string(),
    with: z.optional(z.string()),
    place: z.optional(z.string()),
  }),
  /** The points of an agenda in their words, by number. */
  agenda: z.strictObject({
    kind: z.literal('agenda'),
    items: z.array(z.strictObject({ no: z.number(), text: z.string() })),
  }),
  /** A member of the council. */
  member: z.strictObject({
    kind: z.literal('member'),
    name: z.string(),
    organisation: z.optional(z.string()),
  }),
  /** Where a member of the council is written to; without an address by hand. */
  member_contact: z.strictObject({
    kind: z.literal('member_contact'),
    email: z.optional(z.string()),
    language,
  }),
  /** A text to begin an answer or a letter with. */
  template: z.strictObject({ kind: z.literal('template'), title: z.string(), text: z.string() }),
  /** Lists of the desk that a member keeps under names of their own; `query` is the part of an address that asks for one. */
  saved_views: z.strictObject({
    kind: z.literal('saved_views'),
    views: z.array(z.strictObject({ id: z.string(), name: z.string(), query: z.string() })),
  }),
  /**
   * What was typed into an action's form and is kept for whoever may send it: by whom and when (UTC), under the names of the
   * form's fields. `kept` tells one keeping from another. Without fields: it was sent.
   */
  unsent: z.strictObject({
    kind: z.literal('unsent'),
    kept: z.string(),
    by: z.strictObject({ role, as: z.optional(z.string()), name: z.optional(z.string()) }),
    at: z.string(),
    fields: z.record(z.string(), z.string()),
  }),
  report: z.strictObject({ kind: z.literal('report'), document: reportDocument }),
  /** A verified webhook as it came, until its events are in a case log. */
  webhook: z.strictObject({ kind: z.literal('webhook'), body: z.string(), receivedAt: z.string() }),
  /** A file that may be attached: what its sender says of it, and where it was uploaded to. */
  upload: z.strictObject({ kind: z.literal('upload'), file, key: z.string() }),
  /** A detached signature of a paper (CMS, RFC 5652), base64 of its DER. */
  signature: z.strictObject({ kind: z.literal('signature'), cms: z.string() }),
  /** What a signature is worth, as it was found when it was looked into. */
  signature_verdict: z.strictObject({
    kind: z.literal('signature_verdict'),
    state: signatureState,
    signer: z.optional(z.string()),
    /** By the signer's own clock, UTC. */
    signedAt: z.optional(z.string()),
    /** The name or OID of what it was made with. */
    algorithm: z.optional(z.string()),
  }),
  /** Whether a file may be opened. Under its own id the last word; those of a single check under their own. */
  file_verdict: z.strictObject({
    kind: z.literal('file_verdict'),
    verdict: z.enum(['accepted', 'rejected']),
    why: z.optional(z.enum(['content', 'size', 'protected', 'malware', 'unscannable'])),
    /** Which bytes were looked at, as the store marks them. */
    mark: z.optional(z.string()),
    /** SHA-256 of a photograph as it came, in hex, where its place was removed before it was kept. */
    original: z.optional(z.string()),
  }),
} as const

export const content = z.discriminatedUnion('kind', [
  contents.appeal,
  contents.draft_act,
  contents.letter,
  contents.recommendation,
  contents.response,
  contents.answer,
  contents.message,
  contents.note,
  contents.publication,
  contents.question,
  contents.reason,
  contents.forward,
  contents.handover,
  contents.contact,
  contents.long_term,
  contents.webhook,
  contents.delivery,
  contents.upload,
  contents.file_verdict,
  contents.signature,
  contents.signature_verdict,
  contents.lookup,
  contents.pointer,
  contents.word,
  contents.signatory,
  contents.directory,
  contents.activity,
  contents.agenda,
  contents.member,
  contents.member_contact,
  contents.template,
  contents.saved_views,
  contents.unsent,
  contents.report,
])
export type Content = z.infer<typeof content>
export type ContentOf<K extends Content['kind']> = Extract<Content, { kind: K }>

/** A content as it is read. */
export const storedContent = readingOf(content)
