/** The signing step of letters, as models of mails. */
import type { ProposedLetter } from '../../../../events/answers/links.ts'
import type { Localized } from '../../../../events/values.ts'
import { proposedLetter } from '../../letters/proposed.ts'
import { textOf } from '../../texts-of-case.ts'
import { type NoticeEntries, type Occasion, referenceOf } from '../occasion.ts'

export const signingNotices: NoticeEntries<'letter_to_sign' | 'signature_refused'> = {
  letter_to_sign: {
    model: async (occasion) => {
      const { deps, e, c, common } = occasion
      if (e.type !== 'LetterProposed') return undefined
      const letter = await proposedLetter(deps.rules, deps.people, c, { ...e, on: e.proposedOn })
      if (!letter) return undefined
      return {
        kind: 'letter_to_sign',
        ...(await about(occasion, letter)),
        ...whole(letter, common),
        signing: c.pending.signing?.deadline ?? e.signing,
      }
    },
  },

  signature_refused: {
    model: async (occasion) => {
      const { deps, e, c, then } = occasion
      if (e.type !== 'SignatureRefused' || !then.unsigned) return undefined
      const letter = await proposedLetter(deps.rules, deps.people, c, then.unsigned)
      if (!letter) return undefined
      const why = await textOf(deps.people, c.caseId, e.content, 'reason')
      return {
        kind: 'signature_refused',
        ...(await about(occasion, letter)),
        reason: why?.text ?? '',
        ...(why?.decidedBy && { decidedBy: why.decidedBy }),
        ...(e.signing && { signing: c.pending.signing?.deadline ?? e.signing }),
      }
    },
  },
}

const about = async (
  { deps: { people }, c, common: { number, actUrl } }: Occasion,
  { kind, to, subject }: ProposedLetter,
) => ({
  number,
  letterKind: kind,
  agency: to,
  subject,
  ...(await referenceOf(people, c)),
  actUrl,
})

const whole = (
  { address, text, version, outcome, remarks }: ProposedLetter,
  { commission }: { commission: Localized },
) => ({
  commission,
  ...(address && { address }),
  text,
  ...(version && { version }),
  ...(outcome && { outcome }),
  remarks,
})
