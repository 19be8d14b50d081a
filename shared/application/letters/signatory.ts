/** Who signs a letter in the council's name (Law on Public Councils, art. 12(1)), and who signed it. */
import type { ContentOf } from '../../../events/contents.ts'
import type { EventOf } from '../../../events/events.ts'
import type { Actor } from '../../../events/values.ts'
import { actingChair, commissionOf } from '../../council/council.ts'
import type { Case, CaseState } from '../../domain/case.ts'
import type { Letter } from '../../domain/letters/letter.ts'
import type { CouncilRules } from '../council-rules.ts'
import type { People } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'

type Signatory = ContentOf<'signatory'>

/**
 * A commission's letters are signed by its chair, or the deputy who acts, under the head's standing delegation; the
 * council's own by the head, or by the member of the presidium who stands in on that local day. Where the head signs all,
 * it is whoever signed.
 */
const signatoryOf = (
  { council }: CouncilRules,
  commission: string | undefined,
  today: string,
  by: Actor,
): Signatory => {
  const ofCommission = commission ? commissionOf(council, commission) : undefined
  const person = commission && by.role !== 'head' ? actingChair(council, commission) : undefined
  if (person) {
    const post = person === ofCommission?.deputy ? 'deputy' : 'chair'
    return { kind: 'signatory', name: person.name, post }
  }
  const { actingHead: acting } = council
  if (by.role === 'head' && by.as === undefined)
    return { kind: 'signatory', name: council.head.name, post: 'head' }
  if (acting && acting.from <= today && today <= acting.until)
    return { kind: 'signatory', name: acting.name, post: 'acting_head' }
  return { kind: 'signatory', name: council.head.name, post: 'head' }
}

/** The text that a letter's event names as its signatory. */
export const signatoryFor = (
  rules: CouncilRules,
  state: CaseState,
  { signatory, sentOn }: EventOf<'LetterSent'>,
  by: Actor,
): Record<string, Signatory> =>
  signatory ? { [signatory]: signatoryOf(rules, state?.commission, sentOn, by) } : {}

/** Who signed it, as it is told; nobody for an old letter, or once the case was erased. */
export const signedBy = async (people: People, c: Case, { signatory }: Letter) => {
  const signed = await textOf(people, c.caseId, signatory, 'signatory')
  return signed ? { signatory: { name: signed.name, post: signed.post } } : {}
}
