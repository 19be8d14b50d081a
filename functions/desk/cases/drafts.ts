/** Draft acts that came on paper or by a notice of the portal: by form, and `/api/desk/draft-acts`. */
import type * as z from 'zod/mini'
import {
  deskDraftInput,
  deskDraftVersionInput,
  draftWithdrawalInput,
} from '../../../events/drafts/draft-inputs.ts'
import { day, mayBeUrgent } from '../../../events/values.ts'
import { memberGrantId } from '../../../shared/application/actions/grants.ts'
import type { Member } from '../../../shared/application/desk/members.ts'
import {
  draftFor,
  type Entered,
  submitDraft,
  submitVersion,
  withdrawDraft,
} from '../../../shared/application/drafts/submit-draft.ts'
import { textOf } from '../../../shared/application/texts-of-case.ts'
import { type Fault, type Validated, validate } from '../../../shared/application/validate.ts'
import { agencyOf } from '../../../shared/council/council.ts'
import { mainOf, statusOf } from '../../../shared/domain/case.ts'
import { inPath } from '../../../shared/domain/number.ts'
import { typedDay } from '../../../shared/domain/typed-day.ts'
import { needsAsking, withMeant } from '../../../shared/http/forms/appeal-fields.ts'
import { draftBody, draftIn, versionIn, withdrawalIn } from '../../../shared/http/forms/draft-fields.ts'
import { fieldErrors, invalid, languageOf, type ProblemDetail, refused } from '../../../shared/http/front.ts'
import { freshKey, requiredKey } from '../../../shared/http/idempotency.ts'
import { HttpProblem } from '../../../shared/http/problem.ts'
import { json, page, type Reply, seeOther } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import { html } from '../../../shared/markup/html.ts'
import { deskPage } from '../../../shared/pages/desk/desk.ts'
import { changeForms, type DraftForm, newDraftForm } from '../../../shared/pages/drafts/draft-forms.ts'
import type { FieldError } from '../../../shared/pages/models.ts'
import { localDay, localTime } from '../../../shared/text/dates.ts'
import { draftWords } from '../../../shared/text/drafts/words.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { openTopics } from '../lists/asked.ts'
import { deskFrame, type Fields, forMembers, requireStaff, type Staff } from '../staff.ts'
import { futureFaults } from './register.ts'

const secretary = { role: 'secretary' as const }

/** A member's key for one thing that they enter. */
const entering = (deps: DeskDeps, member: Member, what: string, key: string) => ({
  actor: secretary,
  commandId: `submit:${memberGrantId(deps, member)}:${deps.links.digest('draft-key', `${what}\n${key}`).slice(0, 32)}`,
})

type Came = { receivedAt: string; agency?: string | undefined }

/** What the schema cannot know: that nothing came tomorrow, and whose drafts there are. */
const faultsOf = (deps: DeskDeps, request: Request, { receivedAt, agency }: Came): Fault[] => [
  ...futureFaults(instantOf(deps, receivedAt), request),
  ...(agency === undefined || agencyOf(deps.rules.council, agency)
    ? []
    : [{ path: 'agency', code: 'unknown_value' as const }]),
]

/** A day without a time is meant from its beginning, so that today is not in the future. */
const instantOf = ({ rules }: DeskDeps, receivedAt: string): string =>
  day.safeParse(receivedAt).success
    ? rules.instantOf(receivedAt, '00:00')
    : new Date(receivedAt).toISOString()

const checked = <T>(deps: DeskDeps, request: Request, input: Validated<T>): T => {
  if (input.outcome === 'valid') return input.value
  throw invalid(fieldErrors(input.faults, languageOf(deps, request)))
}

const register = async (
  deps: DeskDeps,
  { at }: Request,
  { agency, channel, receivedAt, ...data }: z.infer<typeof deskDraftInput>,
  said: ReturnType<typeof entering>,
): Promise<Entered> =>
  submitDraft(deps, { agency, channel, ...said, data, receivedAt: instantOf(deps, receivedAt), at })

const answered = (deps: DeskDeps, request: Request, entered: Entered): Reply => {
  if (entered.outcome === 'refused')
    throw entered.refused === 'case_unknown'
      ? new HttpProblem(404, 'not_found')
      : refused(entered, languageOf(deps, request))
  const c = entered.case
  const dueOn = mainOf(c)?.due ?? null
  const version = c.kind === 'draft_act' ? c.draftVersion : 1
  const { caseId: number, receivedAt, registeredOn } = c
  return json(201, { number, version, status: statusOf(c), receivedAt, registeredOn, dueOn })
}

