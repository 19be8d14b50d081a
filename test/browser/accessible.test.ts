/** axe-core finds nothing on any page that a citizen comes to, in any language, by light and in the dark, however narrow. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { tokenIn } from '../../infra/ops/visitor.ts'
import { pageWords } from '../../shared/text/page-words.ts'
import { iin } from '../builders/identity.ts'
import { emailOfChair } from '../end-to-end/scenes.ts'
import { about } from '../end-to-end/system.ts'
import { violations } from './axe.ts'
import { journeys, type Visitor } from './browser.ts'

journeys('Every page of a citizen', ({ system, visiting }) => {
  const ways = [
    { lang: 'kk', size: 'narrow', dark: false },
    { lang: 'ru', size: 'phone', dark: true },
    { lang: 'en', size: 'desk', dark: false },
  ] as const satisfies Visitor[]

  test.each(ways)('the form, its errors and the receipt: %o', async (as) => {
    await visiting(as, async ({ page, open, press }) => {
      const words = pageWords(as.lang).form
      const found: Record<string, string[]> = {}
      const look = async (what: string) => {
        found[what] = await violations(page)
      }
      /** A page as it comes, with errors, and filled in. */
      const step = async (what: string, fill: () => Promise<unknown>) => {
        await look(what)
        await press(what === 'check' ? words.submit : words.continue)
        await look(`${what}, wrong`)
        await fill()
      }
      const fill = (name: string, value: string) => page.locator(`[name="${name}"]`).fill(value)
      await open(`/?lang=${as.lang}`)
      await step('who', () => page.locator('[value=entity]').check())
      await press(words.continue)
      await look('an organisation')
      await press(words.back)
      await page.locator('[value=person]').check()
      await press(words.continue)
      await step('name', async () => {
        await fill('applicant.name', 'Ә'.repeat(200))
        await fill('applicant.iin', '1')
        await page.locator('[name="applicant.name"]').focus()
        await look('name, while it is typed')
        await fill('applicant.iin', iin())
      })
      await press(words.continue)
      await step('contact', () => fill('applicant.email', `${randomUUID()}@example.kz`))
      await press(words.continue)
      await step('topic', () => page.locator('[value=housing]').check())
      await press(words.continue)
      await step('matter', async () => {
        await fill('subject', 'Ж'.repeat(200))
        await fill('text', `${'ұзақ'.repeat(100)}\n`.repeat(20))
      })
      await press(words.continue)
      await step('check', () => page.locator('[name=consent]').check())
      await press(words.submit)
      await look('receipt')
      await page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
      await look('receipt, unfolded')
      await press(pageWords(as.lang).status.withdraw.button)
      await look('not sure')
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((what) => [what, []])))
    })
  })

  test.each(ways)('the status on its way, and pages that tell of a problem: %o', async (as) => {
    const { v } = system
    const { number, statusUrl } = await system.submitted({ topic: 'social', language: as.lang })
    const chair = tokenIn(await v.mail(emailOfChair('social'), about(number)))
    const address = `${statusUrl}&lang=${as.lang}`
    await visiting(as, async ({ page, open, press }) => {
      const found: Record<string, string[]> = {}
      const look = async (what: string, path: string) => {
        await open(path)
        found[what] = await violations(page)
      }
      const now = (what: string) => look(what, address)
      await v.act(chair, { action: 'letter', agency: 'tazalyk', subject: 'Тема', text: 'Текст' })
      await now('a letter on its way')
      await v.act(chair, { action: 'ask', text: 'Қай үй?' })
      await now('a question')
      await press(pageWords(as.lang).status.question.button)
      found['a question, wrong'] = await violations(page)
      await v.act(chair, { action: 'answer', outcome: 'partly', text: 'ж'.repeat(3000) })
      await now('answered')
      for (const [what, path] of [
        ['no code', `/appeals/${number}`],
        ['nothing', '/appeals'],
        ['a wrong code', `/appeals/${number}?code=WRONG`],
        ['calculator', '/deadline?from=2026-12-25'],
        ['nowhere', '/nowhere'],
      ] as const)
        await look(what, `${path}${path.includes('?') ? '&' : '?'}lang=${as.lang}`)
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((what) => [what, []])))
    })
  })
})
