/** `/desk/activities`: the council's half-year, one activity with its forms, and a meeting's result on one page. */
import type { Content } from '../../events/contents.ts'
import { activityInput, planInput } from '../../events/council-inputs.ts'
import { followUpResults, tellingWays } from '../../events/council-values.ts'
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
import { filesIn, openActivityFile } from '../../shared/application/activities/files.ts'
import { recommendedBy } from '../../shared/application/activities/recommended.ts'
import { activityTexts } from '../../shared/application/activities/said.ts'
import { templatesOfPurpose, withTemplate } from '../../shared/application/desk/templates.ts'
import { uploadsOf } from '../../shared/application/files/attachments.ts'
import type { ActivityFileView, ActivityTexts, RecommendedShown } from '../../shared/application/models.ts'
import { validate } from '../../shared/application/validate.ts'
import { activityActions, activityRefusal } from '../../shared/domain/activities/actions.ts'
import { type Activity, activityOf } from '../../shared/domain/activities/activity.ts'
import { circleOf, formDuties, quorumOf } from '../../shared/domain/activities/forms.ts'
import { type Half, halfOf } from '../../shared/domain/activities/plan.ts'
import { protocolsOf } from '../../shared/domain/activities/protocol.ts'
import { compositionOf, membersId, membersOn } from '../../shared/domain/members/composition.ts'
import { inPath } from '../../shared/domain/number.ts'
import { attachmentsIn, carriedQuery, filesModel, pendingIn, toFile } from '../../shared/http/attachments.ts'
import {
  agendaIn,
  councilInput,
  planIn,
  recommendIn,
  resultIn,
  shownIn,
  toldIn,
} from '../../shared/http/council-fields.ts'
import { fieldErrors, languageOf } from '../../shared/http/front.ts'
import { HttpProblem, page, type Reply, type Request, seeOther, uploading } from '../../shared/http/http.ts'
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
import { renderFiles } from '../../shared/pages/files/files.ts'
import { at } from '../../shared/pages/layout.ts'
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
  files: readonly ActivityFileView[],
): Record<string, Option[]> => {
  const lang = languageOf(deps, request)
  const { results, owners, tellingWays: tellingWords } = councilDeskWords(lang)
  const { agencies: bodies } = namesOf(deps)
  const ofFiles = files.map(({ id, caption, name }) => ({
    value: id,
    label: caption ? `${cut(caption)} (${name})` : name,
  }))
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
    'show_files.files': ofFiles,
    'remove_file.file': ofFiles,
    how: tellingWays.map((value) => ({ value, label: tellingWords[value] })),
    result: followUpResults.map((value) => ({ value, label: results[value] })),
  }
}

/** Whose name was erased is known by their id. */
const namesOfMembers = async ({ log, people }: DeskDeps, ids: readonly string[]): Promise<Option[]> => {
  if (ids.length === 0) return []
  const { members } = compositionOf(await log.load(membersId))
  const found = members.filter(({ member }) => ids.includes(member))
  const names = await people.headings(found.map(({ content }) => ({ caseId: membersId, contentId: content })))
  return ids.map((value) => ({
    value,
    label: names[found.findIndex(({ member }) => member === value)]?.name ?? value,
  }))
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
  const takesFiles = offers.some(({ name }) => name === 'add_files')
  const [templates, said, recommended, suggested, effects, words, { pending }] = await Promise.all([
    decides ? templatesOfPurpose(deps, 'take_vote') : [],
    activityTexts(deps.people, activity),
    recommendedBy(deps, activity),
    setsAgenda ? suggestedPoints(deps, today) : [],
    decides || activity.votes.some(({ effect }) => effect) ? effectOptions(deps, request, activity) : [],
    activity.files.length ? deps.people.list(activity.number, '') : new Map<string, Content>(),
    takesFiles
      ? pendingIn(deps, { ...request.query, ...values }, languageOf(deps, request))
      : { pending: [] },
  ])
  const files = filesIn(activity, words)
  const toTell = await namesOfMembers(deps, activity.toTell)
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
    files,
    toTell: toTell.map(({ label }) => label),
    pending,
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
    options: {
      ...optionsOf(deps, request, activity, said, effects, recommended, files),
      'told.members': toTell,
    },
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
  const { pending } = await pendingIn(deps, request.query, languageOf(deps, request))
  const open = pending.length ? { open: 'add_files' } : {}
  return shown(deps, 200, await modelOf(deps, request, staff, given, { done: said, ...open }))
})

/** With its photographs; from here they are uploaded. */
const shown = (deps: DeskDeps, status: number, model: ActivityModel): Reply =>
  uploading(page(status, renderActivity(model)), deps.files.origin, { pictures: true })

/** Without a script photographs are uploaded here, and taken along by the activity's form. */
export const showFiles = forMembers(async (deps, request, staff) => {
  const { activity } = await loaded(deps, request)
  const lang = languageOf(deps, request)
  const own = `/desk/activities/${inPath(activity.number)}`
  const model = await filesModel(deps, request.query, lang, `${own}/files?`)
  const back = at(`${own}?${new URLSearchParams(carriedQuery(model.pending))}`, lang)
  const frame = { ...deskFrame(deps, request, staff), ...model, number: activity.number, back }
  return uploading(page(200, renderFiles(frame)), deps.files.origin)
})

export const openFile = forMembers(async (deps, request) => {
  const { number = '', id = '' } = request.params
  return toFile(deps, request, await openActivityFile(deps, { number, id }, filesIn))
})

/** What was typed or ticked, as the body of the action. */
const inputIn = async (deps: DeskDeps, request: Request, fields: Fields): Promise<object> => {
  switch (fields.action) {
    case 'recommend':
      return recommendIn(fields)
    case 'set_agenda':
      return councilInput(agendaIn(fields))
    case 'told':
      return toldIn(fields)
    case 'show_files':
      return shownIn(fields)
    case 'add_files':
      return { attachments: [], ...councilInput(fields), ...(await attachmentsIn(deps, fields, request.at)) }
    default:
      return councilInput(fields)
  }
}

export const sendOne = forMembers(async (deps, request, staff, fields) => {
  const lang = languageOf(deps, request)
  const given = await loaded(deps, request)
  const open = fields.action ?? ''
  const again = async (status: number, errors: FieldError[]) =>
    shown(deps, status, await modelOf(deps, request, staff, given, { open, values: fields, errors }))
  if (fields.change === 'template') {
    const values = await withTemplate(deps, undefined, fields, deps.rules.dayOf(request.at))
    return shown(deps, 200, await modelOf(deps, request, staff, given, { open, values }))
  }
  if (fields.change) return again(200, [])
  const input = validate(activityInput, await inputIn(deps, request, fields))
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
  const ids = input.value.action === 'add_files' ? input.value.attachments : []
  const { uploads, faults } = await uploadsOf(deps, ids, entering.commandId)
  if (faults.length) return again(422, fieldErrors(faults, lang))
  const executed = await actOnActivity(deps, given.activity.number, input.value, entering, uploads)
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
