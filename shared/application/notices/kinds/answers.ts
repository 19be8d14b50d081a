/** The answer, the interim one and the dispute of an answer, as models of mails. */
import type { CaseEvent } from '../../../../events/events.ts'
import { complaintTo } from '../../../council/council.ts'
import type { Appeal } from '../../../domain/case.ts'
import { whoDecided } from '../../appeals/appeal-status.ts'
import { textOf } from '../../texts-of-case.ts'
import { type NoticeEntries, ofAppeal, worded } from '../occasion.ts'

export const answerNotices: NoticeEntries<'answer' | 'long_term' | 'disputed' | 'dispute_registered'> = {
  answer: {
    model: ofAppeal(async ({ deps: { people, rules }, e, c, addressed }) => {
      const given = givenIn(e, c)
      if (!given) return undefined
      // It may have been read on the page and disputed: it is sent all the same, and can be disputed no more.
      const found = await textOf(people, c.caseId, given.content, 'answer')
      if (!found) return undefined
      const { outcome, on: answeredOn } = given
      const dispute = c.dispute && { dispute: c.dispute }
      const late = isLate(c, answeredOn) && { late: true }
      return {
        kind: 'answer',
        ...addressed,
        outcome,
        text: found.text,
        answeredOn,
        ...(found.decidedBy && { decidedBy: whoDecided(rules, found.decidedBy) }),
        complaint: { to: complaintTo(rules.council) },
        ...late,
        ...dispute,
      }
    }),
  },

  long_term: {
    model: ofAppeal(async ({ deps: { people }, e, c, addressed }) => {
      if (e.type !== 'LongTermSet' && e.type !== 'NextControlSet') return undefined
      const found = await textOf(people, c.caseId, e.content, 'long_term')
      if (!found || !e.control.due) return undefined
      const { text, reason } = found
      const again = e.type === 'NextControlSet'
      return { kind: 'long_term', ...addressed, text, reason, controlOn: e.control.due, again }
    }),
  },

  disputed: {
    setsTheDay: () => true,
    model: ofAppeal(async ({ deps: { people }, e, c, common, answer }) => {
      const text = e.type === 'AnswerDisputed' ? await worded(people, c.caseId, e.content) : ''
      return { kind: 'disputed', ...common, text, answer }
    }),
  },

  dispute_registered: {
    ofThen: true,
    model: ofAppeal(({ addressed, answer }) => ({ kind: 'dispute_registered', ...addressed, answer })),
  },
}

/** The answer that an event gives, or that goes out again. */
const givenIn = (e: CaseEvent, c: Appeal): Appeal['answer'] => {
  if (e.type === 'ContactCorrected') return c.answer
  return e.type === 'AppealAnswered'
    ? { outcome: e.outcome, content: e.content, on: e.answeredOn }
    : undefined
}

/** After the due date, unless the clock stood still on that day. */
const isLate = ({ main: { due }, pauses }: Appeal, on: string): boolean =>
  due !== null && on > due && !pauses.some(({ from, to }) => from <= on && on <= to)
