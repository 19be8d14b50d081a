/** A letter that waits for the head's signature, or did not get it, as its readers see it. */
import type { ProposedLetter } from '../../../events/answers/links.ts'
import type { Case } from '../../domain/case.ts'
import type { Proposal } from '../../domain/letters/letter.ts'
import type { CouncilRules } from '../council-rules.ts'
import { addresseeName } from '../notices/readers.ts'
import type { People } from '../ports.ts'
import { subjectOf, textOf } from '../texts-of-case.ts'

type Proposed = Pick<Proposal, 'kind' | 'agency' | 'content' | 'on'> & {
  recommendation?: Proposal['recommendation'] | undefined
}

/** Undefined once its words are erased. */
export const proposedLetter = async (
  rules: CouncilRules,
  people: People,
  c: Case,
  { kind, agency, content, on, recommendation }: Proposed,
): Promise<ProposedLetter | undefined> => {
  const written = await people.get(c.caseId, content)
  if (written?.kind !== 'letter' && written?.kind !== 'recommendation') return undefined
  const address = written.kind === 'letter' ? written.to?.address : undefined
  return {
    kind,
    to: await addresseeName(rules, people, c, { agency, content }),
    ...(address && { address }),
    subject: written.kind === 'letter' ? written.subject : await subjectOf(people, c),
    text: written.text,
    ...(recommendation && { version: recommendation.draftVersion, outcome: recommendation.outcome }),
    remarks: written.kind === 'recommendation' ? written.remarks : [],
    on,
  }
}

/** What waits to be signed, and what was not signed, with the reason and who gave it. */
export const signingOf = async (rules: CouncilRules, people: People, c: Case) => {
  const { proposal, unsigned } = c
  const waiting = proposal && (await proposedLetter(rules, people, c, proposal))
  const refused = unsigned && (await proposedLetter(rules, people, c, unsigned))
  const why = unsigned && (await textOf(people, c.caseId, unsigned.refusal, 'reason'))
  return {
    ...(waiting && { proposal: { ...waiting, dueOn: c.pending.signing?.deadline.due ?? null } }),
    ...(refused &&
      unsigned && {
        unsigned: {
          ...refused,
          refusedOn: unsigned.refusedOn,
          reason: why?.text ?? '',
          ...(why?.decidedBy && { decidedBy: why.decidedBy }),
        },
      }),
  }
}
