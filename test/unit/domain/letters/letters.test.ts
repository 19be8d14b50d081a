/** What the council writes to bodies: the kind of a letter, and the term that goes by it. */
import { describe, expect, test } from 'vitest'
import type { EventOf } from '../../../../events/events.ts'
import { type LetterKind, writtenKinds } from '../../../../events/values.ts'
import type { Command } from '../../../../shared/domain/decide.ts'
import { by, local } from '../../../builders/council.ts'
import {
  appealRegistered,
  assigned,
  caseOf,
  draftActRegistered,
  letterSent,
} from '../../../builders/events.ts'
import { given, on } from '../specification.ts'

const write = (kind?: LetterKind): Command => ({
  type: 'letter',
  agency: 'almaty-su',
  content: 'letter-content',
  ...(kind && { kind }),
})
const initiative = (kind?: LetterKind): Command => ({
  type: 'open_initiative',
  agency: 'almaty-su',
  content: 'letter-content',
  origin: 'hearing',
  originOn: '2026-10-30',
  receivedAt: local('2026-11-02'),
  ...(kind && { kind }),
})
const due = (kind: LetterKind, term: string, day: string) => ({
  type: 'LetterSent' as const,
  kind,
  response: expect.objectContaining({ term, due: day }) as EventOf<'LetterSent'>['response'],
})
const draftsChair = by.chair('urban-planning')

describe('by when a letter of 2 November 2026 is to be answered', () => {
  test.each<[string, LetterKind, string]>([
    ['Law on Public Councils, art. 5(2): a recommendation within a month', 'recommendation', '2026-12-02'],
    ['art. 5(2): one on a budget or a development plan within 10 working days', 'budget', '2026-11-16'],
    ['Law on Access to Information, art. 11(10): within 15 calendar days', 'information', '2026-11-17'],
    ['the council’s own request: 15 working days', 'request', '2026-11-23'],
  ])('%s', (_, kind, day) => {
    given(appealRegistered(), assigned())
      .when(write(kind), by.chair(), on('2026-11-02'))
      .then({ type: 'CaseAccepted' }, due(kind, `letter.${kind}`, day))
    given()
      .when(initiative(kind), by.secretary, on('2026-11-02'))
      .then({ type: 'InitiativeOpened' }, due(kind, `letter.${kind}`, day))
  })
  test('Law on Legal Acts, art. 20: a recommendation on a draft within 10 working days', () => {
    given(draftActRegistered(), assigned('urban-planning'))
      .when(
        { type: 'recommend', outcome: 'supported', content: 'said-content', remarks: 0 },
        draftsChair,
        on('2026-11-02'),
      )
      .then({ type: 'RecommendationGiven' }, due('draft_act', 'letter.draft_act', '2026-11-16'))
  })
  test('a month that ends on a day that the next one lacks ends on its last day, rolled to a working day', () => {
    given()
      .when(initiative(), by.secretary, on('2027-01-31'))
      .then({ type: 'InitiativeOpened' }, due('recommendation', 'letter.recommendation', '2027-03-01'))
  })
})

describe('the kind', () => {
  test('is a recommendation on an appeal, and a request while a draft is considered, unless the writer says', () => {
    given(appealRegistered(), assigned())
      .when(write(), by.chair())
      .then({ type: 'CaseAccepted' }, { type: 'LetterSent', kind: 'recommendation' })
    given(draftActRegistered(), assigned('urban-planning'))
      .when(write(), draftsChair)
      .then({ type: 'CaseAccepted' }, { type: 'LetterSent', kind: 'request' })
    given()
      .when(initiative(), by.secretary)
      .then({ type: 'InitiativeOpened' }, { type: 'LetterSent', kind: 'recommendation' })
  })
  test.each(writtenKinds)('%s stands in the case', (kind) => {
    const sent = letterSent({ kind })
    expect(caseOf(appealRegistered(), assigned(), sent).letters[sent.letter]).toMatchObject({ kind })
  })
  test('a letter of before letters had kinds has none', () => {
    const { kind: _, ...sent } = letterSent()
    expect(caseOf(appealRegistered(), assigned(), sent).letters[sent.letter]).not.toHaveProperty('kind')
  })
  test('recommendations on a draft act are no letter that is written: they have an action of their own', () => {
    const no = ['letter_kind_of_drafts', { path: 'kind' }] as const
    given(appealRegistered(), assigned())
      .when(write('draft_act'), by.chair())
      .thenRefused(...no)
    given()
      .when(initiative('draft_act'), by.secretary)
      .thenRefused(...no)
  })
})
