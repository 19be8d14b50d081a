/** Which commission a new case goes to. */
import { describe, expect, test } from 'vitest'
import { route } from '../../../shared/domain/route.ts'
import { rules } from '../../builders/council.ts'
import { appealRegistered, caseOf, draftActRegistered } from '../../builders/events.ts'

const { council } = rules
const withTopic = (topic: string) => caseOf(appealRegistered({ topic }))

describe('an appeal goes by its topic', () => {
  test.each(council.commissions.map((c) => c.id))('%s', (id) => {
    expect(route(withTopic(id), council)).toEqual({ commission: id, by: 'topic' })
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
    const expected = { commission: 'urban-planning', by: 'agency' }
    expect(route(draft('public-spaces-department'), council)).toEqual(expected)
    expect(route(draft('public-spaces-department', 'social'), council)).toEqual(expected)
  })
  test('else by topic', () => {
    expect(route(draft('akimat', 'economy-budget'), council)).toEqual({
      commission: 'economy-budget',
      by: 'topic',
    })
  })
  test('else to the secretariat', () => {
    expect(route(draft('akimat'), council)).toBeUndefined()
    expect(route(draft('akimat', 'other'), council)).toBeUndefined()
  })
})
