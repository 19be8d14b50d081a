/** What the form of each action on the composition asks. */
import { expect, test } from 'vitest'
import type { MemberActionName } from '../../../../events/council/council-inputs.ts'
import { memberActions } from '../../../../shared/domain/members/actions.ts'
import type { Composition } from '../../../../shared/domain/members/composition.ts'
import { composed, composition } from '../activities/given.ts'

const today = '2026-02-02'
const nobody = () => composition()
const reserved = () =>
  composition(...composed({ action: 'reserve', member: 'r-1', name: 'Айгүл Омарова', seat: 'citizen' }))

const asked = (name: string, limit: string, required = true) => ({ name, type: 'text', required, limit })
const chosen = (name: string, options: unknown, required = true) => ({
  ...{ name, type: 'select', required, options },
})
const ticked = (name: string) => ({ name, type: 'checkbox', required: false })
const day = (name: string, more = {}) => ({ name, type: 'date', required: true, ...more, value: today })

const member = asked('member', 'line')
const organisation = asked('organisation', 'name', false)
const seats = ['state', 'ngo', 'citizen']
const role = chosen('role', ['head', 'presidium', 'member'], false)
const commission = chosen('commission', 'commissions', false)
const decision = asked('decision', 'line', false)
const admission = (name: object) => [
  ...[member, name, organisation, chosen('seat', seats, false)],
  ...[{ ...role, value: 'member' }, commission, day('on'), decision],
]

const forms: [MemberActionName, () => Composition, object[]][] = [
  ['begin_term', nobody, [day('from'), asked('seats', 'digits')]],
  [
    'reserve',
    nobody,
    [member, asked('name', 'name'), organisation, chosen('seat', seats), ticked('ethnocultural')],
  ],
  ['admit', nobody, admission(asked('name', 'name'))],
  // Of who comes from the reserve the name is there.
  ['admit', reserved, admission(asked('name', 'name', false))],
  [
    'leave',
    nobody,
    [member, day('on'), chosen('ground', ['own_request', 'rotation', 'absence', 'law', 'death']), decision],
  ],
  ['place', nobody, [member, role, commission, day('on')]],
  [
    'set_email',
    nobody,
    [
      member,
      { name: 'email', type: 'email', required: false },
      chosen('language', ['kk', 'ru', 'en'], false),
    ],
  ],
  ['absent', nobody, [member, day('on', { max: today }), ticked('excused')]],
]

test.each(forms)('%s', (name, given, fields) => {
  expect(memberActions[name].fields(given(), { today })).toStrictEqual(fields)
})

test('every action has its form here', () => {
  expect(new Set(forms.map(([name]) => name))).toEqual(new Set(Object.keys(memberActions)))
})
