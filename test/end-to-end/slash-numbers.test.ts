/** Numbers with slashes, as offices write them, on the real stack: every address that has one opens. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { until } from '../../infra/ops/common/visitor.ts'
import { columns } from '../../shared/text/journal/import.ts'
import { files } from '../builders/files.ts'
import { linesOf, open } from '../builders/registers.ts'
import { deskOf } from './member.ts'
import { connect, givenCloud } from './system.ts'

const cloud = givenCloud()
const system = connect(cloud)
const { portal, npm, v, eventsOf } = system
const { get, post, signedIn, page: pageFor } = deskOf(system)
const number = '05-13/1234-И'
const address = '/desk/cases/05-13/1234-%D0%98'

let cookie = ''
let csrf = ''
const page = (path: string) => pageFor(path, cookie)

beforeAll(async () => {
  const file = join(cloud.dir, 'slashed.csv')
  const rows = linesOf('appeals', {
    number,
    ...open,
    // In no period that another file reports on.
    received_at: '2026-06-01',
    commission: '',
    topic: 'other',
    subject: 'Номер с дробью',
  })
  writeFileSync(file, rows.map(({ cells }) => cells.join(';')).join('\r\n'))
  expect(columns.appeals).toEqual(rows[0]?.cells)
  expect(await npm('import', '--kind', 'appeals', file, '--lang', 'ru')).toMatchObject({ code: 0 })
  expect(await npm('import', '--activate', '--lang', 'ru')).toMatchObject({ code: 0 })

  ;({ cookie, csrf } = await signedIn())
})

describe('an appeal of an old register', () => {
  test('is opened from the list, by search and by the addresses that were given out before', async () => {
    const list = await until('the list', async () => {
      const html = await page('/desk?list=unassigned&lang=ru')
      return html.includes(number) ? html : undefined
    })
    const [, listed = ''] = /href="(\/desk\/cases\/05-13[^"]*)"/.exec(list) ?? []
    // The way back to the list goes along.
    expect(listed.replace(/i=\d+/, 'i=N')).toBe(`${address}?in=list%3Dunassigned&amp;i=N&amp;lang=ru`)
    const found = await post('/desk/search?lang=ru', { q: '№ 05–13/1234-И', csrf }, cookie)
    expect([found.status, found.headers.get('location')]).toEqual([303, `${address}?lang=ru`])
    for (const path of [
      listed.replaceAll('&amp;', '&'),
      '/desk/cases/05-13%2F1234-%D0%98',
      '/desk/cases/05-13/1234-И',
    ])
      expect(await page(path)).toContain('Номер с дробью')
    expect((await get('/desk/cases/05-13/404', cookie)).status).toBe(404)
  })

  test('is assigned from its page', async () => {
    const html = await page(`${address}?lang=ru`)
    const form = /<form[^>]*action="([^"]+)"[^>]*>(?:(?!<\/form>)[\s\S])*value="assign"[\s\S]*?<\/form>/.exec(
      html,
    )
    const fields = Object.fromEntries(
      [...(form?.[0] ?? '').matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    )
    expect(fields).toMatchObject({ action: 'assign' })
    const action = (form?.[1] ?? '').replaceAll('&amp;', '&')
    expect((await post(action, { ...fields, commission: 'housing' }, cookie)).status).toBe(303)
    await until('the assignment', async () =>
      (await eventsOf(number)).some(({ type }) => type === 'CaseAssigned') ? true : undefined,
    )
    await v.mail('chair-housing@example.kz', ({ subject }) => subject.includes(number))
  })

  test('has a receipt to print, and the page and the API that it leads to', async () => {
    const receipt = await page(`${address}/receipt?lang=ru`)
    const [, status = ''] = /(\/appeals\/05-13\/1234-%D0%98\?code=[0-9A-Z]+)/.exec(receipt) ?? []
    const code = new URL(status, portal).searchParams.get('code') ?? ''
    expect((await get(status)).status).toBe(200)
    expect((await get(`${status}&lang=kk`)).status).toBe(200)
    for (const typed of ['05-13/1234-И', '05-13%2F1234-%D0%98']) {
      const answer = await v.json('GET', `/api/appeals/${typed}?code=${code}`)
      expect([answer.status, answer.body]).toMatchObject([200, { number }])
    }
    expect((await v.json('GET', `/api/appeals/05-13/1234-И?code=WRONG`)).status).toBe(404)
    const typed = await get(`/appeals?number=${encodeURIComponent(number)}&code=${code}`)
    expect(typed.headers.get('location')).toContain('/appeals/05-13/1234-%D0%98?')
    const uploads = `/appeals/05-13/1234-%D0%98/files?code=${code}`
    expect((await get(uploads)).status).toBe(200)
    const written = await post(`/appeals/05-13/1234-%D0%98/messages?code=${code}`, { text: 'Когда ответ?' })
    expect(written.status).toBe(303)
    expect((await get(written.headers.get('location') ?? '')).status).toBe(200)
    const offered = await v.json('POST', '/api/attachments', {
      name: 'Құжат.pdf',
      type: 'application/pdf',
      size: files.pdf.length,
    })
    const { id, upload } = offered.body
    const body = new FormData()
    for (const [field, value] of Object.entries<string>(upload.fields)) body.append(field, value)
    body.append('file', new Blob([Uint8Array.from(files.pdf)]))
    expect((await fetch(upload.url, { method: 'POST', body })).status).toBe(204)
    const said = await v.json('POST', `/api/appeals/05-13/1234-И/messages?code=${code}`, {
      text: 'Ещё вопрос.',
      attachments: [id],
    })
    expect(said.status).toBe(200)
    await until('the check of the file', async () => {
      const { body: now } = await v.json('GET', `/api/appeals/05-13/1234-И?code=${code}`)
      return now.files?.[0]?.state === 'accepted' ? true : undefined
    })
    const opened = await get(`/appeals/05-13/1234-%D0%98/files/${id}?code=${code}`)
    expect(opened.status).toBe(303)
    expect((await fetch(opened.headers.get('location') ?? '')).status).toBe(200)
    expect(await page(`${address}?lang=ru`)).toContain('Құжат.pdf')

    const messages = (await eventsOf(number)).filter(({ type }) => type === 'MessageReceived')
    expect(messages).toHaveLength(2)
  })
})
