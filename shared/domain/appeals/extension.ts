/** A later due date for an answer (АППК, art. 76): asked by the chair, decided by the head, told to the applicant. */
import type { EventOf } from '../../../events/events.ts'
import { chair } from '../actions/doers.ts'
import { date, reason } from '../actions/fields.ts'
import type { Appeal } from '../case.ts'
import {
  chairOf,
  dropped,
  type Evolvers,
  endGrants,
  onAppeal,
  secretariat,
  waits,
  without,
} from '../changes.ts'
import { isPast } from '../pending.ts'
import type { Refusal, Rejection } from '../refusals.ts'
import {
  action,
  type Context,
  type Doer,
  type FormMoment,
  type InputOf,
  type Moment,
  refuse,
} from '../rule.ts'

export type Refusals =
  | 'extension_open'
  | 'extension_not_asked'
  | 'extension_past_due'
  | 'extension_not_later'
  | 'extension_not_working_day'
  | 'extension_too_long'
  | 'nothing_to_tell'

/** Who decides an extension, as the council says (`extension.decidedBy`). */
const decider: Doer = {
  roles: ['head', 'secretary'],
  refusalOf: (_, actor, { extensionBy }) =>
    extensionBy.some((role) => role === actor.role) ? undefined : 'not_yours',
}

/** The day that an extension must lie after: the current due date; where no calendar gives one, today. */
const extendedAfter = ({ main }: Appeal, today: string): string => main.due ?? today

/**
 * An extension is asked and decided before the current due date has passed, which is the council's rule, and while two
 * months from the decision leave a later one (АППК, art. 76). While the clock stands still nobody knows yet which date
 * it would be later than.
 */
const extensionRefusal = (c: Appeal, { today, latestExtension }: Moment): Refusal | undefined => {
  if (c.stopped) return 'clock_stopped'
  if (isPast(c.main.due, today)) return 'extension_past_due'
  return extendedAfter(c, today) >= latestExtension(c.receivedOn) ? 'extension_too_long' : undefined
}

/**
 * A new due date for an answer: a working day, later than the current one, at most two calendar months after the
 * decision (АППК, art. 76).
 */
const untilFault = (c: Appeal, until: string, context: Context): Rejection | undefined => {
  if (until <= extendedAfter(c, context.today)) return refuse('extension_not_later', 'until')
  if (until > context.latestExtension(c.receivedOn)) return refuse('extension_too_long', 'until')
  return context.isWorkingDay(until) ? undefined : refuse('extension_not_working_day', 'until')
}

/** An answer's new due date: after the present one, at most two months from a decision of today. */
const untilDays = (c: Appeal, { today, nextWorkingDay, latestExtension }: FormMoment) => ({
  min: nextWorkingDay(extendedAfter(c, today)),
  max: latestExtension(c.receivedOn),
})

type Until = { content: string; until: string }
const sayUntil = ({ until, reason }: InputOf<'extension' | 'extend'>, { content }: { content: string }) => ({
  command: { content, until },
  words: { kind: 'reason' as const, text: reason },
})

export const actions = {
  extension: action('appeal', {
    by: chair,
    refusalOf: (c, moment) => (c.extension ? 'extension_open' : extensionRefusal(c, moment)),
    decide: (c, { content, until }: Until, context) => {
      const fault = untilFault(c, until, context)
      if (fault) return fault
      const grant = `head-${Object.keys(c.grants).filter((id) => id.startsWith('head-')).length + 1}`
      const decision = context.deadline('extension.decision', context.today)
      return [{ type: 'ExtensionRequested', v: 1, content, until, grant, decision }]
    },
    fields: (c, moment) => [date('until', untilDays(c, moment)), reason],
    say: sayUntil,
    manner: { rank: 110 },
  }),
  extend: action('appeal', {
    by: decider,
    refusalOf: (c, moment) => (c.extension ? extensionRefusal(c, moment) : 'extension_not_asked'),
    decide: (c, { content, until }: Until, context) => {
      const fault = untilFault(c, until, context)
      if (fault) return fault
      const answer = context.chosenDeadline('appeal.answer', c.main.from, until)
      const notice = context.deadline('extension.notice', context.today)
      return [{ type: 'ExtensionGranted', v: 1, content, answer, notice }]
    },
    fields: (c, moment) => [
      date('until', { ...untilDays(c, moment), ...(c.extension && { value: c.extension.until }) }),
      reason,
    ],
    say: sayUntil,
    manner: { rank: 20, foremost: true, final: true },
  }),
  refuse_extension: action('appeal', {
    by: decider,
    refusalOf: ({ extension }) => (extension ? undefined : 'extension_not_asked'),
    decide: (_, { content }: { content: string }) => [{ type: 'ExtensionRefused', v: 1, content }],
    fields: () => [reason],
    say: ({ reason }: InputOf<'refuse_extension'>, { content }) => ({
      command: { content },
      words: { kind: 'reason', text: reason },
    }),
    manner: { rank: 30, final: true },
  }),
  /** The applicant knows of it: the secretariat says so, or the mail was accepted for sending. */
  told: action('any', {
    by: { roles: ['secretary', 'system'] },
    refusalOf: (c, _, { role }) =>
      role === 'system' || c.pending.extension_notice ? undefined : 'nothing_to_tell',
    decide: (c, _, { today }) =>
      c.pending.extension_notice ? [{ type: 'ExtensionTold', v: 1, on: today }] : [],
    fields: () => [],
    say: (_: InputOf<'told'>) => ({ command: {} }),
    manner: { rank: 160, foremost: true },
  }),
}

const decided = (appeal: Appeal): Appeal => ({
  ...dropped(appeal, 'extension'),
  pending: without(appeal.pending, 'extension'),
  grants: endGrants(appeal.grants, 'head', appeal.proposal?.grant),
})

export const evolvers = {
  ExtensionRequested: onAppeal((appeal, { content, until, grant, decision }) => ({
    ...dropped(appeal, 'extensionRefused'),
    extension: { content, until, grant },
    pending: { ...appeal.pending, extension: waits(decision, { role: 'head' }) },
    grants: { ...appeal.grants, [grant]: { role: 'head', open: true } },
  })),
  ExtensionGranted: onAppeal((before, { content, answer, notice }) => {
    const appeal = decided(before)
    return {
      ...appeal,
      main: answer,
      extensions: appeal.extensions + 1,
      extended: { content },
      pending: {
        ...appeal.pending,
        answer: waits(answer, chairOf(appeal)),
        // On the page it is told at once.
        ...(!appeal.followsByCode && { extension_notice: waits(notice, secretariat) }),
      },
    }
  }),
  ExtensionRefused: onAppeal<EventOf<'ExtensionRefused'>>((appeal, { content }) => ({
    ...decided(appeal),
    extensionRefused: { content },
  })),
  ExtensionTold: (c) => ({ ...c, pending: without(c.pending, 'extension_notice') }),
} satisfies Partial<Evolvers>
