/** What the council asks the applicant and what the applicant writes; the way back to a lost status page. */
import type { EventOf } from '../../../events/events.ts'
import { applicant, chair } from '../actions/doers.ts'
import { text } from '../actions/fields.ts'
import type { Appeal } from '../case.ts'
import { dropped, type Evolvers, onAppeal, waits, without } from '../changes.ts'
import { action, type InputOf, rule } from '../rule.ts'
import { messageOf } from './paper.ts'

export type Refusals = 'question_open'

export const actions = {
  ask: action('appeal', {
    by: chair,
    refusalOf: ({ question, completion }) => (question ? 'question_open' : completion && 'completion_open'),
    decide: (_, { content }: { content: string }, { today, deadline }) => [
      {
        type: 'ClarificationAsked',
        v: 1,
        content,
        clarification: deadline('appeal.clarification', today),
      },
    ],
    fields: () => [text],
    say: ({ text }: InputOf<'ask'>, { content }) => ({
      command: { content },
      words: { kind: 'question', text },
    }),
    manner: { rank: 90, final: true },
  }),
}

/** Milliseconds in which a second request for the status link changes nothing. */
const quiet = 10 * 60_000

export const rules = {
  /** Never refused; while a question is open, it is the reply, and while something is missing, the completion. */
  add_message: rule('any', {
    by: applicant,
    decide: (c, { content }: { content: string }) => {
      if (c.kind === 'appeal' && c.question) return [{ type: 'ClarificationReceived', v: 1, content }]
      if (c.kind === 'appeal' && c.completion) return [{ type: 'CompletionReceived', v: 1, content }]
      return [{ type: 'MessageReceived', v: 1, content, late: c.closedOn !== undefined }]
    },
  }),
  request_link: rule('any', {
    by: applicant,
    decide: (c, { all }: { all?: true }, { at }) => {
      if (c.kind !== 'appeal' || !c.reachable) return []
      const last = c.linkRequestedAt
      if (last && Date.parse(at) - Date.parse(last) < quiet) return []
      return [{ type: 'LinkRequested', v: 1, ...(all && { all }) }]
    },
  }),
}

/** The question waits no more: its reply came, or its time was over. */
const replied = onAppeal<EventOf<'ClarificationReceived' | 'ClarificationLapsed'>>((appeal, e, at) => {
  // A reply on paper that was in time may be entered when its question has lapsed.
  const asked = appeal.question ?? appeal.questions.findLast(({ lapsed }) => lapsed)
  const isReply = e.type === 'ClarificationReceived'
  const ended = (one: Appeal['questions'][number]) =>
    isReply ? { ...dropped(one, 'lapsed'), reply: e.content } : { ...one, lapsed: { due: e.due } }
  return {
    ...dropped(appeal, 'question'),
    questions: appeal.questions.map((one) => (one.content === asked?.content ? ended(one) : one)),
    pending: without(appeal.pending, 'clarification'),
    messages: isReply ? [...appeal.messages, messageOf(e, at)] : appeal.messages,
  }
})

export const evolvers = {
  ClarificationAsked: onAppeal((appeal, { content, clarification }, at) => ({
    ...appeal,
    accepted: true,
    question: { content, on: at },
    questions: [...appeal.questions, { content, on: at }],
    pending: {
      ...without(appeal.pending, 'acceptance'),
      clarification: waits(clarification, { role: 'applicant' }),
    },
  })),
  ClarificationReceived: replied,
  ClarificationLapsed: replied,
  MessageReceived: (c, e, at) => ({
    ...c,
    messages: [...c.messages, { ...messageOf(e, at), ...(c.commission && { commission: c.commission }) }],
  }),
  LinkRequested: (c, _, at) => ({ ...c, linkRequestedAt: at }),
} satisfies Partial<Evolvers>
