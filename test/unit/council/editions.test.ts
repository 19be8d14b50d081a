/** Terms in files: the law's and a council's own, with a line for each mistake; files older than editions are read. */
import { describe, expect, test } from 'vitest'
import almaty from '#council' with { type: 'json' }
import { loadCouncil } from '../../../shared/council/council.ts'
import { lawOfKazakhstan, loadLaw } from '../../../shared/council/law.ts'

const basis = { kk: 'бап', ru: 'статья', en: 'article' }
const edition = (more: object = {}) => ({
  ...{ from: '2020-01-01', days: 3, mode: 'working', start: 'event', basis, source: 'a law' },
  ...more,
})
const law = (...editions: object[]) => loadLaw({ jurisdiction: 'KZ', terms: { control: editions } })
const council = (terms: object, without: readonly string[] = []) => {
  const own = Object.entries({ ...almaty.terms, ...terms }).filter(([key]) => !without.includes(key))
  return loadCouncil({ ...almaty, terms: Object.fromEntries(own) })
}

describe('editions that follow each other', () => {
  test('given no until, then an edition lasts until the day before the next one, and the last without an end', () => {
    const { control } = law(edition(), edition({ from: '2026-01-01', days: 5 }))
    expect(control?.map(({ from, until }) => [from, until])).toEqual([
      ['2020-01-01', '2025-12-31'],
      ['2026-01-01', undefined],
    ])
  })
  test('given an until that fits, or one of the last, then it is kept', () => {
    const { control } = law(
      edition({ until: '2025-12-31' }),
      edition({ from: '2026-01-01', until: '2026-06-30' }),
    )
    expect(control?.map(({ until }) => until)).toEqual(['2025-12-31', '2026-06-30'])
  })
  test('given no mode, then working days; given months, then months', () => {
    expect(law(edition({ mode: undefined })).control?.[0]).toMatchObject({ mode: 'working', days: 3 })
    const month = law(edition({ mode: 'month', days: undefined, months: 2 })).control?.[0]
    expect(month).toMatchObject({ mode: 'month', months: 2 })
    expect(month).not.toHaveProperty('days')
  })
})

describe('mistakes', () => {
  test.each<[object[], string]>([
    [[], 'terms.control: is empty'],
    [[edition({ from: '2026-02-30' })], 'terms.control[0].from: no such day (YYYY-MM-DD)'],
    [[edition({ from: undefined })], 'terms.control[0].from: missing'],
    [[edition({ until: '2019-12-31' })], 'terms.control[0].until: 2019-12-31 is before 2020-01-01'],
    [
      [edition(), edition({ from: '2020-01-01' })],
      'terms.control[1].from: 2020-01-01 is not after 2020-01-01',
    ],
    [
      [edition({ until: '2026-01-01' }), edition({ from: '2026-01-01' })],
      'terms.control[0].until: 2026-01-01 overlaps the edition from 2026-01-01',
    ],
    [
      [edition({ until: '2025-12-29' }), edition({ from: '2026-01-01' })],
      'terms.control[0].until: no rule from 2025-12-30 to 2025-12-31',
    ],
    [[edition({ days: undefined })], 'terms.control[0].days: missing'],
    [
      [edition({ mode: 'month' })],
      'terms.control[0].months: missing\nterms.control[0].days: mode month has months',
    ],
    [[edition({ months: 1 })], 'terms.control[0].months: mode working has days'],
    [[edition({ mode: 'weeks' })], 'terms.control[0].mode: expected one of working, calendar, month'],
    [
      [edition({ start: 'now' })],
      'terms.control[0].start: expected one of receipt, registration, sending, decision, event',
    ],
    [[edition({ basis: { kk: 'бап', ru: 'статья' } })], 'terms.control[0].basis.en: missing'],
    [[edition({ basis: { ...basis, kk: ' ' } })], 'terms.control[0].basis.kk: is empty'],
    [[edition({ untill: '2025-12-31' })], 'terms.control[0].untill: unknown key'],
    [[edition({ days: 0 })], 'terms.control[0].days: expected a whole number from 1'],
  ])('given %j, then %s', (editions, line) => {
    expect(() => law(...editions)).toThrow(new Error(line))
  })

  test('given a term that nobody knows, then its key', () => {
    expect(() => loadLaw({ jurisdiction: 'KZ', terms: { 'appeal.reply': [edition()] } })).toThrow(
      new Error('terms.appeal.reply: unknown key'),
    )
    expect(() => loadLaw({ terms: {} })).toThrow(new Error('jurisdiction: missing'))
  })
})

describe('a council’s own terms', () => {
  test('given its own editions, then they are taken as they are', () => {
    const own = council({ 'activity.protocol': [edition({ days: 7 })] })
    expect(own.terms['activity.protocol']).toMatchObject([{ from: '2020-01-01', days: 7 }])
  })
  test('given a term that neither law nor council sets, then it is missing, but for protocols and publication', () => {
    expect(() => council({}, ['control', 'appeal.dispute'])).toThrow(
      new Error('terms.appeal.dispute: missing\nterms.control: missing'),
    )
    expect(council({}).terms['activity.publication']).toEqual([])
  })
  test('given a term of the law with another number, then it is refused: a council neither shortens nor changes it', () => {
    const line = 'the law sets this term, and a council neither shortens nor changes it; leave it out'
    const two = { days: 2, mode: 'working', basis }
    expect(() => council({ 'appeal.triage': two })).toThrow(new Error(`terms.appeal.triage: ${line}`))
    expect(() => council({ 'letter.recommendation': [edition({ days: 15, start: 'sending' })] })).toThrow(
      new Error(`terms.letter.recommendation: ${line}`),
    )
    expect(() => council({ 'appeal.answer': { ...two, days: 15, mode: 'calendar' } })).toThrow(line)
    expect(() =>
      council({ 'extension.latest': [edition({ mode: 'month', days: undefined, months: 3 })] }),
    ).toThrow(line)
  })
})

describe('a file older than editions', () => {
  const one = (days: number) => ({ days, mode: 'working', basis })
  const old = {
    'appeal.triage': one(3),
    'appeal.acceptance': one(2),
    'appeal.answer': one(15),
    'appeal.clarification': one(5),
    'appeal.dispute': one(10),
    'extension.decision': one(2),
    'extension.notice': one(3),
    'letter.response': one(20),
    'draft_act.recommendation': one(10),
    control: one(10),
  }

  test('given one rule a term, then its own are taken as old as councils are, and the law’s come from the law', () => {
    const { terms } = loadCouncil({ ...almaty, terms: old, countFrom: 'receipt' })
    expect(terms['appeal.acceptance']).toMatchObject([{ from: '2015-11-02', days: 2, start: 'event' }])
    expect(terms['appeal.answer']).toEqual(lawOfKazakhstan()['appeal.answer'])
  })
  test('given no rule for what came after it, then the usual ones', () => {
    const { terms } = loadCouncil({ ...almaty, terms: old })
    expect(terms['appeal.completion']).toMatchObject([{ days: 5, mode: 'working' }])
    expect(terms['appeal.handover']).toMatchObject([{ days: 3, mode: 'working' }])
  })
  test('given its term for letters, then it is the one for requests, counted from sending', () => {
    const { terms } = loadCouncil({ ...almaty, terms: old, countFrom: 'registration' })
    expect(terms['letter.request']).toMatchObject([{ days: 20, start: 'sending' }])
  })
  test('given both names of it, then the old one is not known', () => {
    expect(() => council({ 'letter.response': one(20) })).toThrow(
      new Error('terms.letter.response: unknown key'),
    )
  })
})
