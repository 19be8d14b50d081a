/** An appeal from its receipt to a withdrawal, as models of mails. */
import { agencyOf } from '../../../council/council.ts'
import { statusOf } from '../../../domain/case.ts'
import { handoverKey } from '../../../domain/pending.ts'
import { appealsOf } from '../../appeals/own-appeals.ts'
import { textOf } from '../../texts-of-case.ts'
import { type NoticeEntries, type Occasion, ofAppeal, referenceOf, worded } from '../occasion.ts'

export const appealNotices: NoticeEntries<
  'receipt' | 'link' | 'own_appeals' | 'message' | 'forwarded' | 'forwarded_to' | 'withdrawn'
> = {
  receipt: {
    ofThen: true,
    model: ofAppeal(({ deps: { links, rules }, event, c, common, addressed, answer, appeal }) => {
      const { receivedAt, registeredOn } = c
      // What came on paper may have been entered when its date was over: no answer is promised by then.
      const over = answer.due !== null && answer.due < rules.dayOf(event.time)
      // On the web anybody may have given this address: the mail repeats nothing that they typed.
      const { subject: _, ...unnamed } = common
      return {
        kind: 'receipt',
        ...(c.channel === 'web' ? unnamed : addressed),
        receivedAt,
        registeredOn,
        answer,
        ...(over && { over }),
        ...(appeal?.acceptedBy && { acceptedBy: appeal.acceptedBy.name }),
        code: links.code(c),
      }
    }),
  },

  link: {
    model: ofAppeal(({ deps: { links }, c, common: { number, statusUrl } }) => ({
      kind: 'link',
      number,
      code: links.code(c),
      statusUrl,
    })),
  },

  own_appeals: {
    model: ofAppeal(async ({ deps, appeal }) => {
      const { links, rules } = deps
      const address = appeal?.applicant.email
      if (!address) return undefined
      const items = (await appealsOf(deps, address)).map((c) => ({
        number: c.caseId,
        status: statusOf(c),
        receivedOn: rules.dayOf(c.receivedAt),
        code: links.code(c),
        statusUrl: links.statusUrl(c, c.language),
      }))
      return { kind: 'own_appeals', items }
    }),
  },

  message: {
    model: ({ c, common }) => ({ kind: 'message', ...common, closed: c.closedOn !== undefined }),
  },

  forwarded: {
    model: ofAppeal(async (occasion) => {
      const told = await forwardOf(occasion)
      const { c, e } = occasion
      const of = e.type === 'AppealForwarded' ? e.content : undefined
      const waiting = c.pending[handoverKey({ what: 'forwarding', of })]
      return (
        told && {
          kind: 'forwarded',
          ...occasion.addressed,
          ...told,
          ...(waiting && { onItsWay: waiting.deadline.due }),
        }
      )
    }),
  },

  forwarded_to: {
    model: ofAppeal(async (occasion) => {
      const told = await forwardOf(occasion)
      if (!told) return undefined
      const { c, common, appeal, applicant } = occasion
      const { kind, name, email, phone, address } = applicant
      return {
        kind: 'forwarded_to',
        ...common,
        ...told,
        appealText: appeal?.text ?? '',
        receivedOn: c.receivedOn,
        applicant: {
          kind,
          ...(name && { name }),
          ...(email && { email }),
          ...(phone && { phone }),
          ...(address && { address }),
        },
      }
    }),
  },

  withdrawn: {
    model: async ({ deps: { people }, e, c, common }) => {
      const content = e.type === 'DraftWithdrawn' ? e.content : undefined
      const reason = await worded(people, c.caseId, content)
      const reference = await referenceOf(people, c)
      return { kind: 'withdrawn', ...common, caseKind: c.kind, ...reference, ...(reason && { reason }) }
    },
  },
}

/** Where the appeal, or which part of it, went, and what was written along. */
const forwardOf = async ({ deps: { people, rules }, e, c }: Occasion) => {
  if (e.type !== 'AppealForwarded') return undefined
  const forward = await textOf(people, c.caseId, e.content, 'forward')
  if (!forward) return undefined
  const body = (e.to && agencyOf(rules.council, e.to)?.names) ?? forward.name ?? e.to ?? ''
  return { body, part: e.part, text: forward.text }
}
