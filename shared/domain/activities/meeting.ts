/** What is held and decided: the agenda, who was there, votes, the tasks that follow. */
import type { CouncilEventOf } from '../../../events/council/council-events.ts'
import type { ActivityActionName, ActivityInput } from '../../../events/council/council-inputs.ts'
import { number as numberShape } from '../../../events/values.ts'
import { choice, date, type Field, text } from '../actions/fields.ts'
import type { Activity } from './activity.ts'
import { dayFault, note, refusalIfNotHeld, refusalIfOver, spoken, withWords } from './entering.ts'
import { circleOf, documentOf, formDuties, quorumOf } from './forms.ts'
import {
  type CouncilContext,
  type CouncilEntry,
  type CouncilRejection,
  partOf,
  refuse,
  staff,
} from './rule.ts'
import { voteOn, votesRefusal } from './votes.ts'

type Name = Extract<ActivityActionName, 'set_agenda' | 'hold' | 'take_vote' | 'task_done'>
type InputOf<A extends Name> = Extract<ActivityInput, { action: A }>

const amount = (name: string, required = false): Field => ({ name, type: 'text', required, limit: 'digits' })

/** The points of an agenda, one on each line, and the number of what each is about. */
export const pointsOf = (items: string): { text: string; about: string | undefined }[] =>
  items
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((point) => ({ text: point, about: aboutOf(point) }))

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

export const meetingActions: { [A in Name]: CouncilEntry<Activity, InputOf<A>> } = {
  set_agenda: {
    by: staff,
    refusalOf: (a) => (formDuties[a.form].document?.kind === 'minutes' ? refusalIfOver(a) : 'not_a_meeting'),
    decide: (_, { items }, { content }) => [
      {
        type: 'AgendaSet',
        v: 1,
        content,
        items: pointsOf(items).map(({ about }, i) => ({ no: i + 1, ...(about && { about }) })),
      },
    ],
    words: ({ items }) => ({
      kind: 'agenda',
      items: pointsOf(items).map(({ text: said }, i) => ({ no: i + 1, text: said })),
    }),
    fields: () => [{ ...text, name: 'items' }],
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
}

const openTasks = (a: Activity): number[] =>
  a.votes.flatMap(({ no, task, doneOn }) => (task && !doneOn ? [no] : []))
