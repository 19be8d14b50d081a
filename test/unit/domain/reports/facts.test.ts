/** What was known of cases at the end of a local day: what came later is not known yet. */
import { describe, expect, test } from 'vitest'
import { decisionOf, factsOf } from '../../../../shared/domain/reports/facts.ts'
import type { CaseView, LetterView } from '../../../../shared/domain/views.ts'
import { local } from '../../../builders/council.ts'

/** 28 February 2026 in Almaty. */
const asOf = { day: '2026-02-28', endsAt: local('2026-03-01', '00:00') }
const atEnd = new Date(Date.parse(asOf.endsAt) - 1).toISOString()
const none = { answered: 0, lettersAnswered: 0, recommended: 0 }

const view = (more: Partial<CaseView>): CaseView => ({
  ...{ caseId: 'ALM-A-2026-000001', part: 'case', version: 1, kind: 'appeal', status: 'in_review' },
  ...{ receivedOn: '2026-02-02', registeredOn: '2026-02-02', dueOn: '2026-02-23' },
  ...more,
})
const appeal = (more: Partial<CaseView>) => factsOf([view(more)], [], none, asOf).appeals[0]
const draft = (more: Partial<CaseView>) =>
  factsOf([view({ kind: 'draft_act', ...more })], [], none, asOf).draftActs[0]

describe('an appeal', () => {
  test('of which nothing is known but that it came has nothing', () => {
    expect(appeal({})).toEqual({
      ...{ receivedOn: '2026-02-02', standing: 'in_review', due: '2026-02-23' },
      ...{ topic: undefined, commission: undefined, applicant: undefined },
      ...{ firstAnswerOn: undefined, reachedOn: undefined, pauses: [], extended: false, rated: [] },
    })
  })
  test('was rated until then, each answer', () => {
    const rated: CaseView['rated'] = [
      ['2026-02-20', 'partly'],
      ['2026-02-28', 'helped'],
      ['2026-03-01', 'partly'],
    ]
    expect(appeal({ rated })?.rated).toEqual(['partly', 'helped'])
  })
  test('was extended until then, also at its very start', () => {
    expect(appeal({ extendedAt: '' })?.extended).toBe(true)
    expect(appeal({ extendedAt: atEnd })?.extended).toBe(true)
    expect(appeal({ extendedAt: asOf.endsAt })?.extended).toBe(false)
  })
  test('reached its applicant when the answer was given, or handed over where that was known', () => {
    const given = { firstAnswerOn: '2026-02-20' }
    const reachedOn = (handing?: CaseView['handing']) =>
      appeal({ ...given, ...(handing && { handing }) })?.reachedOn
    expect(reachedOn()).toBe('2026-02-20')
    expect(reachedOn({ since: '2026-02-20' })).toBeUndefined()
    expect(reachedOn({ since: '2026-02-28' })).toBeUndefined()
    expect(reachedOn({ since: '2026-02-20', on: '2026-02-28' })).toBe('2026-02-28')
    expect(reachedOn({ since: '2026-02-20', on: '2026-03-01' })).toBeUndefined()
    // Only later did anybody know that the mail had not arrived.
    expect(reachedOn({ since: '2026-03-01', on: '2026-03-03' })).toBe('2026-02-20')
  })
})

describe('a draft act', () => {
  test('counts as agreed once its day passed without recommendations, and not before', () => {
    expect(draft({ agreedAt: atEnd })?.isAgreed).toBe(true)
    expect(draft({ agreedAt: asOf.endsAt })?.isAgreed).toBe(false)
    expect(draft({})?.isAgreed).toBe(false)
  })
  test('has the first recommendation’s day, the last one’s outcome, and the remarks of all until then', () => {
    const recommended: CaseView['recommended'] = [
      ['2026-02-10', { outcome: 'with_remarks', remarks: 3 }],
      ['2026-02-20', { outcome: 'not_supported', remarks: 2 }],
    ]
    const last = { recommendedOn: '2026-02-28', outcome: 'supported', remarks: 1 }
    expect(draft({ recommended, ...last })).toMatchObject({
      ...{ recommendedOn: '2026-02-10', outcome: 'supported', made: 6 },
    })
    expect(draft({ recommended, ...last, recommendedOn: '2026-03-01' })).toMatchObject({
      ...{ recommendedOn: '2026-02-10', outcome: 'not_supported', made: 5 },
    })
  })
  test('without any has none; one of an old register may say neither outcome nor remarks', () => {
    expect(draft({})).toMatchObject({ recommendedOn: undefined, outcome: undefined, made: 0, answered: [] })
    expect(draft({ recommendedOn: '2026-02-10' })).toMatchObject({
      ...{ recommendedOn: '2026-02-10', outcome: undefined, made: 0 },
    })
  })
})

describe('a letter', () => {
  const letter = (more: Partial<LetterView>): LetterView => ({
    ...{ caseId: 'ALM-A-2026-000001', part: 'ALM-O-2026-000001', version: 1 },
    ...{ agency: 'almaty-su', about: 'appeal', sentOn: '2026-02-02', dueOn: '2026-02-23' },
    ...more,
  })
  test('had said then what it said until then, also where the view has its last word alone', () => {
    const decisions: LetterView['decisions'] = [
      ['2026-02-20', 'declined'],
      ['2026-03-02', 'accepted'],
    ]
    const said = (more: Partial<LetterView>) => decisionOf(letter({ decision: 'accepted', ...more }), asOf)
    expect(said({ answeredOn: '2026-02-20', decisions })).toBe('declined')
    expect(said({ answeredOn: '2026-02-28' })).toBe('accepted')
    expect(said({ answeredOn: '2026-03-02' })).toBeUndefined()
    expect(said({})).toBeUndefined()
  })
})
