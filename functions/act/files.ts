/** `/act/{token}/files`: files are uploaded here without a script, and opened. */
import { carriedQuery, filesModel, opening } from '../../shared/http/forms/attachments.ts'
import { frameOf, languageOf } from '../../shared/http/front.ts'
import { page, type Reply, uploading } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { renderFiles } from '../../shared/pages/files/files.ts'
import { at } from '../../shared/pages/layout.ts'
import type { WebDeps } from '../../shared/wiring/web.ts'
import { opened } from './api.ts'

export const showFiles = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const { case: c, grant } = await opened(deps, request)
  const lang = languageOf(deps, request)
  const path = `/act/${encodeURIComponent(request.params.token ?? '')}`
  const model = await filesModel(deps, request.query, lang, `${path}/files?`)
  const back = at(`${path}?${new URLSearchParams(carriedQuery(model.pending))}`, lang)
  const frame = { ...frameOf(deps, request), path: model.path }
  const number = grant.letter ?? c.caseId
  return uploading(page(200, renderFiles({ ...frame, ...model, number, back })), deps.files.origin)
}

export const download = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const { case: c, grant } = await opened(deps, request)
  return opening(deps, request, c, grant)
}
