/** Who comes to the desk, how, and what a session is good for. */
import { describe, expect, test } from 'vitest'
import { councilRules } from '../../../shared/application/council-rules.ts'
import { requestSignIn } from '../../../shared/application/desk/sign-in.ts'
import { mailLimits } from '../../../shared/application/limits.ts'
import { linksWith } from '../../../shared/runtime/links.ts'
import { everySecret, rules } from '../../builders/council.ts'
import { appeal } from '../../builders/inputs.ts'
import { listen } from '../runtime/logged.ts'
import { Visitor } from './visitor.ts'

const minutes = (visitor: Visitor, n: number) => {
  visitor.world.now = new Date(Date.parse(visitor.world.now) + n * 60_000).toISOString()
}

describe('asking for a link', () => {
  test('is answered the same whether the address is a member’s or not', async () => {
    const visitor = new Visitor()
    const known = await visitor.post('/desk/sign-in?lang=ru', {
      email: ' Secretary@Example.kz ',
      to: '/desk',
    })
    const unknown = await visitor.post('/desk/sign-in?lang=ru', { email: 'nobody@example.kz', to: '/desk' })
    expect(unknown).toEqual(known)
    expect(known.status).toBe(200)
    expect(visitor.world.mails.map(({ to }) => to)).toEqual(['secretary@example.kz'])
  })
  test.each(['', 'no address', 'a@b', `${'x'.repeat(300)}@example.kz`])(
    '"%s" is no address',
    async (email) => {
      const answer = await new Visitor().post('/desk/sign-in?lang=ru', { email, to: '/desk' })
      expect(answer.status).toBe(422)
      expect(answer.html).toContain('aria-invalid="true"')
    },
  )
  test('a member gets five links in a quarter of an hour, and more after it', async () => {
    const visitor = new Visitor()
    for (let i = 0; i < 8; i++) await visitor.link()
    expect(visitor.world.mails).toHaveLength(5)
    minutes(visitor, 16)
    await visitor.link()
    expect(visitor.world.mails).toHaveLength(6)
  })
  test('costs the same calls for a member and for a stranger, few times or many: only the queue’s consumer knows', async () => {
    const visitor = new Visitor()
    const callsFor = async (email: string) => {
      const calls: string[] = []
      visitor.world.hook = async ({ name }, run) => {
        calls.push(name)
        return run()
      }
      const asked = { email, lang: 'ru' as const, to: '/desk', at: visitor.world.now, from: '192.0.2.1' }
      await requestSignIn(visitor.deps, asked)
      visitor.world.hook = undefined
      return calls
    }
    for (let times = 0; times < 7; times++)
      expect(await callsFor('nobody@example.kz')).toEqual(await callsFor('secretary@example.kz'))
    expect(await callsFor('another@example.kz')).toEqual(['claims.next', 'claims.next', 'queues.send'])
    const queued = JSON.stringify(visitor.world.queues.sent)
    expect(queued).not.toMatch(/nobody|secretary|@/)
  })
  test('from one network address is slowed, for whomever', async () => {
    const visitor = new Visitor()
    const { most } = mailLimits.signInsFromAddress
    const ask = async (n: number) =>
      (await visitor.post('/desk/sign-in?lang=ru', { email: `stranger-${n}@example.kz`, to: '/desk' })).status
    for (let n = 0; n < most; n++) expect(await ask(n)).toBe(200)
    expect(await ask(most)).toBe(429)
    visitor.from = '192.0.2.9'
    expect(await ask(most + 1)).toBe(200)
  })
  test('with a page of many KB leads to the desk’s beginning, in the form and in the mail', async () => {
    const visitor = new Visitor()
    const to = `/desk/${'a'.repeat(100_000)}`
    const form = await visitor.get(`/desk/sign-in?to=${to.slice(0, 5000)}`)
    expect(form.html).toContain('name="to" value="/desk"')
    await visitor.post('/desk/sign-in?lang=ru', { email: 'secretary@example.kz', to })
    const [mail] = visitor.world.mails
    expect(mail?.text.length).toBeLessThan(3000)
    expect(new URL(visitor.lastLink()).searchParams.get('to')).toBe('/desk')
  })
  test('with an address of 100 KB is refused, and not repeated whole', async () => {
    const answer = await new Visitor().post('/desk/sign-in', { email: 'x'.repeat(100_000), to: '/desk' })
    expect(answer.status).toBe(422)
    expect(answer.html.length).toBeLessThan(20_000)
  })
  test('whose message comes twice sends the same link', async () => {
    const visitor = new Visitor()
    const link = await visitor.link()
    await visitor.world.deliverAllAgain()
    expect(visitor.world.mails).toHaveLength(2)
    expect(visitor.lastLink()).toBe(link)
  })
  test('where the member’s own address is refused tells the secretariat', async () => {
    const visitor = new Visitor()
    visitor.world.mailer.refused = ['secretary@example.kz']
    await visitor.link()
    expect(visitor.world.mails.map(({ to }) => to)).toEqual(['secretariat@example.kz'])
    expect(visitor.world.mails[0]?.text).toContain('secretary@example.kz')
  })
  test.each(['kk', 'ru', 'en'])('in %s, the mail is too', async (lang) => {
    const visitor = new Visitor()
    await visitor.post(`/desk/sign-in?lang=${lang}`, { email: 'secretary@example.kz', to: '/desk' })
    expect(visitor.world.mails[0]?.html).toContain(`<html lang="${lang}">`)
  })
})

