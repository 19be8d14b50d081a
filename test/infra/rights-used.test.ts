/** What a whole run of the tests is judged by: rights that functions use, and calls that they have a right to. */
import { describe, expect, test } from 'vitest'
import { mistakesIn, rightsIn } from '../end-to-end/rights-used.ts'
import { council, makeStack, Resources } from './stacks.ts'

const { stack } = makeStack({ council: { ...council, sms: { sender: 'KENES' } } })
const rights = rightsIn(new Resources(stack))
/** As a call has it: of a folder something in it. */
const calls = rights.map((right) => ({ ...right, rest: right.rest.replace('*', 'one'), allowed: true }))
const log = calls.find(({ name, action }) => name === 'act' && action === 'dynamodb:Query')

describe('Given every right of the stack', () => {
  test('when each is used, by whichever lane, then nothing is wrong, and each excuse is for a right', () => {
    const [half, other] = [calls.filter((_, i) => i % 2), calls.filter((_, i) => i % 2 === 0)]
    expect(mistakesIn([half, other].map((own) => ({ rights, calls: own })))).toEqual([])
  })

  test('when one is never used, then it is named', () => {
    const fewer = calls.filter((call) => call !== log)
    expect(mistakesIn([{ rights, calls: fewer }])).toEqual([
      expect.stringMatching(/^a right that nobody used: act: dynamodb:Query on TablesCases/),
    ])
  })

  test('when one that is used is taken away, then the call is named; so is one that was denied', () => {
    const kept = rights.filter((right) => right.on !== log?.on || right.name !== 'act')
    expect(mistakesIn([{ rights: kept, calls }])).toContainEqual(
      expect.stringMatching(/^called without a right: act: dynamodb:Query on TablesCases/),
    )
    const denied = calls.map((call) => ({ ...call, allowed: call !== log }))
    expect(mistakesIn([{ rights, calls: denied }])).toHaveLength(1)
  })

  test('when a function reads another folder or index than its own, then the call is named', () => {
    const astray = calls.flatMap((call) =>
      call.name === 'statistics' && call.rest === '/index/month' ? [{ ...call, rest: '/index/due' }] : [],
    )
    expect(mistakesIn([{ rights, calls: [...calls, ...astray] }])).toEqual([
      expect.stringContaining('called without a right: statistics: dynamodb:Query'),
    ])
  })
})
