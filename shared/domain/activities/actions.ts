/** What may be done with an activity: announced, moved, held, decided at, written down, published, followed up. */
import type { CouncilEventOf } from '../../../events/council-events.ts'
import type { ActivityActionName, ActivityInput, PlanInput } from '../../../events/council-inputs.ts'
import type { CaseEvent } from '../../../events/events.ts'
import { number as numberShape } from '../../../events/values.ts'
import { choice, date, type Field, text } from '../actions/fields.ts'
import type { Activity } from './activity.ts'
import { controlActions } from './control.ts'
import { missedDuties } from './duties.ts'
import { dayFault, note, refusalIfNotHeld, spoken, withWords } from './entering.ts'
import { fileActions } from './files.ts'
import { announcementOf, circleOf, documentOf, formDuties, publicationOf, quorumOf } from './forms.ts'
import {
  type CouncilContext,
  type CouncilDecision,
  type CouncilEntry,
  type CouncilRefusal,
  type CouncilRejection,
  isCouncilRejection,
  partOf,
  refuse,
  staff,
} from './rule.ts'
import { told } from './telling.ts'
import { voteOn, votesRefusal } from './votes.ts'

type InputOf<A extends ActivityActionName> = Extract<ActivityInput, { action: A }>
type Entries = { [A in ActivityActionName]: CouncilEntry<Activity, InputOf<A>> }

const isOver = (a: Activity) => a.status === 'held' || a.status === 'cancelled'
const refusalIfOver = (a: Activity): CouncilRefusal | undefined => (isOver(a) ? 'activity_over' : undefined)
const refusalIfBegun = (a: Activity): CouncilRefusal | undefined =>
  a.status === 'ongoing' ? 'activity_begun' : refusalIfOver(a)

const amount = (name: string, required = false): Field => ({ name, type: 'text', required, limit: 'digits' })
const why = (text: string) => ({ kind: 'reason', text }) as const

const lastDayOf = (a: Activity) => a.heldUntil ?? a.heldOn ?? ''

const pointsOf = (items: string) =>
  items
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** The number that a point begins with; a point has words too. */
const aboutOf = (point: string): string | undefined => {
  const [first = ''] = point.split(' ')
  return /\d/.test(first) && first.includes('-') && numberShape.safeParse(first).success ? first : undefined
}

type Attendance = { present: number; total: number; needed: number }

/** How many of how many: the register's number before the one that is typed. */
const attendanceOf = (
  a: Activity,
  { on, present, total }: InputOf<'hold'>,
  { membersOn }: CouncilContext,
): CouncilRejection | Attendance => {
  const circle = circleOf(a)
  // Whoever else comes to a hearing is counted, and no number is asked for.
  if (!circle) return { present: present ?? 0, total: total ?? present ?? 0, needed: 0 }
  // A register that names nobody of it says nothing of it; and no meeting is of nobody.
  const all = membersOn?.(on, circle) || total
  if (!all) return refuse('total_needed', 'total')
  if (present === undefined) return refuse('total_needed', 'present')
  if (present > all) return refuse('more_than_all', 'present', { given: present, needed: all })
  const needed = quorumOf(all)
  return present < needed
    ? refuse('no_quorum', 'present', { given: present, needed })
    : { present, total: all, needed }
}

/** What it decided at once with being held; a fault at the decision that it is in. */
const votesOf = (
  a: Activity,
  { decisions = [] }: InputOf<'hold'>,
  present: number | undefined,
  context: CouncilContext,
): CouncilEventOf<'MeetingDecided'>[] | CouncilRejection => {
  const refused = decisions.length ? votesRefusal(a) : undefined
  if (refused) return refuse(refused, 'decisions')
  const votes: CouncilEventOf<'MeetingDecided'>[] = []
  for (const [i, decision] of decisions.entries()) {
    const ballot = { present, no: a.votes.length + i + 1, content: partOf(context.content, i + 1) }
    const vote = voteOn(a, decision, ballot, context)
    if ('refused' in vote) return { ...vote, path: `decisions.${i}.${vote.path}` }
    votes.push(vote)
  }
  return votes
}

const presentAt = (a: Activity) => a.attendance?.present

