/** What a member of the secretariat sees and enters at the desk. */
import { describe, expect, test } from 'vitest'
import type { Commit } from '../../../events/commit.ts'
import type { Content } from '../../../events/contents.ts'
import { languages } from '../../../events/values.ts'
import { viewFor } from '../../../shared/application/actions/link-view.ts'
import { hashOf } from '../../../shared/application/commits.ts'
import { councilRules } from '../../../shared/application/council-rules.ts'
import { rulesNow } from '../../../shared/application/desk/directory/directory.ts'
import { offerUpload, openFile } from '../../../shared/application/files/attachments.ts'
import { activateImported } from '../../../shared/application/journal/activate-journal.ts'
import { importRegister } from '../../../shared/application/journal/import-journal.ts'
import { eraseCase } from '../../../shared/application/upkeep/erase-case.ts'
import { commissionOf } from '../../../shared/council/council.ts'
import { directoryWords } from '../../../shared/text/desk/directory/directory-words.ts'
import { deskWords } from '../../../shared/text/desk/words.ts'
import { pageWords } from '../../../shared/text/pages/page-words.ts'
import { texts } from '../../../shared/text/texts.ts'
import { local, rules } from '../../builders/council.ts'
import { files } from '../../builders/files.ts'
import { iin } from '../../builders/identity.ts'
import { appeal, draftSubmitted, person, responseSubmitted } from '../../builders/inputs.ts'
import { linesOf, open } from '../../builders/registers.ts'
import { actUrlIn } from '../../fakes/world.ts'
import { Visitor } from './visitor.ts'

const chair = 'chair-ecology-transport@example.kz'
const number = 'ALM-A-2026-000001'

