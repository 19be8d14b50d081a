/** The council's papers: which events of a case yield one, who may read it, and who signs it. */
import { type Commit, eventId } from '../../../events/commit.ts'
import type { CaseEvent } from '../../../events/events.ts'
import type { Actor } from '../../../events/values.ts'
import type { Grant } from '../case.ts'
import { maySee, type Viewer } from '../files/files.ts'
import { lastErasure } from '../upkeep/erased.ts'

export type PaperKind = 'letter' | 'recommendation' | 'answer' | 'forwarding' | 'receipt'
export const paperFormats = ['pdf', 'docx'] as const
export type PaperFormat = (typeof paperFormats)[number]

/** `id` is the place of its event in the log: `4-0`. */
export type Paper = {
  id: string
  kind: PaperKind
  eventId: string
  /** Which commit it is of. */
  version: number
  event: CaseEvent
  /** When, UTC. */
  at: string
  /** Who caused it. */
  by: Actor
  /** The letter that it is. */
  letter?: string
}

/** A recommendation is the text of the letter that brings it. */
const kindOf = (e: CaseEvent, { events }: Commit): PaperKind | undefined => {
  switch (e.type) {
    case 'AppealRegistered':
      return 'receipt'
    case 'ContactCorrected':
      return e.code && 'receipt'
    case 'AppealAnswered':
      return 'answer'
    case 'AppealForwarded':
      return 'forwarding'
    case 'LetterSent':
      return events.some((one) => one.type === 'RecommendationGiven' && one.content === e.content)
        ? 'recommendation'
        : 'letter'
    default:
      return undefined
  }
}

const everyPaperOf = (log: readonly Commit[]): Paper[] =>
  log.flatMap((commit) =>
    commit.events.flatMap((event, index): Paper[] => {
      const kind = kindOf(event, commit)
      if (!kind) return []
      const { version, at, actor: by } = commit
      const letter = event.type === 'LetterSent' ? { letter: event.letter } : {}
      return [
        {
          id: `${version}-${index}`,
          kind,
          eventId: eventId(commit, index),
          version,
          event,
          at,
          by,
          ...letter,
        },
      ]
    }),
  )

/** The paper that an event yields, or yielded before it was erased. */
export const paperOfEvent = (log: readonly Commit[], id: string): Paper | undefined =>
  everyPaperOf(log).find(({ eventId }) => eventId === id)

/**
 * All that a case has in the file store, oldest first: earlier receipts too, whose code opens nothing any more. What was
 * erased has none any more.
 */
export const keptPapersOf = (log: readonly Commit[]): Paper[] => everyPaperOf(log.slice(lastErasure(log) + 1))

/** Those that can be read and sent, oldest first: of receipts the one that bears the code. */
export const papersOf = (log: readonly Commit[]): Paper[] => {
  const papers = keptPapersOf(log)
  const receipt = papers.findLast(({ kind }) => kind === 'receipt')
  return papers.filter((paper) => paper.kind !== 'receipt' || paper === receipt)
}

/**
 * The rule of who may open a file, for what it is the text of. Of a forwarding the applicant is told; a receipt bears
 * the case's code, which is theirs and the secretariat's.
 */
export const mayRead = (viewer: Viewer, { kind, letter }: Pick<Paper, 'kind' | 'letter'>): boolean => {
  switch (kind) {
    case 'letter':
    case 'recommendation':
      return maySee(viewer, { from: 'LetterSent', ...(letter && { letter }) })
    case 'answer':
      return maySee(viewer, { from: 'AppealAnswered' })
    case 'forwarding':
      return viewer.role === 'applicant' || maySee(viewer, { from: 'AppealForwarded' })
    case 'receipt':
      return viewer.role === 'applicant' || viewer.role === 'secretary'
  }
}

/** Its signatory: whoever gave it, by the office. A receipt bears no signature; the head signs what the secretariat sends. */
export const maySign = ({ role }: Pick<Grant, 'role'>, { kind, by }: Pick<Paper, 'kind' | 'by'>): boolean => {
  if (kind === 'receipt') return false
  return by.role === 'chair' ? role === 'chair' : role === 'secretary' || role === 'head'
}
