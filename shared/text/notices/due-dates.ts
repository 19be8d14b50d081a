/** What mails say of due dates: the day or why there is none, how it was counted, and by whose rule. */
import type { CaseKind, Deadline, TermKey } from '../../../events/values.ts'
import { byEndOf, calendarDays, formatDay, workingDays } from '../dates.ts'
import { explain, type Start } from '../explanation.ts'
import { note, type Pen, textOf } from './drawing.ts'
import type { Block } from './mail-layout.ts'

const isRecommendation = (term: TermKey) => term.startsWith('draft_act.recommendation')

/** Terms of one kind are told in the same words, whatever they depend on. */
export const familyOf = (term: TermKey) => {
  if (isRecommendation(term)) return 'recommendation'
  return term.startsWith('letter.') && term !== 'letter.signing' ? 'letter' : term
}
export type TermFamily = ReturnType<typeof familyOf>

/** The date by which the case itself is to be done. */
const isCasesOwn = ({ term }: Deadline) => term === 'appeal.answer' || isRecommendation(term)

/** Since when the clock of this date stands still: only that of the case's own does. */
const stoppedSince = (deadline: Deadline, { stopped }: Pen) => (isCasesOwn(deadline) ? stopped : undefined)

/** The day that is due, if it is known and its clock runs. */
export const dayDue = (deadline: Deadline, pen: Pen) =>
  stoppedSince(deadline, pen) ? undefined : (deadline.due ?? undefined)

export const dueFact = (deadline: Deadline, pen: Pen) => {
  const { lang, words } = pen
  const since = stoppedSince(deadline, pen)
  if (since) return words.stopped.fact(since)
  return deadline.due ? formatDay(deadline.due, lang) : words.dateLater
}

/** A sentence about a due date, or why there is none yet, or none while the clock stands still. */
export const dueSentence = (deadline: Deadline, sentence: (until: string) => string, pen: Pen) => {
  const { lang, words } = pen
  const since = stoppedSince(deadline, pen)
  if (since) return words.stopped[deadline.term === 'appeal.answer' ? 'answer' : 'recommendation'](since)
  return deadline.due
    ? sentence(byEndOf(deadline.due, lang))
    : textOf([explain(deadline, lang).missing, words.willBeTold])
}

/** These begin as the case does, the others with what they are about. */
const beginsWithCase = (deadline: Deadline) => isCasesOwn(deadline) || deadline.term === 'appeal.triage'

/**
 * How the date came about and by which law; with `days`, every day passed over too. Those of a month are the few at its
 * end, and always said: without them its last day is none of the same number. Nothing of one whose clock stands still: it
 * will be another. `start` says what happened on day zero where that is neither the case's beginning nor what the term
 * usually starts from.
 */
export const counting = (
  deadline: Deadline,
  pen: Pen,
  {
    days = false,
    start = beginsWithCase(deadline) ? pen.began : undefined,
  }: { days?: boolean; start?: Start | undefined } = {},
): Block[] => {
  const { lang, words } = pen
  if (stoppedSince(deadline, pen)) return []
  const { summary, rule, skipped, worked, provisional } = explain(deadline, lang, start)
  const passedOver = skipped.map(({ date, why }) => `${date} (${why})`).join('; ')
  return [
    note(
      deadline.mode === 'chosen' ? words.counting.chosen : words.counting.title,
      summary,
      rule,
      (days || deadline.mode === 'month') && passedOver && `${words.counting.notCounted}: ${passedOver}.`,
      days && worked,
      provisional,
    ),
  ]
}

/** How the date came about, in a line: the page of the appeal has the whole. */
export const countingInShort = (deadline: Deadline, pen: Pen): Block[] => {
  if (stoppedSince(deadline, pen)) return []
  const { summary, provisional } = explain(deadline, pen.lang)
  return [note(pen.words.counting.title, summary, pen.words.counting.onPage, provisional)]
}

/**
 * The law's term for forwarding runs from an appeal's receipt; for drafts, and for what a commission gave back, the
 * same days of choosing a commission are the council's own rule. Other terms stay as they are.
 */
export const byWhoseRule = (deadline: Deadline, caseKind: CaseKind, start: Start | undefined): Deadline => {
  if (deadline.term !== 'appeal.triage' || (caseKind === 'appeal' && start !== 'return')) return deadline
  const { basis: _, ...own } = deadline
  return own
}

/** Until when an answer may be disputed; how many days, where the calendar gives no date yet. */
export const disputeSentence = ({ due, mode, days }: Deadline, { lang, words }: Pen) =>
  due
    ? words.answer.dispute(byEndOf(due, lang))
    : words.answer.disputeWithin((mode === 'calendar' ? calendarDays : workingDays)(days, lang))
