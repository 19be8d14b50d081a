/** What use cases need of the world. `shared/adapters` keeps these promises on AWS, the tests' fakes in memory. */
import type { Commit } from '../../events/commit.ts'
import type { Content, ContentOf } from '../../events/contents.ts'
import type { HookBody } from '../../events/hooks.ts'
import type { QueueName } from '../../events/queues.ts'
import type { CaseKind, FileKind } from '../../events/values.ts'
import type { ActivityView } from '../domain/activities/views.ts'
import type { Case } from '../domain/case.ts'
import type { PaperFormat } from '../domain/papers/papers.ts'
import type { CaseView, Fact, LetterView, View } from '../domain/views.ts'
import type { Sheet } from '../text/papers/sheet.ts'

export type CaseLog = {
  /**
   * All commits of a case in order, strongly consistent; empty for an unknown case. Throws `AlteredLog` where they are
   * not what was written, or the log is marked as altered.
   */
  load(caseId: string): Promise<Commit[]>
  /** Writes the commit unless its version exists: `taken` then. */
  append(commit: Commit): Promise<'done' | 'taken'>
}

/** For the relay alone, which hears of it. */
export type LogMarks = {
  /** Marks a log of which this version was changed or removed at this instant (UTC), about: it is loaded no more. */
  markAltered(caseId: string, what: { version: number; at: string }): Promise<void>
}

/** Received or sent on these local days, both included: where a list begins, when it is read from its beginning. */
type Period = { from?: string; until?: string }

/** What a commit was hashed to when it was carried on. */
export type Noted = { caseId: string; version: number; hash: string }

/** What stands over all that was noted on one UTC day and before: 64 hexadecimal digits. */
export type Anchor = { on: string; commits: number; root: string }

/** Outside of the tables, where nobody changes or removes what was written: hashes and numbers alone, for years. */
export type Anchors = {
  /** Under the UTC day that it is; twice in a day is once. */
  note(noted: Noted): Promise<void>
  /** What was noted after this UTC day (from the first one on, without it), by days in their order. */
  notes(after?: string): AsyncIterable<Noted & { on: string }>
  /** The same twice is once; another for a day that has one stands beside it. */
  anchor(anchor: Anchor): Promise<void>
  /** All after this UTC day, in the order of days. */
  anchors(after?: string): Promise<Anchor[]>
  /** Writes down that a commit which was noted is gone by a restore: its log need not have it any more. */
  giveUp(lost: Noted): Promise<void>
  /** What was given up, in no promised order. */
  givenUp(): AsyncIterable<Noted>
}

/** The lists that cases are found in, each with an order of its own. */
export type CaseList =
  /** Open cases by what is due first; from and until are local days, both included. */
  | { list: 'due'; from?: string; until?: string }
  /** Open cases without a commission, oldest first. */
  | { list: 'unassigned' }
  /** Letters without a response, by their due day. */
  | { list: 'letters' }
  /** What waits to be handed over, by its due day: all of it, or what a mail did not bring. */
  | { list: 'by_hand' }
  | { list: 'bounced' }
  /** What the council itself owes, by the day that is due first: activities, the composition. */
  | { list: 'duties' }
  /** Newest first, whatever became of them. An agency's are its drafts, and letters to it. */
  | ({ list: 'commission'; commission: string } & Period)
  | ({ list: 'agency'; agency: string } & Period)
  /** Appeals and drafts received in this month (`2026-02`) and the one before it, newest first. */
  | { list: 'recent'; month: string }
  /** Answers given in this month and the one before it, newest first: a fact each, none of them a case. */
  | { list: 'answered'; month: string }
  /** The register of a year: cases by the day of receipt, newest first. */
  | ({ list: 'register'; kind: CaseKind; year: string } & Period)

/** A row of a list. `key` is its place: the list goes on after it. */
export type ListEntry = { caseId: string; part: string; key: string }

/** What came, went out or happened in a period, at a cost that grows with it. */
export type PeriodViews = {
  /** The cases of a kind received on these local days, both included, in no promised order. */
  casesOf(kind: CaseKind, from: string, to: string): Promise<CaseView[]>
  /** The letters sent on these local days, both included, in no promised order. */
  lettersOf(from: string, to: string): Promise<LetterView[]>
  /** What the council held on these local days, or plans for them, both included, in no promised order. */
  activitiesOf(from: string, to: string): Promise<ActivityView[]>
  /** How often this happened on these local days, both included. */
  countFacts(fact: Fact, from: string, to: string): Promise<number>
  /** Those of these that are there, in this order. */
  many(keys: readonly Pick<ListEntry, 'caseId' | 'part'>[]): Promise<View[]>
}

