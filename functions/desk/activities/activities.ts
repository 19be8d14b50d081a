/** `/desk/activities`: the council's half-year, and what is planned for it. */
import { planInput } from '../../../events/council/council-inputs.ts'
import { enterActivity } from '../../../shared/application/activities/activities.ts'
import type { CouncilExecution } from '../../../shared/application/activities/council-log.ts'
import {
  activitiesBetween,
  dutiesDue,
  planOf,
} from '../../../shared/application/activities/desk-activities.ts'
import { validate } from '../../../shared/application/validate.ts'
import { type Half, halfOf } from '../../../shared/domain/activities/plan.ts'
import { inPath } from '../../../shared/domain/number.ts'
import { planIn } from '../../../shared/http/forms/council-fields.ts'
import { councilErrors, languageOf } from '../../../shared/http/front.ts'
import { freshKey } from '../../../shared/http/idempotency.ts'
import { page, type Reply, seeOther } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import { renderActivities } from '../../../shared/pages/activities/activities.ts'
import { renderPlan } from '../../../shared/pages/activities/plan.ts'
import type { FieldError } from '../../../shared/pages/models.ts'
import { councilRefusal } from '../../../shared/text/activities/refusals.ts'
import type { wording } from '../../../shared/text/explanation.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { openCommissions } from '../lists/asked.ts'
import { deskFrame, type Fields, forMembers, type Staff } from '../staff.ts'
import { enteringOf } from './council.ts'

export const choices = (list: readonly { id: string; names: Parameters<typeof wording>[0] }[]) =>
  list.map(({ id, names }) => ({ id, name: names }))

const beside = (half: Half): { before: Half; after: Half } => {
  const year = Number(half.slice(0, 4))
  return half.endsWith('1')
    ? { before: `${year - 1}-2`, after: `${year}-2` }
    : { before: `${year}-1`, after: `${year + 1}-1` }
}

/** Its first and its last day. */
const daysOf = (half: Half) => {
  const year = half.slice(0, 4)
  return half.endsWith('1') ? [`${year}-01-01`, `${year}-06-30`] : [`${year}-07-01`, `${year}-12-31`]
}

export const show = forMembers(async (deps, request, staff) => {
  const today = deps.rules.dayOf(request.at)
  const asked = /^20\d\d-[12]$/.test(request.query.half ?? '') ? (request.query.half as Half) : halfOf(today)
  const [from = '', to = ''] = daysOf(asked)
  const [activities, duties, plan] = await Promise.all([
    activitiesBetween(deps, from, to),
    dutiesDue(deps),
    planOf(deps, from, to),
  ])
  const model = { half: asked, ...beside(asked), today, duties, activities, plan }
  return page(200, renderActivities({ ...deskFrame(deps, request, staff), ...model }))
})

/** The "no" at the field that it is about. */
export const refusedAt = (
  execution: CouncilExecution & { outcome: 'refused' },
  lang: Parameters<typeof councilRefusal>[1],
): FieldError[] => [{ path: execution.path ?? '', message: councilRefusal(execution, lang) }]

type Typed = { values: Fields; errors?: FieldError[] }

const planPage = (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  status: number,
  { values, errors = [] }: Typed,
): Reply => {
  const { districts } = deps.rules.council
  return page(
    status,
    renderPlan({
      ...deskFrame(deps, request, staff),
      path: '/desk/activities/new',
      commissions: choices(openCommissions(deps, request)),
      districts: choices(districts),
      values,
      errors,
      idempotencyKey: values.idempotencyKey || freshKey(),
    }),
  )
}

export const showNew = forMembers(async (deps, request, staff) =>
  planPage(deps, request, staff, 200, { values: {} }),
)

export const sendNew = forMembers(async (deps, request, staff, values) => {
  const lang = languageOf(deps, request)
  const again = (status: number, errors: FieldError[]) =>
    planPage(deps, request, staff, status, { values, errors })
  const input = validate(planInput, planIn(values))
  if (input.outcome === 'invalid') return again(422, councilErrors(input.faults, lang))
  const key = values.idempotencyKey || freshKey()
  const planned = await enterActivity(deps, input.value, enteringOf(deps, staff.member, key, request.at))
  if (planned.outcome === 'refused') return again(422, refusedAt(planned, lang))
  return seeOther(`/desk/activities/${inPath(planned.number)}?lang=${lang}&done=plan`)
})
