/** The chair's page on a telephone: the text is on the first screen, nothing that closes the case stands open. */
import { expect, test } from 'vitest'
import { actingWords } from '../../shared/text/actions/words.ts'
import { texts } from '../../shared/text/texts.ts'
import { emailOfChair } from '../end-to-end/scenes.ts'
import { violations } from './axe.ts'
import { journeys, twice } from './browser.ts'
import { fillIn, mailOf, offered, take } from './steps.ts'

const long = 'Достық даңғылындағы үйде дүйсенбіден бері ыстық су жоқ, көмек керек. '.repeat(30)

journeys('The page of a chair', ({ system, visiting }) => {
  test.each(twice)('%o: read first, then decided; previewed, then sent', async (as) => {
    const { number } = await system.submitted({ topic: 'housing', language: 'kk', text: long })
    const mail = await mailOf(system)(emailOfChair('housing'), number)
    await visiting(as, async (visit) => {
      const { page, follow, main, press } = visit
      await follow(mail)
      const text = page.locator('details.opening')
      const box = await text.boundingBox()
      console.info(`${as.size}: the text begins at ${box?.y} px`)
      expect(box?.y).toBeLessThan(740)
      // It runs in the page, whose scripts some visitors have switched off.
      if (as.js) expect(await violations(page)).toEqual([])
      await text.locator('summary').click()
      expect(await text.locator('div.said').innerText()).toContain(long.trim())

      await take(visit, 'accept')
      expect(await page.locator('section.action, details.action[open]').count()).toBe(0)
      await offered(visit, 'answer')
      if (as.js) {
        const typed = page.locator('#do-answer [name=text]')
        await typed.fill('Әзірленіп жатыр')
        await visit.leave(() => page.reload())
        expect(await typed.inputValue()).toBe('Әзірленіп жатыр')
        await visit.leave(() => page.locator('.languages [lang=ru]').click())
        expect(await typed.inputValue()).toBe('Әзірленіп жатыр')
        expect(await main()).toContain(actingWords('ru').restored)
        await visit.leave(() => page.locator('.languages [lang=kk]').click())
        await typed.fill('')
      }
      const form = await offered(visit, 'ask')
      expect(await page.locator('details.action[open]').count()).toBe(1)
      await fillIn(form, { text: 'Какой дом?' })
      await press(texts(as.lang).actions.ask.button, form)
      expect(await main()).toContain(actingWords(as.lang).wrongLanguage.kk)
      if (as.js) expect(await violations(page)).toEqual([])
    })
  })
})
