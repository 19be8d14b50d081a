/**
 * Pages that axe-core looks at: it finds nothing on any of them in any state, in any language, by light and in the dark,
 * however narrow. A new page is one line of its list.
 */
import { expect, test } from 'vitest'
import type { ActionName } from '../../shared/domain/capabilities.ts'
import { actingWords } from '../../shared/text/actions/words.ts'
import { texts } from '../../shared/text/texts.ts'
import { violations } from './axe.ts'
import type { Visit, Visitor } from './browser.ts'
import { fillIn, offered } from './steps.ts'

/** A page by its address, and what is done on it before it is looked at. */
export type Place = readonly [what: string, path: string, then?: (visit: Visit) => Promise<unknown>]

/** A button pressed with nothing typed. */
export const wrong = (action: ActionName) => async (visit: Visit) =>
  visit.press(texts(visit.lang).actions[action].button, await offered(visit, action))
export const asked = (action: ActionName, values: Record<string, string>) => async (visit: Visit) => {
  await fillIn(await offered(visit, action), values)
  return wrong(action)(visit)
}

/** Not sent: there for whoever may send it. */
export const kept = (action: ActionName, values: Record<string, string>) => async (visit: Visit) => {
  const form = await offered(visit, action)
  await fillIn(form, values)
  return visit.press(actingWords(visit.lang).unsent.keep, form)
}

export const ways = [
  { lang: 'kk', size: 'narrow', dark: false },
  { lang: 'ru', size: 'phone', dark: true },
  { lang: 'en', size: 'desk', dark: false },
] as const satisfies Visitor[]

const unfold = "for (const folded of document.querySelectorAll('details')) folded.open = true"

type Visiting = (as: Visitor, visit: (visit: Visit) => Promise<void>) => Promise<void>

/** One test for each way. `enter` is what comes before the first page. */
export const looksAtEach = (
  visiting: Visiting,
  list: () => readonly Place[],
  enter: (visit: Visit) => Promise<unknown> = async () => {},
) =>
  test.each(ways)(
    '%o',
    async (as) => {
      await visiting(as, async (visit) => {
        await enter(visit)
        const found: Record<string, string[]> = {}
        for (const [what, path, then] of list()) {
          await visit.open(`${path}${path.includes('?') ? '&' : '?'}lang=${as.lang}`)
          await then?.(visit)
          await visit.page.evaluate(unfold)
          const wrongs = await violations(visit.page)
          if (wrongs.length) found[what] = wrongs
        }
        expect(found).toEqual({})
      })
    },
    300_000,
  )
