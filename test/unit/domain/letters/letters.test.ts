/** What the council writes to bodies: the kind of a letter, and the term that goes by it. */
import { describe, expect, test } from 'vitest'
import type { EventOf } from '../../../../events/events.ts'
import { type LetterKind, writtenKinds } from '../../../../events/values.ts'
import type { Command } from '../../../../shared/domain/decide.ts'
import { addressed } from '../../../../shared/domain/letters/letters.ts'
import { by, local, rules } from '../../../builders/council.ts'
import {
  accepted,
  answered,
  appealRegistered,
  assigned,
  caseOf,
  draftActRegistered,
  letterNumber,
  letterSent,
  recommended,
  responseRecorded,
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

describe('a body that is in no configuration', () => {
  const outside = { ...write('recommendation'), agency: 'outside' } as Command
  const byHand = { ...outside, byHand: true } as Command
  const handover = rules.deadline('appeal.handover', '2026-02-02')
  const toHandOver = letterSent({ agency: 'outside', kind: 'recommendation', handover })
  const waiting = [appealRegistered(), assigned(), accepted, toHandOver]
  const handed = (on: string): Command => ({ type: 'letter_handed_over', letter: letterNumber, on })
  const term = rules.deadline('letter.recommendation', '2026-02-04')

  test('with an address gets its letter at once, and its term', () => {
    given(appealRegistered(), assigned(), accepted)
      .when(outside, by.chair())
      .then({ type: 'LetterSent', agency: 'outside', kind: 'recommendation' })
    const sent = letterSent({ agency: 'outside' })
    const c = caseOf(appealRegistered(), assigned(), sent)
    expect(c.pending[`letter:${letterNumber}`]?.owner).toEqual({ role: 'agency', as: letterNumber })
    expect(c.grants[sent.grant]).toEqual({
      role: 'agency',
      as: letterNumber,
      letter: letterNumber,
      open: true,
    })
  })
  test('without one has it handed over within 3 working days; until then it is late with nothing', () => {
    given(appealRegistered(), assigned(), accepted)
      .when(byHand, by.chair())
      .then({ type: 'LetterSent', agency: 'outside', handover })
    const c = caseOf(...waiting)
    expect(c.pending[`handover:${letterNumber}`]).toMatchObject({ deadline: handover, owner: by.secretary })
    expect(c.pending).not.toHaveProperty(`letter:${letterNumber}`)
    expect(c.letters[letterNumber]?.deadline.due).toBeNull()
  })
  test('Law on Public Councils, art. 5(2): its month runs from the day on which it got the letter', () => {
    given(...waiting)
      .when(handed('2026-02-04'), by.secretary, on('2026-02-05'))
      .then({ type: 'LetterHandedOver', letter: letterNumber, handedOn: '2026-02-04', response: term })
    const c = caseOf(...waiting, [
      { type: 'LetterHandedOver', v: 1, letter: letterNumber, handedOn: '2026-02-04', response: term },
    ])
    expect(c.pending).not.toHaveProperty(`handover:${letterNumber}`)
    expect(c.pending[`letter:${letterNumber}`]).toMatchObject({
      deadline: term,
      owner: { role: 'agency', as: letterNumber },
    })
    expect(c.letters[letterNumber]).toMatchObject({ deadline: term })
    expect(c.letters[letterNumber]).not.toHaveProperty('toHandOver')
  })
  test('what was handed over in time and is entered later was not missed; else it was', () => {
    given(...waiting)
      .when(handed('2026-02-05'), by.secretary, on('2026-02-09'))
      .thenOnly({ type: 'LetterHandedOver' })
    given(...waiting)
      .when(handed('2026-02-05'), by.secretary, on('2026-06-01'))
      .thenOnly({ type: 'DeadlineMissed', deadline: 'answer' }, { type: 'LetterHandedOver' })
    given(...waiting)
      .when(handed('2026-02-06'), by.secretary, on('2026-02-09'))
      .then({ type: 'DeadlineMissed', deadline: `handover:${letterNumber}` }, { type: 'LetterHandedOver' })
  })
  test('is kept with how it was handed over, and without where nobody said', () => {
    given(...waiting)
      .when({ ...handed('2026-02-02'), how: 'post', content: 'way-content' } as Command, by.secretary)
      .then({ type: 'LetterHandedOver', how: 'post', content: 'way-content' })
    given(...waiting)
      .when(handed('2026-02-02'), by.secretary)
      .thenOnly({ type: 'LetterHandedOver' })
  })
  test('whose letter has no kind, as the first ones, answers within the term of a request', () => {
    const { kind: _, ...kindless } = toHandOver
    given(appealRegistered(), assigned(), accepted, kindless)
      .when(handed('2026-02-04'), by.secretary, on('2026-02-05'))
      .then({ type: 'LetterHandedOver', response: rules.deadline('letter.request', '2026-02-04') })
  })
  test('without an address, where the head signs, is known to be reached by hand before the letter is signed', () => {
    given(appealRegistered(), assigned(), accepted)
      .when(byHand, by.chair(), { headSigns: true })
      .then({ type: 'LetterProposed', byHand: true })
  })
  test('goes on after the case is closed', () => {
    const c = caseOf(...waiting, answered())
    expect(Object.keys(c.pending)).toEqual([`handover:${letterNumber}`])
    given(...waiting, answered())
      .when(handed('2026-02-02'), by.secretary)
      .then({ type: 'LetterHandedOver' })
  })
  test('whoever answers a letter has it: nothing is to be handed over any more', () => {
    const c = caseOf(...waiting, responseRecorded({ via: 'secretariat' }))
    expect(Object.keys(c.pending)).not.toContain(`handover:${letterNumber}`)
    given(...waiting, responseRecorded({ via: 'secretariat' }))
      .when(handed('2026-02-02'), by.secretary)
      .thenRefused('nothing_to_hand_over')
  })
  test('is not handed tomorrow, nor before it was written, nor what went by mail, nor by the chair', () => {
    given(...waiting)
      .when(handed('2026-02-03'), by.secretary)
      .thenRefused('handed_over_in_future', { path: 'on' })
    given(...waiting)
      .when(handed('2026-02-01'), by.secretary)
      .thenRefused('handed_over_before_sent', { path: 'on' })
    given(...waiting)
      .when({ ...handed('2026-02-02'), letter: 'ALM-L-2026-000002' } as Command, by.secretary)
      .thenRefused('nothing_to_hand_over', { path: 'letter' })
    given(appealRegistered(), assigned(), letterSent())
      .when(handed('2026-02-02'), by.secretary)
      .thenRefused('nothing_to_hand_over')
    given(...waiting)
      .when(handed('2026-02-02'), by.chair())
      .thenRefused('not_yours')
  })
  test('answers its own letter only', () => {
    const second = letterSent({ agency: 'outside', letter: 'ALM-L-2026-000002' })
    const both = [appealRegistered(), assigned(), letterSent({ agency: 'outside' }), second]
    const respond = (letter: string): Command => ({
      type: 'respond',
      letter,
      decision: 'accepted',
      content: 'response-content',
      via: 'page',
      saidAt: '2026-02-02T05:00:00.000Z',
    })
    const first = { role: 'agency', as: letterNumber } as const
    given(...both)
      .when(respond(letterNumber), first)
      .then({ type: 'ResponseRecorded' })
    given(...both)
      .when(respond(second.letter), first)
      .thenRefused('letter_unknown', { path: 'letter' })
    given(...both)
      .when(respond(letterNumber), by.agency('outside'))
      .thenRefused('letter_unknown', { path: 'letter' })
  })
  test('a council’s own case opens with a letter to one', () => {
    given()
      .when({ ...initiative(), agency: 'outside', byHand: true } as Command, by.secretary)
      .then(
        { type: 'InitiativeOpened' },
        { type: 'LetterSent', agency: 'outside', handover: expect.anything() },
      )
  })
})

describe('whom it goes to, as it is typed', () => {
  const name = '«Жарық» ПИК'
  test.each<[object, object, object]>([
    [{ agency: 'almaty-su' }, { agency: 'almaty-su' }, {}],
    [{ to: 'almaty-su' }, { agency: 'almaty-su', field: 'to' }, {}],
    [{ to: { name } }, { agency: 'outside', byHand: true }, { to: { name } }],
    [
      { to: { name, address: 'Абай, 10' } },
      { agency: 'outside', byHand: true },
      { to: { name, address: 'Абай, 10' } },
    ],
    [{ to: { name, email: 'a@example.kz' } }, { agency: 'outside' }, { to: { name, email: 'a@example.kz' } }],
  ])('%j', (typed, command, words) => {
    expect(addressed(typed)).toStrictEqual({ command, words })
  })
  test('an unknown id is told at the field that it was said in', () => {
    const life = [appealRegistered(), assigned()]
    const nobody = { ...write(), agency: 'nobody' } as Command
    given(...life)
      .when(nobody, by.chair())
      .thenRefused('agency_unknown', { path: 'agency' })
    given(...life)
      .when({ ...nobody, field: 'to' } as Command, by.chair())
      .thenRefused('agency_unknown', { path: 'to' })
    for (const [field, path] of [
      [{}, 'agency'],
      [{ field: 'to' }, 'to'],
    ] as const)
      given()
        .when({ ...initiative(), agency: 'nobody', ...field } as Command, by.secretary)
        .thenRefused('agency_unknown', { path })
  })
})

describe('a letter in the case', () => {
  test('has its signatory and its signatures’ text, where it has them', () => {
    const sent = letterSent({ signatory: 'signatory-content', signedBy: 'acting_head' })
    const { [letterNumber]: letter } = caseOf(appealRegistered(), assigned(), sent).letters
    expect(letter).toMatchObject({ signatory: 'signatory-content', signedBy: 'acting_head' })
    const { [letterNumber]: bare } = caseOf(appealRegistered(), assigned(), letterSent()).letters
    expect(bare).not.toHaveProperty('signatory')
    expect(bare).not.toHaveProperty('signedBy')
  })
  test('that tells the recommendation again is no second letter of it', () => {
    const [given, first] = recommended(1) as [EventOf<'RecommendationGiven'>, EventOf<'LetterSent'>]
    const again = { ...first, letter: 'ALM-L-2026-000002', grant: 'letter-2' }
    const c = caseOf(draftActRegistered(), assigned('urban-planning'), given, first, again)
    expect(c).toMatchObject({ recommendation: { letter: letterNumber } })
    expect(c.letters[again.letter]).not.toHaveProperty('remarks')
  })
  test('that nobody sent is not handed over', () => {
    const before = [appealRegistered(), assigned()]
    const handed = rules.deadline('letter.request', '2026-02-04')
    const c = caseOf(...before, [
      {
        type: 'LetterHandedOver',
        v: 1,
        letter: 'ALM-L-2026-000009',
        handedOn: '2026-02-04',
        response: handed,
      },
    ])
    expect({ letters: c.letters, pending: c.pending }).toEqual({
      letters: {},
      pending: caseOf(...before).pending,
    })
  })
})
