/** "My cases" of a chair and of the head: behind any of their links, ended with their office, bounded in what it asks for. */
import { describe, expect, test } from 'vitest'
import { holderOf } from '../../../shared/application/actions/grants.ts'
import { officeRows, officeWork } from '../../../shared/application/actions/office-work.ts'
import { type Office, officeToken, readOffice } from '../../../shared/application/actions/offices.ts'
import type { ListEntry, People, Views } from '../../../shared/application/ports.ts'
import type { CaseView } from '../../../shared/domain/views.ts'
import { workWords } from '../../../shared/text/actions/work-words.ts'
import { links, rules } from '../../builders/council.ts'
import { appeal, person } from '../../builders/inputs.ts'
import { Doors } from '../doors/doors.ts'

const chair = 'chair-ecology-transport@example.kz'
const words = workWords('en')
const hrefOf = (html: string, prefix: string) =>
  new RegExp(`(?:href|value)="(${prefix}[^"]+)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''

/** Two appeals of the chair's commission and one of another. */
const begun = async () => {
  const doors = new Doors()
  const { world } = doors
  await world.submit(appeal({ subject: 'Қоқыс' }), 'key-1')
  await world.submit(appeal({ topic: 'housing', subject: 'Су' }), 'key-2')
  await world.settle()
  world.goTo('2026-02-03')
  await world.submit(appeal({ subject: 'Жол' }), 'key-3')
  await world.settle()
  const act = new URL(world.actUrlFor(chair))
  const page = await doors.get(`${act.pathname}?lang=en`)
  return { doors, world, path: hrefOf(page.text, '/work/') }
}

test('the page of a link leads to all that the commission has open, by what is due first', async () => {
  const { doors, path } = await begun()
  const { status, text } = await doors.get(path)
  expect(status).toBe(200)
  expect(text).toContain(`<h1>${words.title}</h1>`)
  const places = ['ALM-A-2026-000001', 'ALM-A-2026-000003'].map((number) => text.indexOf(`>${number}</a>`))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places).not.toContain(-1)
  expect(text).not.toContain('ALM-A-2026-000002')
  expect(text).toContain('Қоқыс')
  expect(text).toContain(`<strong>2</strong> ${words.total}`)
})

test('a row leads to the link by which its holder acts; one of another commission to nothing', async () => {
  const { doors, path } = await begun()
  const { text } = await doors.get(path)
  const own = await doors.get(hrefOf(text, `${path.split('?')[0]}/case`))
  expect(own.status).toBe(303)
  expect((await doors.get(own.headers.location ?? '')).status).toBe(200)
  const other = `${path.split('?')[0]}/case?number=ALM-A-2026-000002`
  expect((await doors.get(other)).status).toBe(404)
})

test('the day by which the secretariat hands a question over is no date of the chair’s', async () => {
  const { world } = await begun()
  const { email: _, ...nobody } = person()
  const number = await world.submit(appeal({ applicant: { ...nobody, phone: '+7 701 555 44 33' } }), 'key-4')
  await world.settle()
  await world.act(world.actUrlIn(number, chair), { action: 'ask', text: 'Қай үй?' })
  await world.settle()
  const figures = async (office: Office, today: string) => {
    const { total, late, soon } = await officeWork(world.deps, office, { today, since: today, skip: 0 })
    return { total, late, soon }
  }
  const own: Office = { role: 'chair', commission: 'ecology-transport' }
  const due = (await world.caseOf(number)).pending['handover:notice']?.deadline.due ?? ''
  const [chairs, heads] = [await figures(own, due), await figures({ role: 'head' }, due)]
  expect(due).toBe('2026-02-06')
  expect(heads.soon).toBe(chairs.soon + 1)
})

test('what came since the last visit is marked; all day it stays so', async () => {
  const { doors, world, path } = await begun()
  const first = await doors.get(path)
  const cookie = first.headers['set-cookie']?.split(';')[0] ?? ''
  expect(cookie).toBe('work-visit=2026-02-03.2026-02-03')
  world.goTo('2026-02-05')
  await world.submit(appeal({ subject: 'Жаңа' }), 'key-4')
  await world.settle()
  const next = await doors.get(path, { cookie })
  expect(next.text).toContain(words.fresh('2026-02-03'))
  const rows = next.text.split('<li class="action">').filter((row) => row.includes(words.freshMark))
  expect(rows.join()).toContain('Жаңа')
  expect(rows.join()).not.toContain('Қоқыс')
})

test('the calendar follows dates that move and cases that close, under the ids of mailed entries', async () => {
  const { doors, world, path } = await begun()
  const address = new URL(hrefOf((await doors.get(path)).text, 'http'))
  expect(hrefOf((await doors.get(path)).text, 'webcal')).toBe(
    `webcal://${address.host}${address.pathname}${address.search}`,
  )
  const read = async () => {
    const { status, headers, text } = await doors.get(`${address.pathname}${address.search}`)
    expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
    const plain = text.replaceAll(/\r\n /g, '')
    return plain.split('BEGIN:VEVENT').slice(1)
  }
  const before = await read()
  expect(before).toHaveLength(2)
  expect(before[0]).toContain('UID:ALM-A-2026-000001')
  expect(before[0]).toContain('DTSTART;VALUE=DATE:20260223')
  // Neither the applicant nor the matter, and no link.
  expect(before.join()).not.toMatch(/Қоқыс|\/act\/|Нұрлан/)
  const sequence = (event = '') => Number(/SEQUENCE:(\d+)/.exec(event)?.[1])
  const mailed = world.mailsTo(chair).find(({ calendar }) => calendar?.uid === 'ALM-A-2026-000001')?.calendar
  expect(sequence(before[0])).toBeGreaterThanOrEqual(mailed?.sequence ?? Number.NaN)

  const url = world.actUrlIn('ALM-A-2026-000001', chair)
  await world.act(url, { action: 'answer', outcome: 'explained', text: 'Жауап.' })
  await world.settle()
  const after = await read()
  expect(after.map((event) => /UID:(\S+)/.exec(event)?.[1])).toEqual(['ALM-A-2026-000003'])
})