export const create = async (deps: DeskDeps, request: Request): Promise<Reply> => {
  const member = await requireStaff(deps, request)
  const said = entering(deps, member, 'draft', requiredKey(deps, request))
  const input = checked(deps, request, validate(deskDraftInput, await draftBody(request)))
  const faults = faultsOf(deps, request, input)
  if (faults.length) throw invalid(fieldErrors(faults, languageOf(deps, request)))
  return answered(deps, request, await register(deps, request, input, said))
}

export const addVersion = async (deps: DeskDeps, request: Request): Promise<Reply> => {
  const member = await requireStaff(deps, request)
  const number = request.params.number ?? ''
  const said = entering(deps, member, `version ${number}`, requiredKey(deps, request))
  const input = checked(deps, request, validate(deskDraftVersionInput, await draftBody(request)))
  const faults = faultsOf(deps, request, input)
  if (faults.length) throw invalid(fieldErrors(faults, languageOf(deps, request)))
  const { channel: _, receivedAt, ...version } = input
  const given = { ...said, receivedAt: instantOf(deps, receivedAt), at: request.at }
  return answered(deps, request, await submitVersion(deps, number, version, given))
}

export const withdraw = async (deps: DeskDeps, request: Request): Promise<Reply> => {
  const member = await requireStaff(deps, request)
  const number = request.params.number ?? ''
  const said = entering(deps, member, `withdrawal ${number}`, requiredKey(deps, request))
  const input = checked(deps, request, validate(draftWithdrawalInput, await draftBody(request)))
  return answered(deps, request, await withdrawDraft(deps, number, input, { ...said, at: request.at }))
}

type Shown = { values: Fields; key: string; errors?: FieldError[]; status?: number }

const formOf = (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  { values, key, errors = [] }: Shown,
): DraftForm => ({
  lang: languageOf(deps, request),
  from: '/desk',
  csrf: staff.csrf,
  idempotencyKey: key,
  values,
  errors,
  topics: openTopics(deps, request).map(({ id, names }) => ({ id, name: names })),
  agencies: deps.rules.council.agencies.map(({ id, names }) => ({ id, name: names })),
})

const newPage = (deps: DeskDeps, request: Request, staff: Staff, shown: Shown): Reply => {
  const { create: words } = draftWords(languageOf(deps, request)).form
  const { summary, form } = newDraftForm(formOf(deps, request, staff, shown))
  return page(
    shown.status ?? 200,
    deskPage(
      { ...deskFrame(deps, request, staff), path: '/desk/draft-acts/new' },
      {
        title: words.title,
        hasErrors: !!shown.errors?.length,
        main: html`${summary}<h1>${words.title}</h1>\n<p>${words.lead}</p>\n${form}`,
      },
    ),
  )
}

/** Both times as the council's clocks show them. */
const now = (deps: DeskDeps, { at }: Request): Fields => ({
  receivedOn: localDay(at, deps.rules.council.timeZone),
  receivedTime: localTime(at, deps.rules.council.timeZone),
})

export const showNew = forMembers(async (deps, request, staff) =>
  newPage(deps, request, staff, { values: now(deps, request), key: freshKey() }),
)

/** When it came, of a day and a time as people type them; undefined where that is none. */
const momentIn = ({ rules }: DeskDeps, fields: Fields): string | undefined => {
  try {
    return rules.instantOf(
      typedDay(fields.receivedOn ?? ''),
      (fields.receivedTime?.trim() ?? '').padStart(5, '0'),
    )
  } catch {
    return undefined
  }
}

/** The input of a form, or what is wrong with it, each fault at its control. */
const typedInput = <S extends z.ZodMiniType>(
  deps: DeskDeps,
  request: Request,
  schema: S,
  body: object,
  fields: Fields,
): { value: z.output<S> } | { errors: FieldError[] } => {
  const lang = languageOf(deps, request)
  const receivedAt = momentIn(deps, fields)
  const bad = receivedAt ? [] : [{ path: 'receivedOn', message: draftWords(lang).form.badMoment }]
  const came = { channel: fields.channel, receivedAt: receivedAt ?? request.at }
  const input = validate(schema, { ...body, ...came })
  const faults = [
    ...(input.outcome === 'invalid' ? input.faults : []),
    ...faultsOf(deps, request, input.outcome === 'valid' ? (input.value as unknown as Came) : came),
  ]
  const errors = [...bad, ...fieldErrors(faults, lang)].map((error) =>
    error.path === 'receivedAt' ? { ...error, path: 'receivedOn' } : error,
  )
  return input.outcome === 'valid' && !errors.length ? { value: input.value } : { errors }
}

