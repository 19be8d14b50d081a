/**
 * An action's form as it is sent, from whichever page it stands on: shown again with what was typed, confirmed first
 * where it cannot be undone, or taken.
 */
import { type ActionInput, actionInput } from '../../../events/action-inputs.ts'
import type { Role } from '../../../events/values.ts'
import {
  answersAnotherLetter,
  inBothFields,
  inputOf,
  withAddressee,
} from '../../application/actions/form-input.ts'
import type { Unsent } from '../../application/actions/models.ts'
import { actionHolder, type OpenLink, takeAction } from '../../application/actions/take-action.ts'
import { withTemplate } from '../../application/desk/templates.ts'
import type { Executor } from '../../application/execute-command.ts'
import { uploadsOf } from '../../application/files/attachments.ts'
import type { PendingFile } from '../../application/files/models.ts'
import { reminderPreview } from '../../application/letters/reminder-preview.ts'
import type { Files, Links } from '../../application/ports.ts'
import { validate } from '../../application/validate.ts'
import { type ActionName, actionNames } from '../../domain/capabilities.ts'
import type { Case } from '../../domain/case.ts'
import { takesFiles } from '../../pages/actions/action-forms.ts'
import { isFinal } from '../../pages/actions/manners.ts'
import type { FieldError } from '../../pages/models.ts'
import { actingWords } from '../../text/actions/words.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { asFormTried, type FormTry, typedIn } from '../first-try.ts'
import { type Front, fieldErrors, languageOf, type ProblemDetail, refused } from '../front.ts'
import { freshKey } from '../idempotency.ts'
import type { Reply } from '../replies.ts'
import type { Request } from '../request.ts'
import { needsAsking, withMeant } from './appeal-fields.ts'
import { attachmentsIn, carriedQuery, pendingIn } from './attachments.ts'

type Deps = Front & Executor & { files: Files; links: Links }

/** The form as it is shown again. */
export type SentForm = {
  status: number
  failed?: ActionName
  errors: FieldError[]
  values: Record<string, string>
  key: string
  pending: PendingFile[]
  /** What somebody else has kept meanwhile. */
  theirs?: Unsent
}

export type Sent =
  | { outcome: 'again'; link: OpenLink; form: SentForm }
  /** `answerDue`: by when what is sent is to be answered, a local day. `preview`: the mail that would go out. */
  | {
      outcome: 'confirm'
      link: OpenLink
      form: SentForm
      action: ActionName
      answerDue?: string | undefined
      preview?: string | undefined
    }
  /** `pending`: files that no text has taken along yet. */
  | { outcome: 'taken'; action: ActionName; case: Case; pending: PendingFile[] }
  /** Not sent, and there for whoever may send it. */
  | { outcome: 'kept'; action: ActionName; pending: PendingFile[] }

/** What the page says that comes after, as a part of its address. */
export const saidNow = ({ outcome, action, pending }: Extract<Sent, { outcome: 'taken' | 'kept' }>) => ({
  [outcome === 'taken' ? 'done' : 'kept']: action,
  ...carriedQuery(pending),
})

/** By when what would be sent is to be answered: of dates that wait on others, the one that would be new. */
const answerDueIn = (before: Case, after: Case): string | undefined =>
  Object.entries(after.pending)
    .filter(([key]) => /^(letter:|clarification$|completion$)/.test(key) && !(key in before.pending))
    .flatMap(([, { deadline }]) => deadline.due ?? [])[0]

const previewOf = (deps: Deps, c: Case, input: ActionInput, at: string) =>
  input.action === 'remind' ? reminderPreview(deps, c, input.letter, deps.rules.dayOf(at)) : undefined

type Opening = {
  /** As it is for what is first tried at this instant (UTC). */
  link: (at: string) => Promise<OpenLink>
  /** Whether there can be a link at all; of one that is forged nothing is held. */
  isReadable: boolean
}

/** Of the two in which the council writes, its first one. */
const councilsOwn = ({ rules }: Front) => (rules.council.language === 'kk' ? 'kk' : 'ru')

