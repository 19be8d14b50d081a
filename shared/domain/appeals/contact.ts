/** Where the applicant is reached, corrected by the secretariat or by the applicant, who has the code. */
import { dropped, type Evolvers, onAppeal, without } from '../changes.ts'
import { receiptByHand } from '../desk/handover.ts'
import { handoverKey } from '../pending.ts'
import type { Doer } from '../rule.ts'
import { action, type InputOf } from '../rule.ts'

export type Refusals = 'contact_erased'

const applicantOrSecretary: Doer = { roles: ['applicant', 'secretary'] }

/** Which of them another one takes the place of. */
type Correct = { content: string; email: boolean; address: boolean }

export const actions = {
  /**
   * The code went where the receipt went, so the case has another one once that place is corrected: the e-mail address,
   * or the postal one of an applicant who has none. The receipt goes out again, and an answer that had to be handed over.
   */
  correct_contact: action('appeal', {
    by: applicantOrSecretary,
    needsActivation: false,
    refusalOf: ({ erased }) => (erased ? 'contact_erased' : undefined),
    decide: (c, { content, email, address }: Correct, context) => {
      const reachable = c.reachable || email
      const turned = email || (address && !reachable)
      const again = email && c.pending[handoverKey({ what: 'answer' })] !== undefined
      // A receipt that waits already waits on: a second correction gives nobody more time.
      const isWaiting = c.pending[handoverKey({ what: 'receipt' })] !== undefined
      const byHand = turned && !reachable && !isWaiting && context.actor.role === 'secretary'
      return [
        {
          type: 'ContactCorrected',
          v: 1,
          content,
          reachable,
          correctedOn: context.today,
          ...(turned && { code: true }),
          ...(again && { answer: true }),
        },
        ...(byHand ? [receiptByHand(context)] : []),
      ]
    },
    fields: () => [
      { name: 'email', type: 'email', required: false },
      { name: 'phone', type: 'text', required: false, limit: 'phone' },
      { name: 'address', type: 'text', required: false, limit: 'address' },
    ],
    say: ({ email, phone, address }: InputOf<'correct_contact'>, { content }) => ({
      command: { content, email: email !== undefined, address: address !== undefined },
      words: {
        kind: 'contact',
        ...(email && { email }),
        ...(phone && { phone }),
        ...(address && { address }),
      },
    }),
    manner: { rank: 200, rare: true },
  }),
}

export const evolvers = {
  ContactCorrected: onAppeal((appeal, { content, reachable, correctedOn: on, code, answer }) => {
    const contacts = [...(appeal.contacts ?? []), content]
    const next = { ...appeal, contacts, reachable, ...(code && { codeKey: content }) }
    if (!code || !reachable) return next
    const again = [handoverKey({ what: 'receipt' }), ...(answer ? [handoverKey({ what: 'answer' })] : [])]
    return {
      ...dropped(next, 'followsByCode'),
      pending: without(next.pending, ...again),
      ...(answer && next.handing && { handing: { on, ...next.handing } }),
    }
  }),
} satisfies Partial<Evolvers>
