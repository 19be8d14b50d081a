/** `/desk/activities`: the council's half-year, one activity with its forms, and a meeting's result on one page. */
import { activityInput, planInput } from '../../events/council-inputs.ts'
import { followUpResults } from '../../events/council-values.ts'
import {
  activityOffers,
  actOnActivity,
  enterActivity,
} from '../../shared/application/activities/activities.ts'
import type { CouncilExecution } from '../../shared/application/activities/council-log.ts'
import {
  activitiesBetween,
  dutiesDue,
  planOf,
  suggestedPoints,
} from '../../shared/application/activities/desk-activities.ts'
import { recommendedBy } from '../../shared/application/activities/recommended.ts'
import { activityTexts } from '../../shared/application/activities/said.ts'
import { templatesOfPurpose, withTemplate } from '../../shared/application/desk/templates.ts'
import type { ActivityTexts, RecommendedShown } from '../../shared/application/models.ts'
import { validate } from '../../shared/application/validate.ts'
import { activityActions, activityRefusal } from '../../shared/domain/activities/actions.ts'
import { type Activity, activityOf } from '../../shared/domain/activities/activity.ts'
import { circleOf, formDuties, quorumOf } from '../../shared/domain/activities/forms.ts'
import { type Half, halfOf } from '../../shared/domain/activities/plan.ts'
import { protocolsOf } from '../../shared/domain/activities/protocol.ts'
import { compositionOf, membersId, membersOn } from '../../shared/domain/members/composition.ts'
import { inPath } from '../../shared/domain/number.ts'
import { agendaIn, councilInput, planIn, recommendIn, resultIn } from '../../shared/http/council-fields.ts'
import { fieldErrors, languageOf } from '../../shared/http/front.ts'
import { HttpProblem, page, type Reply, type Request, seeOther } from '../../shared/http/http.ts'
import { freshKey } from '../../shared/http/idempotency.ts'
import { renderActivities } from '../../shared/pages/activities/activities.ts'
import {
  type ActivityModel,
  renderActivity,
  renderActivityConfirm,
} from '../../shared/pages/activities/activity.ts'
import { renderPlan } from '../../shared/pages/activities/plan.ts'
import { renderResult, resultValues } from '../../shared/pages/activities/result.ts'
import type { Option } from '../../shared/pages/fields.ts'
import type { FieldError } from '../../shared/pages/models.ts'
import { councilDeskWords } from '../../shared/text/activities/desk-words.ts'
import { councilRefusal } from '../../shared/text/activities/refusals.ts'
import { wording } from '../../shared/text/explanation.ts'
import type { DeskDeps } from '../../shared/wiring/desk.ts'
import { namesOf, openAgencies, openCommissions } from './asked.ts'
import { enteringOf } from './council.ts'
import { effectOptions } from './effects.ts'
import { deskFrame, type Fields, forMembers, type Staff } from './staff.ts'

const actor = { role: 'secretary' } as const

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

const choices = (list: readonly { id: string; names: Parameters<typeof wording>[0] }[]) =>
  list.map(({ id, names }) => ({ id, name: names }))

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
  if (input.outcome === 'invalid') return again(422, fieldErrors(input.faults, lang))
  const key = values.idempotencyKey || freshKey()
  const planned = await enterActivity(deps, input.value, enteringOf(deps, staff.member, key, request.at))
  if (planned.outcome === 'refused') return again(422, refusedAt(planned, lang))
  return seeOther(`/desk/activities/${inPath(planned.number)}?lang=${lang}&done=plan`)
})

const loaded = async (deps: DeskDeps, request: Request) => {
  const log = await deps.log.load(request.params.number ?? '')
  const activity = activityOf(log)
  if (!activity) throw new HttpProblem(404, 'not_found')
  return { activity, log }
}

/** A meeting's result is entered on a page of its own. */
const hasResult = (a: Activity, today: string) =>
  formDuties[a.form].meets !== undefined && !activityRefusal(a, 'hold', actor.role, { today })

const cut = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text)

