/**
 * What a commission writes in the council's name is signed by the council's head (Law on Public Councils, art.
 * 12(1)(3)). Where the head has delegated that to the chairs of commissions, their letters leave at once; where not, a
 * letter waits for the signature.
 */
import type { EventOf } from '../../../events/events.ts'
import type { Case, CaseState, DraftAct } from '../case.ts'
import { dropped, type Evolvers, secretariat, unproposed, waits } from '../changes.ts'
import { isPast } from '../pending.ts'
import type { Context } from '../rule.ts'
import type { Proposal } from './letter.ts'

/** One letter at a time waits for the head's signature. */
export const refusalIfProposed = (c: Case) => (c.proposal ? 'signature_awaited' : undefined)

/** How many letters have waited so far: each has a link of its own. */
const grantFor = (c: CaseState) =>
  `sign-${Object.keys(c?.grants ?? {}).filter((id) => id.startsWith('sign-')).length + 1}`

type Proposed = Pick<EventOf<'LetterProposed'>, 'kind' | 'agency' | 'byHand' | 'content' | 'recommendation'>

/** A letter that is to be signed by the head first. */
export const letterProposed = (
  c: CaseState,
  letter: Proposed,
  context: Context,
): EventOf<'LetterProposed'> => ({
  type: 'LetterProposed',
  v: 1,
  ...letter,
  proposedOn: context.today,
  grant: grantFor(c),
  signing: context.deadline('letter.signing', context.today),
})

/** What the letter on a draft act carries: given when it is sent, of the version that it is on. */
export const recommendationGiven = (
  { main }: DraftAct,
  content: string,
  given: NonNullable<Proposal['recommendation']>,
  { today }: Context,
): EventOf<'RecommendationGiven'> => ({
  type: 'RecommendationGiven',
  v: 1,
  ...given,
  content,
  ...(isPast(main.due, today) && { late: true as const }),
  givenOn: today,
})

export const evolvers = {
  LetterProposed: (
    c,
    { kind, agency, byHand, content, attachments, recommendation, proposedOn, grant, signing },
  ) => ({
    ...dropped(c, 'unsigned'),
    proposal: {
      kind,
      agency,
      content,
      on: proposedOn,
      grant,
      ...(byHand && { byHand }),
      ...(attachments && { attachments }),
      ...(recommendation && { recommendation }),
    },
    pending: { ...c.pending, signing: waits(signing, { role: 'head' }) },
    grants: { ...c.grants, [grant]: { role: 'head', open: true } },
  }),
  SignatureRefused: (c, { content, refusedOn, signing }) => {
    const { grant: _, ...unsigned } = c.proposal ?? { grant: '' }
    const refused = unproposed(c)
    return {
      ...refused,
      ...('content' in unsigned && { unsigned: { ...unsigned, refusal: content, refusedOn } }),
      ...(signing && { pending: { ...refused.pending, signing: waits(signing, secretariat) } }),
    }
  },
} satisfies Partial<Evolvers>
