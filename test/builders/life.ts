/** A case's life as commands lead it: each is decided and must be accepted. */
import type { CaseEvent } from '../../events/events.ts'
import type { Actor } from '../../events/values.ts'
import { type Command, decide } from '../../shared/domain/decide.ts'
import { fold } from '../../shared/domain/fold.ts'
import { type Context, isRejected } from '../../shared/domain/rule.ts'
import { context, local } from './council.ts'
import { logOf } from './events.ts'

export type Step = readonly [command: Command, actor: Actor, day?: string, more?: Partial<Context>]

/** The decisions that these steps make, one after the other. Throws for one that is refused or has no effect. */
export const lived = (decisions: readonly (CaseEvent | readonly CaseEvent[])[], ...steps: Step[]) =>
  steps.reduce<(CaseEvent | readonly CaseEvent[])[]>(
    (log, [command, actor, day = '2026-02-02', more = {}]) => {
      const decided = decide(fold(logOf(log)), command, context(actor, local(day), more))
      if (isRejected(decided)) throw new Error(`${command.type}: ${decided.refused}`)
      if (decided.length === 0) throw new Error(`${command.type}: no effect`)
      log.push(decided)
      return log
    },
    [...decisions],
  )
