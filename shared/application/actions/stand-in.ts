/**
 * The head names who stands in on the days of an absence: a member of the presidium (Law on Public Councils, art.
 * 12(1)(6)), or who holds a post of the directory. It is a change of the directory, kept and told like any other.
 */
import type { StandInInput } from '../../../events/action-inputs.ts'
import type { Content } from '../../../events/contents.ts'
import { circleOn, compositionOf, membersId } from '../../domain/members/composition.ts'
import { changeDirectory } from '../desk/directory/directory.ts'
import type { Executor } from '../execute-command.ts'
import { contactOf, nameOf } from '../members/said.ts'
import type { Links } from '../ports.ts'
import type { StandInChoice } from './models.ts'
import { actionId, type OpenLink } from './take-action.ts'

type Deps = Executor & { links: Links }

const posts = ['deputy_head', 'apparatus_head'] as const

/** Only the head themselves name somebody: who stands in does not. */
export const namesStandIn = ({ grant }: Pick<OpenLink, 'grant'>): boolean =>
  grant.role === 'head' && grant.as === undefined

/** Who may be named for this local day. */
export const standInChoices = async ({ log, people, rules }: Deps, day: string): Promise<StandInChoice[]> => {
  const { deputyHead, apparatusHead } = rules.council
  const held = { deputy_head: deputyHead, apparatus_head: apparatusHead }
  const presidium = circleOn(compositionOf(await log.load(membersId)), day, 'presidium')
  const members = presidium.filter(({ role }) => role !== 'head')
  const said = members.length ? await people.list(membersId, '') : new Map<string, Content>()
  return [
    ...members.flatMap((one) => {
      const name = nameOf(said, one)
      const { email, language } = contactOf(said, one) ?? {}
      return name
        ? [{ member: one.member, name, ...(email && { email }), ...(language && { language }) }]
        : []
    }),
    ...posts.flatMap((role) => {
      const person = held[role]
      return person ? [{ role, ...person }] : []
    }),
  ]
}

export type StandInFault = {
  path: 'member' | 'role' | 'from' | 'until'
  fault: 'unknown' | 'unreachable' | 'untilBeforeFrom' | 'over'
}

/** Names them, once for a key. `at` is now, UTC. Throws `Contention` after three lost races. */
export const nameStandIn = async (
  deps: Deps,
  opened: OpenLink,
  { member, role, from, until }: StandInInput,
  { key, at }: { key: string; at: string },
): Promise<StandInFault | undefined> => {
  if (until < deps.rules.dayOf(at)) return { path: 'until', fault: 'over' }
  if (until < from) return { path: 'until', fault: 'untilBeforeFrom' }
  const path = member === undefined ? 'role' : 'member'
  const chosen = (await standInChoices(deps, from)).find((one) =>
    'member' in one ? one.member === member : one.role === role,
  )
  if (!chosen) return { path, fault: 'unknown' }
  const { name, email, language } = chosen
  if (!email) return { path, fault: 'unreachable' }
  const acting = { name, email, ...(language && { language }), from, until }
  await changeDirectory(deps, {
    entry: 'acting_head',
    held: { of: 'acting_head', acting },
    commandId: actionId(deps, opened, key),
    actor: { role: 'head' },
    at,
  })
  return undefined
}
