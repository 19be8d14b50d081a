/** Pages for everybody, and the form with its errors and its receipt. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { pageWords } from '../../shared/text/pages/page-words.ts'
import { iin } from '../builders/identity.ts'
import { violations } from './axe.ts'
import { journeys } from './browser.ts'
import { looksAtEach, type Place, ways } from './places.ts'
import { type Stage, staged } from './stage.ts'

const scenes = ['busy', 'answered', 'longTerm'] as const

const publicPages = (s: Stage<(typeof scenes)[number]>): Place[] => [
  ['a question', ownPage(s.busy)],
  ['no reply written', ownPage(s.busy), ({ press, lang }) => press(pageWords(lang).status.question.button)],
  ['answered', ownPage(s.answered)],
  [
    'no objection written',
    ownPage(s.answered),
    ({ press, lang }) => press(pageWords(lang).status.dispute.button),
  ],
  ['long-term control', ownPage(s.longTerm)],
  ['files', `/appeals/${s.busy.number}/files?code=${s.busy.code}`],
  ['an unknown file', `/appeals/${s.busy.number}/files/file-x?code=${s.busy.code}`],
  ['no code', `/appeals/${s.busy.number}`],
  ['no number', '/appeals'],
  [
    'a link sent again',
    '/appeals',
    async ({ page, press, lang }) => {
      await page.locator('#lost-number').fill('ALM-A-2020-999999')
      await press(pageWords(lang).message.lost.button)
    },
  ],
  ['a wrong code', `/appeals/${s.busy.number}?code=WRONG`],
  ['calculator', '/deadline'],
  ['a due date', '/deadline?from=2026-12-25'],
  ['no day', '/deadline?from=soon&days=0'],
  ['statistics', '/statistics'],
  ['statistics of a year', `/statistics?from=2026-01-01&to=2026-12-31`],
  ['an empty period', '/statistics?from=2020-01-01&to=2020-01-31'],
  ['no period', '/statistics?from=2026-02-01&to=2026-01-01'],
  ['nowhere', '/nowhere'],
]
const ownPage = ({ number, code }: { number: string; code: string }) => `/appeals/${number}?code=${code}`

journeys('Pages for everybody: every one in every state', ({ system, visiting }) => {
  let stage: Stage<(typeof scenes)[number]>
  beforeAll(async () => {
    stage = await staged(system, scenes)
  })

  looksAtEach(visiting, () => publicPages(stage))

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
      await open(`/appeals/new?lang=${as.lang}`)
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
})
