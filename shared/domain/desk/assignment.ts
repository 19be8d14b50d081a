/** Which commission has a case, and who chairs it: triage, assigned, accepted, given back, handed over. */
import type { EventOf } from '../../../events/events.ts'
import { chair, refusalIfClosed, system } from '../actions/doers.ts'
import { choice, reason } from '../actions/fields.ts'
import type { Case } from '../case.ts'
import {
  dropped,
  type Evolvers,
  endGrants,
  ownedBy,
  secretariat,
  unproposed,
  waits,
  without,
} from '../changes.ts'
import type { Party } from '../pending.ts'
import { triageByCouncil } from '../registration.ts'
import { action, type Doer, type InputOf, refuse, rule } from '../rule.ts'

export type Refusals =
  | 'already_assigned'
  | 'already_accepted'
  | 'not_for_initiative'
  | 'anonymous_not_reviewed'

/** The chair who has the case, or the secretariat for them. */
const chairOrSecretary: Doer = {
  roles: ['chair', 'secretary'],
  refusalOf: (c, actor) => {
    if (actor.role === 'chair') return chair.refusalOf(c, actor)
    return refusalIfClosed(c) ?? (c.commission ? undefined : 'not_assigned')
  },
}

const nextGrant = ({ assignments }: Case) => `chair-${assignments + 1}`

export const actions = {
  assign: action('any', {
    by: { roles: ['secretary', 'system'] },
    refusalOf: (c) => {
      // Its letter went out with it: there is nothing left for a commission to take.
      if (c.kind === 'initiative') return 'not_for_initiative'
      const refused = refusalIfClosed(c) ?? (c.commission ? 'already_assigned' : undefined)
      // Whether it tells of a crime or a danger is for a person to see (АППК, art. 88).
      return (
        refused ?? (c.kind === 'appeal' && c.anonymous && !c.danger ? 'anonymous_not_reviewed' : undefined)
      )
    },
    decide: (
      c,
      { commission, by }: Pick<EventOf<'CaseAssigned'>, 'commission' | 'by'>,
      { commissions, deadline, today },
    ) => {
      if (!commissions.includes(commission)) return refuse('commission_unknown', 'commission')
      const acceptance = deadline('appeal.acceptance', today)
      return [{ type: 'CaseAssigned', v: 1, commission, by, grant: nextGrant(c), acceptance }]
    },
    fields: () => [choice('commission', 'commissions')],
    say: ({ commission }: InputOf<'assign'>) => ({
      command: { commission, by: 'secretariat' as const },
    }),
    manner: { rank: 10, foremost: true },
  }),
  accept: action('any', {
    by: chair,
    refusalOf: ({ accepted }) => (accepted ? 'already_accepted' : undefined),
    decide: () => [{ type: 'CaseAccepted', v: 1 }],
    fields: () => [],
    say: (_: InputOf<'accept'>) => ({ command: {} }),
    manner: { rank: 40, foremost: true },
  }),
  return: action('any', {
    by: chairOrSecretary,
    decide: ({ commission = '' }, { content }: { content: string }, context) => [
      {
        type: 'CaseReturned',
        v: 1,
        content,
        commission,
        by: context.actor.role,
        triage: triageByCouncil(context, context.today),
      },
    ],
    fields: () => [reason],
    say: ({ reason }: InputOf<'return'>, { content }) => ({
      command: { content },
      words: { kind: 'reason', text: reason },
    }),
    manner: { rank: 170, final: true },
  }),
}

export const rules = {
  request_triage: rule('any', {
    by: system,
    decide: (c) =>
      c.kind === 'initiative' || c.commission || c.triageRequested || c.closedOn
        ? []
        : [{ type: 'TriageRequested', v: 1 }],
  }),
  /** Another person chairs the commission: the case's link is theirs. */
  hand_over: rule('any', {
    by: system,
    decide: (c, { commission }: { commission: string }) => {
      // Of what an old journal brought, only what was activated has a chair's link.
      if (c.commission !== commission || c.closedOn || c.dormant || c.assignments === 0) return []
      return [{ type: 'ChairReplaced', v: 1, commission, grant: nextGrant(c) }]
    },
  }),
}

/** The commission's chair has this grant, whoever had one before has none. */
const chairedBy = (c: Case, { commission, grant }: { commission: string; grant: string }) => ({
  assignments: c.assignments + 1,
  grants: {
    ...endGrants(c.grants, 'chair'),
    [grant]: { role: 'chair' as const, as: commission, open: true },
  },
})

export const evolvers = {
  TriageRequested: (c) => ({ ...c, triageRequested: true }),
  CaseAssigned: (c, e) => {
    const chair: Party = { role: 'chair', as: e.commission }
    return {
      ...c,
      commission: e.commission,
      accepted: false,
      pending: { ...ownedBy(without(c.pending, 'triage'), chair), acceptance: waits(e.acceptance, chair) },
      ...chairedBy(c, e),
    }
  },
  ChairReplaced: (c, e) => ({ ...c, ...chairedBy(c, e) }),
  CaseAccepted: (c) => ({ ...c, accepted: true, pending: without(c.pending, 'acceptance') }),
  // What its commission wrote and nobody signed goes nowhere.
  CaseReturned: (before, { triage }) => {
    const c = unproposed(before)
    return {
      ...dropped(c, 'commission'),
      accepted: false,
      triageRequested: true,
      pending: {
        ...ownedBy(without(c.pending, 'acceptance'), secretariat),
        triage: waits(triage, secretariat),
      },
      grants: endGrants(c.grants, 'chair'),
    }
  },
} satisfies Partial<Evolvers>
