/** A letter that waits for the head: signed, and by that sent; or given back to its commission with a reason. */
import { reason } from '../actions/fields.ts'
import type { Case } from '../case.ts'
import { action, type Doer, type InputOf } from '../rule.ts'
import { letterSent } from './letters.ts'
import { recommendationGiven } from './proposals.ts'

export type Refusals = 'nothing_to_sign'

/** The head, or the member of the presidium who stands in (Law on Public Councils, art. 12(1)(6)); no deputy. */
const signatory: Doer = {
  roles: ['head'],
  refusalOf: (_, { as }) => (as === undefined || as === 'acting_head' ? undefined : 'not_yours'),
}

const refusalOf = (c: Case) => (c.proposal ? undefined : 'nothing_to_sign')

export const actions = {
  sign: action('any', {
    by: signatory,
    refusalOf,
    decide: (c, _: object, context) => {
      if (!c.proposal) return []
      const { kind, agency, byHand, content, attachments, recommendation: given } = c.proposal
      const files = attachments ? { attachments } : {}
      const to = { agency, ...(byHand && { byHand }) }
      return [
        ...(given && c.kind === 'draft_act'
          ? [{ ...recommendationGiven(c, content, given, context), ...files }]
          : []),
        { ...letterSent(kind, to, content, context), ...files },
      ]
    },
    fields: () => [],
    say: (_: InputOf<'sign'>) => ({ command: {} }),
    manner: { rank: 15, foremost: true, final: true },
  }),
  refuse_signature: action('any', {
    by: signatory,
    refusalOf,
    decide: (c, { content }: { content: string }, { deadline, today }) =>
      c.proposal
        ? [
            {
              type: 'SignatureRefused',
              v: 1,
              proposed: c.proposal.content,
              content,
              refusedOn: today,
              ...(c.kind === 'initiative' && { signing: deadline('letter.signing', today) }),
            },
          ]
        : [],
    fields: () => [reason],
    say: ({ reason }: InputOf<'refuse_signature'>, { content }) => ({
      command: { content },
      words: { kind: 'reason', text: reason },
    }),
    manner: { rank: 16, final: true },
  }),
}