const signedIn = async (more: ConstructorParameters<typeof Visitor>[0] = {}) => {
  const visitor = new Visitor(more)
  await visitor.signIn()
  return visitor
}
const numbersIn = (html: string) =>
  [...html.matchAll(/scope="row"><a href="\/desk\/cases\/[^"]*">([^<]+)</g)].map(([, found]) => found)

describe('the lists', () => {
  const busy = async () => {
    const visitor = await signedIn()
    const { world } = visitor
    await world.submit(appeal({ topic: 'other' }), 'one')
    await world.submit(appeal(), 'two')
    await world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
    await world.settle()
    await world.act(world.actUrlFor(chair), {
      action: 'letter',
      agency: 'tazalyk',
      subject: 'Вывоз',
      text: 'Просим',
    })
    await world.settle()
    return visitor
  }
  test('are found by what is to be done, by commission, by agency and by the year’s register', async () => {
    const visitor = await busy()
    const of = async (query: string) => numbersIn((await visitor.get(`/desk?${query}`)).html)
    const [other, mine, draft] = [number, 'ALM-A-2026-000002', 'ALM-N-2026-000001']
    expect((await of('list=open')).sort()).toEqual([other, mine, draft])
    expect(await of('list=unassigned')).toEqual([other])
    expect(await of('list=letters')).toEqual(['ALM-L-2026-000001'])
    expect(await of('list=late')).toEqual([])
    expect((await of('list=week')).length).toBeGreaterThan(0)
    expect(await of('commission=ecology-transport')).toEqual([mine])
    expect(await of('agency=public-spaces-department')).toEqual([draft])
    expect(await of('agency=tazalyk')).toEqual(['ALM-L-2026-000001'])
    expect(await of('kind=appeal')).toEqual([mine, other])
    expect(await of('kind=draft_act&year=2026')).toEqual([draft])
    expect(await of('kind=appeal&year=2025')).toEqual([])
  })
  test('say where a draft stands in its own gender, and head a file of letters as the list is', async () => {
    const visitor = await busy()
    const { html } = await visitor.get('/desk?kind=draft_act&year=2026&lang=ru')
    expect(html).toContain('Передан в комиссию')
    expect(html).not.toContain('Передано в комиссию<')
    const file = (await visitor.get('/desk/cases.csv?list=letters&lang=ru')).html.split('\r\n')
    expect(file[0]).toContain(';Кому;')
    expect(file[0]).toContain(';Отправлено;')
    expect(file[1]).toContain('ALM-L-2026-000001;Обращение;Вывоз;«Алматы')
  })
  test('say how late a case is, and not by colour alone', async () => {
    const visitor = await busy()
    await visitor.signIn()
    visitor.world.goTo('2026-02-09')
    await visitor.signIn('secretariat@example.kz')
    const { html } = await visitor.get('/desk?list=late&lang=en')
    expect(numbersIn(html)).toContain(number)
    expect(html).toContain('<strong>−2<i> working days</i></strong>')
    expect(html).toMatch(/Late <span class="count late">/)
  })
  test('a case that was assigned, and a letter that was answered, leave their lists', async () => {
    const visitor = await busy()
    const { world } = visitor
    const secretary = actUrlIn(world.mailsTo('secretariat@example.kz')[0] as never)
    await world.act(secretary, { action: 'assign', commission: 'housing' })
    await world.webhook('tazalyk', 'msg_2', responseSubmitted('ALM-L-2026-000001', {}, world.now))
    await world.settle()
    for (const list of ['unassigned', 'letters'])
      expect(numbersIn((await visitor.get(`/desk?list=${list}`)).html)).toEqual([])
  })
  test.each([
    'list=x',
    'commission=x',
    'agency=x',
    'kind=x',
    'kind=appeal&year=x',
    'after=x',
    'after=MjAyNi0wMi0zMCMx',
  ])('there is none for %s', async (query) => {
    const visitor = await signedIn()
    expect((await visitor.get(`/desk?${query}`)).status).toBe(422)
    const api = await visitor.get(`/api/desk/cases?${query}`)
    expect(JSON.parse(api.html).errors).toEqual([
      { path: /(\w+)=x?[^&]*$/.exec(query)?.[1], message: expect.any(String) },
    ])
  })
  test('an empty one says so', async () => {
    const { html } = await (await signedIn()).get('/desk?list=open&lang=en')
    expect(html).toContain('There is nothing in this list.')
  })
  test('go on page by page, each case once, in order', async () => {
    const visitor = await signedIn()
    for (let i = 0; i < 120; i++) await visitor.world.submit(appeal({ topic: 'other' }), `key-${i}`)
    await visitor.world.settle()
    const seen: unknown[] = []
    let path = '/api/desk/cases?list=unassigned'
    for (let pages = 0; path && pages < 5; pages++) {
      const { cases, after } = JSON.parse((await visitor.get(path)).html)
      seen.push(...cases.map((row: { number: string }) => row.number))
      path = after ? `/api/desk/cases?list=unassigned&after=${after}` : ''
    }
    expect(seen).toHaveLength(120)
    expect(seen).toEqual([...new Set(seen)].sort())
    const { html } = await visitor.get('/desk?list=unassigned&lang=en')
    expect(numbersIn(html)).toHaveLength(25)
    expect(html).toContain('<span aria-hidden="true">100+</span>')
    const next = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(numbersIn((await visitor.get(next)).html)).toEqual(seen.slice(25, 50))
  })
  test('as a file hold no formula, and open in a spreadsheet', async () => {
    const visitor = await signedIn()
    for (const [i, subject] of ['=1+1', '+7 701', '-2', '@x', 'Двор; "новый"'].entries())
      await visitor.world.submit(appeal({ subject }), `key-${i}`)
    await visitor.world.settle()
    const { html, headers } = await visitor.get('/desk/cases.csv?list=open&lang=ru')
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(headers['content-disposition']).toBe('attachment; filename="open-2026-02-02.csv"')
    const lines = html.split('\r\n')
    expect(lines[0]).toBe(
      '\uFEFFНомер;Вид;Тема;От кого;Сфера;Комиссия;Государственный орган;Поступило;Срок;Состояние;За кем',
    )
    const subjects = lines.slice(1, -1).map((line) => line.split(';')[2])
    expect(subjects).toEqual(["'=1+1", "'+7 701", "'-2", "'@x", '"Двор'])
    expect(html).toContain('"Двор; ""новый"""')
  })
  test('tell of work given up, since when, and what to do', async () => {
    const none = { count: 0, seen: 0 }
    const deadLetters = async () => ({
      ...{ assignment: none, responses: none, reminders: none, notices: none, papers: none, commits: none },
      decisions: none,
      dispatch: { count: 2, seen: 2, since: '2026-01-30T05:15:00.000Z' },
      files: { count: 40, seen: 10, since: '2026-01-31T05:15:00.000Z' },
    })
    const { html } = await (await signedIn({ deadLetters })).get('/desk?lang=en')
    expect(html).toContain('Letters did not reach their state bodies. Messages: 2.')
    expect(html).toContain('The oldest has waited since 30 January 2026, 10:15.')
    expect(html).toContain('The oldest has waited since 31 January 2026, 10:15, or longer.')
    expect(html).toContain('Tell the operator of the system.')
    expect(html).not.toContain('Some notices of what happened')
    // How it is done again is the operator's to know.
    expect(html).not.toMatch(/redrive|npm run|runbook/)
  })
})

describe('the search', () => {
  test('opens the one case that is found, lists several, and never puts an IIN into an address', async () => {
    const visitor = await signedIn()
    const mine = iin()
    await visitor.world.submit(appeal({ applicant: person({ iin: mine }) }), 'one')
    const csrf = await visitor.csrf()
    const find = (q: string) => visitor.post('/desk/search?lang=en', { q, csrf })
    expect(await find(mine)).toMatchObject({ status: 303, location: `/desk/cases/${number}?lang=en` })
    expect((await find('a-1')).location).toContain(number)
    await visitor.world.submit(appeal({ applicant: person({ iin: mine }) }), 'two')
    const both = await find(mine)
    expect(both.status).toBe(200)
    expect(numbersIn(both.html).sort()).toEqual([number, 'ALM-A-2026-000002'])
    visitor.world.log.rewrite('ALM-A-2026-000002', 1, (stored) => ({ ...stored, schema: 3 }))
    const one = await find(mine)
    expect(one.status).toBe(200)
    expect(numbersIn(one.html)).toEqual([number])
    expect(one.html).toContain('because of a technical fault: ALM-A-2026-000002.')
    expect((await find('nothing')).html).toContain('Nothing was found.')
  })
  test('finds by words of the subject and by the applicant’s name, with both in sight', async () => {
    const visitor = await signedIn()
    const { world } = visitor
    for (const [i, subject] of ['Нет воды', 'Вода и тепло', 'Двор'].entries())
      await world.submit(appeal({ subject, applicant: person({ name: `Соколов ${i}` }) }), `key-${i}`)
    await world.settle()
    const csrf = await visitor.csrf()
    const find = (q: string) => visitor.post('/desk/search?lang=en', { q, csrf })
    const water = await find('воды')
    expect(numbersIn(water.html)).toEqual(['ALM-A-2026-000002', number])
    for (const words of ['Нет воды', 'Соколов 0', 'Found: 2']) expect(water.html).toContain(words)
    expect((await find('двор соколов')).location).toBe('/desk/cases/ALM-A-2026-000003?lang=en')
    expect((await find('двор воды')).html).toContain('Nothing was found.')
  })
})

describe('a case’s page', () => {
  test('of a log that was altered says so, and nothing is done by it', async () => {
    const visitor = await signedIn()
    await visitor.world.submit(appeal())
    await visitor.world.settle()
    visitor.world.log.rewrite(number, 1, (stored) => ({ ...stored, commandId: 'another' }))
    const { status, html } = await visitor.get(`/desk/cases/${number}?lang=en`)
    expect(status).toBe(500)
    expect(html).toContain('The record of this case is being checked')
    const csrf = await visitor.csrf()
    const sent = await visitor.post(`/desk/cases/${number}?lang=en`, { csrf, action: 'note', text: 'x' })
    expect(sent.status).toBe(500)
  })
  test.each([
    ['+7 701 555 44 33', '+77015554433'],
    ['8 (727) 272-11-11 доб. 105', '87272721111'],
    ['моб. 8 701 555 44 33, 272-11-11', '87015554433'],
  ])('dials the first number of %s', async (phone, dialled) => {
    const visitor = await signedIn()
    await visitor.world.submit(appeal({ applicant: person({ phone }) }))
    const { html } = await visitor.get(`/desk/cases/${number}`)
    expect(html).toContain(`<a href="tel:${dialled}">${phone}</a>`)
  })
  test.each([
    ['a telephone', { phone: '+7 701 555 44 33' }, 'noEmail'],
    ['no contact at all', { followByCode: true }, 'noContact'],
  ] as const)('of an applicant with %s instead of e-mail says how to tell them', async (_, known, said) => {
    const visitor = await signedIn()
    const { email: _email, ...nameless } = person()
    await visitor.world.submit(appeal({ applicant: { ...nameless, ...known } }))
    const { html } = await visitor.get(`/desk/cases/${number}?lang=ru`)
    const words = deskWords('ru').case
    expect([html.includes(words.noEmail), html.includes(words.noContact)]).toEqual([
      said === 'noEmail',
      said === 'noContact',
    ])
  })
  test('tells everything, and its forms act as the member’s own link does', async () => {
    const visitor = await signedIn()
    const { world } = visitor
    await world.submit(appeal({ topic: 'other', applicant: person({ phone: '+7 701 555 44 33' }) }))
    await world.settle()
    const { html } = await visitor.get(`/desk/cases/${number}?lang=en`)
    for (const words of [
      person().name,
      person().iin ?? '',
      '+7 701 555 44 33',
      'Registered',
      'Choosing a commission',
    ])
      expect(html).toContain(words)
    const path = /<form method="post" action="(\/desk\/cases\/[^"]+)"/.exec(html)?.[1] ?? ''
    const typed = { action: 'assign', commission: 'housing', idempotencyKey: 'k', csrf: await visitor.csrf() }
    expect((await visitor.post(path, typed)).status).toBe(303)
    expect((await world.log.load(number)).at(-1)).toMatchObject({
      actor: { role: 'secretary' },
      commandId: expect.stringMatching(/^act:secretary-[0-9a-f]{12}:/),
    })
    await world.settle()
    const assigned = await visitor.get(`/desk/cases/${number}?lang=en`)
    expect(assigned.html).toContain('Assigned to a commission: ')
    expect(assigned.html).toContain('<td role="cell" data-label="State">Sent</td>')
  })
  test('dates what passed by itself by when it passed, among what was done before and after', async () => {
    const visitor = await signedIn()
    const { world } = visitor
    await world.submit(appeal())
    await world.settle()
    await world.act(world.actUrlFor(chair), { action: 'accept' })
    world.goTo('2026-02-24', '15:00')
    await world.addMessage(number, 'Прошу ответить')
    world.goTo('2026-02-26')
    await world.sweep()
    await visitor.signIn()
    const { html } = await visitor.get(`/desk/cases/${number}?lang=ru`)
    const log = [...html.matchAll(/<li><time datetime="([^"]+)">[^<]*<\/time>([^<:]+)/g)]
    expect(log.map(([, at, what]) => `${at} ${what?.trim()}`).slice(-2)).toEqual([
      `2026-02-23T19:00:00.000Z ${texts('ru').events.DeadlineMissed}`,
      `2026-02-24T10:00:00.000Z ${texts('ru').events.MessageReceived}`,
    ])
  })
  test('keeps what the applicant was asked, with the reply', async () => {
    const visitor = await signedIn()
    const { world } = visitor
    await world.submit(appeal())
    await world.settle()
    await world.act(world.actUrlFor(chair), { action: 'ask', text: 'Какой дом?' })
    await world.addMessage(number, 'Дом пять.')
    const { html } = await visitor.get(`/desk/cases/${number}?lang=ru`)
    expect(html).toMatch(/Вопросы заявителю \(1\).*Какой дом\?.*Ответ, .*Дом пять\./s)
    expect(html.split('Дом пять.')).toHaveLength(2)
  })
  test('lists the files of all, each with its state; those accepted open by the member’s own link', async () => {
    const visitor = await signedIn()
    const { world } = visitor
    const at = world.now
    const ids = ['a', 'b', 'c', 'd'].map((letter) => `file-${letter.repeat(24)}`)
    const upload = async (id: string, name: string, bytes: Uint8Array) => {
      const offered = await offerUpload(world.deps, { name, type: '', size: bytes.length }, { id, at })
      if ('upload' in offered) world.files.upload(offered.upload, bytes)
    }
    const [mine = '', program = '', letter = '', response = ''] = ids
    await upload(mine, 'Двор.pdf', files.pdf)
    await upload(program, 'Фото.png', files.pdf)
    await upload(letter, 'Письмо.pdf', files.pdf)
    await upload(response, 'Жауап.pdf', files.pdf)
    await world.submit(appeal({ attachments: [mine, program] }))
    await world.settle()
    const send = { action: 'letter', agency: 'tazalyk', subject: 'Вывоз', text: 'Просим' } as const
    await world.act(world.actUrlFor(chair), { ...send, attachments: [letter] })
    await world.settle()
    const respond = { action: 'respond', decision: 'accepted', text: 'Иә' } as const
    await world.act(world.actUrlFor('tazalyk@example.kz'), { ...respond, attachments: [response] })

    const { html, headers } = await visitor.get(`/desk/cases/${number}?lang=en`)
    expect(headers['content-security-policy']).toContain(world.files.origin)
    const list = /<h2 id="files">.*?<\/ul>/s.exec(html)?.[0] ?? ''
    expect(list).toMatch(/Двор\.pdf<\/a> <span class="hint">\([^;]+; With the appeal\)<\/span><\/li>/)
    expect(list).toMatch(/<li>Фото\.png <.*not accepted<\/strong>: the file is not what its name says/)
    expect(list).toMatch(/Письмо\.pdf<\/a> .*With the letter ALM-L-2026-000001/)
    expect(list).toMatch(
      /<li>Жауап\.pdf <.*With the response of the state body ALM-L-2026-000001.*being checked/,
    )

    const [token = ''] = /(?<=href="\/act\/)[^/]+(?=\/files\/file-a)/.exec(list) ?? []
    const link = await world.open(`http://localhost/act/${token}`)
    if (link.outcome !== 'open') throw new Error(link.outcome)
    for (const id of [mine, letter])
      expect(await openFile(world.deps, link.case, link.grant, id)).toHaveProperty('url')
    expect(await openFile(world.deps, link.case, link.grant, program)).toEqual({ state: 'rejected' })
  })
  test('shows what came back, in its reader’s hands', async () => {
    const visitor = await signedIn()
    const { world } = visitor
    await world.submit(appeal())
    const at = world.now
    await world.people.put(number, 'delivery-0123456789abcdef', {
      ...{
        kind: 'delivery',
        to: 'applicant',
        why: 'bounce',
        permanent: true,
        address: 'asel@example.kz',
        at,
      },
    })
    const { html } = await visitor.get(`/desk/cases/${number}?lang=en`)
    expect(html).toContain('Applicant, asel@example.kz: Could not be delivered (for good)')
    expect(html).not.toContain('Automatic replies')
    // Nothing waits to be handed over, so no date for it is named.
    expect(html).toContain(deskWords('en').case.correct)
    expect(html).not.toContain(deskWords('en').case.toHand)
  })
  test('says why a mail did not arrive; one that a machine answered did', async () => {
    const visitor = await signedIn()
    const { world } = visitor
    await world.submit(appeal())
    await world.settle()
    const record = {
      kind: 'delivery',
      to: 'applicant',
      permanent: false,
      address: 'asel@example.kz',
    } as const
    const put = (id: string, more: object) =>
      world.people.put(number, `delivery-${id}`, { ...record, at: world.now, ...more } as Content)
    await put('0000000000000001', { why: 'auto_reply' })
    const quiet = (await visitor.get(`/desk/cases/${number}?lang=en`)).html
    expect(quiet).not.toContain('Mails that came back')
    expect(quiet).toContain('These mails arrived and were answered by a machine.')
    const seen = await world.open(world.actUrlFor(chair))
    const view = seen.outcome === 'open' && (await viewFor(world.deps, seen.case, seen.grant, '2026-02-02'))
    expect(view).toMatchObject({ case: expect.not.objectContaining({ undelivered: expect.anything() }) })
    await put('0000000000000002', { why: 'bounce', reason: 'mailbox_full' })
    await put('0000000000000003', { why: 'rejected' })
    await put('0000000000000004', { why: 'bounce' })
    const { html } = await visitor.get(`/desk/cases/${number}?lang=en`)
    expect(html).toContain('asel@example.kz: Could not be delivered (the mailbox is full)')
    expect(html).toContain('asel@example.kz: Refused by the mail service')
    expect(html).toContain('asel@example.kz: Could not be delivered (for now)')
  })
  test('that there is none of is a 404', async () => {
    const visitor = await signedIn()
    for (const path of ['/desk/cases/ALM-A-2026-999999', '/desk/cases/%00', '/desk/cases/x/receipt'])
      expect((await visitor.get(path)).status).toBe(404)
  })
  test('of a case that is not there the page leads back to the desk, and speaks of no receipt', async () => {
    const visitor = await signedIn()
    const { html } = await visitor.get('/desk/cases/ALM-A-2026-999999?lang=ru')
    expect(html).toContain('<a class="go" href="/desk?lang=ru">К рабочему столу</a>')
    expect(html).not.toContain('талон')
    expect(html).not.toContain('Подать обращение')
  })
})

