/** A report of a period, from the desk to the site: downloaded, published, and as it was ever after. */
import { unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { describe, expect, test } from 'vitest'
import { councilRegisters, registers } from '../../../events/journal/registers.ts'
import { languages } from '../../../events/values.ts'
import { importCouncilRegister } from '../../../shared/application/journal/import-council.ts'
import { importRegister } from '../../../shared/application/journal/import-journal.ts'
import { sampleLines } from '../../builders/registers.ts'
import { Doors } from '../doors/doors.ts'
import { readOf } from '../text/words-of.ts'

const year = { from: '01.01.2025', to: '31.12.2025', language: 'ru' }

const atDesk = async () => {
  const doors = new Doors()
  doors.world.now = '2026-01-12T05:00:00.000Z'
  const { cookie, csrf } = await doors.signIn()
  const pass = doors.deps.links.staffToken('secretary@example.kz', Date.parse(doors.world.now) + 86_400_000)
  let keys = 0
  const enter = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${pass}`, 'idempotency-key': `enter-${++keys}` }
    const { status, text } = await doors.json(`/api/desk/${path}`, body, headers)
    expect(status, text).toBeLessThan(300)
    await doors.world.settle()
    return JSON.parse(text)
  }
  const roundTable = async (title: string) => {
    const { number } = await enter('activities', { form: 'round_table', title, on: '2025-11-20' })
    await enter(`activities/${number}`, { action: 'hold', on: '2025-11-20' })
  }
  const send = async (fields: Record<string, string>, lang = 'ru') => {
    const answer = await doors.form(`/desk/report?lang=${lang}`, { csrf, ...fields }, { cookie })
    await doors.world.settle()
    return answer
  }
  const publish = (key: string, fields = year) =>
    send({ ...fields, do: 'publish', confirmed: 'yes', idempotencyKey: key })
  /** A minute is what the site keeps its news for. */
  const later = (minutes = 2) => {
    doors.world.now = new Date(Date.parse(doors.world.now) + minutes * 60_000).toISOString()
  }
  const read = async (path: string) => readOf((await doors.get(path)).text)
  return { doors, cookie, enter, send, publish, roundTable, later, read }
}

describe('at the desk', () => {
  test('the yearly report is three clicks away: the menu, nothing to type, the format', async () => {
    const { doors, cookie, send } = await atDesk()
    expect((await doors.get('/desk?lang=ru', { cookie })).text).toContain('href="/desk/report?lang=ru">Отчёт')
    const { text } = await doors.get('/desk/report?lang=ru', { cookie })
    expect(text).toContain('value="01.01.2025"')
    expect(text).toContain('value="31.12.2025"')
    expect(text).toContain('Опубликованных отчётов пока нет.')
    expect(Buffer.byteLength(text)).toBeLessThan(60_000)
    const { headers } = await send({ ...year, do: 'docx' })
    expect(headers['content-disposition']).toBe('attachment; filename="report-2025-01-01-2025-12-31-ru.docx"')
  })

  test('a document opens, in the language that was asked for, with the titles of activities', async () => {
    const { roundTable, send } = await atDesk()
    await roundTable('О тарифах на тепло')
    const { text, headers } = await send({ ...year, language: 'kk', do: 'docx' })
    expect(headers['content-type']).toContain('wordprocessingml')
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(text, 'base64') })
    expect(value).toContain('О тарифах на тепло')
    expect(value).toContain('Есепті кезең')
    expect(Object.keys(unzipSync(Buffer.from(text, 'base64')))).toContain('word/document.xml')
  })

  test.each([
    ['html', 'text/html', 'Отчётный период'],
    ['csv', 'text/csv', 'table,key,measure,value'],
    ['json', 'application/json', '"appeals"'],
  ])('%s is a file', async (format, type, contains) => {
    const { send } = await atDesk()
    const { status, text, headers } = await send({ ...year, do: format })
    expect(status).toBe(200)
    expect(headers['content-type']).toContain(type)
    expect(headers['content-disposition']).toContain(`.${format}"`)
    expect(text).toContain(contains)
  })

  test('the file for programs has what came of the plan beside the figures that the site has', async () => {
    const { doors, enter, send } = await atDesk()
    const { number: meeting } = await enter('activities', { form: 'general_meeting', title: 'План' })
    const { number: kept } = await enter('activities', { form: 'visit', title: 'Выезд', on: '2026-02-10' })
    const { number: left } = await enter('activities', { form: 'visit', title: 'Выезд', on: '2026-02-12' })
    await enter(`activities/${meeting}`, {
      ...{ action: 'hold', on: doors.world.rules.dayOf(doors.world.now), present: 27, total: 40 },
      decisions: [{ text: 'Утвердить план', effect: { kind: 'plan', activities: [kept, left] } }],
    })
    await enter(`activities/${kept}`, { action: 'move', to: '2026-02-11', text: 'Зал' })
    await enter(`activities/${left}`, { action: 'cancel', text: 'Зал' })
    const period = { from: '01.01.2026', to: '30.06.2026' }
    const { council, ...others } = JSON.parse((await send({ ...period, do: 'json' })).text)
    const { plan, ...known } = council
    expect(plan).toEqual({ planned: 2, done: 0, moved: 1, dropped: 1 })
    const there = await doors.get('/api/statistics?from=2026-01-01&to=2026-06-30')
    expect({ ...others, council: known }).toEqual(JSON.parse(there.text))
  })

  test('a day that is none, and an end before the beginning, are told at their fields, and what was typed stays', async () => {
    const { send } = await atDesk()
    const wrong = await send({ ...year, from: '31.02.2025', do: 'docx' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('id="from-error"')
    expect(wrong.text).toContain('value="31.02.2025"')
    const backwards = await send({ ...year, to: '31.12.2024', do: 'publish' })
    expect(backwards.status).toBe(422)
    expect(backwards.text).toContain('id="to-error"')
  })

  test('a period that is not over is a file, and is not published', async () => {
    const { send } = await atDesk()
    const ahead = { ...year, from: '01.01.2026', to: '31.12.2026' }
    expect((await send({ ...ahead, do: 'html' })).text).toContain('Период ещё не закончился')
    const refused = await send({ ...ahead, do: 'publish' })
    expect(refused.status).toBe(422)
    expect(readOf(refused.text)).toContain('Этот день ещё не наступил')
  })
})

