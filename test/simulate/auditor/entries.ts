/** What there is in the council's directory, told anew from its log: each id and open name once, names in order of their days. */
import type { Finding } from './audit.ts'
import { localDay } from './calendar.ts'
import { canonical, type Facts } from './logs.ts'

type Names = Record<string, string>
type Listed = { names: Names[]; since: string; ended: boolean }

const kindOf = (entry: string) => entry.split(':')[0]
const spoken = (names: Names) => Object.entries(names).map(([lang, name]) => `${lang} ${name.toLowerCase()}`)

export const entryFindings = ({ others, views }: Facts): Finding[] => {
  const findings: Finding[] = []
  const say = (kind: string, text: string) => findings.push({ kind, text: `directory: ${text}` })
  const entries = new Map<string, Listed>()
  const renamed: unknown[] = []
  let contacts: unknown
  const isTaken = (entry: string, names: Names) => {
    const told = new Set(spoken(names))
    return [...entries].some(
      ([other, one]) =>
        other !== entry &&
        kindOf(other) === kindOf(entry) &&
        !one.ended &&
        one.names.flatMap(spoken).some((name) => told.has(name)),
    )
  }
  for (const { at, events } of others.get('directory') ?? [])
    for (const e of events) {
      const { type, v: _, ...said } = e
      const [entry, names] = [String(e.entry), e.names as Names]
      const known = entries.get(entry)
      if (type === 'DirectoryEntryAdded') {
        if (known) say('one id, two entries', entry)
        if (isTaken(entry, names)) say('one name, two entries', entry)
        entries.set(entry, { names: [names], since: String(e.addedOn), ended: false })
      }
      if (type === 'DirectoryEntryRenamed') {
        const from = String(e.from)
        if (from > localDay(Date.parse(at))) say('a name from a day that has not begun', entry)
        if (known && from < known.since) say('a name before the one before it', entry)
        if (isTaken(entry, names)) say('one name, two entries', entry)
        entries.set(entry, {
          names: [...(known?.names ?? []), names],
          since: from,
          ended: known?.ended ?? false,
        })
        renamed.push(said)
      }
      if (type === 'DirectoryEndSet' && known) known.ended = e.from !== undefined
      if (type === 'CouncilContactsSet') {
        const { hours: __, ...reached } = said
        contacts = reached
      }
    }
  const view = views.find(({ caseId, part }) => caseId === 'directory' && part === 'directory')
  if (canonical(view?.renamed ?? []) !== canonical(renamed)) say('view differs', 'names')
  if (canonical(view?.contacts ?? null) !== canonical(contacts ?? null)) say('view differs', 'contacts')
  return findings
}
