/** What is entered by hand, as forms: an appeal on paper or in person, an initiative of the council. */
import { deskAppealInput, initiativeInput } from '../../../events/appeals/appeal-inputs.ts'
import {
  openInitiative,
  type Registered,
  registerAppeal,
  submitHolder,
} from '../../../shared/application/appeals/register-appeal.ts'
import { templatesOfPurpose, withTemplate } from '../../../shared/application/desk/templates.ts'
import { uploadsOf } from '../../../shared/application/files/attachments.ts'
import type { PendingFile } from '../../../shared/application/files/models.ts'
import { type Fault, validate } from '../../../shared/application/validate.ts'
import { defined } from '../../../shared/domain/defined.ts'
import { inPath } from '../../../shared/domain/number.ts'
import { typedDay } from '../../../shared/domain/typed-day.ts'
import {
  applicantIn,
  needsAsking,
  othersIn,
  valueIn,
  withMeant,
} from '../../../shared/http/forms/appeal-fields.ts'
import { attachmentsIn, carriedQuery, filesModel, pendingIn } from '../../../shared/http/forms/attachments.ts'
import { fieldErrors, languageOf } from '../../../shared/http/front.ts'
import { freshKey } from '../../../shared/http/idempotency.ts'
import { page, type Reply, seeOther, uploading } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import { renderAppealForm, renderInitiativeForm } from '../../../shared/pages/desk/desk-forms.ts'
import { renderFiles } from '../../../shared/pages/files/files.ts'
import { at } from '../../../shared/pages/layout.ts'
import type { FieldError } from '../../../shared/pages/models.ts'
import { localDay, localTime } from '../../../shared/text/dates.ts'
import { deskWords } from '../../../shared/text/desk/words.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { openAgencies, openTopics } from '../lists/asked.ts'
import { deskFrame, type Fields, forMembers, type Staff, submissionOf } from '../staff.ts'
import { appealFaults, futureFaults, initiativeFaults } from './register.ts'

type Sent = {
  request: Request
  staff: Staff
  /** What was typed. */
  values: Fields
  key: string
}
type Shown = { errors?: FieldError[]; alreadySent?: string }

const appealPage = async (
  deps: DeskDeps,
  status: number,
  { request, staff, values, key }: Sent,
  shown: Shown = {},
) => {
  const { pending } = await pendingIn(deps, { ...request.query, ...values }, languageOf(deps, request))
  const rendered = page(
    status,
    renderAppealForm({
      ...deskFrame(deps, request, staff),
      path: withFiles('/desk/appeals/new', pending),
      filesPath: withFiles('/desk/appeals/files', pending),
      pending,
      topics: openTopics(deps, request).map(({ id, names }) => ({ id, name: names })),
      districts: deps.rules.council.districts.map(({ id, names }) => ({ id, name: names })),
      values,
      errors: [],
      idempotencyKey: key,
      ...shown,
    }),
  )
  return uploading(rendered, deps.files.origin, { shows: true })
}

const withFiles = (path: string, pending: readonly PendingFile[]) =>
  pending.length ? `${path}?${new URLSearchParams(carriedQuery(pending))}` : path

const initiativePage = async (
  deps: DeskDeps,
  status: number,
  { request, staff, values, key }: Sent,
  shown: Shown = {},
) =>
  page(
    status,
    renderInitiativeForm({
      ...deskFrame(deps, request, staff),
      path: '/desk/initiatives/new',
      agencies: openAgencies(deps, request).map(({ id, names }) => ({ id, name: names })),
      templates: await templatesOfPurpose(deps, 'letter'),
      values,
      errors: [],
      idempotencyKey: key,
      ...shown,
    }),
  )

/** Shown again with what was typed, or on to what came of it; the same key with other words asks its sender. */
const outcome = async (
  registered: Registered,
  again: (status: number, shown: Shown, key: string) => Reply | Promise<Reply>,
  done: (number: string) => string,
): Promise<Reply> =>
  'keyReused' in registered
    ? again(409, { alreadySent: registered.keyReused }, freshKey())
    : seeOther(done(inPath(registered.case.caseId)))

export const showAppeal = forMembers(async (deps, request, staff) => {
  const { timeZone } = deps.rules.council
  const values = {
    receivedOn: localDay(request.at, timeZone),
    receivedTime: localTime(request.at, timeZone),
    language: deps.rules.council.language,
  }
  return appealPage(deps, 200, { request, staff, values, key: freshKey() })
})

