/**
 * Who holds the council's posts today, and agencies' addresses: the configuration's file is the beginning, changes are
 * events in a log of their own beside the cases', and names and addresses live in the store of personal data.
 */
import type { Commit } from '../../../events/commit.ts'
import type { Held } from '../../../events/contents.ts'
import { type Actor, directoryEntry } from '../../../events/values.ts'
import { agencyOf, type Council, commissionOf, type Person } from '../../council/council.ts'
import { append, canonical, nextCommit } from '../commits.ts'
import { type CouncilRules, councilRules } from '../council-rules.ts'
import { Contention, orphanEnds } from '../execute-command.ts'
import type { CaseLog, Links, People } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'
import type { Member } from './members.ts'

/** The directory's log; no number of a case is like it. */
export const directoryId = 'directory'

/** `head`, `acting_head`, `secretariat`, `commission:housing`, `agency:almaty-su`. */
export type Entry = string

/** What the directory named before is kept so long, so that a mistaken change can be looked up and undone. */
const formerDays = 30

const split = (entry: Entry) => {
  const [of = '', id = ''] = entry.split(':')
  return { of, id }
}

/** The content that tells of each entry that was ever changed, the latest. */
const latest = (log: readonly Commit[]): Map<Entry, string> =>
  new Map(
    log.flatMap((commit) =>
      commit.events.flatMap((e) => (e.type === 'DirectoryChanged' ? [[e.entry, e.content] as const] : [])),
    ),
  )

/** What the directory names stays; what it named before ends, and what a lost race or a crash left has its end already. */
export const keepDirectory = async (people: People, log: readonly Commit[]): Promise<void> => {
  const current = new Set(latest(log).values())
  const replaced = new Map<Entry, string>()
  for (const { at, events } of log)
    for (const e of events) {
      if (e.type !== 'DirectoryChanged') continue
      const former = replaced.get(e.entry)
      const ends = Math.floor(Date.parse(at) / 1000) + formerDays * 86_400
      if (former && !current.has(former)) await people.expire(directoryId, former, ends)
      replaced.set(e.entry, e.content)
    }
  for (const content of current) await people.expire(directoryId, content)
}

const applied = (council: Council, entry: Entry, held: Held): Council => {
  const { id } = split(entry)
  switch (held.of) {
    case 'head':
      return { ...council, head: { name: held.name, email: held.email, language: held.language } }
    case 'acting_head': {
      const { actingHead: _, ...rest } = council
      return held.acting ? { ...rest, actingHead: held.acting } : rest
    }
    case 'secretariat': {
      const { of: _, ...secretariat } = held
      return { ...council, secretariat }
    }
    case 'agency': {
      const { email, language } = held
      return {
        ...council,
        agencies: council.agencies.map((a) => (a.id === id ? { ...a, email, language } : a)),
      }
    }
    case 'commission': {
      const { chair, deputy, acting } = held
      return {
        ...council,
        commissions: council.commissions.map(({ deputy: _, ...c }) =>
          c.id === id
            ? { ...c, chair, acting, ...(deputy && { deputy }) }
            : { ...c, ...(_ && { deputy: _ }) },
        ),
      }
    }
  }
}

type Reading = { log: CaseLog; people: People; rules: CouncilRules }

/**
 * The rules with the directory as it is now; `rules` are those of the file. One query while nothing was ever changed.
 */
export const rulesNow = async ({ log, people, rules }: Reading): Promise<CouncilRules> => {
  const changed = latest(await log.load(directoryId))
  if (changed.size === 0) return rules
  let council = rules.council
  for (const [entry, content] of changed) {
    const found = await textOf(people, directoryId, content, 'directory')
    if (found) council = applied(council, entry, found.held)
  }
  return councilRules(council, rules.calendar)
}

/** A function's parts with the directory as it is at each call. */
export const upToDate =
  <Deps extends Reading>(get: () => Deps | Promise<Deps>): (() => Promise<Deps>) =>
  async () => {
    const deps = await get()
    return { ...deps, rules: await rulesNow(deps) }
  }

/** What the council's rules say of an entry; undefined for one that the configuration does not have. */
export const heldOf = (council: Council, entry: Entry): Held | undefined => {
  if (!directoryEntry.safeParse(entry).success) return undefined
  const { of, id } = split(entry)
  const person = ({ name, email, language }: Person) => ({ name, email, language })
  switch (of) {
    case 'head':
      return { of, ...person(council.head) }
    case 'acting_head':
      return { of, ...(council.actingHead && { acting: council.actingHead }) }
    case 'secretariat':
      return { of, ...council.secretariat }
    case 'agency': {
      const agency = agencyOf(council, id)
      return agency && { of, email: agency.email, language: agency.language }
    }
    case 'commission': {
      const commission = commissionOf(council, id)
      if (!commission) return undefined
      const { chair, deputy, acting } = commission
      return { of, chair: person(chair), acting, ...(deputy && { deputy: person(deputy) }) }
    }
    default:
      return undefined
  }
}

/** Where mail to the entry goes. */
const addressOf = (held: Held): string => {
  if (held.of === 'acting_head') return held.acting?.email ?? ''
  if (held.of !== 'commission') return held.email
  return held.acting === 'deputy' && held.deputy ? held.deputy.email : held.chair.email
}

/** Who is no member of the secretariat any more, by address: with another one they are another member. */
const leftMembers = (before: Held, now: Held): Member[] => {
  if (before.of !== 'secretariat' || now.of !== 'secretariat') return []
  const addresses = new Set(now.members.map(({ email }) => email.toLowerCase()))
  return before.members.filter(({ email }) => !addresses.has(email.toLowerCase()))
}

/** What does it is loaded when somebody has left: every function reads the directory. */
const forget = async (deps: { people: People; links: Links }, left: Member[], at: string): Promise<void> => {
  if (left.length === 0) return
  const { forgetViews } = await import('./saved-views.ts')
  for (const member of left) await forgetViews(deps, member, at)
}

export type Change = {
  entry: Entry
  held: Held
  /** The same id is the same change, however often it comes. */
  commandId: string
  actor: Actor
  /** When the change was asked for, UTC. */
  at: string
}

const tries = 3

/**
 * Changes an entry; nothing where it says so already. Throws `Contention` after three lost races.
 * @returns `unknown` for an entry that the configuration does not have
 */
export const changeDirectory = async (
  deps: Reading & { links: Links },
  change: Change,
): Promise<'done' | 'unknown'> => {
  const { entry, held, commandId, at } = change
  for (let attempt = 0; attempt < tries; attempt++) {
    const log = await deps.log.load(directoryId)
    if (log.some((commit) => commit.commandId === commandId)) return 'done'
    const before = heldOf((await rulesNow(deps)).council, entry)
    if (before?.of !== held.of) return 'unknown'
    if (canonical(before) === canonical(held)) return 'done'

    const words = canonical([commandId, log.length, held])
    const content = `directory-${deps.links.digest('directory', words).slice(0, 24)}`
    // It ends unless its commit follows: then the relay keeps it.
    await deps.people.putNew(directoryId, content, { kind: 'directory', held }, orphanEnds(at))
    const handover = addressOf(before) !== addressOf(held)
    const changed = { type: 'DirectoryChanged', v: 1, entry, content, handover } as const
    const next = nextCommit(directoryId, log, change, [changed])
    if ((await append(deps.log, next)) === 'done') {
      await forget(deps, leftMembers(before, held), at)
      return 'done'
    }
  }
  throw new Contention(`${directoryId}: ${tries} races lost`)
}