test('the page and the calendar have addresses of their own, and neither opens the other', async () => {
  const { doors, path } = await begun()
  const page = path.split('?')[0] ?? ''
  const calendar = new URL(hrefOf((await doors.get(path)).text, 'http')).pathname
  expect((await doors.get(`${page}/calendar.ics`)).status).toBe(404)
  expect((await doors.get(calendar.replace('/calendar.ics', ''))).status).toBe(404)
  expect((await doors.get(`${page}x`)).status).toBe(404)
})

test('another person at the head of the commission: the addresses before end at once', async () => {
  const { doors, world, path } = await begun()
  const calendar = new URL(hrefOf((await doors.get(path)).text, 'http')).pathname
  const commission = rules.council.commissions.find(({ id }) => id === 'ecology-transport')
  if (!commission) throw new Error('no commission')
  const { chair: before, deputy } = commission
  const office: Office = { role: 'chair', commission: 'ecology-transport' }
  const now = {
    ...rules.council,
    commissions: [{ ...commission, chair: { ...before, email: 'new@example.kz' } }],
  }
  const changed = { rules: { ...rules, council: now }, links }
  const today = rules.dayOf(world.now)
  const token = officeToken({ rules, links }, office, chair, 'office', today)
  expect(readOffice({ rules, links }, token, 'office', world.now)).toEqual({
    ...{ office, email: chair, isOver: false },
  })
  expect(readOffice(changed, token, 'office', world.now)).toBeUndefined()
  if (deputy) {
    const own = officeToken({ rules, links }, office, deputy.email, 'office', today)
    expect(readOffice(changed, own, 'office', world.now)).toMatchObject({ email: deputy.email })
  }
  const later = new Doors()
  Object.assign(later.deps, { rules: changed.rules })
  expect((await later.get(path)).status).toBe(404)
  expect((await later.get(calendar)).status).toBe(404)
})

test('the head has those of all commissions, with the load of each', async () => {
  const { doors, world } = await begun()
  const { email } = rules.council.head
  const token = officeToken({ rules, links }, { role: 'head' }, email, 'office', rules.dayOf(world.now))
  const { text } = await doors.get(`/work/${token}?lang=en`)
  for (const no of [1, 2, 3]) expect(text).toContain(`>ALM-A-2026-00000${no}</a>`)
  expect(text).toContain('<table class="cards load"')
  const opened = await doors.get(`/work/${token}/case?number=ALM-A-2026-000002`)
  expect((await doors.get(opened.headers.location ?? '')).status).toBe(200)
})

