/** What carries word to people: mail, short messages, the secretariat's chat. */
import type { HandoverMatter } from '../../../events/values.ts'

/** A due day, which takes no time of anybody's; or a meeting, which does. */
export type CalendarEntry = {
  uid: string
  sequence: number
  at: string
  day: string
  summary: string
  description: string
  /** `start` is UTC; without one it takes the day. */
  meeting?: { start?: string | undefined; place?: string | undefined; cancelled: boolean }
}

export type Mail = {
  to: string
  /** What it tells of, by the name that its text has. */
  kind: string
  subject: string
  text: string
  html: string
  replyTo: string
  /** The case's number: its mails thread by it. */
  thread: string
  /** What a bounce tells of its mail: which case's it was, whom it was for, and what it was to bring. */
  tags: { case?: string; to: string; what?: HandoverMatter; of?: string }
  /** Papers of the council that go with it, as PDF. */
  papers?: { name: string; bytes: Uint8Array }[]
  /** An entry of the same `uid` and a higher `sequence` moves the one before it (RFC 5545, 3.8.7.4); `at` is UTC. */
  calendar?: CalendarEntry
}
/** Throws `AddressRefused` for an address that no retry reaches; anything else that it throws may be tried again. */
export type Mailer = { send(mail: Mail): Promise<void> }

/** `to` is a telephone as `+77001234567`. */
export type ShortMessage = { to: string; text: string }
/** Throws `NumberRefused` for a telephone that no retry reaches; anything else that it throws may be tried again. */
export type Sms = { send(message: ShortMessage): Promise<void> }

/** The service takes no message to this telephone. Its message never holds the number. */
export class NumberRefused extends Error {
  override name = 'NumberRefused'
}

/** The secretariat's own chat. `refused`: it takes nothing, today or later. Throws what may be tried again. */
export type Chat = { post(text: string): Promise<'posted' | 'refused'> }

/** The mail service takes no mail to this reader's address, today or later. Its message never holds the address. */
export class AddressRefused extends Error {
  override name = 'AddressRefused'
}
