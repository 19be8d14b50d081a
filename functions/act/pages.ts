/** `/act/{token}`: the case on one screen, and exactly the actions allowed now. */
import { standInInput } from '../../events/action-inputs.ts'
import { typedFields } from '../../shared/application/actions/form-input.ts'
import { viewFor } from '../../shared/application/actions/link-view.ts'
import { officeOfGrant } from '../../shared/application/actions/offices.ts'
import { type OpenLink, openGrant, requestFreshLink } from '../../shared/application/actions/take-action.ts'
import { unsentOf } from '../../shared/application/actions/unsent.ts'
import { takesTemplate, templatesFor } from '../../shared/application/desk/templates.ts'
import { papersFor } from '../../shared/application/papers/listed-papers.ts'
import { validate } from '../../shared/application/validate.ts'
import { councilNames } from '../../shared/council/names.ts'
import { newsFor } from '../../shared/domain/actions/news.ts'
import { actionNames } from '../../shared/domain/capabilities.ts'
import { beganWith } from '../../shared/domain/case.ts'
import { workingDaysLeft } from '../../shared/domain/terms.ts'
import { typedDay } from '../../shared/domain/typed-day.ts'
import { formOf } from '../../shared/http/bodies.ts'
import { type SentForm, saidNow, sendAction } from '../../shared/http/forms/action-form.ts'
import { pendingIn } from '../../shared/http/forms/attachments.ts'
import { fieldErrors, frameOf, languageOf } from '../../shared/http/front.ts'
import { freshKey } from '../../shared/http/idempotency.ts'
import { HttpProblem } from '../../shared/http/problem.ts'
import { page, type Reply, seeOther, uploading } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { renderConfirm } from '../../shared/pages/actions/confirm.ts'
import { renderLink } from '../../shared/pages/actions/link.ts'
import { renderHandedOver, renderMessage } from '../../shared/pages/message.ts'
import type { LinkModel, StandInModel } from '../../shared/pages/models.ts'
import type { WebDeps } from '../../shared/wiring/web.ts'
import { hasLink, naming, opened, opens } from './api.ts'

export const show = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const actionIn = (part: 'done' | 'do' | 'kept') => actionNames.find((name) => name === request.query[part])
  const [done, chosen, kept] = [actionIn('done'), actionIn('do'), actionIn('kept')]
  const found = await openGrant(deps, request.params.token ?? '', request.at)
  // What its holder has just done has ended this link.
  if (done && found.outcome === 'ended' && !found.expired)
    return page(200, renderHandedOver(frameOf(deps, request), done))
  const { pending } = await pendingIn(deps, request.query, languageOf(deps, request))
  const shown = await model(deps, request, opens(request, found), {
    ...(done && { done }),
    ...(chosen && { chosen }),
    ...(kept && { kept }),
    pending,
  })
  return uploading(page(200, renderLink(shown)), deps.files.origin)
}

type FormState = Partial<Omit<SentForm, 'status'>> &
  Pick<LinkModel, 'done' | 'chosen' | 'kept'> & { standIn?: Pick<StandInModel, 'errors' | 'values'> }

/** Of the head alone: whom they named, and whom they may name. */
const standInOf = async (deps: WebDeps, link: OpenLink, today: string): Promise<StandInModel | undefined> => {
  if (link.grant.role !== 'head') return undefined
  const { namesStandIn, standInChoices } = await import('../../shared/application/actions/stand-in.ts')
  if (!namesStandIn(link)) return undefined
  const choices = await standInChoices(deps, today)
  const { name, from, until } = deps.rules.council.actingHead ?? {}
  const now = name && from && until && until >= today ? { name, from, until } : undefined
  return choices.length ? { choices, ...(now && { now }) } : undefined
}

