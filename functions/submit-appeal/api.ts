/** `POST /api/appeals`. */
import { appealInput } from '../../events/appeals/appeal-inputs.ts'
import {
  councilFaults,
  registerAppeal,
  submitHolder,
} from '../../shared/application/appeals/register-appeal.ts'
import { validate } from '../../shared/application/validate.ts'
import { mainOf } from '../../shared/domain/case.ts'
import { uploadsIn } from '../../shared/http/forms/attachments.ts'
import { fieldErrors, invalid, languageOf } from '../../shared/http/front.ts'
import { requiredKey } from '../../shared/http/idempotency.ts'
import { json, type Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { texts } from '../../shared/text/texts.ts'
import type { WebDeps } from '../../shared/wiring/web.ts'

export const submit = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const submission = { door: 'api' as const, key: requiredKey(deps, request) }
  const input = validate(appealInput, request.body)
  if (input.outcome === 'invalid') throw invalid(fieldErrors(input.faults, lang))
  const faults = councilFaults(deps.rules.council, input.value, deps.rules.dayOf(request.at))
  if (faults.length) throw invalid(fieldErrors(faults, lang))

  const uploads = await uploadsIn(deps, input.value, submitHolder(deps, submission), lang)
  const given = { ...submission, at: request.at, from: request.from }
  const registered = await registerAppeal(deps, input.value, given, undefined, uploads)
  if ('keyReused' in registered)
    throw invalid([{ path: 'Idempotency-Key', message: texts(lang).validation.keyReused }])
  const { caseId, receivedAt, registeredOn } = registered.case
  return json(201, {
    number: caseId,
    code: deps.links.code(registered.case),
    receivedAt,
    registeredOn,
    dueOn: mainOf(registered.case)?.due ?? null,
    statusUrl: deps.links.statusUrl(registered.case),
  })
}
