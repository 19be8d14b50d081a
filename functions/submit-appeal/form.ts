/** `/`: the form, and what it sends. Errors keep everything that was typed. */
import { appealInput } from '../../events/inputs.ts'
import type { WebDeps } from '../../shared/adapters/web.ts'
import { uploadsOf } from '../../shared/application/attachments.ts'
import { councilFaults, registerAppeal, submitHolder } from '../../shared/application/register-appeal.ts'
import { type Fault, validate } from '../../shared/application/validate.ts'
import { renderForm } from '../../shared/pages/form.ts'
import type { FormModel } from '../../shared/pages/models.ts'
import { formOf, page, type Reply, type Request, seeOther, uploading } from '../../shared/runtime/http.ts'
import { attachmentsIn, pendingIn } from '../../shared/web/attachments.ts'
import { fieldErrors, frameOf, languageOf } from '../../shared/web/front.ts'
import { freshKey } from '../../shared/web/idempotency.ts'

type Fields = Record<string, string>

export const show = async (deps: WebDeps, request: Request): Promise<Reply> =>
  uploading(page(200, renderForm(form(deps, request, {}, freshKey()))), deps.files.origin)

export const send = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const fields = formOf(request)
  const lang = languageOf(deps, request)
  const key = fields.idempotencyKey || freshKey()
  const reply = async (status: number, model: FormModel) => {
    const { pending } = await pendingIn(deps, fields, lang)
    return uploading(page(status, renderForm({ ...model, pending })), deps.files.origin)
  }
  const again = (faults: Fault[], status = 422) =>
    reply(status, { ...form(deps, request, fields, key), errors: fieldErrors(faults, lang) })

  const input = validate(appealInput, {
    ...inputOf({ ...fields, language: fields.language || lang }),
    ...(await attachmentsIn(deps, fields, request.at)),
  })
  if (input.outcome === 'invalid') return again(input.faults)
  const faults = councilFaults(deps.rules.council, input.value)
  if (faults.length) return again(faults)

  const attached = await uploadsOf(deps, input.value.attachments ?? [], submitHolder(deps, key))
  if (attached.faults.length) return again(attached.faults)

  const given = { key, at: request.at }
  const registered = await registerAppeal(deps, input.value, given, undefined, attached.uploads)
  if ('case' in registered)
    return seeOther(`${deps.links.statusUrl(registered.case.caseId, lang)}&registered=1`)
  // The browser's "back", other words, "send" again: it may be a new appeal, so the person decides.
  const number = registered.keyReused
  const sent = { number, statusUrl: deps.links.statusUrl(number, lang) }
  return reply(409, { ...form(deps, request, fields, freshKey()), alreadySent: sent })
}

const form = (deps: WebDeps, request: Request, values: Fields, idempotencyKey: string): FormModel => ({
  ...frameOf(deps, request),
  topics: deps.rules.council.topics.map(({ id, names, examples }) => ({ id, name: names, examples })),
  districts: deps.rules.council.districts.map(({ id, names }) => ({ id, name: names })),
  values,
  errors: [],
  idempotencyKey,
})

/** Fields by dotted path become the API's body. What does not belong to this kind of applicant is left out. */
const inputOf = (fields: Fields): object => {
  const value = (path: string) => fields[path]?.trim() || undefined
  const kind = value('applicant.kind')
  const form = kind === 'entity' ? value('applicant.form') : undefined
  const hasIin = kind === 'person' || form === 'ИП'
  const district = value('district')
  return defined({
    applicant: defined({
      kind,
      form,
      name: fields['applicant.name'],
      iin: hasIin ? value('applicant.iin') : undefined,
      bin: hasIin ? undefined : value('applicant.bin'),
      email: value('applicant.email'),
      phone: value('applicant.phone'),
      address: value('applicant.address'),
    }),
    language: fields.language,
    topic: value('topic'),
    district,
    subject: fields.subject,
    text: fields.text,
    consent: fields.consent ? true : undefined,
  })
}

const defined = (values: object) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
