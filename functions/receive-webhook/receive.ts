/** `POST /webhooks/agencies/{agencyId}`, Standard Webhooks (https://www.standardwebhooks.com). */
import { webhookId } from '../../events/drafts/draft-inputs.ts'
import { acceptWebhook, type WebhookDeps } from '../../shared/application/webhooks/webhooks.ts'
import { agencyOf } from '../../shared/council/council.ts'
import { replacement, textIn } from '../../shared/http/bodies.ts'
import { fieldErrors, invalid, languageOf, refused } from '../../shared/http/front.ts'
import { HttpProblem } from '../../shared/http/problem.ts'
import { json, type Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { log } from '../../shared/runtime/logger.ts'
import { webhookSecrets } from '../../shared/runtime/webhook-secrets.ts'
import { texts } from '../../shared/text/texts.ts'
import type { WebDeps } from '../../shared/wiring/web.ts'
import { isSigned } from './signature.ts'

export type ReceiveDeps = WebDeps & WebhookDeps & { webhookMaster: () => string }

export const receive = async (deps: ReceiveDeps, request: Request): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const agency = agencyOf(deps.rules.council, request.params.agencyId ?? '')
  const signed = signedBy(deps, agency ?? { id: 'unknown', webhookKeys: [1] }, request)
  // Unknown agency, wrong signature, stale timestamp: one answer, so that nothing can be probed.
  if (!agency || !signed) {
    // The API hands JSON over as text, and no signature fits bytes that it could not decode: for everybody the same.
    if (request.body.includes(replacement)) throw notUtf8()
    throw new HttpProblem(401, 'unauthorized', { detail: texts(lang).validation.signature })
  }

  const id = request.headers['webhook-id'] ?? ''
  if (!webhookId.safeParse(id).success)
    throw invalid([{ path: 'webhook-id', message: texts(lang).validation.unknownValue }])
  const text = textIn(request.raw)
  const accepted = await acceptWebhook(deps, { agency: agency.id, id }, text ?? '', request.at)
  switch (accepted.outcome) {
    case 'invalid':
      if (text === undefined) throw notUtf8()
      throw invalid(fieldErrors(accepted.faults, lang))
    case 'refused': {
      const problem = refused(accepted, lang)
      const { detail = '' } = problem.detail as { detail?: string }
      throw problem.status === 422 ? problem : invalid([{ path: accepted.path, message: detail }])
    }
    case 'accepted':
      return json(202, { id, status: 'accepted' })
  }
}

const notUtf8 = () => new HttpProblem(422, 'not_utf8')

/** What cannot be checked, for whatever reason, is not signed; the operator hears of it. */
const signedBy = (
  deps: ReceiveDeps,
  agency: { id: string; webhookKeys?: readonly number[] | undefined },
  request: Request,
): boolean => {
  try {
    return isSigned(webhookSecrets(deps.webhookMaster(), agency), request, Date.now())
  } catch (error) {
    log.failure('a signature could not be checked', error, { requestId: request.requestId })
    return false
  }
}