export type Views = PeriodViews & {
  /** Writes over an older version only. */
  put(view: View): Promise<'done' | 'older'>
  get(caseId: string, part: string): Promise<View | undefined>
  /** How many cases of this kind received since this local day a commission has open. */
  openLoad(kind: string, commission: string, since: string): Promise<number>
  /**
   * The next so many of a list, after the one with this key, in the list's order. Costs the same however long the list
   * is.
   */
  list(list: CaseList, limit: number, after?: string): Promise<{ entries: ListEntry[]; more: boolean }>
  /** How many a list has, counted no further than one beyond `most`. */
  count(list: CaseList, most: number): Promise<number>
  /** Ids of cases with an open due date up to this local day, each once, in no promised order. */
  dueUntil(day: string): AsyncIterable<string>
}

/** What the operator's commands need of views beyond what functions may. */
export type StoredViews = {
  ofCase(caseId: string): Promise<View[]>
  /** Writes if the stored view is still the one that was seen (undefined: none). */
  replace(view: View, seenVersion: number | undefined): Promise<'done' | 'older'>
  remove(caseId: string, part: string): Promise<void>
  /** Ids of all that have views, each once, in no promised order. */
  ids(): AsyncIterable<string>
}

/** What only the operator may do with claims. */
export type StoredClaims = {
  /** How far a counter is; 0 for one that is not there. */
  counted(counter: string): Promise<number>
  /** The keys of mails' claims, in no promised order. */
  mails(): AsyncIterable<string>
  remove(key: string): Promise<void>
}

/** Of a text: its subject or title, and its applicant's name where it is an appeal. */
export type Heading = { subject?: string; name?: string }

export type People = {
  get(caseId: string, contentId: string): Promise<Content | undefined>
  /** What is there under ids that begin so, by and in the order of their ids. */
  list(caseId: string, prefix: string): Promise<Map<string, Content>>
  /** The first so many ids of what is there under one key and begins so, the last first; read at once. */
  keysUnder(caseId: string, prefix: string, limit: number): Promise<string[]>
  /** What these cases are about, in their authors' words, and who wrote, or who a member is, in this order; undefined for what is not there (any more). */
  headings(ids: readonly { caseId: string; contentId: string }[]): Promise<(Heading | undefined)[]>
  /** `expiresAt` in UTC seconds; without it the content stays until it is erased. */
  put(caseId: string, contentId: string, content: Content, expiresAt?: number): Promise<void>
  /** Writes unless it is there already, and says which. */
  putNew(caseId: string, contentId: string, content: Content, expiresAt?: number): Promise<'done' | 'taken'>
  /** Sets or takes away the expiry of what is there; nothing for an unknown id. */
  expire(caseId: string, contentId: string, expiresAt?: number): Promise<void>
  /**
   * Puts what `make` makes of what is there (undefined: nothing), nothing where it makes nothing. Where another put
   * something meanwhile, it is made again of that.
   */
  change(
    caseId: string,
    contentId: string,
    make: (now: Content | undefined) => Content | undefined,
    expiresAt: number,
  ): Promise<void>
}

/** What only the operator may do with personal data. */
export type StoredPeople = {
  /** The ids of everything kept for a case. */
  idsOf(caseId: string): Promise<string[]>
  /** The keys under which anything is kept, a case's number or others, each once, in no promised order. */
  ids(): AsyncIterable<string>
  /** Nothing for what is not there. */
  remove(caseId: string, contentId: string): Promise<void>
}

export type Claims = {
  get(key: string): Promise<Record<string, string> | undefined>
  /** Stores the value unless the key is held, and returns the value that holds. `expiresAt` in UTC seconds. */
  hold(key: string, value: Record<string, string>, expiresAt?: number): Promise<Record<string, string>>
  /**
   * The next number of a counter: unique and rising; a crash may leave a gap, never a double. `expiresAt` in UTC
   * seconds, for a counter that may end.
   */
  next(counter: string, expiresAt?: number): Promise<number>
  /** Moves a counter on to this number, where it is behind it; never back. */
  advance(counter: string, to: number): Promise<void>
  /**
   * The right to do a thing once: `granted` to one caller until `leaseSeconds` have passed, `busy` meanwhile to
   * others, `completed` for good after `complete`. `holder` names this very attempt, for giving back what it was granted.
   */
  lease(key: string, leaseSeconds: number, holder?: string): Promise<'granted' | 'busy' | 'completed'>
  /** Free again for anybody, if this holder still has it and has not completed it. */
  giveBack(key: string, holder: string): Promise<void>
  complete(key: string): Promise<void>
  /** Those of these keys that are completed. */
  completedOf(keys: readonly string[]): Promise<Set<string>>
}

