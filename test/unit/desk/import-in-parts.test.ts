/** A register that is larger than what one request does: checked whole, then loaded, part by part. */
import { describe, expect, test } from 'vitest'
import type { CouncilRegister } from '../../../events/journal/registers.ts'
import { limits } from '../../../events/limits.ts'
import { partRows } from '../../../shared/application/journal/import-in-parts.ts'
import { compositionOf } from '../../../shared/domain/members/composition.ts'
import { figuresOf } from '../../../shared/domain/publications/channels.ts'
import { columns } from '../../../shared/text/journal/import.ts'
import type { World } from '../../fakes/world.ts'
import { readOf } from '../text/words-of.ts'
import { atDesk, csvOf } from './importing.ts'

const rows = partRows + 150
const numbered = (n: number) => ({ number: `A-${n}`, subject: `Лифт ${n}` })
const appeals = (change: Record<number, Record<string, string>> = {}) =>
  csvOf('appeals', ...Array.from({ length: rows }, (_, i) => ({ ...numbered(i + 1), ...change[i + 1] })))

const ofAnotherYear = { received_at: '2024-03-04', closed_on: '2024-03-20' }

type Desk = Awaited<ReturnType<typeof atDesk>>
/** Presses the button for as long as the page has it; all pages, the given one first. */
const goOn = async ({ press }: Pick<Desk, 'press'>, html: string): Promise<string[]> => {
  const pages = [html]
  for (let last = html; last.includes('value="on"'); pages.push(last)) last = (await press(last, 'on')).html
  return pages
}
const lastOf = (pages: readonly string[]) => readOf(pages.at(-1) ?? '')
const farOf = (pages: readonly string[]) =>
  pages.flatMap((html) => /(Проверено|Загружено) строк: \d+ из \d+/.exec(readOf(html))?.[0] ?? [])
const commits = (world: World) => world.log.stream.length
/** Commits of each of the loaded cases. */
const perCase = async (world: World) => {
  const logs = await Promise.all(Array.from({ length: rows }, (_, i) => world.log.load(`A-${i + 1}`)))
  return [...new Set(logs.map((log) => log.length))]
}
const checked = async (desk: Desk, csv = appeals()) =>
  (await goOn(desk, (await desk.check('appeals', csv)).html)).at(-1) ?? ''

describe('a large file is checked', () => {
  test('Given more rows than one request looks at, when it is sent, then the page says how many are through, goes on, and nothing is loaded', async () => {
    const desk = await atDesk()
    const { status, html } = await desk.check('appeals', appeals())
    expect(status).toBe(200)
    expect(html).toContain('data-goes-on')
    const pages = await goOn(desk, html)
    expect(farOf(pages)).toEqual([`Проверено строк: ${partRows} из ${rows}`])
    expect(lastOf(pages)).toContain(`Новых: ${rows}, исправленных: 0, без изменений: 0.`)
    expect(commits(desk.visitor.world)).toBe(0)
  })

  test('Given problems of the lines and of what is loaded in different parts, when all is checked, then each is told at its line, and nothing can be loaded', async () => {
    const desk = await atDesk()
    await desk.load('appeals', csvOf('appeals', { number: 'A-1', ...ofAnotherYear }))
    const before = commits(desk.visitor.world)
    const csv = appeals({ 2: { topic: 'море' }, 300: { subject: 'Л?фт' } })
    const html = await checked(desk, csv)
    const read = readOf(html)
    expect(read).toContain('Ошибок: 3. Ничего не загружено.')
    expect(read).toMatch(/Строка 2, .*Строка 3, столбец «topic»: .*Строка 301, столбец «subject»: /)
    expect(html).not.toContain('value="load"')
    // Who has kept an older page, or makes a form of their own, is told the same.
    const forced = await desk.press(html.replace('value="check"', 'value="load"'), 'load')
    expect([forced.status, readOf(forced.html)]).toEqual([422, expect.stringContaining('Ошибок: 3.')])
    expect(commits(desk.visitor.world)).toBe(before)
  })

  test('Given more problems than a page shows, when the table is asked for, then it has all of them', async () => {
    const desk = await atDesk()
    const wrong = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [i + 1, { topic: 'море' }]))
    const html = await checked(desk, appeals(wrong))
    expect(html).toContain('/desk/import/problems.csv')
    const { headers, html: csv } = await desk.visitor.get('/desk/import/problems.csv?lang=ru')
    expect(headers['content-type']).toContain('text/csv')
    const [head, ...lines] = csv.replace('\uFEFF', '').trim().split('\r\n')
    expect(head).toBe('Строка;Столбец;Ошибка')
    expect(lines.map((line) => Number.parseInt(line, 10))).toEqual(
      Array.from({ length: 60 }, (_, i) => i + 2),
    )
  })

  test('Given nothing was checked, when the table is asked for, then there is none', async () => {
    const { visitor } = await atDesk()
    expect((await visitor.get('/desk/import/problems.csv')).status).toBe(404)
  })

  test('Given a file of megabytes, when it is sent, then it is taken, and elsewhere a body of that size is not', async () => {
    const desk = await atDesk()
    const note = 'Қ'.repeat(1000)
    const csv = csvOf('appeals', ...Array.from({ length: 1300 }, (_, i) => numbered(i + 1)))
    const wide = csv.replace(/$/gm, `,${note}`).replace(note, 'Ескерту')
    expect(Buffer.byteLength(wide)).toBeGreaterThan(2.5e6)
    expect(Buffer.byteLength(wide)).toBeLessThan(limits.registerBytes)
    expect((await desk.check('appeals', wide)).status).toBe(200)
    expect((await desk.check('appeals', wide + note.repeat(300))).status).toBe(413)
    const report = await desk.visitor.post('/desk/report', { csrf: desk.csrf, from: wide })
    expect(report.status).toBe(413)
  })
})

