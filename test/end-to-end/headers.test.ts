/** What every answer carries, whoever asks; and the pages that belong to no case. */
import { describe, expect, test } from 'vitest'
import { languages } from '../../events/values.ts'
import { type Mail, tokenIn } from '../../infra/ops/common/visitor.ts'
import { formatDay } from '../../shared/text/dates.ts'
import { inBoth } from '../builders/written.ts'
import { formTo, ourScript, type Page, withoutOurScript } from './browser.ts'
import { assigned, drafted, lettered } from './scenes.ts'
import { about, connect, council, givenCloud } from './system.ts'

const system = connect(givenCloud())
const { npm, open, portal, post, send, submitted, v } = system

const expectGuarded = ({ headers }: Pick<Page, 'headers'>) => {
  const policy = headers.get('content-security-policy') ?? ''
  const directives = Object.fromEntries(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/)
      return [name, sources.join(' ')]
    }),
  )
  expect(directives).toMatchObject({
    'default-src': "'none'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
  })
  // Pages with files let in the file store's one origin.
  const [, store] = directives['form-action']?.split(' ') ?? []
  expect(directives['form-action']).toBe(store ? `'self' ${store}` : "'self'")
  expect(directives['connect-src']).toBe(store && `'self' ${store}`)
  if (store) expect(store).toBe(new URL(store).origin)
  // Scripts are files of our own, or none.
  expect(directives['script-src']).toBe("'self'")
  expect(policy).not.toContain('unsafe')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{7,}/)
  // The desk keeps the day of a member's last visit in their browser, and nobody keeps anything else.
  expect(headers.get('set-cookie') ?? '').toMatch(/^(desk-visit=[\d.-]+; [^,]*)?$/)
}

/** Every kind of page: a person's own ones come with their status. */
const pages = async () => {
  const { number, code, token } = await assigned(system, 'housing')
  const agency = await lettered(system, token, 'almaty-su')
  const draft = await drafted(system)
  const remarks = Array.from({ length: 5 }, (_, i) => ({
    clause: `пункт ${i + 1}`,
    text: inBoth('Уточнить.'),
  }))
  const text = inBoth('Поддержан.')
  const recommendation = { action: 'recommend', outcome: 'with_remarks', text, remarks }
  await v.act(draft.token, recommendation)
  const letter = await v.mail('public-spaces-department@example.kz', (m) => m.text.includes(draft.reference))
  const untriaged = await submitted({ topic: 'other' })
  const triage = await v.mail(council.secretariat.email, about(untriaged.number))
  return [
    ['/', 200],
    ['/appeals/new', 200],
    ['/news', 200],
    ['/accessibility', 200],
    ['/privacy', 200],
    ['/deadline', 200],
    ['/deadline?from=2026-03-19&term=letter.response', 200],
    ['/deadline?from=soon&days=0', 422],
    ['/appeals', 200],
    [`/appeals/${number}`, 200],
    [`/appeals/${number}?code=${code}`, 200],
    [`/appeals/${number}?code=WRONG`, 404],
    [`/act/${token}`, 200],
    [`/act/${agency.token}`, 200],
    [`/act/${draft.token}`, 200],
    [`/act/${tokenIn(letter)}`, 200],
    [`/act/${tokenIn(triage)}`, 200],
    [`/appeals/${number}/files?code=${code}`, 200],
    [`/act/${token}/files`, 200],
    ['/statistics', 200],
    ['/desk/sign-in', 200],
    ['/act/forged', 404],
    ['/no/such/page', 404],
  ] as const
}

