/** The secretariat's desk: from the mailed link to signing out, with lists, search, a case, and what is entered by hand. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { until } from '../../infra/ops/common/visitor.ts'
import { directoryWords } from '../../shared/text/desk/directory/directory-words.ts'
import { dayWords } from '../../shared/text/desk/lists/day-words.ts'
import { listWords } from '../../shared/text/desk/lists/list-words.ts'
import { deskWords } from '../../shared/text/desk/words.ts'
import { fileWords } from '../../shared/text/files/files.ts'
import { pageWords } from '../../shared/text/pages/page-words.ts'
import { texts } from '../../shared/text/texts.ts'
import { files } from '../builders/files.ts'
import { iin } from '../builders/identity.ts'
import { person } from '../builders/inputs.ts'
import { assigned, emailOfChair, lettered } from '../end-to-end/scenes.ts'
import { council } from '../end-to-end/system.ts'
import { crosswise, journeys, twice, type Visit } from './browser.ts'
import { atDesk, fillIn, mailOf, signIn, signOut, take } from './steps.ts'

/** The local day in Almaty. */
const today = () => new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10)

/** Looks for it on all pages of the list that is open, again and again: lists follow the log by a moment. */
const listed = ({ page, lang, go, leave }: Visit, words: string, is = true) => {
  const first = page.url()
  const { next } = deskWords(lang).list
  return until(`${is ? '' : 'no '}${words} in the list`, async () => {
    await leave(() => page.goto(first))
    const found = async (): Promise<boolean> => {
      if ((await page.locator('main').innerText()).includes(words)) return true
      if ((await page.getByRole('link', { name: next, exact: true }).count()) === 0) return false
      await go(next)
      return found()
    }
    return (await found()) === is || undefined
  })
}

