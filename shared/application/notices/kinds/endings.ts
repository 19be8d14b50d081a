/** What an appeal lacks, and how it ends without an answer, as models of mails. */
import { type NoticeEntries, ofAppeal, worded } from '../occasion.ts'

export const endingNotices: NoticeEntries<
  'completion' | 'completion_lapsed' | 'returned_to_applicant' | 'terminated'
> = {
  completion: {
    model: ofAppeal(async ({ deps: { people }, e, c, addressed }) => {
      if (e.type !== 'CompletionAsked') return undefined
      const { missing, completion, content } = e
      const text = await worded(people, c.caseId, content)
      return { kind: 'completion', ...addressed, text, missing, completion }
    }),
  },

  completion_lapsed: {
    model: ofAppeal(({ e, common }) =>
      e.type === 'CompletionLapsed'
        ? { kind: 'completion_lapsed', ...common, returning: e.returning }
        : undefined,
    ),
  },

  returned_to_applicant: {
    model: ofAppeal(async ({ deps: { people }, e, c, addressed }) => {
      if (e.type !== 'AppealReturned') return undefined
      const text = await worded(people, c.caseId, e.content)
      return {
        kind: 'returned_to_applicant',
        ...addressed,
        text,
        ground: e.ground,
        ...(e.of && { of: e.of }),
      }
    }),
  },

  terminated: {
    model: ofAppeal(async ({ deps: { people }, e, c, addressed }) => {
      if (e.type !== 'AppealTerminated') return undefined
      const text = await worded(people, c.caseId, e.content)
      return { kind: 'terminated', ...addressed, text, ground: e.ground }
    }),
  },
}
