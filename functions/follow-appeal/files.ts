/** `/appeals/{number}/files`: files are uploaded here without a script, and opened. */
import { applicantOf } from '../../shared/domain/files/files.ts'
import { inPath } from '../../shared/domain/number.ts'
import { filesModel, opening } from '../../shared/http/forms/attachments.ts'
import { frameOf, languageOf } from '../../shared/http/front.ts'
import { freshKey } from '../../shared/http/idempotency.ts'
import { page, type Reply, uploading } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { renderFiles } from '../../shared/pages/files/files.ts'
import { at } from '../../shared/pages/layout.ts'
import type { WebDeps } from '../../shared/wiring/web.ts'
import { opened } from './api.ts'

export const showFiles = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const { case: c } = await opened(deps, request)
  const lang = languageOf(deps, request)
  const code = new URLSearchParams({ code: deps.links.code(c) })
  const path = `/appeals/${inPath(c.caseId)}`
  const model = await filesModel(deps, request.query, lang, `${path}/files?${code}`)
  const send = { action: at(`${path}/messages?${code}`, lang), idempotencyKey: freshKey() }
  const back = at(`${path}?${code}`, lang)
  const frame = { ...frameOf(deps, request), path: model.path }
  return uploading(
    page(200, renderFiles({ ...frame, ...model, number: c.caseId, send, back })),
    deps.files.origin,
  )
}

export const download = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const { case: c } = await opened(deps, request)
  return opening(deps, request, c, applicantOf(c))
}
