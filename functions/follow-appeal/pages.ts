/** `/appeals/{number}?code=`: receipt and status in one page. */
import { messageInput } from '../../events/inputs.ts'
import type { WebDeps } from '../../shared/adapters/web.ts'
import { addMessage, requestLink } from '../../shared/application/follow-appeal.ts'
import { validate } from '../../shared/application/validate.ts'
import { agencyOf, commissionOf, topicOf } from '../../shared/council/council.ts'
import { renderMessage } from '../../shared/pages/message.ts'
import type { FieldError, StatusModel } from '../../shared/pages/models.ts'
import { renderStatus } from '../../shared/pages/status.ts'
import { formOf, HttpProblem, page, type Reply, type Request, seeOther } from '../../shared/runtime/http.ts'
import { fieldErrors, frameOf, languageOf } from '../../shared/web/front.ts'
import { freshKey } from '../../shared/web/idempotency.ts'
import { followed, opened } from './api.ts'

export const show = async (deps: WebDeps, request: Request): Promise<Reply> => {
  if (!request.query.code) {
    const number = request.params.number ?? ''
    return page(200, renderMessage({ ...frameOf(deps, request), status: 200, problem: 'ask_code', number }))
  }
  return page(200, renderStatus(await model(deps, request)))
}

/** The number and code from a receipt, typed in: the page that they open. */
export const find = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const { number = '', code = '' } = request.query
  if (!number.trim() || !code.trim())
    return page(200, renderMessage({ ...frameOf(deps, request), status: 200, problem: 'ask_code', number }))
  const query = new URLSearchParams({ code: code.trim(), lang: languageOf(deps, request) })
  return seeOther(`/appeals/${encodeURIComponent(number.trim().toUpperCase())}?${query}`)
}

const noticeOf = ({ query }: Request): StatusModel['notice'] =>
  query.registered ? 'registered' : query.added ? 'message_added' : undefined

const model = async (
  deps: WebDeps,
  request: Request,
  kept: { values: Record<string, string>; errors: FieldError[]; key?: string } = { values: {}, errors: [] },
): Promise<StatusModel> => {
  const { council } = deps.rules
  const { status, subject, text, messages } = await followed(deps, request)
  const notice = noticeOf(request)
  const commission = status.commission && commissionOf(council, status.commission)?.names
  return {
    ...frameOf(deps, request),
    status,
    code: deps.links.code(status.number),
    subject,
    text,
    messages,
    names: {
      topic: topicOf(council, status.topic ?? '')?.names ?? status.topic ?? '',
      ...(commission && { commission }),
      agencies: Object.fromEntries(
        status.letters.map(({ agency }) => [agency, agencyOf(council, agency)?.names ?? agency]),
      ),
    },
    today: deps.rules.dayOf(request.at),
    ...(notice && { notice }),
    idempotencyKey: kept.key ?? freshKey(),
    errors: kept.errors,
    values: kept.values,
  }
}

export const write = async (deps: WebDeps, request: Request): Promise<Reply> => {
  if (request.params.action !== 'messages') throw new HttpProblem(404, 'not_found')
  const fields = formOf(request)
  const lang = languageOf(deps, request)
  const { case: c } = await opened(deps, request)
  const key = fields.idempotencyKey || freshKey()
  const input = validate(messageInput, { text: fields.text })
  if (input.outcome === 'invalid') {
    const errors = fieldErrors(input.faults, lang)
    return page(422, renderStatus(await model(deps, request, { values: fields, errors, key })))
  }
  await addMessage(deps, c.caseId, input.value.text, { key, at: request.at })
  return seeOther(`${deps.links.statusUrl(c.caseId, lang)}&added=1`)
}

/** The same page whether there is such a case and address or not. */
export const sendLink = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const number = (formOf(request).number ?? '').trim()
  await requestLink(deps, number, { key: request.requestId, at: request.at })
  return page(202, renderMessage({ ...frameOf(deps, request), status: 202, problem: 'link_sent_again' }))
}
