/** Guessing codes is slowed, by number and by address; who has the right code never notices. */
import { beforeEach, describe, expect, test } from 'vitest'
import { act, follow } from '../../../functions/follow-appeal/api.ts'
import { sendLink, show } from '../../../functions/follow-appeal/pages.ts'
import { TooOften, wrongCodes } from '../../../shared/application/limits.ts'
import { HttpProblem } from '../../../shared/http/problem.ts'
import type { Request } from '../../../shared/http/request.ts'
import { appeal } from '../../builders/inputs.ts'
import { World } from '../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
let world: World
beforeEach(async () => {
  world = new World()
  await world.submit(appeal())
})

const request = (more: Partial<Request> = {}): Request => ({
  route: '',
  path: `/appeals/${number}`,
  params: { number },
  query: {},
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  raw: Buffer.alloc(0),
  body: '',
  at: world.now,
  from: '192.0.2.1',
  requestId: 'request-1',
  ...more,
})
type Guess = { code?: string; at?: string; from?: string; of?: string }
/** What a guess is answered: a status, or the seconds to wait. */
const guess = async (
  { code = 'WRONG', of = number, ...more }: Guess = {},
  door = follow,
): Promise<unknown> => {
  try {
    return (await door(world.deps, request({ ...more, query: { code }, params: { number: of } }))).status
  } catch (error) {
    if (error instanceof TooOften) return { wait: error.seconds }
    if (error instanceof HttpProblem) return error.status
    throw error
  }
}
const times = async <T>(n: number, once: (i: number) => Promise<T>): Promise<T[]> => {
  const all: T[] = []
  for (let i = 0; i < n; i++) all.push(await once(i))
  return all
}
const right = () => world.links.code(world.keyed(number))
const wait = { wait: expect.any(Number) }

test.each([number.toLowerCase(), ` ${number}`, 'alm-A-2026-000001 '])(
  'a number typed as "%s" opens the case as its code does, however that is typed',
  async (typed) => {
    const code = right().toLowerCase()
    expect(await guess({ of: typed, code })).toBe(200)
    expect(await guess({ of: typed, code }, show)).toBe(200)
  },
)

test('thirty wrong codes in a minute are slowed; the right one works all the while', async () => {
  const answers = await times(30, async (i) => {
    const at = new Date(Date.parse(world.now) + i * 2000).toISOString()
    expect(await guess({ code: right(), at })).toBe(200)
    return guess({ code: `WRONG${i}`, at })
  })
  expect(answers.slice(0, 10)).toEqual(Array(10).fill(404))
  expect(answers.slice(10)).toEqual(Array(20).fill(wait))
  expect(await guess({ code: right() }, show)).toBe(200)
})

describe('wrong codes', () => {
  test('for one number count together, wherever they come from, and by page and program', async () => {
    await times(10, (i) => guess({ from: `192.0.2.${i}` }, i % 2 ? follow : show))
    expect(await guess({ from: '198.51.100.7' })).toEqual(wait)
    expect(await guess({ from: '198.51.100.7' }, show)).toEqual(wait)
  })
  test('for one number count together, in whatever letters it is typed', async () => {
    await times(10, (i) => guess({ from: `192.0.2.${i}`, of: i % 2 ? number : number.toLowerCase() }))
    expect(await guess({ from: '198.51.100.7' })).toEqual(wait)
  })
  test('for a number that nobody has are answered like those for one that somebody has', async () => {
    const absent = await times(12, () => guess({ of: 'ALM-A-2026-000777' }))
    expect(absent).toEqual(await times(12, () => guess()))
  })
  test('from one address count together, whatever the numbers', async () => {
    const { most } = wrongCodes.fromAddress
    const answers = await times(most + 1, (i) => guess({ of: `ALM-A-2026-${String(100 + i)}000` }))
    expect(answers.slice(0, most)).toEqual(Array(most).fill(404))
    expect(answers[most]).toEqual(wait)
    expect(await guess({ from: '192.0.2.2' })).toBe(404)
    expect(await guess({ code: right() })).toBe(200)
  })
  test('are forgotten when the time to wait is over', async () => {
    const answers = await times(11, () => guess())
    const { wait: seconds } = answers[10] as { wait: number }
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(600)
    const later = (s: number) => new Date(Date.parse(world.now) + s * 1000).toISOString()
    expect(await guess({ at: later(seconds - 1) })).toEqual({ wait: 1 })
    expect(await guess({ at: later(seconds) })).toBe(404)
  })
  test('are counted under names that tell nobody, and the counters end', async () => {
    const before = world.claims.counting()
    await guess()
    const counters = world.claims.counting().filter((key) => !before.includes(key))
    expect(counters).toHaveLength(2)
    for (const key of counters) {
      expect(key).not.toMatch(/192\.0|ALM/)
      expect(world.claims.expiryOf(key)).toBeGreaterThan(Date.parse(world.now) / 1000)
    }
  })
  test('do not count where none was given, and a right one counts never', async () => {
    const before = world.claims.counting()
    await times(20, () => guess({ code: '' }))
    await times(20, () => guess({ code: right() }))
    expect(world.claims.counting()).toEqual(before)
  })
})

test('requests for the link are slowed by address, whatever the numbers; all are answered alike till then', async () => {
  const ask = async (of: string, from?: string) => {
    const params = { number: of, action: 'link' }
    try {
      return (await act(world.deps, request({ params, ...(from && { from }) }))).status
    } catch (error) {
      return error instanceof TooOften ? 429 : error
    }
  }
  const answers = await times(70, (i) => ask(i % 2 ? number : 'ALM-A-2026-000777'))
  expect(answers).toEqual([...Array(60).fill(202), ...Array(10).fill(429)])
  expect(await ask(number, '192.0.2.9')).toBe(202)
  await expect(sendLink(world.deps, request({ body: `number=${number}` }))).rejects.toThrow(TooOften)
})

test('the link is sent again to who types the number in small letters, on the page and by program', async () => {
  const asked = async () => (await world.caseOf(number)).linkRequestedAt
  await sendLink(world.deps, request({ body: `number=+${number.toLowerCase()}` }))
  expect(await asked()).toBe(world.now)
  world.goTo('2026-02-03')
  const params = { number: number.toLowerCase(), action: 'link' }
  await act(world.deps, request({ params, requestId: 'request-2' }))
  expect(await asked()).toBe(world.now)
})