/** Shown again with the reason, or on to the case. */
const done = async (
  deps: DeskDeps,
  request: Request,
  entered: Entered,
  again: (status: number, errors: FieldError[]) => Reply | Promise<Reply>,
): Promise<Reply> => {
  const lang = languageOf(deps, request)
  if (entered.outcome === 'done') return seeOther(`/desk/cases/${inPath(entered.case.caseId)}?lang=${lang}`)
  const { status, detail } = refused(entered, lang)
  const { errors = [], detail: message = '' } = detail as ProblemDetail
  return again(status, errors.length ? errors : [{ path: '', message }])
}

export const sendNew = forMembers(async (deps, request, staff, typed) => {
  const values = withMeant(typed, 'contact.email')
  const key = values.idempotencyKey || freshKey()
  const again = (status: number, errors: FieldError[]) =>
    newPage(deps, request, staff, { status, values, key, errors })
  if (values.meant) return again(200, [])
  const body = { ...draftIn(values), agency: values.agency }
  const input = typedInput(deps, request, deskDraftInput, body, values)
  if ('errors' in input) return again(422, input.errors)
  if (needsAsking(values, 'contact.email')) return again(200, [])
  const said = entering(deps, staff.member, 'draft', key)
  return done(deps, request, await register(deps, request, input.value, said), again)
})

const changePage = async (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  number: string,
  shown: Shown,
): Promise<Reply> => {
  const found = await draftFor(deps, number, secretary)
  if (!found) throw new HttpProblem(404, 'not_found')
  const { case: c } = found
  const { form: words } = draftWords(languageOf(deps, request))
  const title = (await textOf(deps.people, c.caseId, c.content, 'draft_act'))?.title ?? ''
  const draft = { number, title, mayBeUrgent: mayBeUrgent(c.actType), isOpen: !c.closedOn }
  const { summary, form } = changeForms(formOf(deps, request, staff, shown), draft)
  const path = `/desk/draft-acts/change?${new URLSearchParams({ number })}`
  return page(
    shown.status ?? 200,
    deskPage(
      { ...deskFrame(deps, request, staff), path },
      {
        title: words.change,
        hasErrors: !!shown.errors?.length,
        main: html`${summary}<h1>${words.change}</h1>\n${form}`,
      },
    ),
  )
}

export const showChange = forMembers(async (deps, request, staff) =>
  changePage(deps, request, staff, request.query.number ?? '', {
    values: { ...now(deps, request), channel: 'web' },
    key: freshKey(),
  }),
)

export const sendVersion = forMembers(async (deps, request, staff, values) => {
  const { number = '' } = values
  const key = values.idempotencyKey || freshKey()
  const again = (status: number, errors: FieldError[]) =>
    changePage(deps, request, staff, number, { status, values, key, errors })
  const input = typedInput(deps, request, deskDraftVersionInput, versionIn(values), values)
  if ('errors' in input) return again(422, input.errors)
  const { channel: _, receivedAt, ...version } = input.value
  const said = entering(deps, staff.member, `version ${number}`, key)
  const given = { ...said, receivedAt: instantOf(deps, receivedAt), at: request.at }
  return done(deps, request, await submitVersion(deps, number, version, given), again)
})

export const sendWithdrawal = forMembers(async (deps, request, staff, values) => {
  const { number = '' } = values
  const key = values.idempotencyKey || freshKey()
  const again = (status: number, errors: FieldError[]) =>
    changePage(deps, request, staff, number, {
      status,
      values: { ...now(deps, request), ...values },
      key,
      errors,
    })
  const input = validate(draftWithdrawalInput, withdrawalIn(values))
  if (input.outcome === 'invalid') return again(422, fieldErrors(input.faults, languageOf(deps, request)))
  const said = entering(deps, staff.member, `withdrawal ${number}`, key)
  return done(
    deps,
    request,
    await withdrawDraft(deps, number, input.value, { ...said, at: request.at }),
    again,
  )
})
