/** How long, how many, how large: read by schemas, code, the API's document and the bench. Lengths in characters. */
import { longest } from './email.ts'

export const limits = {
  name: 200,
  subject: 200,
  text: 10_000,
  /** Of a draft legal act. */
  draftText: 100_000,
  title: 500,
  address: 500,
  line: 200,
  reference: 100,
  /** Of an IIN or BIN. */
  digits: 12,
  phone: 100,
  email: longest.address,
  remarks: 200,
  url: 2000,
  timestamp: 40,
  members: 100,
  /** Of answers and letters, offered at once. */
  templates: 100,
  /** Lists of the desk that one member keeps, and the name of each. */
  savedViews: 8,
  viewName: 30,
  /** Entries of the directory that are added to the file's, ended ones included. */
  directoryEntries: 300,
  /** Of one meeting, entered at once. */
  decisions: 60,
  /** Of a collective appeal. */
  signatories: 1_000_000,
  /** Files with one text, and the bytes of each: 10 MB. */
  files: 5,
  fileBytes: 10 * 1024 * 1024,
  /** Files of one activity, and what can be seen in one. */
  activityFiles: 40,
  caption: 300,
  /** Of the file of an electronic signature: 100 KB; and how many one paper has. */
  signatureBytes: 100 * 1024,
  signatures: 10,
  /**
   * Of a register that the desk loads; the operator's command takes any. Its bytes come in the body of a request, in
   * base64 from the API to the function, which is called with at most 6 MB.
   */
  registerRows: 10_000,
  registerBytes: 3 * 1024 * 1024,
  /** Of an `Idempotency-Key`. */
  key: 200,
  /** Bodies of requests, in bytes: larger ones are refused unread. */
  bodyBytes: 256 * 1024,
  webhookBytes: 200 * 1024,
  /** Years of a period that is counted at once. */
  periodYears: 10,
  /** Cases on one page of a list of the desk: as many as are under 60 KB with the longest subjects. */
  listRows: 25,
} as const

/** How often somebody may do what is refused beyond it, by the clock's own windows. */
export const rates = {
  wrongCodesForNumber: { most: 10, seconds: 600 },
  /** A code has 50 bits: it is the office behind one address that this number is made for. */
  wrongCodesFromAddress: { most: 100, seconds: 600 },
  /** Requests to send a link again; that one number gets one in ten minutes is a rule of the case itself. */
  linksFromAddress: { most: 60, seconds: 600 },
  /** A case's log is read whole at every step. Replies and disputes are few and not counted. */
  messagesOfCase: { most: 200, seconds: 86_400 },
  /** Each file that is offered is a row in one partition. An office sends many; a program that fills it up does more. */
  uploadsFromAddress: { most: 300, seconds: 3600 },
} as const
