/** `POST /webhooks/agencies/{agencyId}`, Standard Webhooks (https://www.standardwebhooks.com). */
import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import type { WebDeps } from '../../shared/adapters/web.ts'
import { acceptWebhook, type WebhookDeps } from '../../shared/application/webhooks.ts'
import { agencyOf } from '../../shared/council/council.ts'
import { HttpProblem, json, type Reply, type Request } from '../../shared/runtime/http.ts'
import { webhookSecrets } from '../../shared/runtime/webhook-secrets.ts'
import { texts } from '../../shared/text/texts.ts'
import { fieldErrors, invalid, languageOf, refused } from '../../shared/web/front.ts'

type Deps = WebDeps & WebhookDeps & { webhookMaster: string }

export const receive = async (deps: Deps, request: Request): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const agency = agencyOf(deps.rules.council, request.params.agencyId ?? '')
  const known = agency ?? { id: 'unknown', webhookKeys: [1] }
  const signed = webhookSecrets(deps.webhookMaster, known).some((secret) => isSigned(secret, request))
  // Unknown agency, wrong signature, stale timestamp: one answer, so that nothing can be probed.
  if (!agency || !signed)
    throw new HttpProblem(401, 'unauthorized', { detail: texts(lang).validation.signature })

  const id = request.headers['webhook-id'] ?? ''
  if (!idShape.test(id)) throw invalid([{ path: 'webhook-id', message: texts(lang).validation.unknownValue }])
  const accepted = await acceptWebhook(deps, { agency: agency.id, id }, request.body, request.at)
  switch (accepted.outcome) {
    case 'invalid':
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

/** The id becomes part of the log, so it must be an id and nothing else. */
const idShape = /^[\w.:-]{1,100}$/

/** By the raw body; within five minutes of now. A body that is signed well and is no JSON is signed. */
const isSigned = (secret: string, { body, headers }: Request): boolean => {
  try {
    new Webhook(secret).verify(body, headers)
    return true
  } catch (error) {
    return !(error instanceof WebhookVerificationError)
  }
}
