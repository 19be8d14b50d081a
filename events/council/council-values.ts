/** Values of the council's own work: what it does, who is a member of it, where it publishes. */
import * as z from 'zod/mini'
import { day, number, recommendationOutcome, slug } from '../values.ts'

/** A time of day where the council is. */
export const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

export const activityForms = [
  'general_meeting',
  'presidium_meeting',
  'commission_meeting',
  'hearing',
  'hearing_report',
  'expertise',
  'monitoring',
  'dialogue',
  'round_table',
  'meeting',
  'visit',
] as const
/** What an activity is; `meeting` is one with somebody, `hearing_report` the hearing of a body's report. */
export const activityForm = z.enum(activityForms)
export type ActivityForm = z.infer<typeof activityForm>

export const activityStatuses = ['planned', 'announced', 'ongoing', 'held', 'cancelled'] as const
export type ActivityStatus = (typeof activityStatuses)[number]

/** Those of a register. */
export const registerActivityStatuses = ['planned', 'held', 'ongoing', 'cancelled'] as const

const seats = ['state', 'ngo', 'citizen'] as const
/** From where a member comes: a state body, a non-governmental organisation, or by themselves. */
export const seat = z.enum(seats)
export type Seat = z.infer<typeof seat>
const memberRoles = ['head', 'presidium', 'member'] as const
export const memberRole = z.enum(memberRoles)
export type MemberRole = z.infer<typeof memberRole>
export const leavingGrounds = ['own_request', 'rotation', 'absence', 'law', 'death'] as const
/** Why a member leaves (Law on Public Councils, art. 15). */
export const leavingGround = z.enum(leavingGrounds)
export type LeavingGround = z.infer<typeof leavingGround>
export { memberRoles, seats }

/** A body by its id, or by its name where the configuration does not have it: a name that is public, and nobody's own. */
export const bodyName = z.string().check(z.minLength(1), z.maxLength(200))

const followUpResults = ['carried_out', 'partly', 'not'] as const
/** What was found when it was looked at again whether a recommendation is carried out. */
export const followUpResult = z.enum(followUpResults)
export type FollowUpResult = z.infer<typeof followUpResult>
export { followUpResults }

export const tellingWays = ['phone', 'in_person', 'message', 'post'] as const
/** How a member without e-mail was told of a meeting. */
export const tellingWay = z.enum(tellingWays)
export type TellingWay = z.infer<typeof tellingWay>

/** Whole, from nought on. */
export const count = z.int().check(z.minimum(0))

/** Who a member is, beside name and organisation. */
export const membership = z.strictObject({
  seat,
  /** Of an ethnocultural association. */
  ethnocultural: z.optional(z.literal(true)),
  commission: z.optional(slug),
  role: memberRole,
  admittedOn: day,
  fromReserve: z.optional(z.literal(true)),
  leftOn: z.optional(day),
  ground: z.optional(leavingGround),
})
export type Membership = z.infer<typeof membership>

/** `with` and the title are kept with the texts. */
export const activityRow = z.strictObject({
  number,
  form: activityForm,
  commission: z.optional(slug),
  districts: z.optional(z.array(slug)),
  bodies: z.optional(z.array(bodyName)),
  objects: z.optional(count),
  announcedOn: z.optional(day),
  heldOn: z.optional(day),
  heldUntil: z.optional(day),
  status: z.enum(registerActivityStatuses),
  present: z.optional(count),
  total: z.optional(count),
  documentOn: z.optional(day),
  publishedOn: z.optional(day),
})
export type ActivityRow = z.infer<typeof activityRow>

/** A member by the register's own id. */
export const memberId = z.string().check(z.regex(/^[\p{L}\p{N}][\p{L}\p{N}.-]{0,39}$/u))
export type MemberRow = { number: string } & Membership

export const controlForms = ['monitoring', 'hearing', 'hearing_report', 'expertise'] as const

/**
 * What follows from a decision by itself: its text goes to a body as a letter, or is the recommendation on a draft; a
 * public control is opened; activities are approved as a plan; somebody of the reserve becomes a member.
 */
export const effect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('letter'), agency: slug }),
  z.strictObject({ kind: z.literal('recommendation'), draft: number, outcome: recommendationOutcome }),
  z.strictObject({ kind: z.literal('control'), form: z.enum(controlForms) }),
  z.strictObject({
    kind: z.literal('plan'),
    activities: z.array(number).check(z.minLength(1), z.maxLength(200)),
  }),
  z.strictObject({ kind: z.literal('member'), member: memberId }),
])
export type Effect = z.infer<typeof effect>

/** Without a figure where nobody counted it. */
export const channelFigures = z.strictObject({
  channel: slug,
  from: day,
  to: day,
  publications: z.optional(count),
  views: z.optional(count),
})
export type ChannelFigures = z.infer<typeof channelFigures>

export type CouncilRow =
  | { register: 'activities'; row: ActivityRow; words: { title: string; with?: string } }
  | { register: 'members'; row: MemberRow; words: { name: string; organisation?: string } }
  | { register: 'channels'; row: ChannelFigures & { number: string }; words: Record<string, never> }

/** Which form a template fills, by the name of its action. */
export const templatePurposes = ['answer', 'letter', 'forward', 'take_vote'] as const
export const templatePurpose = z.enum(templatePurposes)
export type TemplatePurpose = z.infer<typeof templatePurpose>

export const templateId = z.string().check(z.regex(/^t-\d{1,4}$/))
