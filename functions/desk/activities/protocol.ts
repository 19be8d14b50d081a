/** A meeting's protocol as it stands, for members at the desk and their programs: `ru.docx`, `kk.pdf`. */
import { openProtocol } from '../../../shared/application/papers/open-protocol.ts'
import { replyTo } from '../../../shared/http/papers.ts'
import type { Reply } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { forMembers, requireStaff } from '../staff.ts'

const protocolIn = async (deps: DeskDeps, request: Request): Promise<Reply> => {
  const { number = '', file = '' } = request.params
  return replyTo(deps, request, await openProtocol(deps, await deps.log.load(number), file, request.at))
}

export const showProtocol = forMembers(protocolIn)

export const readProtocol = async (deps: DeskDeps, request: Request): Promise<Reply> => {
  await requireStaff(deps, request)
  return protocolIn(deps, request)
}
