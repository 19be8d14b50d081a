/** What stands beside cases: the directory, pointers, and what old registers brought. */
import * as z from 'zod/mini'
import { event, internal, named } from '../entry.ts'
import { contentId, directoryEntry, grantId, moved, number, slug } from '../values.ts'
import { loadedRow } from './registers.ts'

export const recordEvents = named({
  /**
   * In the directory's log, of no case: who holds a post, or an agency's address, from now on. `handover`: mail of
   * this post goes to another address than before.
   */
  DirectoryChanged: event(
    'A post of the council is held by another person, or an agency has another address.',
    ['assignment', 'notices'],
    {
      entry: directoryEntry,
      content: contentId,
      handover: z.boolean(),
    },
  ),
  /**
   * In a log of its own, of no case: the number of a letter, or the digest of an agency's reference of a draft act,
   * stands for this case. Written before the commit of the case that it is for, so that whatever becomes of counters,
   * it is given once. `draftVersion` is the version that the draft came in first.
   */
  PointerWritten: event('A letter’s number, or an agency’s reference, stands for a case from now on.', [], {
    case: number,
    agency: slug,
    draftVersion: z.optional(z.number()),
  }),
  /** A row of an old register became a case or a letter. Told to nobody, and nothing waits on anybody yet. */
  RegisterRowLoaded: event('A row of an old register was loaded.', [], {
    content: contentId,
    loaded: loadedRow,
  }),
  /** The register was corrected and loaded again: what it says now, and which of its columns changed. */
  RegisterRowCorrected: internal('A loaded row was corrected.', [], {
    content: contentId,
    loaded: loadedRow,
    changed: z.array(z.string()),
  }),
  /** What was loaded from a register comes alive: what waits from now on, and the chair's right to act. */
  CaseActivated: internal(
    'What was loaded from a register waits on its owners from now on.',
    ['assignment', 'notices'],
    { waiting: z.array(moved), grant: z.optional(grantId) },
  ),
})