describe('a link', () => {
  test('opened signs nobody in, however often; its button does, and leads to where the reader was going', async () => {
    const visitor = new Visitor()
    const asked = await visitor.get('/desk?list=late&lang=ru')
    expect(asked.status).toBe(303)
    const form = await visitor.get(asked.location)
    const to = /name="to" value="([^"]+)"/.exec(form.html)?.[1] ?? ''
    expect(to).toBe('/desk?list=late')
    await visitor.post('/desk/sign-in?lang=ru', { email: 'secretary@example.kz', to })
    const link = visitor.lastLink()
    for (let i = 0; i < 3; i++) {
      const opened = await visitor.get(link)
      expect(opened.status).toBe(200)
      expect(opened.headers['set-cookie']).toBeUndefined()
    }
    const done = await visitor.post(link, { to })
    expect(done).toMatchObject({ status: 303, location: '/desk?list=late&lang=ru' })
    expect(done.headers['set-cookie']).toMatch(
      /^desk=[\w.-]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    expect((await visitor.get('/desk')).status).toBe(200)
  })
  test('used is a line of the log, with whose it was under a keyed id and what came of it', async () => {
    const visitor = new Visitor()
    const link = await visitor.link()
    const logged = listen()
    await visitor.post(link, {})
    visitor.cookie = ''
    await visitor.post(link, {})
    await visitor.post('/desk/sign-in/forged.link', {})
    const told = logged.lines().filter(({ route }) => route === 'POST /desk/sign-in/{link}')
    const who = expect.stringMatching(/^secretary-[0-9a-f]{12}$/)
    expect(told).toEqual([
      expect.objectContaining({ status: 303, who }),
      expect.objectContaining({ status: 410, who }),
      expect.not.objectContaining({ who: expect.anything() }),
    ])
    expect(logged.text()).not.toContain('@')
  })
  test('signs in once', async () => {
    const visitor = new Visitor()
    const link = await visitor.link()
    expect((await visitor.post(link, {})).status).toBe(303)
    visitor.cookie = ''
    const called: string[] = []
    visitor.world.hook = (call, run) => {
      called.push(call.name)
      return run()
    }
    expect((await visitor.post(link, {})).status).toBe(410)
    expect(visitor.cookie).toBe('')
    expect(called.filter((name) => name.startsWith('people.'))).toEqual([])
  })
  test('is good for ten minutes', async () => {
    const visitor = new Visitor()
    const [early, late] = [await visitor.link(), await visitor.link()]
    minutes(visitor, 9)
    expect((await visitor.get(early)).status).toBe(200)
    expect((await visitor.post(early, {})).status).toBe(303)
    minutes(visitor, 2)
    expect((await visitor.get(late)).status).toBe(410)
    expect((await visitor.post(late, {})).status).toBe(410)
  })
  test('of another secret, and a session or pass in its place, is none', async () => {
    const visitor = new Visitor()
    const until = Date.parse(visitor.world.now) + 60_000
    const { links } = visitor.deps
    const forged = linksWith(everySecret('another')).staffToken('secretary@example.kz', until, 'sign-in')
    const others = (['staff', 'session'] as const).map((use) =>
      links.staffToken('secretary@example.kz', until, use),
    )
    for (const token of [forged, ...others, 'x', 'x.y'])
      expect((await visitor.post(`/desk/sign-in/${token}`, {})).status).toBe(410)
  })
  test.each([
    'https://evil.example',
    '//evil.example',
    '/desk/../x',
    '/deskevil',
    '/desk/sign-out',
    '/desk\\x',
  ])('never leads to %s', async (to) => {
    const visitor = new Visitor()
    expect((await visitor.post(await visitor.link(), { to })).location).toMatch(/^\/desk\?lang=/)
  })
})

