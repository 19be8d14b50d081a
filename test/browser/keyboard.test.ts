/** By the keyboard alone: Tab, Space, Enter and the arrows of a list; where one is can be seen at every stop. */
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { pageWords } from '../../shared/text/pages/page-words.ts'
import { texts } from '../../shared/text/texts.ts'
import { iin } from '../builders/identity.ts'
import { assigned } from '../end-to-end/scenes.ts'
import { journeys, type Visit } from './browser.ts'

/** Of what has the focus: how far its outline is seen, and whether it is what is looked for. */
const stop = (selector: string) => `(() => {
  const at = document.activeElement
  const { outlineStyle, outlineWidth } = getComputedStyle(at)
  return { seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, there: at.matches(${JSON.stringify(selector)}), what: at.outerHTML.slice(0, 120) }
})()`

/** Presses Tab until this has the focus. Fails where a stop on the way cannot be seen. */
const tabTo = async (page: Page, selector: string) => {
  for (let stops = 0; stops < 80; stops++) {
    await page.keyboard.press('Tab')
    const { seen, there, what } = (await page.evaluate(stop(selector))) as {
      seen: boolean
      there: boolean
      what: string
    }
    expect([what, seen]).toEqual([what, true])
    if (there) return
  }
  throw new Error(`no way to ${selector} by Tab`)
}

const hands = ({ page, leave }: Visit) => ({
  press: async (selector: string) => {
    await tabTo(page, selector)
    await leave(() => page.keyboard.press('Enter'))
  },
  tick: async (selector: string) => {
    await tabTo(page, selector)
    await page.keyboard.press('Space')
  },
  type: async (selector: string, words: string) => {
    await tabTo(page, selector)
    await page.keyboard.type(words)
  },
})

journeys('By the keyboard alone', ({ system, visiting }) => {
  test('an appeal is submitted, and its chair accepts and answers it', async () => {
    const lang = 'kk'
    const { status, link } = pageWords(lang)
    await visiting({ lang, size: 'desk' }, async (visit) => {
      const { open, main } = visit
      const { press, tick, type } = hands(visit)
      const onward = 'form.appeal button:not([name=go])'
      await open(`/appeals/new?lang=${lang}`)
      await tick('[name="applicant.kind"]')
      await press(onward)
      await type('[name="applicant.name"]', 'Әсел Қайратқызы')
      await type('[name="applicant.iin"]', iin())
      await press(onward)
      await type('[name="applicant.email"]', `${randomUUID()}@example.kz`)
      await press(onward)
      await tick('[name=topic]')
      await press(onward)
      await type('[name=subject]', 'Аула')
      await type('[name=text]', 'Қоқысты шығарыңыздар.')
      await press(onward)
      await tick('[name=consent]')
      await press(onward)
      expect(await main()).toContain(status.registered.title)
    })
    const { token } = await assigned(system, 'housing', { language: lang })
    await visiting({ lang, size: 'desk' }, async (visit) => {
      const { page, open, main } = visit
      const { press, type } = hands(visit)
      await open(`/act/${token}?lang=${lang}`)
      await press('#do-accept button')
      await tabTo(page, '#do-answer [name=outcome], #do-answer summary')
      if (await page.locator('details#do-answer').count()) {
        await page.keyboard.press('Enter')
        await tabTo(page, '#do-answer [name=outcome]')
      }
      await page.keyboard.press('ArrowDown')
      await type('#do-answer [name=text]', 'Қоқыс шығарылды.')
      await press('#do-answer .buttons button')
      await press('.buttons button')
      expect(await main()).toContain(texts(lang).actions.answer.done)
      expect(await main()).toContain(link.due.closed)
    })
  })
})
