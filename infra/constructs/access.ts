/**
 * What each function may touch; nothing else is granted. What it is told to touch stands in `shared/wiring/env.ts`; a
 * test holds the two together, so that neither is there without the other.
 */
import { type QueueName, queues } from '../../events/queues.ts'
import type { LinkSecret } from '../../shared/runtime/links.ts'
import { environments, type FunctionName } from '../../shared/wiring/env.ts'

export const functionNames = Object.keys(environments) as FunctionName[]

export type Access = {
  /** The log is read whole and appended to; no function may change, delete or scan it. */
  cases?: readonly ('Query' | 'PutItem')[]
  views?: readonly ('GetItem' | 'BatchGetItem' | 'PutItem')[]
  /** Reads the index of next due days. */
  dueIndex?: true
  /** Reads every index of the views, and many of them at once. */
  lists?: true
  /** Reads the index of a commission's cases. */
  commissionIndex?: true
  /** Reads the index of an agency's drafts and letters. */
  agencyIndex?: true
  /** Reads the index of what was received, sent or done in a month. */
  monthIndex?: true
  /** Several at once with BatchGetItem, all of one key with Query. */
  people?: readonly ('GetItem' | 'PutItem' | 'BatchGetItem' | 'Query')[]
  /** Reads with GetItem, holds keys with PutItem, counts and leases with UpdateItem. */
  claims?: readonly ('GetItem' | 'PutItem' | 'UpdateItem' | 'BatchGetItem')[]
  sends?: readonly QueueName[]
  /**
   * Uploads come in and are attached; what was attached is checked and kept; what is kept is opened. Nobody opens
   * what has not been checked. The council's papers are drawn by one, and taken by who shows or sends them.
   */
  files?: readonly ('attach' | 'check' | 'open' | 'draw' | 'take')[]
  /** Notes hashes of commits, writes a day's anchor over them, or lists what was noted and the anchors. */
  anchors?: readonly ('note' | 'anchor' | 'read')[]
  secrets?: readonly (LinkSecret | 'webhooks')[]
  mail?: true
  /** Sends short messages and writes to the secretariat's chat, where the council has them. */
  short?: true
  /** Sees how many messages the dead-letter queues hold, and how old they are; takes out what goes back to its queue. */
  deadLetters?: true
}

const read = ['Query'] as const
const decide = ['Query', 'PutItem'] as const

