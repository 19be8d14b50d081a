/** What the secretariat enters of the council's own work: the bodies of the desk's API, and of its forms. */
import * as z from 'zod/mini'
import { limits } from '../limits.ts'
import { across, bodyOutside, email, line, meantDay, text } from '../typed.ts'
import { answerOutcome, fileId, language, number, slug } from '../values.ts'
import {
  activityForm,
  channelFigures,
  count,
  effect,
  followUpResult,
  leavingGround,
  memberId,
  memberRole,
  seat,
  tellingWay,
  templateId,
  templatePurpose,
} from './council-values.ts'

const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

/** `POST /api/desk/activities`. */
export const planInput = z.strictObject({
  form: activityForm,
  title: line(limits.title),
  with: z.optional(line(limits.name)),
  place: z.optional(line(limits.address)),
  commission: z.optional(slug),
  districts: z.optional(z.array(slug).check(z.maxLength(50))),
  /** Bodies by id, or by name where the configuration does not have them. */
  bodies: z.optional(z.array(line(limits.name)).check(z.maxLength(50))),
  objects: z.optional(count),
  /** The appeal, the plan or the activity that it arises from. */
  origin: z.optional(number),
  on: z.optional(meantDay),
  time: z.optional(time),
})
export type PlanInput = z.infer<typeof planInput>

/** What a meeting decided: on which point, in which words, and who is to do it by when, where it is a task. */
const decided = {
  item: z.optional(z.int()),
  text: text(),
  owner: z.optional(z.enum(['secretary', 'head', 'chair'])),
  commission: z.optional(slug),
  due: z.optional(meantDay),
  /** What follows from it by itself, once it is adopted. */
  effect: z.optional(effect),
}

/** Votes left out: all who were present voted for. */
const decision = z.strictObject({
  ...decided,
  for: z.optional(count),
  against: z.optional(count),
  abstained: z.optional(count),
})
export type DecisionInput = z.infer<typeof decision>

/** `POST /api/desk/activities/{number}`, by action, in the order in which they are offered. */
const activityInputs = {
  announce: z.strictObject({ action: z.literal('announce'), on: meantDay, text: z.optional(text()) }),
  /** Members who have no e-mail, by their ids. */
  told: z.strictObject({
    action: z.literal('told'),
    members: z.array(memberId).check(z.minLength(1), z.maxLength(limits.members)),
    on: meantDay,
    how: tellingWay,
    text: z.optional(text()),
  }),
  /** A point of the agenda on each line; one that begins with the number of a case or an activity is about it. */
  set_agenda: z.strictObject({ action: z.literal('set_agenda'), items: text() }),
  begin: z.strictObject({ action: z.literal('begin'), on: meantDay }),
  hold: z.strictObject({
    action: z.literal('hold'),
    on: meantDay,
    until: z.optional(meantDay),
    present: z.optional(count),
    /** Of all whose meeting it is; asked where the register of members does not say. */
    total: z.optional(count),
    objects: z.optional(count),
    /** A meeting's whole result at once. */
    decisions: z.optional(z.array(decision).check(z.maxLength(limits.decisions))),
  }),
  take_vote: z.strictObject({
    action: z.literal('take_vote'),
    ...decided,
    for: count,
    against: count,
    abstained: count,
  }),
  task_done: z.strictObject({
    action: z.literal('task_done'),
    no: z.int(),
    on: meantDay,
    text: z.optional(text()),
  }),
  finding: z.strictObject({ action: z.literal('finding'), on: meantDay, text: text() }),
  /** Photographs and documents that were uploaded; `text` is what can be seen or read in them. */
  add_files: z.strictObject({
    action: z.literal('add_files'),
    attachments: z.array(fileId).check(z.minLength(1), z.maxLength(limits.files)),
    text: z.optional(line(limits.caption)),
  }),
  /** These everybody may see, and no others. */
  show_files: z.strictObject({
    action: z.literal('show_files'),
    files: z.array(fileId).check(z.maxLength(limits.activityFiles)),
  }),
  remove_file: z.strictObject({ action: z.literal('remove_file'), file: fileId }),
  document: z.strictObject({ action: z.literal('document'), on: meantDay, text: z.optional(text()) }),
  publish: z.strictObject({
    action: z.literal('publish'),
    on: meantDay,
    channel: slug,
    /** Where it stands: an address. */
    text: z.optional(line(limits.url)),
  }),
  /** The same to each of these bodies, which answer apart; `to` is one more, that is in no configuration. */
  recommend: z
    .strictObject({
      action: z.literal('recommend'),
      bodies: z._default(z.array(slug).check(z.maxLength(50)), []),
      to: z.optional(bodyOutside),
      text: text(),
    })
    .check(
      across<{ bodies?: unknown; to?: unknown }>(
        'bodies',
        'required',
        ({ bodies, to }) => to !== undefined || (Array.isArray(bodies) && bodies.length > 0),
      ),
    ),
  follow_up: z.strictObject({
    action: z.literal('follow_up'),
    on: meantDay,
    result: followUpResult,
    /** Which recommendation; left out for all of them. */
    recommendation: z.optional(z.int()),
    text: z.optional(text()),
  }),
  move: z.strictObject({
    action: z.literal('move'),
    to: meantDay,
    time: z.optional(time),
    text: text(),
  }),
  cancel: z.strictObject({ action: z.literal('cancel'), text: text() }),
} as const
const { announce, ...others } = activityInputs
export const activityInput = z.discriminatedUnion('action', [announce, ...Object.values(others)])
export type ActivityInput = z.infer<typeof activityInput>
export type ActivityActionName = keyof typeof activityInputs

