/** What an agency's clerk sees and sends: letters, draft acts, a new draft, a version, a withdrawal. */
import { draftInput, draftVersionInput, draftWithdrawalInput } from '../../events/drafts/draft-inputs.ts'
import { mayBeUrgent } from '../../events/values.ts'
import { agencyWork } from '../../shared/application/drafts/agency-work.ts'
import {
  draftFor,
  type Entered,
  submitDraft,
  submitVersion,
  withdrawDraft,
} from '../../shared/application/drafts/submit-draft.ts'
import { textOf } from '../../shared/application/texts-of-case.ts'
import { validate } from '../../shared/application/validate.ts'
import { openOn } from '../../shared/council/council.ts'
import { mainOf } from '../../shared/domain/case.ts'
import { draftIn, versionIn, withdrawalIn } from '../../shared/http/forms/draft-fields.ts'
import { fieldErrors, languageOf, type ProblemDetail, refused } from '../../shared/http/front.ts'
import { freshKey } from '../../shared/http/idempotency.ts'
import { HttpProblem } from '../../shared/http/problem.ts'
import { page, type Reply, seeOther } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { html } from '../../shared/markup/html.ts'
import { agencyPage, renderAgency } from '../../shared/pages/drafts/agency.ts'
import { changeForms, type DraftForm, newDraftForm } from '../../shared/pages/drafts/draft-forms.ts'
import type { FieldError } from '../../shared/pages/models.ts'
import { formatDay } from '../../shared/text/dates.ts'
import { draftWords } from '../../shared/text/drafts/words.ts'
import { type AgencyDeps, agencyFrame, type Clerk, type Fields, forClerks } from './clerk.ts'

const actorOf = ({ agency }: Clerk) => ({ role: 'agency' as const, as: agency.id })

/** The clerk's command: the same key of the same form is the same. */
const entering = (deps: AgencyDeps, clerk: Clerk, what: string, key: string) => ({
  actor: actorOf(clerk),
  commandId: `agency:${clerk.agency.id}:${deps.links.digest('draft-key', `${what}\n${key}`).slice(0, 32)}`,
})

const dones = ['draft', 'version', 'withdrawal'] as const

export const show = forClerks(async (deps, request, clerk) => {
  const lang = languageOf(deps, request)
  const work = await agencyWork(deps, clerk.agency, lang)
  const { done: said, askedTooEarly } = draftWords(lang).form
  const what = dones.find((one) => one === request.query.done)
  const number = request.query.number?.slice(0, 64)
  const found = what && number ? await draftFor(deps, number, actorOf(clerk)) : undefined
  const { tooEarly } = found?.case ?? {}
  const due = found && mainOf(found.case)?.due
  const done =
    what &&
    html`<div class="notice" role="status"><p>${number && `${number}: `}${said[what]}</p>${
      what !== 'withdrawal' &&
      tooEarly &&
      html`<p>${askedTooEarly(formatDay(tooEarly, lang), due ? formatDay(due, lang) : undefined)}</p>`
    }</div>\n`
  return page(200, renderAgency({ ...agencyFrame(deps, request, clerk), path: '/agency' }, work, done))
})

type Shown = { values: Fields; key: string; errors?: FieldError[]; status?: number }

const formOf = (
  deps: AgencyDeps,
  request: Request,
  clerk: Clerk,
  { values, key, errors = [] }: Shown,
): DraftForm => ({
  lang: languageOf(deps, request),
  from: '/agency',
  csrf: clerk.csrf,
  idempotencyKey: key,
  values,
  errors,
  topics: openOn(deps.rules.council.topics, deps.rules.dayOf(request.at)).map(({ id, names }) => ({
    id,
    name: names,
  })),
})

const newPage = (deps: AgencyDeps, request: Request, clerk: Clerk, shown: Shown): Reply => {
  const words = draftWords(languageOf(deps, request)).form
  const { summary, form } = newDraftForm(formOf(deps, request, clerk, shown))
  return page(
    shown.status ?? 200,
    agencyPage(
      { ...agencyFrame(deps, request, clerk), path: '/agency/draft-acts/new' },
      {
        title: words.create.title,
        hasErrors: !!shown.errors?.length,
        main: html`${summary}<h1>${words.create.title}</h1>\n<p>${words.agencyLead}</p>\n${form}`,
      },
    ),
  )
}

