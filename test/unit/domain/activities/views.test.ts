/** What lists, the sweep and reports know of the council's own logs. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../../events/events.ts'
import { byDay, councilViewsOf, listedDay } from '../../../../shared/domain/activities/views.ts'
import { directoryId } from '../../../../shared/domain/desk/directory.ts'
import { membersId } from '../../../../shared/domain/members/composition.ts'
import { channelsId } from '../../../../shared/domain/publications/channels.ts'
import { chosenDeadline } from '../../../../shared/domain/terms.ts'
import { councilEvents } from '../../../builders/council-events.ts'
import { commitsOf, composed, content, lived, number, plan, withMembers } from './given.ts'

const day = '2026-02-20'
const viewOf = (...each: (readonly CaseEvent[])[]) => councilViewsOf(commitsOf(number, ...each))[0]
const held = () =>
  lived(plan({ form: 'general_meeting', title: 'Отчёты', on: day }), [
    ...[day, { action: 'hold', on: day, present: 27 } as const, withMembers(40)],
  ] as Parameters<typeof lived>[1])
const task = (no: number, due: string | null, owner: 'secretary' | 'chair' = 'secretary'): CaseEvent => ({
  ...{ type: 'MeetingDecided', v: 1, no, content, adopted: true },
  votes: { for: 27, against: 0, abstained: 0 },
  task: {
    ...{ owner, ...(owner === 'chair' && { as: 'housing' }) },
    deadline: { ...chosenDeadline('control', day, '2026-03-02'), due },
  },
})
const finding: CaseEvent = { type: 'FindingRecorded', v: 1, content, foundOn: day }

describe('an activity', () => {
  test('given several things that wait, then it is found by what is due first, whoever owes it', () => {
    const first = { nextDue: '2026-03-02', nextTerm: 'control', nextOwner: 'secretary' }
    const [early, late] = [task(1, '2026-03-02'), task(2, '2026-03-10', 'chair')]
    expect(viewOf([...held(), early, late])).toMatchObject(first)
    expect(viewOf([...held(), late, early])).toMatchObject(first)
    expect(viewOf([...held(), late])).toMatchObject({ nextDue: '2026-03-10', nextOwner: 'chair:housing' })
  })
  test('given a date that no calendar gives, then it is found before all others', () => {
    expect(viewOf([...held(), task(1, '2026-03-02'), task(2, null)])).toMatchObject({ nextDue: '0000-00-00' })
  })
  test('given it was published here and there, then by the first day', () => {
    const published = (publishedOn: string): CaseEvent => ({
      ...{ type: 'ActivityPublished', v: 1, channel: 'site', publishedOn },
    })
    expect(viewOf([...held(), published('2026-03-02'), published('2026-02-27')])).toMatchObject({
      publishedOn: '2026-02-27',
    })
    expect(viewOf(held())).not.toHaveProperty('publishedOn')
  })
  test('given what changes nothing of it, then it has been so since the commit before', () => {
    expect(viewOf(held(), [finding])?.version).toBe(1)
    expect(viewOf(held(), [finding], [task(1, '2026-03-02')], [finding])?.version).toBe(3)
  })
})

describe('the day that an activity is listed by', () => {
  test('is the one that it was held on, or is planned for; what has none and is planned comes first', () => {
    expect(listedDay({ status: 'held', on: '2026-02-20', heldOn: '2026-02-23' })).toBe('2026-02-23')
    expect(listedDay({ status: 'cancelled', on: '2026-02-20' })).toBe('2026-02-20')
    expect(listedDay({ status: 'planned' })).toBe('0000-01-01')
    expect(listedDay({ status: 'cancelled' })).toBeUndefined()
  })
  test('orders them; those of one day by their numbers', () => {
    const view = (caseId: string, on?: string) => ({
      ...({ caseId, part: 'activity', version: 1, form: 'visit', status: 'planned', content } as const),
      ...(on && { on }),
    })
    const inOrder = [
      view('A-9'),
      view('A-3', '2026-02-20'),
      view('A-4', '2026-02-20'),
      view('A-1', '2026-03-02'),
    ]
    const [a, b, c, d] = inOrder as [never, never, never, never]
    expect([d, c, a, b].toSorted(byDay)).toEqual(inOrder)
    expect([b, d, c, a].toSorted(byDay)).toEqual(inOrder)
  })
})

test('the composition is who is a member as what, and what it owes; nobody’s name or address', () => {
  const term = composed({ action: 'begin_term', from: '2025-05-16', seats: 39 })
  const admitted = composed({
    ...{ action: 'admit', member: 'm-1', name: 'Имя', seat: 'ngo', role: 'head', on: '2026-02-02' },
  })
  const quiet: CaseEvent[] = [
    { type: 'MemberContactSet', v: 1, member: 'm-1', content: 'address' },
    { type: 'MemberAbsent', v: 1, member: 'm-1', on: '2026-02-02', excused: false },
  ]
  expect(councilViewsOf(commitsOf(membersId, term, admitted, quiet))).toStrictEqual([
    {
      ...{ caseId: membersId, part: 'members', seats: 39, version: 2 },
      members: [{ seat: 'ngo', role: 'head', admittedOn: '2026-02-02' }],
      ...{ nextDue: '2028-03-16', nextTerm: 'control', nextOwner: 'secretary' },
    },
  ])
})

test('the channels are all figures, as of the last commit', () => {
  const counted = (channel: string): CaseEvent => ({
    ...{ type: 'ChannelCounted', v: 1, figures: { channel, from: '2026-01-01', to: '2026-01-31' } },
  })
  expect(councilViewsOf(commitsOf(channelsId, [counted('site')], [counted('tv')]))).toMatchObject([
    { caseId: channelsId, part: 'channels', version: 2, figures: [{ channel: 'site' }, { channel: 'tv' }] },
  ])
})

describe('the directory', () => {
  const {
    DirectoryEntryAdded: added,
    DirectoryEntryRenamed: renamed,
    CouncilContactsSet: reached,
    DirectoryEndSet: ended,
  } = councilEvents
  const viewsOf = (...each: CaseEvent[][]) => councilViewsOf(commitsOf(directoryId, ...each))
  const { type: _, v: __, ...name } = renamed
  const { type: ___, v: ____, hours, ...contacts } = reached

  test('given an end alone, then there is nothing to list', () => {
    expect(viewsOf([ended])).toEqual([])
  })
  test('given a name, an address and hours, then those and nothing else, as of the commit that told them last', () => {
    const base = { caseId: directoryId, part: 'directory' }
    expect(viewsOf([ended, renamed], [ended])).toStrictEqual([
      { ...base, version: 1, added: [], renamed: [name] },
    ])
    expect(viewsOf([added], [reached])).toMatchObject([{ ...base, version: 2, contacts, hours: [hours] }])
    expect(viewsOf([added], [reached])[0]).not.toHaveProperty('renamed')
    expect(viewsOf([added])[0]).not.toHaveProperty('contacts')
    expect(viewsOf([added])[0]).not.toHaveProperty('hours')
  })
})

test('a log of something else has none of these views, nor has an empty one', () => {
  expect(councilViewsOf(commitsOf('templates', [councilEvents.TemplateEnded]))).toEqual([])
  expect(councilViewsOf([])).toEqual([])
})