const model = async (
  deps: WebDeps,
  request: Request,
  link: OpenLink,
  { key = freshKey(), pending = [], errors = [], values = {}, standIn: named, ...state }: FormState,
): Promise<LinkModel> => {
  const { council, calendar } = deps.rules
  const today = deps.rules.dayOf(request.at)
  const [view, papers, unsent, standIn] = await Promise.all([
    viewFor(deps, link.case, link.grant, today),
    papersFor(deps, link, link.grant),
    unsentOf(deps.people, link.case.caseId, link.grant.role),
    standInOf(deps, link, today),
  ])
  const templates = takesTemplate(view) ? await templatesFor(deps, view.case) : []
  const office = officeOfGrant(deps, link.grant, today)
  return {
    ...frameOf(deps, request),
    token: request.params.token ?? '',
    view,
    names: councilNames(council),
    today,
    ...(!view.case.letter && { began: beganWith(link.case) }),
    news: newsFor(link.log, link.grant),
    daysLeft: view.case.dueOn ? workingDaysLeft(calendar, today, view.case.dueOn) : null,
    idempotencyKey: key,
    pending,
    papers,
    templates,
    unsent,
    ...(office && { office }),
    ...(standIn && { standIn: { ...standIn, ...named } }),
    ...('signed' in request.query && { signed: true }),
    ...state,
    errors,
    values,
  }
}

export const send = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const posted = formOf(request)
  if (posted.action === 'fresh_link') return freshLink(deps, request)
  if (posted.action === 'acting') return sendStandIn(deps, request, posted)
  const texts = Object.values(typedFields(posted)).filter((value) => /\s/.test(value.trim()))
  const link = (at: string) => opened(deps, request, at, texts)
  return sendAction(deps, request, posted, { link, isReadable: hasLink(deps, request) }, async (came) => {
    if (came.outcome === 'taken' || came.outcome === 'kept') {
      const shown = new URLSearchParams({ lang: languageOf(deps, request), ...saidNow(came) })
      return seeOther(`/act/${request.params.token}?${shown}`)
    }
    const { status, ...kept } = came.form
    const shown = await model(deps, request, came.link, kept)
    if (came.outcome === 'confirm')
      return page(
        status,
        renderConfirm({ ...shown, confirm: came.action, answerDue: came.answerDue, preview: came.preview }),
      )
    return uploading(page(status, renderLink(shown)), deps.files.origin)
  })
}

/** Shown again with what is wrong, or with whom the head has named. */
const sendStandIn = async (
  deps: WebDeps,
  request: Request,
  posted: Record<string, string>,
): Promise<Reply> => {
  const link = await opened(deps, request)
  const { who = '', from = '', until = '', idempotencyKey: key = freshKey() } = posted
  const [by = '', id = ''] = who.split(/:(.*)/s)
  const input = validate(standInInput, {
    ...{ action: 'acting', from: typedDay(from), until: typedDay(until) },
    ...((by === 'member' || by === 'role') && { [by]: id }),
  })
  const wrong =
    input.outcome === 'valid'
      ? [await naming(deps, request, link, input.value, key)].filter((one) => one !== undefined)
      : fieldErrors(input.faults, languageOf(deps, request))
  if (wrong.length === 0)
    return seeOther(`/act/${request.params.token}?lang=${languageOf(deps, request)}#stand-in`)
  const errors = wrong.map(({ path, message }) => ({
    path: path === 'from' || path === 'until' ? path : 'who',
    message,
  }))
  const standIn = { errors, values: { who, from, until } }
  return uploading(
    page(422, renderLink(await model(deps, request, link, { standIn, key }))),
    deps.files.origin,
  )
}

/** An ended link's holder asks for the current one; it goes to the address of record. */
const freshLink = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const found = await openGrant(deps, request.params.token ?? '', request.at)
  if (found.outcome === 'forged') throw new HttpProblem(404, 'link_forged')
  if (found.outcome === 'open')
    return seeOther(`/act/${request.params.token}?lang=${languageOf(deps, request)}`)
  await requestFreshLink(deps, found, { key: request.requestId, at: request.at, from: request.from })
  return page(202, renderMessage({ ...frameOf(deps, request), status: 202, problem: 'fresh_link_sent' }))
}
