/** `/api/appeals/{number}`: status, messages, the link again. */
import { messageInput } from '../../events/inputs.ts'
import type { WebDeps } from '../../shared/adapters/web.ts'
import {
  addMessage,
  countLinkRequest,
  countWrongCode,
  dispute,
  followAppeal,
  messageHolder,
  openAppeal,
  requestLink,
  withdraw,
} from '../../shared/application/follow-appeal.ts'
import { validate } from '../../shared/application/validate.ts'
import { HttpProblem, json, type Reply, type Request } from '../../shared/runtime/http.ts'
import { texts } from '../../shared/text/texts.ts'
import { uploadsIn } from '../../shared/web/attachments.ts'
import { fieldErrors, invalid, languageOf, refused } from '../../shared/web/front.ts'

const numberOf = (request: Request) => request.params.number ?? ''

/** The appeal, or the same 404 for a wrong number and a wrong code; 429 for those who guess. */
export const opened = async (deps: WebDeps, request: Request) => {
  const { code = '' } = request.query
  const appeal = await openAppeal(deps, numberOf(request), code)
  if (appeal) return appeal
  if (code) await countWrongCode(deps, numberOf(request), request)
  throw new HttpProblem(404, 'not_found')
}

export const followed = async (deps: WebDeps, request: Request) =>
  followAppeal(
    deps,
    await opened(deps, request),
    (type) => texts(languageOf(deps, request)).events[type],
    deps.rules.dayOf(request.at),
  )

export const follow = async (deps: WebDeps, request: Request): Promise<Reply> =>
  json(200, (await followed(deps, request)).status)

/** A client that gives no key of its own gets one per request: two requests are then two messages. */
const keyOf = (request: Request) => request.headers['idempotency-key']?.trim() || request.requestId

export const act = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const lang = languageOf(deps, request)
  switch (request.params.action) {
    case 'link':
      await countLinkRequest(deps, request)
      await requestLink(deps, numberOf(request), { key: keyOf(request), at: request.at })
      return json(202, {})
    case 'messages': {
      await opened(deps, request)
      const input = validate(messageInput, request.body)
      if (input.outcome === 'invalid') throw invalid(fieldErrors(input.faults, lang))
      const holder = messageHolder(deps, numberOf(request), keyOf(request))
      const uploads = await uploadsIn(deps, input.value, holder, lang)
      const given = { key: keyOf(request), at: request.at }
      await addMessage(deps, numberOf(request), input.value.text, given, uploads)
      return follow(deps, request)
    }
    case 'withdraw': {
      await opened(deps, request)
      const executed = await withdraw(deps, numberOf(request), { key: keyOf(request), at: request.at })
      if (executed.outcome === 'refused') throw refused(executed, lang)
      return follow(deps, request)
    }
    case 'dispute': {
      await opened(deps, request)
      const input = validate(messageInput, request.body)
      if (input.outcome === 'invalid') throw invalid(fieldErrors(input.faults, lang))
      const { text } = input.value
      const holder = messageHolder(deps, numberOf(request), keyOf(request))
      const uploads = await uploadsIn(deps, input.value, holder, lang)
      const given = { key: keyOf(request), at: request.at }
      const executed = await dispute(deps, numberOf(request), text, given, uploads)
      if (executed.outcome === 'refused') throw refused(executed, lang)
      return follow(deps, request)
    }
    default:
      throw new HttpProblem(404, 'not_found')
  }
}