/** `answer` makes the reply of what became of the form; within it the request counts as tried. */
export const sendAction = async (
  deps: Deps,
  request: Request,
  posted: Record<string, string>,
  { link, isReadable }: Opening,
  answer: (came: Sent) => Promise<Reply>,
): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const typed = withAddressee(typedIn(posted))
  const fields = inBothFields(typed, lang === 'en' ? councilsOwn(deps) : lang)
  const failed = actionNames.find((name) => name === fields.action)
  const asksFirst = failed !== undefined && isFinal(failed, fields) && !fields.confirmed
  const taken = async (form?: FormTry) => {
    const found = await link(form?.tried.at ?? request.at)
    return answer(await taking(deps, request, found, { fields, failed, asksFirst, ...form }))
  }
  if (isChanging(fields) || !isReadable) return taken()
  return asFormTried(deps, request, posted, { said: inputOf(fields), asksFirst }, taken)
}

/** A button was pressed that changes the form and takes no action. */
const isChanging = (fields: Record<string, string>) =>
  'more' in fields || 'change' in fields || 'meant' in fields

/** The field with the address that an action writes to or keeps. */
const addressOf = (fields: Record<string, string>) => ('email' in fields ? 'email' : 'to.email')

const isOffice = (role: Role) => role === 'chair' || role === 'secretary'

type Submission = Partial<FormTry> & {
  fields: Record<string, string>
  failed: ActionName | undefined
  asksFirst: boolean
}

const taking = async (
  deps: Deps,
  request: Request,
  link: OpenLink,
  { fields, failed, asksFirst, tried, proven }: Submission,
): Promise<Sent> => {
  const lang = languageOf(deps, request)
  const key = fields.idempotencyKey || freshKey()
  const { pending } = await pendingIn(deps, fields, lang)
  const shown = { ...(failed && { failed }), errors: [], values: fields, key, pending }
  const again = (status: number, errors: FieldError[], more: Partial<SentForm> = {}): Sent => ({
    outcome: 'again',
    link,
    form: { ...shown, status, errors, ...more },
  })
  // An agency reads nothing of the case behind its letter.
  if (fields.change === 'template' && isOffice(link.grant.role)) {
    const values = await withTemplate(deps, link.case, fields, deps.rules.dayOf(request.at))
    return again(200, [], { values })
  }
  if (fields.change === 'keep' && failed) {
    const { keepUnsent } = await import('../../application/actions/keep-unsent.ts')
    const came = await keepUnsent(deps, link, failed, fields, { kept: freshKey(), at: request.at })
    if (came.outcome === 'kept') return { outcome: 'kept', action: failed, pending }
    if (came.outcome === 'changed') {
      const { theirs } = came
      const message = actingWords(lang).unsent.changed
      return again(409, [{ path: '', message }], { values: { ...fields, unsent: theirs.kept }, theirs })
    }
  }
  if (isChanging(fields)) return again(200, [], { values: withMeant(fields, addressOf(fields)) })

  if (answersAnotherLetter(fields))
    return again(422, [{ path: 'remarks', message: pageWords(lang).link.remark.otherLetter }])
  const sends = failed && takesFiles(failed)
  const attached = sends ? await attachmentsIn(deps, fields, request.at) : {}
  const input = validate(actionInput, { ...inputOf(fields), ...attached })
  if (input.outcome === 'invalid') return again(422, fieldErrors(input.faults, lang))
  if (!fields.confirmed && needsAsking(fields, addressOf(fields))) return again(200, [])
  const ids = attached.attachments ?? []
  const { uploads, faults } = await uploadsOf(deps, ids, actionHolder(deps, link, key))
  if (faults.length) return again(422, fieldErrors(faults, lang))
  const { action } = input.value
  const given = { key, at: request.at, dry: asksFirst, ...(tried && { tried }) }
  const executed = await takeAction(deps, link, input.value, given, uploads)
  if (executed.outcome === 'refused') {
    const { status, detail } = refused(executed, lang)
    const { errors = [], detail: message = '' } = detail as ProblemDetail
    // Told that there is a new version: what is sent from this page is of that one.
    const { version: _, ...unread } = fields
    const values = executed.refused === 'draft_changed' ? unread : fields
    return again(status, errors.length ? errors : [{ path: '', message }], { values })
  }
  if (executed.outcome === 'reused')
    return again(409, [{ path: '', message: pageWords(lang).link.reused }], { key: freshKey() })
  if (asksFirst && !executed.repeated)
    return {
      outcome: 'confirm',
      link,
      action,
      answerDue: answerDueIn(link.case, executed.case),
      preview: await previewOf(deps, link.case, input.value, request.at),
      form: { ...shown, status: 200, values: { ...fields, ...proven } },
    }
  return { outcome: 'taken', action, case: executed.case, pending: sends ? [] : pending }
}
