/** "My cases" of who decides in the head's place: what the head is to decide and they may, on their days. */
import { describe, expect, test } from 'vitest'
import { councilRules } from '../../../shared/application/council-rules.ts'
import type { Council } from '../../../shared/council/council.ts'
import { workWords } from '../../../shared/text/actions/work-words.ts'
import { texts } from '../../../shared/text/texts.ts'
import { rules } from '../../builders/council.ts'
import { appeal } from '../../builders/inputs.ts'
import { World } from '../../fakes/world.ts'
import { Doors } from '../doors/doors.ts'

const words = workWords('en')
const { terms } = texts('en')
const person = (name: string, box: string) => ({ name, email: `${box}@example.kz`, language: 'ru' as const })
const deputyHead = person('Г. Т. Нурланова', 'deputy')
const actingHead = { ...person('М. Д. Оспанов', 'acting'), from: '2026-02-02', until: '2026-02-10' }
const council: Council = {
  ...rules.council,
  deputyHead,
  actingHead,
  signing: 'head',
  extension: { decidedBy: ['head', 'deputy_head'] },
}
const [extended, written, quiet] = ['ALM-A-2026-000001', 'ALM-A-2026-000002', 'ALM-A-2026-000003']

const hrefOf = (html: string, prefix: string) =>
  new RegExp(`href="(${prefix}[^"]+)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
const numbersIn = (html: string) =>
  [...html.matchAll(/class="go number"[^>]*>([^<]+)</g)].map(([, number]) => number)
const rowOf = (html: string, number: string) =>
  html.split('<li class="action">').find((row) => row.includes(`>${number}</a>`)) ?? ''

/** An extension is asked for in one case, a letter waits to be signed in another, in a third nothing waits for the head. */
const begun = async () => {
  const world = new World({ rules: councilRules(council, rules.calendar) })
  const doors = new Doors(world)
  for (const [i, topic] of ['ecology', 'housing', 'ecology'].entries())
    await world.submit(appeal(topic === 'housing' ? { topic } : {}), `key-${i}`)
  await world.settle()
  const chair = (number: string, box: string) => world.actUrlIn(number, `chair-${box}@example.kz`)
  const until = { action: 'extension', until: '2026-03-12', reason: 'Нужен акт.' } as const
  await world.act(chair(extended, 'ecology-transport'), until)
  const letter = { action: 'letter', agency: 'almaty-su', subject: 'Вода', text: 'Сообщите.' } as const
  await world.act(chair(written, 'housing'), letter)
  await world.settle()
  /** The page that a link of theirs leads to. */
  const work = async (email: string, number = extended) => {
    const { pathname } = new URL(world.actUrlIn(number, email))
    return hrefOf((await doors.get(`${pathname}?lang=en`)).text, '/work/')
  }
  return { world, doors, work }
}

describe('what they see', () => {
  test('the acting head both kinds, a deputy what a deputy may decide, the head all, marked', async () => {
    const { doors, work } = await begun()
    const acting = await doors.get(await work(actingHead.email))
    expect(numbersIn(acting.text).sort()).toEqual([extended, written])
    expect(acting.text).toContain(words.ofStandIn)
    expect(rowOf(acting.text, extended)).toContain(words.owes(terms['extension.decision']))
    expect(rowOf(acting.text, written)).toContain(words.owes(terms['letter.signing']))

    const deputy = await doors.get(await work(deputyHead.email))
    expect(numbersIn(deputy.text)).toEqual([extended])

    const head = await doors.get(await work(council.head.email))
    expect(numbersIn(head.text).sort()).toEqual([extended, written, quiet])
    expect(rowOf(head.text, extended)).toContain(words.owes(terms['extension.decision']))
    expect(rowOf(head.text, quiet)).not.toContain(words.owes(''))
  })
  test('a case leaves when it is decided', async () => {
    const { world, doors, work } = await begun()
    const path = await work(deputyHead.email)
    const refuse = { action: 'refuse_extension', reason: 'Срока хватит.' } as const
    await world.act(world.actUrlIn(extended, deputyHead.email), refuse)
    await world.settle()
    expect((await doors.get(path)).text).toContain(words.none)
  })
  test('a row of an earlier version tells what is due first', async () => {
    const { world, doors, work } = await begun()
    const path = await work(deputyHead.email)
    const view = await world.views.get(extended, 'case')
    if (!view || !('headOwes' in view)) throw new Error('no view')
    const { headOwes: _, ...older } = view
    await world.views.put({
      ...older,
      version: view.version + 1,
      nextOwner: 'head',
      nextTerm: 'extension.decision',
    })
    expect(numbersIn((await doors.get(path)).text)).toEqual([extended])
  })
})

describe('what they do', () => {
  test('a row leads to the page on which they decide, a case that asks nothing of them to none', async () => {
    const { doors, work } = await begun()
    const path = await work(actingHead.email)
    const { text } = await doors.get(path)
    const open = async (number: string) => doors.get(`${path.split('?')[0]}/case?number=${number}&lang=en`)
    const [one, other] = [await open(extended), await open(written)]
    expect((await doors.get(one.headers.location ?? '')).text).toContain('id="do-extend"')
    expect((await doors.get(other.headers.location ?? '')).text).toContain('id="do-sign"')
    expect(hrefOf(rowOf(text, extended), `${path.split('?')[0]}/case`)).toContain(extended)
    expect((await open(quiet)).status).toBe(404)
    const own = (await work(deputyHead.email)).split('?')[0]
    expect((await doors.get(`${own}/case?number=${written}`)).status).toBe(404)
  })
})

describe('when', () => {
  test('the acting head’s page ends with their days, and a deputy’s with the post', async () => {
    const { world, doors, work } = await begun()
    const [acting, deputy] = [await work(actingHead.email), await work(deputyHead.email)]
    world.goTo(actingHead.until)
    expect((await doors.get(acting)).status).toBe(200)
    world.goTo('2026-02-11')
    expect((await doors.get(acting)).status).toBe(404)
    expect((await doors.get(deputy)).status).toBe(200)
    const { deputyHead: _, ...others } = council
    doors.deps = { ...doors.deps, rules: councilRules(others, rules.calendar) }
    expect((await doors.get(deputy)).status).toBe(404)
  })
  test('its address comes by mail to who asks for it, of one person once', async () => {
    const { world, doors } = await begun()
    await doors.form('/work?lang=en', { email: actingHead.email })
    await world.settle()
    const { text = '', kind } = world.mailsTo(actingHead.email).at(-1) ?? {}
    expect(kind).toBe('office')
    expect(text.match(/\/work\/\S+/g)).toHaveLength(1)
    const { pathname, search } = new URL(/http\S+\/work\/\S+/.exec(text)?.[0] ?? '')
    expect(numbersIn((await doors.get(`${pathname}${search}`)).text)).toHaveLength(2)
  })
})
