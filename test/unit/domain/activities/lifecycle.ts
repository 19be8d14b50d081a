/** Every transition of an activity, with its rule and its test; held against what its decisions do by `lifecycles.test.ts`. */
import type { ActivityActionName, ActivityInput } from '../../../../events/council/council-inputs.ts'
import {
  type ActivityForm,
  type ActivityStatus,
  activityForms,
} from '../../../../events/council/council-values.ts'
import type { CaseEvent, EventType } from '../../../../events/events.ts'
import type { Role } from '../../../../events/values.ts'
import { isCouncilRejection } from '../../../../shared/domain/activities/rule.ts'
import { planActivity } from '../../../../shared/domain/activities/schedule.ts'
import { by } from '../../../builders/council.ts'
import { activity, contextOn, doing } from './given.ts'

type Action = ActivityActionName | 'plan'
type From = ActivityStatus | 'none'

type Road = {
  action: Action
  from: readonly From[]
  to: ActivityStatus | 'stays'
  /** What may be of this kind. */
  of: readonly ActivityForm[]
  rule: string
  /** A file of this folder, and a test in it. */
  test: readonly [file: string, title: string]
}

const meetings = ['general_meeting', 'presidium_meeting', 'commission_meeting'] as const
const lasting = ['monitoring', 'expertise'] as const
const control = [...lasting, 'hearing', 'hearing_report'] as const
const all = activityForms
const visited = [...lasting, 'visit'] as const

const law = 'Law 383-V'
const council = 'set by the council'
const own = (title: string) => ['activity.test.ts', title] as const
const ofControl = (title: string) => ['control.test.ts', title] as const
const overOrNot = own('cancelled, nothing is owed and nothing more may be done')
const task = own('a decision may be a task: with an owner and a date, which waits until it is done')
const photographs = (title: string) => ['files.test.ts', title] as const
const ofFiles = {
  add_files: {
    rule: council,
    test: photographs(
      'given it goes on or was held, when photographs are added, then each is kept, for the secretariat alone',
    ),
  },
  show_files: {
    rule: 'Law 94-V art. 7: with the consent of who is on it',
    test: photographs('given photographs, when some are shown, then everybody may see those and no others'),
  },
  remove_file: {
    rule: council,
    test: photographs('given a photograph, when it is removed, then it is its no more'),
  },
}
const followed = own('published after it was written, followed up after that')

