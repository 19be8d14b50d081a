/**
 * `/appeals/new`: the form, and what it sends. A page of it is posted with its name (`step`) and shows the next one; `go` asks
 * for another page, unchecked. Without either everything was sent at once. Whatever happens, what was typed is kept.
 */
import { appealInput } from '../../events/appeals/appeal-inputs.ts'
import {
  councilFaults,
  type Registered,
  registerAppeal,
  submitHolder,
} from '../../shared/application/appeals/register-appeal.ts'
import { uploadsOf } from '../../shared/application/files/attachments.ts'
import { TooOften } from '../../shared/application/limits.ts'
import { type Fault, validate } from '../../shared/application/validate.ts'
import { openOn } from '../../shared/council/council.ts'
import { defined } from '../../shared/domain/defined.ts'
import { formOf } from '../../shared/http/bodies.ts'
import {
  applicantIn,
  needsAsking,
  othersIn,
  valueIn,
  withMeant,
} from '../../shared/http/forms/appeal-fields.ts'
import { attachmentsIn, pendingIn } from '../../shared/http/forms/attachments.ts'
import { fieldErrors, frameOf, languageOf } from '../../shared/http/front.ts'
import { freshKey } from '../../shared/http/idempotency.ts'
import { retryAfter } from '../../shared/http/problem.ts'
import { page, type Reply, seeOther, uploading } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { newAppeal, renderForm, trap } from '../../shared/pages/appeals/form.ts'
import { type FormModel, formFields, formSteps } from '../../shared/pages/models.ts'
import { shortWays } from '../../shared/text/notices/short-ways.ts'
import type { FormStep } from '../../shared/text/pages/page-words.ts'
import type { WebDeps } from '../../shared/wiring/web.ts'

type Fields = Record<string, string>

/** Without this the browser's own "back" asks whether to send again, and shows nothing until then. */
const keptForBack = { 'cache-control': 'private, no-cache' }

const stepCalled = (name: string | undefined) => formSteps.find((step) => step === name)

export const show = async (deps: WebDeps, request: Request): Promise<Reply> =>
  uploading(page(200, renderForm(form(deps, request, {}, { step: 'who' }))), deps.files.origin)

export const send = async (deps: WebDeps, request: Request): Promise<Reply> => {
  const fields = withMeant(formOf(request), 'applicant.email')
  const lang = languageOf(deps, request)
  const again = async (
    status: number,
    more: Partial<FormModel>,
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const { pending } = await pendingIn(deps, fields, lang)
    const shown = renderForm(form(deps, request, fields, { pending, ...more }))
    const reply = uploading(page(status, shown), deps.files.origin)
    return { ...reply, headers: { ...reply.headers, ...keptForBack, ...headers } }
  }
  const wrong = (step: FormStep | undefined, faults: Fault[]) =>
    again(422, { ...(step && { step }), errors: fieldErrors(faults, lang) })

  const meant = stepCalled(fields.meant)
  const go = stepCalled(fields.go) ?? (meant === 'check' ? meant : undefined)
  if (go) return again(200, { step: go })

  const { input, faults } = checked(deps, request, { ...fields, language: fields.language || lang })
  const step = stepCalled(fields.step) ?? meant
  const sending = step === undefined || step === 'check' || fields.consent !== undefined
  if (step && !sending) {
    const own = faults.filter(({ path }) => isOn(step, path))
    if (own.length) return wrong(step, own)
    if (step === 'contact' && needsAsking(fields, 'applicant.email')) return again(200, { step })
    // On to the first page that lacks something: after a change that is where one came from.
    return again(200, { step: firstWith(faults) })
  }
  if (!input) return wrong(step && firstWith(faults), step ? faultsOn(firstWith(faults), faults) : faults)
  const shown = step ? { step: 'check' as const } : {}
  if (fields[trap]) return again(422, { ...shown, trapped: true })

  const submission = { door: 'form' as const, key: fields.idempotencyKey || freshKey() }
  const files = await attachmentsIn(deps, fields, request.at)
  const { uploads, faults: lost } = await uploadsOf(
    deps,
    files.attachments ?? [],
    submitHolder(deps, submission),
  )
  if (lost.length) return wrong(step && 'matter', lost)

  let registered: Registered
  try {
    const given = { ...submission, at: request.at, from: request.from }
    registered = await registerAppeal(deps, { ...input, ...files }, given, undefined, uploads)
  } catch (error) {
    if (!(error instanceof TooOften)) throw error
    return again(429, { ...shown, minutes: Math.ceil(error.seconds / 60) }, retryAfter(error))
  }
  if ('case' in registered) return seeOther(`${deps.links.statusUrl(registered.case, lang)}&registered=1`)
  // The browser's "back", other words, "send" again: it may be a new appeal, so the person decides. Who knows the key
  // need not be who sent the first one: nothing here opens it.
  return again(409, { ...shown, alreadySent: registered.keyReused, idempotencyKey: freshKey() })
}

