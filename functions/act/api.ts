/** `/api/act/{token}`. */
import {
  type ActionInput,
  actionInput,
  freshLinkInput,
  type StandInInput,
  standInInput,
} from '../../events/action-inputs.ts'
import type { Language } from '../../events/values.ts'
import { staffLinkDays } from '../../shared/application/actions/grants.ts'
import { viewFor } from '../../shared/application/actions/link-view.ts'
import {
  actionHolder,
  type LinkState,
  type OpenLink,
  openGrant,
  requestFreshLink,
  takeAction,
} from '../../shared/application/actions/take-action.ts'
import type { FirstTry } from '../../shared/application/first-try.ts'
import { type Validated, validate } from '../../shared/application/validate.ts'
import { asProgramTried } from '../../shared/http/first-try.ts'
import { uploadsIn } from '../../shared/http/forms/attachments.ts'
import { fieldErrors, invalid, languageOf, refused } from '../../shared/http/front.ts'
import { requiredKey } from '../../shared/http/idempotency.ts'
import { HttpProblem } from '../../shared/http/problem.ts'
import { json, type Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import type { FieldError } from '../../shared/pages/models.ts'
import { texts } from '../../shared/text/texts.ts'
import type { WebDeps } from '../../shared/wiring/web.ts'

/** What the link opens. Throws a 404 for a forged one, a 410 with the texts of a form for one that has ended. */
export const opens = (request: Request, found: LinkState, unsent: string[] = []): OpenLink => {
  if (found.outcome === 'open') return found
  throw found.outcome === 'forged'
    ? new HttpProblem(404, 'link_forged')
    : new HttpProblem(410, 'link_ended', {
        token: request.params.token ?? '',
        ...(found.expired && { goodFor: staffLinkDays }),
        ...(found.role === 'secretary' && { atDesk: found.caseId }),
        ...(unsent.length && { unsent }),
      })
}

/** Whether the link is one of ours; of the case nothing is read. */
export const hasLink = ({ links }: WebDeps, request: Request): boolean =>
  links.readToken(request.params.token ?? '') !== undefined

/** `at` is when the request was first tried (UTC), `unsent` the texts that it brings. */
export const opened = async (
  deps: WebDeps,
  request: Request,
  at = request.at,
  unsent: string[] = [],
): Promise<OpenLink> => opens(request, await openGrant(deps, request.params.token ?? '', at), unsent)

export const read = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const { case: c, grant } = await opened(deps, request)
  return json(200, await viewFor(deps, c, grant, deps.rules.dayOf(request.at)))
}

/** An ended link's holder asks for the current one; it goes to the address of record, and the answer tells nothing. */
const freshLink = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const found = await openGrant(deps, request.params.token ?? '', request.at)
  if (found.outcome === 'forged') throw new HttpProblem(404, 'link_forged')
  if (found.outcome === 'ended')
    await requestFreshLink(deps, found, { key: request.requestId, at: request.at, from: request.from })
  return json(202, { status: 'accepted' })
}

/** The files that an action takes along. */
const uploadsOf = (deps: WebDeps, link: OpenLink, input: ActionInput, key: string, lang: Language) =>
  uploadsIn(deps, 'attachments' in input ? input : {}, actionHolder(deps, link, key), lang)

/** Whether somebody is to be named who stands in, rightly or wrongly. */
const standInIn = ({ body }: Request) => {
  const input = validate(standInInput, body)
  const isOther = input.outcome === 'invalid' && input.faults.some(({ path }) => /^(action)?$/.test(path))
  return isOther ? undefined : input
}

/** What is wrong with whom the head names, at its field; undefined once they are named. */
export const naming = async (
  deps: WebDeps,
  request: Request,
  link: OpenLink,
  input: StandInInput,
  key: string,
): Promise<FieldError | undefined> => {
  const { nameStandIn, namesStandIn } = await import('../../shared/application/actions/stand-in.ts')
  const lang = languageOf(deps, request)
  if (!namesStandIn(link)) throw refused({ refused: 'not_yours' }, lang)
  const wrong = await nameStandIn(deps, link, input, { key, at: request.at })
  if (!wrong) return undefined
  const { standInWords } = await import('../../shared/text/actions/stand-in-words.ts')
  return { path: wrong.path, message: standInWords(lang).faults[wrong.fault] }
}

const answerNaming = async (
  deps: WebDeps,
  request: Request,
  input: Validated<StandInInput>,
): Promise<Reply> => {
  const link = await opened(deps, request)
  const key = requiredKey(deps, request)
  if (input.outcome === 'invalid') throw invalid(fieldErrors(input.faults, languageOf(deps, request)))
  const wrong = await naming(deps, request, link, input.value, key)
  if (wrong) throw invalid([wrong])
  return json(200, await viewFor(deps, link.case, link.grant, deps.rules.dayOf(request.at)))
}

export const perform = async (deps: WebDeps, request: Request): Promise<Reply> => {
  if (validate(freshLinkInput, request.body).outcome === 'valid') return freshLink(deps, request)
  const standIn = standInIn(request)
  if (standIn) return answerNaming(deps, request, standIn)
  const key = request.headers['idempotency-key']?.trim() || undefined
  return hasLink(deps, request)
    ? asProgramTried(deps, request, key, (tried) => take(deps, request, tried))
    : take(deps, request)
}

const take = async (deps: WebDeps, request: Request, tried?: FirstTry): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const link = await opened(deps, request, tried?.at)
  const key = requiredKey(deps, request)
  const input = validate(actionInput, request.body)
  if (input.outcome === 'invalid') throw invalid(fieldErrors(input.faults, lang))
  const uploads = await uploadsOf(deps, link, input.value, key, lang)
  const asked = { key, at: request.at, ...(tried && { tried }) }
  const executed = await takeAction(deps, link, input.value, asked, uploads)
  if (executed.outcome === 'refused') throw refused(executed, lang)
  if (executed.outcome === 'reused')
    throw invalid([{ path: 'Idempotency-Key', message: texts(lang).validation.keyReused }])
  return json(200, await viewFor(deps, executed.case, link.grant, deps.rules.dayOf(request.at)))
}
