/** `/desk/cases/{number}`, and its receipt to print. */
import { memberGrantId } from '../../shared/application/actions/grants.ts'
import { deskCase } from '../../shared/application/desk/desk-case.ts'
import { papersFor } from '../../shared/application/papers/listed-papers.ts'
import { subjectOf } from '../../shared/application/texts-of-case.ts'
import { pauseTold } from '../../shared/council/council.ts'
import { beganWith } from '../../shared/domain/case.ts'
import { fold } from '../../shared/domain/fold.ts'
import { workingDaysLeft } from '../../shared/domain/terms.ts'
import { frameOf } from '../../shared/http/front.ts'
import { HttpProblem, page, type Request, uploading } from '../../shared/http/http.ts'
import { freshKey } from '../../shared/http/idempotency.ts'
import { renderDeskCase, renderReceipt } from '../../shared/pages/desk/desk-case.ts'
import type { DeskDeps } from '../../shared/wiring/desk.ts'
import { namesOf } from './lists.ts'
import { deskFrame, forMembers } from './staff.ts'

const loaded = async (deps: DeskDeps, request: Request) => {
  const log = await deps.log.load(request.params.number ?? '')
  const c = fold(log)
  if (!c) throw new HttpProblem(404, 'not_found')
  return { case: c, log }
}

export const show = forMembers(async (deps, request, staff) => {
  const { council, calendar } = deps.rules
  const today = deps.rules.dayOf(request.at)
  const given = await loaded(deps, request)
  const [found, papers] = await Promise.all([
    deskCase(deps, given, today),
    papersFor(deps, given, { role: 'secretary' }),
  ])
  const { dueOn } = found.view.case
  const link = new URL(deps.links.actUrl(given.case, memberGrantId(deps, staff.member)))
  const shown = page(
    200,
    renderDeskCase({
      ...deskFrame(deps, request, staff),
      found,
      link: {
        ...frameOf(deps, request),
        token: link.pathname.slice('/act/'.length),
        view: found.view,
        names: {
          ...namesOf(deps),
          districts: Object.fromEntries(council.districts.map(({ id, names }) => [id, names])),
        },
        today,
        began: beganWith(given.case),
        daysLeft: dueOn ? workingDaysLeft(calendar, today, dueOn) : null,
        idempotencyKey: freshKey(),
        papers,
        errors: [],
        values: {},
      },
      ...(request.query.done === 'initiative' && { done: 'initiative' }),
    }),
  )
  // Forms that take files upload them from here.
  return uploading(shown, deps.files.origin)
})

export const receipt = forMembers(async (deps, request, staff) => {
  const { case: c } = await loaded(deps, request)
  if (c.kind !== 'appeal') throw new HttpProblem(404, 'not_found')
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
      subject: await subjectOf(deps.people, c),
      registered: 'registered' in request.query,
    }),
  )
})
