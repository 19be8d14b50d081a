/** A number or a code typed wrong: the same form with what was typed; and numbers as people type them. */
import { describe, expect, it, test } from 'vitest'
import { typedNumber } from '../../../shared/domain/number.ts'
import { pageWords } from '../../../shared/text/pages/page-words.ts'
import { Office } from './office.ts'

describe('a wrong code', () => {
  it('shows the form again with number and code, what is wrong, and the button that sends the link', async () => {
    const office = new Office()
    const number = await office.appeal()
    const reply = await office.status(number, 'kk', { code: 'WRONG1' })
    const page = reply.body ?? ''
    expect(reply.status).toBe(404)
    expect(page).toContain(`name="number" id="number" value="${number}"`)
    expect(page).toMatch(/name="code" id="code" value="WRONG1"[^>]* aria-invalid="true"/)
    expect(page).toContain(`<a href="#code">`)
    expect(page).toContain(pageWords('kk').message.wrongCode)
    expect(page).toContain(`<button class="quiet">${pageWords('kk').message.lost.button}</button>`)
    expect(page).toContain('href="/appeals?lang=ru"')
  })

  it('tells as much of a number that there is not', async () => {
    const office = new Office()
    const number = await office.appeal()
    const unknown = 'ALM-A-2026-000999'
    const wrong = (await office.status(number, 'ru', { code: 'WRONG1' })).body ?? ''
    const none = (await office.status(unknown, 'ru', { code: 'WRONG1' })).body ?? ''
    expect(none.replaceAll(unknown, number)).toBe(wrong)
  })
})

describe('a number as it is typed', () => {
  test.each([
    ['ALM-A-2026-000002', 'ALM-A-2026-000002'],
    ['alm a 2026 2', 'ALM-A-2026-000002'],
    ['АLМ–А–2026–000002', 'ALM-A-2026-000002'],
    ['алм-а-2026-000002', 'ALM-A-2026-000002'],
    ['ALMA2026000002', 'ALM-A-2026-000002'],
    ['№ ALM-A-2026-000002 ', 'ALM-A-2026-000002'],
    ['000002', 'ALM-A-2026-000002'],
    // Others' numbers stay as they are.
    ['зт-15', 'ЗТ-15'],
    ['05-13/77', '05-13/77'],
    ['15', '15'],
    ['ALM-L-2026-000002', 'ALM-L-2026-000002'],
  ])('%s: %s', (typed, number) => {
    expect(typedNumber(typed, 'ALM', '2026')).toBe(number)
  })
})
