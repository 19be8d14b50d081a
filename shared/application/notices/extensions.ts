/** A later due date, as models of mails: asked for, decided, told to the applicant. */
import { type NoticeEntries, ofAppeal, worded } from './occasion.ts'

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
      const reason = await worded(people, c.caseId, e.content)
      const granted = e.type === 'ExtensionGranted'
      return { kind: 'extension_decided', ...common, granted, reason, answer }
    }),
  },

  extended: {
    model: ofAppeal(async ({ deps: { people }, e, c, addressed }) => {
      if (e.type !== 'ExtensionGranted') return undefined
      const reason = await worded(people, c.caseId, e.content)
      return { kind: 'extended', ...addressed, reason, answer: e.answer }
    }),
  },
}
