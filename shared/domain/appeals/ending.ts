/**
 * How an appeal ends without an answer: returned to the applicant (АППК, art. 64) or terminated (art. 70, 88). What tells
 * of a crime or a danger is neither: it goes to the competent body at once.
 */
import type { EventOf } from '../../../events/events.ts'
import { returnGrounds, terminationGrounds } from '../../../events/values.ts'
import { chairOrSecretary } from '../actions/doers.ts'
import { choice, text } from '../actions/fields.ts'
import type { Appeal } from '../case.ts'
import { closed, type Evolvers, onAppeal, settled } from '../changes.ts'
import { isPast } from '../pending.ts'
import { action, type InputOf, refuse } from '../rule.ts'
import { forwardDecision, forwardFields, forwardWords } from './forwarding.ts'

export type Refusals =
  | 'tells_of_danger'
  | 'already_danger'
  | 'not_asked_to_complete'
  | 'repeat_missing'
  | 'repeat_unknown'
  | 'repeat_not_decided'
  | 'repeat_not_expected'
  | 'return_too_late'
  | 'not_anonymous'

/**
 * An earlier appeal that this one is said to repeat: whether it is one of the council's, was answered, or was returned to
 * the same person and says the very same.
 */
export type Repeat = { known: boolean; decided: boolean; unchanged: boolean }

type Return = Pick<EventOf<'AppealReturned'>, 'content' | 'ground' | 'of'> & { repeat?: Repeat | undefined }

/** Three working days: from the registration, or from the last day on which it could be completed. */
const returnBy = (c: Appeal, ground: Return['ground'], count: (from: string) => string | null) =>
  ground === 'not_completed' ? c.pending.returning?.deadline.due : count(c.registeredOn)

export const actions = {
  return_to_applicant: action('appeal', {
    by: chairOrSecretary,
    refusalOf: ({ danger }) => (danger ? 'tells_of_danger' : undefined),
    decide: (c, { content, ground, of, repeat }: Return, { today, deadline }) => {
      if (ground === 'not_completed' && !c.returnable) return refuse('not_asked_to_complete', 'ground')
      if (ground !== 'repeated' && of !== undefined) return refuse('repeat_not_expected', 'of')
      if (ground === 'repeated') {
        if (of === undefined) return refuse('repeat_missing', 'of')
        if (of === c.caseId || !repeat?.known) return refuse('repeat_unknown', 'of')
        if (!repeat.decided) return refuse('repeat_not_decided', 'of')
      }
      const by = returnBy(c, ground, (from) => deadline('appeal.return', from).due)
      if (isPast(by, today)) return refuse('return_too_late', 'ground')
      return [
        {
          type: 'AppealReturned',
          v: 1,
          content,
          ground,
          ...(of !== undefined && { of }),
          returnedOn: today,
        },
      ]
    },
    fields: () => [
      choice('ground', returnGrounds),
      { name: 'of', type: 'text', required: false, limit: 'line' },
      text,
    ],
    say: ({ ground, of, text }: InputOf<'return_to_applicant'>, { content, repeat }) => ({
      command: { content, ground, ...(of !== undefined && { of }), ...(repeat && { repeat }) },
      words: { kind: 'reason', text },
    }),
    overlooks: (_, key) => key === 'returning',
    manner: { rank: 180, rare: true, final: true },
  }),

  terminate: action('appeal', {
    by: chairOrSecretary,
    refusalOf: ({ danger }) => (danger ? 'tells_of_danger' : undefined),
    decide: (
      c,
      { content, ground }: Pick<EventOf<'AppealTerminated'>, 'content' | 'ground'>,
      { today, deadline },
    ) =>
      ground === 'anonymous' && !c.anonymous
        ? refuse('not_anonymous', 'ground')
        : [
            {
              type: 'AppealTerminated',
              v: 1,
              content,
              ground,
              terminatedOn: today,
              notice: deadline('appeal.handover', today),
            },
          ],
    fields: (c) => [
      choice(
        'ground',
        terminationGrounds.filter((ground) => ground !== 'anonymous' || c.anonymous),
      ),
      text,
    ],
    say: ({ ground, text }: InputOf<'terminate'>, { content }) => ({
      command: { content, ground },
      words: { kind: 'reason', text },
    }),
    manner: { rank: 190, rare: true, final: true },
  }),

  /** To the body that deals with it, and marked, so that nobody returns or terminates it. */
  crime_or_danger: action('appeal', {
    by: chairOrSecretary,
    refusalOf: ({ danger }) => (danger ? 'already_danger' : undefined),
    decide: (c, given: Parameters<typeof forwardDecision>[1], context) => {
      const forwarded = forwardDecision(c, given, context)
      return 'refused' in forwarded
        ? forwarded
        : [{ type: 'DangerMarked', v: 1, markedOn: context.today }, ...forwarded]
    },
    fields: () => forwardFields,
    say: (input: InputOf<'crime_or_danger'>, { content }) => forwardWords(input, content),
    manner: { rank: 145, rare: true, final: true },
  }),
}

export const evolvers = {
  DangerMarked: onAppeal((appeal, { markedOn }) => ({ ...appeal, danger: { on: markedOn } })),
  AppealReturned: onAppeal((appeal, { content, ground, of, returnedOn: on }) => ({
    ...closed(settled(appeal), on),
    returned: { content, ground, ...(of !== undefined && { of }), on },
    ended: 'returned',
  })),
  AppealTerminated: onAppeal((appeal, { content, ground, terminatedOn: on }) => ({
    ...closed(settled(appeal), on),
    terminated: { content, ground, on },
    ended: 'terminated',
  })),
} satisfies Partial<Evolvers>
