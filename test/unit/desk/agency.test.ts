/** The page of an agency: its clerk signs in, sees letters and drafts, and sends drafts, versions and withdrawals. */
import type { Context } from 'aws-lambda'
import { describe, expect, test } from 'vitest'
import { routes } from '../../../events/routes.ts'
import { handlers } from '../../../functions/agency/routes.ts'
import { agencyOf } from '../../../shared/council/council.ts'
import { mainOf } from '../../../shared/domain/case.ts'
import { webFunction } from '../../../shared/http/web-function.ts'
import { formatDay } from '../../../shared/text/dates.ts'
import { draftWords } from '../../../shared/text/drafts/words.ts'
import { texts } from '../../../shared/text/texts.ts'
import { httpEvent } from '../../builders/aws-events.ts'
import { rules } from '../../builders/council.ts'
import { draftSubmitted } from '../../builders/inputs.ts'
import { routeOf } from '../../builders/routes.ts'
import { World } from '../../fakes/world.ts'

const id = 'public-spaces-department'
const email = agencyOf(rules.council, id)?.email ?? ''
const chair = 'chair-urban-planning@example.kz'
const number = 'ALM-N-2026-000001'

class Browser {
  readonly world = new World()
  cookie = ''

  async ask(method: string, address: string, fields?: Record<string, string>) {
    const url = new URL(address, this.world.deps.portal)
    const { route, params } = routeOf(Object.keys(routes.agency), method, url.pathname)
    const event = httpEvent({
      ...{
        route,
        params,
        path: url.pathname,
        query: url.search.slice(1),
        at: this.world.now,
        from: '192.0.2.1',
      },
      headers: {
        ...(this.cookie && { cookie: this.cookie }),
        ...(fields && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(fields && { body: new URLSearchParams(fields).toString() }),
    })
    const reply = await webFunction(async () => this.world.deps, handlers)(event, {} as Context)
    if (route === 'POST /agency/sign-in') await this.world.settleQueue('notices')
    const headers = reply.headers as Record<string, string>
    const set = headers['set-cookie']
    if (set) this.cookie = /Max-Age=0/.test(set) ? '' : (set.split(';')[0] ?? '')
    return {
      status: reply.statusCode ?? 0,
      headers,
      html: reply.body ?? '',
      location: headers.location ?? '',
    }
  }
  get = (address: string) => this.ask('GET', address)
  post = (address: string, fields: Record<string, string>) => this.ask('POST', address, fields)

  links = () =>
    this.world.mails.flatMap(({ to, text }) => {
      const link = /http\S+\/agency\/sign-in\/\S+/.exec(text)?.[0]
      return link ? [{ to, link }] : []
    })
  async signIn(lang = 'ru', address = email) {
    await this.post(`/agency/sign-in?lang=${lang}`, { email: address })
    const link = this.links().at(-1)?.link ?? ''
    expect((await this.get(link)).status).toBe(200)
    expect(this.cookie).toBe('')
    expect((await this.post(link, {})).status).toBe(303)
    return link
  }
  async csrf() {
    return /name="csrf" value="([^"]+)"/.exec((await this.get('/agency')).html)?.[1] ?? ''
  }
}

const typed = {
  reference: '05-12/345',
  title: 'Правила благоустройства',
  actType: 'maslikhat-decision',
  text: 'Текст проекта.',
  'contact.name': 'Болат Ахметов',
  'contact.email': 'akhmetov@example.kz',
  idempotencyKey: 'key-1',
}