/** `POST /api/desk/members`, by action. */
const memberInputs = {
  begin_term: z.strictObject({
    action: z.literal('begin_term'),
    from: meantDay,
    seats: z.int().check(z.minimum(1)),
  }),
  reserve: z.strictObject({
    action: z.literal('reserve'),
    member: memberId,
    name: line(limits.name),
    organisation: z.optional(line(limits.name)),
    seat,
    ethnocultural: z.optional(z.boolean()),
  }),
  admit: z.strictObject({
    action: z.literal('admit'),
    member: memberId,
    /** Left out for who is on the reserve list: the name is there. */
    name: z.optional(line(limits.name)),
    organisation: z.optional(line(limits.name)),
    seat: z.optional(seat),
    ethnocultural: z.optional(z.boolean()),
    commission: z.optional(slug),
    role: z._default(memberRole, 'member'),
    on: meantDay,
    /** The meeting that decided it. */
    decision: z.optional(number),
  }),
  leave: z.strictObject({
    action: z.literal('leave'),
    member: memberId,
    on: meantDay,
    ground: leavingGround,
    decision: z.optional(number),
  }),
  place: z.strictObject({
    action: z.literal('place'),
    member: memberId,
    role: z.optional(memberRole),
    commission: z.optional(slug),
    on: meantDay,
  }),
  /** Where a member is written to; an address left out is none. */
  set_email: z.strictObject({
    action: z.literal('set_email'),
    member: memberId,
    email: z.optional(email),
    language: z.optional(language),
  }),
  absent: z.strictObject({
    action: z.literal('absent'),
    member: memberId,
    on: meantDay,
    excused: z._default(z.boolean(), false),
  }),
} as const
const { begin_term, ...otherMembers } = memberInputs
export const memberInput = z.discriminatedUnion('action', [begin_term, ...Object.values(otherMembers)])
export type MemberInput = z.infer<typeof memberInput>
export type MemberActionName = keyof typeof memberInputs

/** `POST /api/desk/channels`: figures of a channel for a period. */
export const channelInput = channelFigures
export type ChannelInput = z.infer<typeof channelInput>

/** A template of a text, as the desk's form sends it; without `template` a new one. */
export const templateInput = z.strictObject({
  template: z.optional(templateId),
  purpose: templatePurpose,
  language,
  topic: z.optional(slug),
  outcome: z.optional(answerOutcome),
  title: line(limits.subject),
  text: text(),
})
export type TemplateInput = z.infer<typeof templateInput>