journeys('The desk', ({ system, visiting }) => {
  test.each(twice)(
    '%o: signs in, finds a case in each way, assigns it, takes the list along, and signs out',
    async (as) => {
      const words = deskWords(as.lang)
      const mine = iin(5000 + Math.floor(Math.random() * 4000))
      const phone = `+7 701 ${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`
      const applicant = person({ name: `Әсел Д’Арк ${randomUUID()}`, iin: mine, phone })
      const { number } = await system.submitted({ topic: 'other', subject: '=Аула, "қоқыс"', applicant })
      await visiting(as, async (visit) => {
        const { page, open, press, go, leave, main, heading } = visit
        await signIn(system, visit)
        expect(await heading()).toBe(dayWords(as.lang).title)
        await leave(() => page.locator('.lists').getByText(words.list.unassigned, { exact: false }).click())
        expect(new URL(page.url()).searchParams.get('list')).toBe('unassigned')
        await listed(visit, number)
        const download = page.waitForEvent('download')
        await page.getByRole('link', { name: words.list.csv }).click()
        const file = await readFile(await (await download).path(), 'utf8')
        expect(file).toContain(number)
        expect(file).toContain(`'=Аула`)

        for (const typed of [number.toLowerCase(), mine, phone]) {
          await open(`/desk?lang=${as.lang}`)
          await page.locator('#q').fill(typed)
          await press(words.search.button)
          expect(new URL(page.url()).pathname).toBe(`/desk/cases/${number}`)
        }
        await open(`/desk?lang=${as.lang}`)
        await page.locator('#q').fill('ALM-A-2020-999999')
        await press(words.search.button)
        expect(await main()).toContain(words.search.nothing)
        await go(words.case.back)

        await open(`/desk/cases/${number}?lang=${as.lang}`)
        for (const said of [applicant.name, mine, phone]) expect(await main()).toContain(said)
        await take(visit, 'assign', { commission: 'ecology-transport' })
        expect(new URL(page.url()).pathname).toBe(`/desk/cases/${number}`)
        expect(await main()).toContain(texts(as.lang).statuses.assigned)
        await go(words.case.back)
        await page.getByText(words.list.byCommission, { exact: true }).click()
        await go(council.commissions.find(({ id }) => id === 'ecology-transport')?.names[as.lang] ?? '')
        expect(new URL(page.url()).searchParams.get('commission')).toBe('ecology-transport')
        await listed(visit, number)

        const keptByTab = () => page.evaluate("sessionStorage.getItem('typed')")
        await page.evaluate("sessionStorage.setItem('typed', '1')")
        await open(`/desk?lang=${as.lang}`)
        expect(await keptByTab()).toBe('1')
        await signOut(visit)
        expect(await main()).toContain(words.signIn.signedOut)
        expect(await keptByTab()).toBeNull()
        await open(`/desk/cases/${number}?lang=${as.lang}`)
        expect(await heading()).toBe(words.signIn.title)
      })
    },
  )

  test.each([...twice, ...crosswise])(
    '%o: gives a case to a commission in its row: one choice, one button, and the next one is there',
    async (as) => {
      const words = listWords(as.lang)
      const { number } = await system.submitted({ topic: 'other', language: as.lang })
      await visiting(as, async (visit) => {
        const { page, press, main } = visit
        await atDesk(system, visit)
        await visit.open(`/desk?list=unassigned&sort=-number&lang=${as.lang}`)
        await listed(visit, number)
        const row = page.locator('.rows tr', { hasText: number })
        await row.getByRole('combobox').selectOption('housing')
        await press(words.assign.button, row)
        const commission = council.commissions.find(({ id }) => id === 'housing')?.names[as.lang] ?? ''
        expect(await main()).toContain(words.done.assigned(number, commission))
        expect(await page.locator('.rows', { hasText: number }).count()).toBe(0)
      })
    },
  )

  test('keys go through the rows, open one, and search', async () => {
    await system.submitted({ topic: 'other' })
    await visiting({ js: true, size: 'desk', lang: 'en' }, async (visit) => {
      const { page, leave, heading } = visit
      await atDesk(system, visit)
      await visit.open('/desk?list=unassigned&lang=en')
      await listed(visit, 'ALM-A-')
      const focused = () => page.evaluate('document.activeElement.textContent || document.activeElement.id')
      const numbers = await page.locator('.rows th[scope=row] a').allInnerTexts()
      await page.keyboard.press('j')
      expect(await focused()).toBe(numbers[0])
      await page.keyboard.press('a')
      expect(await page.evaluate('document.activeElement.localName')).toBe('select')
      await page.locator('.rows th[scope=row] a').first().focus()
      await leave(() => page.keyboard.press('o'))
      expect(await heading()).toContain(numbers[0])
      await page.goBack()
      await page.keyboard.press('/')
      expect(await focused()).toBe('q')
      await page.getByRole('button', { name: listWords('en').keys.off }).click()
      await page.locator('h1').click()
      await page.keyboard.press('/')
      expect(await focused()).not.toBe('q')
    })
  })

  test.each(crosswise)(
    '%o: registers an appeal on paper, with what was typed kept where something is wrong, and hands out its receipt',
    async (as) => {
      const words = deskWords(as.lang)
      await visiting(as, async (visit) => {
        const { page, press, go, main, heading } = visit
        await atDesk(system, visit)
        await go(words.menu.appeal)
        const form = page.locator('form.appeal')
        await fillIn(form, {
          ...{ channel: 'paper', receivedOn: today(), receivedTime: '25:00', 'applicant.kind': 'person' },
          ...{
            'applicant.name': 'Болат Ө.',
            'applicant.iin': '1',
            topic: 'social',
            subject: 'Аула',
            text: 'Сұраймын.',
          },
        })
        await press(words.form.appeal.button)
        expect(await page.title()).toMatch(new RegExp(`^${pageWords(as.lang).frame.error}: `))
        expect(await page.locator('.summary').innerText()).toContain(words.form.badTime)
        expect(await form.locator('[name=text]').inputValue()).toBe('Сұраймын.')
        await fillIn(form, { receivedTime: '00:00', 'applicant.iin': iin() })
        await press(words.form.appeal.button)
        expect(await main()).toContain(words.receipt.registered)
        expect(await page.locator('.code').last().innerText()).toMatch(/^[0-9A-Z]{10}$/)
        await go(words.receipt.toCase)
        expect(await heading()).toMatch(/ALM-A-\d{4}-\d{6}/)
        expect(await main()).toContain(words.case.noContact)
      })
    },
  )

  test.each([...twice, ...crosswise])('%o: registers an appeal on paper with its scan', async (as) => {
    const { form: words, menu, receipt } = deskWords(as.lang)
    const { page: upload } = fileWords(as.lang)
    // The emulated store reads the name of a file that a plain form brings byte by byte, so that one is in ASCII.
    const name = as.js ? 'Өтініш.pdf' : 'scan 1.pdf'
    const scan = { name, mimeType: 'application/pdf', buffer: Buffer.from(files.pdf) }
    await visiting(as, async (visit) => {
      const { page, open, press, go, main } = visit
      await atDesk(system, visit)
      await go(menu.appeal)
      if (!as.js) {
        await go(upload.link)
        await page.getByLabel(upload.choose).setInputFiles(scan)
        await press(upload.upload)
        expect(await main()).toContain(name)
        await go(upload.useThem)
      }
      await fillIn(page.locator('form.appeal'), {
        ...{ channel: 'paper', receivedOn: today(), receivedTime: '00:00', 'applicant.kind': 'person' },
        ...{ 'applicant.name': 'Болат Ө.', 'applicant.iin': '1', topic: 'social' },
        ...{ subject: 'Аула', text: 'Өтініштің мәтіні сканда.' },
      })
      if (as.js) {
        await page.getByLabel(words.scan.label).setInputFiles(scan)
        const [panel, shown, form] = [
          'details.paper-scan',
          '.paper-scan object[type="application/pdf"]',
          'form.appeal',
        ].map((one) => page.locator(one))
        await shown?.waitFor({ state: 'attached' })
        expect(await shown?.getAttribute('data')).toMatch(/^blob:http/)
        const boxes = await Promise.all([panel, form].map((one) => one?.boundingBox()))
        const [seen, fields] = boxes.map((box) => box ?? { x: 0, y: 0, width: 0, height: 0 })
        const isBeside = fields && seen && seen.x >= fields.x + fields.width && seen.width > 400
        const isAbove = fields && seen && seen.y + seen.height <= fields.y
        expect([await panel?.getAttribute('open'), isBeside, isAbove]).toEqual(
          as.size === 'desk' ? ['', true, false] : [null, false, true],
        )
      } else expect(await page.locator('details.paper-scan').isVisible()).toBe(false)
      // The button waits for what is still under way; what was uploaded is kept where something is wrong.
      await press(words.appeal.button)
      expect(await main()).toContain(name)
      if (as.js) await page.locator('details.paper-scan').waitFor()
      await fillIn(page.locator('form.appeal'), { 'applicant.iin': iin() })
      await press(words.appeal.button)
      expect(await main()).toContain(receipt.registered)
      await go(receipt.toCase)
      const ready = page.locator('main .files').getByRole('link', { name })
      await until('the check of the scan', async () => {
        if (await ready.count()) return true
        await open(page.url())
        return undefined
      })
    })
  })

  test.each(twice)('%o: opens an initiative, and records the response that came on paper', async (as) => {
    const words = deskWords(as.lang)
    const { token } = await assigned(system, 'housing')
    const { letter } = await lettered(system, token, 'almaty-su')
    await visiting(as, async (visit) => {
      const { page, open, press, go, main } = visit
      await atDesk(system, visit)
      await go(words.menu.initiative)
      const form = page.locator('form.appeal')
      const subject = `Су ${randomUUID()}`
      await fillIn(form, {
        'origin.kind': 'round_table',
        'origin.title': 'Су сапасы',
        'origin.on': '2026-11-01',
        subject,
      })
      await press(words.form.initiative.button)
      expect(await page.locator('.summary a').count()).toBe(2)
      await fillIn(form, { agency: 'almaty-su', text: 'Хабарлаңыз.' })
      await press(words.form.initiative.button)
      expect(await main()).toContain(words.case.done.initiative)
      await system.v.mail('almaty-su@example.kz', (mail) => mail.subject.includes(subject))

      await open(`/desk?list=letters&lang=${as.lang}`)
      await listed(visit, letter)
      await go(letter)
      await take(visit, 'record_response', {
        letter,
        decision: 'information',
        text: 'Қағазбен келді.',
        receivedOn: today(),
      })
      expect(await main()).toContain('Қағазбен келді.')
      await open(`/desk?list=letters&lang=${as.lang}`)
      await listed(visit, letter, false)
    })
  })

  test.each(twice)(
    '%o: a chair is replaced in the middle of a case, and the new one does the work',
    async (as) => {
      const id = 'education-health'
      const [old, fresh] = [emailOfChair(id), `${randomUUID()}@example.kz`]
      const { number } = await system.submitted({ topic: id, language: as.lang })
      const next = mailOf(system)
      const assignment = await next(old, number)
      const words = directoryWords(as.lang)
      const hold = async (secretary: Visit, values: Record<string, string>) => {
        const { page, go, leave, press, main } = secretary
        await go(words.title)
        await leave(() => page.locator(`a[href^="/desk/directory/commission/${id}?"]`).first().click())
        await fillIn(page.locator('form.narrow'), values)
        await press(words.form.save)
        return main()
      }
      await visiting(as, async (chair) => {
        await chair.follow(assignment)
        await take(chair, 'accept')
        await visiting(as, async (secretary) => {
          await atDesk(system, secretary)
          const before = council.commissions.find((one) => one.id === id)?.chair.name ?? ''
          expect(await hold(secretary, { 'chair.email': 'ешқайда' })).toContain(
            texts(as.lang).validation.email,
          )
          const saved = await hold(secretary, { 'chair.name': 'Жанна Әлімқызы Ө.', 'chair.email': fresh })
          expect(saved).toContain(words.saved)

          const handedOver = await next(fresh, number)
          await chair.follow(assignment)
          expect(await chair.heading()).toBe(texts(as.lang).problems.link_ended)
          await chair.press(pageWords(as.lang).message.freshLink)
          expect(await chair.heading()).toBe(texts(as.lang).problems.fresh_link_sent)

          await next(fresh, number)
          await chair.follow(handedOver)
          await take(chair, 'answer', { outcome: 'explained', text: 'Жаңа төрағаның жауабы.' })
          await hold(secretary, { 'chair.name': before, 'chair.email': old })
        })
      })
    },
  )
})