describe('signing in', () => {
  test('everybody is answered alike; only an address on file gets a link', async () => {
    const browser = new Browser()
    const answers = [email, 'nobody@example.kz'].map((address) =>
      browser.post('/agency/sign-in?lang=kk', { email: address }),
    )
    const [known, stranger] = await Promise.all(answers)
    expect(known).toEqual(stranger)
    expect(browser.links().map(({ to }) => to)).toEqual([email])
    expect((await browser.post('/agency/sign-in?lang=kk', { email: 'x' })).status).toBe(422)
  })
  test('by a link that is good once, until the clerk signs out', async () => {
    const browser = new Browser()
    expect((await browser.get('/agency')).location).toContain('/agency/sign-in')
    const link = await browser.signIn()
    expect((await browser.get('/agency')).status).toBe(200)
    expect((await browser.post(link, {})).status).toBe(410)
    const csrf = await browser.csrf()
    const { cookie } = browser
    const out = await browser.post('/agency/sign-out', { csrf })
    expect(out.location).toContain('out')
    expect(out.headers['clear-site-data']).toBe('"storage"')
    expect((await browser.get('/agency')).status).toBe(303)
    // Whoever kept the cookie is out too.
    browser.cookie = cookie
    expect((await browser.get('/agency')).status).toBe(303)
    expect((await browser.post('/agency/sign-out', { csrf })).status).toBe(401)
  })
  test('a member’s link or session is none here, nor is a forged one', async () => {
    const browser = new Browser()
    const { links } = browser.world.deps
    const until = Date.parse(browser.world.now) + 60_000
    for (const use of ['sign-in', 'session', 'agency-session'] as const) {
      const token = links.staffToken(`${id} ${email}`, until, use)
      expect((await browser.get(`/agency/sign-in/${token}`)).status).toBe(410)
      browser.cookie = ['agency', '__Host-agency'].map((name) => `${name}=${token}`).join('; ')
      expect((await browser.get('/agency')).status).toBe(use === 'agency-session' ? 200 : 303)
      browser.cookie = ''
    }
    const moved = links.staffToken(`${id} old@example.kz`, until, 'agency-sign-in')
    expect((await browser.get(`/agency/sign-in/${moved}`)).status).toBe(410)
  })
  test('a form without the session’s token, or without a session, changes nothing', async () => {
    const browser = new Browser()
    expect((await browser.post('/agency/draft-acts/new', typed)).status).toBe(401)
    await browser.signIn()
    expect((await browser.post('/agency/draft-acts/new', { ...typed, csrf: 'x' })).status).toBe(403)
    expect(await browser.world.deps.log.load(number)).toEqual([])
  })
})