describe('a session', () => {
  test('over TLS is the host’s own', async () => {
    const visitor = new Visitor({ portal: 'https://council.example.kz' })
    await visitor.post('/desk/sign-in', { email: 'secretary@example.kz', to: '/desk' })
    const done = await visitor.post(visitor.lastLink(), {})
    expect(done.headers['set-cookie']).toMatch(
      /^__Host-desk=[\w.-]+; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect((await visitor.get('/desk')).status).toBe(200)
  })
  test('ends after twelve hours', async () => {
    const visitor = new Visitor()
    await visitor.signIn()
    minutes(visitor, 12 * 60 - 1)
    expect((await visitor.get('/desk')).status).toBe(200)
    minutes(visitor, 2)
    expect((await visitor.get('/desk')).status).toBe(303)
  })
  test('ends with the membership', async () => {
    const visitor = new Visitor()
    await visitor.signIn()
    const { secretariat } = rules.council
    const members = secretariat.members.filter(({ email }) => email !== 'secretary@example.kz')
    const left = councilRules({ ...rules.council, secretariat: { ...secretariat, members } }, rules.calendar)
    const after = new Visitor({ rules: left })
    after.cookie = visitor.cookie
    expect((await after.get('/desk')).status).toBe(303)
    expect((await after.get('/api/desk/cases')).status).toBe(401)
  })
  test('is not made of a link, a pass, or another secret', async () => {
    const visitor = new Visitor()
    const until = Date.parse(visitor.world.now) + 60_000
    const { links } = visitor.deps
    for (const token of [
      links.staffToken('secretary@example.kz', until, 'sign-in'),
      links.staffToken('secretary@example.kz', until),
      linksWith(everySecret('another')).staffToken('secretary@example.kz', until, 'session'),
      'forged',
    ]) {
      visitor.cookie = `desk=${token}`
      expect((await visitor.get('/desk')).status).toBe(303)
      expect((await visitor.get('/api/desk/cases')).status).toBe(401)
    }
  })
  test('signing out takes the cookie away, and what the browser kept, by a form only', async () => {
    const visitor = new Visitor()
    await visitor.signIn()
    expect((await visitor.post('/desk/sign-out', {})).status).toBe(403)
    const done = await visitor.post('/desk/sign-out', { csrf: await visitor.csrf() })
    expect(done.status).toBe(303)
    expect(visitor.cookie).toBe('')
    expect(done.headers['clear-site-data']).toBe('"storage"')
  })
  test('ends when somebody signs out of it, wherever its cookie is; their others go on', async () => {
    const visitor = new Visitor()
    await visitor.signIn()
    const [left, leftCsrf] = [visitor.cookie, await visitor.csrf()]
    visitor.cookie = ''
    minutes(visitor, 1)
    await visitor.signIn()
    const other = visitor.cookie
    expect(other).not.toBe(left)
    visitor.cookie = left
    await visitor.post('/desk/sign-out', { csrf: leftCsrf })
    visitor.cookie = left
    expect((await visitor.get('/desk')).status).toBe(303)
    expect((await visitor.post('/desk/search', { q: '1', csrf: leftCsrf })).status).toBe(401)
    expect((await visitor.get('/api/desk/cases')).status).toBe(401)
    expect((await visitor.post('/desk/sign-out', { csrf: leftCsrf })).status).toBe(401)
    visitor.cookie = other
    expect((await visitor.get('/desk')).status).toBe(200)
  })
  test('ends when its browser signs in once more', async () => {
    const visitor = new Visitor()
    await visitor.signIn()
    const before = visitor.cookie
    minutes(visitor, 1)
    await visitor.signIn()
    expect((await visitor.get('/desk')).status).toBe(200)
    visitor.cookie = before
    expect((await visitor.get('/desk')).status).toBe(303)
  })
  test('that has ended is remembered for as long as it would have lasted, under a keyed hash', async () => {
    const visitor = new Visitor()
    await visitor.signIn()
    const token = visitor.cookie.split('=')[1] ?? ''
    minutes(visitor, 60)
    await visitor.post('/desk/sign-out', { csrf: await visitor.csrf() })
    const [key = '', ...more] = visitor.world.claims.heldKeys('session-ended#')
    expect(more).toEqual([])
    expect(key).not.toContain(token.slice(0, 8))
    const lasts = Date.parse(visitor.world.now) / 1000 + 11 * 3600
    expect(visitor.world.claims.expiryOf(key)).toBeGreaterThanOrEqual(lasts)
    expect(visitor.world.claims.expiryOf(key)).toBeLessThanOrEqual(lasts + 3600)
  })
  test('costs one read by key at each request, and nobody without a genuine one costs any', async () => {
    const visitor = new Visitor()
    await visitor.signIn()
    const read: string[] = []
    visitor.world.hook = async ({ name }, run) => {
      if (name === 'claims.get') read.push(name)
      return run()
    }
    await visitor.get('/desk/directory')
    expect(read).toEqual(['claims.get'])
    visitor.cookie = 'desk=forged.token'
    await visitor.get('/desk/directory')
    expect(read).toEqual(['claims.get'])
  })
})

describe('a form', () => {
  const typed = { subject: 'Тема', text: 'Долго писал <b>' }
  test.each([
    ['missing', {}],
    ['foreign', { csrf: 'x' }],
  ])('with its token %s is refused', async (_, csrf) => {
    const visitor = new Visitor()
    await visitor.signIn()
    for (const path of ['/desk/appeals/new', '/desk/initiatives/new', '/desk/search']) {
      const answer = await visitor.post(path, { ...typed, ...(csrf as Record<string, string>) })
      expect(answer.status, path).toBe(403)
    }
    expect(visitor.world.people.all()).toEqual([])
  })
  test('with the token of another session is refused', async () => {
    const [visitor, other] = [new Visitor(), new Visitor()]
    await visitor.signIn()
    await other.signIn('secretariat@example.kz')
    expect((await visitor.post('/desk/search', { q: '1', csrf: await other.csrf() })).status).toBe(403)
  })
  test('sent when the session is over loses nothing: what was typed is shown', async () => {
    const visitor = new Visitor()
    const answer = await visitor.post('/desk/appeals/new', typed)
    expect(answer.status).toBe(401)
    expect(answer.html).toContain('Долго писал &lt;b&gt;')
  })
})

describe('the API', () => {
  const input = {
    agency: 'almaty-su',
    subject: 'Вода',
    text: 'Просим.',
    origin: { kind: 'meeting', title: 'О воде', on: '2026-01-30' },
  }
  const post = (visitor: Visitor, headers: Record<string, string>) =>
    visitor.ask(
      'POST',
      '/api/desk/initiatives',
      { 'idempotency-key': 'k', ...headers },
      JSON.stringify(input),
    )

  test('takes a session with its token in a header, or a pass', async () => {
    const visitor = new Visitor()
    expect((await post(visitor, {})).status).toBe(401)
    await visitor.signIn()
    expect((await post(visitor, {})).status).toBe(403)
    expect((await post(visitor, { 'x-csrf-token': 'x' })).status).toBe(403)
    expect((await post(visitor, { 'x-csrf-token': await visitor.csrf() })).status).toBe(201)
    visitor.cookie = ''
    const pass = visitor.deps.links.staffToken('secretary@example.kz', Date.parse(visitor.world.now) + 1000)
    expect((await post(visitor, { authorization: `Bearer ${pass}` })).status).toBe(201)
  })
  test('a forged pass is not mended by a session', async () => {
    const visitor = new Visitor()
    await visitor.signIn()
    expect((await visitor.get('/api/desk/cases', { authorization: 'Bearer x.y' })).status).toBe(401)
  })
})

test('nobody sees a case without having signed in', async () => {
  const visitor = new Visitor()
  const number = await visitor.world.submit(appeal())
  for (const path of ['/desk', '/desk/cases.csv', `/desk/cases/${number}`, `/desk/cases/${number}/receipt`]) {
    const answer = await visitor.get(path)
    expect(answer.status, path).toBe(303)
    expect(answer.html).toBe('')
  }
})
