/** How the period report counts: each rule on its own, on what is known of the cases at the end of the last day. */
import { describe, expect, test } from 'vitest'
import type {
  AppealFacts,
  CohortFacts,
  DraftFacts,
  LetterFacts,
} from '../../../../shared/domain/reports/facts.ts'
import { countReport } from '../../../../shared/domain/reports/report.ts'
import { addDays, nextWorkingDay } from '../../../../shared/domain/terms.ts'
import { rules } from '../../../builders/council.ts'

const period = { from: '2026-02-01', to: '2026-02-28' }
const keys = { commissions: ['housing'], topics: ['housing'], agencies: ['almaty-su'], districts: ['medeu'] }

const reported = (facts: Partial<CohortFacts>) =>
  countReport(
    period,
    {
      appeals: [],
      letters: [],
      draftActs: [],
      initiatives: [],
      happened: { answered: 0, lettersAnswered: 0, recommended: 0 },
      ...facts,
    },
    keys,
    rules.calendar,
  )

/** Received on Monday 2 February 2026, due on Monday 23 February, in review. */
const appeal = (more: Partial<AppealFacts> = {}): AppealFacts => ({
  receivedOn: '2026-02-02',
  standing: 'in_review',
  topic: 'housing',
  commission: 'housing',
  applicant: 'person',
  due: '2026-02-23',
  firstAnswerOn: undefined,
  reachedOn: more.firstAnswerOn,
  pauses: [],
  extended: false,
  rated: [],
  ...more,
})
const answered = (firstAnswerOn: string, more: Partial<AppealFacts> = {}) =>
  appeal({ standing: 'answered', firstAnswerOn, ...more })
const appeals = (...all: AppealFacts[]) => reported({ appeals: all }).appeals

/** Sent on Monday 2 February 2026, due on Monday 23 February, without a response. */
const letter = (more: Partial<LetterFacts> = {}): LetterFacts => ({
  sentOn: '2026-02-02',
  agency: 'almaty-su',
  about: 'appeal',
  due: '2026-02-23',
  answeredOn: undefined,
  ...more,
})
const letters = (...all: LetterFacts[]) => reported({ letters: all }).letters
/** Answered after so many working days. */
const taking = (days: number, sentOn = '2025-03-31') => {
  let answeredOn = sentOn
  for (let n = 0; n < days; n++) answeredOn = nextWorkingDay(rules.calendar, answeredOn)
  return letter({ sentOn, answeredOn })
}

/** Received on Monday 2 February 2026, in review. */
const draft = (more: Partial<DraftFacts> = {}): DraftFacts => ({
  receivedOn: '2026-02-02',
  agency: 'almaty-su',
  standing: 'in_review',
  recommendedOn: undefined,
  isAgreed: false,
  outcome: undefined,
  made: 0,
  answered: [],
  pauses: [],
  ...more,
})
const drafts = (...all: DraftFacts[]) => reported({ draftActs: all }).draftActs

test('the report says its period', () => {
  expect(reported({}).period).toEqual(period)
})