describe('what is entered by hand', () => {
  const fields = {
    channel: 'paper',
    receivedOn: '2026-01-30',
    receivedTime: '9:05',
    'applicant.kind': 'person',
    'applicant.name': 'Болат Ахметов',
    'applicant.iin': iin(),
    topic: 'other',
    subject: 'Двор',
    text: 'Просим.',
    language: 'ru',
    idempotencyKey: 'key-1',
  }
  test('an appeal counts from the day it came, and has a receipt to print', async () => {
    const visitor = await signedIn()
    const csrf = await visitor.csrf()
    const done = await visitor.post('/desk/appeals/new?lang=en', { ...fields, csrf })
    expect(done).toMatchObject({
      status: 303,
      location: `/desk/cases/${number}/receipt?lang=en&registered=1`,
    })
    const receipt = (await visitor.get(done.location)).html
    expect(receipt).toContain(deskWords('en').receipt.paper)
    const pdf = [...receipt.matchAll(/href="([^"]+\.pdf\?print)/g)].map(([, href]) => href)
    expect(pdf).toEqual([expect.stringMatching(/^\/act\/[^/]+\/papers\/1-0\.pdf/)])
    expect(await visitor.world.caseOf(number)).toMatchObject({
      receivedAt: '2026-01-30T04:05:00.000Z',
      channel: 'paper',
      reachable: false,
    })
    const { html } = await visitor.get(done.location)
    for (const words of [
      number,
      visitor.deps.links.code(visitor.world.keyed(number)),
      '20 February 2026',
      '30 January 2026, 09:05',
    ])
      expect(html).toContain(words)
    const log = await visitor.world.log.load(number)
    const last = log.at(-1) as Commit
    await visitor.world.log.append({
      ...last,
      ...{ version: log.length + 1, commandId: 'pause', prev: hashOf(last) },
      events: [{ type: 'ClockPaused', v: 1, cause: 'expertise', on: '2026-02-02' }],
    })
    const paused = (await visitor.get(done.location)).html
    expect(paused).toContain(pageWords('en').link.due.stopped('2026-02-02', 'expertise'))
    expect(paused).not.toContain('20 February 2026')
    // The button pressed twice.
    expect((await visitor.post('/desk/appeals/new?lang=en', { ...fields, csrf })).location).toBe(
      done.location,
    )
    const other = await visitor.post('/desk/appeals/new?lang=en', { ...fields, text: 'Иное', csrf })
    expect(other.status).toBe(409)
    expect(other.html).toContain(`became case ${number}`)
    expect(other.html).toContain('Иное')
  })
  test('АППК art. 63-64: said in person, nameless and without contact, it is taken; the receipt names who took it', async () => {
    const visitor = await signedIn()
    const csrf = await visitor.csrf()
    const { 'applicant.name': _, 'applicant.iin': __, ...nameless } = fields
    const said = { ...nameless, channel: 'person', oral: 'true', csrf }
    const done = await visitor.post('/desk/appeals/new?lang=kk', said)
    expect(done.status).toBe(303)
    expect(await visitor.world.caseOf(number)).toMatchObject({ oral: true, anonymous: true })
    expect((await visitor.get(done.location)).html).toContain('кеңес аппаратының қызметкері')
    const { html } = await visitor.get(`/desk/cases/${number}?lang=ru`)
    for (const words of ['Имя не указано', 'Анонимное: автор неизвестен', 'Обращение принял'])
      expect(html).toContain(words)
    await visitor.world.settle()
    expect(await visitor.world.caseOf(number)).toMatchObject({ triageRequested: true })
    const onPaper = await visitor.post('/desk/appeals/new?lang=ru', { ...said, channel: 'paper' })
    expect(onPaper.html).toContain('Протокол составляют по устному обращению')
  })
  describe('with a scan', () => {
    const id = `file-${'a'.repeat(24)}`
    const at = '/desk/appeals/new?lang=en'
    const scanned = async () => {
      const visitor = await signedIn()
      return { visitor, csrf: await visitor.csrf(), store: visitor.world.files }
    }
    test('uploaded from the form, it comes with the appeal', async () => {
      const { visitor, csrf, store } = await scanned()
      const { pdf } = files
      const said = { name: 'Скан.pdf', type: '', size: pdf.length }
      const offered = await offerUpload(visitor.deps, said, { id, at: visitor.world.now })
      if ('faults' in offered) throw new Error('not offered')
      store.upload(offered.upload, pdf)
      const form = await visitor.get(at)
      expect(form.html).toContain('data-attach')
      expect(form.headers['content-security-policy']).toContain(`connect-src 'self' ${store.origin}`)
      // The script shows the scan beside the fields, by an address that no other page may show.
      const policy = form.headers['content-security-policy']
      expect(policy).toContain("img-src 'self' data: blob:; object-src blob:; frame-src blob:; ")
      for (const other of ['/desk', '/desk/initiatives/new', '/desk/appeals/files'])
        expect((await visitor.get(other)).headers['content-security-policy']).not.toContain('blob:')
      expect(form.html).toMatch(/<details class="paper-scan no-print"[^>]* hidden>/)
      const wrong = await visitor.post(at, { ...fields, csrf, 'file.0': id, 'applicant.iin': '1' })
      expect(wrong.html).toContain(`<input type="hidden" name="file.0" value="${id}">`)
      const done = await visitor.post(at, { ...fields, csrf, 'file.0': id })
      expect((await visitor.post(at, { ...fields, csrf, 'file.0': id })).location).toBe(done.location)
      const c = await visitor.world.caseOf(number)
      expect(c.attached).toMatchObject([{ from: 'AppealRegistered' }])
      expect((await visitor.get(`/desk/cases/${number}?lang=en`)).html).toContain('Скан.pdf')
    })
    test('without a script it is uploaded first, and the form takes it along', async () => {
      const { visitor, csrf, store } = await scanned()
      expect((await visitor.get(at)).html).toMatch(/<noscript>.*href="\/desk\/appeals\/files\?lang=en"/s)
      const empty = await visitor.get('/desk/appeals/files?lang=en')
      expect(empty.html).toMatch(/<form method="post" action="https:\/\/files.example\/"/)
      const [, key = ''] = /name="key" value="(incoming\/[^"]+)"/.exec(empty.html) ?? []
      store.upload({ url: '', fields: { key, range: '1-100000' } }, files.pdf, 'scan.pdf')
      const query = new URLSearchParams({ lang: 'en', key: key.replace(/[^/]+$/, 'scan.pdf') })
      const uploaded = await visitor.get(`/desk/appeals/files?${query}`)
      const [, back = ''] = /href="(\/desk\/appeals\/new\?file\.0=[^"]+)"/.exec(uploaded.html) ?? []
      const form = await visitor.get(back.replaceAll('&amp;', '&'))
      const [, carried = ''] = /name="file\.0" value="([^"]+)"/.exec(form.html) ?? []
      expect(carried).toMatch(/\/scan\.pdf$/)
      expect((await visitor.post(at, { ...fields, csrf, 'file.0': carried })).status).toBe(303)
      expect((await visitor.get(`/desk/cases/${number}?lang=en`)).html).toContain('scan.pdf')
    })
    test('that is not there any more is told, and nothing is registered', async () => {
      const { visitor, csrf } = await scanned()
      const answer = await visitor.post(at, { ...fields, csrf, 'file.0': id })
      expect(answer.status).toBe(422)
      expect(answer.html).toContain('Upload it again')
      expect(answer.html).toContain('Болат Ахметов')
      expect(visitor.world.log.ids()).toEqual([])
    })
    test('is uploaded by members only', async () => {
      const answer = await new Visitor().get('/desk/appeals/files?lang=en')
      expect(answer.location).toMatch(/^\/desk\/sign-in\?/)
    })
  })
  describe('by a program', () => {
    const { channel, topic, subject, text, language } = fields
    const applicant = { kind: 'person', name: 'Болат Ахметов', iin: iin() }
    const send = async (receivedAt: string, at?: string) => {
      const visitor = await signedIn()
      if (at) visitor.world.now = at
      const headers = { 'x-csrf-token': await visitor.csrf(), 'idempotency-key': 'key-1' }
      const body = JSON.stringify({ applicant, channel, topic, subject, text, language, receivedAt })
      const { status, html } = await visitor.ask('POST', '/api/desk/appeals', headers, body)
      return { status, ...JSON.parse(html) }
    }
    test('its key is the member’s own: the same word on the form, or of the API’s public door, is another', async () => {
      const visitor = await signedIn()
      const first = await visitor.world.submit(appeal(), 'paper-17')
      const headers = { 'x-csrf-token': await visitor.csrf(), 'idempotency-key': 'paper-17' }
      const body = { applicant, channel, topic, subject, text, language, receivedAt: '2026-01-30' }
      const entered = async (more: object = {}) => {
        const said = JSON.stringify({ ...body, ...more })
        const { status, html } = await visitor.ask('POST', '/api/desk/appeals', headers, said)
        return { status, ...JSON.parse(html) }
      }
      const second = await entered()
      expect(second.status).toBe(201)
      expect(second.number).not.toBe(first)
      expect(await entered()).toEqual(second)
      expect(await entered({ text: 'Другое' })).toMatchObject({
        status: 422,
        errors: [{ path: 'Idempotency-Key' }],
      })
    })
    test('a day alone is a local day, and counts like any moment of it', async () => {
      expect(await send('2026-01-30')).toMatchObject({
        ...{ status: 201, receivedAt: '2026-01-29T19:00:00.000Z', registeredOn: '2026-01-30' },
        dueOn: (await send('2026-01-30T09:05:00+05:00')).dueOn,
      })
    })
    test('today is not in the future, early as it may be; tomorrow is', async () => {
      expect(await send('2026-02-02', local('2026-02-02', '00:30'))).toMatchObject({ status: 201 })
      expect(await send('2026-02-03', local('2026-02-02', '20:30'))).toMatchObject({ status: 422 })
    })
    test.each(['2026-02-30', '30.01.2026', '2026-01-30T09:05', ''])('"%s" is neither', async (receivedAt) => {
      const { status, errors } = await send(receivedAt)
      expect({ status, path: errors[0].path }).toEqual({ status: 422, path: 'receivedAt' })
    })
  })
  test.each([
    ['receivedOn', '2026-02-30', 'Give an existing date'],
    ['receivedOn', '', 'Give an existing date'],
    ['receivedOn', '2026-02-03', 'not in the future'],
    ['receivedTime', '24:00', 'from 00:00 to 23:59'],
    ['applicant.iin', '123', '12 digits'],
    ['topic', 'x', 'no such option'],
    ['channel', '', 'Choose how the appeal came'],
    ['text', 'я'.repeat(10_001), 'too long'],
  ])('%s = "%s" is told at its place, and all that was typed is there', async (name, value, message) => {
    const visitor = await signedIn()
    const csrf = await visitor.csrf()
    const answer = await visitor.post('/desk/appeals/new?lang=en', { ...fields, [name]: value, csrf })
    expect(answer.status).toBe(422)
    const id = name.replaceAll('.', '-')
    expect(answer.html).toMatch(new RegExp(`id="${id}-error">[^/]*/span>[^<]*${message}`))
    expect(answer.html).toContain('Болат Ахметов')
    expect(answer.html).toContain('value="key-1"')
    expect(visitor.world.people.all()).toEqual([])
  })
  test('a day that has not come is told together with whatever else is wrong', async () => {
    const visitor = await signedIn()
    const csrf = await visitor.csrf()
    const wrong = { ...fields, receivedOn: '2026-02-03', 'applicant.iin': '123', csrf }
    const { html } = await visitor.post('/desk/appeals/new?lang=en', wrong)
    expect(html).toMatch(/id="receivedOn-error">[^/]*\/span>[^<]*not in the future/)
    expect(html).toMatch(/id="applicant-iin-error">[^/]*\/span>[^<]*12 digits/)
  })
  test('days may be written as people write them', async () => {
    const visitor = await signedIn()
    const csrf = await visitor.csrf()
    await visitor.post('/desk/appeals/new', { ...fields, receivedOn: '30.01.2026', csrf })
    expect((await visitor.world.caseOf(number)).receivedOn).toBe('2026-01-30')
  })
  test('an initiative sends its letter', async () => {
    const visitor = await signedIn()
    const csrf = await visitor.csrf()
    const typed = {
      agency: 'almaty-su',
      subject: 'Вода',
      text: 'Просим сообщить.',
      'origin.kind': 'round_table',
      'origin.title': 'О воде',
      'origin.on': '2026-01-29',
      idempotencyKey: 'key-1',
      csrf,
    }
    const bad = await visitor.post('/desk/initiatives/new?lang=en', {
      ...typed,
      agency: '',
      'origin.on': 'x',
    })
    expect(bad.status).toBe(422)
    expect(bad.html).toContain('id="agency-error"')
    expect(bad.html).toContain('id="origin-on-error"')
    const done = await visitor.post('/desk/initiatives/new?lang=en', typed)
    expect(done.location).toBe('/desk/cases/ALM-I-2026-000001?lang=en&done=initiative')
    expect((await visitor.get(done.location)).html).toContain('ALM-L-2026-000001')
  })
})