describe.each(['kk', 'ru'] as const)('in %s', (lang) => {
  test('a draft reaches the chair, and its developer is told the number', async () => {
    const browser = new Browser()
    const { world } = browser
    await browser.signIn(lang)
    expect((await browser.get(`/agency/draft-acts/new?lang=${lang}`)).status).toBe(200)
    const csrf = await browser.csrf()
    const send = () => browser.post(`/agency/draft-acts/new?lang=${lang}`, { ...typed, csrf })
    const done = await send()
    expect(done.location).toContain(`done=draft&number=${number}`)
    expect((await send()).location).toBe(done.location)
    await world.settle()
    expect(await world.caseOf(number)).toMatchObject({
      agency: id,
      channel: 'web',
      commission: 'urban-planning',
    })
    expect(world.mails.some(({ to }) => to === chair)).toBe(true)
    expect(
      world.mails.some(({ to, subject }) => to === 'akhmetov@example.kz' && subject.includes(number)),
    ).toBe(true)
    const page = await browser.get(done.location)
    expect(page.html).toContain(draftWords(lang).form.done.draft)
    expect(page.html).toContain(typed.title)
  })
  test('a day that the law lets none ask for: the page and the mail say which one holds', async () => {
    const browser = new Browser()
    const { world } = browser
    await browser.signIn(lang)
    const csrf = await browser.csrf()
    const early = { ...typed, csrf, dueOn: '04.02.2026' }
    const { location } = await browser.post(`/agency/draft-acts/new?lang=${lang}`, early)
    const lawful = mainOf(await world.caseOf(number))?.due ?? ''
    const said = draftWords(lang).form.askedTooEarly(formatDay('2026-02-04', lang), formatDay(lawful, lang))
    expect((await browser.get(location)).html).toContain(said)
    await world.settle()
    // The mail is in the agency's language.
    const mail = world.mailsTo('akhmetov@example.kz').at(-1)?.text.replace(/\s+/g, ' ')
    for (const day of ['2026-02-04', lawful]) expect(mail).toContain(formatDay(day, 'ru'))
  })
  test('whose contact has no address, of that the agency’s own is told', async () => {
    const browser = new Browser()
    const { world } = browser
    await browser.signIn(lang)
    const unreachable = { ...typed, csrf: await browser.csrf(), 'contact.email': '' }
    await browser.post(`/agency/draft-acts/new?lang=${lang}`, unreachable)
    await world.settle()
    expect(world.mailsTo(email).map(({ subject }) => subject)).toContainEqual(expect.stringContaining(number))
  })
  test('a withdrawn draft offers a version, and no second withdrawal', async () => {
    const browser = new Browser()
    await browser.signIn(lang)
    const csrf = await browser.csrf()
    await browser.post('/agency/draft-acts/new', { ...typed, csrf })
    await browser.world.settle()
    const { agency, form } = draftWords(lang)
    expect((await browser.get(`/agency?lang=${lang}`)).html).toContain(`>${agency.change}</a>`)
    await browser.post('/agency/draft-acts/withdrawals', {
      csrf,
      number,
      reason: 'x',
      idempotencyKey: 'key-3',
    })
    await browser.world.settle()
    const { html } = await browser.get(`/agency?lang=${lang}`)
    expect(html).not.toContain(`>${agency.change}</a>`)
    expect(html).toContain(`>${form.version.title}</a>`)
  })
  test('what is wrong is named at its control, and what was typed is kept', async () => {
    const browser = new Browser()
    await browser.signIn(lang)
    const csrf = await browser.csrf()
    const bad = { ...typed, csrf, text: '', url: 'x', urgent: 'true', dueOn: '99', 'contact.email': '' }
    const { status, html } = await browser.post(`/agency/draft-acts/new?lang=${lang}`, bad)
    expect(status).toBe(422)
    for (const control of ['url', 'urgent', 'dueOn']) expect(html).toContain(`id="${control}-error"`)
    expect(html).toContain(typed.title)
  })
  test('a version and a withdrawal; a second one is refused by name', async () => {
    const browser = new Browser()
    const { world } = browser
    await browser.signIn(lang)
    const csrf = await browser.csrf()
    await browser.post('/agency/draft-acts/new', { ...typed, csrf })
    expect((await browser.get(`/agency/draft-acts/change?number=${number}&lang=${lang}`)).status).toBe(200)
    const version = { csrf, number, text: 'Екінші нұсқа', idempotencyKey: 'key-2' }
    expect((await browser.post('/agency/draft-acts/versions', version)).status).toBe(303)
    expect((await browser.post('/agency/draft-acts/versions', version)).status).toBe(303)
    expect(await world.caseOf(number)).toMatchObject({ draftVersion: 2 })
    const withdraw = (idempotencyKey: string) =>
      browser.post(`/agency/draft-acts/withdrawals?lang=${lang}`, {
        csrf,
        number,
        reason: 'x',
        idempotencyKey,
      })
    expect((await withdraw('key-3')).status).toBe(303)
    const again = await withdraw('key-4')
    expect([again.status, again.html.includes(texts(lang).refusals.already_closed([]))]).toEqual([409, true])
  })
})

describe('another agency', () => {
  test('has nothing of it: no page, no version, no withdrawal', async () => {
    const browser = new Browser()
    const { world } = browser
    await world.webhook(id, 'msg_1', draftSubmitted())
    await world.settle()
    const other = agencyOf(rules.council, 'almaty-su')?.email
    await browser.signIn('ru', other)
    const csrf = await browser.csrf()
    expect((await browser.get('/agency')).html).not.toContain(number)
    expect((await browser.get(`/agency/draft-acts/change?number=${number}`)).status).toBe(404)
    const fields = { csrf, number, text: 'x', reason: 'x', idempotencyKey: 'k' }
    for (const what of ['versions', 'withdrawals'])
      expect((await browser.post(`/agency/draft-acts/${what}`, fields)).status).toBe(404)
    expect(await world.caseOf(number)).toMatchObject({ draftVersion: 1 })
  })
})

describe('letters', () => {
  test('those to the agency, each with the link to answer it while it is open', async () => {
    const browser = new Browser()
    const { world } = browser
    await world.webhook(id, 'msg_1', draftSubmitted())
    await world.settle()
    await world.act(world.actUrlFor(chair), {
      action: 'letter',
      agency: id,
      subject: 'О сроках',
      text: 'Просим сообщить.',
    })
    await world.settle()
    await browser.signIn()
    const { html } = await browser.get('/agency')
    expect(html).toContain('О сроках')
    expect(html).toMatch(/href="[^"]*\/act\/[^"]+"/)
  })
})