describe('the address of the page is good for thirty days', () => {
  test('then it opens nothing, says so, and has the current one asked for', async () => {
    const { doors, world, path } = await begun()
    const token = /\/work\/([^?]+)/.exec(path)?.[1] ?? ''
    const at = (address: string) => doors.get(`${address}?lang=en`)
    // Made on 3 February.
    world.goTo('2026-03-05')
    expect((await at(`/work/${token}`)).status).toBe(200)
    world.goTo('2026-03-06', '00:00')
    for (const address of [`/work/${token}`, `/work/${token}/case`]) {
      const { status, text } = await at(address)
      expect(status).toBe(410)
      expect(text).toContain(words.ask.over(30))
      expect(text).not.toMatch(/ALM-A-|Қоқыс|\/act\//)
      expect(text).toContain(`action="/work?lang=en"`)
    }
    const mails = world.mails.length
    await doors.form('/work?lang=en', { email: chair })
    await world.settle()
    const [mail] = world.mails.slice(mails)
    expect(mail?.text).toMatch(/good for 30\sdays/)
    const link = new URL(/http\S+\/work\/\S+/.exec(mail?.text ?? '')?.[0] ?? '')
    expect((await doors.get(`${link.pathname}${link.search}`)).status).toBe(200)
  })

  test('the calendar goes on, for who subscribes has nobody to ask', async () => {
    const { doors, world, path } = await begun()
    const { pathname } = new URL(hrefOf((await doors.get(path)).text, 'http'))
    world.goTo('2026-12-30')
    expect((await doors.get(pathname)).status).toBe(200)
  })

  test('one of version 0.1, which had no end, is over; a forged one is not found', async () => {
    const { doors, world, path } = await begun()
    const head = `head ${holderOf(links, rules.council.head.email)}`
    const old = links.staffToken(head, Date.parse('9999-12-31T00:00:00Z'), 'office')
    const own = links.staffToken(head, Date.parse(world.now) + 1000, 'office')
    const statusOf = async (token: string) => (await doors.get(`/work/${token}`)).status
    expect(await statusOf(own)).toBe(200)
    expect(await statusOf(old)).toBe(410)
    world.goTo('2026-12-30')
    expect((await doors.get(`${path.split('?')[0]}x`)).status).toBe(404)
  })
})

test('who has lost every link is mailed the page; a stranger is answered the same, and gets nothing', async () => {
  const { doors, world } = await begun()
  const asked = async (email: string) => {
    const before = world.mails.length
    const answer = await doors.form('/work?lang=en', { email })
    await world.settle()
    return { ...answer, mails: world.mails.slice(before) }
  }
  const [own, stranger] = [await asked(chair.toUpperCase()), await asked('nobody@example.kz')]
  expect([own.status, stranger.status]).toEqual([202, 202])
  expect(own.text).toBe(stranger.text)
  expect(stranger.mails).toEqual([])
  expect(own.mails.map(({ to, kind }) => [to, kind])).toEqual([[chair, 'office']])
  const link = new URL(/http\S+\/work\/\S+/.exec(own.mails[0]?.text ?? '')?.[0] ?? '')
  expect((await doors.get(`${link.pathname}${link.search}`)).text).toContain(
    `<strong>2</strong> ${words.total}`,
  )
  const wrong = await doors.form('/work?lang=en', { email: 'chair' })
  expect([wrong.status, wrong.text.includes('value="chair"')]).toEqual([422, true])
  expect((await doors.get('/work?lang=en')).text).toContain(words.ask.button)
})

test('a page asks for as much among ten thousand open cases as it may, and no more', async () => {
  const asked = async (open: number) => {
    const counts = { list: 0, many: 0, headings: 0 }
    const view = (i: number): CaseView => ({
      ...{
        caseId: `A-${i}`,
        part: 'case',
        version: 1,
        kind: 'appeal',
        status: 'in_review',
        content: 'appeal-x',
      },
      ...{ commission: 'housing', receivedOn: '2026-02-02', registeredOn: '2026-02-02', dueOn: '2026-02-23' },
      ...{ nextDue: '2026-02-23', nextTerm: 'appeal.answer', nextOwner: 'chair:housing' },
    })
    const key = (i: number) => String(i).padStart(6, '0')
    const views = {
      list: async (_: unknown, limit: number, after = key(-1)) => {
        counts.list++
        const from = after === key(-1) ? 0 : Number(after) + 1
        const entries = Array.from(
          { length: Math.min(limit, open - from) },
          (_, i): ListEntry => ({
            ...{ caseId: `A-${from + i}`, part: 'case', key: key(from + i) },
          }),
        )
        return { entries, more: from + entries.length < open }
      },
      many: async (keys: readonly { caseId: string }[]) => {
        counts.many++
        return keys.map(({ caseId }) => view(Number(caseId.slice(2))))
      },
    } as unknown as Views
    const people = {
      headings: async (ids: readonly unknown[]) => {
        counts.headings++
        return ids.map(() => ({ subject: 'Су' }))
      },
    } as unknown as People
    const given = { today: '2026-02-03', since: '2026-02-03', skip: 0 }
    const office: Office = { role: 'chair', commission: 'housing' }
    const work = await officeWork({ views, people, rules }, office, given)
    return { counts, rows: work.rows.length, more: work.more }
  }
  const many = { counts: { list: 3, many: 3, headings: 1 }, rows: officeRows, more: true }
  expect(await asked(10_000)).toEqual(many)
  expect(await asked(1000)).toEqual(many)
  expect((await asked(20)).counts).toEqual({ list: 1, many: 1, headings: 1 })
})
