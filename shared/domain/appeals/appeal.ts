/** An appeal from its registration to its answer: forwarded, answered, withdrawn, disputed. */
import type { EventOf } from '../../../events/events.ts'
import { answerOutcomes } from '../../../events/values.ts'
import { applicant, chair, refusalIfClosed, secretary } from '../actions/doers.ts'
import { choice, text } from '../actions/fields.ts'
import { type Appeal, type CaseState, isPast, type Pending } from '../case.ts'
import {
  begin,
  chairOf,
  closed,
  dropped,
  type Evolvers,
  type Opener,
  onAppeal,
  secretariat,
  settled,
  unchanged,
  waits,
} from '../changes.ts'
import { readAnswer } from '../desk/handover.ts'
import { startOf } from '../registration.ts'
import { action, type Context, type Decision, type Doer, type InputOf, refuse, rule } from '../rule.ts'
import { forwardDecision, forwardFields, forwardWords } from './forwarding.ts'

export type Refusals = 'not_answered' | 'dispute_too_late' | 'already_disputed'

type RegisterAppeal = Omit<
  EventOf<'AppealRegistered'>,
  'type' | 'v' | 'answer' | 'triage' | 'receivedOn' | 'registeredOn'
>

const applicantOrSecretary: Doer = { roles: ['applicant', 'secretary'] }

export const openings = {
  /** An appeal is never refused for what it is about or for a calendar that is lacking (АППК, art. 63-64). */
  register_appeal: {
    by: applicantOrSecretary,
    decide: (state: CaseState, given: RegisterAppeal, context: Context): Decision => {
      if (state) return refuse('number_taken')
      const { begins, days } = startOf(context, given.receivedAt)
      const answer = context.deadline('appeal.answer', begins)
      const triage = context.deadline('appeal.triage', begins)
      return [{ ...given, type: 'AppealRegistered', v: 1, ...days, answer, triage }]
    },
  },
}

export const actions = {
  answer: action('appeal', {
    by: chair,
    decide: (
      { disputed },
      { outcome, content }: Pick<EventOf<'AppealAnswered'>, 'outcome' | 'content'>,
      { today, deadline },
    ) => [
      {
        type: 'AppealAnswered',
        v: 1,
        outcome,
        content,
        answeredOn: today,
        ...(!disputed && { dispute: deadline('appeal.dispute', today) }),
      },
    ],
    fields: () => [choice('outcome', answerOutcomes), text],
    say: ({ outcome, text }: InputOf<'answer'>, { content }) => ({
      command: { outcome, content },
      words: { kind: 'answer', text },
    }),
    manner: { rank: 70, foremost: true, final: true },
  }),

  /** АППК art. 65: to the body competent for it, within three working days; later it is possible and marked late. */
  forward: action('appeal', {
    by: secretary,
    refusalOf: refusalIfClosed,
    decide: forwardDecision,
    fields: () => forwardFields,
    say: (input: InputOf<'forward'>, { content }) => forwardWords(input, content),
    manner: { rank: 140, final: true },
  }),
}

export const rules = {
  withdraw: rule('appeal', {
    by: applicant,
    refusalOf: refusalIfClosed,
    decide: (_, __, { today }) => [{ type: 'AppealWithdrawn', v: 1, withdrawnOn: today }],
  }),

  /** Once, until the end of the tenth working day after the answer; it opens the case again with a new term. */
  dispute: rule('appeal', {
    by: applicant,
    refusalOf: ({ disputed, answer, dispute }, { today }) => {
      if (disputed) return 'already_disputed'
      if (!answer) return 'not_answered'
      return isPast(dispute?.due, today) ? 'dispute_too_late' : undefined
    },
    decide: (_, { content }: { content: string }, context) => [
      {
        type: 'AnswerDisputed',
        v: 1,
        content,
        disputedOn: context.today,
        answer: context.deadline('appeal.answer', startOf(context, context.at).begins),
      },
    ],
  }),
}

const opened: Opener<EventOf<'AppealRegistered'>> = (caseId, e) => ({
  ...begin(caseId, e),
  kind: 'appeal',
  language: e.language,
  ...(e.district && { district: e.district }),
  channel: e.channel,
  applicantKind: e.applicantKind,
  ...(e.entityForm && { entityForm: e.entityForm }),
  reachable: e.reachable,
  ...(e.followsByCode && { followsByCode: true }),
  ...(e.anonymous && { anonymous: true }),
  ...(e.oral && { oral: true }),
  ...(e.represented && { represented: true }),
  ...(e.signatories && { signatories: e.signatories }),
  ...(e.receipt && { receipt: e.receipt }),
  main: e.answer,
  forwarding: e.triage,
  disputed: false,
  disputedAnswers: [],
  questions: [],
  extensions: 0,
  forwards: [],
  pending: { answer: waits(e.answer, secretariat), triage: waits(e.triage, secretariat) },
})
export const openers = { AppealRegistered: opened }

/** The answer waits anew, and nothing of the one before. */
const disputedUnread = (appeal: Appeal, on: string, answer: Pending) => {
  const { pending, ...read } = readAnswer(appeal, on)
  return { ...read, pending: { ...pending, answer } }
}

export const evolvers = {
  AppealRegistered: unchanged,
  AppealForwarded: onAppeal((appeal, { content, to, part, late, forwardedOn: on }) => {
    const forward = { content, ...(to && { to }), part, late, on }
    const next = { ...appeal, forwards: [...appeal.forwards, forward] }
    return part ? next : { ...closed(settled(next), on), ended: 'forwarded' }
  }),
  AppealAnswered: onAppeal((appeal, { outcome, content, answeredOn: on, dispute }) => ({
    ...closed(settled(appeal), on),
    accepted: true,
    answer: { outcome, content, on },
    first: appeal.first ?? { on, due: appeal.main.due },
    ...(dispute && { dispute }),
  })),
  AppealWithdrawn: onAppeal((appeal, { withdrawnOn }) => ({
    ...closed(settled(appeal), withdrawnOn),
    ended: 'withdrawn',
  })),
  AnswerDisputed: onAppeal((appeal, { content, disputedOn, answer }, at) => ({
    ...dropped(appeal, 'closedOn', 'answer', 'dispute', 'extended'),
    disputed: true,
    disputedOn,
    disputedAnswers: appeal.answer ? [...appeal.disputedAnswers, appeal.answer] : appeal.disputedAnswers,
    main: answer,
    messages: [...appeal.messages, { content, at }],
    ...disputedUnread(appeal, disputedOn, waits(answer, chairOf(appeal))),
  })),
} satisfies Partial<Evolvers>
