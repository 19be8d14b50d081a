/** A photograph of a visit on the local cloud, rights enforced: from the member's upload to the public page, and gone. */
import { expect, test } from 'vitest'
import { until } from '../../infra/ops/common/visitor.ts'
import { localDay } from '../../shared/text/dates.ts'
import { latitude, photo } from '../builders/photos.ts'
import { deskOf } from './member.ts'
import { connect, council, givenCloud } from './system.ts'

const s = connect(givenCloud())
const desk = deskOf(s)

test('a photograph is uploaded at the desk, shown on the public page, opened without its place, and taken away', async () => {
  const { cookie, csrf } = await desk.signedIn()
  let keys = 0
  const send = (path: string, fields: Record<string, string>) =>
    desk.post(path, { csrf, idempotencyKey: `photo-${++keys}-${Date.now()}`, ...fields }, cookie)
  const planned = await send('/desk/activities/new?lang=ru', {
    form: 'monitoring',
    title: 'Доступность школ',
  })
  const own = new URL(planned.headers.get('location') ?? '', s.portal).pathname
  const number = own.split('/').at(-1) ?? ''
  const today = localDay(new Date().toISOString(), council.timeZone)
  expect((await send(own, { action: 'begin', on: today })).status).toBe(303)

  // As a browser does without scripts: the store's own form, which leads back.
  const uploading = await desk.page(`${own}/files?lang=ru`, cookie)
  const [, url = ''] = /<form method="post" action="(http[^"]+)"/.exec(uploading) ?? []
  const body = new FormData()
  for (const [, name = '', value = ''] of (uploading.split('</form>')[0] ?? '').matchAll(
    /<input type="hidden" name="([^"]+)" value="([^"]*)">/g,
  ))
    body.append(name, value.replaceAll('&amp;', '&').replaceAll('&quot;', '"'))
  body.append('file', new Blob([Uint8Array.from(photo())]), 'Akhmetova.jpg')
  const stored = await fetch(url, { method: 'POST', body, redirect: 'manual' })
  expect(stored.status).toBe(303)
  const back = new URL(stored.headers.get('location') ?? '')
  const ready = await desk.page(back.pathname + back.search, cookie)
  expect(ready).toContain('Akhmetova.jpg')
  const carried = back.searchParams.get('key')?.replace('incoming/', '') ?? ''
  const added = await send(own, { action: 'add_files', text: 'Вход: пандуса нет', 'file.0': carried })
  expect([added.status, added.headers.get('location')]).toEqual([
    303,
    expect.stringContaining('done=add_files'),
  ])

  const seen = await until('the photograph is looked into', async () => {
    const html = await desk.page(`${own}?lang=ru`, cookie)
    return html.includes('<img') ? html : undefined
  })
  const id = /\/files\/(file-[\w-]+)\?/.exec(seen)?.[1] ?? ''
  const page = `/control/${number}`
  const everybodys = async () => (await fetch(new URL(`${page}?lang=ru`, s.portal))).text()
  expect(await everybodys()).not.toContain(id)
  expect((await desk.get(`${page}/files/${id}`)).status).toBe(404)
  expect((await desk.get(`${own}/files/${id}`)).status).toBe(303)

  const link = (await desk.get(`${own}/files/${id}`, cookie)).headers.get('location') ?? ''
  expect((await fetch(new URL(link, s.portal))).status).toBe(200)

  expect((await send(own, { action: 'show_files', [`files.${id}`]: 'true' })).status).toBe(303)
  const html = await everybodys()
  expect(html).toContain('Вход: пандуса нет')
  expect(html).not.toContain('Akhmetova')
  const opened = await fetch(new URL(`${page}/files/${id}`, s.portal))
  expect(opened.status).toBe(200)
  expect(opened.headers.get('content-disposition')).toContain(`${number}-1.jpg`)
  const bytes = Buffer.from(await opened.arrayBuffer())
  expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
  expect(bytes.includes(latitude)).toBe(false)

  expect((await send(own, { action: 'remove_file', file: id, confirmed: '1' })).status).toBe(303)
  for (const path of [`${page}/files/${id}`, `${own}/files/${id}`])
    expect((await desk.get(path, cookie)).status).toBe(404)
  expect(await everybodys()).not.toContain(id)
})
