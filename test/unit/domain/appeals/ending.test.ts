/** How an appeal ends without an answer (АППК, art. 64, 70, 88), and what never does: word of a crime or a danger. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../../events/events.ts'
import { statusOf } from '../../../../shared/domain/case.ts'
import type { Command } from '../../../../shared/domain/decide.ts'
import { noticesOf } from '../../../../shared/domain/notices/notices.ts'
import { by, rules } from '../../../builders/council.ts'
import {
  accepted,
  answered,
  appealNumber,
  appealRegistered,
  assigned,
  caseOf,
  letterSent,
} from '../../../builders/events.ts'
import { lived } from '../../../builders/life.ts'
import { sideEvents } from '../../../builders/side-events.ts'
import { given, on } from '../specification.ts'

const content = 'some-content'
type Ground = 'not_completed' | 'repeated' | 'insulting'
const back = (ground: Ground, more: object = {}): Command => ({
  type: 'return_to_applicant',
  content,
  ground,
  ...more,
})
const decided = { of: 'ALM-A-2025-000007', repeat: { known: true, decided: true, unchanged: false } }
const inReview = [appealRegistered(), assigned(), accepted]
const uncompleted = [...inReview, sideEvents.CompletionAsked, sideEvents.CompletionLapsed]
const terminate = (ground: 'decided' | 'court' | 'withdrawn' | 'anonymous'): Command => ({
  type: 'terminate',
  content,
  ground,
})
const danger = (part: boolean): Command => ({ type: 'crime_or_danger', content, to: 'tazalyk', part })

describe('return to the applicant', () => {
  test('АППК art. 64: insulting words, within three working days of the registration', () => {
    given(...inReview)
      .when(back('insulting'), by.chair(), on('2026-02-05'))
      .then({ type: 'AppealReturned', content, ground: 'insulting', returnedOn: '2026-02-05' })
    given(...inReview)
      .when(back('insulting'), by.chair(), on('2026-02-06'))
      .thenRefused('return_too_late', { path: 'ground' })
  })
  test('what is returned while it may be was not missed; the answer’s date was, if it has passed', () => {
    const returning = { ...rules.deadline('appeal.return', '2026-06-01'), due: '2026-06-04' }
    const lapsedLate = { ...sideEvents.CompletionLapsed, returning } as CaseEvent
    given(...inReview, sideEvents.CompletionAsked, lapsedLate)
      .when(back('not_completed'), by.secretary, on('2026-06-04'))
      .thenOnly({ type: 'DeadlineMissed', deadline: 'answer' }, { type: 'AppealReturned' })
  })
  test('stands in the case with its ground, and the earlier one where that is the ground', () => {
    const { AppealReturned } = sideEvents
    const returned = (more: object) => caseOf(...inReview, { ...AppealReturned, ...more } as CaseEvent)
    expect(returned({ content, ground: 'insulting', of: undefined })).toMatchObject({
      returned: { content, ground: 'insulting', on: '2026-02-02' },
    })
    expect(returned({ of: undefined })).not.toHaveProperty('returned.of')
    expect(returned({ ground: 'repeated', of: 'A-7' })).toHaveProperty('returned.of', 'A-7')
  })
  test('counted from the registration, not from the receipt', () => {
    const saturday = appealRegistered({ receivedOn: '2026-01-31', registeredOn: '2026-02-02' })
    given(saturday).when(back('insulting'), by.secretary, on('2026-02-05')).then({ type: 'AppealReturned' })
  })
  test('АППК art. 64: one not completed, within three working days of the day it could be completed on', () => {
    given(...uncompleted)
      .when(back('not_completed'), by.secretary, on('2026-02-12'))
      .then({ type: 'AppealReturned', ground: 'not_completed', returnedOn: '2026-02-12' })
    given(...uncompleted)
      .when(back('not_completed'), by.secretary, on('2026-02-13'))
      .thenRefused('return_too_late', { path: 'ground' })
  })
  test('not completed is one only that was asked for, and whose time is over', () => {
    const refused = { path: 'ground' }
    given(...inReview)
      .when(back('not_completed'), by.chair())
      .thenRefused('not_asked_to_complete', refused)
    given(...inReview, sideEvents.CompletionAsked)
      .when(back('not_completed'), by.chair())
      .thenRefused('not_asked_to_complete', refused)
  })
  test('АППК art. 64: one that repeats an appeal already answered, which it names', () => {
    given(...inReview)
      .when(back('repeated', decided), by.chair())
      .then({ type: 'AppealReturned', ground: 'repeated', of: 'ALM-A-2025-000007' })
  })
  test('an earlier one that is none, is this one, or has no answer yet, is no ground', () => {
    const refused = (more: object) => given(...inReview).when(back('repeated', more), by.chair())
    refused({}).thenRefused('repeat_missing', { path: 'of' })
    refused({ of: 'A-7' }).thenRefused('repeat_unknown', { path: 'of' })
    refused({ ...decided, repeat: { known: false, decided: false, unchanged: false } }).thenRefused(
      'repeat_unknown',
      {
        path: 'of',
      },
    )
    refused({ ...decided, of: appealNumber }).thenRefused('repeat_unknown', { path: 'of' })
    refused({ ...decided, repeat: { known: true, decided: false, unchanged: false } }).thenRefused(
      'repeat_not_decided',
      {
        path: 'of',
      },
    )
  })
  test('another ground names no earlier one', () => {
    given(...inReview)
      .when(back('insulting', decided), by.chair())
      .thenRefused('repeat_not_expected', { path: 'of' })
  })
  test('ends the case; a letter on its way keeps its clock, and the applicant hears why', () => {
    const life = lived([...inReview, letterSent()], [back('insulting'), by.chair()])
    const c = caseOf(...life)
    expect([statusOf(c), c.closedOn, Object.keys(c.pending)]).toEqual([
      'returned',
      '2026-02-02',
      ['letter:ALM-L-2026-000001'],
    ])
    expect(noticesOf(sideEvents.AppealReturned, c)).toEqual([
      { kind: 'returned_to_applicant', to: { role: 'applicant' } },
    ])
  })
  test('by the chair who has it or the secretariat, while it is open', () => {
    given(...inReview)
      .when(back('insulting'), by.secretary)
      .then({ type: 'AppealReturned' })
    given(...inReview)
      .when(back('insulting'), by.chair('social'))
      .thenRefused('not_yours')
    given(...inReview)
      .when(back('insulting'), by.applicant)
      .thenRefused('not_yours')
    given(...inReview, answered())
      .when(back('insulting'), by.secretary)
      .thenRefused('already_closed')
  })
  test('the applicant may still write; it is marked late', () => {
    given(...lived(inReview, [back('insulting'), by.chair()]))
      .when({ type: 'add_message', content: 'message-content' }, by.applicant)
      .then({ type: 'MessageReceived', late: true })
  })
})

describe('termination', () => {
  test('АППК art. 70: on its grounds, with reasons', () => {
    for (const ground of ['decided', 'court', 'withdrawn'] as const)
      given(...inReview)
        .when(terminate(ground), by.chair())
        .then({
          type: 'AppealTerminated',
          content,
          ground,
          terminatedOn: '2026-02-02',
          notice: expect.objectContaining({ days: 3, due: '2026-02-05' }),
        })
  })
  test('АППК art. 88: an anonymous one, by the secretariat', () => {
    given(appealRegistered({ anonymous: true }))
      .when(terminate('anonymous'), by.secretary)
      .then({ type: 'AppealTerminated', ground: 'anonymous' })
    given(...inReview)
      .when(terminate('anonymous'), by.secretary)
      .thenRefused('not_anonymous', { path: 'ground' })
  })
  test('ends the case, and the applicant hears why, by hand where there is no e-mail', () => {
    const c = caseOf(...lived(inReview, [terminate('court'), by.chair()]))
    expect([statusOf(c), c.closedOn, c.pending]).toEqual(['terminated', '2026-02-02', {}])
    expect(c).toHaveProperty('terminated', { content, ground: 'court', on: '2026-02-02' })
    expect(noticesOf(sideEvents.AppealTerminated, c)).toEqual([
      { kind: 'terminated', to: { role: 'applicant' } },
    ])
    const onPaper = caseOf(appealRegistered({ reachable: false }), sideEvents.AppealTerminated)
    expect(noticesOf(sideEvents.AppealTerminated, onPaper)).toMatchObject([
      { kind: 'by_hand', matter: 'terminated' },
    ])
  })
  test('by the chair who has it or the secretariat, while it is open', () => {
    given(...inReview)
      .when(terminate('court'), by.head)
      .thenRefused('not_yours')
    given(...inReview, answered())
      .when(terminate('court'), by.secretary)
      .thenRefused('already_closed')
    given(...inReview, answered())
      .when(terminate('court'), by.chair())
      .thenRefused('already_closed')
  })
})

describe('word of a crime or a danger', () => {
  test('АППК art. 64: what tells of a crime or a danger goes on at once', () => {
    given(...inReview)
      .when(danger(false), by.chair())
      .then(
        { type: 'DangerMarked', markedOn: '2026-02-02' },
        { type: 'AppealForwarded', to: 'tazalyk', part: false, late: false },
      )
    given(appealRegistered({ anonymous: true }))
      .when(danger(false), by.secretary)
      .then({ type: 'DangerMarked' }, { type: 'AppealForwarded' })
  })
  test('in part: the rest goes on, and is neither returned nor terminated', () => {
    const marked = lived(inReview, [danger(true), by.chair()])
    expect(caseOf(...marked)).toHaveProperty('danger', { on: '2026-02-02' })
    expect(statusOf(caseOf(...marked))).toBe('in_review')
    given(...marked)
      .when(back('insulting'), by.chair())
      .thenRefused('tells_of_danger')
    given(...marked)
      .when(terminate('court'), by.secretary)
      .thenRefused('tells_of_danger')
    given(...marked)
      .when(danger(true), by.chair())
      .thenRefused('already_danger')
  })
  test('АППК art. 88: an anonymous one that tells of it is reviewed', () => {
    const marked = lived([appealRegistered({ anonymous: true })], [danger(true), by.secretary])
    given(...marked)
      .when({ type: 'assign', commission: 'housing', by: 'secretariat' }, by.secretary)
      .then({ type: 'CaseAssigned' })
  })
  test('to a body that the council knows, or that is named', () => {
    given(...inReview)
      .when({ type: 'crime_or_danger', content, to: 'nobody', part: false }, by.chair())
      .thenRefused('agency_unknown', { path: 'to' })
    given(...inReview)
      .when({ type: 'crime_or_danger', content, part: false }, by.chair())
      .then({ type: 'DangerMarked' }, { type: 'AppealForwarded' })
  })
  test('the applicant and the body are told at the same time', () => {
    const [, forwarded] = lived(inReview, [danger(false), by.chair()]).at(-1) as CaseEvent[]
    const c = caseOf(...lived(inReview, [danger(false), by.chair()]))
    expect(noticesOf(forwarded as CaseEvent, c).map(({ kind }) => kind)).toEqual([
      'forwarded',
      'forwarded_to',
      'unassigned',
    ])
  })
})