export const showNew = forClerks(async (deps, request, clerk) =>
  newPage(deps, request, clerk, { values: {}, key: freshKey() }),
)

/** Shown again with the reason, or on to the page of the agency. */
const done = async (
  deps: AgencyDeps,
  request: Request,
  entered: Entered,
  what: (typeof dones)[number],
  again: (status: number, errors: FieldError[]) => Reply | Promise<Reply>,
): Promise<Reply> => {
  const lang = languageOf(deps, request)
  if (entered.outcome === 'done')
    return seeOther(`/agency?${new URLSearchParams({ lang, done: what, number: entered.case.caseId })}`)
  const { status, detail } = refused(entered, lang)
  const { errors = [], detail: message = '' } = detail as ProblemDetail
  return again(status, errors.length ? errors : [{ path: '', message }])
}

export const sendNew = forClerks(async (deps, request, clerk, values) => {
  const key = values.idempotencyKey || freshKey()
  const again = (status: number, errors: FieldError[]) =>
    newPage(deps, request, clerk, { status, values, key, errors })
  const input = validate(draftInput, draftIn(values))
  if (input.outcome === 'invalid') return again(422, fieldErrors(input.faults, languageOf(deps, request)))
  const entered = await submitDraft(deps, {
    ...entering(deps, clerk, 'draft', key),
    agency: clerk.agency.id,
    channel: 'web',
    data: input.value,
    receivedAt: request.at,
  })
  return done(deps, request, entered, 'draft', again)
})

const changePage = async (
  deps: AgencyDeps,
  request: Request,
  clerk: Clerk,
  number: string,
  shown: Shown,
): Promise<Reply> => {
  const found = await draftFor(deps, number, actorOf(clerk))
  if (!found) throw new HttpProblem(404, 'not_found')
  const { case: c } = found
  const { form: words } = draftWords(languageOf(deps, request))
  const title = (await textOf(deps.people, c.caseId, c.content, 'draft_act'))?.title ?? ''
  const draft = { number, title, mayBeUrgent: mayBeUrgent(c.actType), isOpen: !c.closedOn }
  const { summary, form } = changeForms(formOf(deps, request, clerk, shown), draft)
  return page(
    shown.status ?? 200,
    agencyPage(
      {
        ...agencyFrame(deps, request, clerk),
        path: `/agency/draft-acts/change?${new URLSearchParams({ number })}`,
      },
      {
        title: words.change,
        hasErrors: !!shown.errors?.length,
        main: html`${summary}<h1>${words.change}</h1>\n${form}`,
      },
    ),
  )
}

export const showChange = forClerks(async (deps, request, clerk) =>
  changePage(deps, request, clerk, request.query.number ?? '', { values: {}, key: freshKey() }),
)

export const sendVersion = forClerks(async (deps, request, clerk, values) => {
  const { number = '' } = values
  const key = values.idempotencyKey || freshKey()
  const again = (status: number, errors: FieldError[]) =>
    changePage(deps, request, clerk, number, { status, values, key, errors })
  const input = validate(draftVersionInput, versionIn(values))
  if (input.outcome === 'invalid') return again(422, fieldErrors(input.faults, languageOf(deps, request)))
  const said = entering(deps, clerk, `version ${number}`, key)
  const given = { ...said, receivedAt: request.at, at: request.at }
  return done(deps, request, await submitVersion(deps, number, input.value, given), 'version', again)
})

export const sendWithdrawal = forClerks(async (deps, request, clerk, values) => {
  const { number = '' } = values
  const key = values.idempotencyKey || freshKey()
  const again = (status: number, errors: FieldError[]) =>
    changePage(deps, request, clerk, number, { status, values, key, errors })
  const input = validate(draftWithdrawalInput, withdrawalIn(values))
  if (input.outcome === 'invalid') return again(422, fieldErrors(input.faults, languageOf(deps, request)))
  const said = { ...entering(deps, clerk, `withdrawal ${number}`, key), at: request.at }
  return done(deps, request, await withdrawDraft(deps, number, input.value, said), 'withdrawal', again)
})
