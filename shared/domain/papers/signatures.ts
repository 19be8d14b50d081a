/** Electronic signatures: files that a paper's signatory attaches to it. What they are worth is looked into later. */
import type { Commit } from '../../../events/commit.ts'
import type { EventOf } from '../../../events/events.ts'
import type { Role } from '../../../events/values.ts'
import { type Evolvers, unchanged } from '../changes.ts'
import { rule } from '../rule.ts'

const signatories: readonly Role[] = ['chair', 'secretary', 'head']

export const rules = {
  /** Which of them signs this paper is asked where the log is at hand (`maySign`). */
  attach_signature: rule('any', {
    by: {
      roles: signatories,
      refusalOf: (c, { role, as }) => (role === 'chair' && as !== c.commission ? 'not_yours' : undefined),
    },
    decide: (_, { paper, content }: Pick<EventOf<'SignatureAttached'>, 'paper' | 'content'>) => [
      { type: 'SignatureAttached', v: 1, paper, content },
    ],
  }),
}

export const evolvers = { SignatureAttached: unchanged } satisfies Partial<Evolvers>

export type AttachedSignature = { paper: string; content: string; at: string }

/** Those of a case's papers, oldest first. */
export const signaturesOf = (log: readonly Commit[]): AttachedSignature[] =>
  log.flatMap(({ events, at }) =>
    events.flatMap((e) =>
      e.type === 'SignatureAttached' ? [{ paper: e.paper, content: e.content, at }] : [],
    ),
  )
