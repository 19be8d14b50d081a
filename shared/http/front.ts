/** What every door of the system has in common: the reader's language, the page's frame, and how a "no" is worded. */
import type { Language } from '../../events/values.ts'
import type { CouncilRules } from '../application/council-rules.ts'
import { letterhead } from '../application/notices/readers.ts'
import type { Fault } from '../application/validate.ts'
import type { Refusal, Rejection } from '../domain/refusals.ts'
import { renderMessage } from '../pages/message.ts'
import type { FieldError, Frame, MessageModel } from '../pages/models.ts'
import { learn } from '../runtime/hop.ts'
import { appealWords } from '../text/appeals/words.ts'
import { formatInstant } from '../text/dates.ts'
import { draftWords } from '../text/drafts/words.ts'
import { fileWords } from '../text/files/files.ts'
import { handoverWords } from '../text/handover.ts'
import { pickLanguage } from '../text/language.ts'
import { type PageProblem, pageProblems } from '../text/pages/page-words.ts'
import { councilFieldWords, requiredWords } from '../text/required.ts'
import { type Problem, texts } from '../text/texts.ts'
import { isForm } from './bodies.ts'
import { HttpProblem, isUnread, unreadBodies } from './problem.ts'
import { page, type Reply } from './replies.ts'
import type { Request } from './request.ts'

export type Front = { rules: CouncilRules; portal: string }

/** `?lang`, else the body's `language`, else Accept-Language, else the council's. */
export const languageOf = ({ rules }: Front, request: Request): Language =>
  pickLanguage({
    query: request.query.lang,
    body: saidInBody(request),
    acceptLanguage: request.headers['accept-language'],
    fallback: rules.council.language,
  })

const saidInBody = (request: Request): unknown => {
  const { body } = request
  if (isForm(request)) return new URLSearchParams(body).get('language')
  if (!body.startsWith('{')) return undefined
  try {
    return (JSON.parse(body) as { language?: unknown }).language
  } catch {
    return undefined
  }
}

export const frameOf = (front: Front, request: Request, lang = languageOf(front, request)): Frame => {
  const query = new URLSearchParams(request.query)
  query.delete('lang')
  const path = request.path + (query.size ? `?${query}` : '')
  const { look } = request
  return { lang, head: letterhead(front.rules, front.portal), path, ...(look && { look }) }
}

/** Faults in the reader's words, each at its path. */
export const fieldErrors = (faults: readonly Fault[], lang: Language): FieldError[] =>
  faults.map((fault) => {
    const { path, code } = fault
    // What came in one language is in the request's: the other one is missing.
    if (code === 'other_language' && lang !== 'en') {
      const other = `${path}.${lang === 'kk' ? 'ru' : 'kk'}`
      return { path: other, message: worded({ path: other, code: 'required' }, lang) }
    }
    return { path, message: worded(fault, lang) }
  })

/** Those of the council's own work, where some fields have names that mean something else in a case. */
export const councilErrors = (faults: readonly Fault[], lang: Language): FieldError[] =>
  faults.flatMap((fault) => {
    const own = councilFieldWords(fault, lang)
    return own ? [{ path: fault.path, message: own }] : fieldErrors([fault], lang)
  })

/** What is chosen rather than typed. */
const chosen =
  /^(channel|topic|district|commission|agency|outcome|rating|decision|to|letter|cause|kind|actType|form|member|seat|role|result|owner|purpose|language|applicant\.kind|origin\.kind|remarks\.\d+\.accepted)$/

const worded = ({ path: place, code, max = 0, length = 0 }: Fault, lang: Language): string => {
  // A webhook has its fields in `data`.
  const path = place.replace(/^data\./, '')
  const words = texts(lang).validation
  const bin = path.endsWith('bin')
  switch (code) {
    case 'not_json':
      return words.notJson
    case 'required':
      if (path === 'consent') return words.consent
      if (path === 'applicant.email') return appealWords(lang).faults.contact
      if (/remarks\.\d+\.reason$/.test(path)) return words.remarkReason
      return requiredWords(path, lang) ?? (chosen.test(path) ? words.choose : words.required)
    case 'text_or_url':
      return words.textOrUrl
    case 'too_long':
      return words.tooLong(length, max)
    case 'too_many':
      return words.tooMany(max)
    case 'unknown_value':
      return path === 'consent' ? words.consent : words.unknownValue
    case 'email':
      return words.email
    case 'phone':
      return words.phone
    case 'day':
      return words.day
    case 'moment':
      return words.moment
    case 'in_future':
      return words.inFuture
    case 'url':
      return words.url
    case 'twelve_digits':
      return bin ? words.binDigits : words.iinDigits
    case 'check_digit':
      return bin ? words.binCheck : words.iinCheck
    case 'never_issued':
      return bin ? words.binUnknown : words.iinUnknown
    case 'bin_for_iin':
      return words.binForIin
    case 'iin_for_bin':
      return words.iinForBin
    case 'unknown_field':
      return words.unknownField
    case 'signatories':
      return appealWords(lang).faults.signatories
    case 'other_language':
      return draftWords(lang).bothLanguages
    case 'nothing_changed':
      return handoverWords(lang).contact.nothing
    case 'not_urgent':
      return texts(lang).refusals.not_urgent([])
    case 'only_in_person':
      return appealWords(lang).faults.onlyInPerson
    case 'not_for_person':
    case 'not_with_iin':
      if (path === 'applicant.noIin') return appealWords(lang).faults.noIinWithIin
      return words.notForApplicant
    case 'not_with_bin':
      return words.notForApplicant
    case 'file_unknown':
    case 'file_type':
    case 'file_empty':
    case 'file_too_large':
      return fileWords(lang).faults[code]
    case 'wrong_shape':
      return path === 'collective.signatories' ? appealWords(lang).faults.signatories : words.wrongShape
  }
}

