/** A draft act as its agency sends it: registered, a new version, withdrawn. */
import type { EventOf } from '../../../events/events.ts'
import { type Actor, mayBeUrgent } from '../../../events/values.ts'
import { agencyOrSecretary } from '../actions/doers.ts'
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
  unproposed,
  waits,
} from '../changes.ts'
import { startOf, triageByCouncil } from '../registration.ts'
import { type Context, type Decision, refuse, rule } from '../rule.ts'
import type { Beginning } from '../terms/editions.ts'

export type Refusals = 'draft_version_differs' | 'not_urgent'

/** `dueOn`: by when its body asks for recommendations, a local day. */
type BodysTerm = { dueOn?: string | undefined; urgent?: true | undefined }

type RegisterDraftAct = BodysTerm &
  Omit<
    EventOf<'DraftActRegistered'>,
    'type' | 'v' | 'recommendation' | 'triage' | 'receivedOn' | 'registeredOn' | 'tooEarly'
  >

/** For bills the least term is longer than for other acts, for urgent ones shorter (Law on Legal Acts, art. 20(2)). */
export const recommendationTerm = (actType: DraftAct['actType'], urgent = false) => {
  if (urgent) return 'draft_act.recommendation.urgent'
  return actType === 'law' ? 'draft_act.recommendation.law' : 'draft_act.recommendation'
}

/**
 * The body sets the term, at least the law's (Law on Legal Acts, art. 20(2)): its own date counts, and where that is too
 * early, or there is none, the last day of the least term.
 */
const recommendationBy = (
  actType: DraftAct['actType'],
  { dueOn, urgent }: BodysTerm,
  begins: Beginning,
  context: Context,
) => {
  const term = recommendationTerm(actType, urgent)
  const least = context.deadline(term, begins)
  const own = dueOn !== undefined && (least.due === null || dueOn >= least.due)
  return {
    ...(urgent && { urgent }),
    ...(dueOn !== undefined && !own && { tooEarly: dueOn }),
    recommendation: own ? context.chosenDeadline(term, least.from, dueOn) : least,
  }
}

export const openings = {
  register_draft_act: {
    by: agencyOrSecretary,
    decide: (state: CaseState, { dueOn, urgent, ...given }: RegisterDraftAct, context: Context): Decision => {
      if (state) return refuse('number_taken')
      if (urgent && !mayBeUrgent(given.actType)) return refuse('not_urgent', 'urgent')
      const { begins, days } = startOf(context, given.receivedAt)
      const term = recommendationBy(given.actType, { dueOn, urgent }, begins, context)
      const triage = triageByCouncil(context, begins)
      return [{ ...given, type: 'DraftActRegistered', v: 1, ...days, ...term, triage }]
    },
  },
}

/** Its body's, or the secretariat's, who enter what came on paper or by a notice of the portal. */
const isTheirs = (c: DraftAct, { role, as }: Actor) => role === 'secretary' || as === c.agency

/** `receivedAt` where it came before it was entered, UTC. */
type ReceiveVersion = BodysTerm & {
  content: string
  draftVersion: number
  topic?: string | undefined
  receivedAt?: string | undefined
}

export const rules = {
  /**
   * A higher version takes the draft's place, with a term of its own and the topic that it gives; what was said of the
   * old one stays with it, and so does its commission. What it opens again waits as when it first came: for a commission,
   * or for its chair to accept it.
   */
  receive_version: rule('draft_act', {
    by: agencyOrSecretary,
    refusalOf: (c, _, actor) => (isTheirs(c, actor) ? undefined : 'not_yours'),
    decide: (c, { content, draftVersion, topic, receivedAt, ...term }: ReceiveVersion, context) => {
      if (draftVersion <= c.draftVersion) return refuse('draft_version_differs', 'version')
      if (term.urgent && !mayBeUrgent(c.actType)) return refuse('not_urgent', 'urgent')
      const { begins, days } = startOf(context, receivedAt ?? context.at)
      return [
        {
          type: 'DraftVersionReceived',
          v: 1,
          content,
          draftVersion,
          ...(topic && { topic }),
          receivedOn: days.receivedOn,
          ...recommendationBy(c.actType, term, begins, context),
          ...(c.closedOn && waitsAgain(c, begins, context)),
        },
      ]
    },
  }),
  withdraw_draft: rule('draft_act', {
    by: agencyOrSecretary,
    refusalOf: (c, _, actor) => {
      if (!isTheirs(c, actor)) return 'not_yours'
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

const byItsBody = ({ urgent, tooEarly }: Pick<EventOf<'DraftActRegistered'>, 'urgent' | 'tooEarly'>) => ({
  ...(urgent && { urgent }),
  ...(tooEarly && { tooEarly }),
})

const opened: Opener<EventOf<'DraftActRegistered'>> = (caseId, e) => ({
  ...begin(caseId, e),
  kind: 'draft_act',
  agency: e.agency,
  actType: e.actType,
  draftVersion: e.draftVersion,
  ...byItsBody(e),
  ...(e.channel && { channel: e.channel }),
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
  DraftVersionReceived: onDraft((before, e) => {
    // What was said of the version before is not sent of this one.
    const draft = before.proposal?.recommendation ? unproposed(before) : before
    return {
      ...dropped(draft, 'closedOn', 'ended', 'urgent', 'tooEarly', 'agreed'),
      content: e.content,
      draftVersion: e.draftVersion,
      ...byItsBody(e),
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
    }
  }),
  DraftCountedAsAgreed: onDraft((draft, { due }, at) => ({
    ...draft,
    agreed: due,
    agreedAt: draft.agreedAt ?? at,
  })),
  DraftWithdrawn: onDraft((draft, { withdrawnOn }) => ({
    ...closed(draft, withdrawnOn),
    ended: 'withdrawn',
  })),
} satisfies Partial<Evolvers>
