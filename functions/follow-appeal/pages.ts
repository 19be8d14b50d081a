/** `/appeals/{number}?code=`: receipt and status in one page, and what the applicant may do. */
import { messageInput } from '../../events/inputs.ts'
import type { WebDeps } from '../../shared/adapters/web.ts'
import type { Executed } from '../../shared/application/execute-command.ts'
import {
  addMessage,
  countLinkRequest,
  dispute,
  requestLink,
  withdraw,
} from '../../shared/application/follow-appeal.ts'
import { validate } from '../../shared/application/validate.ts'
import { agencyOf, commissionOf, topicOf } from '../../shared/council/council.ts'
import { renderMessage } from '../../shared/pages/message.ts'
import type { FieldError, StatusModel } from '../../shared/pages/models.ts'
import { renderStatus } from '../../shared/pages/status.ts'
import { formOf, HttpProblem, page, type Reply, type Request, seeOther } from '../../shared/runtime/http.ts'
import { pageWords } from '../../shared/text/page-words.ts'
import { fieldErrors, frameOf, languageOf, refused } from '../../shared/web/front.ts'
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

/** What the page says has just been done, by a word in its address. */
const notices = {
  registered: 'registered',
  added: 'message_added',
  withdrawn: 'withdrawn',
  disputed: 'disputed',
} as const
const noticeOf = ({ query }: Request): StatusModel['notice'] => {
  const word = Object.keys(notices).find((name) => query[name])
  return word ? notices[word as keyof typeof notices] : undefined
}

type Failed = { action: string; values: Record<string, string>; errors: FieldError[]; key: string }

const model = async (deps: WebDeps, request: Request, failed?: Failed): Promise<StatusModel> => {
  const { council } = deps.rules
  const { status, subject, text, messages } = await followed(deps, request)
  const notice = noticeOf(request)
  const commission = status.commission && commissionOf(council, status.commission)?.names
  return {
    ...frameOf(deps, request),
    status,
    code: deps.links.code(status.number),
    statusUrl: deps.links.statusUrl(status.number),
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
    ...(failed && { failed: failed.action }),
    idempotencyKey: failed?.key ?? freshKey(),
    errors: failed?.errors ?? [],
    values: failed?.values ?? {},
  }
}

export const write = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const { action = '' } = request.params
  const fields = formOf(request)
  const lang = languageOf(deps, request)
  const { case: c } = await opened(deps, request)
  const key = fields.idempotencyKey || freshKey()
  const given = { key, at: request.at }
  const again = async (status: number, errors: FieldError[]) =>
    page(status, renderStatus(await model(deps, request, { action, values: fields, errors, key })))
  const done = (executed: Executed, word: keyof typeof notices) =>
    executed.outcome === 'done'
      ? seeOther(`${deps.links.statusUrl(c.caseId, lang)}&${word}=1`)
      : again(409, [{ path: '', message: refused(executed, lang).detail?.detail ?? '' }])

  // It cannot be undone: browsers ask for the tick themselves, what is posted without one is asked here.
  if (action === 'withdraw' && !fields.sure)
    return again(422, [{ path: 'sure', message: pageWords(lang).status.withdraw.unsure }])
  if (action === 'withdraw') return done(await withdraw(deps, c.caseId, given), 'withdrawn')
  if (action !== 'messages' && action !== 'dispute') throw new HttpProblem(404, 'not_found')
  const input = validate(messageInput, { text: fields.text })
  if (input.outcome === 'invalid') return again(422, fieldErrors(input.faults, lang))
  const { text } = input.value
  return action === 'dispute'
    ? done(await dispute(deps, c.caseId, text, given), 'disputed')
    : done(await addMessage(deps, c.caseId, text, given), 'added')
}

/** The same page whether there is such a case and address or not. */
export const sendLink = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const number = (formOf(request).number ?? '').trim()
  await countLinkRequest(deps, request)
  await requestLink(deps, number, { key: request.requestId, at: request.at })
  return page(202, renderMessage({ ...frameOf(deps, request), status: 202, problem: 'link_sent_again' }))
}
