/** The commission's question and the reply, as models of mails. */
import { type NoticeEntries, ofAppeal, worded } from '../occasion.ts'

export const questionNotices: NoticeEntries<'question' | 'clarified' | 'clarification_lapsed'> = {
  question: {
    model: ofAppeal(async ({ deps: { people }, e, c, addressed }) => {
      if (e.type !== 'ClarificationAsked') return undefined
      const text = await worded(people, c.caseId, e.content)
      const open = c.question?.content === e.content && { clarification: e.clarification }
      return { kind: 'question', ...addressed, text, ...open }
    }),
  },

  clarified: { model: ofAppeal(({ common, answer }) => ({ kind: 'clarified', ...common, answer })) },

  clarification_lapsed: {
    model: ofAppeal(({ common, answer }) => ({ kind: 'clarification_lapsed', ...common, answer })),
  },
}
