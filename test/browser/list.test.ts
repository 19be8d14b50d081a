/** A list of the desk as it is seen: nothing of its dates is cut, a phone can tick its rows, and paper has the rows alone. */
import { expect, test } from 'vitest'
import { until } from '../../infra/ops/common/visitor.ts'
import { listWords } from '../../shared/text/desk/lists/list-words.ts'
import { assigned, lettered } from '../end-to-end/scenes.ts'
import { journeys } from './browser.ts'
import { staged } from './stage.ts'
import { atDesk } from './steps.ts'

/** Heads and dates that are wider than their cells. */
const cut = `[...document.querySelectorAll('.rows thead th, .rows tbody td:nth-child(3)')]
  .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ innerText }) => innerText)`

journeys('A list', ({ system, visiting }) => {
  test('is whole on a laptop, ticked on a phone, and printed as a table', async () => {
    const { late } = await staged(system, ['late'])
    const given = await assigned(system, 'social')
    await lettered(system, given.token, 'tazalyk')
    for (const lang of ['kk', 'ru'] as const) {
      await visiting({ size: 'office', lang }, async (visit) => {
        const { page, open } = visit
        await atDesk(system, visit)
        const row = page.locator('.rows tbody tr', { hasText: late.number })
        await until('the late row', async () => {
          await open(`/desk?list=open&lang=${lang}`)
          return (await row.count()) === 1 || undefined
        })
        for (const list of ['open', 'late', 'letters', 'unassigned', 'by_hand']) {
          await open(`/desk?list=${list}&lang=${lang}`)
          expect([list, await page.evaluate(cut)]).toEqual([list, []])
        }

        await open(`/desk?list=open&lang=${lang}`)
        await page.emulateMedia({ media: 'print' })
        await page.setViewportSize({ width: 794, height: 1123 })
        const display = `getComputedStyle(document.querySelector('.rows tbody tr')).display`
        expect(await page.evaluate(display)).toBe('table-row')
        for (const part of ['.lists', '.chips', '.picked', '.pages', '.keys', '.search', '[type=checkbox]'])
          expect([part, await page.locator(part).first().isVisible()]).toEqual([part, false])
      })
      await visiting({ size: 'phone', lang }, async (visit) => {
        const { page, open } = visit
        await atDesk(system, visit)
        await open(`/desk?list=open&lang=${lang}`)
        const first = page.locator('.rows tbody tr:has([type=checkbox])').first()
        const box = await first.getByRole('checkbox').boundingBox()
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(32)
        const number = await first.locator('th a').boundingBox()
        // On one line with the number, which is what it ticks.
        expect(Math.abs((number?.y ?? 0) - (box?.y ?? 0))).toBeLessThan(32)
        await first.getByRole('checkbox').click()
        expect(await first.getByRole('checkbox').isChecked()).toBe(true)
        expect(await page.locator('.rows td strong > i:visible').first().innerText()).toContain(
          listWords(lang).due.days(5),
        )
      })
    }
  })
})
