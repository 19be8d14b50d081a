/** `/appeals/{number}?code=`: receipt and status in one page, and what the applicant may do. */
import { actionInputs } from '../../events/action-inputs.ts'
import { messageInput, ratingInput } from '../../events/appeals/appeal-inputs.ts'
import { asciiAddress, isAddress } from '../../events/email.ts'
import { outside } from '../../events/values.ts'
import {
  applicantsAddress,
  applicantsWords,
  statusFor,
} from '../../shared/application/appeals/appeal-status.ts'
import {
  addMessage,
  askFile,
  correctContact,
  dispute,
  messageHolder,
  rateAnswer,
  withdraw,
  withdrawConsent,
} from '../../shared/application/appeals/applicant-actions.ts'
import { countLinkRequest, requestLink } from '../../shared/application/appeals/open-appeal.ts'
import { requestOwnAppeals } from '../../shared/application/appeals/own-appeals.ts'
import type { Execution } from '../../shared/application/execute-command.ts'
import { uploadsOf } from '../../shared/application/files/attachments.ts'
import type { FirstTry } from '../../shared/application/first-try.ts'
import { TooOften } from '../../shared/application/limits.ts'
import { papersFor } from '../../shared/application/papers/listed-papers.ts'
import { readingOnce } from '../../shared/application/texts-of-case.ts'
import { validate } from '../../shared/application/validate.ts'
import { agencyOf, commissionOf, pauseTold, topicOf } from '../../shared/council/council.ts'
import { outsideNames } from '../../shared/council/outside.ts'
import { beganWith } from '../../shared/domain/case.ts'
import { applicantOf } from '../../shared/domain/files/files.ts'
import { inPath } from '../../shared/domain/number.ts'
import { formOf } from '../../shared/http/bodies.ts'
import { asFormTried, typedIn } from '../../shared/http/first-try.ts'
import { needsAsking, withMeant } from '../../shared/http/forms/appeal-fields.ts'
import { attachmentsIn, pendingIn } from '../../shared/http/forms/attachments.ts'
import { fieldErrors, frameOf, languageOf, refused } from '../../shared/http/front.ts'
import { freshKey } from '../../shared/http/idempotency.ts'
import { HttpProblem, retryAfter } from '../../shared/http/problem.ts'
import { page, type Reply, seeOther, uploading } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { renderStatus } from '../../shared/pages/appeals/status.ts'
import { renderMessage } from '../../shared/pages/message.ts'
import type { FieldError, StatusModel } from '../../shared/pages/models.ts'
import { fileWords } from '../../shared/text/files/files.ts'
import { handoverWords } from '../../shared/text/handover.ts'
import { pageWords } from '../../shared/text/pages/page-words.ts'
import type { WebDeps } from '../../shared/wiring/web.ts'
import { messagesFull, numberOf, opened, plainNumber, titles } from './api.ts'

export const show = async (deps: WebDeps, request: Request): Promise<Reply> => {
  if (!request.query.code) {
    const number = numberOf(deps, request)
    return page(200, renderMessage({ ...frameOf(deps, request), status: 200, problem: 'ask_code', number }))
  }
  const appeal = await opened(deps, request).catch(asWrong)
  if (!appeal) return wrongCode(deps, request)
  return uploading(page(200, renderStatus(await model(deps, request, appeal))), deps.files.origin)
}

/** No appeal for who typed a number or a code wrong; whatever else failed is thrown on. */
const asWrong = (error: unknown): undefined => {
  if (!(error instanceof HttpProblem) || error.status !== 404) throw error
}

/** The same form with what was typed: whether the number or the code is wrong is not told. */
const wrongCode = (deps: WebDeps, request: Request): Reply => {
  const { code = '' } = request.query
  const typed = { number: numberOf(deps, request), code }
  const frame = { ...frameOf(deps, request), path: '/appeals' }
  return page(404, renderMessage({ ...frame, status: 404, problem: 'ask_code', typed }))
}

