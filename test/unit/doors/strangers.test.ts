/** Every route of the list, asked by somebody who has no right to anything, or has no more. */
import { beforeAll, describe, expect, test } from 'vitest'
import { httpFunctions, type Route, routesOf } from '../../../events/routes.ts'
import { agencyOf } from '../../../shared/council/council.ts'
import { Doors } from './doors.ts'

const routes = httpFunctions.flatMap(routesOf).filter(([key]) => key !== '$default')
const forWhom = (...audiences: Route['audience'][]) =>
  routes.filter(([, { audience }]) => audiences.includes(audience))

const made: Record<string, string> = {
  number: 'ALM-A-2026-000001',
  'number+': '05-13/1234',
  action: 'messages',
  token: 'forged.token',
  link: 'forged.link',
  agencyId: 'almaty-su',
}

type Session = Awaited<ReturnType<Doors['signIn']>>

/** By nobody, or by who has the cookie of this session and all that its forms carry. */
const ask = (key: string, doors = new Doors(), session?: Session) => {
  const [method = '', pattern = ''] = key.split(' ')
  const path = pattern.replace(/\{([\w+]+)\}/g, (_, name: string) => made[name] ?? 'x')
  const { cookie, csrf } = session ?? {}
  const headers = { ...(cookie && { cookie }), ...(csrf && { 'x-csrf-token': csrf }) }
  const fields = { text: 'x'.repeat(20), action: 'accept', ...(csrf && { csrf }) }
  if (method === 'GET') return doors.get(`${path}?code=AAAAAAAAAA`, headers)
  return pattern.startsWith('/api/') || pattern.startsWith('/webhooks/')
    ? doors.json(`${path}?code=AAAAAAAAAA`, fields, headers)
    : doors.form(`${path}?code=AAAAAAAAAA`, fields, headers)
}

describe('Given a stranger,', () => {
  test.each(forWhom('applicant'))('%s knows no appeal', async (key) => {
    expect((await ask(key)).status).toBe(404)
  })
  test.each(forWhom('link'))('%s knows no link, or says that it has ended', async (key) => {
    expect([404, 410]).toContain((await ask(key)).status)
  })
  test.each(forWhom('member'))('%s asks to sign in', async (key) => {
    const { status, headers } = await ask(key)
    if (key.startsWith('GET ')) expect(headers.location).toMatch(/^\/desk\/sign-in\?/)
    expect(status).toBe(key.startsWith('GET ') ? 303 : 401)
  })
  test.each(forWhom('staff', 'agency'))('%s asks who that is', async (key) => {
    expect((await ask(key)).status).toBe(401)
  })
  test.each(forWhom('public'))('%s answers as anybody', async (key) => {
    const { status } = await ask(key)
    expect(status).toBeLessThan(500)
    expect([401, 403]).not.toContain(status)
  })
})

describe('Given somebody who has signed out and kept the cookie,', () => {
  const doors = new Doors()
  const ended: Record<string, Session> = {}
  beforeAll(async () => {
    for (const [place, email] of [
      ['/desk', 'secretary@example.kz'],
      ['/agency', agencyOf(doors.deps.rules.council, 'almaty-su')?.email],
    ] as const) {
      const { cookie, csrf } = await doors.signIn(place, email)
      expect((await doors.get(place, { cookie })).status).toBe(200)
      expect((await doors.form(`${place}/sign-out`, { csrf }, { cookie })).status).toBe(303)
      ended[place] = { cookie, csrf }
    }
  })
  const again = (key: string, place: '/desk' | '/agency') => ask(key, doors, ended[place])

  test.each(forWhom('member'))('%s asks to sign in', async (key) => {
    expect((await again(key, '/desk')).status).toBe(key.startsWith('GET ') ? 303 : 401)
  })
  test.each(forWhom('staff'))('%s asks who that is', async (key) => {
    expect((await again(key, '/desk')).status).toBe(401)
  })
  test.each(forWhom('clerk'))('%s asks to sign in', async (key) => {
    expect((await again(key, '/agency')).status).toBe(key.startsWith('GET ') ? 303 : 401)
  })
})

test.each(routes)('%s answers in its manner', async (key, { answer }) => {
  const { status, headers } = await ask(key)
  const type = headers['content-type'] ?? (status === 303 ? 'text/html' : '')
  const manners = {
    page: /^text\/html/,
    api: /^application\/(problem\+)?json/,
    file:
      status < 300
        ? /^(text\/(calendar|csv|css|javascript|plain)|application\/(xml|ld\+json))/
        : /^(text\/html|application\/problem\+json)/,
    feed: /^application\/atom\+xml/,
  }
  expect(type).toMatch(manners[answer])
})