const optionsOf = (
  deps: DeskDeps,
  request: Request,
  a: Activity,
  said: ActivityTexts,
  effects: Option[],
  recommended: readonly RecommendedShown[],
): Record<string, Option[]> => {
  const lang = languageOf(deps, request)
  const { results, owners } = councilDeskWords(lang)
  const { agencies: bodies } = namesOf(deps)
  return {
    'recommend.bodies': openAgencies(deps, request).map(({ id, names }) => ({
      value: id,
      label: wording(names, lang),
    })),
    recommendation: recommended.map(({ no, agency, body, text }) => ({
      value: String(no),
      label: `№ ${no}. ${wording(body ?? bodies[agency] ?? agency, lang)}: ${cut(text)}`,
    })),
    item: (a.agenda?.items ?? []).map(({ no }) => ({
      value: String(no),
      label: `${no}. ${cut(said.points[no] ?? '')}`,
    })),
    'task_done.no': a.votes.map(({ no }) => ({
      value: String(no),
      label: `№ ${no}. ${cut(said.decisions[no] ?? '')}`,
    })),
    commission: openCommissions(deps, request).map(({ id, names }) => ({
      value: id,
      label: wording(names, lang),
    })),
    effect: effects,
    owner: Object.entries(owners).map(([value, label]) => ({ value, label })),
    result: followUpResults.map((value) => ({ value, label: results[value] })),
  }
}

type Shown = { done?: string | undefined; open?: string; values?: Fields; errors?: FieldError[] }

const modelOf = async (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  { activity, log }: Awaited<ReturnType<typeof loaded>>,
  { done, open, values = {}, errors = [] }: Shown,
): Promise<ActivityModel> => {
  const today = deps.rules.dayOf(request.at)
  const meets = hasResult(activity, today)
  const offers = activityOffers(activity, actor, today).filter(({ name }) => name !== 'hold' || !meets)
  const setsAgenda = offers.some(({ name }) => name === 'set_agenda')
  const decides = offers.some(({ name }) => name === 'take_vote')
  const [templates, said, recommended, suggested, effects] = await Promise.all([
    decides ? templatesOfPurpose(deps, 'take_vote') : [],
    activityTexts(deps.people, activity),
    recommendedBy(deps, activity),
    setsAgenda ? suggestedPoints(deps, today) : [],
    decides || activity.votes.some(({ effect }) => effect) ? effectOptions(deps, request, activity) : [],
  ])
  const path = `/desk/activities/${inPath(activity.number)}`
  const { districts } = deps.rules.council
  const points = activity.agenda?.items.map(({ no }) => said.points[no] ?? '').join('\n') ?? ''
  // An agenda that is there is changed, and not typed anew.
  const withAgenda = offers.map((offer) =>
    offer.name === 'set_agenda'
      ? { ...offer, fields: offer.fields.map((field) => ({ ...field, value: points })) }
      : offer,
  )
  return {
    ...deskFrame(deps, request, staff),
    path,
    sentTo: path,
    activity,
    said,
    recommended,
    today,
    names: {
      ...namesOf(deps),
      districts: Object.fromEntries(districts.map(({ id, names }) => [id, names])),
    },
    suggested,
    log: log.flatMap(({ at, events }) => events.map(({ type }) => ({ at, type }))),
    hasResult: meets,
    hasProtocol: protocolsOf(log).length > 0,
    offers: withAgenda,
    templates,
    options: optionsOf(deps, request, activity, said, effects, recommended),
    idempotencyKey: values.idempotencyKey || freshKey(),
    ...(open && { open }),
    values,
    errors,
    ...(done && { done }),
  }
}

export const showOne = forMembers(async (deps, request, staff) => {
  const given = await loaded(deps, request)
  const words = councilDeskWords(languageOf(deps, request))
  const { done = '' } = request.query
  const said = Object.entries({ plan: words.plan, result: words.result, ...words.actions }).find(
    ([name]) => name === done,
  )?.[1].done
  return page(200, renderActivity(await modelOf(deps, request, staff, given, { done: said })))
})

