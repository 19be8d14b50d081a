/** Which commission a new case goes to. */
import { describe, expect, test } from 'vitest'
import { route } from '../../../../shared/domain/desk/route.ts'
import { rules } from '../../../builders/council.ts'
import { appealRegistered, caseOf, draftActRegistered } from '../../../builders/events.ts'

const { council } = rules
const withTopic = (topic: string) => caseOf(appealRegistered({ topic }))

describe('an appeal goes by its topic', () => {
  test.each(council.commissions.map((c) => c.id))('%s', (id) => {
    expect(route(withTopic(id), council)).toEqual({ commissions: [id], by: 'topic' })
  })
  test('"other" and unknown topics wait for the secretariat', () => {
    expect(route(withTopic('other'), council)).toBeUndefined()
    expect(route(withTopic('astronomy'), council)).toBeUndefined()
  })
})

describe('a draft act goes', () => {
  const draft = (agency: string, topic?: string) =>
    caseOf(draftActRegistered({ agency, ...(topic && { topic }) }))
  test('to its agency’s commission, whatever the topic', () => {
    const expected = { commissions: ['urban-planning'], by: 'agency' }
    expect(route(draft('public-spaces-department'), council)).toEqual(expected)
    expect(route(draft('public-spaces-department', 'social'), council)).toEqual(expected)
  })
  test('else by topic', () => {
    expect(route(draft('akimat', 'economy-budget'), council)).toEqual({
      commissions: ['economy-budget'],
      by: 'topic',
    })
  })
  test('by topic, too, when the configuration does not know its agency any more', () => {
    expect(route(draft('abolished-department', 'social'), council)).toEqual({
      commissions: ['social'],
      by: 'topic',
    })
  })
  test('by topic, too, when its agency’s commission takes no new cases', () => {
    const commissions = council.commissions.filter(({ id }) => id !== 'urban-planning')
    const draftOf = draft('public-spaces-department', 'social')
    expect(route(draftOf, { ...council, commissions })).toEqual({ commissions: ['social'], by: 'topic' })
  })
  test('else to the secretariat', () => {
    expect(route(draft('akimat'), council)).toBeUndefined()
    expect(route(draft('akimat', 'other'), council)).toBeUndefined()
  })
})

describe('where several commissions have the topic', () => {
  const everywhere = { id: 'north', topics: ['roads'] }
  const inMedeu = { id: 'medeu', topics: ['roads'], districts: ['medeu'] }
  const south = { id: 'south', topics: ['roads'] }
  const routing = { commissions: [everywhere, inMedeu, south], agencies: [] }
  const about = (district?: string) =>
    caseOf(appealRegistered({ topic: 'roads', ...(district && { district }) }))

  test('the one named for the district comes first', () => {
    expect(route(about('medeu'), routing)).toEqual({ commissions: ['medeu'], by: 'topic' })
  })
  test('those of all districts share the rest', () => {
    expect(route(about('alatau'), routing)).toEqual({ commissions: ['north', 'south'], by: 'topic' })
    expect(route(about(), routing)).toEqual({ commissions: ['north', 'south'], by: 'topic' })
  })
  test('one for another district alone is none', () => {
    expect(route(about('alatau'), { commissions: [inMedeu], agencies: [] })).toBeUndefined()
  })
})
