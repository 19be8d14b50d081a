/** A member's own lists of the desk: saved under a name, seen by nobody else, deleted, and gone with their member. */
import { describe, expect, test } from 'vitest'
import { limits } from '../../../events/limits.ts'
import { changeDirectory } from '../../../shared/application/desk/directory/directory.ts'
import { deskStylesheet } from '../../../shared/markup/desk-styles.ts'
import { script } from '../../../shared/markup/script.ts'
import { stylesheet } from '../../../shared/markup/styles.ts'
import { deskScript } from '../../../shared/pages/desk/lists/desk-script.ts'
import { viewWords } from '../../../shared/text/desk/lists/view-words.ts'
import { appeal } from '../../builders/inputs.ts'
import { Visitor } from './visitor.ts'

const words = viewWords('en')
const list = 'list=open&commission=housing&late=1&sort=-received'
const at = (query = list) => `/desk/views?${query}&lang=en`

const signedIn = async (visitor = new Visitor()) => {
  await visitor.signIn()
  const csrf = await visitor.csrf()
  let keys = 0
  const send = (fields: Record<string, string>, address = at()) =>
    visitor.post(address, { csrf, idempotencyKey: `key-${++keys}`, ...fields })
  return { visitor, send }
}
const linksIn = (html: string) => {
  const nav = new RegExp(`<ul aria-label="${words.title}">.*?</ul>`, 's').exec(html)
  return [...(nav?.[0] ?? '').matchAll(/<a href="([^"]+)"( aria-current="page")?>([^<]+)</g)].map(
    ([, path = '', current, title]) => ({
      title,
      path: path.replaceAll('&amp;', '&'),
      current: current !== undefined,
    }),
  )
}
const idOf = (html: string) => /<option value="([0-9a-f]{8})"/.exec(html)?.[1] ?? ''
const keptIn = ({ world }: Visitor) =>
  world.people.all().filter(({ caseId }) => caseId.startsWith('views-of:'))

describe('a list', () => {
  test('is saved with its filters and its order, and stands above the rows of every list and of the day', async () => {
    const { visitor, send } = await signedIn()
    const { html: before } = await visitor.get(`/desk?${list}&lang=en`)
    expect(before).toContain(words.save)
    expect(linksIn(before)).toEqual([])

    const done = await send({ name: '  Жилищная,  просрочено ' })
    expect([done.status, done.location]).toEqual([303, expect.stringContaining('&kept=saved')])
    const saved = await visitor.get(done.location)
    expect(saved.html).toContain(words.saved)
    const [link] = linksIn(saved.html)
    expect(link).toMatchObject({ title: 'Жилищная, просрочено', current: true })
    const opened = await visitor.get(link?.path ?? '')
    expect(opened.status).toBe(303)
    expect(Object.fromEntries(new URL(opened.location, 'http://x').searchParams)).toEqual(
      Object.fromEntries(new URLSearchParams(`${list}&lang=en`)),
    )
    for (const path of ['/desk?lang=en', '/desk?list=late&lang=en'])
      expect(linksIn((await visitor.get(path)).html)).toEqual([{ ...link, current: false }])
  })
  test('is its member’s own', async () => {
    const { visitor, send } = await signedIn()
    await send({ name: 'Mine' })
    await visitor.signIn('secretariat@example.kz')
    expect(linksIn((await visitor.get('/desk?lang=en')).html)).toEqual([])
    // Nobody deletes another's.
    const id = keptIn(visitor).flatMap(({ content }) =>
      content.kind === 'saved_views' ? content.views.map((view) => view.id) : [],
    )[0]
    const csrf = await visitor.csrf()
    await visitor.post(at(), { csrf, do: 'remove', view: id ?? '' })
    visitor.world.goTo('2026-02-03')
    await visitor.signIn()
    expect(linksIn((await visitor.get('/desk?lang=en')).html)).toHaveLength(1)
  })
  test('is deleted, and nothing else with it', async () => {
    const { visitor, send } = await signedIn()
    await send({ name: 'One' })
    await send({ name: 'Two' })
    const { html } = await visitor.get('/desk?list=open&save=1&lang=en')
    const none = await send({ do: 'remove', view: '', name: 'Three' })
    expect([none.status, none.html.includes(words.nothingChosen)]).toEqual([422, true])
    expect(none.html).toContain('id="view-name" value="Three"')
    const done = await send({ do: 'remove', view: idOf(html) })
    expect(done.location).toContain('&kept=removed')
    const after = await visitor.get(done.location)
    expect(after.html).toContain(words.removed)
    expect(linksIn(after.html).map(({ title }) => title)).toEqual(['Two'])
    expect((await send({ do: 'remove', view: '00000000' })).status).toBe(303)
    // Its link, in a window that was open before.
    expect((await visitor.get('/desk?view=00000000&lang=en')).location).toBe('/desk?lang=en')
  })
  test('that is sent twice is saved once', async () => {
    const { visitor, send } = await signedIn()
    for (const _ of [1, 2]) expect((await send({ name: 'One', idempotencyKey: 'the-same' })).status).toBe(303)
    expect(linksIn((await visitor.get('/desk?lang=en')).html)).toHaveLength(1)
  })
  test('that there is not is not saved', async () => {
    const { visitor, send } = await signedIn()
    expect((await send({ name: 'x' }, at('list=open&commission=gone'))).status).toBe(422)
    expect(keptIn(visitor)).toEqual([])
  })
})

