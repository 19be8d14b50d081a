/** What an appeal's state means for the dates and the words of its page. */
import type { Status } from '../../../events/values.ts'

const endedWithoutAnswer: readonly Status[] = ['forwarded', 'withdrawn', 'returned', 'terminated']

/** The council gives no answer to it any more: the date of one holds for nothing. */
export const isWithoutAnswer = ({ status }: { status: string }): boolean =>
  endedWithoutAnswer.some((one) => one === status)

/** Nothing more is owed to the applicant. */
export const isOver = (standing: { status: string }): boolean =>
  standing.status === 'answered' || isWithoutAnswer(standing)
