/** A council with what its directory adds to the entries of its file, and ends of them. */
import type { AddedEntry, Directory } from '../domain/desk/directory.ts'
import type { Agency, Commission, Council, Listed, Topic } from './council.ts'

const idOf = (entry: string): string => entry.slice(entry.indexOf(':') + 1)

/**
 * Where the file came to have an added entry later, the file says what it is. An added one has no webhook, and nobody's
 * name or address as long as nothing was read of who holds it.
 */
export const councilWith = (
  council: Council,
  { added, ends }: Pick<Directory, 'added' | 'ends'>,
): Council => {
  const { language, topics, commissions, agencies } = council
  /** Those of a kind that the file does not have. */
  const fresh = (kind: string, own: readonly { id: string }[]) =>
    added.flatMap((one) => {
      const id = idOf(one.entry)
      return one.entry === `${kind}:${id}` && !own.some((known) => known.id === id) ? [{ ...one, id }] : []
    })
  const ended = <E extends { id: string } & Listed>(kind: string, entries: readonly E[]): E[] =>
    entries.map((entry) => {
      const endsOn = ends.get(`${kind}:${entry.id}`)
      return endsOn ? { ...entry, endsOn } : entry
    })
  const freshTopics = fresh('topic', topics)
  const taken = ({ id }: Commission) =>
    freshTopics.flatMap((topic) => (topic.commission === id ? [topic.id] : []))
  const all = [
    ...commissions,
    ...fresh('commission', commissions).map((one) => freshCommission(one, language)),
  ]
  return {
    ...council,
    topics: ended('topic', inOrder(council, freshTopics)),
    commissions: ended(
      'commission',
      all.map((one) => ({ ...one, topics: [...one.topics, ...taken(one)] })),
    ),
    agencies: ended('agency', [
      ...agencies,
      ...fresh('agency', agencies).map(
        ({ id, names, addedOn }): Agency => ({ id, names, addedOn, email: '', language, webhookKeys: [] }),
      ),
    ]),
  }
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
