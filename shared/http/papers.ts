/** The council's papers at the doors: who may read one is sent to it in the file store. */
import { openLast, openPaper } from '../application/papers/listed-papers.ts'
import type { Files } from '../application/ports.ts'
import type { Viewer } from '../domain/files/files.ts'
import type { Paper, PaperFormat } from '../domain/papers/papers.ts'
import { listedWords } from '../text/papers/listed-words.ts'
import { type Front, languageOf } from './front.ts'
import { HttpProblem } from './problem.ts'
import { type Reply, seeOther } from './replies.ts'
import type { Request } from './request.ts'

type Deps = Front & { files: Files }
type CaseRead = Parameters<typeof openPaper>[1]
type Opened = Awaited<ReturnType<typeof openPaper>>

/** To the paper that the address names; `?print` shows it in the browser, which prints it. */
export const paperReply = async (
  deps: Deps,
  request: Request,
  read: CaseRead,
  viewer: Viewer,
): Promise<Reply> => {
  const given = { at: request.at, shown: 'print' in request.query }
  return replyTo(deps, request, await openPaper(deps, read, viewer, request.params.file ?? '', given))
}

/** To the last paper of a kind, or of a letter. */
export const lastPaperReply = async (
  deps: Deps,
  request: Request,
  read: CaseRead,
  viewer: Viewer,
  of: Pick<Paper, 'kind'> | { letter: string },
  format: PaperFormat,
): Promise<Reply> => replyTo(deps, request, await openLast(deps, read, viewer, of, format, request.at))

/** To a paper that was asked for. Throws a 404 where there is none, a 409 while it is being drawn. */
export const replyTo = (deps: Front, request: Request, opened: Opened): Reply => {
  if (!opened) throw new HttpProblem(404, 'not_found')
  if (opened !== 'preparing') {
    const { status, headers } = seeOther(opened.url)
    // What has no type of its own the API calls JSON.
    return { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' } }
  }
  const detail = listedWords(languageOf(deps, request)).preparing
  throw new HttpProblem(409, 'conflict', { detail })
}

/** `answer.pdf`: a name and its format. */
export const namedPaper = (file: string): { name: string; format: PaperFormat } | undefined => {
  const [, name = '', format] = /^(.{1,80})\.(pdf|docx)$/.exec(file) ?? []
  return format === 'pdf' || format === 'docx' ? { name, format } : undefined
}
