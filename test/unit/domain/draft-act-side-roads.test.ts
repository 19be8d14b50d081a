/** A draft act's side roads, and initiatives. */
import { describe, expect, test } from 'vitest'
import { fold, statusOf } from '../../../shared/domain/case.ts'
import type { Command } from '../../../shared/domain/decide.ts'
import { by, local } from '../../builders/council.ts'
import {
  assigned,
  draftActRegistered,
  letterNumber,
  logOf,
  recommended,
  responseRecorded,
} from '../../builders/events.ts'
import { lived, type Step } from '../../builders/life.ts'
import { given, on } from './specification.ts'

const developer = by.agency('public-spaces-department')
const chair = by.chair('urban-planning')
const content = 'some-content'
const assignedDraft = [draftActRegistered(), assigned('urban-planning')]
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

  test('opens a draft again that was returned, or responded to', () => {
    expect(statusAfter([{ type: 'incomplete', content }, chair], [newVersion(2), developer])).toBe('assigned')
    const responded = [...assignedDraft, recommended(0), responseRecorded({ remarks: undefined })]
    const c = fold(logOf(lived(responded, [newVersion(2), developer])))
    expect(c?.closedOn).toBeUndefined()
    expect(c && statusOf(c)).toBe('in_review')
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
        { type: 'LetterSent', agency: 'almaty-su', response: expect.objectContaining({ due: '2026-02-23' }) },
      )
  })

  test('only the secretariat opens one, and to an agency that is known', () => {
    given().when(open, chair).thenRefused('not_yours')
    given()
      .when({ ...open, agency: 'nobody' }, by.secretary)
      .thenRefused('agency_unknown', { path: 'agency' })
  })

  test('waits for the agency, and ends with its response', () => {
    const opened = lived([], [open, by.secretary])
    const waiting = fold(logOf(opened))
    expect(waiting && statusOf(waiting)).toBe('awaiting_agency')
    const done = fold(logOf([...opened, responseRecorded({ remarks: undefined })]))
    expect(done && statusOf(done)).toBe('responded')
  })
})
