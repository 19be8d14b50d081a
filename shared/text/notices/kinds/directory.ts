/** Whoever a change of the council's directory concerns is told of it, so that one that nobody meant does not stay. */
import type { Localized, Role } from '../../../../events/values.ts'
import { formatDay, formatDays, formatInstant } from '../../dates.ts'
import { wording } from '../../explanation.ts'
import { type Drawings, facts, note, type Pen, paragraph } from '../drawing.ts'

/** Who or which address of an entry is another; `person` is the post's own holder. */
export type ChangedPart = 'person' | 'chair' | 'deputy' | 'email' | 'member'

/**
 * What it was and is now, as this reader may know it; neither, where only an address changed that is not theirs to know.
 * `acting`: who gets a commission's mail now; `period`: the local days on which somebody stands in for the head.
 */
export type ChangedLine =
  | { of: ChangedPart; before?: string; now?: string }
  | { of: 'acting'; post: 'chair' | 'deputy' }
  | { of: 'period'; from: string; until: string }

export type DirectoryChange = {
  /** One of the council's own posts, or what the entry is called. */
  entry: 'head' | 'acting_head' | 'deputy_head' | 'apparatus_head' | 'secretariat' | { names: Localized }
  how: 'changed' | 'added' | 'ended' | 'goes_on'
  /** When it was done, UTC, and by whom. */
  at: string
  by: Role
  /** The local day from which nothing new goes to an entry that ended. */
  from?: string
  lines: readonly ChangedLine[]
}

export type DirectoryMails = {
  /**
   * To who held the entry, who holds it now, the head, the secretariat and its members, and the members of the council
   * whom it concerns. `part`: whether mail of the entry comes to the reader's address from now on, or does so no more.
   */
  directory_changed: { part: 'former' | 'holder' | 'other'; changes: readonly DirectoryChange[] }
}

export type DirectoryWords = {
  directory_changed: {
    subject: (entry: string) => string
    many: (count: number) => string
    intro: Record<'former' | 'holder' | 'other', string>
    entry: string
    secretariat: string
    what: string
    how: { changed: string; added: string; ended: (from: string) => string; goes_on: string }
    when: string
    by: string
    parts: Record<ChangedLine['of'], string>
    was: (before: string, now: string) => string
    added: (now: string) => string
    removed: (before: string) => string
    /** An address that is not shown to this reader. */
    hidden: string
    check: string
    call: (phone: string) => string
    readers: string
  }
}

const titleOf = ({ entry }: DirectoryChange, { words, names, lang }: Pen): string => {
  if (typeof entry === 'object') return wording(entry.names, lang)
  return entry === 'secretariat' ? words.directory_changed.secretariat : names.posts[entry]
}

const lineOf = (line: ChangedLine, { words, names, lang }: Pen): [string, string] => {
  const w = words.directory_changed
  const label = w.parts[line.of]
  if (line.of === 'acting') return [label, names.posts[line.post]]
  if (line.of === 'period') return [label, formatDays(line.from, line.until, lang)]
  const { before, now } = line
  if (before !== undefined && now !== undefined) return [label, w.was(before, now)]
  if (now !== undefined) return [label, w.added(now)]
  return [label, before === undefined ? w.hidden : w.removed(before)]
}

const howOf = ({ how, from = '' }: DirectoryChange, { words, lang }: Pen): string => {
  const w = words.directory_changed.how
  return how === 'ended' ? w.ended(formatDay(from, lang)) : w[how]
}

export const directoryMails: Drawings<DirectoryMails> = {
  directory_changed: ({ part, changes }, pen) => {
    const { words, names, lang, head } = pen
    const w = words.directory_changed
    const [first] = changes
    return {
      subject: first && changes.length === 1 ? w.subject(titleOf(first, pen)) : w.many(changes.length),
      greeting: words.greeting.anyone,
      blocks: [
        paragraph(w.intro[part]),
        ...changes.map((change) =>
          facts(
            [w.entry, titleOf(change, pen)],
            [w.what, howOf(change, pen)],
            [w.when, formatInstant(change.at, lang, head.timeZone)],
            [w.by, names.roles[change.by]],
            ...change.lines.map((line) => lineOf(line, pen)),
          ),
        ),
        paragraph(w.check, head.phone !== undefined && w.call(head.phone)),
        note(w.readers),
      ],
    }
  },
}
