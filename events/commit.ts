/** A commit: the events of one decision, stored as one immutable item; and the envelope it travels in. */
import * as z from 'zod/mini'
import { caseEvent } from './events.ts'
import { readingOf } from './reading.ts'
import { actor, instant, logId } from './values.ts'

/**
 * `prev` is the SHA-256 of the commit before (empty for the first), so a missing or changed one shows. A log that
 * begins with schema 2 is of a case whose code and links are made with its first commit's `commandId` too: a number
 * that is given out again after a restore opens nothing by what was sent before. With schema 1 they are made of the
 * number alone.
 */
export const commit = z.strictObject({
  caseId: logId,
  version: z.int().check(z.positive()),
  schema: z.union([z.literal(1), z.literal(2)]),
  at: instant,
  actor,
  commandId: z.string().check(z.maxLength(200)),
  prev: z.string(),
  events: z.array(caseEvent).check(z.minLength(1)),
})
export type Commit = z.infer<typeof commit>

/** A commit as it is read: fields that a newer version wrote are kept, for its hash is made of all that was stored. */
export const storedCommit = readingOf(commit)

/** An event's place in the log: `caseId:version:index`. Consumers dedupe by it. */
export const eventId = (c: Pick<Commit, 'caseId' | 'version'>, index: number) =>
  `${c.caseId}:${c.version}:${index}`

/** Which commit of its case an event is of. */
export const versionOf = ({ id }: { id: string }) => Number(id.split(':').at(-2))

/** CloudEvents 1.0, JSON format. https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md */
export const envelope = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  subject: logId,
  time: instant,
  datacontenttype: z.literal('application/json'),
  data: caseEvent,
  /** Extension attribute of a message that tells of the event's files alone: some of them were not taken. */
  about: z.optional(z.literal('files')),
  /** Those of a message that is tried again later: how often, and since when. */
  attempt: z.optional(z.int()),
  firsttried: z.optional(instant),
})
export type Envelope = z.infer<typeof envelope>

/** An envelope as a queue brings it. */
export const receivedEnvelope = readingOf(envelope)

/** The envelopes of a commit's events, in order. `source` names the council: `/zhauap/almaty`. */
export const envelopes = (c: Commit, source: string): Envelope[] =>
  c.events.map((data, index) => ({
    specversion: '1.0',
    id: eventId(c, index),
    source,
    type: `kz.zhauap.${data.type}.v${data.v}`,
    subject: c.caseId,
    time: c.at,
    datacontenttype: 'application/json',
    data,
  }))