export const activityRoads: readonly Road[] = [
  {
    action: 'plan',
    ...{ from: ['none'], to: 'planned', of: all, rule: council },
    test: own('says what it is, where, of whom and when'),
  },
  {
    action: 'announce',
    ...{ from: ['planned'], to: 'announced', of: all },
    rule: `${law} art. 21: a hearing 10 calendar days before; general meetings and hearings of reports by the council’s custom; late it is warned of`,
    test: own('on the tenth day before it is in time, on the ninth it is late, missed and not refused'),
  },
  {
    action: 'begin',
    ...{ from: ['planned', 'announced'], to: 'ongoing', of: lasting, rule: council },
    test: own('begun, it goes on until it is held'),
  },
  {
    action: 'hold',
    ...{ from: ['planned', 'announced'], to: 'held', of: all },
    rule: `${law} art. 13(2): meetings with two thirds of all members; Law on Public Control art. 13: a final document in 7 working days`,
    test: own('valid with two thirds of all members (Law on Public Councils, art. 13(2)): of 40 with 27'),
  },
  {
    action: 'hold',
    ...{ from: ['ongoing'], to: 'held', of: lasting, rule: 'Law on Public Control art. 13' },
    test: own(
      'a control may last, and its document is due seven working days after its end (Law on Public Control, art. 13)',
    ),
  },
  {
    action: 'move',
    ...{ from: ['announced'], to: 'planned', of: all, rule: `${council}: another day is announced anew` },
    test: own('to another day it is announced anew'),
  },
  {
    action: 'cancel',
    ...{ from: ['planned', 'announced'], to: 'cancelled', of: all, rule: council, test: overOrNot },
  },
  {
    action: 'cancel',
    ...{ from: ['ongoing'], to: 'cancelled', of: lasting, rule: council, test: overOrNot },
  },
  {
    action: 'announce',
    ...{ from: ['announced'], to: 'stays', of: all, rule: council },
    test: own('what has no day, is over, or goes on is not announced; nor tomorrow'),
  },
  {
    action: 'move',
    ...{ from: ['planned'], to: 'stays', of: all, rule: council },
    test: own('to another day it is announced anew'),
  },
  {
    action: 'set_agenda',
    ...{ from: ['planned', 'announced'], to: 'stays', of: [...meetings, 'hearing'] },
    rule: `${law} art. 14, 21`,
    test: own('an agenda names cases and activities by the numbers that its points begin with'),
  },
  {
    action: 'take_vote',
    ...{ from: ['held'], to: 'stays', of: [...meetings, ...control] },
    rule: `${law} art. 13, 21, 23: by more than half of those present`,
    test: own('adopted by more than half of those present'),
  },
  {
    action: 'task_done',
    ...{ from: ['held'], to: 'stays', of: [...meetings, ...control], rule: council, test: task },
  },
  {
    action: 'finding',
    ...{ from: ['held'], to: 'stays', of: control, rule: `${law} art. 20(5): until the document is there` },
    test: ofControl('given it has begun or was held, when something is found, then it is kept in order'),
  },
  {
    action: 'finding',
    ...{ from: ['ongoing'], to: 'stays', of: lasting, rule: `${law} art. 20(5)` },
    test: ofControl('given it has begun or was held, when something is found, then it is kept in order'),
  },
  ...(['add_files', 'show_files', 'remove_file'] as const).flatMap((action): Road[] => [
    { action, ...{ from: ['held'], to: 'stays', of: visited }, ...ofFiles[action] },
    {
      ...{ action, to: 'stays', of: lasting },
      from: action === 'add_files' ? ['ongoing'] : ['ongoing', 'cancelled'],
      ...ofFiles[action],
    },
  ]),
  {
    action: 'document',
    ...{ from: ['held'], to: 'stays', of: [...meetings, ...control] },
    rule: 'Law on Public Control art. 13: 7 working days; minutes of meetings as the council sets',
    test: own(
      'on the seventh working day in time, on the eighth late and missed (Law on Public Control, art. 13)',
    ),
  },
  {
    action: 'publish',
    ...{ from: ['held'], to: 'stays', of: all, rule: `${law} art. 14; Law on Public Control art. 7(2)(8)` },
    test: followed,
  },
  {
    action: 'recommend',
    ...{ from: ['held'], to: 'stays', of: control },
    rule: `${law} art. 20(6), 21, 23, 5(2): once the document is there; a letter to each body, which has a month`,
    test: ofControl(
      'given its document, when several bodies are recommended the same, then each is by itself',
    ),
  },
  {
    action: 'follow_up',
    ...{ from: ['held'], to: 'stays', of: control, rule: `${law} art. 11(4)(4)`, test: followed },
  },
]

const doers: readonly Role[] = ['secretary', 'head']

type ActivityStep = {
  form: ActivityForm
  from: From
  action: Action
  role: Role
  to: ActivityStatus
  events: EventType[]
  terms: string[]
}

const day = '2026-02-20'
const fileId = 'file-aaaaaaaaaaaaaaaaaaaaaaaa'
const decision = { text: 'Одобрить', owner: 'secretary', due: '2026-03-02' } as const

/** Each action with nothing wrong in itself. */
const inputs: ActivityInput[] = [
  { action: 'announce', on: day },
  { action: 'told', members: ['m-12'], on: day, how: 'phone' },
  { action: 'set_agenda', items: 'О тарифах' },
  { action: 'begin', on: day },
  { action: 'hold', on: day, present: 27, total: 40 },
  { action: 'hold', on: day, present: 27, total: 40, decisions: [decision] },
  { action: 'take_vote', ...decision, for: 20, against: 3, abstained: 4 },
  { action: 'task_done', no: 1, on: day },
  { action: 'finding', on: day, text: 'Нет пандуса' },
  { action: 'add_files', attachments: [fileId] },
  { action: 'show_files', files: [fileId] },
  { action: 'remove_file', file: fileId },
  { action: 'document', on: day },
  { action: 'publish', on: day, channel: 'site' },
  { action: 'recommend', bodies: ['tazalyk'], text: 'Установить пандус' },
  { action: 'follow_up', on: day, result: 'partly' },
  { action: 'move', to: '2026-03-16', text: 'Болезнь' },
  { action: 'cancel', text: 'Болезнь' },
]
const actors = [by.applicant, by.system, by.secretary, by.head, by.chair('housing'), by.agency('almaty-su')]

const termsIn = (events: readonly CaseEvent[]): string[] => [
  ...new Set([...JSON.stringify(events).matchAll(/"term":"([\w.]+)"/g)].map(([, term = '']) => term)),
]

/** What a decision asks for: without dates and numbers the states are a dozen. */
const kindOf = (events: readonly CaseEvent[]) => {
  const a = activity(...events)
  const { status, on, documentOn, agenda, votes, recommendations, files } = a
  return JSON.stringify([
    ...[status, !!on, !!documentOn, !!agenda, votes.length > 0, recommendations.length > 0],
    ...[files.length > 0, files.some(({ shown }) => shown)],
    votes.some((vote) => vote.task && !vote.doneOn),
  ])
}