describe('an appeal', () => {
  test('answered on its last day is on time, on the day after it is not', () => {
    expect(appeals(answered('2026-02-23')).onTime).toEqual({ count: 1, share: 1, unknown: 0 })
    expect(appeals(answered('2026-02-24')).onTime).toEqual({ count: 0, share: 0, unknown: 0 })
  })
  test('weighs in the share once it is answered or late: one in time, one answered late, one open and late', () => {
    const all = [answered('2026-02-20'), answered('2026-02-27'), appeal(), appeal({ due: '2026-02-28' })]
    expect(appeals(...all).onTime).toEqual({ count: 1, share: 0.3333, unknown: 0 })
  })
  test('answered before a day that is still to come is on time', () => {
    expect(appeals(answered('2026-02-20', { due: '2026-03-10' })).onTime).toMatchObject({
      count: 1,
      share: 1,
    })
  })
  test('without a due date is unknown, answered or not, and outside the share', () => {
    const all = [answered('2026-02-20', { due: null }), appeal({ due: null }), answered('2026-02-20')]
    expect(appeals(...all).onTime).toEqual({ count: 1, share: 1, unknown: 2 })
  })
  test('under long-term control is open, and late by its answer’s date', () => {
    expect(appeals(appeal({ standing: 'long_term' }))).toMatchObject({
      open: 1,
      onTime: { count: 0, share: 0 },
    })
  })
  test.each(['withdrawn', 'out_of_competence'] as const)(
    'that is %s is neither open nor late',
    (standing) => {
      expect(appeals(appeal({ standing }))).toMatchObject({ open: 0, answered: 0, onTime: { share: null } })
    },
  )

  test('that waits to be handed over is neither in time nor late until its term is over', () => {
    const waits = (due: string) => answered('2026-02-20', { due, reachedOn: undefined })
    expect(appeals(waits('2026-02-28')).onTime.share).toBeNull()
    expect(appeals(waits('2026-02-27')).onTime.share).toBe(0)
  })
  describe('whose clock stands still at the end of the period', () => {
    const share = (from: string, to: string) => appeals(appeal({ pauses: [{ from, to }] })).onTime.share
    test.each([
      ['since its last day, is not late', '2026-02-23', '9999-12-31', null],
      ['since before it, is not late', '2026-02-10', '9999-12-31', null],
      ['since the day after it, is late all the same', '2026-02-24', '9999-12-31', 0],
      ['until the last day of the period, is late on it', '2026-02-10', '2026-02-28', 0],
      ['until the day after, is not late', '2026-02-10', '2026-03-01', null],
    ])('%s', (_, from, to, expected) => {
      expect(share(from, to)).toBe(expected)
    })
  })

  test('is counted by who wrote it: a person, each form of entity, and any other', () => {
    const all = ['person', 'АО', 'ТОО', 'ТОО', 'ОФ', 'ИП', 'other', 'ГП на ПХВ', undefined]
    expect(appeals(...all.map((applicant) => appeal({ applicant }))).byApplicant).toEqual({
      person: 1,
      АО: 1,
      ТОО: 2,
      ОФ: 1,
      ИП: 1,
      other: 3,
    })
  })
  test('is counted by commission and topic, received and answered', () => {
    const all = [appeal(), answered('2026-02-20'), answered('2026-02-20', { topic: 'x', commission: 'y' })]
    expect(appeals(...all)).toMatchObject({
      received: 3,
      answered: 2,
      byStatus: { answered: 2, in_review: 1 },
      byCommission: { housing: { received: 2, answered: 1 }, y: { received: 1, answered: 1 } },
      byTopic: { housing: { received: 2, answered: 1 }, x: { received: 1, answered: 1 } },
    })
  })
  test('that no commission has yet is under none', () => {
    expect(appeals(appeal({ commission: undefined })).byCommission).toEqual({
      housing: { received: 0, answered: 0 },
    })
  })
  test('took the working days after its receipt up to its first answer, less paused ones', () => {
    expect(appeals(answered('2026-02-06'), appeal()).workingDays).toEqual({ median: 4, p90: 4 })
    const pauses = [{ from: '2026-02-04', to: '2026-02-06' }]
    expect(appeals(answered('2026-02-06', { pauses })).workingDays.median).toBe(2)
  })
  test('is counted by what its applicant made of each of its answers', () => {
    const all = [
      answered('2026-02-06', { rated: ['not_helped', 'helped'] }),
      answered('2026-02-06', { rated: ['helped'] }),
      appeal(),
    ]
    expect(appeals(...all).rated).toEqual({ helped: 2, partly: 0, not_helped: 1 })
  })
})

