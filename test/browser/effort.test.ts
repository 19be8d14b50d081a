/**
 * What the desk and the chair's page take of who works there, measured in a browser and held to its bounds:
 * docs/architecture.md has the numbers beside those of before.
 */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { until } from '../../infra/ops/common/visitor.ts'
import { listWords } from '../../shared/text/desk/lists/list-words.ts'
import { deskWords } from '../../shared/text/desk/words.ts'
import { deskReportWords } from '../../shared/text/reports/desk-words.ts'
import { emailOfChair } from '../end-to-end/scenes.ts'
import { council } from '../end-to-end/system.ts'
import { type As, journeys, type Visit } from './browser.ts'
import { atDesk, mailOf } from './steps.ts'

const both = [
  { js: true, size: 'office', lang: 'kk' },
  { js: true, size: 'office', lang: 'ru' },
] as const satisfies As[]

/** Counts from now on what a hand does: clicks, and choices from a list. */
const counting = async ({ page }: Visit): Promise<() => number> => {
  let done = 0
  await page.exposeFunction('handDid', () => done++)
  const listen = `document.addEventListener('click', (e) => e.isTrusted && handDid(), true)
document.addEventListener('change', (e) => e.target.matches('select') && handDid(), true)`
  await page.addInitScript(listen)
  await page.evaluate(listen)
  return () => done
}

journeys('What it takes', ({ system, visiting }) => {
  test.each(both)('%o: fifteen rows on the first screen, two steps from one case to the next', async (as) => {
    const { lang } = as
    const words = listWords(lang)
    const subject = `Аулада қоқыс жиналып қалды (${lang})`
    for (let i = 0; i < 17; i++) await system.submitted({ topic: 'other', subject: `${subject}, № ${i}` })
    await visiting(as, async (visit) => {
      const { page, open, press, main } = visit
      await atDesk(system, visit)
      const rows = page.locator('.rows tbody tr:has(select)')
      await until('the rows of the list', async () => {
        // The latest first: what earlier files left may have subjects of two hundred letters.
        await open(`/desk?list=unassigned&sort=-number&lang=${lang}`)
        return (await rows.filter({ hasText: subject }).count()) === 17 || undefined
      })
      const ends = await Promise.all((await rows.all()).map((row) => row.boundingBox()))
      const seen = ends.filter((box) => box && box.y + box.height <= 700).length
      expect(seen).toBeGreaterThanOrEqual(15)

      const steps = await counting(visit)
      const numbers = await page.locator('.rows th[scope=row] a').allInnerTexts()
      const [first = '', second = ''] = numbers
      await rows.first().getByRole('combobox').selectOption('housing')
      await press(words.assign.button, rows.first())
      const commission = council.commissions.find(({ id }) => id === 'housing')?.names[lang] ?? ''
      expect(await main()).toContain(words.done.assigned(first, commission))
      expect(await page.locator('.rows th[scope=row] a').first().innerText()).toBe(second)
      expect(steps()).toBeLessThanOrEqual(2)
      console.info(`${lang}: ${seen} rows on the first screen; ${steps()} steps to the next case`)
    })
  })

  test.each(both)('%o: two clicks from the desk to the report of the last year', async (as) => {
    const { formats } = deskReportWords(as.lang)
    await visiting(as, async (visit) => {
      const { page, go } = visit
      await atDesk(system, visit)
      const steps = await counting(visit)
      await go(deskWords(as.lang).menu.report)
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: formats.docx }).click()
      const file = await readFile(await (await download).path())
      expect(file.subarray(0, 2).toString()).toBe('PK')
      expect(steps()).toBeLessThanOrEqual(2)
      console.info(`${as.lang}: ${steps()} clicks to the yearly report`)
    })
  })

  test.each([
    { js: true, size: 'phone', lang: 'kk' },
    { js: false, size: 'phone', lang: 'ru' },
  ] as const)('%o: the text of an appeal begins on a telephone’s first screen', async (as) => {
    const { number } = await system.submitted({
      topic: 'housing',
      language: as.lang,
      text: 'Су жоқ. '.repeat(200),
    })
    const mail = await mailOf(system)(emailOfChair('housing'), number)
    await visiting(as, async (visit) => {
      await visit.follow(mail)
      const box = await visit.page.locator('details.opening').boundingBox()
      expect(box?.y).toBeLessThan(740)
      console.info(`${as.lang}: the text begins at ${Math.round(box?.y ?? 0)} px`)
    })
  })
})
