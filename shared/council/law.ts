/** The terms that the law sets, in all their editions: data of the country, which a council's file does not repeat. */
import * as z from 'zod/mini'
import { type EditionEntry, finished, type Rules, rulesOf } from './editions.ts'
import kz from './laws/kz.json' with { type: 'json' }
import { mistakesOf, refuseMistakes } from './mistakes.ts'

const lawFile = z.strictObject({ jurisdiction: z.string(), terms: z.record(z.string(), z.unknown()) })

/**
 * The rules in a law's file, parsed JSON.
 * @throws Error with one line per mistake, e.g. `terms.appeal.answer[1].days: missing`
 */
export const loadLaw = (json: unknown): Rules => {
  const file = lawFile.safeParse(json)
  if (!file.success) throw new Error(mistakesOf(file.error, json).join('\n'))
  const { rules, mistakes } = rulesOf(file.data.terms)
  refuseMistakes(mistakes)
  return rules
}

/**
 * Kazakhstan's. `loadLaw` checks the file when functions are bundled, and in the tests: to check it at each start of a
 * function would take as long as to check the council's own.
 */
export const lawOfKazakhstan = (): Rules =>
  Object.fromEntries(Object.entries(kz.terms).map(([key, list]) => [key, finished(list as EditionEntry[])]))
