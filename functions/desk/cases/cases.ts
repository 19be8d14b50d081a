/** `/desk/cases/{number}`: the case, what a member does with it, and its receipt to print. */
import type { Commit } from '../../../events/commit.ts'
import { carriedGrant, memberGrantId, staffGrant } from '../../../shared/application/actions/grants.ts'
import type { OpenLink } from '../../../shared/application/actions/take-action.ts'
import { unsentOf } from '../../../shared/application/actions/unsent.ts'
import { deskCase } from '../../../shared/application/desk/desk-case.ts'
import type { Member } from '../../../shared/application/desk/members.ts'
import { takesTemplate, templatesFor } from '../../../shared/application/desk/templates.ts'
import { papersFor } from '../../../shared/application/papers/listed-papers.ts'
import { textOf } from '../../../shared/application/texts-of-case.ts'
import { pauseTold } from '../../../shared/council/council.ts'
import { councilNames } from '../../../shared/council/names.ts'
import { type ActionName, actionNames } from '../../../shared/domain/capabilities.ts'
import { beganWith, type Case } from '../../../shared/domain/case.ts'
import { fold } from '../../../shared/domain/fold.ts'
import { inPath } from '../../../shared/domain/number.ts'
import { workingDaysLeft } from '../../../shared/domain/terms.ts'
import { type SentForm, saidNow, sendAction } from '../../../shared/http/forms/action-form.ts'
import { carriedQuery, filesModel, pendingIn } from '../../../shared/http/forms/attachments.ts'
import { frameOf, languageOf } from '../../../shared/http/front.ts'
import { freshKey } from '../../../shared/http/idempotency.ts'
import { HttpProblem } from '../../../shared/http/problem.ts'
import { page, seeOther, uploading } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import { confirmation } from '../../../shared/pages/actions/confirm.ts'
import { deskPage } from '../../../shared/pages/desk/desk.ts'
import { type DeskCaseModel, renderDeskCase } from '../../../shared/pages/desk/desk-case.ts'
import { renderReceipt } from '../../../shared/pages/desk/receipt.ts'
import { renderFiles } from '../../../shared/pages/files/files.ts'
import { at } from '../../../shared/pages/layout.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { inList, placeQuery } from '../lists/in-list.ts'
import { deskFrame, forMembers, type Staff } from '../staff.ts'

const loaded = async (deps: DeskDeps, request: Request) => {
  const log = await deps.log.load(request.params.number ?? '')
  const c = fold(log)
  if (!c) throw new HttpProblem(404, 'not_found')
  return { case: c, log }
}

/** What a member may do with a case: as by a link of their own. */
export const memberLink = (
  deps: DeskDeps,
  member: Member,
  opened: { case: Case; log: Commit[] },
): OpenLink => {
  const grantId = memberGrantId(deps, member)
  const grant = staffGrant(deps, grantId) ?? { role: 'secretary', open: false }
  return { outcome: 'open', ...opened, grantId, grant }
}

type Shown = Partial<Omit<SentForm, 'status'>> & {
  done?: DeskCaseModel['done']
  chosen?: ActionName
  kept?: ActionName
}

/** Its forms are sent to its own address, which keeps the list that the case was opened from. */
const addressOf = (number: string, request: Request) => {
  const place = placeQuery(request)
  return `/desk/cases/${inPath(number)}${place && `?${place}`}`
}

const modelOf = async (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  given: { case: Case; log: Commit[] },
  { done, key, ...state }: Shown,
): Promise<DeskCaseModel> => {
  const { council, calendar } = deps.rules
  const today = deps.rules.dayOf(request.at)
  const number = given.case.caseId
  const [found, list, papers, unsent] = await Promise.all([
    deskCase(deps, given, today),
    inList(deps, request, number),
    papersFor(deps, given, { role: 'secretary' }),
    unsentOf(deps.people, number, 'secretary'),
  ])
  const { view } = found
  const { dueOn } = view.case
  const templates = takesTemplate(view) ? await templatesFor(deps, view.case) : []
  const path = addressOf(number, request)
  return {
    ...deskFrame(deps, request, staff),
    path,
    found,
    link: {
      ...frameOf(deps, request),
      path,
      token: tokenOf(deps, request, staff, given.case),
      form: { path, csrf: staff.csrf },
      view: found.view,
      names: councilNames(council),
      today,
      began: beganWith(given.case),
      daysLeft: dueOn ? workingDaysLeft(calendar, today, dueOn) : null,
      idempotencyKey: key ?? freshKey(),
      papers,
      templates,
      unsent,
      errors: [],
      values: {},
      ...state,
    },
    ...(done && { done }),
    ...(list && { list }),
  }
}

