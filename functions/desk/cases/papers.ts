/** `/api/letters/{number}.pdf`: a letter as a document, for members of the secretariat and holders of its links. */
import { openGrant } from '../../../shared/application/actions/take-action.ts'
import { caseOfLetter } from '../../../shared/application/numbers.ts'
import { fold } from '../../../shared/domain/fold.ts'
import { lastPaperReply, namedPaper } from '../../../shared/http/papers.ts'
import { HttpProblem } from '../../../shared/http/problem.ts'
import type { Reply } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { requireStaff } from '../staff.ts'

export const readLetter = async (deps: DeskDeps, request: Request): Promise<Reply> => {
  const { name: letter, format } = namedPaper(request.params.file ?? '') ?? {}
  const { token } = request.query
  if (token === undefined) await requireStaff(deps, request)
  if (!letter || !format) throw new HttpProblem(404, 'not_found')
  const of = { letter }
  if (token !== undefined) {
    const link = await openGrant(deps, token, request.at)
    if (link.outcome !== 'open') throw new HttpProblem(404, 'not_found')
    return lastPaperReply(deps, request, link, link.grant, of, format)
  }
  const pointer = await caseOfLetter(deps, letter)
  const log = pointer ? await deps.log.load(pointer.case) : []
  const c = fold(log)
  if (!c) throw new HttpProblem(404, 'not_found')
  return lastPaperReply(deps, request, { case: c, log }, { role: 'secretary' }, of, format)
}
