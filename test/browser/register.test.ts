/** A register that takes several requests: it goes on by itself where there are scripts, and by a button where there are none. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { partRows } from '../../shared/application/journal/import-in-parts.ts'
import { deskImportWords } from '../../shared/text/journal/desk-words.ts'
import { linesOf } from '../builders/registers.ts'
import { violations } from './axe.ts'
import { journeys, twice, type Visit } from './browser.ts'
import { atDesk } from './steps.ts'

const rows = partRows + 20
/** No other file counts cases of this year. */
const days = { received_at: '2024-03-04', closed_on: '2024-03-20' }

/** Chooses a file whose numbers nobody else has, and presses the button that checks it. */
const sent = async ({ page, open, lang }: Visit, press: (button: string) => Promise<unknown>) => {
  const name = `R${randomUUID().slice(0, 8)}`
  const lines = linesOf(
    'appeals',
    ...Array.from({ length: rows }, (_, i) => ({ number: `${name}-${i + 1}`, ...days })),
  )
  const csv = lines.map(({ cells }) => cells.join(';')).join('\r\n')
  await open(`/desk/import?lang=${lang}`)
  await page.locator('[name=kind]').selectOption('appeals')
  await page
    .locator('[name=file]')
    .setInputFiles({ name: `${name}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await press(deskImportWords(lang).check)
  return name
}

journeys('A large register', ({ system, visiting }) => {
  const [scripted, plain] = twice
  const loadedOnce = async (name: string) => {
    for (const n of [1, partRows, partRows + 1, rows])
      expect(await system.logOf(`${name}-${n}`)).toHaveLength(1)
  }

  test('Given scripts, when it is checked and loaded, then each goes on to its end by itself', async () => {
    await visiting(scripted, async (visit) => {
      const { page, press, lang } = visit
      const words = deskImportWords(lang)
      await atDesk(system, visit)
      // Held up for a look: axe itself needs scripts.
      const ours = '**/assets/parts.*'
      await page.route(ours, (route) => route.abort())
      const name = await sent(visit, press)
      expect(await violations(page)).toEqual([])
      await page.unroute(ours)
      const click = (button: string) => page.getByRole('button', { name: button, exact: true }).click()
      await click(words.goOn)
      await page.getByText(words.checked).waitFor({ timeout: 60_000 })
      expect(await violations(page)).toEqual([])
      await click(words.load)
      await page.getByText(words.loaded(`${name}.csv`)).waitFor({ timeout: 60_000 })
      expect(await violations(page)).toEqual([])
      await loadedOnce(name)
    })
  })

  test('Given no scripts, when it is checked and loaded, then the page says how far it is, and its button goes on, also for who comes back', async () => {
    await visiting(plain, async (visit) => {
      const { press, main, lang, open } = visit
      const words = deskImportWords(lang)
      await atDesk(system, visit)
      const name = await sent(visit, press)
      expect(await main()).toContain(words.far.check(partRows, rows))
      await press(words.goOn)
      expect(await main()).toContain(words.checked)
      await press(words.load)
      await open(`/desk/import?lang=${lang}`)
      expect(await main()).toContain(words.far.load(partRows, rows))
      await press(words.goOn)
      expect(await main()).toContain(words.loaded(`${name}.csv`))
      await loadedOnce(name)
    })
  })
})
