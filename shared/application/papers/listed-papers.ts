/** The papers that a reader may open, with the signatures attached to them. */
import type { Commit } from '../../../events/commit.ts'
import type { Case } from '../../domain/case.ts'
import type { Viewer } from '../../domain/files/files.ts'
import { fileTypes } from '../../domain/files/files.ts'
import { mayRead, maySign, type Paper, papersOf } from '../../domain/papers/papers.ts'
import { signaturesOf } from '../../domain/papers/signatures.ts'
import type { CouncilRules } from '../council-rules.ts'
import { paperKey } from '../files/file-keys.ts'
import type { Files, People } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'
import type { ListedPaper, ListedSignature } from './models.ts'
import { readPaperName } from './paper-name.ts'
import { verdictOf } from './signatures.ts'

type CaseRead = { case: Pick<Case, 'caseId'>; log: readonly Commit[] }

/** Oldest first. */
export const papersFor = (
  { people, rules }: { people: People; rules: CouncilRules },
  { case: c, log }: CaseRead,
  viewer: Viewer,
): Promise<ListedPaper[]> => {
  const signatures = signaturesOf(log)
  const listed = async (paper: Paper): Promise<ListedPaper> => ({
    id: paper.id,
    kind: paper.kind,
    number: paper.letter ?? c.caseId,
    on: rules.dayOf(paper.at),
    signable: maySign(viewer, paper),
    signatures: await Promise.all(
      signatures
        .filter((one) => one.paper === paper.id)
        .map(async ({ content, at }): Promise<ListedSignature> => {
          const verdict = await textOf(people, c.caseId, verdictOf(content), 'signature_verdict')
          if (!verdict) return { state: 'checking', at }
          const { kind: _, ...found } = verdict
          return { at, ...found }
        }),
    ),
  })
  return Promise.all(
    papersOf(log)
      .filter((paper) => mayRead(viewer, paper))
      .map(listed),
  )
}

/** For so long what is not there may still be drawn. */
const drawingMilliseconds = 86_400_000

type Opened = { url: string } | 'preparing' | undefined

/**
 * The address of a paper by its name (`4-0.pdf`), shown in the browser or saved; undefined for what there is not (any
 * more), or is not for this viewer. `at` is now, UTC.
 */
export const openPaper = (
  deps: { files: Files },
  read: CaseRead,
  viewer: Viewer,
  name: string,
  given: { at: string; shown?: boolean },
): Promise<Opened> => {
  const asked = readPaperName(name)
  const paper = asked && papersOf(read.log).find(({ id }) => id === asked.id)
  return asked && paper ? openDrawn(deps, read.case, viewer, paper, asked.format, given) : noPaper
}

const noPaper: Promise<undefined> = Promise.resolve(undefined)

/** The last paper of this kind, or of this letter. */
export const openLast = (
  deps: { files: Files },
  { case: c, log }: CaseRead,
  viewer: Viewer,
  of: Pick<Paper, 'kind'> | { letter: string },
  format: 'pdf' | 'docx',
  at: string,
): Promise<Opened> => {
  const isOf = (paper: Paper) => ('letter' in of ? paper.letter === of.letter : paper.kind === of.kind)
  const paper = papersOf(log).findLast(isOf)
  return paper ? openDrawn(deps, c, viewer, paper, format, { at }) : noPaper
}

const openDrawn = async (
  { files }: { files: Files },
  c: Pick<Case, 'caseId'>,
  viewer: Viewer,
  paper: Paper,
  format: 'pdf' | 'docx',
  { at, shown = false }: { at: string; shown?: boolean },
): Promise<Opened> => {
  if (!mayRead(viewer, paper)) return undefined
  const key = paperKey(c.caseId, `${paper.id}.${format}`)
  if ((await files.sizeOf(key)) === undefined)
    return Date.parse(at) - Date.parse(paper.at) < drawingMilliseconds ? 'preparing' : undefined
  const name = `${(paper.letter ?? c.caseId).replaceAll('/', '-')}.${format}`
  return { url: await files.link(key, { name, type: fileTypes[format], ...(shown && { shown }) }) }
}
