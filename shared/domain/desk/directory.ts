/**
 * The council's directory as the log `directory` tells it: what was added to the entries of the council's file, what has
 * another name and from which day nothing new goes to one, how the council is reached, and under which id the store of
 * personal data has who holds an entry and where it is written to.
 */
import type { Commit } from '../../../events/commit.ts'
import type { EventOf } from '../../../events/events.ts'
import { limits } from '../../../events/limits.ts'
import { languages, type Threefold } from '../../../events/values.ts'
import { type CouncilContext, type CouncilDecision, refuse, staff } from '../activities/rule.ts'
import { addDays } from '../terms/days.ts'

/** The log's id; no number of a case is like it. */
export const directoryId = 'directory'

/** `head`, `acting_head`, `secretariat`, `commission:housing`, `agency:almaty-su`, `topic:housing`. */
export type Entry = string

/** What is public of it; nobody's address is here. */
export type AddedEntry = Omit<EventOf<'DirectoryEntryAdded'>, 'type' | 'v' | 'content'>

export type Renaming = Omit<EventOf<'DirectoryEntryRenamed'>, 'type' | 'v'>
type Contacts = Omit<EventOf<'CouncilContactsSet'>, 'type' | 'v' | 'hours'>
/** Of working days, from a local day on. */
type Hours = NonNullable<EventOf<'CouncilContactsSet'>['hours']>

export type Directory = {
  /** In the order of their adding. */
  added: readonly AddedEntry[]
  /** In their order, which is that of their days for each entry. */
  renamed: readonly Renaming[]
  contacts?: Contacts
  /** In the order of their days. */
  hours: readonly Hours[]
  /** The first local day on which nothing new goes to an entry. */
  ends: ReadonlyMap<Entry, string>
  /** The latest content of each entry that was ever changed or added. */
  contents: ReadonlyMap<Entry, string>
}

export const directoryOf = (log: readonly Commit[]): Directory => {
  const added: AddedEntry[] = []
  const renamed: Renaming[] = []
  const hours: Hours[] = []
  let contacts: Contacts | undefined
  const ends = new Map<Entry, string>()
  const contents = new Map<Entry, string>()
  for (const { events } of log)
    for (const e of events) {
      if (e.type === 'DirectoryEntryAdded') {
        const { type: _, v: __, content: ___, ...entry } = e
        added.push(entry)
      }
      if ((e.type === 'DirectoryEntryAdded' || e.type === 'DirectoryChanged') && e.content)
        contents.set(e.entry, e.content)
      if (e.type === 'DirectoryEntryRenamed') {
        const { type: _, v: __, ...renaming } = e
        renamed.push(renaming)
      }
      if (e.type === 'CouncilContactsSet') {
        const { type: _, v: __, hours: given, ...reached } = e
        contacts = reached
        if (given) hours.push(given)
      }
      if (e.type !== 'DirectoryEndSet') continue
      if (e.from === undefined) ends.delete(e.entry)
      else ends.set(e.entry, e.from)
    }
  return { added, renamed, ...(contacts && { contacts }), hours, ends, contents }
}

/** An entry of the council's file. */
export type KnownEntry = { entry: Entry; names: Threefold }

type Context = Pick<CouncilContext, 'actor' | 'content' | 'today' | 'commissions'> & {
  /** Those of the council's file. */
  known: readonly KnownEntry[]
}

export type Addition = KnownEntry & Pick<AddedEntry, 'commission' | 'examples'>

const kindOf = (entry: Entry): string => entry.split(':')[0] ?? ''

/** What an entry is called, and was: a register's rows are read by any of its names. */
const namesOf = ({ entry, names }: KnownEntry, renamed: readonly Renaming[]): Threefold[] => [
  names,
  ...renamed.flatMap((one) => (one.entry === entry ? [one.names] : [])),
]

/** In which language another entry of its kind that has no end bears one of these names, or bore it. */
const takenIn = (log: readonly Commit[], { entry, names }: KnownEntry, known: readonly KnownEntry[]) => {
  const { added, renamed, ends } = directoryOf(log)
  const others = [...known, ...added]
    .filter((one) => one.entry !== entry && kindOf(one.entry) === kindOf(entry) && !ends.has(one.entry))
    .flatMap((one) => namesOf(one, renamed))
  return languages.find((lang) => others.some((one) => same(one[lang], names[lang])))
}