/** Input that does not hold: 422, each fault at its path. */
export const invalid = (errors: FieldError[]) => new HttpProblem<ProblemDetail>(422, 'invalid', { errors })

/** Refusals that are about what was typed, not about where the case stands. */
const aboutInput = new Set<string>([
  'iin_in_text',
  'phone_in_text',
  'email_in_text',
  'name_in_text',
  'agency_unknown',
  'not_anonymous',
  'not_asked_to_complete',
  'already_linked',
  'repeat_changed',
  'repeat_missing',
  'repeat_not_decided',
  'repeat_not_expected',
  'repeat_unknown',
  'commission_unknown',
  'control_not_later',
  'draft_version_differs',
  'extension_not_later',
  'extension_not_working_day',
  'extension_too_long',
  'file_shown_before_asked',
  'file_shown_in_future',
  'handed_over_before_sent',
  'handed_over_in_future',
  'letter_kind_of_drafts',
  'letter_unknown',
  'not_urgent',
  'paper_too_early',
  'paper_too_late',
  'pause_cause_unknown',
  'received_before_sent',
  'received_in_future',
  'remark_in_one_language',
  'remark_reason_missing',
  'remark_twice',
  'remark_unknown',
  'remarks_missing',
  'remarks_not_expected',
  'remarks_required',
  'topic_unknown',
] satisfies Refusal[])

/** The domain's "no": 422 at the field that it is about, else 409 with the reason. */
export const refused = (no: Rejection, lang: Language): HttpProblem<ProblemDetail> => {
  learn({ outcome: `refused:${no.refused}` })
  const message = texts(lang).refusals[no.refused](no.remarks ?? [])
  return aboutInput.has(no.refused)
    ? invalid([{ path: no.path ?? '', message }])
    : new HttpProblem(409, 'refused', { detail: message })
}

/**
 * What a problem carries: the reason in words, the errors by path, and for an ended link its token, how many days
 * it was good for where those alone are over, the number of the case that the secretariat has at its desk, and the texts that came in a form.
 */
export type ProblemDetail = {
  detail?: string
  errors?: FieldError[]
  kilobytes?: number
  minutes?: number
  token?: string
  number?: string
  goodFor?: number
  atDesk?: string
  unsent?: string[]
}

const nameOf = ({ code, status }: HttpProblem): Problem => {
  if (code === 'contention') return 'busy'
  return status === 415 || isUnread(code) ? 'invalid' : code
}

/** What the API's description has: its operations, among them two outside of its folder. */
const forPrograms = /^\/((api|webhooks)\/|(health|feed\.atom)$)/

/** RFC 9457 for the API and webhooks, a page for everybody else, in the reader's language. */
export const problemReply =
  (front: Front) =>
  async (request: Request, problem: HttpProblem): Promise<Reply> => {
    const lang = languageOf(front, request)
    const { detail, kilobytes, minutes, token, number, goodFor, atDesk, unsent, ...told } = (problem.detail ??
      {}) as ProblemDetail
    const code = nameOf(problem)
    const words = texts(lang).validation
    const { tooLarge, tooOften, triedKept, triedLost } = words
    const path = problem.status === 415 ? 'content-type' : ''
    const errors = isUnread(problem.code)
      ? [{ path, message: words[unreadBodies[problem.code]] }]
      : (told.errors ?? [])
    const { firstTry } = request
    const tried = problem.status >= 500 && firstTry ? firstTry : undefined
    const triedAt = tried && formatInstant(tried.at, lang, front.rules.council.timeZone)
    const program = triedAt && (tried.kept ? triedKept(triedAt) : triedLost)
    const said = kilobytes ? tooLarge(kilobytes) : minutes ? tooOften(minutes) : detail
    if (forPrograms.test(request.path))
      return {
        status: problem.status,
        headers: { 'content-type': 'application/problem+json; charset=utf-8', 'content-language': lang },
        body: JSON.stringify({
          type: `urn:zhauap:problem:${code}`,
          title: texts(lang).problems[code],
          status: problem.status,
          ...((said ?? program) && { detail: said ?? program }),
          errors,
          // The holder of an ended link may have the current one sent to the address of record.
          ...(token && {
            fresh: { method: 'POST', path: `/api/act/${token}`, body: { action: 'fresh_link' } },
          }),
        }),
      }
    const shown = said ?? errors[0]?.message
    const model: MessageModel = {
      ...frameOf(front, request, lang),
      status: problem.status,
      problem: onPage(code),
      ...(shown && { detail: shown }),
      ...(token && { token }),
      ...(number && { number }),
      ...(goodFor && { goodFor }),
      ...(atDesk && { atDesk }),
      ...(unsent && { unsent }),
      ...(tried?.again && triedAt && { again: { fields: tried.again, at: triedAt } }),
    }
    return page(problem.status, renderMessage(model))
  }

const onPage = (code: Problem): PageProblem => pageProblems.find((problem) => problem === code) ?? 'conflict'