export const activityActions: Entries = {
  announce: {
    by: staff,
    refusalOf: (a) => refusalIfBegun(a) ?? (a.on ? undefined : 'no_day'),
    decide: (a, { on, text }, context) =>
      dayFault(on, context) ?? [
        {
          type: 'ActivityAnnounced',
          v: 1,
          announcedOn: on,
          late: a.announcement?.due != null && on > a.announcement.due,
          ...withWords(text, context),
        },
      ],
    words: ({ text }) => spoken(text),
    fields: (_, { today }) => [date('on', { max: today, value: today }), note],
  },
  told,
  set_agenda: {
    by: staff,
    refusalOf: (a) => (formDuties[a.form].document?.kind === 'minutes' ? refusalIfOver(a) : 'not_a_meeting'),
    decide: (_, { items }, { content }) => [
      {
        type: 'AgendaSet',
        v: 1,
        content,
        items: pointsOf(items).map((point, i) => {
          const about = aboutOf(point)
          return { no: i + 1, ...(about && { about }) }
        }),
      },
    ],
    words: ({ items }) => ({
      kind: 'agenda',
      items: pointsOf(items).map((point, i) => ({ no: i + 1, text: point })),
    }),
    fields: () => [{ ...text, name: 'items' }],
  },
  begin: {
    by: staff,
    refusalOf: (a) => (formDuties[a.form].lasts ? refusalIfBegun(a) : 'lasts_a_day'),
    decide: (_, { on }, context) => dayFault(on, context) ?? [{ type: 'ActivityBegun', v: 1, heldOn: on }],
    fields: (_, { today }) => [date('on', { max: today, value: today })],
  },
  /** Valid with two thirds of all members there (Law on Public Councils, art. 13(2)). */
  hold: {
    by: staff,
    refusalOf: refusalIfOver,
    decide: (a, input, context) => {
      const { on, until, objects } = input
      const { meets, lasts } = formDuties[a.form]
      const fault = dayFault(until ?? on, context, until ? 'until' : 'on')
      if (fault) return fault
      if (until && until < on) return refuse('day_before', 'until')
      if (until && until > on && !lasts) return refuse('lasts_a_day', 'until')
      const isCounted = meets !== undefined || input.present !== undefined
      const attendance = isCounted ? attendanceOf(a, input, context) : undefined
      if (attendance && 'refused' in attendance) return attendance
      const document = documentOf(context, a.form, until ?? on)
      const votes = votesOf(a, input, attendance?.present, context)
      if ('refused' in votes) return votes
      return [
        {
          type: 'ActivityHeld',
          v: 1,
          heldOn: a.heldOn ?? on,
          ...(until && { heldUntil: until }),
          ...(a.heldOn && !until && a.heldOn !== on && { heldUntil: on }),
          ...(attendance && { attendance }),
          ...(objects !== undefined && { objects }),
          ...(document && { document }),
        },
        ...votes,
      ]
    },
    parts: ({ decisions = [] }) => decisions.map(({ text }) => ({ kind: 'message', text })),
    fields: (a, { today }) => [
      date('on', { max: today, value: a.on && a.on < today ? a.on : today }),
      ...(formDuties[a.form].lasts ? [{ ...date('until', { max: today }), required: false }] : []),
      ...(formDuties[a.form].meets ? [amount('present', true), amount('total')] : []),
      ...(a.form === 'hearing' || a.form === 'hearing_report' ? [amount('present')] : []),
      ...(formDuties[a.form].control ? [amount('objects')] : []),
    ],
  },
  /** Adopted by more than half of those present (Law on Public Councils, art. 13, 21, 23). */
  take_vote: {
    by: staff,
    refusalOf: (a) => votesRefusal(a) ?? refusalIfNotHeld(a),
    decide: (a, input, context) => {
      const { content } = context
      const vote = voteOn(a, input, { present: presentAt(a), no: a.votes.length + 1, content }, context)
      return 'refused' in vote ? vote : [vote]
    },
    words: ({ text }) => ({ kind: 'message', text }),
    fields: (a) => [
      ...(a.agenda
        ? [
            choice(
              'item',
              a.agenda.items.map(({ no }) => String(no)),
              { required: false },
            ),
          ]
        : []),
      text,
      amount('for', true),
      amount('against', true),
      amount('abstained', true),
      choice('owner', ['secretary', 'head', 'chair'], { required: false }),
      choice('commission', 'commissions', { required: false }),
      { ...date('due'), required: false },
      { name: 'effect', type: 'text', required: false, limit: 'line' },
    ],
  },
  task_done: {
    by: staff,
    refusalOf: (a) => (openTasks(a).length ? undefined : 'task_unknown'),
    decide: (a, { no, on, text }, context) => {
      if (!openTasks(a).includes(no)) return refuse('task_unknown', 'no')
      return (
        dayFault(on, context) ?? [{ type: 'TaskDone', v: 1, no, doneOn: on, ...withWords(text, context) }]
      )
    },
    words: ({ text }) => spoken(text),
    fields: (a, { today }) => [
      choice('no', openTasks(a).map(String)),
      date('on', { max: today, value: today }),
      note,
    ],
  },
  finding: controlActions.finding,
  ...fileActions,
  /** The final document of public control within its days (Law on Public Control, art. 13). */
  document: {
    by: staff,
    refusalOf: (a) =>
      refusalIfNotHeld(a) ??
      (formDuties[a.form].document ? undefined : 'no_document') ??
      (a.documentOn ? 'document_there' : undefined),
    decide: (a, { on, text }, context) => {
      if (on < lastDayOf(a)) return refuse('day_before', 'on')
      const publication = publicationOf(context, a.form, on)
      return (
        dayFault(on, context) ?? [
          {
            type: 'ActivityDocumented',
            v: 1,
            documentOn: on,
            late: a.document?.due != null && on > a.document.due,
            ...withWords(text, context),
            ...(publication && { publication }),
          },
        ]
      )
    },
    words: ({ text }) => spoken(text),
    fields: (a, { today }) => [date('on', { min: lastDayOf(a), max: today, value: today }), note],
  },
  publish: {
    by: staff,
    refusalOf: (a) =>
      refusalIfNotHeld(a) ?? (formDuties[a.form].document && !a.documentOn ? 'no_document' : undefined),
    decide: (a, { on, channel, text }, context) => {
      if (on < (a.documentOn ?? lastDayOf(a))) return refuse('day_before', 'on')
      return (
        dayFault(on, context) ?? [
          { type: 'ActivityPublished', v: 1, channel, publishedOn: on, ...withWords(text, context) },
        ]
      )
    },
    words: ({ text }) => spoken(text),
    fields: (a, { today }) => [
      date('on', { min: a.documentOn ?? lastDayOf(a), max: today, value: today }),
      { name: 'channel', type: 'text', required: true, limit: 'line' },
      { name: 'text', type: 'text', required: false, limit: 'url' },
    ],
  },
  recommend: controlActions.recommend,
  follow_up: controlActions.follow_up,
  move: {
    by: staff,
    refusalOf: refusalIfBegun,
    decide: (a, { to, time }, context) => {
      if (to < context.today) return refuse('day_past', 'to')
      const announcement = announcementOf(context, a.form, to)
      return [
        {
          type: 'ActivityMoved',
          v: 1,
          content: context.content,
          on: to,
          ...(time && { time }),
          ...(announcement && { announcement }),
        },
      ]
    },
    words: ({ text }) => why(text),
    fields: (_, { today }) => [
      date('to', { min: today }),
      { name: 'time', type: 'text', required: false, limit: 'digits' },
      text,
    ],
  },
  cancel: {
    by: staff,
    refusalOf: refusalIfOver,
    decide: (_, __, { content, today }) => [{ type: 'ActivityCancelled', v: 1, content, cancelledOn: today }],
    words: ({ text }) => why(text),
    fields: () => [text],
    final: true,
  },
}

