/** Who is told of what happens to a draft act. */
import type { Case } from '../case.ts'
import type { Notice, NoticeKind } from './notice.ts'
import { nobody, type ToldOfEach, toOwner, toSecretary } from './readers.ts'

/** A recommendation is told by its letter (Law 383-V). */
export const toldOfDrafts = {
  DraftActRegistered: {
    tells: ({ tooEarly }) => [
      { kind: 'draft_registered', to: { role: 'contact' } },
      ...(tooEarly ? toSecretary('draft_too_early') : []),
    ],
  },
  DraftVersionReceived: {
    // Its assignment is told, or that it waits for one.
    tells: ({ triage, tooEarly }, c) => [
      ...(triage ? [] : toOwner(c, 'draft_version')),
      ...(tooEarly ? toSecretary('draft_too_early') : []),
    ],
    // A commission was found by its topic, and is told of the draft as it is now.
    isOvertaken: (_, now, { kind, to }) =>
      kind === 'draft_version' && to.role === 'secretary' && now.commission !== undefined,
  },
  RecommendationGiven: nobody,
  DraftReturned: { tells: (_, c) => toDeveloper(c, 'draft_ended') },
  DraftNotConsidered: { tells: (_, c) => toDeveloper(c, 'draft_ended') },
  DraftCountedAsAgreed: {
    tells: () => [...toSecretary('draft_agreed'), { kind: 'draft_agreed', to: { role: 'head' } }],
    isOvertaken: ({ draftVersion }, now) =>
      now.kind !== 'draft_act' || now.draftVersion !== draftVersion || now.closedOn !== undefined,
  },
  DraftWithdrawn: { tells: (_, c) => toOwner(c, 'withdrawn') },
} satisfies Partial<ToldOfEach>

/** To a draft's developer and its agency. */
const toDeveloper = (c: Case, kind: NoticeKind): Notice[] =>
  c.kind === 'draft_act'
    ? [
        { kind, to: { role: 'agency', as: c.agency } },
        { kind, to: { role: 'contact' } },
      ]
    : []