/** An id is given once, and so is a name while its bearer has no end. */
export const decideAddition = (
  log: readonly Commit[],
  { entry, names, commission, examples }: Addition,
  { actor, content, today, known, commissions }: Context,
): CouncilDecision => {
  if (!staff.includes(actor.role)) return refuse('not_yours')
  const { added } = directoryOf(log)
  if ([...known, ...added].some((one) => one.entry === entry)) return refuse('id_taken', 'id')
  const taken = takenIn(log, { entry, names }, known)
  if (taken) return refuse('name_taken', `names.${taken}`)
  if (added.length >= limits.directoryEntries) return refuse('directory_full')
  if (commission !== undefined && !commissions.includes(commission))
    return refuse('commission_unknown', 'commission')
  return [
    {
      ...{ type: 'DirectoryEntryAdded', v: 1, entry, names, addedOn: today },
      // A topic is held by nobody.
      ...(commission === undefined ? { content } : { commission }),
      ...(examples && { examples }),
    },
  ]
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

/**
 * From a day on that is not over; without one, an end that was set is taken back. The last commission and the last topic
 * have none: an appeal always has a topic to choose, and somebody to go to.
 */
export const decideEntryEnd = (
  log: readonly Commit[],
  { entry, from }: { entry: Entry; from?: string | undefined },
  { actor, today, known }: Pick<Context, 'actor' | 'today' | 'known'>,
): CouncilDecision => {
  if (!staff.includes(actor.role)) return refuse('not_yours')
  const { added, ends } = directoryOf(log)
  const all = [...known, ...added]
  if (!all.some((one) => one.entry === entry)) return refuse('entry_unknown')
  if (ends.get(entry) === from) return []
  if (from !== undefined && from < today) return refuse('day_past', 'from')
  const isAnother = (one: KnownEntry) =>
    one.entry !== entry && kindOf(one.entry) === kindOf(entry) && !ends.has(one.entry)
  if (from !== undefined && kindOf(entry) !== 'agency' && !all.some(isAnother))
    return refuse('last_one', 'from')
  return [{ type: 'DirectoryEndSet', v: 1, entry, ...(from !== undefined && { from }) }]
}

/** From a day on that has begun: nothing here reads a clock to know when another one does. */
export const decideRenaming = (
  log: readonly Commit[],
  { entry, names, from }: Renaming,
  { actor, today, known }: Pick<Context, 'actor' | 'today' | 'known'>,
): CouncilDecision => {
  if (!staff.includes(actor.role)) return refuse('not_yours')
  const { added, renamed } = directoryOf(log)
  const own = [...known, ...added].find((one) => one.entry === entry)
  if (!own) return refuse('entry_unknown')
  if (from > today) return refuse('in_future', 'from')
  const begun = renamed.findLast((one) => one.entry === entry)?.from
  const first = begun ?? added.find((one) => one.entry === entry)?.addedOn
  if (first !== undefined && from < first) return refuse('day_before', 'from')
  const now = namesOf(own, renamed).at(-1)
  if (now && languages.every((lang) => now[lang] === names[lang])) return []
  const taken = takenIn(log, { entry, names }, known)
  if (taken) return refuse('name_taken', `names.${taken}`)
  if (renamed.length >= limits.directoryEntries) return refuse('directory_full')
  return [{ type: 'DirectoryEntryRenamed', v: 1, entry, names, from }]
}

export type Reached = Contacts & { hours: Omit<Hours, 'since'> }

/**
 * Address and telephone at once, hours from tomorrow on. `now` is how the council is reached by the log and its file, its
 * hours those that were set last.
 */
export const decideContacts = (
  log: readonly Commit[],
  { address, phone, hours }: Reached,
  { actor, today, now }: Pick<Context, 'actor' | 'today'> & { now: Reached },
): CouncilDecision => {
  if (!staff.includes(actor.role)) return refuse('not_yours')
  if (hours.from >= hours.to) return refuse('period_backwards', 'hours.to')
  const before = directoryOf(log)
  const old = before.contacts ?? now
  const { from, to } = before.hours.at(-1) ?? now.hours
  const isSame = from === hours.from && to === hours.to
  if (isSame && old.phone === phone && languages.every((lang) => old.address[lang] === address[lang]))
    return []
  return [
    {
      ...{ type: 'CouncilContactsSet', v: 1, address },
      ...(phone !== undefined && { phone }),
      ...(!isSame && { hours: { ...hours, since: addDays(today, 1) } }),
    },
  ]
}
