/** What an applicant is told: the receipt, where a file may be uploaded, and how the appeal stands. */
import * as z from 'zod/mini'
import {
  caseKind,
  day,
  deadline,
  instant,
  localized,
  missingPart,
  number,
  post,
  ratings,
  slug,
  status,
} from '../values.ts'
import { answerView, eventType, fileView, letterView, returnView, terminationView } from './shared.ts'

/** Who decided, by name, post and commission. */
const decidedBy = z.strictObject({
  name: z.string(),
  post: z.enum(['chair', 'deputy']),
  commission: localized,
})
const acceptedBy = z.strictObject({ name: z.string() })

/** `POST /api/appeals` and `/api/desk/appeals`. `dueOn` is null while the calendar lacks its year. */
export const receipt = z.strictObject({
  number,
  code: z.string(),
  receivedAt: instant,
  registeredOn: day,
  dueOn: z.nullable(day),
  statusUrl: z.string(),
  /** Who of the secretariat took it in; absent where the system did. */
  acceptedBy: z.exactOptional(acceptedBy),
})

/** `POST /api/attachments`: the id to attach it by, and the form to post it with, its field `file` last. */
export const uploadOffer = z.strictObject({
  id: z.string(),
  upload: z.strictObject({ url: z.string(), fields: z.record(z.string(), z.string()) }),
})

/** `GET /api/appeals/{number}`, and what each of its actions answers. */
export const appealStatus = z.strictObject({
  number,
  kind: caseKind,
  status,
  topic: z.exactOptional(slug),
  commission: z.exactOptional(slug),
  receivedAt: instant,
  registeredOn: day,
  dueOn: z.nullable(day),
  deadline,
  letters: z.array(letterView),
  answer: z.exactOptional(
    z.strictObject({
      ...answerView.shape,
      decidedBy: z.exactOptional(decidedBy),
      /** No mail brought it: the secretariat hands it over by this day. */
      onItsWay: z.exactOptional(z.nullable(day)),
      /** What the applicant made of it. */
      rating: z.exactOptional(z.enum(ratings)),
    }),
  ),
  /** To whom, and until when, the applicant may complain of the answer. */
  complaint: z.exactOptional(z.strictObject({ to: localized, until: z.nullable(day) })),
  /** The council's question that waits for the applicant's reply. */
  question: z.exactOptional(z.strictObject({ text: z.string(), dueOn: z.nullable(day) })),
  /** What the applicant is asked to add. */
  completion: z.exactOptional(
    z.strictObject({ missing: z.array(missingPart), text: z.string(), dueOn: z.nullable(day) }),
  ),
  returned: z.exactOptional(returnView),
  terminated: z.exactOptional(terminationView),
  /** Put on file with an earlier appeal that it repeats, without an answer. */
  filedWith: z.exactOptional(number),
  /** Why the due date is an extended one, and who decided that; no words once its personal data are gone. */
  extended: z.exactOptional(
    z.strictObject({
      reason: z.string(),
      decidedBy: z.exactOptional(z.strictObject({ name: z.string(), post })),
    }),
  ),
  /** An interim answer, and the day by which the council looks at the matter again. */
  interim: z.exactOptional(z.strictObject({ text: z.string(), reason: z.string(), controlOn: day })),
  /** `onItsWay`: no mail reaches the body, and the secretariat hands the appeal over by this day. */
  forwarded: z.array(
    z.strictObject({
      to: localized,
      part: z.boolean(),
      on: day,
      onItsWay: z.exactOptional(z.nullable(day)),
    }),
  ),
  /** Who of the secretariat took it in; absent where the system did. */
  acceptedBy: z.exactOptional(acceptedBy),
  /** Its personal data are gone since that day. */
  erasedOn: z.exactOptional(day),
  /** The applicant asked to see the file, by when it is shown; or it is open to them, or was shown in person. */
  fileAccess: z.exactOptional(
    z.union([
      z.strictObject({ dueOn: z.nullable(day) }),
      z.strictObject({ how: z.enum(['page', 'in_person']), on: day }),
    ]),
  ),
  /** What the applicant may do now; `dispute` until this day. */
  actions: z.strictObject({
    messages: z.literal(true),
    withdraw: z.exactOptional(z.literal(true)),
    dispute: z.exactOptional(z.strictObject({ until: z.nullable(day) })),
    file: z.exactOptional(z.literal(true)),
    /** To take back the consent to publish the answer. */
    consent: z.exactOptional(z.literal(true)),
    /** To say whether the answer helped. */
    rating: z.exactOptional(z.literal(true)),
  }),
  files: z.exactOptional(z.array(fileView)),
  timeline: z.array(z.strictObject({ at: instant, type: eventType, title: z.string() })),
})
export type AppealStatus = z.infer<typeof appealStatus>
