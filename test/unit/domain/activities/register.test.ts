/** Rows of an old register of activities: loaded, corrected, asleep until they are activated. */
import { describe, expect, test } from 'vitest'
import type { ActivityRow } from '../../../../events/council/council-values.ts'
import type { CaseEvent, EventOf } from '../../../../events/events.ts'
import type { Deadline } from '../../../../events/values.ts'
import { type Activity, evolveActivity } from '../../../../shared/domain/activities/activity.ts'
import { activateActivity, loadActivity } from '../../../../shared/domain/activities/import.ts'
import type { CouncilContext } from '../../../../shared/domain/activities/rule.ts'
import { rules } from '../../../builders/council.ts'
import { activity, contextOn, doing, lived, number, plan } from './given.ts'

const today = '2026-02-02'
/** A council that asks for the document to be published within as many days as it is due. */
const withPublication: Partial<CouncilContext> = {
  deadline: (term, begins) =>
    term === 'activity.publication'
      ? { ...rules.deadline('activity.final_document', begins), term }
      : rules.deadline(term, begins),
}
const heldOn = '2026-01-26'
const monitoring = (more: Partial<ActivityRow> = {}): ActivityRow => ({
  ...{ number, form: 'monitoring', status: 'held', heldOn },
  ...more,
})
const hearing = (more: Partial<ActivityRow> = {}): ActivityRow => ({
  ...{ number, form: 'hearing', status: 'planned', heldOn: '2026-02-20' },
  ...more,
})
const load = (
  row: ActivityRow,
  { before, content = 'words-1', ...more }: Partial<CouncilContext> & { before?: Activity } = {},
) => loadActivity(before, row, content, { ...contextOn(today), ...more })
const loaded = (row: ActivityRow, more: Partial<CouncilContext> = {}) =>
  load(row, more) as EventOf<'ActivityLoaded'>[]
const activityFrom = (row: ActivityRow, more: Partial<CouncilContext> = {}) => activity(...loaded(row, more))

describe('a row that is loaded', () => {
  test('given nothing of that number, then it is there, with the day by which its document was due', () => {
    expect(load(monitoring())).toStrictEqual([
      {
        ...{ type: 'ActivityLoaded', v: 1, content: 'words-1', row: monitoring() },
        document: rules.deadline('activity.final_document', heldOn),
      },
    ])
  })

  test.each<[string, ActivityRow, { announcement?: string; document?: string; publication?: string }]>([
    [
      'a planned hearing is to be announced (Law on Public Councils, art. 21)',
      hearing(),
      { announcement: '2026-02-10' },
    ],
    [
      'a hearing that was held was to be announced, and written down',
      hearing({ status: 'held', heldOn }),
      { announcement: '2026-01-16', document: '2026-02-04' },
    ],
    [
      'a monitoring that lasted is written down after its end (Law on Public Control, art. 13)',
      monitoring({ heldUntil: '2026-01-30' }),
      { document: '2026-02-10' },
    ],
    ['a monitoring that goes on owes nothing yet', monitoring({ status: 'ongoing' }), {}],
    [
      'what was written down is to be published, where the council asks for it',
      monitoring({ documentOn: '2026-01-30' }),
      { document: '2026-02-04', publication: '2026-02-10' },
    ],
    ['a dialogue owes nothing', monitoring({ form: 'dialogue' }), {}],
    ['a hearing of no day is not counted', hearing({ heldOn: undefined }), {}],
  ])('%s', (_, row, due) => {
    const [event] = loaded(row, withPublication)
    const { type: __, v: ___, content: ____, row: _____, ...counted } = event as EventOf<'ActivityLoaded'>
    expect(
      Object.fromEntries(
        Object.entries(counted).map(([what, deadline]) => [what, (deadline as Deadline).due]),
      ),
    ).toEqual(due)
  })

  test('given an activity that was entered here, then its number is taken', () => {
    const before = activity(...plan({ form: 'monitoring', title: 'Школы' }))
    expect(load(monitoring(), { before })).toEqual({ refused: 'number_taken', path: 'number' })
  })
})

describe('a row that is loaded again', () => {
  const known = () => activityFrom(monitoring({ bodies: ['tazalyk'], objects: 4 }))
  const again = (more: Partial<ActivityRow>, content = 'words-1') =>
    load(monitoring({ bodies: ['tazalyk'], objects: 4, ...more }), { before: known(), content })

  test('given it says the same, then nothing happens', () => {
    expect(again({})).toEqual([])
  })
  test('given it says something else, then it corrects, and the columns are named', () => {
    expect(again({ objects: 5, documentOn: '2026-01-30' })).toMatchObject([
      { type: 'ActivityLoaded', row: { objects: 5 }, changed: ['objects', 'documentOn'] },
    ])
    expect(again({ bodies: ['almaty-su'] }, 'words-2')).toMatchObject([
      { content: 'words-2', changed: ['bodies', 'title'] },
    ])
    // What a row says no more has changed too.
    expect(load(monitoring(), { before: known() })).toMatchObject([{ changed: ['bodies', 'objects'] }])
  })
  test('given it is of another form, then it is another activity', () => {
    expect(again({ form: 'visit', objects: 5 })).toEqual({ refused: 'row_fixed', path: 'form' })
  })
  test('given somebody has worked on it here, then it is corrected here, and no more by the register', () => {
    const written = loaded(monitoring({ documentOn: '2026-01-30' }))
    const worked = lived(written, [today, { action: 'publish', on: today, channel: 'site' }])
    expect([activity(...written).worked, activity(...worked).worked]).toEqual([undefined, true])
    expect(load(monitoring({ documentOn: '2026-01-29' }), { before: activity(...worked) })).toEqual({
      ...{ refused: 'worked_on', path: 'documentOn' },
    })
  })
})

