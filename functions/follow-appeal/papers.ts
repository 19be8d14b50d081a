/** `/appeals/{number}/papers`, `/api/appeals/{number}/answer.pdf`: what the council gave the applicant, as documents. */
import { applicantOf } from '../../shared/domain/files/files.ts'
import { lastPaperReply, namedPaper, paperReply } from '../../shared/http/papers.ts'
import { HttpProblem } from '../../shared/http/problem.ts'
import type { Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import type { WebDeps } from '../../shared/wiring/web.ts'
import { follow, opened } from './api.ts'

export const showPaper = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const read = await opened(deps, request)
  return paperReply(deps, request, read, applicantOf(read.case))
}

const kinds = ['receipt', 'answer', 'forwarding'] as const

/** What is no document's name is the end of a number with a slash in it. */
export const readPaper = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const { number = '', file = '' } = request.params
  const named = namedPaper(file)
  if (!named) return follow(deps, { ...request, params: { number: `${number}/${file}` } })
  const kind = kinds.find((one) => one === named.name)
  if (!kind) throw new HttpProblem(404, 'not_found')
  const read = await opened(deps, request)
  return lastPaperReply(deps, request, read, applicantOf(read.case), { kind }, named.format)
}
