/** What the secretariat's programs are told. */
import * as z from 'zod/mini'
import { caseKind, day, instant, number, slug, status, statuses, termKey } from '../values.ts'

/** A case, or a letter of one. */
const deskRow = z.strictObject({
  number,
  letter: z.exactOptional(number),
  kind: caseKind,
  subject: z.string(),
  /** Of a letter `sent` or `answered`. */
  status: z.enum([...statuses, 'sent']),
  /** `person`, `entity`, or the entity's form. */
  applicant: z.exactOptional(z.string()),
  topic: z.exactOptional(slug),
  commission: z.exactOptional(slug),
  agency: z.exactOptional(slug),
  receivedOn: day,
  dueOn: z.nullable(day),
  next: z.exactOptional(
    z.strictObject({ dueOn: z.nullable(day), term: termKey, workingDaysLeft: z.nullable(z.int()) }),
  ),
  closedOn: z.exactOptional(day),
})
export type DeskRow = z.infer<typeof deskRow>

/** `GET /api/desk/cases`. `after` is for the next page, null on the last. */
export const deskCases = z.strictObject({
  cases: z.array(z.strictObject({ ...deskRow.shape, url: z.string() })),
  after: z.nullable(z.string()),
})

/** `POST /api/desk/draft-acts`, its versions and withdrawals; `dueOn` is by when recommendations are due. */
export const draftEntered = z.strictObject({
  number,
  version: z.int(),
  status,
  receivedAt: instant,
  registeredOn: day,
  dueOn: z.nullable(day),
})

/** `POST /api/desk/initiatives`. */
export const initiativeOpened = z.strictObject({
  number,
  receivedAt: instant,
  registeredOn: day,
  dueOn: z.nullable(day),
  letters: z.array(number),
})