export const access: Record<FunctionName, Access> = {
  'submit-appeal': {
    cases: decide,
    people: ['GetItem', 'PutItem'],
    claims: ['GetItem', 'PutItem', 'UpdateItem'],
    files: ['attach'],
    secrets: ['codes', 'digests'],
  },
  'follow-appeal': {
    cases: decide,
    // Messages are read by one query.
    people: ['GetItem', 'PutItem', 'Query'],
    // Files are attached once; wrong codes are counted.
    claims: ['GetItem', 'PutItem', 'UpdateItem'],
    files: ['attach', 'open', 'take'],
    secrets: ['codes', 'digests'],
  },
  act: {
    cases: decide,
    // All that is open of a chair's, with its subjects.
    views: ['BatchGetItem'],
    dueIndex: true,
    // Lists messages, and what came back of a case's mail.
    people: ['GetItem', 'PutItem', 'BatchGetItem', 'Query'],
    claims: ['GetItem', 'PutItem', 'UpdateItem'],
    files: ['attach', 'open', 'take'],
    secrets: ['links', 'digests'],
    // Who asks for the page of their cases; the mail is the consumer's.
    sends: ['notices'],
  },
  'receive-webhook': {
    cases: read,
    people: ['GetItem', 'PutItem'],
    // Holds when a webhook first came that failed, or is in its last hours.
    claims: ['GetItem', 'PutItem'],
    sends: ['responses'],
    secrets: ['digests', 'webhooks'],
  },
  desk: {
    cases: decide,
    lists: true,
    people: ['GetItem', 'PutItem', 'BatchGetItem', 'Query'],
    claims: ['GetItem', 'PutItem', 'UpdateItem', 'BatchGetItem'],
    // An activity's photographs are opened here.
    files: ['attach', 'open', 'take'],
    secrets: ['codes', 'links', 'members', 'digests'],
    // To `notices` who asks for a link to sign in by; to each what a member moves back out of its dead letters.
    sends: queues,
    deadLetters: true,
  },
  agency: {
    cases: decide,
    // The agency's letters and drafts.
    views: ['BatchGetItem'],
    agencyIndex: true,
    people: ['GetItem', 'PutItem', 'BatchGetItem'],
    claims: ['GetItem', 'PutItem', 'UpdateItem'],
    secrets: ['links', 'agencies', 'digests'],
    // Who asks for a link to sign in by; the mail is the consumer's.
    sends: ['notices'],
  },
  'public-pages': {},
  // Public figures come from the views alone: no log, no personal data.
  statistics: { views: ['BatchGetItem'], monthIndex: true },
  // What the law makes public has words: titles, agendas, remarks, members' names. The feed has the anchors.
  site: {
    cases: read,
    views: ['BatchGetItem'],
    monthIndex: true,
    people: ['GetItem', 'BatchGetItem', 'Query'],
    // Photographs of visits that were shown to everybody.
    files: ['open'],
    anchors: ['read'],
  },
  relay: {
    // Marks a log that was altered.
    cases: decide,
    views: ['PutItem'],
    people: ['GetItem', 'PutItem'],
    anchors: ['note'],
    // Itself, later: a commit that could not be carried on.
    sends: ['assignment', 'dispatch', 'notices', 'files', 'papers', 'decisions', 'commits'],
  },
  // A new chair's cases are found among all that is open.
  'assign-commission': { cases: decide, views: ['GetItem'], commissionIndex: true, dueIndex: true },
  // Those that send mail keep with its case that an address was refused, and that its mail is to be handed over.
  'send-letter': {
    cases: decide,
    people: ['GetItem', 'PutItem'],
    claims: ['UpdateItem'],
    // The paper goes with its mail.
    files: ['take'],
    // Itself, later: a webhook that failed is tried again.
    sends: ['dispatch'],
    secrets: ['codes', 'links', 'digests', 'webhooks'],
    mail: true,
  },
  'record-response': {
    cases: decide,
    people: ['GetItem', 'PutItem'],
    claims: ['GetItem', 'PutItem', 'UpdateItem'],
    secrets: ['digests'],
  },
  // Letters, recommendations, controls and members that follow from a meeting's decision.
  'carry-out': {
    cases: decide,
    people: ['GetItem', 'PutItem'],
    claims: ['GetItem', 'PutItem', 'UpdateItem'],
    secrets: ['digests'],
  },
  'send-reminders': {
    cases: decide,
    people: ['GetItem', 'PutItem'],
    claims: ['UpdateItem'],
    sends: ['reminders'],
    secrets: ['codes', 'links', 'digests', 'webhooks'],
    mail: true,
  },
  'send-notice': {
    // Writes down that the applicant was told of an extension.
    cases: decide,
    // What waits to be told together is listed.
    people: ['GetItem', 'PutItem', 'Query'],
    claims: ['PutItem', 'UpdateItem'],
    files: ['take'],
    // Itself, later: what waits comes again.
    sends: ['notices'],
    secrets: ['codes', 'links', 'members', 'agencies', 'digests'],
    mail: true,
    short: true,
  },
  'sweep-deadlines': { cases: decide, dueIndex: true, anchors: ['anchor', 'read'], sends: ['reminders'] },
  // Papers bear links and codes. One that is there is not drawn again; a closed case's end with it.
  'draw-paper': {
    cases: read,
    // Keeps what an attached signature is worth.
    people: ['GetItem', 'PutItem'],
    files: ['draw'],
    secrets: ['codes', 'links', 'digests'],
  },
  // A closed case's files end with it.
  'check-file': {
    cases: read,
    people: ['GetItem', 'PutItem'],
    files: ['check'],
    // Has the sender of a file told that was not taken. Who looks into strangers' files has no secret and sends no mail.
    sends: ['notices'],
  },
  // Writes down what has to be handed over because a mail did not arrive.
  'record-delivery': {
    cases: decide,
    people: ['GetItem', 'PutItem'],
    claims: ['UpdateItem'],
    secrets: ['links', 'digests'],
    mail: true,
  },
}