describe('published', () => {
  test('after its figures were shown once more, it is news in every language and in the feed', async () => {
    const { doors, send, publish, later, read } = await atDesk()
    const asked = await send({ ...year, do: 'publish' })
    expect(asked.text).toContain('Опубликовать отчёт?')
    expect(await read('/news?lang=ru')).not.toContain('Совет опубликовал отчёт')
    expect((await publish('one')).headers.location).toBe('/desk/report?lang=ru&done=1')
    later()
    expect(await read('/news?lang=ru')).toContain('Отчёт: 1 января – 31 декабря 2025')
    expect(await read('/news?lang=kk')).toContain('Кеңес осы кезеңдегі жұмысы туралы есебін жариялады.')
    expect((await doors.get('/feed.atom?lang=en')).text).toContain('/reports/1?lang=en')
    for (const lang of languages) {
      const { status, text } = await doors.get(`/reports/1?lang=${lang}`)
      expect(status).toBe(200)
      expect(Buffer.byteLength(text)).toBeLessThan(60_000)
      const { text: bytes } = await doors.get(`/reports/1/${lang}.docx`)
      expect(Object.keys(unzipSync(Buffer.from(bytes, 'base64')))).toContain('word/document.xml')
      expect((await doors.get(`/reports/1/${lang}.html`)).headers['content-disposition']).toContain(
        `-${lang}.html`,
      )
    }
  })

  test('it stays as it was, whatever is entered later; published anew it is another', async () => {
    const { publish, roundTable, later, read } = await atDesk()
    await roundTable('О воде')
    await publish('one')
    await roundTable('О дорогах')
    later()
    expect(await read('/reports/1?lang=ru')).toContain('О воде')
    expect(await read('/reports/1?lang=ru')).not.toContain('О дорогах')
    await publish('two')
    expect(await read('/reports/1?lang=ru')).not.toContain('О дорогах')
    expect(await read('/reports/2?lang=ru')).toContain('О дорогах')
  })

  test('the same report twice is refused; the same button twice is one report', async () => {
    const { doors, cookie, publish } = await atDesk()
    await publish('one')
    expect((await publish('one')).headers.location).toContain('done=1')
    const again = await publish('two')
    expect(again.status).toBe(422)
    expect(readOf(again.text)).toContain('От этого ничего не изменится')
    const { text } = await doors.get('/desk/report?lang=ru&done=1', { cookie })
    expect(text).toContain('href="/reports/1?lang=ru"')
    expect(text).not.toContain('/reports/2')
  })

  test('a whole year of registers is one page, and a text that can be stored', async () => {
    const { doors, publish, later } = await atDesk()
    const at = doors.world.now
    for (const register of registers)
      await importRegister(doors.world.deps, register, sampleLines(register), { at })
    for (const register of councilRegisters)
      await importCouncilRegister(doors.world.deps, register, sampleLines(register), { at })
    await publish('one', { ...year, from: '16.05.2025' })
    later()
    for (const lang of languages) {
      const { status, text } = await doors.get(`/reports/1?lang=${lang}`)
      expect(status).toBe(200)
      expect(text).toContain('21\u00A0400')
      expect(Buffer.byteLength(text), lang).toBeLessThan(60_000)
    }
    const stored = doors.world.people.all().filter(({ content }) => content.kind === 'report')
    const sizes = stored.map(({ content }) => Buffer.byteLength(JSON.stringify(content)))
    expect(Math.max(...sizes)).toBeLessThan(100_000)
  })

  test('its texts have no end', async () => {
    const { doors, publish } = await atDesk()
    await publish('one')
    const texts = doors.world.people.all().filter(({ content }) => content.kind === 'report')
    expect(texts.map(({ expiresAt }) => expiresAt)).toEqual([undefined, undefined, undefined])
  })

  test.each(['/reports/2', '/reports/x', '/reports/1/ru.pdf', '/reports/1/fr.docx', '/reports/01'])(
    '%s is not there',
    async (path) => {
      const { doors, publish } = await atDesk()
      await publish('one')
      expect((await doors.get(path)).status).toBe(404)
    },
  )
})
