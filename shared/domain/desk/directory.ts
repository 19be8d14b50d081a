/**
 * The council's directory as the log `directory` tells it: what was added to the entries of the council's file, from which
 * day nothing new goes to one, and under which id the store of personal data has who holds it and where it is written to.
 */
import type { Commit } from '../../../events/commit.ts'
import type { EventOf } from '../../../events/events.ts'
import { limits } from '../../../events/limits.ts'
import { languages, type Threefold } from '../../../events/values.ts'
import { type CouncilContext, type CouncilDecision, refuse, staff } from '../activities/rule.ts'

/** The log's id; no number of a case is like it. */
export const directoryId = 'directory'

/** `head`, `acting_head`, `secretariat`, `commission:housing`, `agency:almaty-su`, `topic:housing`. */
export type Entry = string

/** What is public of it; nobody's address is here. */
export type AddedEntry = Omit<EventOf<'DirectoryEntryAdded'>, 'type' | 'v' | 'content'>

export type Directory = {
  /** In the order of their adding. */
  added: readonly AddedEntry[]
  /** The first local day on which nothing new goes to an entry. */
  ends: ReadonlyMap<Entry, string>
  /** The latest content of each entry that was ever changed or added. */
  contents: ReadonlyMap<Entry, string>
}

export const directoryOf = (log: readonly Commit[]): Directory => {
  const added: AddedEntry[] = []
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
      if (e.type !== 'DirectoryEndSet') continue
      if (e.from === undefined) ends.delete(e.entry)
      else ends.set(e.entry, e.from)
    }
  return { added, ends, contents }
}

/** An entry of the council's file. */
export type KnownEntry = { entry: Entry; names: Threefold }

type Context = Pick<CouncilContext, 'actor' | 'content' | 'today' | 'commissions'> & {
  /** Those of the council's file. */
  known: readonly KnownEntry[]
}

export type Addition = KnownEntry & Pick<AddedEntry, 'commission' | 'examples'>

const kindOf = (entry: Entry): string => entry.split(':')[0] ?? ''

/** An id is given once, and so is a name while its bearer has no end: a register's rows are read by either. */
export const decideAddition = (
  log: readonly Commit[],
  { entry, names, commission, examples }: Addition,
  { actor, content, today, known, commissions }: Context,
): CouncilDecision => {
  if (!staff.includes(actor.role)) return refuse('not_yours')
  const { added, ends } = directoryOf(log)
  const all = [...known, ...added]
  if (all.some((one) => one.entry === entry)) return refuse('id_taken', 'id')
  const others = all.filter((one) => kindOf(one.entry) === kindOf(entry) && !ends.has(one.entry))
  const taken = languages.find((lang) => others.some((one) => same(one.names[lang], names[lang])))
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