describe('a large file is loaded', () => {
  test('Given it was checked, when it is loaded, then part after part, each row once', async () => {
    const desk = await atDesk()
    const { html } = await desk.press(await checked(desk), 'load')
    expect(commits(desk.visitor.world)).toBe(partRows)
    const pages = await goOn(desk, html)
    expect(farOf(pages)).toEqual([`Загружено строк: ${partRows} из ${rows}`])
    expect(lastOf(pages)).toContain(`Журнал загружен: журнал.csv. Новых: ${rows}`)
    expect(await perCase(desk.visitor.world)).toEqual([1])
  })

  test('Given it is loaded, when it is sent again, then nothing changes', async () => {
    const desk = await atDesk()
    await goOn(desk, (await desk.press(await checked(desk), 'load')).html)
    const again = await checked(desk)
    expect(readOf(again)).toContain(`Новых: 0, исправленных: 0, без изменений: ${rows}.`)
    await goOn(desk, (await desk.press(again, 'load')).html)
    expect(await perCase(desk.visitor.world)).toEqual([1])
  })

  test('Given the browser was closed, when its member comes back, then the page says what is loaded, does nothing by itself, and goes on from there', async () => {
    const desk = await atDesk()
    await desk.press(await checked(desk), 'load')
    const back = await desk.visitor.get(desk.page)
    expect(farOf([back.html])).toEqual([`Загружено строк: ${partRows} из ${rows}`])
    expect(back.html).not.toContain('data-goes-on')
    expect(commits(desk.visitor.world)).toBe(partRows)
    expect(lastOf(await goOn(desk, back.html))).toContain('Журнал загружен')
    expect(await perCase(desk.visitor.world)).toEqual([1])
  })

  test('Given the function was killed within a part, when it goes on, then the rows that were loaded stay as they are', async () => {
    const desk = await atDesk()
    const { world } = desk.visitor
    const { html } = await desk.press(await checked(desk), 'load')
    let left = 100
    world.hook = async (call, run) => {
      if (call.name === 'log.append' && left-- <= 0) throw new Error('killed')
      return run()
    }
    expect((await desk.press(html, 'on')).status).toBe(500)
    world.hook = undefined
    expect(commits(world)).toBe(partRows + 100)
    const back = await desk.visitor.get(desk.page)
    expect(farOf([back.html])).toEqual([`Загружено строк: ${partRows} из ${rows}`])
    expect(lastOf(await goOn(desk, back.html))).toContain('Журнал загружен')
    expect(await perCase(world)).toEqual([1])
  })

  test('Given a number is taken between check and load, when its part is loaded, then the page says what is loaded and which line stopped it; the corrected file loads the rest', async () => {
    const desk = await atDesk()
    const ready = await checked(desk)
    const { html } = await desk.press(ready, 'load')
    const { world } = desk.visitor
    const cookie = desk.visitor.cookie
    const other = await atDesk(desk.visitor, 'secretariat@example.kz')
    await other.load('appeals', csvOf('appeals', { number: 'A-300', ...ofAnotherYear }))
    desk.visitor.cookie = cookie
    const stopped = await desk.press(html, 'on')
    expect(stopped.status).toBe(422)
    expect(readOf(stopped.html)).toContain(
      `Ошибок: 1. Загружено строк: ${partRows} из ${rows}. Остальное не загружено.`,
    )
    expect(readOf(stopped.html)).toContain('Строка 301, столбец «received_at»:')
    expect(commits(world)).toBe(partRows + 1)
    const again = await checked(desk, appeals({ 300: { number: 'A-300a' } }))
    expect(readOf(again)).toContain(`Новых: ${rows - partRows}, исправленных: 0, без изменений: ${partRows}.`)
    expect(lastOf(await goOn(desk, (await desk.press(again, 'load')).html))).toContain('Журнал загружен')
    expect(await world.log.load('A-300a')).toHaveLength(1)
  })

  test('Given a case that cannot be read any more, when its part is loaded, then the page names it and says what is loaded', async () => {
    const desk = await atDesk()
    const { world } = desk.visitor
    const { html } = await desk.press(await checked(desk), 'load')
    await desk.load('appeals', csvOf('appeals', numbered(300)))
    // The member's last file is another now: the large one is sent again, and goes on.
    const unreadable = (commit: object) => ({ ...commit, events: [{ type: 'CaseAudited', v: 1 }] })
    const again = await checked(desk)
    expect(readOf(again)).toContain(`без изменений: ${partRows + 1}.`)
    world.log.rewrite('A-300', 1, unreadable as never)
    const pages = await goOn(desk, (await desk.press(again, 'load')).html)
    expect(lastOf(pages)).toContain(
      `Эти дела сейчас нельзя прочитать: A-300. Сообщите оператору системы. Загружено строк: ${partRows} из ${rows}.`,
    )
    // A page of the first file is of no use to anybody.
    expect((await desk.press(html, 'on')).status).toBe(422)
    expect(commits(world)).toBe(partRows + 1)
  })

  test('Given letters that stand before the cases they are about, parts away, when they are loaded, then each belongs to its case', async () => {
    const desk = await atDesk()
    const letter = (n: number) => ({ number: `L-${n}`, subject: `Вода ${n}` })
    const about = { ...letter(1), case_number: 'L-650' }
    const csv = csvOf('letters', about, ...Array.from({ length: 650 }, (_, i) => letter(i + 2)))
    const ready = (await goOn(desk, (await desk.check('letters', csv)).html)).at(-1) ?? ''
    expect(readOf(ready)).toContain('Новых: 651')
    await goOn(desk, (await desk.press(ready, 'load')).html)
    const log = await desk.visitor.world.log.load('L-650')
    expect(log.map(({ events: [e] }) => e?.type)).toEqual(['RegisterRowLoaded', 'RegisterRowLoaded'])
  })
})

