/**
 * What is typed into a form of long texts and not sent, where its author keeps it on the case: for whoever may send it, on
 * another device, a deputy among them. It stands with the case's personal data and in no log, goes when the action is
 * taken or the case erased, and ends by itself.
 */
import type { Content, ContentOf } from '../../../events/contents.ts'
import type { Role } from '../../../events/values.ts'
import { keepsUnsent, unsentActions } from '../../domain/actions/unsent.ts'
import type { ActionName } from '../../domain/capabilities.ts'
import type { People } from '../ports.ts'
import type { Unsent } from './models.ts'

const prefix = 'unsent-'
export const unsentId = (action: ActionName) => `${prefix}${action}`
export const secondsOf = (at: string) => Math.floor(Date.parse(at) / 1000)

/** What was sent meanwhile is there without words until the store removes it. */
export const isThere = (found: Content | undefined): found is ContentOf<'unsent'> =>
  found?.kind === 'unsent' && Object.keys(found.fields).length > 0

/** All that is kept of a case, for who has this role: one query. */
export const unsentOf = async (people: People, caseId: string, role: Role): Promise<Unsent[]> => {
  if (!keepsUnsent(role)) return []
  const found = await people.list(caseId, prefix)
  return unsentActions.flatMap((action) => {
    const one = found.get(unsentId(action))
    return isThere(one) ? [{ ...one, action }] : []
  })
}

/** Takes away the words that were kept for an action that was taken; nothing where none were. `at` is UTC. */
export const endUnsent = (people: People, caseId: string, action: ActionName, at: string): Promise<void> => {
  const withoutWords = (now: Content | undefined) => (isThere(now) ? { ...now, fields: {} } : undefined)
  return people.change(caseId, unsentId(action), withoutWords, secondsOf(at))
}
