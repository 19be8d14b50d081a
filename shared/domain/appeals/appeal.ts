/** An appeal from its registration to its answer: forwarded, answered, withdrawn, disputed. */
import type { EventOf } from '../../../events/events.ts'
import { answerOutcomes } from '../../../events/values.ts'
import { chair, refusalIfClosed, secretary } from '../actions/doers.ts'
import { choice, text } from '../actions/fields.ts'
import type { Appeal, CaseState } from '../case.ts'
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
import { isPast, type Pending } from '../pending.ts'
import { startOf } from '../registration.ts'
import { action, type Context, type Decision, type Doer, type InputOf, refuse } from '../rule.ts'
import { addDays } from '../terms.ts'
import { forwardDecision, forwardFields, forwardWords } from './forwarding.ts'
import { enteredFault, messageOf, receivedOnField } from './paper.ts'

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
    manner: { rank: 70, final: true },
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

  /** In writing until the decision (АППК, art. 64): on the page, or on paper that the secretariat enters. */
  withdraw: action('appeal', {
    by: applicantOrSecretary,
    needsActivation: false,
    refusalOf: refusalIfClosed,
    decide: (c, { receivedOn }: { receivedOn?: string }, context) => {
      const fault = enteredFault(receivedOn, { after: c.receivedOn }, context)
      return fault ?? [{ type: 'AppealWithdrawn', v: 1, withdrawnOn: receivedOn ?? context.today }]
    },
    /** What ended before the date had passed was not missed. */
    overlooks: ({ receivedOn }, _, { deadline }) =>
      receivedOn !== undefined && !isPast(deadline.due, receivedOn),
    fields: (c, { today }) => [receivedOnField(today, c.receivedOn)],
    say: ({ receivedOn }: InputOf<'withdraw'>) => ({ command: { receivedOn } }),
    manner: { rank: 220, rare: true, final: true },
  }),

  /**
   * Once, until the end of the tenth working day after the answer; it opens the case again with a new term, which paper
   * begins on the day that it came.
   */
  dispute: action('appeal', {
    by: applicantOrSecretary,
    needsActivation: false,
    refusalOf: ({ disputed, answer, dispute }, { today }, { role }) => {
      if (disputed) return 'already_disputed'
      if (!answer) return 'not_answered'
      return role === 'applicant' && isPast(dispute?.due, today) ? 'dispute_too_late' : undefined
    },
    decide: (
      { answer, dispute },
      { content, receivedOn }: { content: string; receivedOn?: string },
      context,
    ) => {
      const days = { after: answer?.on ?? '', until: dispute?.due }
      const fault = enteredFault(receivedOn, days, context)
      if (fault) return fault
      const came = receivedOn ? context.dayAfterBegins(addDays(receivedOn, -1)) : context.at
      return [
        {
          type: 'AnswerDisputed',
          v: 1,
          content,
          ...(receivedOn && { receivedOn }),
          disputedOn: receivedOn ?? context.today,
          answer: context.deadline('appeal.answer', startOf(context, came).begins),
        },
      ]
    },
    fields: ({ answer, dispute, receivedOn }, { today }) => [
      receivedOnField(today, answer?.on ?? receivedOn, dispute?.due),
      text,
    ],
    say: ({ text, receivedOn }: InputOf<'dispute'>, { content }) => ({
      command: { content, receivedOn },
      words: { kind: 'message', text },
    }),
    manner: { rank: 210, rare: true, final: true },
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
  ...(e.publish && { publish: true }),
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
  AnswerDisputed: onAppeal((appeal, { content, receivedOn, disputedOn, answer }, at) => ({
    ...dropped(appeal, 'closedOn', 'answer', 'dispute', 'extended', 'extensionRefused', 'published'),
    disputed: true,
    disputedOn,
    disputedAnswers: appeal.answer ? [...appeal.disputedAnswers, appeal.answer] : appeal.disputedAnswers,
    main: answer,
    messages: [...appeal.messages, messageOf({ content, receivedOn }, at)],
    ...disputedUnread(appeal, disputedOn, waits(answer, chairOf(appeal))),
  })),
} satisfies Partial<Evolvers>
