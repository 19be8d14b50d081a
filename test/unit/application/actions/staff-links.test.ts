/** Links for the secretariat and the head act without signing in: each is good for 30 days after it was made. */
import { describe, expect, test } from 'vitest'
import { councilRules } from '../../../../shared/application/council-rules.ts'
import type { Council } from '../../../../shared/council/council.ts'
import { pageWords } from '../../../../shared/text/pages/page-words.ts'
import { texts } from '../../../../shared/text/texts.ts'
import { local, rules } from '../../../builders/council.ts'
import { appeal } from '../../../builders/inputs.ts'
import { tokenIn, World } from '../../../fakes/world.ts'
import { Visitor } from '../../desk/visitor.ts'
import { Doors } from '../../doors/doors.ts'

const number = 'ALM-A-2026-000001'
const secretariat = 'secretariat@example.kz'
const chair = 'chair-ecology-transport@example.kz'
// The mails of 2 February carry these links.
const [lastDay, dayAfter] = ['2026-03-04', '2026-03-05']
const { ended } = pageWords('en').message
const expired = { outcome: 'ended', expired: true }

/** The secretariat is to choose a commission. */
const unassigned = async () => {
  const world = new World()
  await world.submit(appeal({ topic: 'other' }))
  await world.settle()
  return { world, doors: new Doors(world), url: world.actUrlFor(secretariat) }
}
/** An extension is asked for: of the head, and of who stands in for the head. */
const extensionAsked = async (given: Council = rules.council) => {
  const world = new World({ rules: councilRules(given, rules.calendar) })
  await world.submit(appeal())
  await world.settle()
  await world.act(world.actUrlFor(chair), { action: 'extension', until: '2026-03-12', reason: 'Нужен акт.' })
  await world.settle()
  return world
}
const addressOf = (url: string) => `/act/${tokenIn(url)}?lang=en`
const assign = { action: 'assign', commission: 'housing' } as const

/** A token signed by nobody that says this of itself. */
const rewritten = (url: string, from: string, to: string) => {
  const [payload = '', signature = ''] = tokenIn(url).split('.')
  const said = Buffer.from(payload, 'base64url').toString()
  expect(said).toContain(from)
  return `/act/${Buffer.from(said.replace(from, to)).toString('base64url')}.${signature}`
}

describe('given a link for staff', () => {
  test('when its last local day ends, then it ends', async () => {
    const { world, url } = await unassigned()
    world.now = local(lastDay, '23:59')
    expect(await world.open(url)).toMatchObject({ outcome: 'open', grant: { role: 'secretary' } })
    world.now = local(dayAfter, '00:00')
    expect(await world.open(url)).toMatchObject({ ...expired, role: 'secretary' })
  })
  test('the head’s ends likewise, for the standing right and for what is asked of them', async () => {
    const world = await extensionAsked()
    for (const url of [world.staffUrl(number, 'head'), world.actUrlFor(rules.council.head.email)]) {
      world.goTo(lastDay)
      expect(await world.open(url)).toMatchObject({ outcome: 'open', grant: { role: 'head' } })
      world.goTo(dayAfter)
      expect(await world.open(url)).toMatchObject({ ...expired, role: 'head' })
      world.goTo('2026-02-02')
    }
  })
  test('when another day is written into it, then it is forged', async () => {
    const { world, url } = await unassigned()
    world.goTo(dayAfter)
    for (const day of ['~2026-12-31', '', '~9999-12-31'])
      expect(await world.open(rewritten(url, `~${lastDay}`, day))).toEqual({ outcome: 'forged' })
  })
  test('when it has no day, as those of earlier versions, then it has ended', async () => {
    const { world, url } = await unassigned()
    const said = Buffer.from(tokenIn(url).split('.')[0] ?? '', 'base64url').toString()
    const grant = said.split('\n')[1]?.split('~')[0] ?? ''
    expect(await world.open(world.links.actUrl(world.keyed(number), grant))).toMatchObject(expired)
  })
  test('each mail brings a newer one', async () => {
    const { world, url } = await unassigned()
    world.goTo('2026-02-27', '08:00')
    await world.sweep()
    await world.settle()
    const digest = world.actUrlFor(secretariat)
    world.goTo(dayAfter)
    expect(await world.open(url)).toMatchObject(expired)
    expect(await world.open(digest)).toMatchObject({ outcome: 'open' })
  })
  test('its day is in no log', async () => {
    const { world, url } = await unassigned()
    await world.act(url, assign)
    const { commandId } = (await world.log.load(number)).at(-1) ?? {}
    expect(commandId).toMatch(/^act:secretary-[0-9a-f]{12}:[0-9a-f]{32}$/)
  })
})