const exploredOf = (form: ActivityForm): ActivityStep[] => {
  const steps: ActivityStep[] = []
  const seen = new Set<string>()
  const waiting: CaseEvent[][] = []
  const arrive = (events: CaseEvent[]) => {
    const kind = kindOf(events)
    if (!seen.has(kind)) waiting.push(events)
    seen.add(kind)
  }
  for (const actor of actors) {
    const input = { form, title: 'О', commission: 'housing', on: day }
    const planned = planActivity(undefined, input, contextOn(day, actor))
    if (isCouncilRejection(planned)) continue
    steps.push({
      ...{ form, from: 'none', action: 'plan', role: actor.role, to: 'planned' },
      ...{ events: planned.map(({ type }) => type), terms: termsIn(planned) },
    })
    arrive([...planned])
  }
  for (let events = waiting.shift(); events; events = waiting.shift()) {
    const from = activity(...events).status
    for (const input of inputs)
      for (const actor of actors) {
        const decided = doing(events, input, day, contextOn(day, actor))
        if (isCouncilRejection(decided) || decided.length === 0) continue
        const after = [...events, ...decided]
        const done = decided.filter(({ type }) => type !== 'DeadlineMissed')
        steps.push({
          ...{ form, from, action: input.action, role: actor.role, to: activity(...after).status },
          ...{ events: done.map(({ type }) => type), terms: termsIn(done) },
        })
        arrive(after)
      }
  }
  return steps
}

/** All that an activity of any form allows, whoever tries. */
export const exploreActivities = (): ActivityStep[] => activityForms.flatMap(exploredOf)

export const activityKey = ({ form, from, action, role, to }: Omit<ActivityStep, 'events' | 'terms'>) =>
  `${form}: ${from} -> ${to} by ${role}, ${action}`

export const documentedActivities = (): string[] =>
  activityRoads.flatMap((road) =>
    road.of.flatMap((form) =>
      road.from.flatMap((from) =>
        doers.map((role) =>
          activityKey({
            ...{ form, from, action: road.action, role },
            to: road.to === 'stays' ? (from as ActivityStatus) : road.to,
          }),
        ),
      ),
    ),
  )

const listed = (values: Iterable<string>) => [...new Set(values)].map((value) => `\`${value}\``).join(', ')

const row = (steps: readonly ActivityStep[], road: Road) => {
  const taken = steps.filter(
    ({ form, from, action }) => action === road.action && road.of.includes(form) && road.from.includes(from),
  )
  const [file, title] = road.test
  return `| ${[
    road.from.map((from) => (from === 'none' ? '-' : from)).join(', '),
    ...(road.to === 'stays' ? [] : [road.to]),
    road.action,
    road.of.length === activityForms.length ? 'all' : listed(road.of),
    listed(taken.flatMap(({ events }) => events)),
    doers.join(', '),
    road.rule,
    listed(taken.flatMap(({ terms }) => terms)),
    `[${title}](../test/unit/domain/activities/${file})`,
  ].join(' | ')} |`
}

const table = (steps: readonly ActivityStep[], stays: boolean) => {
  const ends = ['of', 'events', 'by', 'rule', 'terms set', 'test']
  const columns = stays ? ['status', 'action', ...ends] : ['from', 'to', 'action', ...ends]
  return [
    `| ${columns.join(' | ')} |`,
    `|${'---|'.repeat(columns.length)}`,
    ...activityRoads.filter((road) => (road.to === 'stays') === stays).map((road) => row(steps, road)),
  ].join('\n')
}

const diagram = () => {
  const edges = activityRoads.flatMap(({ action, from, to }) =>
    to === 'stays' ? [] : from.map((one) => `  ${one === 'none' ? '[*]' : one} --> ${to}: ${action}`),
  )
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...new Set(edges),
    '  held --> [*]',
    '  cancelled --> [*]',
    '```',
  ].join('\n')
}

/** The part of `docs/lifecycles.md` that is of activities. */
export const activitySection = (steps: readonly ActivityStep[]): string => `
## An activity of the council (іс-шара, мероприятие)
${diagram()}

What it owes waits beside its status: \`activity.announcement\`, \`activity.telling\` where members are told by hand, then \`activity.final_document\` (or \`activity.protocol\` and \`activity.publication\`, where the council has such rules), and the tasks of its decisions. One of an old register begins as its row says, and asleep.

### Transitions
${table(steps, false)}

### What leaves the status as it is
${table(steps, true)}
`
