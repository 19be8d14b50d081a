/**
 * Who holds the council's posts today, which bodies there are and where they are written to: the configuration's file is
 * the beginning, changes are events in a log of their own beside the cases', and persons and addresses live in the store
 * of personal data.
 */
import type { Commit } from '../../../../events/commit.ts'
import type { Held } from '../../../../events/content-parts.ts'
import { type Actor, directoryEntry } from '../../../../events/values.ts'
import { agencyOf, type Council, commissionOf, type Person } from '../../../council/council.ts'
import { councilWith } from '../../../council/entries.ts'
import { directoryId, directoryOf, type Entry } from '../../../domain/desk/directory.ts'
import { append, canonical, nextCommit } from '../../commits.ts'
import { type CouncilRules, councilRules } from '../../council-rules.ts'
import { Contention, orphanEnds } from '../../execute-command.ts'
import type { CaseLog, Links, People } from '../../ports.ts'
import { textOf } from '../../texts-of-case.ts'
import type { Member } from '../members.ts'

/** What the directory named before is kept so long, so that a mistaken change can be looked up and undone. */
const formerDays = 30

const split = (entry: Entry) => {
  const [of = '', id = ''] = entry.split(':')
  return { of, id }
}

/** What the directory names stays; what it named before ends, and what a lost race or a crash left has its end already. */
export const keepDirectory = async (people: People, log: readonly Commit[]): Promise<void> => {
  const current = new Set(directoryOf(log).contents.values())
  const replaced = new Map<Entry, string>()
  for (const { at, events } of log)
    for (const e of events) {
      if ((e.type !== 'DirectoryChanged' && e.type !== 'DirectoryEntryAdded') || !e.content) continue
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
    case 'deputy_head':
      return { ...council, deputyHead: { name: held.name, email: held.email, language: held.language } }
    case 'apparatus_head':
      return { ...council, apparatusHead: { name: held.name, email: held.email, language: held.language } }
    case 'acting_head': {
      const { actingHead: _, ...rest } = council
      return held.acting ? { ...rest, actingHead: held.acting } : rest
    }
    case 'secretariat': {
      const { of: _, ...secretariat } = held
      return { ...council, secretariat }
    }
    case 'agency': {
      const { email, language, phone } = held
      return {
        ...council,
        agencies: council.agencies.map(({ phone: own, ...a }) =>
          a.id === id
            ? { ...a, email, language, ...(phone && { phone }) }
            : { ...a, ...(own && { phone: own }) },
        ),
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

/** What a running function has read of contents, which never change under their ids. */
const read = new WeakMap<CaseLog, Map<string, Held>>()

/** By content; those that are there no more are absent. */
const heldBy = async ({ log, people }: Reading, contents: Iterable<string>): Promise<Map<string, Held>> => {
  const known = read.get(log)
  const found = await Promise.all(
    [...contents].map(async (content) => {
      const held = known?.get(content) ?? (await textOf(people, directoryId, content, 'directory'))?.held
      return held ? [[content, held] as const] : []
    }),
  )
  const now = new Map(found.flat())
  read.set(log, now)
  return now
}

/**
 * The rules with the directory as it is now; `rules` are those of the file. One query of its log at every call, so that
 * nobody goes on with an older one; what an entry says is read once by each running function.
 */
export const rulesNow = async (deps: Reading): Promise<CouncilRules> => {
  const { log, rules } = deps
  const commits = await log.load(directoryId)
  if (commits.length === 0) return rules
  const directory = directoryOf(commits)
  const said = await heldBy(deps, directory.contents.values())
  let council = councilWith(rules.council, directory)
  for (const [entry, content] of directory.contents) {
    const held = said.get(content)
    if (held) council = applied(council, entry, held)
  }
  return councilRules(council, rules.calendar)
}

/**
 * The rules with what the directory adds and ends, as it is now; persons and addresses are those of the file, and an added
 * entry has none. For whoever needs to know what there is, and not who holds it.
 */
export const entriesNow = async ({ log, rules }: Omit<Reading, 'people'>): Promise<CouncilRules> => {
  const commits = await log.load(directoryId)
  if (commits.length === 0) return rules
  return councilRules(councilWith(rules.council, directoryOf(commits)), rules.calendar)
}

/** A function's parts with the directory's entries as they are at each call. */
export const withEntries =
  <Deps extends Omit<Reading, 'people'>>(get: () => Deps | Promise<Deps>): (() => Promise<Deps>) =>
  async () => {
    const deps = await get()
    return { ...deps, rules: await entriesNow(deps) }
  }

/** A function's parts with the directory as it is at each call; `fileRules` are those that it is laid over. */
export const upToDate =
  <Deps extends Reading>(
    get: () => Deps | Promise<Deps>,
  ): (() => Promise<Deps & { fileRules: CouncilRules }>) =>
  async () => {
    const deps = await get()
    return { ...deps, rules: await rulesNow(deps), fileRules: deps.rules }
  }

/** What the council's rules say of an entry; undefined for one that there is not. */
export const heldOf = (council: Council, entry: Entry): Held | undefined => {
  if (!directoryEntry.safeParse(entry).success) return undefined
  const { of, id } = split(entry)
  const person = ({ name, email, language }: Person) => ({ name, email, language })
  switch (of) {
    case 'head':
      return { of, ...person(council.head) }
    case 'acting_head':
      return { of, ...(council.actingHead && { acting: council.actingHead }) }
    case 'deputy_head':
      return council.deputyHead && { of, ...person(council.deputyHead) }
    case 'apparatus_head':
      return council.apparatusHead && { of, ...person(council.apparatusHead) }
    case 'secretariat':
      return { of, ...council.secretariat }
    case 'agency': {
      const agency = agencyOf(council, id)
      if (!agency) return undefined
      const { email, language, phone } = agency
      return { of, email, language, ...(phone && { phone }) }
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
  const { forgetViews } = await import('../lists/saved-views.ts')
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
 * @returns `unknown` for an entry that there is not
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