describe('Given every page in every language', () => {
  test('when it is opened, then it is guarded by its headers, has no inline script or style, speaks one language, is small, and its menu leads somewhere', async () => {
    const links = new Set<string>()
    const css = new Map<string, number>()
    const scripts = new Map<string, number>()
    const tooLarge: string[] = []
    for (const [path, status] of await pages())
      for (const lang of languages) {
        const page = await open(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
        expect([path, page.status]).toEqual([path, status])
        expectGuarded(page)
        expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
        // Figures and news are the same for everybody.
        const kept = /^\/(statistics\b|news$|$)/.test(path) ? 'public, max-age=60' : 'no-store'
        expect(page.headers.get('cache-control')).toBe(kept)
        expect(page.html).toMatch(new RegExp(`^<!doctype html>\\s*<html lang="${lang}">`))
        const [, script = ''] = ourScript.exec(page.html) ?? []
        scripts.set(script, scripts.get(script) ?? (await open(script)).html.length)
        // Data for machines is no script that runs.
        const read = page.html.replace(/<script type="application\/ld\+json">[^<]*<\/script>/g, '')
        expect(withoutOurScript(read)).not.toMatch(
          /<script|<style|<iframe|<object|\sstyle=|\son[a-z]+=|javascript:/i,
        )
        expect(page.html).not.toMatch(/undefined|\[object/)
        // A token or a signed policy may well spell it.
        expect(page.html.replace(/[\w-]{20,}|[\w+/=]{100,}/g, '')).not.toMatch(/NaN/)
        // Nothing from anywhere else.
        for (const [, address = ''] of page.html.matchAll(/(?:src|href|action)="([^"]*)"/g)) {
          expect(address).toMatch(/^(\/|#|mailto:|data:image\/|http:\/\/localhost:)/)
          if (address.startsWith('/') && !address.startsWith('/act/'))
            links.add(address.replaceAll('&amp;', '&'))
        }
        const [, sheet = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(page.html) ?? []
        const size = css.get(sheet) ?? (await open(sheet)).html.length
        css.set(sheet, size)
        const bytes = Buffer.byteLength(page.html) + size + (scripts.get(script) ?? 0)
        if (bytes >= 60_000) tooLarge.push(`${path} ${lang}: ${bytes}`)
      }
    expect(tooLarge).toEqual([])
    expect([css.size, scripts.size]).toEqual([1, 1])
    const posted = /^\/(appeals\/link|appeals\/[^/]+\/(messages|withdraw|dispute|file|contact)|no\/such|act)/
    for (const link of [...links].filter((path) => !posted.test(path))) {
      const { status } = await open(link)
      // The desk first asks who one is; a paper lies in the file store.
      const signIn = /^\/desk(?!\/sign-in)|\/papers\//.test(link) ? 303 : 200
      expect([link, status]).toEqual([
        link,
        link.includes('WRONG') ? 404 : link.includes('from=soon') ? 422 : signIn,
      ])
    }
  })

  test('when it is one of the desk, then a member sees it guarded, small and kept nowhere', async () => {
    const { number } = await assigned(system, 'housing')
    const member = council.secretariat.email
    const isLink = ({ text }: Mail) => text.includes('/desk/sign-in/')
    const before = (await v.mails(member)).filter(isLink).map(({ id }) => id)
    await send(formTo(await open('/desk/sign-in'), '/desk/sign-in'), { email: member })
    const mail = await v.mail(member, (sent) => isLink(sent) && !before.includes(sent.id))
    const { pathname } = new URL(/http\S+\/desk\/sign-in\/\S+/.exec(mail.text)?.[0] ?? '')
    const door = await open(pathname)
    expectGuarded(door)
    const cookie = (await post(formTo(door, pathname))).headers.get('set-cookie')?.split(';')[0] ?? ''
    for (const [path, status] of [
      ['/desk', 200],
      ['/desk?list=late', 200],
      [`/desk/cases/${number}`, 200],
      [`/desk/cases/${number}/receipt`, 200],
      ['/desk/cases/ALM-A-2020-999999', 404],
      ['/desk/appeals/new', 200],
      ['/desk/appeals/files', 200],
      ['/desk/initiatives/new', 200],
      ['/desk/templates', 200],
      ['/desk/directory', 200],
      ['/desk/directory/secretariat', 200],
      ['/desk/directory/commission/housing', 200],
      ['/desk/cases.csv', 200],
    ] as const) {
      const page = await open(path, { cookie })
      expect([path, page.status]).toEqual([path, status])
      expectGuarded(page)
      expect(page.headers.get('cache-control')).toBe('no-store')
      expect(withoutOurScript(page.html)).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|javascript:/i)
    }
  })

  test('when it is about one case, then search engines are kept out; public pages may be found', async () => {
    const { number, code, token } = await assigned(system, 'housing')
    for (const path of [`/appeals/${number}?code=${code}`, `/act/${token}`])
      expect((await open(path)).html).toContain('<meta name="robots" content="noindex, nofollow">')
    for (const path of ['/', '/appeals/new', '/news', '/deadline'])
      expect((await open(path)).html).not.toContain('noindex')
  })

  test('when the stylesheet or the script is asked for by its name, then it may be kept for good; another name is a 404', async () => {
    const { html } = await open('/')
    for (const [found, type] of [
      [/<link rel="stylesheet" href="([^"]+)"/.exec(html), 'text/css'],
      [ourScript.exec(html), 'text/javascript'],
    ] as const) {
      const asset = await open(found?.[1] ?? '')
      expectGuarded(asset)
      expect(asset.headers.get('content-type')).toBe(`${type}; charset=utf-8`)
      expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(asset.html).not.toMatch(/@import|url\(|https?:/)
    }
    for (const name of ['zhauap.00000000.css', 'constructor'])
      expect((await open(`/assets/${name}`)).status).toBe(404)
  })

  test('when only the head is asked for, then it is that of the page, without a body', async () => {
    const { number, code } = await submitted()
    for (const path of ['/', '/deadline', `/appeals/${number}?code=${code}`, '/nowhere', '/health']) {
      const [head, whole] = await Promise.all(
        ['HEAD', 'GET'].map((method) => fetch(new URL(path, portal), { method, redirect: 'manual' })),
      )
      expect([path, head?.status]).toEqual([path, whole?.status])
      expect(head?.headers.get('content-type')).toBe(whole?.headers.get('content-type'))
      expectGuarded(head as Response)
      expect(await head?.text()).toBe('')
    }
  })
})

describe('Given a reader’s language', () => {
  test('when nothing else says it, then Accept-Language does, else the council’s; the address wins', async () => {
    const langOf = async (path: string, accept?: string) => {
      const { html } = await open(path, { ...(accept && { 'accept-language': accept }) })
      return /<html lang="(\w+)">/.exec(html)?.[1]
    }
    expect(await langOf('/')).toBe('kk')
    expect(await langOf('/', 'de, fr;q=0.5')).toBe('kk')
    expect(await langOf('/', 'ru-KZ,ru;q=0.9,kk;q=0.8')).toBe('ru')
    expect(await langOf('/', 'kk;q=0.1, en-GB;q=0.7')).toBe('en')
    expect(await langOf('/?lang=kk', 'en')).toBe('kk')
    expect(await langOf('/?lang=KZ', 'en')).toBe('kk')
    expect(await langOf('/?lang=de', 'en')).toBe('en')
  })
})

describe('Given what belongs to no case', () => {
  test('when JSON is answered, then it is guarded too and not kept', async () => {
    const { number, code } = await submitted()
    for (const path of [
      '/health',
      '/api/openapi.json',
      `/api/appeals/${number}?code=${code}`,
      '/api/nothing',
    ]) {
      const answer = await v.json('GET', path)
      expectGuarded(answer)
      expect(answer.headers.get('content-type')).toMatch(/^application\/(problem\+)?json; charset=utf-8$/)
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
    expect((await v.json('GET', '/health')).body).toEqual({ status: 'ok' })
  })

  test('when the API describes itself, then it is OpenAPI 3.1, names every path of the contract, and every reference leads somewhere', async () => {
    const { body: api } = await v.json('GET', '/api/openapi.json')
    expect(api.openapi).toMatch(/^3\.1\.\d$/)
    expect(api.info).toEqual({ title: expect.any(String), version: expect.any(String) })
    expect(api.servers).toEqual([{ url: portal }])
    const operations = Object.entries<Record<string, Operation>>(api.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, name: `${method} ${path}`, operation })),
    )
    expect(operations.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'post /api/appeals',
        'get /api/appeals/{number}',
        'post /api/appeals/{number}/messages',
        'post /api/appeals/{number}/link',
        'get /api/act/{token}',
        'post /api/act/{token}',
        'post /webhooks/agencies/{agencyId}',
      ]),
    )
    for (const { path, operation } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const given = operation.parameters.filter((p) => p.in === 'path')
      expect(given.map((p) => p.name)).toEqual(named)
      for (const { required, schema } of given) expect([required, schema]).toEqual([true, { type: 'string' }])
      for (const [status, { description }] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[2-5]\d\d$/)
        expect(description).toEqual(expect.any(String))
      }
    }
    const text = JSON.stringify(api)
    for (const [, pointer = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = pointer.split('/').reduce((at, key) => at?.[key], api)
      expect([pointer, typeof found]).toEqual([pointer, 'object'])
    }
    const sent = api.paths['/api/appeals'].post.requestBody.content['application/json'].schema
    expect(sent).toEqual({ $ref: '#/components/schemas/AppealInput' })
    const appeal = api.components.schemas.AppealInput
    expect(appeal.required).toEqual(['applicant', 'language', 'topic', 'subject', 'text', 'consent'])
    expect(appeal.properties.language.enum).toEqual(['kk', 'ru', 'en'])
  })

  test('when the calculator is asked for a day, then it shows what the command says, in every language', async () => {
    const { out } = await npm('deadline', '--from', '2026-03-19', '--json')
    const { due, skipped } = JSON.parse(out)
    expect(due).toBe('2026-04-14')
    for (const lang of languages) {
      const page = await open(`/deadline?from=2026-03-19&lang=${lang}`)
      expect(page.text).toContain(formatDay(due, lang))
      expect(page.text).toMatch(/2026/)
    }
    expect(skipped.length).toBeGreaterThan(8)

    const form = formTo(await open('/deadline?lang=en'), '/deadline')
    const query = new URLSearchParams({ ...form.values, from: '2026-03-19', days: '3', mode: 'calendar' })
    const counted = await open(`/deadline?${query}`)
    const command = await npm(
      'deadline',
      '--from',
      '2026-03-19',
      '--days',
      '3',
      '--mode',
      'calendar',
      '--json',
    )
    expect(counted.text).toContain(formatDay(JSON.parse(command.out).due, 'en'))
  })

  test('when a page of the form is kept by a shared cache, then it is not: each has a key of its own', async () => {
    const keys = await Promise.all(
      [1, 2].map(async () => formTo(await open('/appeals/new'), '/appeals/new').values.idempotencyKey),
    )
    expect(new Set(keys).size).toBe(2)
    const wrong = await send(formTo(await open('/appeals/new?lang=ru'), '/appeals/new'), {})
    expect(wrong.status).toBe(422)
    expectGuarded(wrong)
  })
})

type Operation = {
  parameters: { name: string; in: string; required: boolean; schema: object }[]
  responses: Record<string, { description: string }>
}
