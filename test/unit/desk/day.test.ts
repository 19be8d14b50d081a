/** The desk's first page: what a member's day holds, each figure the list that it leads to. */
import { expect, test } from 'vitest'
import { lookedAt } from '../../../shared/application/desk/lists/desk-list.ts'
import { appeal, draftSubmitted } from '../../builders/inputs.ts'
import { Visitor } from './visitor.ts'

const chair = 'chair-ecology-transport@example.kz'
const number = 'ALM-A-2026-000001'

const at = async () => {
  const visitor = new Visitor()
  await visitor.signIn()
  return visitor
}
/** Figures by their labels, and where each leads. */
const figuresIn = (html: string) => {
  const list = /<ul class="figures">.*?<\/ul>/s.exec(html)?.[0] ?? ''
  const rows = [...list.matchAll(/<li>(?:<a href="([^"]+)">)?<strong>([^<]+)<\/strong> ([^<]+)/g)]
  return Object.fromEntries(
    rows.map(([, path = '', count, label = '']) => [label, { count, path: path.replaceAll('&amp;', '&') }]),
  )
}
const rowsIn = (html: string) =>
  [
    ...html.matchAll(
      /<tr role="row">(?:<td role="cell"><input[^>]*>)?<th role="rowheader" scope="row"><a href="\/desk\/cases/g,
    ),
  ].length

const busy = async () => {
  const visitor = await at()
  const { world } = visitor
  await world.submit(appeal({ topic: 'other' }), 'one')
  await world.submit(appeal(), 'two')
  await world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
  await world.settle()
  await world.act(world.actUrlFor(chair), { action: 'accept' })
  await world.addMessage('ALM-A-2026-000002', 'Прошу ответить')
  await world.settle()
  return visitor
}

test('each figure is as long as the list that it leads to', async () => {
  const visitor = await busy()
  visitor.world.goTo('2026-02-04')
  await visitor.signIn('secretariat@example.kz')
  const { html } = await visitor.get('/desk?lang=en')
  const figures = figuresIn(html)
  expect(Object.keys(figures)).toHaveLength(11)
  expect(figures['Due today']?.count).toBe('1')
  expect(figures['Due until 11 Feb 2026']?.count).toBe('2')
  expect(figures['The applicant has written']?.count).toBe('1')
  for (const [label, { count, path }] of Object.entries(figures))
    if (path) expect([label, rowsIn((await visitor.get(path)).html)]).toEqual([label, Number(count)])
    else expect([label, count]).toEqual([label, '0'])
})
test('what is late by the council or due today comes first', async () => {
  const visitor = await busy()
  visitor.world.goTo('2026-02-06')
  await visitor.signIn('secretariat@example.kz')
  const { html } = await visitor.get('/desk?lang=ru')
  expect(html).toMatch(new RegExp(`<h2>Сначала это</h2>.*${number}.*<h2>Нагрузка`, 's'))
  expect(html).not.toContain('>ALM-A-2026-000002<')
  const quiet = await (await at()).get('/desk?lang=ru')
  expect(quiet.html).toContain('Дел, которые совет просрочил или должен закончить сегодня, нет.')
})
test('new is what came since the day of the visit before, all day long', async () => {
  const visitor = await busy()
  const fresh = async () => figuresIn((await visitor.get('/desk?lang=en')).html)
  expect((await fresh())['New appeals since 2 Feb 2026']?.count).toBe('2')
  visitor.world.goTo('2026-02-04')
  await visitor.signIn('secretariat@example.kz')
  await visitor.world.submit(appeal(), 'three')
  await visitor.world.settle()
  for (let i = 0; i < 2; i++) expect((await fresh())['New appeals since 2 Feb 2026']?.count).toBe('3')
  visitor.world.goTo('2026-02-05')
  await visitor.signIn()
  expect((await fresh())['New appeals since 4 Feb 2026']?.count).toBe('1')
  visitor.visit = 'desk-visit=2026-02-30.x'
  expect((await fresh())['New appeals since 5 Feb 2026']?.count).toBe('0')
})
test('a commission’s load is what it has open, what of it is late, and how long its answers took', async () => {
  const visitor = await busy()
  const { world } = visitor
  await world.submit(appeal(), 'three')
  await world.settle()
  world.goTo('2026-02-06')
  await world.act(world.actUrlFor(chair), { action: 'answer', outcome: 'satisfied', text: 'Вывезено' })
  await world.settle()
  world.goTo('2026-02-26')
  await visitor.signIn()
  const { html } = await visitor.get('/desk?lang=en')
  const row = /Ecology, transport<\/a><\/th>(.*?)<\/tr>/s.exec(html)?.[1] ?? ''
  expect([...row.matchAll(/">([^<]+)<\/td>/g)].map(([, figure]) => figure)).toEqual(['1', '1', '4'])
})
test('more than are read at once is said, and not counted', async () => {
  const visitor = await at()
  for (let i = 0; i < lookedAt + 5; i++) await visitor.world.submit(appeal({ topic: 'other' }), `key-${i}`)
  await visitor.world.settle()
  const { html } = await visitor.get('/desk?lang=en')
  expect(figuresIn(html)['New appeals since 2 Feb 2026']?.count).toBe(`${lookedAt}+`)
  expect(html).toContain('Counted among the 96 cases that are due first.')
})
test('the day of the last visit is a cookie of the host’s own over TLS', async () => {
  const visitor = new Visitor({ portal: 'https://council.example.kz' })
  await visitor.signIn()
  const { headers } = await visitor.get('/desk')
  expect(headers['set-cookie']).toMatch(
    /^__Host-desk-visit=[\d.-]+; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
})