/** Another holds the claim at this moment: to be tried again later. */
export class Busy extends Error {
  override name = 'Busy'
}

export type Queues = {
  /** `delaySeconds` (at most 900): when the messages become visible. */
  send(queue: QueueName, messages: readonly object[], delaySeconds?: number): Promise<void>
}

/** Objects under keys, S3's way. What a browser uploads comes in by a form that is good for an hour. */
export type Files = {
  /** Where its forms and links lead: scheme and host, for pages' security policy. */
  readonly origin: string
  /**
   * A form that puts one file of at most, or exactly, so many bytes under this key; `${filename}` in it stands for the
   * name that the file has at its sender's.
   */
  form(key: string, upload: { bytes: number; exactly?: true; backTo?: string }): Promise<UploadForm>
  /** Bytes; undefined where nothing is. */
  sizeOf(key: string): Promise<number | undefined>
  /** Its bytes, and a mark that other bytes would not have. Throws where nothing is. */
  read(key: string): Promise<{ bytes: Uint8Array; mark: string }>
  /** Writes these bytes of our own, over whatever is there. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Copies what is there as it is now; with a mark only that which bears it. */
  copy(from: string, to: string, mark?: string): Promise<'done' | 'missing' | 'changed'>
  /**
   * What is kept ends with the retention period, which begins anew whenever this is another day (of its case's
   * closing) than before, or with the next days where it was `removed`; without either it stays. Nothing for what is not
   * there.
   */
  retain(key: string, over: string | undefined): Promise<void>
  /** An address that downloads it under this name, or shows it where told so, for five minutes. */
  link(key: string, as: { name: string; type: string; shown?: boolean }): Promise<string>
  /** The keys that begin so of what is there, and of what was and is kept as a former version; in no promised order. */
  keysUnder(prefix: string): Promise<string[]>
  /** Removes everything whose key begins so, all former versions with it, and says how many keys that were. */
  removeAll(prefix: string): Promise<number>
}
export type UploadForm = { url: string; fields: Record<string, string> }

/** Draws a paper: the same sheet gives the same bytes. */
export type DrawPaper = (sheet: Sheet) => Promise<Record<PaperFormat, Uint8Array>>

/** What a detached signature of one of these documents is worth, against the authorities that the council trusts. `at` is when it came, UTC. */
export type VerifySignature = (
  cms: Uint8Array,
  documents: readonly Uint8Array[],
  at: string,
) => Promise<Omit<ContentOf<'signature_verdict'>, 'kind'>>

/** Looks into a file for what it is; `protected` is a document that opens with a password only, of whatever kind. */
export type Inspect = (bytes: Uint8Array) => Promise<FileKind | 'protected' | undefined>

/** A webhook to an agency that takes letters by one instead of e-mail. `id` is the same at every try. */
export type Hook = HookBody & { agency: string; id: string }
export type Hooks = {
  /** Whether this agency takes webhooks. */
  takes(agency: string): boolean
  /** `failed` for any answer but 2xx, and for none; never throws. */
  post(hook: Hook): Promise<'delivered' | 'failed'>
}

/** What a pass is good for: the API, an e-mailed link to sign in by, a browser that has signed in, an office's page or calendar. */
export type StaffUse =
  | 'staff'
  | 'sign-in'
  | 'session'
  | 'agency-sign-in'
  | 'agency-session'
  | 'office'
  | 'office-calendar'

/** What a case's code and links are made with. */
export type Keyed = Pick<Case, 'caseId' | 'linkKey' | 'codeKey'>

/** Secrets that are derived, never stored: a case's status code and the tokens of e-mailed links. */
export type Links = {
  code(c: Keyed): string
  /** Whether this is the case's code, however it was typed; in constant time. */
  isCode(c: Keyed, code: string): boolean
  statusUrl(c: Keyed, lang?: string): string
  actUrl(c: Keyed, grant: string, lang?: string): string
  /** A staff member's pass, valid until this instant (UTC milliseconds): to the desk's API unless told otherwise. */
  staffToken(email: string, until: number, use?: StaffUse): string
  /** Whose pass of this use it is, and until when (UTC milliseconds), be that over or not; undefined for a forged one. */
  openStaffToken(token: string, use?: StaffUse): { email: string; until: number } | undefined
  /** Whose pass this is, if it is one of this use and still valid at `now` (UTC milliseconds). */
  readStaffToken(token: string, now: number, use?: StaffUse): string | undefined
  readToken(token: string): { caseId: string; grant: string; mark: string } | undefined
  /** The mark that the tokens of this case bear: of no other case, though it once had the same number. */
  markOf(c: Keyed): string
  /** A keyed hash, hex: for keys that must not tell what they were made of. */
  digest(purpose: string, value: string): string
}
