/** `/appeals/{number}/papers`, `/api/appeals/{number}/answer.pdf`: what the council gave the applicant, as documents. */
import { HttpProblem, type Reply, type Request } from '../../shared/http/http.ts'
import { lastPaperReply, namedPaper, paperReply } from '../../shared/http/papers.ts'
import type { WebDeps } from '../../shared/wiring/web.ts'
import { follow, opened } from './api.ts'

const applicant = { role: 'applicant' } as const

export const showPaper = async (deps: WebDeps, request: Request): Promise<Reply> =>
  paperReply(deps, request, await opened(deps, request), applicant)

const kinds = ['receipt', 'answer', 'forwarding'] as const

/** What is no document's name is the end of a number with a slash in it. */
export const readPaper = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const { number = '', file = '' } = request.params
  const named = namedPaper(file)
  if (!named) return follow(deps, { ...request, params: { number: `${number}/${file}` } })
  const kind = kinds.find((one) => one === named.name)
  if (!kind) throw new HttpProblem(404, 'not_found')
  return lastPaperReply(deps, request, await opened(deps, request), applicant, { kind }, named.format)
}