const isOn = (step: FormStep, path: string) => (formFields[step] as readonly string[]).includes(path)

/** The first page with a fault; the last, where all is said and only the consent is missing. */
const firstWith = (faults: readonly Fault[]): FormStep =>
  formSteps.find((step) => faults.some(({ path }) => isOn(step, path))) ?? 'check'

const faultsOn = (step: FormStep, faults: Fault[]) =>
  faults.filter(({ path }) => isOn(step, path) || !formSteps.some((other) => isOn(other, path)))

const places: readonly string[] = formSteps.flatMap((step) => formFields[step])
/** What is not on any page comes last. */
const placeOf = (path: string) => (places.includes(path) ? places.indexOf(path) : places.length)

const checked = ({ rules }: WebDeps, request: Request, fields: Fields) => {
  const typed = inputOf(fields)
  const input = validate(appealInput, typed)
  const named = { topic: typed.topic ?? '', district: typed.district }
  const unknown = councilFaults(rules.council, named, rules.dayOf(request.at))
  if (input.outcome === 'valid')
    return unknown.length ? { faults: unknown } : { input: input.value, faults: [] }
  // Each place once, in the order of the pages.
  const told = new Set(input.faults.map(({ path }) => path))
  const faults = [...input.faults, ...unknown.filter(({ path }) => !told.has(path))]
  return { faults: faults.sort((a, b) => placeOf(a.path) - placeOf(b.path)) }
}

/** `values` as the form has them: a sole proprietor is a kind of applicant there, to the API a legal form. */
const form = (deps: WebDeps, request: Request, fields: Fields, more: Partial<FormModel>): FormModel => {
  const { council, dayOf } = deps.rules
  const sole = fields['applicant.kind'] === 'entity' && fields['applicant.form'] === 'ИП'
  return {
    ...frameOf(deps, request),
    path: newAppeal,
    topics: openOn(council.topics, dayOf(request.at)).map(({ id, names, examples }) => ({
      id,
      name: names,
      examples,
    })),
    districts: council.districts.map(({ id, names }) => ({ id, name: names })),
    values: sole ? { ...fields, 'applicant.kind': 'sole', 'applicant.form': '' } : fields,
    errors: [],
    idempotencyKey: fields.idempotencyKey || freshKey(),
    years: council.retentionYears,
    ways: shortWays.filter((way) => council[way]),
    ...more,
  }
}

/** Fields by dotted path become the API's body. What was typed counts, whatever is ticked beside it. */
const inputOf = (fields: Fields) => {
  const value = valueIn(fields)
  const applicant = applicantIn(fields)
  const { kind, form, iin, email, phone } = applicant
  const mayLackIin = (kind === 'person' || form === 'ИП') && iin === undefined
  return defined({
    applicant: defined({
      ...applicant,
      name: fields['applicant.name'],
      noIin: mayLackIin && value('applicant.noIin') ? true : undefined,
      followByCode: !email && !phone && value('applicant.followByCode') ? true : undefined,
    }),
    ...othersIn(fields),
    language: fields.language,
    topic: value('topic'),
    district: value('district'),
    subject: fields.subject,
    text: fields.text,
    publish: value('publish') ? true : undefined,
    consent: fields.consent ? true : undefined,
  })
}
