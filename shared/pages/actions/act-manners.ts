/** How the page of a link offers each action: in which order, which one stands open, which are confirmed first. */
import type { ActionName } from '../../domain/decide.ts'

type Manner = {
  /** What a reader may well have come for: the first such action stands open, all others are folded. */
  foremost?: true
  /** Cannot be undone: what will happen is shown once more before it does. */
  final?: true
}

/** In the order in which they are offered. */
const manners: Record<ActionName, Manner> = {
  assign: { foremost: true },
  extend: { foremost: true, final: true },
  refuse_extension: { final: true },
  accept: { foremost: true },
  respond: { foremost: true, final: true },
  recommend: { foremost: true, final: true },
  answer: { foremost: true, final: true },
  letter: { foremost: true },
  ask: {},
  long_term: {},
  extension: {},
  incomplete: { final: true },
  decline: { final: true },
  forward: { final: true },
  record_response: {},
  told: { foremost: true },
  return: { final: true },
  pause: {},
  resume: { foremost: true },
}
const order = Object.keys(manners)

export const isForemost = (action: ActionName): boolean => manners[action].foremost === true

/** Whether an action is confirmed on the page before it is done. */
export const isFinal = (action: ActionName): boolean => manners[action].final === true

/** For sorting. */
export const byRank = (a: { name: ActionName }, b: { name: ActionName }): number =>
  order.indexOf(a.name) - order.indexOf(b.name)
