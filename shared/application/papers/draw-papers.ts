/** A case's papers in the file store: each drawn once, kept as long as the case's texts are. */
import { type Commit, type Envelope, versionOf } from '../../../events/commit.ts'
import { isActivityLog } from '../../domain/activities/activity.ts'
import { fold } from '../../domain/fold.ts'
import {
  keptPapersOf,
  type Paper,
  type PaperFormat,
  paperFormats,
  paperOfEvent,
  papersOf,
} from '../../domain/papers/papers.ts'
import { signaturesOf } from '../../domain/papers/signatures.ts'
import { sheetOf } from '../../text/papers/paper.ts'
import { paperKey } from '../files/file-keys.ts'
import type { CaseLog, DrawPaper, Files, VerifySignature } from '../ports.ts'
import { type PaperDeps, paperModel } from './paper-model.ts'
import { paperName } from './paper-name.ts'
import { drawProtocol } from './protocols.ts'
import { verdictOf, verifyAttached } from './signatures.ts'

export type PaperDrawer = PaperDeps & {
  log: CaseLog
  files: Pick<Files, 'sizeOf' | 'read' | 'put' | 'retain' | 'removeAll'>
  draw: DrawPaper
  verify: VerifySignature
}

/**
 * Draws the paper that this event yields, unless it is there: what somebody may have signed or sent is never written
 * over. Then all of the case's papers follow the case: they end with it when it has closed. Whatever was lost is drawn
 * again when the log is published again. Nothing is left of what was erased meanwhile. Of a meeting it is the protocol.
 */
export const drawPapers = async (deps: PaperDrawer, event: Envelope): Promise<void> => {
  const caseId = event.subject
  const log = await deps.log.load(caseId)
  if (isActivityLog(log)) return drawProtocol(deps, log, event.id)
  const paper = papersOf(log).find(({ eventId }) => eventId === event.id)
  if (paper) await drawMissing(deps, caseId, log, paper)
  const { data } = event
  if (data.type === 'SignatureAttached' && (await isToCome(deps, caseId, log, data.paper)))
    await verifyAttached(deps, caseId, data, event.time)
  const wasClosed = fold(log.slice(0, versionOf(event) - 1))?.closedOn !== undefined
  const { papers } = await retainPapers(deps, caseId, wasClosed || data.type === 'SignatureAttached')
  // An earlier try may have drawn it, and died before it could look again.
  const own = paperOfEvent(log, event.id)
  if (!own || papers.some(({ id }) => id === own.id)) return
  for (const format of paperFormats) await deps.files.removeAll(keyOf(caseId, own, format))
}

const keyOf = (caseId: string, paper: Paper, format: PaperFormat) =>
  paperKey(caseId, paperName(paper, format))

/** Whether a paper is there or can still be drawn: of one whose texts were erased before it was, nothing is to be verified. */
const isToCome = async (
  deps: PaperDrawer,
  caseId: string,
  log: readonly Commit[],
  id: string,
): Promise<boolean> => {
  const paper = papersOf(log).find((one) => one.id === id)
  if (!paper) return false
  const sizes = await Promise.all(
    paperFormats.map((format) => deps.files.sizeOf(keyOf(caseId, paper, format))),
  )
  return sizes.every((size) => size !== undefined) || (await paperModel(deps, log, paper)) !== undefined
}

const drawMissing = async (
  { files, draw, ...deps }: PaperDrawer,
  caseId: string,
  log: readonly Commit[],
  paper: Paper,
): Promise<void> => {
  const sizes = await Promise.all(paperFormats.map((format) => files.sizeOf(keyOf(caseId, paper, format))))
  const missing = paperFormats.filter((_, i) => sizes[i] === undefined)
  const model = missing.length ? await paperModel(deps, log, paper) : undefined
  if (!model) return
  const drawn = await draw(sheetOf(model))
  for (const format of missing) await files.put(keyOf(caseId, paper, format), drawn[format])
}

/**
 * By the case as it is now, which it gives; once more where it closed or opened again meanwhile. Those of a case that is
 * open have nothing to follow, unless they are `toFollow` all the same.
 */
const retainPapers = async (
  { log, files, people, rules }: PaperDrawer,
  caseId: string,
  toFollow: boolean,
): Promise<{ papers: Paper[] }> => {
  const now = async () => {
    const commits = await log.load(caseId)
    return {
      papers: keptPapersOf(commits),
      signatures: signaturesOf(commits),
      closedOn: fold(commits)?.closedOn,
    }
  }
  let seen = await now()
  for (let follows = toFollow || seen.closedOn !== undefined; follows; ) {
    for (const paper of seen.papers)
      for (const format of paperFormats) await files.retain(keyOf(caseId, paper, format), seen.closedOn)
    const ends = seen.closedOn ? rules.retentionEnds(seen.closedOn) : undefined
    for (const { content } of seen.signatures) await people.expire(caseId, verdictOf(content), ends)
    const after = await now()
    follows = after.closedOn !== seen.closedOn
    seen = after
  }
  return seen
}
