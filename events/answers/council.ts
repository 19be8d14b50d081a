/** What the secretariat's programs are told of the council's own work. */
import * as z from 'zod/mini'
import { activityStatuses } from '../council/council-values.ts'
import { day, number } from '../values.ts'

/** `POST /api/desk/activities`. `late`: what it is too late for already; told, and not refused. */
export const activityPlanned = z.strictObject({ number, late: z.array(z.string()) })

/** `POST /api/desk/activities/{number}`. `actions`: what may be done with it next. */
export const activityChanged = z.strictObject({
  number,
  status: z.enum(activityStatuses),
  waiting: z.array(z.strictObject({ key: z.string(), dueOn: z.nullable(day) })),
  actions: z.array(z.string()),
})

const share = z.strictObject({ there: z.int(), needed: z.int() })

/**
 * `POST /api/desk/members`. Shares that the law asks for, and who was absent too often: told, and not refused.
 */
export const membersChanged = z.strictObject({
  members: z.int(),
  civil: share,
  ethnocultural: share,
  oftenAbsent: z.array(z.string()),
})

/** `POST /api/desk/channels`. */
export const figuresEntered = z.strictObject({ channel: z.string(), from: day, to: day })
