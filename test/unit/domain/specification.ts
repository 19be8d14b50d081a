/** `given(events).when(command, actor).then(events)`: a rule of the domain in one sentence. */
import { expect } from 'vitest'
import { type CaseEvent, caseEvent, type EventType } from '../../../events/events.ts'
import type { Actor } from '../../../events/values.ts'
import { type Command, decide } from '../../../shared/domain/decide.ts'
import { fold } from '../../../shared/domain/fold.ts'
import type { Rejection } from '../../../shared/domain/refusals.ts'
import { type Context, isRejected } from '../../../shared/domain/rule.ts'
import { context, local, monday } from '../../builders/council.ts'
import { logOf } from '../../builders/events.ts'

type Expected = { type: EventType } & Record<string, unknown>

export const given = (...decisions: (CaseEvent | readonly CaseEvent[])[]) => ({
  when: (command: Command, actor: Actor, more: Partial<Context> = {}) => {
    const decided = decide(fold(logOf(decisions)), command, context(actor, more.at ?? monday, more))
    return {
      /** All that was decided, to the last key. */
      decided,
      /**
       * Exactly these events, each with at least these fields; all of them as their schemas have them. Dates that had
       * passed unseen are noted first by any command (sweep.test.ts): here only where they are named.
       */
      // biome-ignore lint/suspicious/noThenProperty: the end of a sentence; nobody awaits it
      then: (...events: Expected[]) => {
        const hasPassed = ({ type }: { type: EventType }) =>
          type === 'DeadlineMissed' || type === 'DraftCountedAsAgreed'
        const named = events.some(hasPassed)
        const list = isRejected(decided)
          ? decided
          : decided.map((e) => caseEvent.parse(e)).filter((e) => named || !hasPassed(e))
        // No key without a value: what is stored and read again is equal.
        expect(JSON.parse(JSON.stringify(decided))).toStrictEqual(decided)
        expect(list).toEqual(events.map((e) => expect.objectContaining(e)))
      },
      /** These events and no other, passed dates included. */
      thenOnly: (...events: Expected[]) => {
        expect(decided).toEqual(events.map((e) => expect.objectContaining(e)))
      },
      thenRefused: (refused: Rejection['refused'], more: Omit<Rejection, 'refused'> = {}) =>
        expect(decided).toEqual({ refused, ...more }),
      thenNothing: () => expect(decided).toEqual([]),
    }
  },
})

/** A command given on this local day. */
export const on = (day: string, time?: string): Partial<Context> => {
  const at = local(day, time)
  return { at, today: day }
}