describe('the directory', () => {
  test.each(['head/x', 'secretariat/x', 'mayor', 'commission/fishing', 'commission/__proto__'])(
    'has no entry %s: it is not found, asked for or posted, and nothing is written',
    async (unknown) => {
      const visitor = await signedIn()
      const address = `/desk/directory/${unknown}?lang=en`
      expect((await visitor.get(address)).status).toBe(404)
      const typed = { name: 'Х', email: 'x@example.kz', language: 'ru', csrf: await visitor.csrf() }
      expect((await visitor.post(address, typed)).status).toBe(404)
      expect(visitor.world.people.all()).toEqual([])
    },
  )
  test('takes a form that is sent again with other words, or its key with another entry’s form, as another change', async () => {
    const visitor = await signedIn()
    const { world } = visitor
    const csrf = await visitor.csrf()
    const save = async (commission: string, name: string) => {
      const chair = { 'chair.name': name, 'chair.email': 'x@example.kz', 'chair.language': 'ru' }
      const typed = { ...chair, acting: 'chair', idempotencyKey: 'key-1', csrf }
      const { status } = await visitor.post(`/desk/directory/commission/${commission}?lang=en`, typed)
      const { council } = await rulesNow({ log: world.log, people: world.people, rules })
      return [status, commissionOf(council, commission)?.chair.name]
    }
    for (const [commission, name] of [
      ['ecology-transport', 'Жанна Әлімқызы'],
      ['urban-planning', 'Дәулет Қасымов'],
      ['ecology-transport', 'Қайрат Өмірзақов'],
    ] as const)
      for (const _twice of [1, 2]) expect(await save(commission, name)).toEqual([303, name])
    expect(await world.log.load('directory')).toHaveLength(3)
  })
  describe('says who stands in for the head (Law on Public Councils, art. 12(1)(6))', () => {
    const person = {
      'acting.name': 'Марат Ахметов',
      'acting.email': 'marat@example.kz',
      'acting.language': 'ru',
    }
    const opened = async () => {
      const visitor = await signedIn()
      const csrf = await visitor.csrf()
      const save = (typed: Record<string, string>, lang: string = 'ru') =>
        visitor.post(`/desk/directory/acting_head?lang=${lang}`, { ...typed, csrf })
      const acting = async () => {
        const { log, people } = visitor.world
        return (await rulesNow({ log, people, rules })).council.actingHead
      }
      return { visitor, save, acting }
    }
    test('on these days, and nobody once the fields are empty', async () => {
      const { save, acting } = await opened()
      const days = { 'acting.from': '2026-02-02', 'acting.until': '10.02.2026' }
      expect((await save({ ...person, ...days })).status).toBe(303)
      const named = { name: 'Марат Ахметов', email: 'marat@example.kz', language: 'ru' }
      expect(await acting()).toEqual({ ...named, from: '2026-02-02', until: '2026-02-10' })
      expect((await save({})).status).toBe(303)
      expect(await acting()).toBeUndefined()
    })
    test('on the page too', async () => {
      const acting = { name: 'Марат Ахметов', from: '2026-02-02', until: '2026-02-10' }
      const visitor = await signedIn({
        rules: councilRules({ ...rules.council, actingHead: acting }, rules.calendar),
      })
      const { html } = await visitor.get('/desk/directory?lang=ru')
      for (const said of [acting.name, '2 февраля 2026 года', '10 февраля 2026 года'])
        expect(html).toContain(said)
      expect((await visitor.get('/desk/directory/acting_head?lang=ru')).html).toContain('value="02.02.2026"')
    })
    test.each(languages)('needs both days in their order, and keeps what was typed (%s)', async (lang) => {
      const { save, acting } = await opened()
      const days = { 'acting.from': '2026-02-10', 'acting.until': '2026-02-02' }
      const reply = await save({ ...person, ...days }, lang)
      expect(reply.status).toBe(422)
      expect(reply.html).toContain(directoryWords(lang).form.untilBeforeFrom)
      expect(reply.html).toContain('value="Марат Ахметов"')
      const half = await save(person, lang)
      expect(half.status).toBe(422)
      expect(half.html).toContain('id="acting-from-error"')
      expect(await acting()).toBeUndefined()
    })
  })
})

