/** What the form of each action on an activity asks, of each form of activity where they differ. */
import { describe, expect, test } from 'vitest'
import type { ActivityActionName, ActivityInput } from '../../../../events/council/council-inputs.ts'
import { type ActivityForm, activityForms } from '../../../../events/council/council-values.ts'
import type { CaseEvent } from '../../../../events/events.ts'
import { activityActions } from '../../../../shared/domain/activities/actions.ts'
import { activity, lived, plan } from './given.ts'

const today = '2026-02-02'
const planned = (form: ActivityForm, on?: string) =>
  plan({ form, title: 'О тарифах', commission: 'housing', ...(on && { on }) })
const held = (form: ActivityForm, more: Partial<Extract<ActivityInput, { action: 'hold' }>> = {}) =>
  lived(planned(form), [today, { action: 'hold', on: '2026-01-28', present: 27, total: 40, ...more }])
const task = { owner: 'secretary', due: '2026-03-02' } as const
const wrote = (on: string): [string, ActivityInput] => [today, { action: 'document', on }]
const waiting: CaseEvent = {
  ...{ type: 'TellingOpened', v: 1, members: ['m-1', 'm-2'] },
  deadline: {
    ...{ term: 'activity.announcement', mode: 'chosen', from: today, days: 17, due: '2026-02-19' },
    ...{ skipped: [], calendar: '' },
  },
}

const text = { name: 'text', type: 'textarea', required: true, limit: 'text' }
const note = { ...text, required: false }
const asked = (name: string, limit: string, required = false) => ({ name, type: 'text', required, limit })
const amount = (name: string, required = false) => asked(name, 'digits', required)
const chosen = (name: string, options: unknown, required = false) => ({
  ...{ name, type: 'select', required, options },
})
const day = (name: string, more = {}) => ({ name, type: 'date', required: true, ...more })
/** A day that has come, today unless another is chosen; from a first one on, where there is one. */
const on = (min?: string) => day('on', { ...(min && { min }), max: today, value: today })

const counts = [amount('for', true), amount('against', true), amount('abstained', true)]
const vote = [
  ...[text, ...counts, chosen('owner', ['secretary', 'head', 'chair'])],
  ...[chosen('commission', 'commissions'), { ...day('due'), required: false }, asked('effect', 'line')],
]
const followUp = (min: string) => [
  ...[on(min), chosen('result', ['carried_out', 'partly', 'not'], true), note],
]
const publish = (min: string) => [on(min), asked('channel', 'line', true), asked('text', 'url')]

const forms: [ActivityActionName, string, () => CaseEvent[], object[]][] = [
  ['announce', 'a hearing', () => planned('hearing', '2026-02-20'), [on(), note]],
  [
    'told',
    'a meeting that two were not told of',
    () => [...planned('general_meeting', '2026-02-20'), waiting],
    [
      { name: 'members', type: 'checks', required: true, options: ['m-1', 'm-2'], ticked: ['m-1', 'm-2'] },
      on(),
      chosen('how', ['phone', 'in_person', 'message', 'post'], true),
      note,
    ],
  ],
  ['set_agenda', 'a meeting', () => planned('general_meeting'), [{ ...text, name: 'items' }]],
  ['begin', 'a monitoring', () => planned('monitoring'), [on()]],
  ['take_vote', 'a meeting without an agenda', () => held('general_meeting'), vote],
  [
    'take_vote',
    'a meeting with an agenda',
    () => lived(planned('general_meeting'), [today, { action: 'set_agenda', items: 'О лифтах\nО плане' }]),
    [chosen('item', ['1', '2']), ...vote],
  ],
  [
    'task_done',
    'a meeting with two tasks that are not done',
    () =>
      lived(
        held('general_meeting', {
          decisions: [{ text: 'А', ...task }, { text: 'Б', ...task }, { text: 'В' }, { text: 'Г', ...task }],
        }),
        [today, { action: 'task_done', no: 2, on: today }],
      ),
    [chosen('no', ['1', '4'], true), on(), note],
  ],
  ['finding', 'a monitoring that has not begun', () => planned('monitoring'), [on(), text]],
  ['finding', 'a monitoring that was held', () => held('monitoring'), [on('2026-01-28'), text]],
  ['document', 'a monitoring of one day', () => held('monitoring'), [on('2026-01-28'), note]],
  [
    'document',
    'a monitoring that lasted',
    () => held('monitoring', { until: '2026-01-30' }),
    [on('2026-01-30'), note],
  ],
  ['publish', 'a dialogue, which has no document', () => held('dialogue'), publish('2026-01-28')],
  [
    'publish',
    'a monitoring with its document',
    () => lived(held('monitoring'), wrote('2026-01-30')),
    publish('2026-01-30'),
  ],
  [
    'recommend',
    'a monitoring with its document',
    () => lived(held('monitoring'), wrote('2026-01-30')),
    [
      { name: 'bodies', type: 'checks', required: false, options: 'agencies' },
      asked('to.name', 'name'),
      { name: 'to.email', type: 'email', required: false },
      asked('to.address', 'address'),
      text,
    ],
  ],
  [
    'follow_up',
    'a monitoring without recommendations',
    () => lived(held('monitoring'), wrote('2026-01-30')),
    followUp('2026-01-30'),
  ],
  [
    'follow_up',
    'a monitoring with two',
    () =>
      lived(held('monitoring'), wrote('2026-01-30'), [
        today,
        { action: 'recommend', bodies: ['tazalyk', 'almaty-su'], text: 'Установить пандус' },
      ]),
    [chosen('recommendation', ['1', '2']), ...followUp('2026-01-30')],
  ],
  ['follow_up', 'a monitoring without its document', () => held('monitoring'), followUp('')],
  ['move', 'a hearing', () => planned('hearing'), [day('to', { min: today }), amount('time'), text]],
  ['cancel', 'a hearing', () => planned('hearing'), [text]],
]

test.each(forms)('%s of %s', (name, _, given, fields) => {
  expect(activityActions[name].fields(activity(...given()), { today })).toStrictEqual(fields)
})

describe('hold', () => {
  const fields = (form: ActivityForm, planFor?: string) =>
    activityActions.hold.fields(activity(...planned(form, planFor)), { today })

  const counted = [amount('present', true), amount('total')]
  const heard = [amount('present'), amount('objects')]
  const lasting = [{ ...day('until', { max: today }), required: false }, amount('objects')]
  const others: Record<ActivityForm, object[]> = {
    ...{ general_meeting: counted, presidium_meeting: counted, commission_meeting: counted },
    ...{ hearing: heard, hearing_report: heard },
    ...{ expertise: lasting, monitoring: lasting },
    ...{ dialogue: [], round_table: [], meeting: [], visit: [] },
  }
  test.each(activityForms)('of a %s', (form) => {
    expect(fields(form)).toStrictEqual([on(), ...others[form]])
  })

  test('begins with the day that it was planned for, once that has come', () => {
    const first = (planFor?: string) => fields('visit', planFor)[0]
    expect(first('2026-02-01')).toStrictEqual({ ...on(), value: '2026-02-01' })
    expect(first(today)).toStrictEqual(on())
    expect(first('2026-02-03')).toStrictEqual(on())
  })
})

test('every action has its form here, or in the tests of files', () => {
  const ofFiles = ['add_files', 'show_files', 'remove_file']
  const tried = [...forms.map(([name]) => name), 'hold', ...ofFiles]
  expect(new Set(tried)).toEqual(new Set(Object.keys(activityActions)))
})