describe('a letter', () => {
  test('answered on its last day is on time, on the day after it is not', () => {
    expect(letters(letter({ answeredOn: '2026-02-23' })).onTime).toEqual({ count: 1, share: 1, unknown: 0 })
    expect(letters(letter({ answeredOn: '2026-02-24' })).onTime).toEqual({ count: 0, share: 0, unknown: 0 })
  })
  test('weighs in the share once it is answered or overdue', () => {
    const all = [letter({ answeredOn: '2026-02-20' }), letter(), letter({ due: '2026-02-28' })]
    expect(letters(...all)).toMatchObject({
      sent: 3,
      answered: 1,
      open: 2,
      overdue: 1,
      onTime: { count: 1, share: 0.5, unknown: 0 },
    })
  })
  test('without a due date is unknown, answered or not, and outside the share', () => {
    const all = [letter({ due: null, answeredOn: '2026-02-20' }), letter({ due: null })]
    expect(letters(...all).onTime).toEqual({ count: 0, share: null, unknown: 2 })
  })
  test('is counted by agency, with the days that those answered took', () => {
    const other = letter({ agency: 'akimat', due: null })
    const all = [letter({ answeredOn: '2026-02-04' }), letter({ answeredOn: '2026-02-10' }), letter(), other]
    expect(letters(...all).byAgency).toEqual({
      'almaty-su': { sent: 3, answered: 2, overdue: 1, medianWorkingDays: 4 },
      akimat: { sent: 1, answered: 0, overdue: 0, medianWorkingDays: null },
    })
  })
  test('is counted by what it is about', () => {
    const all = [letter(), letter({ answeredOn: '2026-02-04' }), letter({ about: 'initiative' })]
    expect(letters(...all).byAbout).toEqual({
      appeal: { sent: 2, answered: 1 },
      draft_act: { sent: 0, answered: 0 },
      initiative: { sent: 1, answered: 0 },
    })
  })
})

describe('working days of letters', () => {
  const spread = (...days: number[]) => letters(...days.map((n) => taking(n))).workingDays
  test.each([
    ['of none are not known', [], null, null],
    ['of one are its own', [7], 7, 7],
    ['have the middle one of an odd number in the middle', [12, 2, 10], 10, 12],
    ['have the mean of the two middle ones of an even number', [12, 3, 9, 10], 9.5, 12],
    ['have the ninth of ten at nine tenths', [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 5.5, 9],
    ['have the tenth of eleven', [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 6, 10],
  ])('%s', (_, days, median, p90) => {
    expect(spread(...days)).toEqual({ median, p90 })
  })
  test('in a year that the calendar lacks are left out, and the rest are counted', () => {
    const lacking = letter({ sentOn: '2019-02-04', answeredOn: '2019-02-20' })
    expect(letters(lacking, taking(3), lacking, taking(5)).workingDays).toEqual({ median: 4, p90: 5 })
  })
})

describe('a draft act', () => {
  test('is counted by agency, received and recommended', () => {
    const given = draft({ recommendedOn: '2026-02-10', outcome: 'supported' })
    expect(drafts(draft(), given, draft({ agency: 'akimat' }))).toMatchObject({
      received: 3,
      recommended: 1,
      inReview: 2,
      byOutcome: { supported: 1, with_remarks: 0, not_supported: 0 },
      byAgency: { 'almaty-su': { received: 2, recommended: 1 }, akimat: { received: 1, recommended: 0 } },
      workingDays: { median: 6, p90: 6 },
    })
  })
  test('with a recommendation is in review no more, even when a new version of it is', () => {
    const again = draft({ recommendedOn: '2026-02-10', outcome: 'supported', standing: 'in_review' })
    expect(drafts(again)).toMatchObject({ recommended: 1, inReview: 0 })
  })
  test('that counts as agreed is counted so', () => {
    expect(drafts(draft({ isAgreed: true }), draft()).countedAsAgreed).toBe(1)
  })
  test('brings its remarks, made and answered', () => {
    const answeredRemarks = [
      { accepted: 1, declined: 2 },
      { accepted: 3, declined: 0 },
    ]
    expect(drafts(draft({ made: 6, answered: answeredRemarks }), draft({ made: 2 })).remarks).toEqual({
      made: 8,
      accepted: 4,
      declined: 2,
    })
  })
  test('took the working days up to its recommendation, less paused ones', () => {
    const pauses = [{ from: '2026-02-04', to: addDays('2026-02-04', 2) }]
    expect(drafts(draft({ recommendedOn: '2026-02-10', pauses })).workingDays.median).toBe(4)
  })
})

test('initiatives are counted by what they arose from', () => {
  const { initiatives } = reported({ initiatives: ['monitoring', 'hearing', 'monitoring'] })
  expect(initiatives).toEqual({
    opened: 3,
    byOrigin: { monitoring: 2, round_table: 0, meeting: 0, hearing: 1, expertise: 0, report: 0, other: 0 },
  })
})
