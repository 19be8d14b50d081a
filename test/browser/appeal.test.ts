/** A citizen's whole way in a browser: the form page by page, mistakes on the way, the receipt, and what can be done then. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Language } from '../../events/values.ts'
import { tokenIn, until } from '../../infra/ops/common/visitor.ts'
import { fileWords } from '../../shared/text/files/files.ts'
import { pageWords } from '../../shared/text/pages/page-words.ts'
import { requiredWords } from '../../shared/text/required.ts'
import { texts } from '../../shared/text/texts.ts'
import { files } from '../builders/files.ts'
import { bin, iin, withWrongCheckDigit } from '../builders/identity.ts'
import { emailOfChair } from '../end-to-end/scenes.ts'
import { about } from '../end-to-end/system.ts'
import { type As, journeys, twice, type Visit } from './browser.ts'

const subject = 'Үй ауласындағы қоқыс 🗑'
const text = 'Бірінші жол: «қоқыс».\n\nЕкінші жол <b> & "тырнақша".'

type Kind = 'person' | 'sole' | 'entity'

/** From the first page to the receipt, with every mistake that is easily made. */
const submit = async (
  { page, open, press, heading }: Visit,
  { js, lang, size }: As,
  kind: Kind,
  email: string,
) => {
  const { form: words, frame } = pageWords(lang)
  const said = texts(lang).validation
  const title = (step: keyof typeof words.steps) => expect.stringContaining(words.steps[step])
  const wrong = async () => {
    expect(await page.title()).toMatch(new RegExp(`^${frame.error}: `))
    expect(await page.locator(':focus').getAttribute('id')).toBe('errors')
  }
  const field = (name: string) => page.locator(`[name="${name}"]`)

  await open(`/appeals/new?lang=${lang}`)
  expect(await heading()).toBe(words.title)
  await press(words.continue)
  await wrong()
  await page.getByRole('link', { name: requiredWords('applicant.kind', lang) ?? '' }).click()
  expect(page.url()).toContain('#applicant-kind')
  await page.getByLabel(words.kind[kind].label, { exact: true }).check()
  await press(words.continue)

  expect(await page.title()).toEqual(expect.stringContaining(words.nameStep[kind]))
  const [idField, id, digits, check] =
    kind === 'entity'
      ? (['applicant.bin', bin(), said.binDigits, said.binCheck] as const)
      : (['applicant.iin', iin(), said.iinDigits, said.iinCheck] as const)
  await field('applicant.name').fill('Әсел «Көктем» Д’Арк')
  await field(idField).fill(id.slice(1))
  await field('applicant.name').focus()
  if (js) {
    await page.getByText(digits).waitFor()
    await field(idField).fill(withWrongCheckDigit(id))
    await page.getByText(check).waitFor()
    expect(await field(idField).getAttribute('aria-invalid')).toBe('true')
  }
  await field(idField).fill(withWrongCheckDigit(id))
  await press(words.continue)
  await wrong()
  expect(await field('applicant.name').inputValue()).toBe('Әсел «Көктем» Д’Арк')
  await field(idField).fill(id)
  // Enter in a field goes on, not to another language.
  await Promise.all([page.waitForEvent('load'), field(idField).press('Enter')])

  expect(await page.title()).toEqual(title('contact'))
  await field('applicant.email').fill(email)
  await press(words.continue)
  expect(await page.title()).toEqual(title('topic'))
  await page.locator('[value="ecology-transport"]').check()
  await press(words.continue)
  // The browser's own "back" shows the page, not a question about sending again.
  await page.goBack()
  expect(await page.title()).toEqual(title('topic'))
  await page.goForward()

  expect(await page.title()).toEqual(title('matter'))
  await field('subject').fill(subject)
  await field('text').fill('😀'.repeat(10_001))
  if (js) await page.getByText(frame.over.replace('{n}', '1')).first().waitFor()
  await press(words.back)
  expect(await page.title()).toEqual(title('topic'))
  await press(words.continue)
  expect(await field('subject').inputValue()).toBe(subject)
  await press(words.continue)
  await wrong()
  await field('text').fill(text)
  if (js) {
    const left = frame.left.replace(
      '{n}',
      lang === 'en' ? '9,948' : `9\u00A0${10_000 - [...text].length - 9000}`,
    )
    await page.getByText(left).first().waitFor()
  }
  await press(words.continue)

  expect(await page.title()).toEqual(title('check'))
  await press(words.change(words.steps.contact))
  await field('applicant.phone').fill('+7 701 000 00 00')
  await press(words.continue)
  expect(await page.title()).toEqual(title('check'))
  expect(await page.locator('main').innerText()).toContain('+7 701 000 00 00')
  expect(await field('text').inputValue()).toBe(text)
  // The other language, and back: nothing is lost.
  const other: Language = lang === 'kk' ? 'ru' : 'kk'
  await press(texts(other).language)
  expect(await heading()).toBe(pageWords(other).form.steps.check)
  await press(texts(lang).language)
  await press(words.submit)
  await wrong()
  await page.locator('[name=consent]').check()
  await press(words.submit)

  const { registered, facts, qr } = pageWords(lang).status
  const shown = await page.locator('main').innerText()
  const address = new URL(page.url())
  const number = address.pathname.split('/')[2] ?? ''
  const code = address.searchParams.get('code') ?? ''
  for (const seen of [registered.title, facts, number, code]) expect(shown).toContain(seen)
  // On a phone's screen it would lead to where one is.
  expect(await page.getByRole('img', { name: qr.label }).count()).toBe(size === 'desk' ? 1 : 0)
  return { number, code }
}

