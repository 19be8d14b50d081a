/** What the operator and the system enter into a log: erasures, ended links; and events of no case. */
import { system } from '../actions/doers.ts'
import { staffRoleOf } from '../case.ts'
import { type Evolvers, unchanged } from '../changes.ts'
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
    decide: (c, { grant }: { grant: string }) =>
      c.grants[grant] || staffRoleOf(grant)
        ? [{ type: 'FreshLinkRequested', v: 1, grant }]
        : refuse('case_unknown'),
  }),
}

export const evolvers = {
  PersonalDataErased: (c, e) => {
    const erased = { ...c, erased: { content: e.content, on: e.erasedOn } }
    return erased.kind === 'appeal' ? { ...erased, reachable: false } : erased
  },
  FreshLinkRequested: unchanged,
  DirectoryChanged: unchanged,
  PointerWritten: unchanged,
} satisfies Partial<Evolvers>
