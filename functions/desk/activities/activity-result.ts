/** A meeting's whole result on one page: who came, and what was decided on each point. */
import { activityInput } from '../../../events/council/council-inputs.ts'
import { actOnActivity } from '../../../shared/application/activities/activities.ts'
import { activityTexts } from '../../../shared/application/activities/said.ts'
import { templatesOfPurpose, withTemplate } from '../../../shared/application/desk/templates.ts'
import { validate } from '../../../shared/application/validate.ts'
import { activityRefusal } from '../../../shared/domain/activities/actions.ts'
import { type Activity, activityOf } from '../../../shared/domain/activities/activity.ts'
import { circleOf, formDuties, quorumOf } from '../../../shared/domain/activities/forms.ts'
import { compositionOf, membersId, membersOn } from '../../../shared/domain/members/composition.ts'
import { inPath } from '../../../shared/domain/number.ts'
import { resultIn } from '../../../shared/http/forms/council-fields.ts'
import { councilErrors, languageOf } from '../../../shared/http/front.ts'
import { freshKey } from '../../../shared/http/idempotency.ts'
import { HttpProblem } from '../../../shared/http/problem.ts'
import { page, type Reply, seeOther } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import { renderResult, resultValues } from '../../../shared/pages/activities/result.ts'
import type { FieldError } from '../../../shared/pages/models.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { openCommissions } from '../lists/asked.ts'
import { deskFrame, type Fields, forMembers, type Staff } from '../staff.ts'
import { choices, refusedAt } from './activities.ts'
import { enteringOf } from './council.ts'
import { effectOptions } from './effects.ts'

const actor = { role: 'secretary' } as const

export const loaded = async (deps: DeskDeps, request: Request) => {
  const log = await deps.log.load(request.params.number ?? '')
  const activity = activityOf(log)
  if (!activity) throw new HttpProblem(404, 'not_found')
  return { activity, log }
}

/** A meeting's result is entered on a page of its own. */
export const hasResult = (a: Activity, today: string) =>
  formDuties[a.form].meets !== undefined && !activityRefusal(a, 'hold', actor.role, { today })

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
  const typed = values ?? resultValues(activity, said.points, today)
  const [templates, counted, effects] = await Promise.all([
    templatesOfPurpose(deps, 'take_vote'),
    countedOn(deps, activity, typed.on || today),
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
      values: typed,
      errors,
      idempotencyKey: typed.idempotencyKey || freshKey(),
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
  if (input.outcome === 'invalid') return again(422, councilErrors(input.faults, lang))
  const key = values.idempotencyKey || freshKey()
  const entering = enteringOf(deps, staff.member, key, request.at)
  const executed = await actOnActivity(deps, activity.number, input.value, entering)
  if (executed.outcome === 'done') return seeOther(done)
  return again(executed.path ? 422 : 409, refusedAt(executed, lang))
})
