/** `/act/{token}`: the case on one screen, and exactly the actions allowed now. */
import { actionInput } from '../../events/inputs.ts'
import { viewFor } from '../../shared/application/actions/link-view.ts'
import {
  actionHolder,
  type OpenLink,
  openGrant,
  requestFreshLink,
  takeAction,
} from '../../shared/application/actions/take-action.ts'
import { uploadsOf } from '../../shared/application/files/attachments.ts'
import type { PendingFile } from '../../shared/application/models.ts'
import { papersFor } from '../../shared/application/papers/listed-papers.ts'
import { validate } from '../../shared/application/validate.ts'
import { type ActionName, actionNames } from '../../shared/domain/capabilities.ts'
import { beganWith } from '../../shared/domain/case.ts'
import { workingDaysLeft } from '../../shared/domain/terms.ts'
import { attachmentsIn, carriedQuery, pendingIn } from '../../shared/http/attachments.ts'
import { asFormTried, type FormTry, typedIn } from '../../shared/http/first-try.ts'
import { fieldErrors, frameOf, languageOf, type ProblemDetail, refused } from '../../shared/http/front.ts'
import {
  formOf,
  HttpProblem,
  page,
  type Reply,
  type Request,
  seeOther,
  uploading,
} from '../../shared/http/http.ts'
import { freshKey } from '../../shared/http/idempotency.ts'
import { takesFiles } from '../../shared/pages/actions/action-forms.ts'
import { renderConfirm } from '../../shared/pages/actions/confirm.ts'
import { renderLink } from '../../shared/pages/actions/link.ts'
import { isFinal } from '../../shared/pages/actions/manners.ts'
import { renderHandedOver, renderMessage } from '../../shared/pages/message.ts'
import type { FieldError, LinkModel } from '../../shared/pages/models.ts'
import { pageWords } from '../../shared/text/pages/page-words.ts'
import type { WebDeps } from '../../shared/wiring/web.ts'
import { hasLink, opened, opens } from './api.ts'
import { answersAnotherLetter, inputOf } from './form.ts'

export const show = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const done = actionNames.find((name) => name === request.query.done)
  const found = await openGrant(deps, request.params.token ?? '')
  // What its holder has just done has ended this link.
  if (done && found.outcome === 'ended') return page(200, renderHandedOver(frameOf(deps, request), done))
  const { pending } = await pendingIn(deps, request.query, languageOf(deps, request))
  const shown = await model(deps, request, opens(request, found), { ...(done && { done }), pending })
  return uploading(page(200, renderLink(shown)), deps.files.origin)
}

type FormState = {
  pending?: PendingFile[]
  done?: ActionName
  failed?: ActionName
  errors?: FieldError[]
  values?: Record<string, string>
  key?: string
}

const model = async (
  deps: WebDeps,
  request: Request,
  link: OpenLink,
  kept: FormState,
): Promise<LinkModel> => {
  const { council, calendar } = deps.rules
  const today = deps.rules.dayOf(request.at)
  const [view, papers] = await Promise.all([
    viewFor(deps, link.case, link.grant, today),
    papersFor(deps, link, link.grant),
  ])
  const names = (list: readonly { id: string; names: LinkModel['names']['topics'][string] }[]) =>
    Object.fromEntries(list.map((item) => [item.id, item.names]))
  return {
    ...frameOf(deps, request),
    token: request.params.token ?? '',
    view,
    names: {
      topics: names(council.topics),
      districts: names(council.districts),
      commissions: names(council.commissions),
      agencies: names(council.agencies),
      causes: names(council.pauseCauses),
    },
    today,
    ...(!view.case.letter && { began: beganWith(link.case) }),
    daysLeft: view.case.dueOn ? workingDaysLeft(calendar, today, view.case.dueOn) : null,
    idempotencyKey: kept.key ?? freshKey(),
    pending: kept.pending ?? [],
    papers,
    ...('signed' in request.query && { signed: true }),
    ...(kept.done && { done: kept.done }),
    ...(kept.failed && { failed: kept.failed }),
    errors: kept.errors ?? [],
    values: kept.values ?? {},
  }
}

