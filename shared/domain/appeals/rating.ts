/** What the applicant makes of the answer: once for each answer, and of nothing that ended without one. */
import type { EventOf } from '../../../events/events.ts'
import type { Rating } from '../../../events/values.ts'
import { applicant } from '../actions/doers.ts'
import type { Appeal } from '../case.ts'
import { type Evolvers, onAppeal } from '../changes.ts'
import { rule } from '../rule.ts'

export type Refusals = 'already_rated'

const refusalOf = ({ answer }: Appeal) => {
  if (!answer) return 'not_answered'
  return answer.rated && 'already_rated'
}

/** Whether the answer that the case has now may be rated. */
export const mayRate = (c: Appeal): boolean => refusalOf(c) === undefined

/** Of each answer that was rated, the earlier ones first. */
export const ratingsOf = (c: Appeal) =>
  [...c.disputedAnswers, ...(c.answer ? [c.answer] : [])].flatMap(({ rated }) => rated ?? [])

type Rate = { rating: Rating; content?: string | undefined }

export const rules = {
  rate_answer: rule('appeal', {
    by: applicant,
    refusalOf,
    decide: (_, { rating, content }: Rate, { today }) => [
      { type: 'AnswerRated', v: 1, rating, ...(content && { content }), ratedOn: today },
    ],
  }),
}

const rated = (answer: NonNullable<Appeal['answer']>, e: EventOf<'AnswerRated'>) => ({
  ...answer,
  rated: { rating: e.rating, on: e.ratedOn, ...(e.content && { content: e.content }) },
})

export const evolvers = {
  AnswerRated: onAppeal((appeal, e) =>
    appeal.answer ? { ...appeal, answer: rated(appeal.answer, e) } : appeal,
  ),
} satisfies Partial<Evolvers>