describe('two clerks at once', () => {
  const both = async () => {
    const desk = await atDesk()
    const first = desk.visitor.cookie
    const other = await atDesk(desk.visitor, 'secretariat@example.kz')
    const second = desk.visitor.cookie
    /** As the one or the other: a request takes the cookie that there is when it is sent. */
    const as = <T>(cookie: string, send: () => Promise<T>) => {
      desk.visitor.cookie = cookie
      return send()
    }
    return { desk, other, as, first, second, world: desk.visitor.world }
  }

  test('Given both check the same file, when they load it side by side, then each case has one commit', async () => {
    const { desk, other, as, first, second, world } = await both()
    const mine = await as(first, () => checked(desk))
    const theirs = await as(second, () => checked(other))
    let [a, b] = await Promise.all([
      as(first, () => desk.press(mine, 'load')),
      as(second, () => other.press(theirs, 'load')),
    ])
    while (a.html.includes('value="on"')) {
      const pages = [a.html, b.html] as const
      ;[a, b] = await Promise.all([
        as(first, () => desk.press(pages[0], 'on')),
        as(second, () => other.press(pages[1], 'on')),
      ])
    }
    for (const { html } of [a, b])
      expect(readOf(html)).toContain(`Журнал загружен: журнал.csv. Новых: ${rows}`)
    expect(await perCase(world)).toEqual([1])
  })

  const lines = (kind: CouncilRegister, all: Record<string, string>[]) =>
    [columns[kind], ...all.map((row) => columns[kind].map((column) => row[column] ?? ''))]
      .map((cells) => cells.join(','))
      .join('\n')
  const members = Array.from({ length: 180 }, (_, i) => ({
    member: `m${i}`,
    name: `Мүше ${i}`,
    seat: 'ngo',
    organisation: 'ОФ',
    role: 'member',
    admitted_on: '2025-01-10',
  }))
  const channels = Array.from({ length: 180 }, (_, i) => ({
    channel: `channel-${i}`,
    from: '2025-01-01',
    to: '2025-06-30',
    publications: '3',
    views: '40',
  }))

  test.each([
    ['members', members, 'MemberLoaded'],
    ['channels', channels, 'ChannelCounted'],
  ] as const)(
    'Given one loads %s while the other is half through them, when both are done, then each row stands once',
    async (kind, all, type) => {
      const { desk, other, as, first, second, world } = await both()
      const half = await as(first, () => desk.check(kind, lines(kind, all.slice(0, 90))))
      const whole = await as(second, () => other.check(kind, lines(kind, [...all].reverse())))
      await Promise.all([
        as(first, () => desk.press(half.html, 'load')),
        as(second, () => other.press(whole.html, 'load')),
      ])
      const log = await world.log.load(kind)
      const events = log.flatMap((commit) => commit.events).filter((e) => e.type === type)
      expect(events).toHaveLength(all.length)
      const known = kind === 'members' ? compositionOf(log).members : figuresOf(log)
      expect(known).toHaveLength(all.length)
      // No name ends: the commits that name them were carried on.
      const ends = world.people.all().filter((one) => one.caseId === kind && one.expiresAt !== undefined)
      expect(ends).toEqual([])
    },
  )
})