describe('a case whose personal data were erased', () => {
  const erased = async (attachments: string[] = []) => {
    const visitor = await signedIn()
    const { world } = visitor
    const mine = iin()
    const file = { name: 'Двор.pdf', type: '', size: files.pdf.length }
    for (const id of attachments) {
      const offered = await offerUpload(world.deps, file, { id, at: world.now })
      if ('upload' in offered) world.files.upload(offered.upload, files.pdf)
    }
    await world.submit(appeal({ applicant: person({ iin: mine }), attachments }))
    await world.settle()
    const storedPeople = world.people.stored
    const erase = (at: string) => eraseCase({ ...world.deps, storedPeople }, number, 'Запрос заявителя', at)
    return { visitor, world, mine, erase }
  }
  test('keeps its log and the reason, and nothing else; again changes nothing', async () => {
    const { world, erase } = await erased()
    for (const of of [number, 'ALM-A-2026-000002'])
      world.files.objects.set(`cases/${of}/file-other`, new Uint8Array(1))
    expect(await erase(world.now)).toEqual({ outcome: 'erased', on: '2026-02-02', texts: 2, files: 3 })
    expect(world.people.all()).toEqual([
      expect.objectContaining({ caseId: number, content: { kind: 'reason', text: 'Запрос заявителя' } }),
    ])
    expect([...world.files.objects.keys()]).toEqual(['cases/ALM-A-2026-000002/file-other'])
    const log = await world.log.load(number)
    expect(await erase(local('2026-02-03'))).toEqual({
      outcome: 'erased',
      on: '2026-02-02',
      texts: 0,
      files: 0,
    })
    expect(await world.log.load(number)).toEqual(log)
    await world.settle()
    expect(world.people.all()).toHaveLength(1)
  })
  test('leaves no file behind under its name where files wait to be attached; those of others wait on', async () => {
    const [mine, anothers] = [`file-${'a'.repeat(24)}`, `file-${'b'.repeat(24)}`]
    const { world, erase } = await erased([mine])
    const file = { name: 'Другой.pdf', type: '', size: files.pdf.length }
    const offered = await offerUpload(world.deps, file, { id: anothers, at: world.now })
    if ('upload' in offered) world.files.upload(offered.upload, files.pdf)
    const waiting = () =>
      world.people.all().flatMap((kept) => (kept.caseId === 'uploads' ? kept.contentId : []))
    const uploaded = () => [...world.files.objects.keys()].filter((key) => key.startsWith('incoming/'))
    expect(waiting()).toEqual([mine, anothers])
    await erase(world.now)
    expect(waiting()).toEqual([anothers])
    expect(uploaded()).toEqual([expect.stringContaining(anothers)])
  })
  test('is shown as such, everywhere, and is not found by IIN any more', async () => {
    const { visitor, world, mine, erase } = await erased([`file-${'a'.repeat(24)}`])
    await erase(world.now)
    await world.settle()
    const page = await visitor.get(`/desk/cases/${number}?lang=en`)
    expect(page.status).toBe(200)
    expect(page.html).toContain('Personal data of this case were erased on 2 February 2026')
    expect(page.html).toContain('<li>With the appeal – <strong>erased</strong></li>')
    expect(page.html).not.toContain('Двор.pdf')
    expect((await visitor.get('/desk?list=open&lang=en')).html).toContain('No text (erased)')
    expect((await visitor.get(`/desk/cases/${number}/receipt`)).status).toBe(200)
    const found = await visitor.post('/desk/search?lang=en', { q: mine, csrf: await visitor.csrf() })
    expect(found.html).toContain('Nothing was found.')
  })
  test('goes on: the chair answers, and nobody is written to who cannot be', async () => {
    const { world, erase } = await erased()
    await erase(world.now)
    const before = world.mailsTo('asel@example.kz').length
    await world.act(world.actUrlFor(chair), {
      action: 'letter',
      agency: 'tazalyk',
      subject: 'Вывоз',
      text: 'Просим',
    })
    await world.act(world.actUrlFor(chair), { action: 'answer', outcome: 'satisfied', text: 'Вывезено' })
    await world.settle()
    expect(world.mailsTo('asel@example.kz')).toHaveLength(before)
    expect(world.deadLetters).toEqual([])
    expect((await world.caseOf(number)).closedOn).toBe('2026-02-02')
  })
  test('an unknown number is told', async () => {
    const { world } = await erased()
    const storedPeople = { ...world.people.stored, idsOf: async () => [], remove: async () => {} }
    expect(await eraseCase({ ...world.deps, storedPeople }, 'ALM-A-2026-999999', 'x', world.now)).toEqual({
      outcome: 'case_unknown',
    })
  })
})