export const sendOne = forMembers(async (deps, request, staff, fields) => {
  const lang = languageOf(deps, request)
  const given = await loaded(deps, request)
  const open = fields.action ?? ''
  const again = async (status: number, errors: FieldError[]) =>
    page(status, renderActivity(await modelOf(deps, request, staff, given, { open, values: fields, errors })))
  if (fields.change === 'template') {
    const values = await withTemplate(deps, undefined, fields, deps.rules.dayOf(request.at))
    return page(200, renderActivity(await modelOf(deps, request, staff, given, { open, values })))
  }
  if (fields.change) return again(200, [])
  const typed =
    open === 'recommend'
      ? recommendIn(fields)
      : councilInput(open === 'set_agenda' ? agendaIn(fields) : fields)
  const input = validate(activityInput, typed)
  if (input.outcome === 'invalid') return again(422, fieldErrors(input.faults, lang))
  const { action } = input.value
  const today = deps.rules.dayOf(request.at)
  const isRefused = activityRefusal(given.activity, action, actor.role, { today })
  if (activityActions[action].final && !fields.confirmed && !isRefused)
    return page(
      200,
      renderActivityConfirm(await modelOf(deps, request, staff, given, { open, values: fields })),
    )
  const key = fields.idempotencyKey || freshKey()
  const entering = enteringOf(deps, staff.member, key, request.at)
  const executed = await actOnActivity(deps, given.activity.number, input.value, entering)
  if (executed.outcome === 'refused') return again(executed.path ? 422 : 409, refusedAt(executed, lang))
  return seeOther(`/desk/activities/${inPath(given.activity.number)}?lang=${lang}&done=${action}`)
})

/** How many are members of what meets, where a register says. */
const countedOn = async (deps: DeskDeps, a: Activity, day: string) => {
  const of = circleOf(a)
  if (!of) return undefined
  const members = membersOn(compositionOf(await deps.log.load(membersId)))(day, of)
  return members ? { members, needed: quorumOf(members) } : undefined
}

const resultPage = async (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  activity: Activity,
  status: number,
  { values, errors = [] }: { values?: Fields; errors?: FieldError[] },
): Promise<Reply> => {
  const today = deps.rules.dayOf(request.at)
  if (!hasResult(activity, today)) throw new HttpProblem(404, 'not_found')
  const said = await activityTexts(deps.people, activity)
  const shown = values ?? resultValues(activity, said.points, today)
  const [templates, counted, effects] = await Promise.all([
    templatesOfPurpose(deps, 'take_vote'),
    countedOn(deps, activity, shown.on || today),
    effectOptions(deps, request, activity),
  ])
  return page(
    status,
    renderResult({
      ...deskFrame(deps, request, staff),
      path: `/desk/activities/${inPath(activity.number)}/result`,
      activity,
      said,
      counted,
      effects,
      templates,
      commissions: choices(openCommissions(deps, request)),
      values: shown,
      errors,
      idempotencyKey: shown.idempotencyKey || freshKey(),
    }),
  )
}

export const showResult = forMembers(async (deps, request, staff) => {
  const { activity } = await loaded(deps, request)
  return resultPage(deps, request, staff, activity, 200, {})
})

/** The chosen template's text in the row whose button was pressed. */
const withDecision = async (deps: DeskDeps, values: Fields, today: string): Promise<Fields> => {
  const path = `decisions.${values.change}.text`
  const given = { template: values.template ?? '', text: values[path] ?? '' }
  const { text = '' } = await withTemplate(deps, undefined, given, today)
  return { ...values, [path]: text }
}

export const sendResult = forMembers(async (deps, request, staff, values) => {
  const lang = languageOf(deps, request)
  const { activity } = await loaded(deps, request)
  if (/^\d{1,3}$/.test(values.change ?? '')) {
    const filled = await withDecision(deps, values, deps.rules.dayOf(request.at))
    return resultPage(deps, request, staff, activity, 200, { values: filled })
  }
  const { input: typed, rows } = resultIn(values)
  /** At the row of the form, which may stand after rows in which nothing was decided. */
  const atRow = (errors: FieldError[]) =>
    errors.map((error) => ({
      ...error,
      path: error.path.replace(/^decisions\.(\d+)\./, (_, no: string) => `decisions.${rows[Number(no)]}.`),
    }))
  const done = `/desk/activities/${inPath(activity.number)}?lang=${lang}&done=result`
  const again = (status: number, errors: FieldError[]) =>
    resultPage(deps, request, staff, activity, status, { values, errors: atRow(errors) })
  const input = validate(activityInput, typed)
  if (input.outcome === 'invalid') return again(422, fieldErrors(input.faults, lang))
  const key = values.idempotencyKey || freshKey()
  const entering = enteringOf(deps, staff.member, key, request.at)
  const executed = await actOnActivity(deps, activity.number, input.value, entering)
  if (executed.outcome === 'done') return seeOther(done)
  return again(executed.path ? 422 : 409, refusedAt(executed, lang))
})
