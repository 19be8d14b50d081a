/** Parts that several answers have. */
import * as z from 'zod/mini'
import { contents } from '../contents.ts'
import { type EventType, schemas } from '../events.ts'
import {
  answerOutcome,
  day,
  decision,
  instant,
  letterKind,
  number,
  returnGround,
  slug,
  terminationGround,
  written,
} from '../values.ts'

export const eventType = z.enum(Object.keys(schemas) as EventType[])

/** A file that came with a text; `from` is that text's event, `size` in bytes. */
export const fileView = z.strictObject({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  from: eventType,
  letter: z.exactOptional(number),
  state: z.enum(['checking', 'accepted', 'rejected']),
  why: z.exactOptional(z.nonoptional(contents.file_verdict.shape.why)),
})
export type FileView = z.infer<typeof fileView>

/** `dueOn` is null where the calendar lacks a year. */
export const letterView = z.strictObject({
  number,
  kind: z.exactOptional(letterKind),
  agency: slug,
  /** What a body that is in no configuration is called; `agency` is `outside` then. */
  body: z.exactOptional(z.string()),
  sentOn: day,
  dueOn: z.nullable(day),
  status: z.enum(['sent', 'answered']),
  decision: z.exactOptional(decision),
})
export type LetterView = z.infer<typeof letterView>

export const answerView = z.strictObject({ outcome: answerOutcome, text: z.string(), on: day })

/** Why an appeal went back to its applicant; `of` is the appeal that it repeats. */
export const returnView = z.strictObject({
  ground: returnGround,
  of: z.exactOptional(number),
  text: z.string(),
  on: day,
})
/** Why it ended without an answer. */
export const terminationView = z.strictObject({ ground: terminationGround, text: z.string(), on: day })

/** A message as its writer wrote it; empty once it is erased. */
/** `receivedOn`: the day that paper came on, where the secretariat entered it. */
export const messageView = z.strictObject({
  at: instant,
  text: z.string(),
  receivedOn: z.exactOptional(day),
})
export type MessageView = z.infer<typeof messageView>

export const remark = z.strictObject({
  no: z.int(),
  clause: z.string(),
  quote: z.optional(z.string()),
  /** In Kazakh and in Russian; an old one may be in one language. */
  text: written,
  /** Carried over: the version of the draft that it was made on, and its number then. */
  from: z.optional(z.strictObject({ version: z.int(), no: z.int() })),
})