describe('a name', () => {
  test.each([
    ['', words.noName],
    ['\u2800 \u200b', words.noName],
    ['ж'.repeat(limits.viewName + 1), `${limits.viewName}`],
  ])('that is none is refused beside its field, and what was typed stays: %j', async (name, why) => {
    const { visitor, send } = await signedIn()
    await visitor.world.submit(appeal({ topic: 'other' }))
    await visitor.world.settle()
    const { status, html } = await send({ name }, at('list=unassigned'))
    expect(status).toBe(422)
    expect(html).toContain('<a href="#view-name">')
    expect(/id="view-name-error".*?<\/p>/s.exec(html)?.[0]).toContain(why)
    expect(html).toContain(`id="view-name" value="${name}"`)
    // The list is there as it was.
    expect(html).toContain('ALM-A-2026-000001')
    expect(html).toContain('<form class="keep no-print"')
    expect(keptIn(visitor)).toEqual([])
  })
  test('that a list has already is refused, however its letters are typed, and that list stays', async () => {
    const { visitor, send } = await signedIn()
    await send({ name: 'Жилищная' })
    const again = await send({ name: 'ЖИЛИЩНАЯ' }, at('list=late'))
    expect([again.status, again.html.includes(words.nameTaken)]).toEqual([422, true])
    const [link, ...others] = linksIn((await visitor.get('/desk?lang=en')).html)
    expect((await visitor.get(link?.path ?? '')).location).toContain('commission=housing')
    expect(others).toEqual([])
  })
  test('beyond the limit is refused, and those that are there stay', async () => {
    const { visitor, send } = await signedIn()
    for (let i = 1; i <= limits.savedViews; i++) await send({ name: `List ${i}` })
    const { status, html } = await send({ name: 'One more' })
    expect([status, html.includes(words.full)]).toEqual([422, true])
    expect(linksIn((await visitor.get('/desk?lang=en')).html)).toHaveLength(limits.savedViews)
  })
})

test('a full page with as many lists as there may be stays under 60 KB, styles and scripts included', async () => {
  const { visitor, send } = await signedIn()
  const { world } = visitor
  for (let i = 0; i < limits.savedViews; i++)
    await send({ name: `${String(i).padStart(2, '0')}${'ұ'.repeat(limits.viewName - 2)}` })
  const subject = 'Ж'.repeat(limits.subject)
  for (let i = 0; i < limits.listRows + 1; i++)
    await world.submit(appeal({ topic: 'other', subject }), `key-${i}`)
  await world.settle()
  const { html } = await visitor.get('/desk?list=unassigned&lang=kk')
  const parts = [html, stylesheet.css, deskStylesheet.css, script.js, deskScript.js]
  expect(parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0)).toBeLessThan(60_000)
})

describe('what a member keeps', () => {
  test('is taken with the session’s own token only', async () => {
    const { visitor, send } = await signedIn()
    expect((await send({ name: 'One', csrf: 'x' })).status).toBe(403)
    visitor.cookie = ''
    expect((await send({ name: 'One' })).status).toBe(401)
    expect(keptIn(visitor)).toEqual([])
  })
  test('is under no address, and ends 400 days after the last time that its member signed in', async () => {
    const { visitor, send } = await signedIn()
    const { world } = visitor
    await send({ name: 'One' })
    const [kept] = keptIn(visitor)
    expect(kept?.caseId).toMatch(/^views-of:secretary-[0-9a-f]{12}$/)
    const days = (ends = 0) => Math.round((ends - Date.parse(world.now) / 1000) / 86_400)
    expect(days(kept?.expiresAt)).toBe(400)
    world.goTo('2026-03-10')
    await visitor.signIn()
    expect(days(keptIn(visitor)[0]?.expiresAt)).toBe(400)
    expect(linksIn((await visitor.get('/desk?lang=en')).html)).toHaveLength(1)
  })
  test('is erased when the directory names its member no more, and nobody else’s is', async () => {
    const { visitor, send } = await signedIn()
    const { world } = visitor
    await send({ name: 'Mine' })
    await visitor.signIn('secretariat@example.kz')
    await visitor.post(at(), { csrf: await visitor.csrf(), idempotencyKey: 'other', name: 'Theirs' })
    const { email, language, members } = world.rules.council.secretariat
    const held = {
      of: 'secretariat' as const,
      ...{ email, language, members: members.filter((one) => one.email !== 'secretary@example.kz') },
    }
    const change = { entry: 'secretariat', held, commandId: 'left', actor: { role: 'secretary' as const } }
    await changeDirectory(world.deps, { ...change, at: world.now })
    const names = keptIn(visitor).map(({ content, expiresAt }) => [
      content.kind === 'saved_views' && content.views.map(({ name }) => name),
      expiresAt === Math.floor(Date.parse(world.now) / 1000),
    ])
    expect(names).toContainEqual([[], true])
    expect(names).toContainEqual([['Theirs'], false])
  })
})