describe('a case of an old register whose number has a slash', () => {
  const number = '05-13/1234-И'
  const address = '/desk/cases/05-13/1234-%D0%98'
  const loaded = async () => {
    const visitor = await signedIn()
    const { world } = visitor
    const lines = linesOf('appeals', { number, ...open, commission: '', topic: 'other' })
    await importRegister(world.deps, 'appeals', lines, { at: world.now })
    await activateImported(world.deps, [number], { at: world.now })
    await world.settle()
    return visitor
  }
  const hrefsIn = (html: string) =>
    [...html.matchAll(/(?:href|action)="([^"]+)"/g)].map(([, href = '']) => href)

  test('is opened from the list and by search, by an address that every API can read', async () => {
    const visitor = await loaded()
    const list = hrefsIn((await visitor.get('/desk?list=unassigned')).html)
    expect(list.filter((href) => href.startsWith(address))).toHaveLength(1)
    const csrf = await visitor.csrf()
    const found = await visitor.post('/desk/search?lang=ru', { csrf, q: '05–13 / 1234-и' })
    expect([found.status, found.location]).toEqual([303, `${address}?lang=ru`])
    for (const one of [found.location, '/desk/cases/05-13%2F1234-%D0%98', '/desk/cases/05-13/1234-И']) {
      const page = await visitor.get(one)
      expect([one, page.status]).toEqual([one, 200])
      expect(page.html).toContain(number)
      expect(hrefsIn(page.html).filter((href) => /^\/.*%2F/i.test(href))).toEqual([])
      expect(hrefsIn(page.html)).toContain(`${address}/receipt?lang=${/lang=(\w+)/.exec(one)?.[1] ?? 'kk'}`)
    }
  })
  test('has its receipt, whose address leads back to it and to the applicant’s page', async () => {
    const visitor = await loaded()
    const receipt = await visitor.get(`${address}/receipt?lang=ru`)
    expect(receipt.status).toBe(200)
    expect(receipt.html).toContain(`href="${address}?lang=ru"`)
    expect(receipt.html).toContain(
      `/appeals/05-13/1234-%D0%98?code=${visitor.world.links.code(visitor.world.keyed(number))}`,
    )
  })
  test('is what a member comes to who has to sign in first', async () => {
    const visitor = await loaded()
    visitor.cookie = ''
    const asked = await visitor.get(`${address}?lang=ru`)
    expect(new URL(asked.location, 'https://example.kz').searchParams.get('to')).toBe(address)
  })
  test('is in the API with the same address, and a number that nobody has is not found', async () => {
    const visitor = await loaded()
    const { html } = await visitor.get('/api/desk/cases?list=unassigned')
    expect(JSON.parse(html).cases[0].url).toBe(`${visitor.deps.portal}${address}`)
    expect((await visitor.get('/desk/cases/05-13/9')).status).toBe(404)
    expect((await visitor.get('/desk/cases/05-13/9/receipt')).status).toBe(404)
  })
  test('is written of with the same address to who has to hand the answer over', async () => {
    const visitor = await loaded()
    const { world } = visitor
    await world.act(world.actUrlFor('secretariat@example.kz'), { action: 'assign', commission: 'housing' })
    await world.settle()
    const answer = { action: 'answer', outcome: 'explained', text: 'Разъяснено.' } as const
    await world.act(world.actUrlFor('chair-housing@example.kz'), answer)
    await world.settle()
    expect(world.mailsTo('secretariat@example.kz').at(-1)?.text).toContain(
      `${visitor.deps.portal}${address}?lang=`,
    )
  })
})