describe('what a row says of an activity', () => {
  const nothing = { toTell: [], votes: [], findings: [], files: [], recommendations: [], followUps: [] }
  test('given everything, then all of it', () => {
    const row: ActivityRow = {
      ...monitoring({ commission: 'social', districts: ['medeu'], bodies: ['tazalyk'], objects: 4 }),
      ...{ heldUntil: '2026-01-30', announcedOn: '2026-01-12', present: 5, total: 7 },
      ...{ documentOn: '2026-02-02', publishedOn: '2026-02-03' },
    }
    const [event] = loaded(row, withPublication)
    expect(activity(event as CaseEvent)).toStrictEqual({
      ...{ kind: 'activity', number, version: 1, content: 'words-1', form: 'monitoring', status: 'held' },
      ...{ commission: 'social', districts: ['medeu'], bodies: ['tazalyk'], objects: 4 },
      ...{ heldOn, heldUntil: '2026-01-30', announcedOn: '2026-01-12' },
      ...{ attendance: { present: 5, total: 7 }, document: event?.document, documentOn: '2026-02-02' },
      ...{ ...nothing, publications: [{ channel: 'register', publishedOn: '2026-02-03' }], pending: {} },
      loaded: { row, revision: 1, publication: event?.publication },
    })
  })
  test('given a form and a standing alone, then nothing else', () => {
    const row: ActivityRow = { number, form: 'dialogue', status: 'cancelled' }
    expect(activityFrom(row)).toStrictEqual({
      ...{ kind: 'activity', number, version: 1, content: 'words-1', form: 'dialogue', status: 'cancelled' },
      ...{ districts: [], bodies: [], ...nothing, publications: [], pending: {} },
      loaded: { row, revision: 1 },
    })
  })
  test.each<[ActivityRow['status'], Partial<ActivityRow>, Partial<Activity>]>([
    ['planned', {}, { status: 'planned', on: '2026-02-20' }],
    ['planned', { announcedOn: today }, { status: 'announced', on: '2026-02-20' }],
    ['cancelled', { announcedOn: today }, { status: 'cancelled', on: '2026-02-20' }],
    ['ongoing', {}, { status: 'ongoing', heldOn: '2026-02-20' }],
    ['held', { announcedOn: today }, { status: 'held', heldOn: '2026-02-20' }],
  ])('its day, given it is %s, is the one that it was planned for or held on', (status, more, told) => {
    const { status: now, on, heldOn: held } = activityFrom(hearing({ status, ...more }))
    expect({ status: now, ...(on && { on }), ...(held && { heldOn: held }) }).toEqual(told)
  })
  test('its announcement is due by the day that was counted when it was loaded', () => {
    expect(activityFrom(hearing()).announcement?.due).toBe('2026-02-10')
  })
  test('how many were there is told of how many, or not at all', () => {
    expect(activityFrom(monitoring({ present: 5 })).attendance).toBeUndefined()
    expect(activityFrom(monitoring({ total: 7 })).attendance).toBeUndefined()
    expect(activityFrom(monitoring({ present: 0, total: 7 })).attendance).toEqual({ present: 0, total: 7 })
  })
  test('a corrected row stands for the one before it, and is counted', () => {
    const events = [...loaded(monitoring({ objects: 4 })), ...loaded(monitoring()), ...loaded(hearing())]
    expect(activity(...events)).toMatchObject({ form: 'hearing', loaded: { revision: 3, row: hearing() } })
    expect(activity(...events)).not.toHaveProperty('objects')
  })
  test('held on a day that nobody knows, its findings and its document may be of any day', () => {
    const events = loaded(monitoring({ heldOn: undefined }))
    expect(doing(events, { action: 'finding', on: '2019-05-16', text: 'О' }, today)).toMatchObject([
      { type: 'FindingRecorded', foundOn: '2019-05-16' },
    ])
    expect(doing(events, { action: 'document', on: '2019-05-16' }, today)).toMatchObject([
      { type: 'ActivityDocumented', documentOn: '2019-05-16', late: false },
    ])
  })
})

