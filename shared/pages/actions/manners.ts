/** How the page of a link offers each action, as its entry says. */
import { type ActionName, actions } from '../../domain/capabilities.ts'

export const isForemost = (action: ActionName): boolean => actions[action].manner.foremost === true

export const isRare = (action: ActionName): boolean => actions[action].manner.rare === true

/** Whether an action with these fields is confirmed on the page before it is done. */
export const isFinal = (action: ActionName, fields: Record<string, string> = {}): boolean => {
  const { final } = actions[action].manner
  return final === true || (final !== undefined && fields[final] === 'true')
}

/** For sorting. */
export const byRank = (a: { name: ActionName }, b: { name: ActionName }): number =>
  actions[a.name].manner.rank - actions[b.name].manner.rank