export const sendAppeal = forMembers(async (deps, request, staff, typed) => {
  const values = withMeant(typed, 'applicant.email')
  const lang = languageOf(deps, request)
  const key = values.idempotencyKey || freshKey()
  const again = (status: number, shown: Shown, fresh = key) =>
    appealPage(deps, status, { request, staff, values, key: fresh }, shown)
  // The page in another language, with what was typed.
  if (values.meant || values.go) return again(200, {})

  const time = values.receivedTime?.trim() ?? ''
  const badTime = /^([01]?\d|2[0-3]):[0-5]\d$/.test(time)
    ? []
    : [{ path: 'receivedTime', message: deskWords(lang).form.badTime }]
  const receivedAt = badTime.length ? undefined : instantOf(deps, typedDay(values.receivedOn ?? ''), time)
  const onDay = (faults: readonly Fault[]): Fault[] =>
    faults.map((fault) =>
      fault.path === 'receivedAt'
        ? { ...fault, path: 'receivedOn', code: fault.code === 'in_future' ? fault.code : 'day' }
        : fault,
    )
  // A wrong time alone leaves the day to be checked.
  const input = validate(
    deskAppealInput,
    appealOf(values, receivedAt ?? (badTime.length ? request.at : 'none')),
  )
  // Whatever else is wrong: errors that come one after the other are mended one after the other.
  const faults =
    input.outcome === 'invalid'
      ? [...input.faults, ...futureFaults(receivedAt ?? request.at, request)]
      : appealFaults(deps, request, input.value)
  const errors = [...badTime, ...fieldErrors(onDay(faults), lang)]
  if (input.outcome === 'invalid' || errors.length) return again(422, { errors })

  if (needsAsking(values, 'applicant.email')) return again(200, {})

  const files = await attachmentsIn(deps, values, request.at)
  const submission = submissionOf(deps, staff.member, key)
  const { uploads, faults: lost } = await uploadsOf(
    deps,
    files.attachments ?? [],
    submitHolder(deps, submission),
  )
  if (lost.length) return again(422, { errors: fieldErrors(lost, lang) })

  const { channel, receivedAt: came, oral, consent: _, ...appeal } = input.value
  const registered = await registerAppeal(
    deps,
    { ...appeal, ...files },
    { ...submission, at: request.at },
    { channel, receivedAt: came, ...(oral && { oral }), acceptedBy: staff.member.name },
    uploads,
  )
  return outcome(registered, again, (number) => `/desk/cases/${number}/receipt?lang=${lang}&registered=1`)
})

/** Without a script the scan is uploaded first, here, and the form then takes it along. */
export const showFiles = forMembers(async (deps, request, staff) => {
  const lang = languageOf(deps, request)
  const model = await filesModel(deps, request.query, lang, '/desk/appeals/files?')
  const back = at(withFiles('/desk/appeals/new', model.pending), lang)
  const frame = { ...deskFrame(deps, request, staff), path: model.path }
  return uploading(page(200, renderFiles({ ...frame, ...model, back })), deps.files.origin)
})

const instantOf = ({ rules }: DeskDeps, day: string, time: string): string | undefined => {
  const [, date, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(day) ?? []
  const iso = year ? `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}` : day
  try {
    return rules.instantOf(iso, time.padStart(5, '0'))
  } catch {
    return undefined
  }
}

/** Fields by dotted path become the API's body. */
const appealOf = (fields: Fields, receivedAt: string): object => {
  const value = valueIn(fields)
  return defined({
    applicant: defined({ ...applicantIn(fields), name: value('applicant.name') }),
    ...othersIn(fields),
    language: fields.language,
    topic: value('topic'),
    district: value('district'),
    subject: fields.subject,
    text: fields.text,
    channel: value('channel'),
    oral: value('oral') ? true : undefined,
    receivedAt,
  })
}

/** That nobody was named is told at the list. */
const atSelect = (fault: Fault): Fault => (fault.path === 'to' ? { ...fault, path: 'agency' } : fault)

/** A body that the council's list does not have, as it was typed; undefined where nothing was. */
const bodyOf = (fields: Fields): object | undefined => {
  const typed = ['name', 'email', 'address'].flatMap((part) => {
    const value = fields[`to.${part}`]?.trim()
    return value ? [[part, value]] : []
  })
  return typed.length ? { name: '', ...Object.fromEntries(typed) } : undefined
}

export const showInitiative = forMembers(async (deps, request, staff) =>
  initiativePage(deps, 200, { request, staff, values: {}, key: freshKey() }),
)

export const sendInitiative = forMembers(async (deps, request, staff, typed) => {
  const lang = languageOf(deps, request)
  const given = withMeant(typed, 'to.email')
  const takesText = given.change === 'template'
  const values = takesText ? await withTemplate(deps, undefined, given, deps.rules.dayOf(request.at)) : given
  const key = values.idempotencyKey || freshKey()
  const again = (status: number, shown: Shown, fresh = key) =>
    initiativePage(deps, status, { request, staff, values, key: fresh }, shown)
  if (takesText || values.meant || values.go) return again(200, {})
  const { agency = '', kind = '', subject, text } = values
  const body = bodyOf(values)
  const origin = {
    kind: values['origin.kind'] || undefined,
    title: values['origin.title'],
    on: values['origin.on'] && typedDay(values['origin.on']),
  }
  const input = validate(initiativeInput, {
    ...(agency ? { agency } : { to: body }),
    ...{ ...(kind && { kind }), subject, text, origin },
  })
  const faults = input.outcome === 'invalid' ? input.faults : initiativeFaults(deps, request, input.value)
  if (input.outcome === 'invalid' || faults.length)
    return again(422, { errors: fieldErrors(faults.map(atSelect), lang) })
  if (!agency && needsAsking(values, 'to.email')) return again(200, {})
  const registered = await openInitiative(deps, input.value, {
    ...submissionOf(deps, staff.member, key),
    at: request.at,
  })
  return outcome(registered, again, (number) => `/desk/cases/${number}?lang=${lang}&done=initiative`)
})
