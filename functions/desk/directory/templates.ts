/** `/desk/templates`: texts of answers and letters, written, changed and ended by the members. */
import { templateInput } from '../../../events/council/council-inputs.ts'
import type { OfferedTemplate } from '../../../shared/application/desk/models.ts'
import { endTemplate, setTemplate } from '../../../shared/application/desk/set-template.ts'
import { templatesNow } from '../../../shared/application/desk/templates.ts'
import { validate } from '../../../shared/application/validate.ts'
import { councilInput } from '../../../shared/http/forms/council-fields.ts'
import { fieldErrors, languageOf } from '../../../shared/http/front.ts'
import { freshKey } from '../../../shared/http/idempotency.ts'
import { HttpProblem } from '../../../shared/http/problem.ts'
import { page, seeOther } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import { renderTemplate, renderTemplates } from '../../../shared/pages/desk/templates.ts'
import type { FieldError } from '../../../shared/pages/models.ts'
import { unknownFields } from '../../../shared/text/desk/filled.ts'
import { templateWords } from '../../../shared/text/desk/template-words.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { refusedAt } from '../activities/activities.ts'
import { enteringOf } from '../activities/council.ts'
import { namesOf } from '../lists/asked.ts'
import { deskFrame, type Fields, forMembers, type Staff } from '../staff.ts'

type Shown = { values?: Fields; errors?: FieldError[] }

const formOf = (deps: DeskDeps, request: Request, staff: Staff, { values = {}, errors = [] }: Shown) => ({
  ...deskFrame(deps, request, staff),
  topics: namesOf(deps).topics,
  values,
  errors,
  idempotencyKey: values.idempotencyKey || freshKey(),
})

const listed = async (deps: DeskDeps, request: Request, staff: Staff, status: number, shown: Shown) => {
  const done = (['saved', 'ended'] as const).find((word) => word === request.query.done)
  const templates = await templatesNow(deps)
  const form = formOf(deps, request, staff, shown)
  return page(
    status,
    renderTemplates({ ...form, path: '/desk/templates', templates, ...(done && !shown.errors && { done }) }),
  )
}

export const showTemplates = forMembers(async (deps, request, staff) =>
  listed(deps, request, staff, 200, { values: { language: deps.rules.council.language } }),
)

/** Throws a 404 for one that is not offered. */
const templateAt = async (deps: DeskDeps, { params }: Request): Promise<OfferedTemplate> => {
  const found = (await templatesNow(deps)).find(({ template }) => template === params.id)
  if (!found) throw new HttpProblem(404, 'not_found')
  return found
}

export const showTemplate = forMembers(async (deps, request, staff) => {
  const { template, content: _, ...values } = await templateAt(deps, request)
  const { title } = values
  const form = formOf(deps, request, staff, { values: values as Fields })
  return page(200, renderTemplate({ ...form, path: `/desk/templates/${template}`, template, title }))
})

/** A new one, or another text of one that is there: the same form, checked alike. */
const save = async (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  fields: Fields,
  template: string | undefined,
): Promise<{ status: number; errors: FieldError[] } | undefined> => {
  const lang = languageOf(deps, request)
  const typed = councilInput(fields)
  const input = validate(templateInput, { ...typed, ...(template && { template }) })
  if (input.outcome === 'invalid') return { status: 422, errors: fieldErrors(input.faults, lang) }
  const [unknown] = unknownFields(input.value.text)
  if (unknown)
    return { status: 422, errors: [{ path: 'text', message: templateWords(lang).unknownField(unknown) }] }
  const key = fields.idempotencyKey || freshKey()
  const entering = enteringOf(deps, staff.member, key, request.at)
  const executed = await setTemplate(deps, input.value, entering)
  if (executed.outcome === 'done') return undefined
  return { status: executed.path ? 422 : 409, errors: refusedAt(executed, lang) }
}

export const addTemplate = forMembers(async (deps, request, staff, values) => {
  const failed = await save(deps, request, staff, values, undefined)
  if (failed) return listed(deps, request, staff, failed.status, { values, errors: failed.errors })
  return seeOther(`/desk/templates?lang=${languageOf(deps, request)}&done=saved`)
})

export const changeTemplate = forMembers(async (deps, request, staff, values) => {
  const { template, title } = await templateAt(deps, request)
  const lang = languageOf(deps, request)
  if (values.end) {
    const key = values.idempotencyKey || freshKey()
    await endTemplate(deps, template, enteringOf(deps, staff.member, key, request.at))
    return seeOther(`/desk/templates?lang=${lang}&done=ended`)
  }
  const failed = await save(deps, request, staff, values, template)
  if (!failed) return seeOther(`/desk/templates?lang=${lang}&done=saved`)
  const form = formOf(deps, request, staff, { values, errors: failed.errors })
  return page(
    failed.status,
    renderTemplate({ ...form, path: `/desk/templates/${template}`, template, title }),
  )
})
