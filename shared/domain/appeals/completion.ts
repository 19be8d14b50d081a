/**
 * What an appeal lacks of what art. 63 of the АППК asks for: asked of the applicant with a term, completed, or not. Then
 * it may be returned (art. 64).
 */
import type { EventOf } from '../../../events/events.ts'
import { missingParts } from '../../../events/values.ts'
import { chairOrSecretary } from '../actions/doers.ts'
import { text } from '../actions/fields.ts'
import { dropped, type Evolvers, onAppeal, secretariat, waits, without } from '../changes.ts'
import { action, type InputOf } from '../rule.ts'
import { messageOf } from './paper.ts'

export type Refusals = 'completion_open'

export const actions = {
  complete: action('appeal', {
    by: chairOrSecretary,
    refusalOf: ({ completion, question }) => {
      if (completion) return 'completion_open'
      // One page, one box to write in: a reply is to one of the two.
      return question ? 'question_open' : undefined
    },
    decide: (
      _,
      { content, missing }: Pick<EventOf<'CompletionAsked'>, 'content' | 'missing'>,
      { today, deadline },
    ) => [
      {
        type: 'CompletionAsked',
        v: 1,
        content,
        missing,
        completion: deadline('appeal.completion', today),
      },
    ],
    fields: () => [{ name: 'missing', type: 'checks', required: true, options: missingParts }, text],
    say: ({ missing, text }: InputOf<'complete'>, { content }) => ({
      command: { content, missing: [...new Set(missing)] },
      words: { kind: 'question', text },
    }),
    manner: { rank: 95, final: true },
  }),
}

export const evolvers = {
  CompletionAsked: onAppeal((appeal, { content, missing, completion }, at) => ({
    ...dropped(appeal, 'returnable'),
    completion: { content, missing, on: at },
    pending: {
      ...without(appeal.pending, 'returning'),
      completion: waits(completion, { role: 'applicant' }),
    },
  })),
  CompletionReceived: onAppeal((appeal, e, at) => ({
    ...dropped(appeal, 'completion', 'returnable'),
    pending: without(appeal.pending, 'completion', 'returning'),
    messages: [...appeal.messages, messageOf(e, at)],
  })),
  CompletionLapsed: onAppeal((appeal, { due, returning }, at) => ({
    ...dropped(appeal, 'completion'),
    returnable: { on: appeal.completion?.on ?? at, due },
    pending: {
      ...without(appeal.pending, 'completion'),
      returning: waits(returning, secretariat),
    },
  })),
} satisfies Partial<Evolvers>