/** The number and code from a receipt, typed in: the page that they open. */
export const find = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const { number = '', code = '' } = request.query
  if (!number.trim() || !code.trim())
    return page(200, renderMessage({ ...frameOf(deps, request), status: 200, problem: 'ask_code', number }))
  const query = new URLSearchParams({ code: code.trim(), lang: languageOf(deps, request) })
  return seeOther(`/appeals/${inPath(plainNumber(deps, request, number))}?${query}`)
}

/** What the page says has just been done, by a word in its address. */
const notices = {
  registered: 'registered',
  added: 'message_added',
  withdrawn: 'withdrawn',
  disputed: 'disputed',
  contact: 'contact',
  reached: 'contact_kept',
  rated: 'rated',
} as const
const noticeOf = ({ query }: Request): StatusModel['notice'] => {
  const word = Object.keys(notices).find((name) => query[name])
  return word ? notices[word as keyof typeof notices] : undefined
}

type Failed = { action: string; values: Record<string, string>; errors: FieldError[]; key: string }

const model = async (
  deps: WebDeps,
  request: Request,
  appeal: Awaited<ReturnType<typeof opened>>,
  failed?: Failed,
): Promise<StatusModel> => {
  const { council } = deps.rules
  const today = deps.rules.dayOf(request.at)
  const people = readingOnce(deps.people)
  const [status, words, papers, { address, isLost }] = await Promise.all([
    statusFor({ ...deps, people }, appeal, titles(deps, request), today),
    applicantsWords(people, appeal.case),
    papersFor(deps, appeal, applicantOf(appeal.case)),
    applicantsAddress(people, appeal.case),
  ])
  const notice = noticeOf(request)
  const receiptTo = notice === 'registered' && !isLost ? address : undefined
  const { pending } = await pendingIn(deps, failed?.values ?? {}, languageOf(deps, request))
  const commission = status.commission && commissionOf(council, status.commission)?.names
  const { stopped } = appeal.case
  return {
    ...frameOf(deps, request),
    status,
    code: deps.links.code(appeal.case),
    statusUrl: deps.links.statusUrl(appeal.case),
    ...words,
    papers,
    pending,
    names: {
      topic: topicOf(council, status.topic ?? '')?.names ?? status.topic ?? '',
      ...(commission && { commission }),
      agencies: Object.fromEntries(
        status.letters.map(({ agency }) => [
          agency,
          agencyOf(council, agency)?.names ?? (agency === outside ? outsideNames : agency),
        ]),
      ),
    },
    today,
    began: beganWith(appeal.case),
    ...(stopped && { stopped: pauseTold(council, stopped) }),
    ...(notice && { notice }),
    ...(receiptTo && { receiptTo }),
    ...(address && isLost && { lostTo: address }),
    ...(appeal.case.receipt === 'later' && { receiptLater: true }),
    ...(failed && { failed: failed.action }),
    idempotencyKey: failed?.key ?? freshKey(),
    errors: failed?.errors ?? [],
    values: failed?.values ?? {},
  }
}

export const write = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const fields = withMeant(formOf(request), 'email')
  return asFormTried(deps, request, fields, {}, ({ tried }) => take(deps, request, typedIn(fields), tried))
}

