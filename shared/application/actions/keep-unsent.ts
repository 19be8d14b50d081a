/** Keeps a form on its case that is not sent yet. Loaded when somebody does. */
import type { Content, ContentOf } from '../../../events/contents.ts'
import { actingChair } from '../../council/council.ts'
import { isKeptUnsent } from '../../domain/actions/unsent.ts'
import type { ActionName } from '../../domain/capabilities.ts'
import type { Case, Grant } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import type { CouncilRules } from '../council-rules.ts'
import { membersOf } from '../desk/members.ts'
import type { CaseLog, Links, People } from '../ports.ts'
import { typedFields } from './form-input.ts'
import { memberGrantId } from './grants.ts'
import type { Unsent } from './models.ts'
import { actionsOf } from './offered.ts'
import { endUnsent, isThere, secondsOf, unsentId } from './unsent.ts'

/** From the last keeping on. */
const keptDays = 30

/** An open link, or a member's at the desk. */
type Holder = { case: Case; grant: Grant; grantId: string }
type Keeping = { people: People; log: CaseLog; rules: CouncilRules; links: Links }

/**
 * Keeps a form's fields, unless somebody has kept others since this form was drawn: `unsent` in them names what it was
 * drawn with. Then nothing is written, and theirs is given. `refused`: its holder may not take this action now, the case
 * is erased, or nothing was typed. `kept` names this keeping, `at` is UTC.
 */
export const keepUnsent = async (
  deps: Keeping,
  { case: c, grant, grantId }: Holder,
  action: ActionName,
  fields: Readonly<Record<string, string>>,
  { kept, at }: { kept: string; at: string },
): Promise<{ outcome: 'kept' | 'refused' } | { outcome: 'changed'; theirs: Unsent }> => {
  const { caseId } = c
  const isOffered = actionsOf(c, grant, deps.rules, deps.rules.dayOf(at)).some(({ name }) => name === action)
  const { version: _, ...typed } = typedFields(fields)
  const said = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim()))
  if (!isKeptUnsent(action, grant.role) || !isOffered || c.erased || !Object.keys(said).length)
    return { outcome: 'refused' }
  const place = [caseId, unsentId(action)] as const
  const name = nameOf(deps, grant, grantId)
  const by = { role: grant.role, ...(grant.as && { as: grant.as }), ...(name && { name }) }
  const content: ContentOf<'unsent'> = { kind: 'unsent', kept, by, at, fields: said }
  const ends = secondsOf(at) + keptDays * 86_400
  const seen = fields.unsent ?? ''
  let theirs: ContentOf<'unsent'> | undefined
  const overSeen = (now: Content | undefined) => {
    theirs = isThere(now) && now.kept !== seen ? now : undefined
    return theirs ? undefined : content
  }
  await deps.people.change(...place, overSeen, ends)
  // Pressed twice, or the same words: it is kept.
  if (theirs && !isSame(theirs.fields, said)) return { outcome: 'changed', theirs: { ...theirs, action } }
  // What an erasure has just removed does not come back.
  if (!fold(await deps.log.load(caseId))?.erased) return { outcome: 'kept' }
  await endUnsent(deps.people, caseId, action, at)
  return { outcome: 'refused' }
}

const isSame = (one: Record<string, string>, other: Record<string, string>) =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort())

/** Who keeps it: whoever answers for the commission now, or the member whose grant it is. */
const nameOf = (deps: Keeping, { role, as }: Grant, grantId: string): string | undefined => {
  if (role === 'chair') return as && actingChair(deps.rules.council, as)?.name
  return membersOf(deps.rules).find((member) => memberGrantId(deps, member) === grantId)?.name
}
