/** A council with what its directory adds to the entries of its file, renames and ends of them, and how it is reached. */
import type { Threefold } from '../../events/values.ts'
import type { AddedEntry, Directory, Renaming } from '../domain/desk/directory.ts'
import type { Agency, Commission, Council, Listed, Topic } from './council.ts'

const idOf = (entry: string): string => entry.slice(entry.indexOf(':') + 1)

/**
 * Where the file came to have an added entry later, the file says what it is. An added one has no webhook, and nobody's
 * name or address as long as nothing was read of who holds it.
 */
export const councilWith = (
  council: Council,
  { added, renamed, ends, contacts, hours }: Omit<Directory, 'contents'>,
): Council => {
  const { language, topics, commissions, agencies } = council
  /** Those of a kind that the file does not have. */
  const fresh = (kind: string, own: readonly { id: string }[]) =>
    added.flatMap((one) => {
      const id = idOf(one.entry)
      return one.entry === `${kind}:${id}` && !own.some((known) => known.id === id) ? [{ ...one, id }] : []
    })
  const asNow = <E extends { id: string; names: Threefold } & Listed>(
    kind: string,
    entries: readonly E[],
  ): E[] =>
    entries.map((entry) => {
      const endsOn = ends.get(`${kind}:${entry.id}`)
      const own = renamed.filter((one) => one.entry === `${kind}:${entry.id}`)
      return { ...renamedBy(entry, own), ...(endsOn && { endsOn }) }
    })
  const freshTopics = fresh('topic', topics)
  const taken = ({ id }: Commission) =>
    freshTopics.flatMap((topic) => (topic.commission === id ? [topic.id] : []))
  const all = [
    ...commissions,
    ...fresh('commission', commissions).map((one) => freshCommission(one, language)),
  ]
  const { phone: _, ...rest } = council
  return {
    ...(contacts ? { ...rest, ...contacts } : council),
    ...(hours.length > 0 && { hoursSince: hours }),
    topics: asNow('topic', inOrder(council, freshTopics)),
    commissions: asNow(
      'commission',
      all.map((one) => ({ ...one, topics: [...one.topics, ...taken(one)] })),
    ),
    agencies: asNow('agency', [
      ...agencies,
      ...fresh('agency', agencies).map(
        ({ id, names, addedOn }): Agency => ({ id, names, addedOn, email: '', language, webhookKeys: [] }),
      ),
    ]),
  }
}

/** The short name of a commission goes with the name that it was short for. */
const renamedBy = <E extends { names: Threefold } & Listed>(entry: E, renamed: readonly Renaming[]): E => {
  const last = renamed.at(-1)
  if (!last) return entry
  const before = [entry.names, ...renamed.map(({ names }) => names)]
  const formerNames = renamed.map(({ from }, i) => ({ until: from, names: before[i] ?? entry.names }))
  return { ...entry, names: last.names, ...('short' in entry && { short: last.names }), formerNames }
}

type Fresh = AddedEntry & { id: string }

const freshCommission = ({ id, names, addedOn }: Fresh, language: Council['language']): Commission => ({
  ...{ id, names, addedOn, acting: 'chair', topics: [] },
  chair: { name: '', email: '', language },
})

/** What no commission takes, *another question*, stays at the end. */
const inOrder = ({ topics, commissions }: Council, fresh: readonly Fresh[]): Topic[] => {
  if (fresh.length === 0) return topics
  const isTaken = ({ id }: Topic) => commissions.some((commission) => commission.topics.includes(id))
  return [
    ...topics.filter(isTaken),
    ...fresh.map(({ id, names, addedOn, examples = names }) => ({ id, names, addedOn, examples })),
    ...topics.filter((topic) => !isTaken(topic)),
  ]
}