journeys('A citizen', ({ system, visiting }) => {
  const ways: [As, Kind][] = [
    [{ js: true, size: 'phone', lang: 'kk' }, 'person'],
    [{ js: false, size: 'phone', lang: 'ru' }, 'entity'],
    [{ js: true, size: 'desk', lang: 'ru' }, 'sole'],
    [{ js: false, size: 'desk', lang: 'kk' }, 'person'],
  ]
  test.each(ways)('%o submits an appeal and takes it back (%s)', async (as, kind) => {
    await visiting(as, async (visit) => {
      const { page, open, press } = visit
      const email = `${randomUUID()}@example.kz`
      const { number, code } = await submit(visit, as, kind, email)
      const receipt = await system.v.mail(email, about(number))
      const link = /https?:\S+\/appeals\/\S+/.exec(receipt.text)?.[0] ?? ''
      expect(link).toContain(code)

      await open(link)
      const { withdraw, withdrawn } = pageWords(as.lang).status
      await page.getByText(withdraw.title, { exact: true }).first().click()
      await press(withdraw.button)
      expect(await page.locator('main').innerText()).toContain(withdraw.unsure)
      await page.getByLabel(withdraw.sure).check()
      await press(withdraw.button)
      expect(await page.locator('main').innerText()).toContain(withdrawn.title)
      expect(await page.getByText(withdraw.title, { exact: true }).count()).toBe(0)
    })
  })

  test.each([
    { js: true, size: 'phone', lang: 'ru' },
    { js: false, size: 'desk', lang: 'kk' },
  ] as const)('%o replies to a question, adds to the appeal, and disagrees with the answer', async (as) => {
    const { v } = system
    const words = pageWords(as.lang).status
    const { number, statusUrl } = await system.submitted({ topic: 'housing', language: as.lang })
    const chair = tokenIn(await v.mail(emailOfChair('housing'), about(number)))
    await v.act(chair, { action: 'ask', text: 'Қай үй?\n\nКакой дом?' })
    await visiting(as, async ({ page, open, press }) => {
      const main = () => page.locator('main').innerText()
      await open(`${statusUrl}&lang=${as.lang}`)
      expect(await main()).toContain('Қай үй?')
      await press(words.question.button)
      await page.getByLabel(words.question.label).fill('14-үй')
      await press(words.question.button)
      expect(await main()).toContain('14-үй')
      await page.getByText(words.add.title, { exact: true }).first().click()
      await page.getByLabel(words.add.label).fill('Тағы бір мәлімет')
      await press(words.add.button)
      expect(await main()).toContain(words.added.title)

      await v.act(chair, { action: 'answer', outcome: 'declined', text: 'Жауап: жоқ.' })
      await open(`${statusUrl}&lang=${as.lang}`)
      expect(await main()).toContain('Жауап: жоқ.')
      await page.getByLabel(words.dispute.label).fill('Келіспеймін')
      await press(words.dispute.button)
      expect(await main()).toContain(words.disputed.title)
      expect(await page.getByLabel(words.dispute.label).count()).toBe(0)
    })
  })

  test.each(twice)(
    '%o sends a file: with the form, or where there are no scripts from a page of its own',
    async (as) => {
      const words = fileWords(as.lang)
      // The emulated store reads the name of a file that a plain form brings byte by byte, so that one is in ASCII.
      const [name, shown] = as.js ? ['Құжат "5".pdf', 'Құжат _5_.pdf'] : ['plan 5.pdf', 'plan 5.pdf']
      const file = { name, mimeType: 'application/pdf', buffer: Buffer.from(files.pdf) }
      await visiting(as, async (visit) => {
        const { page, open, press, go, main } = visit
        const { form, status } = pageWords(as.lang)
        if (as.js) {
          const fill = async (name: string, value: string) => page.locator(`[name="${name}"]`).fill(value)
          await open(`/appeals/new?lang=${as.lang}`)
          await page.locator('[value=person]').check()
          await press(form.continue)
          await fill('applicant.name', 'Әсел')
          await fill('applicant.iin', iin())
          await press(form.continue)
          await fill('applicant.email', `${randomUUID()}@example.kz`)
          await press(form.continue)
          await page.locator('[value=housing]').check()
          await press(form.continue)
          await fill('subject', subject)
          await fill('text', text)
          await page.getByLabel(words.page.choose).setInputFiles(file)
          // The button waits for what is still under way.
          await press(form.continue)
          expect(await main()).toContain(shown)
          await page.locator('[name=consent]').check()
          await press(form.submit)
          expect(await main()).toContain(status.registered.title)
        } else {
          const { statusUrl } = await system.submitted({ language: as.lang })
          await open(`${statusUrl}&lang=${as.lang}`)
          await go(words.page.link)
          await page.getByLabel(words.page.choose).setInputFiles(file)
          await press(words.page.upload)
          expect(await main()).toContain(shown)
          await press(words.page.send)
          expect(await main()).toContain(status.added.title)
        }
        const ready = page.locator('main .files').getByRole('link', { name: shown })
        await until('the check of the file', async () => {
          if (await ready.count()) return true
          await open(page.url())
          return undefined
        })
      })
    },
  )

  test.each([
    { js: true, size: 'phone', lang: 'kk' },
    { js: true, size: 'office', lang: 'ru' },
  ] as const)('%o: what a field’s end changes takes no button from under a press', async (as) => {
    await visiting(as, async ({ page, open, press, leave }) => {
      const { form: words } = pageWords(as.lang)
      const field = (name: string) => page.locator(`[name="${name}"]`)
      const go = page.getByRole('button', { name: words.continue, exact: true })
      /** As a hand does it, which looks where the button is and then presses. */
      const pressed = async (at: 'top' | 'bottom') => {
        await go.scrollIntoViewIfNeeded()
        const { x, y, width, height } = (await go.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
        await page.mouse.move(x + width / 2, at === 'top' ? y + 4 : y + height - 4)
        await leave(async () => {
          await page.mouse.down()
          await page.waitForTimeout(100)
          await page.mouse.up()
        })
      }
      await open(`/appeals/new?lang=${as.lang}`)
      await page.locator('[value=person]').check()
      await press(words.continue)
      // An error comes where there was none: it would push the button down.
      await field('applicant.iin').pressSequentially('123')
      await pressed('top')
      await field('applicant.iin').fill('')
      await press(words.continue)
      expect(await page.locator('.summary li').count()).toBe(2)
      await field('applicant.name').fill('Әсел')
      const id = iin()
      await field('applicant.iin').pressSequentially(withWrongCheckDigit(id))
      // Another error appears where the old one stood.
      expect(await page.locator('.summary li:visible').count()).toBe(1)
      expect(
        await page.locator('#applicant-name-error, .wrong:has([name="applicant.name"]) .error').isVisible(),
      ).toBe(false)
      expect(await field('applicant.name').getAttribute('aria-invalid')).toBeNull()
      await pressed('bottom')
      expect(await field('applicant.iin').getAttribute('aria-invalid')).toBe('true')
      await field('applicant.iin').fill('')
      await field('applicant.iin').pressSequentially(id)
      await pressed('bottom')
      expect(await page.title()).toEqual(expect.stringContaining(words.steps.contact))

      // By keys: what was mended is gone when its field is left, and Enter goes on.
      await press(words.continue)
      const email = field('applicant.email')
      const said = page.locator('.summary li:visible')
      const before = await said.count()
      expect(before).toBeGreaterThan(0)
      await email.pressSequentially('asel@example.kz')
      await email.press('Tab')
      await expect.poll(() => said.count()).toBe(before - 1)
      await leave(() => email.press('Enter'))
      expect(await page.title()).toEqual(expect.stringContaining(words.steps.topic))
    })
  })

  test('who lost the code has the link sent again, and is told the same for any number', async () => {
    const email = `${randomUUID()}@example.kz`
    const lang = 'ru'
    const { number, code } = await system.submitted({
      applicant: { kind: 'person', name: 'Әсел', iin: iin(), email },
      language: lang,
    })
    await visiting({ lang, size: 'phone' }, async ({ page, open, press }) => {
      const { lost } = pageWords(lang).message
      const told: string[] = []
      for (const asked of [number, 'ALM-A-2026-999999']) {
        await open(`/appeals?lang=${lang}`)
        await page.locator('#lost-number').fill(asked)
        await press(lost.button)
        told.push(await page.locator('main').innerText())
      }
      expect(told[0]).toBe(told[1])
      const mail = await system.v.mail(
        email,
        (m) => m.subject.includes(number) && !m.attachments.length && m.text.includes(code),
      )
      expect(mail.text).toContain(`/appeals/${number}`)

      await open(`/appeals?lang=${lang}`)
      await page.locator('#number').fill(number.toLowerCase())
      await page.locator('#code').fill(` ${code.slice(0, 5)}-${code.slice(5)} `)
      await press(pageWords(lang).message.open)
      expect(await page.locator('h1').innerText()).toContain(number)
    })
  })

  test('prints the receipt on one sheet', async () => {
    const { statusUrl } = await system.submitted({ language: 'kk', text: 'ә'.repeat(5000) })
    await visiting({ lang: 'kk' }, async ({ page, open }) => {
      await open(`${statusUrl}&lang=kk`)
      await page.emulateMedia({ media: 'print' })
      // A4 without its margins, in CSS pixels: 210 mm and 297 mm less 2 x 15 mm at 96 dpi.
      await page.setViewportSize({ width: 680, height: 1009 })
      const bottoms = await Promise.all(
        ['.receipt', '.now'].map(async (part) => {
          const box = await page.locator(part).boundingBox()
          return (box?.y ?? 0) + (box?.height ?? 0)
        }),
      )
      expect(Math.max(...bottoms)).toBeLessThan(1009)
      expect(await page.locator('form').first().isVisible()).toBe(false)
    })
  })
})
