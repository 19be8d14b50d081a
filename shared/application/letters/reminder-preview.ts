/** The mail that would remind a letter's addressee, as it would be sent now: shown before it is. */
import { agencyOf, commissionOf } from '../../council/council.ts'
import type { Case } from '../../domain/case.ts'
import type { CouncilRules } from '../council-rules.ts'
import { reminderModel } from '../notices/kinds/letters.ts'
import { letterhead } from '../notices/readers.ts'
import type { People } from '../ports.ts'

type Deps = { people: People; rules: CouncilRules; portal: string }

/** Its text in its reader's language, the link left out; undefined without such a letter. `today`: the local day. */
export const reminderPreview = async (
  deps: Deps,
  c: Case,
  number: string,
  today: string,
): Promise<string | undefined> => {
  const letter = c.letters[number]
  if (!letter) return undefined
  const { council } = deps.rules
  const commission = c.commission ? (commissionOf(council, c.commission)?.names ?? c.commission) : ''
  const model = await reminderModel(deps, c, letter, { commission, actUrl: '…', today })
  // The words of mails are read for this alone.
  const { composeMail } = await import('../../text/notices/mails.ts')
  const language = agencyOf(council, letter.agency)?.language ?? council.language
  const { subject, text } = composeMail(model, language, letterhead(deps.rules, deps.portal))
  return `${subject}\n\n${text}`
}