describe('asleep', () => {
  const written = monitoring({ documentOn: '2026-01-30' })
  test.each<[string, boolean, ActivityRow, Partial<CouncilContext>?]>([
    ['what is planned', true, hearing()],
    ['what goes on', true, monitoring({ status: 'ongoing' })],
    ['what was held and is not written down', true, monitoring()],
    ['what was held and is written down', false, written],
    ['what is to be published and is not', true, written, withPublication],
    ['what is published', false, { ...written, publishedOn: today }, withPublication],
    ['what has no document', false, monitoring({ form: 'dialogue' })],
    ['what was cancelled', false, hearing({ status: 'cancelled' })],
  ])('%s: %s', (_, asleep, row, more) => {
    const a = activityFrom(row, more)
    expect(a.dormant ?? false).toBe(asleep)
    expect(a.pending).toEqual({})
    expect(activateActivity(a, contextOn(today))).toHaveLength(asleep ? 1 : 0)
  })

  test('nothing may be done with it until it is activated', () => {
    const events = loaded(hearing())
    expect(doing(events, { action: 'announce', on: today }, today)).toEqual({ refused: 'not_activated' })
  })
})

describe('activating', () => {
  const woken = (
    row: ActivityRow,
    { day = today, ...more }: Partial<CouncilContext> & { day?: string } = {},
  ) => {
    const events = loaded(row, more)
    const decided = activateActivity(activity(...events), contextOn(day)) as CaseEvent[]
    return activity(...events, ...decided)
  }
  const waiting = (a: Activity) =>
    Object.entries(a.pending).map(([key, { deadline, owner }]) => [key, deadline.due, owner.role])

  test('given a hearing that is to come, then its announcement waits, on its own day too', () => {
    for (const day of [today, '2026-02-20'])
      expect(waiting(woken(hearing(), { day }))).toEqual([['announcement', '2026-02-10', 'secretary']])
  })
  test('given its day is over, or it was announced, or has no day, then nothing waits', () => {
    expect(waiting(woken(hearing(), { day: '2026-02-21' }))).toEqual([])
    expect(waiting(woken(hearing({ announcedOn: '2026-01-20' })))).toEqual([])
    expect(waiting(woken(hearing({ heldOn: undefined })))).toEqual([])
    expect(waiting(woken(hearing({ status: 'held', heldOn, announcedOn: today })))).toEqual([
      ['document', '2026-02-04', 'secretary'],
    ])
  })
  test('given a document that is not there, or is not published, then that waits', () => {
    expect(waiting(woken(monitoring()))).toEqual([['document', '2026-02-04', 'secretary']])
    expect(waiting(woken(monitoring({ documentOn: '2026-01-30' }), withPublication))).toEqual([
      ['publication', '2026-02-10', 'secretary'],
    ])
    const own = { status: 'planned', publishedOn: today, documentOn: '2026-01-30' } as const
    expect(waiting(woken(monitoring(own), withPublication))).toEqual([])
  })
  test('given it is awake, or there is nothing, when it is activated, then nothing happens', () => {
    const awake = woken(hearing())
    expect(awake).not.toHaveProperty('dormant')
    expect(activateActivity(awake, contextOn(today))).toEqual([])
    expect(activateActivity(undefined, contextOn(today))).toEqual([])
  })
  test('given a row that is corrected after it, then it stays awake, by the dates of the corrected row', () => {
    const awake = woken(monitoring())
    const corrected = load(monitoring({ heldOn: '2026-01-27' }), { before: awake }) as CaseEvent[]
    expect(corrected.map(({ type }) => type)).toEqual(['ActivityLoaded', 'CaseActivated'])
    const after = corrected.reduce<Activity | undefined>((a, e) => evolveActivity(a, number, e), awake)
    expect(after).not.toHaveProperty('dormant')
    expect(waiting(after as Activity)).toEqual([['document', '2026-02-05', 'secretary']])
    expect(
      doing([...loaded(monitoring()), ...corrected], { action: 'document', on: today }, today),
    ).toMatchObject([{ type: 'ActivityDocumented' }])
  })
  test('given a row that is corrected before it, or was over, then that wakes nothing', () => {
    const asleep = activityFrom(monitoring())
    expect(load(monitoring({ objects: 5 }), { before: asleep })).toHaveLength(1)
    const over = activityFrom(monitoring({ documentOn: '2026-01-30' }))
    const reopened = load(monitoring(), { before: over }) as CaseEvent[]
    expect(reopened).toHaveLength(1)
    expect(evolveActivity(over, number, reopened[0] as CaseEvent)).toMatchObject({ dormant: true })
  })
  test('given the corrected row says that it is over, then nothing waits any more', () => {
    const [event, ...more] = load(monitoring({ documentOn: '2026-01-30' }), {
      before: woken(monitoring()),
    }) as CaseEvent[]
    expect(more).toEqual([])
    const after = evolveActivity(woken(monitoring()), number, event as CaseEvent)
    expect([after?.dormant, after?.pending]).toEqual([undefined, {}])
  })
  test('given it was activated, then what it waits for may be done', () => {
    const events = loaded(hearing())
    const decided = activateActivity(activity(...events), contextOn(today)) as CaseEvent[]
    const done = lived([...events, ...decided], [today, { action: 'announce', on: today }])
    expect(activity(...done)).toMatchObject({ status: 'announced', announcedOn: today, worked: true })
    expect(activity(...done).pending).toEqual({})
  })
})
