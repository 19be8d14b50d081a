/** What the operator and the system enter into a log: erasures, ended links; and events of no case. */
import type { Post } from '../../../events/values.ts'
import { system } from '../actions/doers.ts'
import { staffRoleOf } from '../case.ts'
import { type Evolvers, unchanged, without } from '../changes.ts'
import { handoversOf } from '../desk/handover.ts'
import { refuse, rule } from '../rule.ts'

export const rules = {
  /** Law 94-V: on lawful request. `again`: what came since an earlier erasure goes too. */
  erase: rule('any', {
    by: system,
    decide: (c, { content, again }: { content: string; again?: true }, { today }) =>
      c.erased && !again ? [] : [{ type: 'PersonalDataErased', v: 1, content, erasedOn: today }],
  }),
  /** The holder of an ended link asks for the current one. */
  request_fresh_link: rule('any', {
    by: system,
    decide: (c, { grant, as }: { grant: string; as?: Post }) =>
      c.grants[grant] || staffRoleOf(grant)
        ? [{ type: 'FreshLinkRequested', v: 1, grant, ...(as && { as }) }]
        : refuse('case_unknown'),
  }),
}

export const evolvers = {
  PersonalDataErased: (c, e) => {
    const letters = Object.fromEntries(
      Object.entries(c.letters).map(([number, letter]) => [number, { ...letter, erased: true as const }]),
    )
    const erased = { ...c, letters, erased: { content: e.content, on: e.erasedOn } }
    if (erased.kind !== 'appeal') return erased
    // There are no words left to hand over; a letter is its body's.
    const gone = handoversOf(erased).flatMap(({ key, what }) => (what === 'letter' ? [] : [key]))
    return { ...erased, reachable: false, pending: without(erased.pending, ...gone) }
  },
  FreshLinkRequested: unchanged,
  DirectoryChanged: unchanged,
  PointerWritten: unchanged,
} satisfies Partial<Evolvers>
