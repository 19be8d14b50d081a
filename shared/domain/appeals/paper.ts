/**
 * What an applicant says on paper or in person, entered by the secretariat: as good as on the page (АППК, art. 63-64).
 * What came in time is in time, whenever it is entered.
 */
import type { EventOf } from '../../../events/events.ts'
import { refusalIfClosed, secretary } from '../actions/doers.ts'
import { date, type Field, text } from '../actions/fields.ts'
import type { Appeal } from '../case.ts'
import { isPast } from '../pending.ts'
import type { Rejection } from '../refusals.ts'
import { action, type Context, type InputOf, refuse } from '../rule.ts'

export type Refusals = 'paper_too_early' | 'paper_too_late' | 'question_not_asked' | 'completion_not_asked'

/** The local day that paper came on: today or before, and after what it is about. */
const paperFault = (
  receivedOn: string,
  { after, until }: { after: string; until?: string | null | undefined },
  { today }: Pick<Context, 'today'>,
): Rejection | undefined => {
  if (receivedOn > today) return refuse('received_in_future', 'receivedOn')
  if (receivedOn < after) return refuse('paper_too_early', 'receivedOn')
  return isPast(until, receivedOn) ? refuse('paper_too_late', 'receivedOn') : undefined
}

/** What the applicant says on the page has no day of its own; the secretariat speaks for nobody, but enters paper. */
export const enteredFault = (
  receivedOn: string | undefined,
  days: Parameters<typeof paperFault>[1],
  context: Pick<Context, 'today' | 'actor'>,
): Rejection | undefined => {
  if (receivedOn !== undefined) return paperFault(receivedOn, days, context)
  return context.actor.role === 'secretary' ? refuse('not_yours') : undefined
}

/** When it came; the first day that it may be, and the last one where a right ended since. */
export const receivedOnField = (today: string, min: string, until?: string | null): Field =>
  date('receivedOn', { min, max: isPast(until, today) ? until : today })

type Paper = { content: string; receivedOn: string }

const saidOnPaper = ({ text, receivedOn }: InputOf<'message'>, { content }: { content: string }) => ({
  command: { content, receivedOn },
  words: { kind: 'message' as const, text },
})

/** When it was asked, and the last day of what is over. */
type Asked = { on: string; until?: string }

/** The question that is open, or the last one, whose time was over before its reply was entered. */
const questionOf = ({ question, questions }: Appeal): Asked | undefined => {
  if (question) return question
  const last = questions.at(-1)
  return last?.lapsed && { on: last.on, until: last.lapsed.due }
}

/** What the applicant was asked to add, or was until its time was over. */
const completionOf = ({ completion, returnable }: Appeal): Asked | undefined =>
  completion ?? (returnable && { on: returnable.on, until: returnable.due })

const timed = (asked: Asked | undefined, receivedOn: string, context: Context): Rejection | undefined =>
  asked && paperFault(receivedOn, { after: context.dayOf(asked.on), until: asked.until }, context)

export const actions = {
  message: action('appeal', {
    by: secretary,
    needsActivation: false,
    decide: (c, { content, receivedOn }: Paper, context) =>
      paperFault(receivedOn, { after: c.receivedOn }, context) ?? [
        { type: 'MessageReceived', v: 1, content, late: c.closedOn !== undefined, receivedOn },
      ],
    fields: (c, { today }) => [receivedOnField(today, c.receivedOn), text],
    say: (input: InputOf<'message'>, saying) => saidOnPaper(input, saying),
    manner: { rank: 200, rare: true },
  }),
  reply: action('appeal', {
    by: secretary,
    refusalOf: (c) => refusalIfClosed(c) ?? (questionOf(c) ? undefined : 'question_not_asked'),
    decide: (c, { content, receivedOn }: Paper, context) =>
      timed(questionOf(c), receivedOn, context) ?? [
        { type: 'ClarificationReceived', v: 1, content, receivedOn },
      ],
    fields: (c, { today }) => [receivedOnField(today, c.receivedOn, questionOf(c)?.until), text],
    say: (input: InputOf<'reply'>, saying) => saidOnPaper({ ...input, action: 'message' }, saying),
    manner: { rank: 130, rare: true },
  }),
  completion: action('appeal', {
    by: secretary,
    refusalOf: (c) => refusalIfClosed(c) ?? (completionOf(c) ? undefined : 'completion_not_asked'),
    decide: (c, { content, receivedOn }: Paper, context) =>
      timed(completionOf(c), receivedOn, context) ?? [
        { type: 'CompletionReceived', v: 1, content, receivedOn },
      ],
    fields: (c, { today }) => [receivedOnField(today, c.receivedOn, completionOf(c)?.until), text],
    say: (input: InputOf<'completion'>, saying) => saidOnPaper({ ...input, action: 'message' }, saying),
    /** It is late by the day that it came on, not by that of its entry. */
    overlooks: ({ receivedOn }, key, { deadline }) =>
      key === 'returning' && !isPast(deadline.due, receivedOn),
    manner: { rank: 130, rare: true },
  }),
}

/** A message as it is kept: paper tells its day. */
export const messageOf = (
  { content, receivedOn }: Pick<EventOf<'MessageReceived'>, 'content' | 'receivedOn'>,
  at: string,
) => ({ content, at, ...(receivedOn && { receivedOn }) })
