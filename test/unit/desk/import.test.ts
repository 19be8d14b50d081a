/** An old register at the desk: checked, loaded, activated. */
import { describe, expect, test } from 'vitest'
import { limits } from '../../../events/limits.ts'
import { fold } from '../../../shared/domain/fold.ts'
import { open } from '../../builders/registers.ts'
import { readOf } from '../text/words-of.ts'
import { atDesk, csvOf, sample } from './importing.ts'

describe('a file is checked first', () => {
  test('and nothing of it is loaded, and how much it would load is told', async () => {
    const { visitor, check } = await atDesk()
    const { status, html } = await check('appeals', sample('appeals'))
    expect(status).toBe(200)
    const rows = sample('appeals').trim().split('\n').length - 1
    expect(readOf(html)).toContain(`Новых: ${rows}, исправленных: 0, без изменений: 0.`)
    expect(readOf(html)).toContain('Пока ничего не загружено.')
    expect(Buffer.byteLength(html)).toBeLessThan(60_000)
    expect(await visitor.world.log.load('A-1')).toEqual([])
  })

  test('each problem is told with its line and column, in the names of the page, and what was chosen stays', async () => {
    const { check } = await atDesk()
    const wrong = await check(
      'appeals',
      csvOf('appeals', {}, { number: 'A-2', topic: 'море' }, { number: 'A-3', subject: 'Л?фт' }),
      { prefix: '2025/' },
    )
    expect(wrong.status).toBe(422)
    const read = readOf(wrong.html)
    expect(read).toContain('Ошибок: 2. Ничего не загружено.')
    expect(read).toContain('Строка 3, столбец «topic»:')
    expect(read).toContain('Строка 4, столбец «subject»:')
    expect(read).toContain('добавьте «Буквы и номера в журнале именно такие»')
    expect(read).not.toMatch(/--\w|npm run/)
    expect(wrong.html).toContain('value="2025/"')
    expect(wrong.html).toContain('<option value="appeals" selected>')
    expect(wrong.html).not.toContain('value="load"')
  })

  test('the file that was sent once is checked again without being chosen anew', async () => {
    const { check, press } = await atDesk()
    const wrong = await check('appeals', csvOf('appeals', { subject: 'Л?фт' }))
    const right = await press(wrong.html, 'check', { asTyped: 'yes', kind: 'appeals' })
    expect(right.status).toBe(200)
    expect(readOf(right.html)).toContain('Новых: 1')
    expect(readOf(right.html)).toContain('Файл на проверке: журнал.csv')
  })

  test('many problems are one page', async () => {
    const { check } = await atDesk()
    const rows = Array.from({ length: 250 }, (_, i) => ({ number: `A-${i}`, subject: 'Л?фт не работает' }))
    const { html } = await check('appeals', csvOf('appeals', ...rows))
    expect(readOf(html)).toContain('Ошибок: 250.')
    expect(Buffer.byteLength(html)).toBeLessThan(60_000)
  })

  test('without a kind, a file or a right prefix it is told at their fields', async () => {
    const { check } = await atDesk()
    const { status, html } = await check('', '', { prefix: '2025' })
    expect(status).toBe(422)
    for (const id of ['kind-error', 'file-error', 'prefix-error']) expect(html).toContain(`id="${id}"`)
  })

  test('of a file with more rows than are loaded here it is said where the border is', async () => {
    const { check } = await atDesk()
    const rows = Array.from({ length: limits.registerRows + 1 }, (_, i) => ({ number: `A-${i}` }))
    const { status, html } = await check('appeals', csvOf('appeals', ...rows))
    expect(status).toBe(422)
    expect(readOf(html)).toContain('В файле строк: 10 001, а здесь загружается не больше 10 000')
  })

  test('a workbook is told to be none', async () => {
    const { check } = await atDesk()
    const { status, html } = await check('appeals', 'PK\u0003\u0004\0\0')
    expect(status).toBe(422)
    expect(readOf(html)).toContain('это не текст. Сохраните таблицу как CSV')
  })
})

describe('a register is loaded', () => {
  test('as it was checked; again it changes nothing', async () => {
    const { visitor, csrf, page, check, load } = await atDesk()
    const csv = csvOf('appeals', {}, { number: 'A-2' })
    expect(readOf((await load('appeals', csv)).html)).toContain('Журнал загружен: журнал.csv. Новых: 2')
    expect(fold(await visitor.world.log.load('A-2'))?.kind).toBe('appeal')
    expect(await visitor.world.views.get('A-2', 'case')).toBeDefined()
    const again = await check('appeals', csv)
    expect(readOf(again.html)).toContain('Новых: 0, исправленных: 0, без изменений: 2.')
    expect(again.html).not.toContain('value="load"')
    const version = (await visitor.world.log.load('A-2')).length
    const stored = /name="stored" value="([^"]+)"/.exec(again.html)?.[1] ?? ''
    const loaded = await visitor.post(page, { csrf, do: 'load', kind: 'appeals', stored })
    expect(readOf(loaded.html)).toContain('Новых: 0, исправленных: 0, без изменений: 2.')
    expect(await visitor.world.log.load('A-2')).toHaveLength(version)
  })

  test.each([
    ['activities', 'activity'],
    ['members', 'members'],
    ['channels', 'channels'],
  ] as const)('%s of the council’s own work too', async (kind, part) => {
    const { visitor, load } = await atDesk()
    expect(readOf((await load(kind)).html)).toContain('Журнал загружен: журнал.csv.')
    const id = part === 'activity' ? sample(kind).split('\n')[1]?.split(',')[0] : part
    expect(await visitor.world.views.get(id ?? '', part)).toBeDefined()
  })

  test('not once the file is gone: it is asked for again', async () => {
    const { visitor, check, press } = await atDesk()
    const { html } = await check('appeals', csvOf('appeals', {}))
    visitor.world.files.objects.clear()
    const gone = await press(html, 'load')
    expect(gone.status).toBe(422)
    expect(readOf(gone.html)).toContain('Проверенный файл больше не хранится.')
  })

  test('not by a form of somebody else', async () => {
    const { visitor, check } = await atDesk()
    const { html } = await check('appeals', csvOf('appeals', {}))
    const stored = /name="stored" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const foreign = await visitor.post('/desk/import', { csrf: 'x', do: 'load', kind: 'appeals', stored })
    expect(foreign.status).toBe(403)
    expect(await visitor.world.log.load('A-1')).toEqual([])
  })
})

describe('what is open is activated', () => {
  test('after it was said how much that is; once', async () => {
    const { visitor, csrf, page, press, load } = await atDesk()
    await load('appeals', csvOf('appeals', {}, { ...open, number: 'A-2', received_at: '2026-01-20' }))
    await load('letters', csvOf('letters', { answered_on: '', decision: '', due_on: '2026-03-01' }))
    const asked = await visitor.post(page, { csrf, do: 'activate' })
    expect(readOf(asked.html)).toContain('Будет взято на контроль: 2.')
    expect(Object.keys(fold(await visitor.world.log.load('A-2'))?.pending ?? {})).toEqual([])
    const done = await press(asked.html, 'activate')
    expect(readOf(done.html)).toContain('Взято на контроль. Дел: 2, сроков в них: 2.')
    expect(Object.keys(fold(await visitor.world.log.load('A-2'))?.pending ?? {})).toContain('answer')
    const again = await visitor.post(page, { csrf, do: 'activate' })
    expect(readOf(again.html)).toContain('Брать на контроль нечего.')
  })
})
