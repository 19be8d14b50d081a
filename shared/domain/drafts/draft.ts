/** A draft act as its agency sends it: registered, a new version, withdrawn. */
import type { EventOf } from '../../../events/events.ts'
import { agency } from '../actions/doers.ts'
import type { CaseState, DraftAct } from '../case.ts'
import {
  begin,
  chairOf,
  closed,
  dropped,
  type Evolvers,
  type Opener,
  onDraft,
  secretariat,
  unchanged,
  waits,
} from '../changes.ts'
import { startOf, triageByCouncil } from '../registration.ts'
import { type Context, type Decision, refuse, rule } from '../rule.ts'
import type { Beginning } from '../terms/editions.ts'

export type Refusals = 'draft_version_differs'

type RegisterDraftAct = Omit<
  EventOf<'DraftActRegistered'>,
  'type' | 'v' | 'recommendation' | 'triage' | 'receivedOn' | 'registeredOn'
>

/** For bills the law has a longer term than for other acts (Law on Legal Acts, art. 20(2)). */
export const recommendationTerm = (actType: DraftAct['actType']) =>
  actType === 'law' ? 'draft_act.recommendation.law' : 'draft_act.recommendation'

export const openings = {
  register_draft_act: {
    by: agency,
    decide: (state: CaseState, given: RegisterDraftAct, context: Context): Decision => {
      if (state) return refuse('number_taken')
      const { begins, days } = startOf(context, given.receivedAt)
      const recommendation = context.deadline(recommendationTerm(given.actType), begins)
      const triage = triageByCouncil(context, begins)
      return [{ ...given, type: 'DraftActRegistered', v: 1, ...days, recommendation, triage }]
    },
  },
}

export const rules = {
  /**
   * A higher version takes the draft's place, with a term of its own and the topic that it gives; what was said of the
   * old one stays with it, and so does its commission. What it opens again waits as when it first came: for a commission,
   * or for its chair to accept it.
   */
  receive_version: rule('draft_act', {
    by: agency,
    refusalOf: (c, _, actor) => (actor.as === c.agency ? undefined : 'not_yours'),
    decide: (
      c,
      { content, draftVersion, topic }: { content: string; draftVersion: number; topic?: string },
      context,
    ) => {
      if (draftVersion <= c.draftVersion) return refuse('draft_version_differs', 'version')
      const { begins, days } = startOf(context, context.at)
      return [
        {
          type: 'DraftVersionReceived',
          v: 1,
          content,
          draftVersion,
          ...(topic && { topic }),
          receivedOn: days.receivedOn,
          recommendation: context.deadline(recommendationTerm(c.actType), begins),
          ...(c.closedOn && waitsAgain(c, begins, context)),
        },
      ]
    },
  }),
  withdraw_draft: rule('draft_act', {
    by: agency,
    refusalOf: (c, _, actor) => {
      if (actor.as !== c.agency) return 'not_yours'
      return c.closedOn ? 'already_closed' : undefined
    },
    decide: (_, { content }: { content?: string }, { today }) => [
      { type: 'DraftWithdrawn', v: 1, ...(content && { content }), withdrawnOn: today },
    ],
  }),
}

const waitsAgain = (c: DraftAct, begins: Beginning, context: Context) => {
  if (!c.commission) return { triage: triageByCouncil(context, begins) }
  return c.accepted ? {} : { acceptance: context.deadline('appeal.acceptance', context.today) }
}

const opened: Opener<EventOf<'DraftActRegistered'>> = (caseId, e) => ({
  ...begin(caseId, e),
  kind: 'draft_act',
  agency: e.agency,
  actType: e.actType,
  draftVersion: e.draftVersion,
  main: e.recommendation,
  earlier: [],
  pending: {
    recommendation: waits(e.recommendation, secretariat),
    triage: waits(e.triage, secretariat),
  },
})
export const openers = { DraftActRegistered: opened }

export const evolvers = {
  DraftActRegistered: unchanged,
  DraftVersionReceived: onDraft((draft, e) => ({
    ...dropped(draft, 'closedOn', 'ended'),
    content: e.content,
    draftVersion: e.draftVersion,
    versionOn: e.receivedOn,
    ...(e.topic && { topic: e.topic }),
    main: e.recommendation,
    ...(e.triage && { triageRequested: false }),
    pending: {
      ...draft.pending,
      recommendation: waits(e.recommendation, chairOf(draft)),
      ...(e.triage && { triage: waits(e.triage, secretariat) }),
      ...(e.acceptance && { acceptance: waits(e.acceptance, chairOf(draft)) }),
    },
  })),
  DraftWithdrawn: onDraft((draft, { withdrawnOn }) => ({
    ...closed(draft, withdrawnOn),
    ended: 'withdrawn',
  })),
} satisfies Partial<Evolvers>
