/** Which commits of an activity's log yield a protocol. */
import { expect, test } from 'vitest'
import type { ActivityForm } from '../../../../events/council/council-values.ts'
import type { CaseEvent } from '../../../../events/events.ts'
import { protocolsOf } from '../../../../shared/domain/activities/protocol.ts'
import { membersId } from '../../../../shared/domain/members/composition.ts'
import { local } from '../../../builders/council.ts'
import { commitsOf, content, number, plan } from './given.ts'

const day = '2026-02-20'
const planned = (form: ActivityForm) => plan({ form, title: 'Отчёты', commission: 'housing', on: day })
const held: CaseEvent = { type: 'ActivityHeld', v: 1, heldOn: day }
const decided = (no: number): CaseEvent => ({
  ...{ type: 'MeetingDecided', v: 1, no, content, adopted: true },
  votes: { for: 27, against: 0, abstained: 0 },
})
const published: CaseEvent = { type: 'ActivityPublished', v: 1, channel: 'site', publishedOn: day }
const erased: CaseEvent = { type: 'PersonalDataErased', v: 1, content: 'why', erasedOn: day }
const placesOf = (...each: CaseEvent[][]) => protocolsOf(commitsOf(number, ...each)).map(({ id }) => id)

test('given a meeting, then the holding yields one, and every vote after it; each by its commit’s last word', () => {
  const log = commitsOf(
    number,
    planned('general_meeting'),
    [held, decided(1), decided(2), published],
    [published],
    [decided(3)],
  )
  const at = local('2026-02-02')
  expect(protocolsOf(log)).toEqual([
    { id: '2-2', eventId: `${number}:2:2`, version: 2, at },
    { id: '4-0', eventId: `${number}:4:0`, version: 4, at },
  ])
})

test('given a meeting that was not held, then there is none', () => {
  expect(placesOf(planned('general_meeting'))).toEqual([])
})

test('given its words were erased, then only what was decided since has one', () => {
  const before = [planned('general_meeting'), [held, decided(1)]]
  expect(placesOf(...before, [published, erased])).toEqual([])
  expect(placesOf(...before, [erased, published], [decided(2)])).toEqual(['4-0'])
})

test.each<[ActivityForm, boolean]>([
  ['presidium_meeting', true],
  ['commission_meeting', true],
  ['hearing', true],
  ['hearing_report', true],
  ['monitoring', false],
  ['expertise', false],
  ['visit', false],
])('a %s has minutes or a resolution: %s', (form, has) => {
  expect(placesOf(planned(form), [held])).toEqual(has ? ['2-0'] : [])
})

test('a log of something else has none', () => {
  expect(protocolsOf(commitsOf(membersId, [held]))).toEqual([])
  expect(protocolsOf([])).toEqual([])
})
