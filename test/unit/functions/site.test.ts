/** The public site over HTTP: what it shows of what the secretariat entered, and what it never shows. */
import { describe, expect, test } from 'vitest'
import { languages } from '../../../events/values.ts'
import { feed } from '../../../functions/site/feed.ts'
import { councilRules } from '../../../shared/application/council-rules.ts'
import type { Request } from '../../../shared/http/request.ts'
import { rules } from '../../builders/council.ts'
import { appeal, draftSubmitted, person, responseSubmitted } from '../../builders/inputs.ts'
import { inBoth } from '../../builders/written.ts'
import { MemoryAnchors } from '../../fakes/memory-anchors.ts'
import { World } from '../../fakes/world.ts'
import { Doors } from '../doors/doors.ts'
import { evil, readOf } from '../text/words-of.ts'

/** The site, and the desk by which it gets something to show. */
const entering = () => {
  const doors = new Doors()
  const pass = doors.deps.links.staffToken('secretary@example.kz', Date.parse(doors.world.now) + 1000)
  let keys = 0
  const post = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${pass}`, 'idempotency-key': `key-${++keys}` }
    const { status, text } = await doors.json(`/api/desk/${path}`, body, headers)
    expect(status, text).toBeLessThan(300)
    return JSON.parse(text)
  }
  const plan = async (body: object): Promise<string> => (await post('activities', body)).number
  const show = async (path: string, status = 200) => {
    await doors.world.settle()
    const answer = await doors.get(path)
    expect([path, answer.status]).toEqual([path, status])
    return answer
  }
  const read = async (path: string) => readOf((await show(path)).text)
  return { doors, post, plan, show, read, today: rules.dayOf(doors.world.now) }
}

const meeting = { form: 'general_meeting', title: 'О плане работы', on: '2026-02-20', time: '15:00' }
const admit = (member: string, more = {}) => ({
  ...{ action: 'admit', member, name: `Имя ${member}`, seat: 'ngo', on: '2026-01-05' },
  ...more,
})

describe('the home page', () => {
  test('leads to the form, which still takes what is sent to its first address', async () => {
    const { doors, show } = entering()
    expect((await show('/?lang=ru')).text).toContain('href="/appeals/new?lang=ru"')
    expect((await show('/appeals/new?lang=ru')).text).toContain('action="/appeals/new?lang=ru"')
    const sent = await doors.form('/', { step: 'who', 'applicant.kind': 'person' })
    expect(sent.text).toContain('name="step" value="name"')
    expect(sent.text).toContain('action="/appeals/new?lang=kk"')
  })

  test('says how long an answer may take, as the rule is today, and what is next', async () => {
    const { plan, post, read } = entering()
    const number = await plan(meeting)
    await plan({ form: 'monitoring', title: 'Аптеки', on: '2026-01-10' })
    await post(`activities/${number}`, { action: 'announce', on: '2026-02-02' })
    const page = await read('/?lang=ru')
    expect(page).toContain('Срок ответа – 15 рабочих дней')
    expect(page).toContain('О плане работы 20 февраля 2026 года, 15:00 . Общее заседание. Объявлено')
    expect(page).not.toContain('Аптеки')
  })

  test.each(languages)('without anything yet it says so (%s)', async (lang) => {
    const { read } = entering()
    expect(await read(`/?lang=${lang}`)).not.toMatch(/undefined|\[object/)
  })
})

describe('meetings', () => {
  test('agenda, quorum, decisions with votes and tasks are there for everybody', async () => {
    const { plan, post, read, show } = entering()
    for (const member of ['m-1', 'm-2', 'm-3']) await post('members', admit(member))
    const number = await plan({ ...meeting, on: '2026-02-02', place: 'Площадь Республики, 4' })
    const act = (body: object) => post(`activities/${number}`, body)
    await act({ action: 'set_agenda', items: 'О плане\nО письмах' })
    await act({ action: 'hold', on: '2026-02-02', present: 2 })
    const task = { owner: 'chair', commission: 'housing', due: '2026-02-16' }
    await act({
      action: 'take_vote',
      item: 1,
      text: 'Одобрить план',
      for: 2,
      against: 0,
      abstained: 0,
      ...task,
    })
    const page = await read(`/meetings/${number}?lang=ru`)
    expect(page).toContain('2 из 3, нужно не менее 2')
    expect(page).toContain('О письмах')
    expect(page).toContain('Одобрить план')
    expect(page).toContain('Принято. За – 2, против – 0, воздержались – 0.')
    expect(page).toMatch(/Поручено: Комиссия.*, срок – 16 февраля 2026 года/)
    expect((await show('/meetings?lang=ru')).text).toContain(`href="/meetings/${number}?lang=ru"`)
  })

  test('what stays with the secretariat is not on its page: why one was moved, what was noted', async () => {
    const { plan, post, show } = entering()
    const number = await plan(meeting)
    await post(`activities/${number}`, { action: 'move', to: '2026-03-02', text: 'Болезнь Ивановой' })
    await post(`activities/${number}`, { action: 'cancel', text: 'Болезнь Петровой' })
    const { text } = await show(`/meetings/${number}?lang=ru`)
    expect(text).toContain('Отменено')
    expect(text).not.toMatch(/Иванов|Петров/)
  })

  test('are asked for by form and year; public control has a list of its own', async () => {
    const { plan, read, show } = entering()
    await plan(meeting)
    const monitoring = await plan({ form: 'monitoring', title: 'Аптеки', on: '2026-02-10' })
    expect(await read('/meetings?lang=ru')).toContain('О плане работы')
    expect(await read('/meetings?lang=ru&form=presidium_meeting')).not.toContain('О плане работы')
    expect(await read('/meetings?lang=ru&form=monitoring&year=x&page=-1')).not.toContain('Аптеки')
    expect(await read('/control?lang=ru')).toContain('Аптеки')
    const { headers } = await show(`/meetings/${monitoring}?lang=ru`, 303)
    expect(headers.location).toBe(`/control/${monitoring}?lang=ru`)
    await show(`/control/${monitoring}`)
  })

  test('a number of something else is none', async () => {
    const { doors, show } = entering()
    const number = await doors.world.submit(appeal())
    for (const path of ['/meetings/', '/control/'])
      for (const unknown of [number, 'members', 'ALM-M-2026-000099', '05-13/77'])
        await show(`${path}${unknown}`, 404)
  })

  test('more than a page of them go on over pages', async () => {
    const { plan, read, show } = entering()
    for (let i = 0; i < 26; i++) await plan({ ...meeting, title: `Повестка ${i}.`, on: '2026-01-15' })
    expect((await show('/meetings?lang=ru')).text).toContain('page=2')
    expect((await read('/meetings?lang=ru&page=2')).match(/Повестка/g)).toHaveLength(1)
  })
})

describe('draft acts', () => {
  const drafted = async () => {
    const site = entering()
    const { world } = site.doors
    await world.webhook('public-spaces-department', 'msg-1', draftSubmitted())
    await world.settle()
    const chair = world.actUrlFor('chair-urban-planning@example.kz')
    const number = 'ALM-N-2026-000001'
    return { ...site, world, chair, number }
  }

  test('the remarks are there for everybody, each with the answer of its body', async () => {
    const { world, chair, number, read, show } = await drafted()
    expect(await read(`/drafts/${number}?lang=ru`)).toContain('Рекомендаций пока нет.')
    const remarks = [1, 2].map((no) => ({ clause: `пункт ${no}`, text: inBoth(`Уточнить ${no}.`) }))
    const given = {
      action: 'recommend',
      outcome: 'with_remarks',
      text: inBoth('Поддержан.'),
      remarks,
    } as const
    await world.act(chair, given)
    await world.settle()
    expect(await read(`/drafts/${number}?lang=ru`)).toContain('Ответа пока нет, срок – 16 февраля 2026 года.')
    const said = [
      { no: 1, accepted: true },
      { no: 2, accepted: false, reason: 'Есть в законе.' },
    ]
    const response = responseSubmitted('ALM-L-2026-000001', {
      decision: 'partly',
      text: 'Учтено.',
      remarks: said,
    })
    await world.webhook('public-spaces-department', 'msg-2', response)
    const page = await read(`/drafts/${number}?lang=ru`)
    expect(page).toMatch(/Уточнить 1\. Принято.*Уточнить 2\. Отклонено Есть в законе\./)
    expect(page).not.toMatch(/Оспанов|ospanov@/)
    expect((await show('/drafts?lang=ru')).text).toContain(`href="/drafts/${number}?lang=ru"`)
  })

  test('are asked for by year, by days and by agency', async () => {
    const { number, read } = await drafted()
    for (const query of [
      '',
      '&year=2026',
      '&from=2026-02-01&to=2026-02-28',
      '&agency=public-spaces-department',
    ])
      expect(await read(`/drafts?lang=ru${query}`)).toContain('О Правилах благоустройства')
    for (const query of ['&year=2025', '&from=2026-03-01&to=2026-03-31', '&agency=akimat', '&page=2'])
      expect(await read(`/drafts?lang=ru${query}`)).not.toContain('О Правилах благоустройства')
    expect(await read(`/drafts/${number}`)).toContain(number)
  })

  test('a number of something else is none', async () => {
    const { doors, show } = entering()
    for (const unknown of [await doors.world.submit(appeal()), 'ALM-N-2026-000099', '05-13/77'])
      await show(`/drafts/${unknown}`, 404)
  })
})

describe('the calendar', () => {
  test('has meetings at their local time, whole days where none is told, and those that were cancelled', async () => {
    const { plan, post, show } = entering()
    const first = await plan(meeting)
    const { time: _, ...untimed } = meeting
    const second = await plan({ ...untimed, on: '2026-02-25' })
    await post(`activities/${second}`, { action: 'cancel', text: 'Потом' })
    await plan({ form: 'visit', title: 'Выезд', on: '2026-02-26' })
    const { text, headers } = await show('/meetings.ics?lang=ru')
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(text).toContain(`UID:${first}@`)
    expect(text).toContain('DTSTART:20260220T100000Z')
    expect(text).toContain('DTSTART;VALUE=DATE:20260225')
    expect(text).toContain('STATUS:CANCELLED')
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })
})

describe('the council', () => {
  test('shows who is a member now, by name, and neither the reserve nor who has left', async () => {
    const { post, read } = entering()
    await post('members', admit('m-1', { role: 'presidium', organisation: 'Бірлестік' }))
    await post('members', admit('m-2'))
    await post('members', { action: 'leave', member: 'm-2', on: '2026-02-01', ground: 'own_request' })
    await post('members', { action: 'reserve', member: 'm-3', name: 'Имя m-3', seat: 'ngo' })
    const page = await read('/council?lang=ru')
    expect(page).toContain('Президиум Имя m-1, Бірлестік')
    expect(page).not.toMatch(/Имя m-[23]/)
    expect(page).toContain(rules.council.commissions[0]?.chair.name)
    expect(page).toContain('по рабочим дням с 09:00 до 18:30')
  })
})

describe('the feed', () => {
  const { deps } = new World()
  const request = (query: Record<string, string>): Request => ({
    ...{
      route: 'GET /feed.atom',
      path: '/feed.atom',
      params: {},
      headers: {},
      raw: Buffer.alloc(0),
      body: '',
    },
    ...{ requestId: 'r', from: '', at: '2026-11-24T06:00:00.000Z' },
    query,
  })

  test('has the announcements and the report of each quarter and year that is over, the newest first', async () => {
    const { headers, body = '' } = await feed(deps, request({ lang: 'ru' }))
    expect(headers?.['content-type']).toBe('application/atom+xml; charset=utf-8')
    const titles = [...body.matchAll(/<entry>\s*<title[^>]*>(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?<\/title>/gs)]
    expect(titles.map(([, title]) => title)).toEqual([
      'Общее заседание Общественного совета',
      'Отчёт: 3 квартал 2026 года',
      'Отчёт: 2 квартал 2026 года',
      'Отчёт: 1 квартал 2026 года',
      'Отчёт: 2025 год',
      'Отчёт: 4 квартал 2025 года',
    ])
    expect(body).toContain('/statistics?from=2026-07-01&amp;to=2026-09-30&amp;lang=ru')
    expect(body).toContain('<updated>2026-09-30T19:00:00.000Z</updated>')
  })

  test('has the anchors of the last two weeks, for everybody to keep', async () => {
    const kept = new MemoryAnchors(() => '')
    const root = 'ab'.repeat(32)
    for (const on of ['2026-11-09', '2026-11-20']) await kept.anchor({ on, commits: 12, root })
    const { body = '' } = await feed({ ...deps, anchors: kept }, request({ lang: 'ru' }))
    expect(body).toContain('urn:zhauap:almaty:anchor:2026-11-20')
    expect(body).toContain(root)
    expect(body).not.toContain('anchor:2026-11-09')
  })

  test('says nothing of what is announced for later, and takes no markup from what is', async () => {
    const threefold = { kk: evil, ru: evil, en: `]]>${evil}` }
    const announcements = [
      { id: 'later', on: '2026-12-01', title: threefold, text: threefold },
      { id: 'evil', on: '2026-11-01', title: threefold, text: threefold },
    ]
    const evilRules = councilRules({ ...rules.council, announcements }, rules.calendar)
    const { body = '' } = await feed({ ...deps, rules: evilRules }, request({ lang: 'en' }))
    expect(body).not.toContain('announcement:later')
    expect(body).toContain('announcement:evil')
    expect(body.replace(/<!\[CDATA\[.*?\]\]>/gs, '')).not.toContain('<img')
  })

  test('has an activity once it was announced, and so have the news, with the way to its page', async () => {
    const { plan, post, show } = entering()
    const number = await plan(meeting)
    const other = await plan({ ...meeting, title: 'Ещё не объявлено' })
    await post(`activities/${number}`, { action: 'announce', on: '2026-02-02' })
    for (const path of ['/feed.atom?lang=ru', '/news?lang=ru']) {
      const { text } = await show(path)
      expect(text).toContain(`/meetings/${number}?lang=ru`)
      expect(text).not.toContain(other)
    }
  })
})

describe('robots and who found a hole', () => {
  test('are told where the map is, and whom to write to', async () => {
    const { doors, show } = entering()
    expect((await show('/robots.txt')).text).toContain(`Sitemap: ${doors.deps.portal}/sitemap.xml`)
    const { text } = await show('/.well-known/security.txt')
    expect(text).toMatch(/^Contact: mailto:\S+\nExpires: \d{4}-\d\d-\d\dT00:00:00Z\n/)
    expect(text).toContain(`Canonical: ${doors.deps.portal}/.well-known/security.txt`)
  })

  test('every place of the map answers, and none is kept from search engines', async () => {
    const { doors, show } = entering()
    const { text } = await show('/sitemap.xml')
    const places = [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, place = '']) => new URL(place))
    expect(places.length).toBeGreaterThanOrEqual(30)
    for (const { pathname, searchParams } of places) {
      const page = await doors.get(
        `${pathname}?lang=${searchParams.get('amp;lang') ?? searchParams.get('lang')}`,
      )
      expect([pathname, page.status]).toEqual([pathname, 200])
      expect(page.text).not.toContain('noindex')
    }
  })
})

describe('figures', () => {
  test('of the statistics lead to the rows that they count', async () => {
    const { plan, post, read, show } = entering()
    for (const member of ['m-1', 'm-2']) await post('members', admit(member))
    const number = await plan({ ...meeting, on: '2026-02-02' })
    await plan({ ...meeting, title: 'Ещё впереди' })
    await post(`activities/${number}`, { action: 'hold', on: '2026-02-02', present: 2 })
    const { text } = await show('/statistics?lang=ru&from=2026-02-01&to=2026-02-28')
    const rows = '/meetings?form=general_meeting&from=2026-02-01&to=2026-02-28&lang=ru'
    expect(text).toContain(`href="${rows.replaceAll('&', '&amp;')}"`)
    expect(text).toContain('href="/api/open-data/letters.csv?from=2026-02-01&amp;to=2026-02-28"')
    expect(await read(rows)).toContain('О плане работы')
    expect(await read(rows)).not.toContain('Ещё впереди')
  })

  test('are described for catalogues of open data, in the council’s languages', async () => {
    const { text, headers } = await entering().show('/open-data')
    expect(headers['content-type']).toBe('application/ld+json; charset=utf-8')
    const catalogue = JSON.parse(text)
    expect(catalogue['@type']).toBe('dcat:Catalog')
    expect(catalogue['dct:title'].map((title: Record<string, string>) => title['@language'])).toEqual(
      languages,
    )
    expect(catalogue['dcat:dataset']).toHaveLength(4)
  })
})

test('no page of the site has anything of an applicant', async () => {
  const { doors, show } = entering()
  const secrets = {
    ...{ name: 'Құпия Аты', email: 'secret@example.kz', phone: '+7 701 555 44 33', address: 'Құпия көше 7' },
  }
  await doors.world.submit(
    appeal({ applicant: person(secrets), subject: 'Құпия тақырып', text: 'Құпия мәтін' }),
  )
  for (const path of [
    '/',
    '/council',
    '/meetings',
    '/control',
    '/news',
    '/feed.atom',
    '/statistics',
    '/sitemap.xml',
  ])
    expect((await show(path)).text).not.toMatch(/Құпия|secret@|555 44 33/)
})
