/** What the secretariat does by hand, and links that ended, as models of mails. */
import type { CaseEvent } from '../../../../events/events.ts'
import type { Appeal } from '../../../domain/case.ts'
import type { Handed } from '../../../domain/notices/notice.ts'
import { inPath } from '../../../domain/number.ts'
import { handoverKey } from '../../../domain/pending.ts'
import { type NoticeEntries, worded } from '../occasion.ts'

export const deskNotices: NoticeEntries<'by_hand' | 'fresh_link'> = {
  // The desk's page of the case has the applicant's postal address and the text to print.
  by_hand: {
    ofThen: true,
    model: async ({ deps: { people, portal, rules }, notice: { matter }, event, e, c, language }) => {
      if (!matter || c.kind !== 'appeal') return undefined
      const number = c.caseId
      const due = byHandUntil(matter, e, c)
      const by = due && due >= rules.dayOf(event.time) ? due : undefined
      const reason = e.type === 'ExtensionGranted' ? await worded(people, number, e.content) : ''
      const deskUrl = `${portal}/desk/cases/${inPath(number)}?lang=${language}`
      return { kind: 'by_hand', number, matter, ...(by && { by }), ...(reason && { reason }), deskUrl }
    },
  },

  fresh_link: {
    model: ({ common: { number, actUrl } }) => ({ kind: 'fresh_link', number, ...(actUrl && { actUrl }) }),
  },
}

/** Until when, where something sets a term to it. */
const byHandUntil = (matter: Handed, e: CaseEvent, c: Appeal) => {
  if (e.type === 'ClarificationAsked') return e.clarification.due
  if (e.type === 'ExtensionGranted') return e.notice.due
  if (matter === 'forwarding' && e.type === 'AppealForwarded')
    return c.pending[handoverKey({ what: 'forwarding', of: e.content })]?.deadline.due
  return c.pending[handoverKey({ what: matter === 'answer' ? 'answer' : 'notice' })]?.deadline.due
}
