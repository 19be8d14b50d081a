/** The public site as everybody sees it: every page by axe, at 360 and 1366 px, by keyboard alone where it leads on. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { until } from '../../infra/ops/common/visitor.ts'
import { localDay } from '../../shared/text/dates.ts'
import { pageWords } from '../../shared/text/pages/page-words.ts'
import { siteWords } from '../../shared/text/site/words.ts'
import { inBoth } from '../builders/written.ts'
import { drafted } from '../end-to-end/scenes.ts'
import { council, type System } from '../end-to-end/system.ts'
import { violations } from './axe.ts'
import { journeys, twice } from './browser.ts'

const dayFromNow = (days: number) =>
  localDay(new Date(Date.now() + days * 86_400_000).toISOString(), council.timeZone)

/** What the secretariat has entered, and a draft with its remarks answered in part. */
const staged = async (system: System) => {
  const { v, npm, portal } = system
  const pass = (await npm('staff-token', council.secretariat.email)).out.trim()
  const post = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${pass}`, 'idempotency-key': randomUUID() }
    const reply = await v.json('POST', `/api/desk/${path}`, body, headers)
    expect([reply.status, reply.text.slice(0, 200)]).toEqual([
      reply.status < 300 ? reply.status : 0,
      expect.anything(),
    ])
    return reply.body
  }
  const today = dayFromNow(0)
  const plan = async (body: object): Promise<string> => (await post('activities', body)).number
  for (const [i, name] of ['Ахметова Айгүл А.', 'Оспанов Ерлан А.', 'Сейітов Бақыт А.'].entries())
    await post('members', {
      ...{
        action: 'admit',
        member: `m-${i}`,
        name,
        organisation: 'Тұрғын үй иелерінің бірлестігі',
        seat: 'ngo',
      },
      ...{ role: i ? 'presidium' : 'head', commission: 'housing', on: '2026-01-05' },
    })
  const next = await plan({
    ...{ form: 'general_meeting', title: 'Кеңестің жартыжылдық жұмыс жоспары туралы' },
    ...{ on: dayFromNow(20), time: '15:00', place: 'Республика алаңы, 4' },
  })
  await post(`activities/${next}`, { action: 'announce', on: today })
  const held = await plan({
    form: 'general_meeting',
    title: 'О мерах по подготовке к отопительному сезону',
    on: today,
  })
  const act = (body: object) => post(`activities/${held}`, body)
  await act({ action: 'set_agenda', items: 'О готовности котельных\nО плане мониторингов' })
  await act({ action: 'hold', on: today, present: 3 })
  const task = { owner: 'chair', commission: 'housing', due: dayFromNow(10) }
  await act({
    action: 'take_vote',
    item: 1,
    text: 'Направить рекомендации',
    for: 2,
    against: 0,
    abstained: 1,
    ...task,
  })
  const control = await plan({
    ...{
      form: 'monitoring',
      title: 'Доступность поликлиник',
      on: today,
      districts: ['medeu'],
      bodies: ['akimat'],
    },
  })
  await post(`activities/${control}`, { action: 'begin', on: today })
  const { token, number: draft } = await drafted(system)
  const remarks = [1, 2].map((no) => ({
    clause: `пункт ${no}`,
    quote: 'в срок',
    text: inBoth('Назвать дни.'),
  }))
  await v.act(token, { action: 'recommend', outcome: 'with_remarks', text: inBoth('Поддержан.'), remarks })
  /** Pages are made of views, which follow the log. */
  const shows = (path: string, what: string) =>
    until(`${what} at ${path}`, async () => {
      const page = await fetch(`${portal}${path}?lang=ru`)
      return (await page.text()).includes(what) || undefined
    })
  await shows('/drafts', draft)
  await shows(`/drafts/${draft}`, 'Назвать дни.')
  for (const number of [next, held]) await shows('/meetings', number)
  await shows('/control', control)
  return { next, held, control, draft }
}

journeys('Given the public site,', ({ system, visiting }) => {
  let stage: Awaited<ReturnType<typeof staged>>
  beforeAll(async () => {
    stage = await staged(system)
  }, 300_000)

  // axe-core runs as a script of the page.
  const looked = twice.map((as) => ({ ...as, js: true }))
  test.each(looked)('every page is there for everybody: %o', async (as) => {
    await visiting(as, async ({ page, open, main }) => {
      if (as.size === 'desk') await page.setViewportSize({ width: 1366, height: 768 })
      const found: Record<string, string[]> = {}
      for (const path of [
        ...['/', '/council', '/meetings', `/meetings/${stage.next}`, `/meetings/${stage.held}`],
        ...['/control', `/control/${stage.control}`, '/drafts', `/drafts/${stage.draft}`],
        ...['/news', '/accessibility', '/privacy', '/statistics'],
      ]) {
        await open(`${path}?lang=${as.lang}`)
        expect(await main()).not.toMatch(/undefined|\[object|NaN/)
        found[path] = await violations(page)
      }
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((path) => [path, []])))
    })
  })

  test.each(twice)(
    'one menu leads from the home page to a draft’s remarks and to the form: %o',
    async (as) => {
      await visiting(as, async ({ page, open, go, heading, main }) => {
        const { frame } = pageWords(as.lang)
        await open(`/?lang=${as.lang}`)
        if (as.size === 'phone') await page.getByRole('link', { name: frame.all, exact: true }).click()
        await go(frame.drafts, page.locator('footer'))
        expect(await heading()).toBe(siteWords(as.lang).drafts.title)
        await open(`/drafts/${stage.draft}?lang=${as.lang}`)
        expect(await main()).toContain('Назвать дни.')
        await go(frame.appeal, page.locator('header'))
        expect(await heading()).toBe(pageWords(as.lang).form.title)
      })
    },
  )
})