const take = async (
  deps: WebDeps,
  request: Request,
  fields: Record<string, string>,
  tried?: FirstTry,
): Promise<Reply> => {
  const { action = '' } = request.params
  const lang = languageOf(deps, request)
  const appeal = await opened(deps, request)
  const { case: c, log } = appeal
  const key = fields.idempotencyKey || freshKey()
  const asked = { key, at: request.at, log, ...(tried && { tried }) }
  const again = async (status: number, errors: FieldError[], now = appeal) =>
    uploading(
      page(status, renderStatus(await model(deps, request, now, { action, values: fields, errors, key }))),
      deps.files.origin,
    )
  const done = async (executed: Execution, word?: keyof typeof notices) => {
    const told = word ? `&${word}=1` : ''
    if (executed.outcome === 'done') return seeOther(`${deps.links.statusUrl(executed.case, lang)}${told}`)
    // Something may have come between: the page says how things stand by now.
    const message = refused(executed, lang).detail?.detail ?? ''
    return again(409, [{ path: '', message }], await opened(deps, request))
  }

  // It cannot be undone: browsers ask for the tick themselves, what is posted without one is asked here.
  if (action === 'withdraw' && !fields.sure)
    return again(422, [{ path: 'sure', message: pageWords(lang).status.withdraw.unsure }])
  if (action === 'withdraw') return done(await withdraw(deps, c.caseId, asked), 'withdrawn')
  if (action === 'file') return done(await askFile(deps, c.caseId, asked))
  if (action === 'consent') return done(await withdrawConsent(deps, c.caseId, asked))
  if (action === 'rating') {
    const { rating, comment } = fields
    const given = { ...(rating && { rating }), ...(comment?.trim() && { comment }) }
    const input = validate(ratingInput, given)
    if (input.outcome === 'invalid') return again(422, fieldErrors(input.faults, lang))
    return done(await rateAnswer(deps, c.caseId, input.value, asked), 'rated')
  }
  if (action === 'contact') {
    const typed = ['email', 'phone', 'address'].flatMap((name) => {
      const value = fields[name]?.trim()
      return value ? [[name, value]] : []
    })
    const input = validate(actionInputs.correct_contact, {
      action: 'correct_contact',
      ...Object.fromEntries(typed),
    })
    if (input.outcome === 'invalid') return again(422, fieldErrors(input.faults, lang))
    if (needsAsking(fields, 'email')) return again(200, [])
    const { action: _, ...contact } = input.value
    try {
      const executed = await correctContact(deps, c.caseId, contact, asked)
      const turned = executed.outcome === 'done' && deps.links.code(executed.case) !== deps.links.code(c)
      return await done(executed, turned ? 'contact' : 'reached')
    } catch (error) {
      if (!(error instanceof TooOften)) throw error
      const full = await again(429, [{ path: 'email', message: handoverWords(lang).contact.tooOften }])
      return { ...full, headers: { ...full.headers, ...retryAfter(error) } }
    }
  }
  if (action !== 'messages' && action !== 'dispute') throw new HttpProblem(404, 'not_found')
  const attached = await attachmentsIn(deps, fields, request.at)
  // Files may speak for themselves.
  const text = fields.text?.trim() || (attached.attachments ? fileWords(lang).page.unsaid : '')
  const input = validate(messageInput, { text, ...attached })
  if (input.outcome === 'invalid') return again(422, fieldErrors(input.faults, lang))
  const holder = messageHolder(deps, c.caseId, key)
  const { uploads, faults } = await uploadsOf(deps, input.value.attachments ?? [], holder)
  if (faults.length) return again(422, fieldErrors(faults, lang))
  if (action === 'dispute')
    return done(await dispute(deps, c.caseId, input.value.text, asked, uploads), 'disputed')
  try {
    return await done(await addMessage(deps, c.caseId, input.value.text, asked, uploads), 'added')
  } catch (error) {
    if (!(error instanceof TooOften)) throw error
    const full = await again(429, [{ path: 'text', message: messagesFull(lang) }])
    return { ...full, headers: { ...full.headers, ...retryAfter(error) } }
  }
}

/** The same page whether there is such a case and address or not. */
export const sendLink = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const { email, number: typed } = formOf(request)
  await countLinkRequest(deps, request)
  if (email !== undefined) return sendOwn(deps, request, email.trim())
  const number = plainNumber(deps, request, typed)
  await requestLink(deps, number, { key: request.requestId, at: request.at })
  return page(202, renderMessage({ ...frameOf(deps, request), status: 202, problem: 'link_sent_again' }))
}

/** All appeals of an address, in one mail to it. */
const sendOwn = async (deps: WebDeps, request: Request, typed: string): Promise<Reply> => {
  const frame = { ...frameOf(deps, request), path: '/appeals' }
  const address = asciiAddress(typed)
  if (!isAddress(address))
    return page(422, renderMessage({ ...frame, status: 422, problem: 'ask_code', noAddress: typed }))
  await requestOwnAppeals(deps, address, { key: request.requestId, at: request.at })
  return page(202, renderMessage({ ...frame, status: 202, problem: 'own_appeals_sent' }))
}