const openTasks = (a: Activity): number[] =>
  a.votes.flatMap(({ no, task, doneOn }) => (task && !doneOn ? [no] : []))

/** Why this may not be done now; undefined when it may. The one place that pages and `decideActivity` both ask. */
export const activityRefusal = (
  a: Activity,
  name: ActivityActionName,
  role: CouncilContext['actor']['role'],
  moment: { today: string },
): CouncilRefusal | undefined => {
  const { by, refusalOf } = activityActions[name]
  if (!by.includes(role)) return 'not_yours'
  return a.dormant ? 'not_activated' : refusalOf?.(a, moment)
}

/** Which dates have passed and are not missed by being noticed with this: what is entered later was done on its day. */
const doneOn = (input: ActivityInput): string | undefined => ('on' in input ? input.on : undefined)

const settles: Partial<Record<ActivityActionName, string>> = {
  announce: 'announcement',
  told: 'telling',
  document: 'document',
  publish: 'publication',
}

/** The events that follow from an action, or why not. Dates that passed unnoticed are missed first. */
export const decideActivity = (
  a: Activity | undefined,
  input: ActivityInput,
  context: CouncilContext,
): CouncilDecision => {
  if (!a) return refuse('activity_unknown')
  const refused = activityRefusal(a, input.action, context.actor.role, context)
  if (refused) return refuse(refused)
  const { decide } = activityActions[input.action] as CouncilEntry<Activity, ActivityInput>
  const decision = decide(a, input, context)
  if (isCouncilRejection(decision)) return decision
  const settled = input.action === 'task_done' ? `task:${input.no}` : settles[input.action]
  const missed = missedDuties(a, context).filter(
    ({ deadline, due }) => deadline !== settled || (doneOn(input) ?? context.today) > due,
  )
  return [...missed, ...decision]
}

/** An activity is planned: one number, one activity. */
export const planActivity = (
  a: Activity | undefined,
  input: PlanInput,
  context: CouncilContext,
): CouncilDecision => {
  if (!staff.includes(context.actor.role)) return refuse('not_yours')
  if (a) return refuse('number_taken')
  const { form, commission, districts, bodies, objects, origin, on, time } = input
  if (commission && !context.commissions.includes(commission))
    return refuse('commission_unknown', 'commission')
  if (formDuties[form].meets === 'commission' && !commission) return refuse('commission_needed', 'commission')
  if (districts?.some((district) => !context.districts.includes(district)))
    return refuse('district_unknown', 'districts')
  const announcement = announcementOf(context, form, on)
  const planned: CaseEvent = {
    type: 'ActivityPlanned',
    v: 1,
    content: context.content,
    form,
    ...(commission && { commission }),
    ...(districts?.length && { districts }),
    ...(bodies?.length && { bodies: [...new Set(bodies)] }),
    ...(objects !== undefined && { objects }),
    ...(origin && { origin }),
    ...(on && { on }),
    ...(time && { time }),
    ...(announcement && { announcement }),
  }
  return [planned]
}

/** What planning it on this day is late for already: told, and not refused. */
export const lateFor = (a: Activity, today: string): string[] =>
  Object.entries(a.pending).flatMap(([key, { deadline }]) =>
    deadline.due !== null && deadline.due < today ? [key] : [],
  )
