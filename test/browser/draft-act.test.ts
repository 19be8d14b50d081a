/** A draft act that came by webhook: three remarks made line by line, and answered one by one on the agency's page. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { letterIn } from '../../infra/ops/common/visitor.ts'
import { pageWords } from '../../shared/text/pages/page-words.ts'
import { texts } from '../../shared/text/texts.ts'
import { draftSubmitted } from '../builders/inputs.ts'
import { inBothFields } from '../builders/written.ts'
import { emailOfChair } from '../end-to-end/scenes.ts'
import { crosswise, journeys, twice } from './browser.ts'
import { fillIn, mailOf, offered, take } from './steps.ts'

const agency = 'public-spaces-department'
const remarks = [
  { clause: '4-тармақ', quote: 'ақылға қонымды мерзімде', text: 'Мерзімді күнмен көрсету керек.' },
  { clause: 'пункт 7', quote: '', text: 'Исключить.\nПротиворечит закону.' },
  { clause: '12-тармақ', quote: '«алаң»', text: 'Ұғымға анықтама беру керек.' },
]

journeys('A draft act', ({ system, visiting }) => {
  test.each([...twice, ...crosswise])(
    '%o: each of three remarks is answered, a declined one with its reason',
    async (as) => {
      const reference = `14-05/${randomUUID().slice(0, 8)}`
      const { status } = await system.v.webhook(
        agency,
        draftSubmitted({ reference }, new Date().toISOString()),
      )
      expect(status).toBe(202)
      const next = mailOf(system)
      const { link } = pageWords(as.lang)
      await visiting(as, async (visit) => {
        const { page, follow, press, main } = visit
        const assignment = await next(emailOfChair('urban-planning'), reference)
        await follow(assignment)
        const form = await offered(visit, 'recommend')
        await fillIn(form, {
          outcome: 'with_remarks',
          ...inBothFields('text', 'Комиссия жобаны пысықтауды ұсынады.'),
        })
        for (const [i, { clause, quote, text }] of remarks.entries()) {
          if (i) await press(link.remark.more, form)
          await fillIn(form, {
            [`remarks.${i}.clause`]: clause,
            [`remarks.${i}.quote`]: quote,
            ...inBothFields(`remarks.${i}.text`, text),
          })
        }
        const { button } = texts(as.lang).actions.recommend
        await press(button, form)
        const asked = await main()
        for (const { clause, text } of remarks)
          for (const said of [clause, text]) expect(asked).toContain(said)
        // Back once more: nothing is lost.
        await press(link.confirm.change)
        expect(await form.locator('[name="remarks.2.text.ru"]').inputValue()).toBe(remarks[2]?.text)
        await take(visit, 'recommend')

        const letter = await next(`${agency}@example.kz`, reference)
        await follow(letter)
        const answer = await offered(visit, 'respond')
        const reason = (i: number) => answer.locator(`[name="remarks.${i}.reason"]`)
        await fillIn(answer, {
          decision: 'partly',
          text: 'Ескертпелер қаралды.',
          'remarks.0.accepted': 'true',
          'remarks.1.accepted': 'false',
          'remarks.2.accepted': 'true',
        })
        expect(await reason(0).isVisible()).toBe(false)
        await press(texts(as.lang).actions.respond.button, answer)

        expect(await page.title()).toMatch(new RegExp(`^${pageWords(as.lang).frame.error}: `))
        await page.locator('.summary').getByRole('link').click()
        expect(await page.locator(':focus').getAttribute('name')).toBe('remarks.1.reason')
        expect(await reason(1).getAttribute('aria-invalid')).toBe('true')
        expect(await answer.locator('.group.wrong .error').innerText()).toContain(
          texts(as.lang).validation.remarkReason,
        )
        expect(await answer.locator('[name=text]').inputValue()).toBe('Ескертпелер қаралды.')
        expect(await answer.locator('[name="remarks.0.accepted"][value=true]').isChecked()).toBe(true)
        await reason(1).fill('Норма қажет: заңның 5-бабы.')
        await take(visit, 'respond')

        await follow(await next(emailOfChair('urban-planning'), letterIn(letter)))
        const shown = await main()
        for (const { clause, text } of remarks)
          for (const said of [clause, text]) expect(shown).toContain(said)
        expect(shown).toContain('Норма қажет: заңның 5-бабы.')
        expect(shown).toContain(texts(as.lang).statuses.responded)
      })
    },
  )
})
