/** The terms that the law sets, in all their editions: data of the country, which a council's file does not repeat. */
import * as z from 'zod/mini'
import { type Rules, rulesOf } from './editions.ts'
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

/** Kazakhstan's. */
export const lawOfKazakhstan = (): Rules => loadLaw(kz)
