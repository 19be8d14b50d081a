/** `POST /api/attachments`: where a file may be uploaded, and the id to attach it by. */
import { attachmentInput } from '../../events/appeals/appeal-inputs.ts'
import { countUpload, offerUpload } from '../../shared/application/files/attachments.ts'
import { validate } from '../../shared/application/validate.ts'
import { freshFileId } from '../../shared/http/forms/attachments.ts'
import { fieldErrors, invalid, languageOf } from '../../shared/http/front.ts'
import { json, type Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import type { WebDeps } from '../../shared/wiring/web.ts'

export const offer = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const input = validate(attachmentInput, request.body)
  if (input.outcome === 'invalid') throw invalid(fieldErrors(input.faults, lang))
  await countUpload(deps, request)
  const offered = await offerUpload(deps, input.value, { id: freshFileId(), at: request.at })
  if ('faults' in offered) throw invalid(fieldErrors(offered.faults, lang))
  return json(201, offered)
}