export const send = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const posted = formOf(request)
  if (posted.action === 'fresh_link') return freshLink(deps, request)
  const fields = typedIn(posted)
  const failed = actionNames.find((name) => name === fields.action)
  const asksFirst = failed !== undefined && isFinal(failed) && !fields.confirmed
  if ('more' in fields || 'change' in fields || !hasLink(deps, request))
    return take(deps, request, { fields, failed, asksFirst })
  return asFormTried(deps, request, posted, { said: inputOf(fields), asksFirst }, (form) =>
    take(deps, request, { fields, failed, asksFirst, ...form }),
  )
}

type Submission = Partial<FormTry> & {
  fields: Record<string, string>
  failed: ActionName | undefined
  asksFirst: boolean
}

const take = async (deps: WebDeps, request: Request, posted: Submission): Promise<Reply> => {
  const { fields, failed, asksFirst, tried, proven } = posted
  const lang = languageOf(deps, request)
  const link = await opened(deps, request)
  const key = fields.idempotencyKey || freshKey()
  const { pending } = await pendingIn(deps, fields, lang)
  const again = async (status: number, errors: FieldError[], nextKey = key, values = fields) => {
    const kept = { ...(failed && { failed }), errors, values, key: nextKey, pending }
    return uploading(page(status, renderLink(await model(deps, request, link, kept))), deps.files.origin)
  }
  if ('more' in fields || 'change' in fields) return again(200, [])

  if (answersAnotherLetter(fields))
    return again(422, [{ path: 'remarks', message: pageWords(lang).link.remark.otherLetter }])
  const sends = failed && takesFiles(failed)
  const attached = sends ? await attachmentsIn(deps, fields, request.at) : {}
  const input = validate(actionInput, { ...inputOf(fields), ...attached })
  if (input.outcome === 'invalid') return again(422, fieldErrors(input.faults, lang))
  const ids = attached.attachments ?? []
  const { uploads, faults } = await uploadsOf(deps, ids, actionHolder(deps, link, key))
  if (faults.length) return again(422, fieldErrors(faults, lang))
  const { action } = input.value
  const given = { key, at: request.at, dry: asksFirst, ...(tried && { tried }) }
  const executed = await takeAction(deps, link, input.value, given, uploads)
  if (executed.outcome === 'refused') {
    const { status, detail } = refused(executed, lang)
    const { errors = [], detail: message = '' } = detail as ProblemDetail
    // Told that there is a new version: what is sent from this page is of that one.
    const { version: _, ...unread } = fields
    const values = executed.refused === 'draft_changed' ? unread : fields
    return again(status, errors.length ? errors : [{ path: '', message }], key, values)
  }
  if (executed.outcome === 'reused')
    return again(409, [{ path: '', message: pageWords(lang).link.reused }], freshKey())
  if (asksFirst && !executed.repeated)
    return page(
      200,
      renderConfirm({
        ...(await model(deps, request, link, { values: { ...fields, ...proven }, key, pending })),
        confirm: action,
      }),
    )
  const still = sends ? '' : `&${new URLSearchParams(carriedQuery(pending))}`
  return seeOther(`/act/${request.params.token}?lang=${lang}&done=${action}${still.length > 1 ? still : ''}`)
}

/** An ended link's holder asks for the current one; it goes to the address of record. */
const freshLink = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const found = await openGrant(deps, request.params.token ?? '')
  if (found.outcome === 'forged') throw new HttpProblem(404, 'link_forged')
  if (found.outcome === 'open')
    return seeOther(`/act/${request.params.token}?lang=${languageOf(deps, request)}`)
  await requestFreshLink(deps, found, { key: request.requestId, at: request.at, from: request.from })
  return page(202, renderMessage({ ...frameOf(deps, request), status: 202, problem: 'fresh_link_sent' }))
}
