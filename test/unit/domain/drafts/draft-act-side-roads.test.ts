/** A draft act's side roads, and initiatives. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../../events/events.ts'
import { mainOf, statusOf } from '../../../../shared/domain/case.ts'
import type { Command } from '../../../../shared/domain/decide.ts'
import { route } from '../../../../shared/domain/desk/route.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { by, fromRegistration, local, rules } from '../../../builders/council.ts'
import {
  assigned,
  caseOf,
  draftActRegistered,
  letterNumber,
  letterSent,
  logOf,
  recommended,
  responseRecorded,
} from '../../../builders/events.ts'
import { lived, type Step } from '../../../builders/life.ts'
import { sideEvents } from '../../../builders/side-events.ts'
import { given, on } from '../specification.ts'

const developer = by.agency('public-spaces-department')
const chair = by.chair('urban-planning')
const content = 'some-content'
const assignedDraft = [draftActRegistered(), assigned('urban-planning')]
const lateResponse = {
  type: 'respond',
  decision: 'accepted',
  content,
  via: 'webhook',
  saidAt: local('2026-03-02'),
} as const
const newVersion = (draftVersion: number): Command => ({ type: 'receive_version', content, draftVersion })
const statusAfter = (...steps: Step[]) => {
  const c = fold(logOf(lived(assignedDraft, ...steps)))
  return c && statusOf(c)
}

describe('a draft act that is not recommended on', () => {
  test('incomplete: returned with what is missing', () => {
    const incomplete: Command = { type: 'incomplete', content }
    given(...assignedDraft)
      .when(incomplete, chair)
      .then({ type: 'DraftReturned', content })
    expect(statusAfter([incomplete, chair])).toBe('returned')
  })

  test('Law on Public Councils: the council may choose not to consider it, with a reason', () => {
    const decline: Command = { type: 'decline', content }
    given(...assignedDraft)
      .when(decline, chair)
      .then({ type: 'DraftNotConsidered', content })
    expect(statusAfter([decline, chair])).toBe('not_considered')
    given(...assignedDraft)
      .when(decline, by.secretary)
      .thenRefused('not_yours')
  })

  test('withdrawn with a reason, or without one', () => {
    given(...assignedDraft)
      .when({ type: 'withdraw_draft', content }, developer)
      .then({ type: 'DraftWithdrawn', content, withdrawnOn: '2026-02-02' })
    given(...assignedDraft)
      .when({ type: 'withdraw_draft' }, developer)
      .then({ type: 'DraftWithdrawn', withdrawnOn: '2026-02-02' })
  })

  test('withdrawn by its own agency only', () => {
    const withdraw: Command = { type: 'withdraw_draft' }
    expect(statusAfter([withdraw, developer])).toBe('withdrawn')
    given(...assignedDraft)
      .when(withdraw, by.agency('akimat'))
      .thenRefused('not_yours')
    given(...lived(assignedDraft, [withdraw, developer]))
      .when(withdraw, developer)
      .thenRefused('already_closed')
  })

  test('a response that comes after its end is recorded, and the end stays', () => {
    const ended = lived([...assignedDraft, recommended(0)], [{ type: 'withdraw_draft' }, developer])
    given(...ended)
      .when({ ...lateResponse, letter: letterNumber }, developer, on('2026-03-03'))
      .then({ type: 'ResponseRecorded', effect: 'first', late: true })
    const c = fold(logOf([...ended, responseRecorded({ remarks: undefined })]))
    expect(c && statusOf(c)).toBe('withdrawn')
    expect(c?.closedOn).toBe('2026-02-02')
  })

  test('nothing of it concerns an appeal', () => {
    given(...assignedDraft)
      .when({ type: 'answer', outcome: 'explained', content }, chair)
      .thenRefused('not_an_appeal')
    given(...assignedDraft)
      .when({ type: 'ask', content }, chair)
      .thenRefused('not_an_appeal')
  })
})

describe('a new version', () => {
  test('takes the place of the old one, with a term of its own', () => {
    given(...assignedDraft)
      .when(newVersion(2), developer, on('2026-02-03'))
      .then({
        type: 'DraftVersionReceived',
        draftVersion: 2,
        recommendation: expect.objectContaining({ from: '2026-02-03', due: '2026-02-17' }),
      })
  })

  test('given a law that counts from registration: one that came on Saturday is counted from Monday, as a first one is', () => {
    const saturday = { ...on('2026-02-07'), deadline: fromRegistration.deadline }
    given(...assignedDraft)
      .when(newVersion(2), developer, saturday)
      .then({
        type: 'DraftVersionReceived',
        receivedOn: '2026-02-07',
        recommendation: expect.objectContaining({ from: '2026-02-09', due: '2026-02-23' }),
      })
    given(draftActRegistered(), { ...sideEvents.DraftWithdrawn })
      .when(newVersion(2), developer, saturday)
      .then({
        type: 'DraftVersionReceived',
        triage: expect.objectContaining({ from: '2026-02-09', due: '2026-02-12' }),
      })
  })

  test('of a draft that waits for a commission is routed by its own topic', () => {
    const waiting = lived([draftActRegistered({ topic: 'other' })], [{ type: 'request_triage' }, by.system])
    const second: Command = { type: 'receive_version', content, draftVersion: 2, topic: 'housing' }
    given(...waiting)
      .when(second, developer)
      .then({ type: 'DraftVersionReceived', draftVersion: 2, topic: 'housing' })
    const c = caseOf(...lived(waiting, [second, developer]))
    expect(route(c, { ...rules.council, agencies: [] })).toEqual({ commissions: ['housing'], by: 'topic' })
  })

  test('that names no topic leaves the one there was', () => {
    const log = lived([draftActRegistered({ topic: 'housing' })], [newVersion(2), developer])
    expect(caseOf(...log)).toMatchObject({ draftVersion: 2, topic: 'housing' })
  })

  test('stays with the commission that has the draft, whatever its topic', () => {
    const second: Command = { type: 'receive_version', content, draftVersion: 2, topic: 'housing' }
    const c = caseOf(...lived(assignedDraft, [second, developer]))
    expect(c).toMatchObject({ commission: 'urban-planning', topic: 'housing' })
    expect(c.pending.recommendation?.owner).toEqual(chair)
  })

  test('a lower or the same version does not', () => {
    given(...assignedDraft)
      .when(newVersion(1), developer)
      .thenRefused('draft_version_differs', { path: 'version' })
  })

  test('remarks stay tied to the version they were made on; the new one wants a recommendation of its own', () => {
    const log = lived([...assignedDraft, recommended(2)], [newVersion(2), developer])
    const c = fold(logOf(log))
    if (c?.kind !== 'draft_act') throw new Error('no draft')
    expect(c.recommendation?.draftVersion).toBe(1)
    expect(c.pending.recommendation?.owner).toEqual(chair)
    const second = lived(log, [
      { type: 'recommend', outcome: 'supported', content, remarks: 0 },
      chair,
      '2026-02-12',
      { letterNumber: 'ALM-L-2026-000002' },
    ])
    const after = fold(logOf(second))
    if (after?.kind !== 'draft_act') throw new Error('no draft')
    expect(after.earlier).toHaveLength(1)
    expect(after.letters[letterNumber]?.remarks).toBe(2)
    expect(after.letters['ALM-L-2026-000002']?.remarks).toBe(0)
  })

  test.each<Command>([
    { type: 'recommend', outcome: 'supported', content, remarks: 0 },
    { type: 'incomplete', content },
    { type: 'decline', content },
  ])('that came while the old one was read: $type is refused until the new one was', (command) => {
    const log = lived(assignedDraft, [newVersion(2), developer])
    given(...log)
      .when({ ...command, read: 1 } as Command, chair)
      .thenRefused('draft_changed')
    const ends = { recommend: 'awaiting_agency', incomplete: 'returned', decline: 'not_considered' }
    const decided = { ...command, read: 2 } as Command
    expect(statusAfter([newVersion(2), developer], [decided, chair])).toBe(ends[command.type as 'decline'])
  })

  test('opens a draft again that was returned, or responded to', () => {
    expect(statusAfter([{ type: 'incomplete', content }, chair], [newVersion(2), developer])).toBe('assigned')
    const responded = [...assignedDraft, recommended(0), responseRecorded({ remarks: undefined })]
    const c = fold(logOf(lived(responded, [newVersion(2), developer])))
    expect(c?.closedOn).toBeUndefined()
    expect(c && statusOf(c)).toBe('in_review')
  })

  test('opens again what was withdrawn before it had a commission', () => {
    const withdrawn = lived([draftActRegistered()], [{ type: 'withdraw_draft' }, developer])
    const c = fold(logOf(lived(withdrawn, [newVersion(2), developer])))
    expect(c && statusOf(c)).toBe('registered')
    expect(c?.pending.recommendation?.owner).toEqual({ role: 'secretary' })
  })

  test('that opens again what no commission has begins triage anew, from the day it came', () => {
    const withdrawn = lived(
      [draftActRegistered()],
      [{ type: 'request_triage' }, by.system],
      [{ type: 'withdraw_draft' }, developer],
    )
    given(...withdrawn)
      .when(newVersion(2), developer, on('2026-02-06'))
      .then({
        type: 'DraftVersionReceived',
        triage: expect.objectContaining({ term: 'appeal.triage', from: '2026-02-06', due: '2026-02-11' }),
      })
    const again = lived(withdrawn, [newVersion(2), developer, '2026-02-06'])
    const c = fold(logOf(again))
    expect(c?.pending.triage).toMatchObject({
      owner: { role: 'secretary' },
      deadline: { due: '2026-02-11' },
      missed: false,
    })
    given(...again)
      .when({ type: 'request_triage' }, by.system, on('2026-02-06'))
      .then({ type: 'TriageRequested' })
  })

  test('that opens again what its chair had not taken is to be accepted, in two working days from when it came', () => {
    for (const end of [
      [{ type: 'withdraw_draft' }, developer],
      [{ type: 'incomplete', content }, chair],
      [{ type: 'decline', content }, chair],
    ] satisfies Step[]) {
      const ended = lived(assignedDraft, end)
      given(...ended)
        .when(newVersion(2), developer, on('2026-02-06'))
        .then({
          type: 'DraftVersionReceived',
          acceptance: expect.objectContaining({
            term: 'appeal.acceptance',
            from: '2026-02-06',
            due: '2026-02-10',
          }),
        })
      const again = lived(ended, [newVersion(2), developer, '2026-02-06'])
      const c = caseOf(...again)
      expect(statusOf(c)).toBe('assigned')
      expect(c.pending.acceptance).toMatchObject({
        owner: chair,
        deadline: { due: '2026-02-10' },
        missed: false,
      })
      expect(c.pending.recommendation).toMatchObject({ owner: chair, deadline: { due: '2026-02-20' } })
      expect(caseOf(...lived(again, [{ type: 'accept' }, chair])).pending).not.toHaveProperty('acceptance')
    }
  })

  test('that opens again what its chair had taken wants no acceptance, and neither does one of an open draft', () => {
    const taken = lived(assignedDraft, [{ type: 'accept' }, chair], [{ type: 'withdraw_draft' }, developer])
    expect(caseOf(...lived(taken, [newVersion(2), developer])).pending).not.toHaveProperty('acceptance')
    const open = caseOf(...lived(assignedDraft, [newVersion(2), developer, '2026-02-03']))
    expect(open.pending.acceptance?.deadline).toMatchObject({ from: '2026-02-02', due: '2026-02-04' })
  })

  test('that finds a triage, or a commission, begins none', () => {
    for (const open of [[draftActRegistered()], assignedDraft]) {
      const [e] = lived(open, [newVersion(2), developer, '2026-02-03']).at(-1) as CaseEvent[]
      expect(e).not.toHaveProperty('triage')
    }
    const triage = fold(logOf(lived([draftActRegistered()], [newVersion(2), developer, '2026-02-03'])))
    expect(triage?.pending.triage?.deadline.due).toBe('2026-02-05')
    const ended = lived(assignedDraft, [{ type: 'withdraw_draft' }, developer], [newVersion(2), developer])
    expect(fold(logOf(ended))?.pending.triage).toBeUndefined()
  })

  test('a response to another letter does not end it, although a recommendation waits', () => {
    const other = letterSent({ letter: 'ALM-L-2026-000007', agency: 'akimat' })
    const answered = responseRecorded({ letter: 'ALM-L-2026-000007', remarks: undefined })
    const c = fold(logOf([...assignedDraft, other, recommended(2), answered]))
    expect(c?.closedOn).toBeUndefined()
    expect(c?.letters).toMatchObject({ 'ALM-L-2026-000007': {}, [letterNumber]: { remarks: 2 } })
    expect(c?.letters['ALM-L-2026-000007']).not.toHaveProperty('remarks')
  })

  test('a letter after the recommendation is a plain one: remarks and the end stay with the first', () => {
    const later = letterSent({ letter: 'ALM-L-2026-000007', agency: 'akimat' })
    const c = fold(logOf([...assignedDraft, recommended(2), later]))
    expect(c?.letters['ALM-L-2026-000007']).not.toHaveProperty('remarks')
    expect(c).toMatchObject({ recommendation: { letter: letterNumber, remarks: 2 } })
  })

  test('a recommendation implies acceptance, and is done by it', () => {
    const c = fold(logOf([...assignedDraft, recommended(2)]))
    expect(Object.keys(c?.pending ?? {})).toEqual([`letter:${letterNumber}`])
  })

  test('a response to the old version’s letter does not end the new one', () => {
    const log = lived([...assignedDraft, recommended(0)], [newVersion(2), developer])
    const c = fold(logOf([...log, responseRecorded({ remarks: undefined })]))
    expect(c?.closedOn).toBeUndefined()
  })
})

describe('an initiative', () => {
  const open: Command = {
    type: 'open_initiative',
    agency: 'almaty-su',
    content,
    origin: 'round_table',
    originOn: '2026-01-30',
    receivedAt: local('2026-02-02'),
  }

  test('opens with its letter, whose term is the agency’s', () => {
    given()
      .when(open, by.secretary)
      .then(
        { type: 'InitiativeOpened', origin: 'round_table', originOn: '2026-01-30' },
        { type: 'LetterSent', agency: 'almaty-su', response: expect.objectContaining({ due: '2026-03-02' }) },
      )
  })

  test('only the secretariat opens one, and to an agency that is known', () => {
    given().when(open, chair).thenRefused('not_yours')
    given()
      .when({ ...open, agency: 'nobody' }, by.secretary)
      .thenRefused('agency_unknown', { path: 'agency' })
  })

  test('is opened once; its date is its letter’s', () => {
    const opened = lived([], [open, by.secretary])
    given(...opened)
      .when(open, by.secretary)
      .thenRefused('number_taken')
    const c = fold(logOf(opened))
    expect(c && mainOf(c)?.due).toBe('2026-03-02')
    expect(mainOf(caseOf(sideEvents.InitiativeOpened))).toBeUndefined()
  })

  test('waits for the agency, and ends with its response', () => {
    const opened = lived([], [open, by.secretary])
    const waiting = fold(logOf(opened))
    expect(waiting && statusOf(waiting)).toBe('awaiting_agency')
    const done = fold(logOf([...opened, responseRecorded({ remarks: undefined })]))
    expect(done && statusOf(done)).toBe('responded')
  })
})
