/** `/api/appeals/{number}`: status, messages, the link again. */
import { messageInput, ratingInput } from '../../events/appeals/appeal-inputs.ts'
import type { CaseEvent } from '../../events/events.ts'
import type { Language } from '../../events/values.ts'
import { statusFor } from '../../shared/application/appeals/appeal-status.ts'
import {
  addMessage,
  askFile,
  dispute,
  messageHolder,
  rateAnswer,
  withdraw,
  withdrawConsent,
} from '../../shared/application/appeals/applicant-actions.ts'
import {
  countLinkRequest,
  countWrongCode,
  openAppeal,
  requestLink,
} from '../../shared/application/appeals/open-appeal.ts'
import type { Execution } from '../../shared/application/execute-command.ts'
import type { FirstTry } from '../../shared/application/first-try.ts'
import { messagesOfCase, TooOften } from '../../shared/application/limits.ts'
import { validate } from '../../shared/application/validate.ts'
import { typedNumber } from '../../shared/domain/number.ts'
import { asProgramTried } from '../../shared/http/first-try.ts'
import { uploadsIn } from '../../shared/http/forms/attachments.ts'
import { fieldErrors, invalid, languageOf, refused } from '../../shared/http/front.ts'
import { HttpProblem, retryAfter } from '../../shared/http/problem.ts'
import { json, type Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { titleOf } from '../../shared/text/event-titles.ts'
import { texts } from '../../shared/text/texts.ts'
import type { WebDeps } from '../../shared/wiring/web.ts'

/** However it was typed: the code is read so too. */
export const plainNumber = ({ rules }: WebDeps, { at }: Request, typed = '') =>
  typedNumber(typed, rules.council.numberPrefix, rules.dayOf(at).slice(0, 4))
export const numberOf = (deps: WebDeps, request: Request) => plainNumber(deps, request, request.params.number)

/** The appeal, or the same 404 for a wrong number and a wrong code; 429 for those who guess. */
export const opened = async (deps: WebDeps, request: Request) => {
  const { code = '' } = request.query
  const appeal = await openAppeal(deps, numberOf(deps, request), code)
  if (appeal) return appeal
  if (code) await countWrongCode(deps, numberOf(deps, request), request)
  throw new HttpProblem(404, 'not_found')
}

type Appeal = Awaited<ReturnType<typeof opened>>

const status = async (deps: WebDeps, request: Request, appeal: Appeal): Promise<Reply> => {
  const title = titles(deps, request)
  return json(200, await statusFor(deps, appeal, title, deps.rules.dayOf(request.at)))
}

/** The names of events in the reader's language. */
export const titles = (deps: WebDeps, request: Request) => (event: CaseEvent) =>
  titleOf(event, languageOf(deps, request))

export const follow = async (deps: WebDeps, request: Request): Promise<Reply> =>
  status(deps, request, await opened(deps, request))

/** What tells an applicant that a case takes no more messages today. */
export const messagesFull = (lang: Language) => texts(lang).validation.messagesFull(messagesOfCase.most)

const whenFull = (lang: Language) => (error: unknown) => {
  if (!(error instanceof TooOften)) throw error
  throw new HttpProblem(429, 'too_often', { detail: messagesFull(lang) }, retryAfter(error))
}

/** A client that gives no key of its own gets one per request: two requests are then two messages. */
const ownKey = (request: Request) => request.headers['idempotency-key']?.trim() || undefined
const keyOf = (request: Request) => ownKey(request) ?? request.requestId

export const act = async (deps: WebDeps, request: Request): Promise<Reply> => {
  if (request.params.action === 'link') {
    await countLinkRequest(deps, request)
    await requestLink(deps, numberOf(deps, request), { key: keyOf(request), at: request.at })
    return json(202, { status: 'accepted' })
  }
  return asProgramTried(deps, request, ownKey(request), (tried) => perform(deps, request, tried))
}

const perform = async (deps: WebDeps, request: Request, tried?: FirstTry): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const number = numberOf(deps, request)
  const done = async (executed: Execution): Promise<Reply> => {
    if (executed.outcome === 'refused') throw refused(executed, lang)
    const { case: c, log } = executed
    if (c.kind !== 'appeal') throw new HttpProblem(404, 'not_found')
    return status(deps, request, { case: c, log })
  }
  const { action } = request.params
  if (
    action !== 'messages' &&
    action !== 'dispute' &&
    action !== 'withdraw' &&
    action !== 'file' &&
    action !== 'consent' &&
    action !== 'rating'
  )
    throw new HttpProblem(404, 'not_found')
  const { log } = await opened(deps, request)
  const key = keyOf(request)
  const asked = { key, at: request.at, log, ...(tried && { tried }) }
  if (action === 'withdraw') return done(await withdraw(deps, number, asked))
  if (action === 'file') return done(await askFile(deps, number, asked))
  if (action === 'consent') return done(await withdrawConsent(deps, number, asked))
  if (action === 'rating') {
    const rated = validate(ratingInput, request.body)
    if (rated.outcome === 'invalid') throw invalid(fieldErrors(rated.faults, lang))
    return done(await rateAnswer(deps, number, rated.value, asked))
  }
  const input = validate(messageInput, request.body)
  if (input.outcome === 'invalid') throw invalid(fieldErrors(input.faults, lang))
  const uploads = await uploadsIn(deps, input.value, messageHolder(deps, number, key), lang)
  const say = action === 'dispute' ? dispute : addMessage
  return done(await say(deps, number, input.value.text, asked, uploads).catch(whenFull(lang)))
}