test('given a chair’s and an agency’s link, when months pass, then they are good as before', async () => {
  const world = new World()
  await world.submit(appeal())
  await world.settle()
  const url = world.actUrlFor(chair)
  await world.act(url, { action: 'letter', agency: 'tazalyk', subject: 'Мусор', text: 'Сообщите.' })
  await world.settle()
  const agency = world.actUrlFor('tazalyk@example.kz')
  world.goTo('2026-11-30')
  expect(await world.open(url)).toMatchObject({ outcome: 'open' })
  expect(await world.open(agency)).toMatchObject({ outcome: 'open' })
})

describe('given a link for staff whose days are over', () => {
  test('when it is opened, then its page tells so, and offers the current one and the desk', async () => {
    const { world, doors, url } = await unassigned()
    world.goTo(dayAfter)
    const { status, text } = await doors.get(addressOf(url))
    expect(status).toBe(410)
    expect(text).toContain(texts('en').problems.link_ended)
    expect(text).toContain(ended.expired(30))
    expect(text).not.toContain(pageWords('en').messages.link_ended[0])
    expect(text).toContain(pageWords('en').message.freshLink)
    expect(text).toContain(`href="/desk/cases/${number}?lang=en"`)
    // What it had done before says nothing else.
    expect((await doors.get(`${addressOf(url)}&done=assign`)).status).toBe(410)
  })
  test('the head has no desk', async () => {
    const world = await extensionAsked()
    const url = world.actUrlFor(rules.council.head.email)
    world.goTo(dayAfter)
    const { status, text } = await new Doors(world).get(addressOf(url))
    expect([status, text.includes(ended.expired(30)), text.includes('/desk/')]).toEqual([410, true, false])
  })
  test('when a form is sent by it, then nothing happens and what was typed is shown', async () => {
    const { world, doors, url } = await unassigned()
    const before = await world.log.load(number)
    world.goTo(dayAfter)
    const typed = { action: 'note', text: 'Звонил <b>акимат</b>,\nждёт.', idempotencyKey: 'k' }
    const { status, text } = await doors.form(addressOf(url), typed)
    expect(status).toBe(410)
    expect(text).toContain(ended.unsent)
    expect(text).toContain('Звонил &lt;b&gt;акимат&lt;/b&gt;,')
    expect((await doors.form(addressOf(url), assign)).text).not.toContain(ended.unsent)
    expect(await world.log.load(number)).toEqual(before)
  })
  test('when a program uses it, then it is answered as by any ended link', async () => {
    const { world, doors, url } = await unassigned()
    world.goTo(dayAfter)
    const path = `/api/act/${tokenIn(url)}`
    for (const answer of [await doors.get(path), await doors.json(path, assign)]) {
      expect(answer.status).toBe(410)
      expect(JSON.parse(answer.text)).toEqual({
        type: 'urn:zhauap:problem:link_ended',
        title: expect.any(String),
        status: 410,
        errors: [],
        fresh: { method: 'POST', path, body: { action: 'fresh_link' } },
      })
    }
  })
  test('when the current one is asked for, then it comes to the address on file and is good', async () => {
    const { world, doors, url } = await unassigned()
    world.goTo(dayAfter)
    const before = world.mailsTo(secretariat).length
    expect((await doors.form(addressOf(url), { action: 'fresh_link' })).status).toBe(202)
    await world.settle()
    expect(world.mailsTo(secretariat).slice(before)).toMatchObject([{ kind: 'fresh_link', thread: number }])
    const fresh = world.actUrlFor(secretariat)
    expect((await doors.get(addressOf(fresh))).status).toBe(200)
    expect(await world.act(fresh, assign)).toMatchObject({ outcome: 'done' })
    world.goTo('2026-04-05')
    expect(await world.open(fresh)).toMatchObject(expired)
  })
})