/** Of the member's own link to the case. */
const tokenOf = (deps: DeskDeps, { at }: Request, { member }: Staff, c: Case): string => {
  const grant = carriedGrant(deps, memberGrantId(deps, member), { role: 'secretary' }, member.email, at)
  return new URL(deps.links.actUrl(c, grant)).pathname.slice('/act/'.length)
}

export const show = forMembers(async (deps, request, staff) => {
  const given = await loaded(deps, request)
  const { query } = request
  const done = query.done === 'initiative' ? 'initiative' : actionNames.find((name) => name === query.done)
  const { pending } = await pendingIn(deps, query, languageOf(deps, request))
  const chosen = actionNames.find((name) => name === query.do)
  const kept = actionNames.find((name) => name === query.kept)
  const model = await modelOf(deps, request, staff, given, {
    pending,
    ...(done && { done }),
    ...(chosen && { chosen }),
    ...(kept && { kept }),
  })
  // Forms that take files upload them from here.
  return uploading(page(200, renderDeskCase(model)), deps.files.origin)
})

/** What a member does with the case, as by their own link; they stay at the desk, whatever comes of it. */
export const send = forMembers(async (deps, request, staff, fields) => {
  const given = await loaded(deps, request)
  const path = addressOf(given.case.caseId, request)
  const link = async () => memberLink(deps, staff.member, given)
  return sendAction(deps, request, fields, { link, isReadable: true }, async (came) => {
    if (came.outcome === 'taken' || came.outcome === 'kept') {
      const shown = new URLSearchParams({ lang: languageOf(deps, request), ...saidNow(came) })
      return seeOther(`${path}${path.includes('?') ? '&' : '?'}${shown}`)
    }
    const { status, ...kept } = came.form
    const model = await modelOf(deps, request, staff, given, kept)
    const { title, main } =
      came.outcome === 'confirm'
        ? confirmation({
            ...model.link,
            confirm: came.action,
            answerDue: came.answerDue,
            preview: came.preview,
          })
        : {}
    return title
      ? page(status, deskPage(model, { title, main }))
      : uploading(page(status, renderDeskCase(model)), deps.files.origin)
  })
})

/** Without a script files are uploaded here, and taken along by a form of the case. */
export const showFiles = forMembers(async (deps, request, staff) => {
  const { case: c } = await loaded(deps, request)
  const lang = languageOf(deps, request)
  const place = placeQuery(request)
  const own = `/desk/cases/${inPath(c.caseId)}`
  const model = await filesModel(deps, request.query, lang, `${own}/files?${place}`)
  const back = new URLSearchParams({
    ...Object.fromEntries(new URLSearchParams(place)),
    ...carriedQuery(model.pending),
  })
  const shown = {
    ...deskFrame(deps, request, staff),
    ...model,
    number: c.caseId,
    back: at(`${own}?${back}`, lang),
  }
  return uploading(page(200, renderFiles(shown)), deps.files.origin)
})

export const receipt = forMembers(async (deps, request, staff) => {
  const given = await loaded(deps, request)
  const { case: c } = given
  if (c.kind !== 'appeal') throw new HttpProblem(404, 'not_found')
  const [appeal, papers] = await Promise.all([
    textOf(deps.people, c.caseId, c.content, 'appeal'),
    papersFor(deps, given, { role: 'secretary' }),
  ])
  return page(
    200,
    renderReceipt({
      ...deskFrame(deps, request, staff),
      number: c.caseId,
      code: deps.links.code(c),
      statusUrl: deps.links.statusUrl(c),
      receivedAt: c.receivedAt,
      registeredOn: c.registeredOn,
      deadline: c.main,
      began: beganWith(c),
      stopped: c.stopped && pauseTold(deps.rules.council, c.stopped),
      subject: appeal?.subject ?? '',
      acceptedBy: appeal?.acceptedBy?.name,
      registered: 'registered' in request.query,
      token: tokenOf(deps, request, staff, c),
      papers: papers.filter(({ kind }) => kind === 'receipt'),
    }),
  )
})
