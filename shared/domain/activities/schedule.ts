/** On which day an activity is: planned, announced, begun, moved, cancelled. */
import type { ActivityActionName, ActivityInput, PlanInput } from '../../../events/council/council-inputs.ts'
import type { CaseEvent } from '../../../events/events.ts'
import { date, text } from '../actions/fields.ts'
import type { Activity } from './activity.ts'
import { dayFault, note, refusalIfBegun, refusalIfOver, spoken, withWords } from './entering.ts'
import { announcementOf, formDuties } from './forms.ts'
import { type CouncilContext, type CouncilDecision, type CouncilEntry, refuse, staff } from './rule.ts'

type Name = Extract<ActivityActionName, 'announce' | 'begin' | 'move' | 'cancel'>
type InputOf<A extends Name> = Extract<ActivityInput, { action: A }>

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

const why = (text: string) => ({ kind: 'reason', text }) as const

export const scheduleActions: { [A in Name]: CouncilEntry<Activity, InputOf<A>> } = {
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
  begin: {
    by: staff,
    refusalOf: (a) => (formDuties[a.form].lasts ? refusalIfBegun(a) : 'lasts_a_day'),
    decide: (_, { on }, context) => dayFault(on, context) ?? [{ type: 'ActivityBegun', v: 1, heldOn: on }],
    fields: (_, { today }) => [date('on', { max: today, value: today })],
  },
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
