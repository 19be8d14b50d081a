/** The queues; the catalogue in `events.ts` says which event goes to which. */

/** `commits` carries no events but where a commit stands that the relay could not carry on at once. */
export const queues = [
  'assignment',
  'dispatch',
  'responses',
  'reminders',
  'notices',
  'files',
  'papers',
  'decisions',
  'commits',
] as const
export type QueueName = (typeof queues)[number]
