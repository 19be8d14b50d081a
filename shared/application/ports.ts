/** What use cases need of the world. `shared/adapters` keeps these promises on AWS, the tests' fakes in memory. */
import type { QueueName } from '../../events/catalogue.ts'
import type { Commit, Envelope } from '../../events/commit.ts'
import type { Content } from '../../events/contents.ts'
import type { View } from '../domain/views.ts'

export type CaseLog = {
  /** All commits of a case in order, strongly consistent; empty for an unknown case. */
  load(caseId: string): Promise<Commit[]>
  /** Writes the commit unless its version exists: `taken` then. */
  append(commit: Commit): Promise<'done' | 'taken'>
}

export type Views = {
  /** Writes over an older version only. */
  put(view: View): Promise<'done' | 'older'>
  get(caseId: string, part: string): Promise<View | undefined>
  /** Ids of cases with an open due date up to this local day, each once, in no promised order. */
  dueUntil(day: string): AsyncIterable<string>
}

/** What the operator's commands need of views beyond what functions may. */
export type StoredViews = {
  ofCase(caseId: string): Promise<View[]>
  /** Writes if the stored view is still the one that was seen (undefined: none). */
  replace(view: View, seenVersion: number | undefined): Promise<'done' | 'older'>
  remove(caseId: string, part: string): Promise<void>
}

export type People = {
  get(caseId: string, contentId: string): Promise<Content | undefined>
  /** `expiresAt` in UTC seconds; without it the content stays until it is erased. */
  put(caseId: string, contentId: string, content: Content, expiresAt?: number): Promise<void>
  /** Writes unless it is there already, and says which. */
  putNew(caseId: string, contentId: string, content: Content, expiresAt?: number): Promise<'done' | 'taken'>
  /** Sets or takes away the expiry of what is there; nothing for an unknown id. */
  expire(caseId: string, contentId: string, expiresAt?: number): Promise<void>
}

export type Claims = {
  get(key: string): Promise<Record<string, string> | undefined>
  /** Stores the value unless the key is held, and returns the value that holds. `expiresAt` in UTC seconds. */
  hold(key: string, value: Record<string, string>, expiresAt?: number): Promise<Record<string, string>>
  /** The next number of a counter: unique and rising; a crash may leave a gap, never a double. */
  next(counter: string): Promise<number>
  /**
   * The right to do a thing once: `granted` to one caller until `leaseSeconds` have passed, `busy` meanwhile to
   * others, `completed` for good after `complete`.
   */
  lease(key: string, leaseSeconds: number): Promise<'granted' | 'busy' | 'completed'>
  complete(key: string): Promise<void>
}

export type Queues = { send(queue: QueueName, messages: readonly object[]): Promise<void> }

export type Mail = {
  to: string
  subject: string
  text: string
  html: string
  replyTo: string
  /** The case's number: its mails thread by it. */
  thread: string
  calendar?: { uid: string; day: string; summary: string; description: string }
}
export type Mailer = { send(mail: Mail): Promise<void> }

/** Secrets that are derived, never stored: a case's status code and the tokens of e-mailed links. */
export type Links = {
  code(caseId: string): string
  /** Whether this is the case's code, however it was typed; in constant time. */
  isCode(caseId: string, code: string): boolean
  statusUrl(caseId: string, lang?: string): string
  actUrl(caseId: string, grant: string, lang?: string): string
  readToken(token: string): { caseId: string; grant: string } | undefined
  /** A keyed hash, hex: for keys that must not tell what they were made of. */
  digest(purpose: string, value: string): string
}

export type PublishedEvent = Envelope
