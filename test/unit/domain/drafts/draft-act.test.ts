/** A draft act's main road, rule by rule. */
import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../shared/domain/decide.ts'
import { by, local, monday } from '../../../builders/council.ts'
import {
  accepted,
  appealRegistered,
  assigned,
  draftActRegistered,
  letterNumber,
  letterSent,
  recommended,
  responseRecorded,
} from '../../../builders/events.ts'
import { given, on } from '../specification.ts'

const register = (receivedAt = monday): Command => ({
  type: 'register_draft_act',
  content: 'draft-content',
  agency: 'public-spaces-department',
  actType: 'maslikhat-decision',
  draftVersion: 1,
  receivedAt,
})
const agency = by.agency('public-spaces-department')
const chair = by.chair('urban-planning')
const inReview = [draftActRegistered(), assigned('urban-planning')]
type Recommend = Extract<Command, { type: 'recommend' }>
const recommend = (outcome: Recommend['outcome'], remarks: number): Recommend => ({
  type: 'recommend',
  outcome,
  content: 'recommendation-content',
  remarks,
})

describe('registration', () => {
  test('the recommendation is due on the 10th working day after receipt', () => {
    given()
      .when(register(), agency)
      .then({
        type: 'DraftActRegistered',
        agency: 'public-spaces-department',
        recommendation: expect.objectContaining({ term: 'draft_act.recommendation', due: '2026-02-16' }),
        triage: expect.objectContaining({ due: '2026-02-05' }),
      })
  })
  test('on a Sunday it is registered on Monday and counted from receipt', () => {
    given()
      .when(register(local('2026-02-08')), agency)
      .then({
        type: 'DraftActRegistered',
        registeredOn: '2026-02-09',
        recommendation: expect.objectContaining({ from: '2026-02-08', due: '2026-02-20' }),
      })
  })
  test('once', () => {
    given(draftActRegistered()).when(register(), agency).thenRefused('number_taken')
  })
})

describe('Law on Public Councils No. 383-V: the recommendation', () => {
  test('goes to the agency as a letter, in the same decision, and implies acceptance', () => {
    given(...inReview)
      .when(recommend('with_remarks', 2), chair, on('2026-02-03'))
      .then(
        { type: 'RecommendationGiven', outcome: 'with_remarks', remarks: 2, givenOn: '2026-02-03' },
        {
          type: 'LetterSent',
          letter: letterNumber,
          agency: 'public-spaces-department',
          content: 'recommendation-content',
          response: expect.objectContaining({ term: 'letter.draft_act', due: '2026-02-17' }),
        },
      )
  })
  test('support needs no remarks', () => {
    given(...inReview)
      .when(recommend('supported', 0), chair)
      .then({ type: 'RecommendationGiven', remarks: 0 }, { type: 'LetterSent' })
  })
  test('refusal of support may go without remarks or with them', () => {
    for (const remarks of [0, 3])
      given(...inReview)
        .when(recommend('not_supported', remarks), chair)
        .then({ type: 'RecommendationGiven', remarks }, { type: 'LetterSent' })
  })
  test('"with remarks" needs at least one', () => {
    given(...inReview)
      .when(recommend('with_remarks', 0), chair)
      .thenRefused('remarks_required', { path: 'remarks' })
  })
  test('"supported" has none', () => {
    given(...inReview)
      .when(recommend('supported', 1), chair)
      .thenRefused('remarks_not_expected', { path: 'remarks' })
  })
  test('once for a version of the draft', () => {
    given(...inReview, recommended())
      .when(recommend('supported', 0), chair)
      .thenRefused('already_recommended')
  })
  test('not after the agency has responded', () => {
    given(...inReview, recommended(0), responseRecorded())
      .when(recommend('supported', 0), chair)
      .thenRefused('already_closed')
  })
  test('not before assignment', () => {
    given(draftActRegistered()).when(recommend('supported', 0), chair).thenRefused('not_assigned')
  })
  test.each([by.secretary, by.head, agency, by.chair('housing')])('not by $role $as', (actor) => {
    given(...inReview)
      .when(recommend('supported', 0), actor)
      .thenRefused('not_yours')
  })
  test('an appeal has none', () => {
    given(appealRegistered(), assigned())
      .when(recommend('supported', 0), by.chair())
      .thenRefused('not_a_draft_act')
  })
})

describe('letters beside the recommendation', () => {
  test('the chair may ask another agency first', () => {
    given(...inReview, accepted)
      .when({ type: 'letter', agency: 'akimat', content: 'letter-content' }, chair)
      .then({ type: 'LetterSent', agency: 'akimat' })
  })
  test('its response takes no remarks, although a recommendation was given since', () => {
    given(...inReview, accepted, letterSent({ letter: 'ALM-L-2026-000007', agency: 'akimat' }), recommended())
      .when(
        {
          type: 'respond',
          letter: 'ALM-L-2026-000007',
          decision: 'information',
          content: 'response-content',
          via: 'webhook',
          saidAt: monday,
        },
        by.agency('akimat'),
      )
      .then({ type: 'ResponseRecorded', effect: 'first' })
  })
})
