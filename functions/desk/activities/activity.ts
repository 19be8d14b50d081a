/** `/desk/activities/{number}`: one activity with its forms, and its photographs and documents. */
import type { Content } from '../../../events/contents.ts'
import { activityInput } from '../../../events/council/council-inputs.ts'
import { followUpResults, tellingWays } from '../../../events/council/council-values.ts'
import { activityOffers, actOnActivity } from '../../../shared/application/activities/activities.ts'
import { suggestedPoints } from '../../../shared/application/activities/desk-activities.ts'
import { filesIn, openActivityFile } from '../../../shared/application/activities/files.ts'
import type { ActivityTexts, RecommendedShown } from '../../../shared/application/activities/models.ts'
import { recommendedBy } from '../../../shared/application/activities/recommended.ts'
import { activityTexts } from '../../../shared/application/activities/said.ts'
import { templatesOfPurpose, withTemplate } from '../../../shared/application/desk/templates.ts'
import { uploadsOf } from '../../../shared/application/files/attachments.ts'
import type { ActivityFileView } from '../../../shared/application/files/models.ts'
import { validate } from '../../../shared/application/validate.ts'
import { activityActions, activityRefusal } from '../../../shared/domain/activities/actions.ts'
import type { Activity } from '../../../shared/domain/activities/activity.ts'
import { protocolsOf } from '../../../shared/domain/activities/protocol.ts'
import { compositionOf, membersId } from '../../../shared/domain/members/composition.ts'
import { inPath } from '../../../shared/domain/number.ts'
import {
  attachmentsIn,
  carriedQuery,
  filesModel,
  pendingIn,
  toFile,
} from '../../../shared/http/forms/attachments.ts'
import {
  agendaIn,
  councilInput,
  recommendIn,
  shownIn,
  toldIn,
} from '../../../shared/http/forms/council-fields.ts'
import { councilErrors, fieldErrors, languageOf } from '../../../shared/http/front.ts'
import { freshKey } from '../../../shared/http/idempotency.ts'
import { page, type Reply, seeOther, uploading } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import {
  type ActivityModel,
  renderActivity,
  renderActivityConfirm,
} from '../../../shared/pages/activities/activity.ts'
import type { Option } from '../../../shared/pages/fields.ts'
import { renderFiles } from '../../../shared/pages/files/files.ts'
import { at } from '../../../shared/pages/layout.ts'
import type { FieldError } from '../../../shared/pages/models.ts'
import { councilDeskWords } from '../../../shared/text/activities/desk-words.ts'
import { wording } from '../../../shared/text/explanation.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { namesOf, openAgencies, openCommissions } from '../lists/asked.ts'
import { deskFrame, type Fields, forMembers, type Staff } from '../staff.ts'
import { refusedAt } from './activities.ts'
import { hasResult, loaded } from './activity-result.ts'
import { enteringOf } from './council.ts'
import { effectOptions } from './effects.ts'

const actor = { role: 'secretary' } as const

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
  { done, open: chosen, values = {}, errors = [] }: Shown,
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
  // Who comes from the page of uploads goes on with what was uploaded.
  const open = chosen ?? (pending.length ? 'add_files' : '')
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
  return shown(deps, 200, await modelOf(deps, request, staff, given, { done: said }))
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
  if (input.outcome === 'invalid') return again(422, councilErrors(input.faults, lang))
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
