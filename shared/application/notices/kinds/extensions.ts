/** A later due date, as models of mails: asked for, decided, told to the applicant. */
import type { People } from '../../ports.ts'
import { textOf } from '../../texts-of-case.ts'
import { type NoticeEntries, ofAppeal, worded } from '../occasion.ts'

/** Why it was decided so, and who decided, where that was kept. */
const reasoned = async (people: People, caseId: string, content: string) => {
  const reason = await textOf(people, caseId, content, 'reason')
  return { reason: reason?.text ?? '', ...(reason?.decidedBy && { decidedBy: reason.decidedBy }) }
}

export const extensionNotices: NoticeEntries<'extension_request' | 'extension_decided' | 'extended'> = {
  extension_request: {
    model: ofAppeal(async ({ deps: { people }, e, c, common, answer }) => {
      if (e.type !== 'ExtensionRequested') return undefined
      const reason = await worded(people, c.caseId, e.content)
      return { kind: 'extension_request', ...common, until: e.until, reason, answer, decision: e.decision }
    }),
  },

  extension_decided: {
    ofThen: true,
    setsTheDay: ({ type }) => type === 'ExtensionGranted',
    model: ofAppeal(async ({ deps: { people }, e, c, common, answer }) => {
      if (e.type !== 'ExtensionGranted' && e.type !== 'ExtensionRefused') return undefined
      const reason = await reasoned(people, c.caseId, e.content)
      const granted = e.type === 'ExtensionGranted'
      return { kind: 'extension_decided', ...common, granted, ...reason, answer }
    }),
  },

  extended: {
    model: ofAppeal(async ({ deps: { people }, e, c, addressed }) => {
      if (e.type !== 'ExtensionGranted') return undefined
      const reason = await reasoned(people, c.caseId, e.content)
      return { kind: 'extended', ...addressed, ...reason, answer: e.answer }
    }),
  },
}
