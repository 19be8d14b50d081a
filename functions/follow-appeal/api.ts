/** `/api/appeals/{number}`: status, messages, the link again. */
import { messageInput } from '../../events/inputs.ts'
import type { Language } from '../../events/values.ts'
import type { WebDeps } from '../../shared/adapters/web.ts'
import type { Executed } from '../../shared/application/execute-command.ts'
import {
  addMessage,
  countLinkRequest,
  countWrongCode,
  dispute,
  messageHolder,
  openAppeal,
  requestLink,
  statusFor,
  withdraw,
} from '../../shared/application/follow-appeal.ts'
import { messagesOfCase, TooOften } from '../../shared/application/limits.ts'
import { validate } from '../../shared/application/validate.ts'
import { HttpProblem, json, type Reply, type Request, retryAfter } from '../../shared/runtime/http.ts'
import { type Texts, texts } from '../../shared/text/texts.ts'
import { uploadsIn } from '../../shared/web/attachments.ts'
import { triedByProgram } from '../../shared/web/first-try.ts'
import { fieldErrors, invalid, languageOf, refused } from '../../shared/web/front.ts'

/** However it was typed: the code is read so too. */
export const plainNumber = (typed = '') => typed.trim().toUpperCase()
export const numberOf = ({ params }: Request) => plainNumber(params.number)

/** The appeal, or the same 404 for a wrong number and a wrong code; 429 for those who guess. */
export const opened = async (deps: WebDeps, request: Request) => {
  const { code = '' } = request.query
  const appeal = await openAppeal(deps, numberOf(request), code)
  if (appeal) return appeal
  if (code) await countWrongCode(deps, numberOf(request), request)
  throw new HttpProblem(404, 'not_found')
}

type Appeal = Awaited<ReturnType<typeof opened>>

const status = async (deps: WebDeps, request: Request, appeal: Appeal): Promise<Reply> => {
  const title = titles(deps, request)
  return json(200, await statusFor(deps, appeal, title, deps.rules.dayOf(request.at)))
}

/** The names of events in the reader's language. */
export const titles = (deps: WebDeps, request: Request) => (type: keyof Texts['events']) =>
  texts(languageOf(deps, request)).events[type]

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

/**
 * The appeal, and when its applicant's request counts as tried. Who has not the code makes nothing be held; where the
 * log did not answer, nobody knows that yet, and the time is held so that a right is not lost.
 */
export const openedAndTried = async <Tried>(
  deps: WebDeps,
  request: Request,
  holdTry: () => Promise<Tried>,
): Promise<{ appeal: Appeal; tried: Tried }> => {
  let appeal: Appeal
  try {
    appeal = await opened(deps, request)
  } catch (error) {
    if (!(error instanceof HttpProblem) && !(error instanceof TooOften)) await holdTry()
    throw error
  }
  return { appeal, tried: await holdTry() }
}

export const act = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const number = numberOf(request)
  const done = async (executed: Executed): Promise<Reply> => {
    if (executed.outcome === 'refused') throw refused(executed, lang)
    const { case: c, log } = executed
    if (c.kind !== 'appeal') throw new HttpProblem(404, 'not_found')
    return status(deps, request, { case: c, log })
  }
  const openedNow = () => openedAndTried(deps, request, () => triedByProgram(deps, request, ownKey(request)))
  switch (request.params.action) {
    case 'link':
      await countLinkRequest(deps, request)
      await requestLink(deps, number, { key: keyOf(request), at: request.at })
      return json(202, {})
    case 'messages':
    case 'dispute': {
      const { appeal, tried } = await openedNow()
      const { log } = appeal
      const input = validate(messageInput, request.body)
      if (input.outcome === 'invalid') throw invalid(fieldErrors(input.faults, lang))
      const key = keyOf(request)
      const uploads = await uploadsIn(deps, input.value, messageHolder(deps, number, key), lang)
      const say = request.params.action === 'dispute' ? dispute : addMessage
      const given = { key, at: request.at, tried, log }
      return done(await say(deps, number, input.value.text, given, uploads).catch(whenFull(lang)))
    }
    case 'withdraw': {
      const { appeal, tried } = await openedNow()
      const { log } = appeal
      return done(await withdraw(deps, number, { key: keyOf(request), at: request.at, tried, log }))
    }
    default:
      throw new HttpProblem(404, 'not_found')
  }
}