describe('given who decides in the head’s place', () => {
  const acting = { name: 'М. Д. Оспанов', email: 'acting@example.kz', language: 'ru' as const }
  const council: Council = {
    ...rules.council,
    actingHead: { ...acting, from: '2026-02-02', until: '2026-06-30' },
  }

  test('when their link’s days are over, then the current one comes to them, and is theirs', async () => {
    const world = await extensionAsked(council)
    const url = world.actUrlFor(acting.email)
    world.goTo(lastDay)
    expect(await world.open(url)).toMatchObject({ outcome: 'open', grant: { as: 'acting_head' } })
    world.goTo(dayAfter)
    expect(await world.open(url)).toMatchObject({ ...expired, role: 'head', as: 'acting_head' })
    const heads = world.mailsTo(council.head.email).length
    await world.freshLink(url)
    await world.settle()
    expect(world.mailsTo(council.head.email)).toHaveLength(heads)
    expect(world.mailsTo(acting.email).at(-1)).toMatchObject({ kind: 'fresh_link' })
    expect(await world.open(world.actUrlFor(acting.email))).toMatchObject({
      outcome: 'open',
      grant: { role: 'head', as: 'acting_head' },
    })
  })
  test('when the head has just asked for one, then theirs comes none the less', async () => {
    const world = await extensionAsked(council)
    const [own, theirs] = [world.actUrlFor(council.head.email), world.actUrlFor(acting.email)]
    world.goTo(dayAfter)
    await world.freshLink(own, 'one')
    await world.freshLink(theirs, 'two')
    await world.settle()
    for (const { email } of [council.head, acting])
      expect(world.mailsTo(email).at(-1)).toMatchObject({ kind: 'fresh_link' })
  })
  test('the link of their own list of cases ends as a mail’s does', async () => {
    const world = await extensionAsked(council)
    const doors = new Doors(world)
    const { text } = await doors.get(addressOf(world.actUrlFor(acting.email)))
    const list = /href="(\/work\/[^"?]+)/.exec(text)?.[1] ?? ''
    const open = async () => (await doors.get(`${list}/case?number=${number}`)).headers.location ?? ''
    const first = await open()
    world.goTo(dayAfter)
    expect((await doors.get(first)).status).toBe(410)
    expect((await doors.get(await open())).status).toBe(200)
  })
})

test('given what failed for our own fault on the last day, when it is sent again after it, then it counts as of then', async () => {
  const { world, doors, url } = await unassigned()
  const [path, key] = [`/api/act/${tokenIn(url)}`, { 'idempotency-key': 'key-1' }]
  const typed = { ...assign, idempotencyKey: 'k' }
  const first = local(lastDay, '23:58')
  world.now = first
  world.hook = async (call, run) => {
    if (call.name === 'log.load') throw new Error('away')
    return run()
  }
  expect((await doors.json(path, assign, key)).status).toBe(500)
  expect((await doors.form(addressOf(url), typed)).status).toBe(500)
  world.hook = undefined
  world.now = local(dayAfter, '00:05')
  expect((await doors.json(path, assign, { 'idempotency-key': 'key-2' })).status).toBe(410)
  expect((await doors.form(addressOf(url), { ...typed, commission: 'social' })).status).toBe(410)
  expect((await doors.form(addressOf(url), typed)).status).toBe(303)
  expect((await world.log.load(number)).at(-1)).toMatchObject({ at: first })
  expect((await doors.json(path, assign, key)).status).not.toBe(410)
})

test('given the desk, when months have passed, then a member acts there, and its page’s own links are good', async () => {
  const visitor = new Visitor()
  await visitor.world.submit(appeal({ topic: 'other' }))
  await visitor.world.settle()
  visitor.world.goTo('2026-06-01')
  await visitor.signIn()
  const address = `/desk/cases/${number}?lang=en`
  const { html } = await visitor.get(address)
  const [own = ''] = /\/act\/[^"?/]+/.exec(html) ?? []
  expect(await visitor.world.open(own)).toMatchObject({ outcome: 'open', grant: { role: 'secretary' } })
  const done = await visitor.post(address, { ...assign, csrf: await visitor.csrf(), idempotencyKey: 'k' })
  expect(done).toMatchObject({ status: 303 })
  visitor.world.goTo('2026-07-02')
  expect(await visitor.world.open(own)).toMatchObject(expired)
})
