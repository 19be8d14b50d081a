/** The council's directory on the desk: shown, changed, added to, renamed and ended, by its members. */
import type { Held } from '../../../events/content-parts.ts'
import {
  type AdditionInput,
  additionInput,
  contactsInput,
  endInput,
  heldInput,
  renamingInput,
} from '../../../events/council/held-inputs.ts'
import { limits } from '../../../events/limits.ts'
import type { Language } from '../../../events/values.ts'
import type { Entering } from '../../../shared/application/activities/activities.ts'
import type { CouncilExecution } from '../../../shared/application/activities/council-log.ts'
import { canonical } from '../../../shared/application/commits.ts'
import { changeDirectory } from '../../../shared/application/desk/directory/directory.ts'
import {
  addEntry,
  endEntry,
  reachedNow,
  renameEntry,
  setContacts,
} from '../../../shared/application/desk/directory/directory-entries.ts'
import { type Fault, type Validated, validate } from '../../../shared/application/validate.ts'
import { fieldErrors, languageOf } from '../../../shared/http/front.ts'
import { freshKey } from '../../../shared/http/idempotency.ts'
import { HttpProblem } from '../../../shared/http/problem.ts'
import { page, type Reply, seeOther } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import {
  type Asked,
  directoryDone,
  kindOf,
  type Line,
  linesShown,
  renderDirectory,
} from '../../../shared/pages/desk/desk-directory.ts'
import { renderAddition, renderEntry, valuesOf } from '../../../shared/pages/desk/desk-entry.ts'
import type { FieldError } from '../../../shared/pages/models.ts'
import { directoryWords } from '../../../shared/text/desk/directory/directory-words.ts'
import {
  type AddedKind,
  addedKinds,
  entryKinds,
  entryWords,
} from '../../../shared/text/desk/directory/entry-words.ts'
import { texts } from '../../../shared/text/texts.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { refusedAt } from '../activities/activities.ts'
import { openCommissions } from '../lists/asked.ts'
import { deskFrame, type Fields, forMembers, type Staff, submissionOf } from '../staff.ts'
import { lineOf, linesOf, matching } from './directory-lines.ts'
import { addedIn, contactsIn, endIn, heldIn, renamedIn } from './held-fields.ts'

export const showDirectory = forMembers(async (deps, request, staff) => {
  const asked = askedOf(request)
  const today = deps.rules.dayOf(request.at)
  const found = linesOf(deps.rules.council, today).filter(matching(asked))
  const from = asked.from < found.length ? asked.from : 0
  const done = directoryDone.find((word) => word === request.query.done)
  return page(
    200,
    renderDirectory({
      ...deskFrame(deps, request, staff),
      lines: found.slice(from, from + linesShown),
      found: found.length,
      asked: { ...asked, from },
      today,
      ...(done && { done }),
    }),
  )
})

const askedOf = ({ query }: Request): Asked => ({
  q: [...(query.q ?? '').slice(0, 2 * limits.name)].slice(0, limits.name).join('').trim(),
  kind: entryKinds.find((kind) => kind === query.kind) ?? '',
  from: /^\d{1,4}$/.test(query.from ?? '') ? Number(query.from) : 0,
})

/** The entry that the address names. Throws a 404 for one that the council does not have. */
const lineAt = ({ rules }: DeskDeps, { params, at }: Request): Line => {
  const entry = [params.of, params.id].filter(Boolean).join(':')
  const line = lineOf(rules.council, entry, rules.dayOf(at))
  if (!line) throw new HttpProblem(404, 'not_found')
  return line
}

type Shown = { status: number; values: Fields; errors?: FieldError[] }

const entryPage = (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  { status, line, values, errors = [], failed }: Shown & { line: Line; failed?: 'end' | 'rename' },
) => {
  const idempotencyKey = values.idempotencyKey || freshKey()
  const today = deps.rules.dayOf(request.at)
  const frame = deskFrame(deps, request, staff)
  // What was sent has the fields of its own form alone.
  const held = failed ? { ...heldValues(line), ...values } : values
  const model = { ...frame, line, values: held, errors, idempotencyKey, today, ...(failed && { failed }) }
  return page(status, renderEntry(model))
}

const heldValues = ({ held }: Line): Fields => (held ? valuesOf(held) : {})

const startingValues = ({ rules }: DeskDeps, line: Line): Fields =>
  line.contacts ? valuesOf(reachedNow(rules.council)) : heldValues(line)

/** Of which kind one is added: at the address of the kind itself. */
const addedKind = ({ params }: Request): AddedKind | undefined =>
  addedKinds.find((kind) => kind === params.of && !params.id)

const additionPage = (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  { status, values, errors = [], kind }: Shown & { kind: AddedKind },
) => {
  const idempotencyKey = values.idempotencyKey || freshKey()
  const commissions = openCommissions(deps, request)
  const frame = deskFrame(deps, request, staff)
  return page(status, renderAddition({ ...frame, values, errors, idempotencyKey, kind, commissions }))
}

export const showEntry = forMembers(async (deps, request, staff) => {
  const kind = addedKind(request)
  if (kind) {
    const { language } = deps.rules.council
    const values = { language, 'chair.language': language }
    return additionPage(deps, request, staff, { status: 200, values, kind })
  }
  const line = lineAt(deps, request)
  return entryPage(deps, request, staff, { status: 200, line, values: startingValues(deps, line) })
})

/** Whose form with which words: sent again with others, or by another member, a key is another command. */
const commandOf = (deps: DeskDeps, { member }: Staff, values: Fields, said: readonly unknown[]) => {
  const { door, key } = submissionOf(deps, member, values.idempotencyKey || freshKey())
  return `directory:${deps.links.digest('directory', canonical([door, key, ...said])).slice(0, 32)}`
}

const actor = { role: 'secretary' as const }

const backTo = (lang: Language, done: (typeof directoryDone)[number]): Reply =>
  seeOther(`/desk/directory?lang=${lang}&done=${done}`)

export const changeEntry = forMembers(async (deps, request, staff, values) => {
  const kind = addedKind(request)
  if (kind) return add(deps, request, staff, { kind, values })
  const line = lineAt(deps, request)
  if (values.end && kindOf(line) !== 'council') return end(deps, request, staff, { line, values })
  if (values.rename && kindOf(line) !== 'council') return rename(deps, request, staff, { line, values })
  if (line.contacts) return reach(deps, request, staff, { line, values })
  // A topic is held by nobody.
  if (!line.held) throw new HttpProblem(404, 'not_found')
  const lang = languageOf(deps, request)
  const words = directoryWords(lang).form
  const again = (errors: FieldError[]) =>
    entryPage(deps, request, staff, { status: 422, line, values, errors })

  const input = validate(heldInput, heldIn(values, line.held.of))
  if (input.outcome === 'invalid') return again(fieldErrors(input.faults, lang))
  const held: Held = input.value
  if (held.of === 'commission' && held.acting === 'deputy' && !held.deputy)
    return again([{ path: 'acting', message: words.noDeputy }])
  if (held.of === 'acting_head' && held.acting && held.acting.until < held.acting.from)
    return again([{ path: 'acting.until', message: words.untilBeforeFrom }])
  const isMe = ({ email }: { email: string }) => email.toLowerCase() === staff.member.email.toLowerCase()
  if (held.of === 'secretariat' && !held.members.some(isMe))
    return again([{ path: 'members', message: words.yourself }])

  const commandId = commandOf(deps, staff, values, [line.entry, held])
  await changeDirectory(deps, { entry: line.entry, held, commandId, actor, at: request.at })
  return backTo(lang, 'directory')
})

/** A form of the directory: what it spells, what that comes to, and how it is shown again where it does not hold. */
type DirectoryForm<Input> = {
  values: Fields
  input: Validated<Input>
  /** What tells this form with these words from every other. */
  said: (input: Input) => readonly unknown[]
  enter: (input: Input, entering: Entering) => Promise<CouncilExecution>
  done: (typeof directoryDone)[number]
  again: (errors: FieldError[]) => Reply
  errorsOf?: typeof fieldErrors
}

/** Enters what a form spells; else shows it again, with its errors or with the "no" at the field that it is about. */
const enterForm = async <Input>(
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  form: DirectoryForm<Input>,
): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const { values, input, again, errorsOf = fieldErrors } = form
  if (input.outcome === 'invalid') return again(errorsOf(input.faults, lang))
  const commandId = commandOf(deps, staff, values, form.said(input.value))
  const executed = await form.enter(input.value, { actor, at: request.at, commandId })
  return executed.outcome === 'done' ? backTo(lang, form.done) : again(refusedAt(executed, lang))
}

/** Faults in words, some of them in better ones than `fieldErrors` has. */
const errorsWith =
  (betterOf: (fault: Fault, lang: Language) => string | undefined): typeof fieldErrors =>
  (faults, lang) =>
    faults.flatMap((fault) => {
      const message = betterOf(fault, lang)
      return fieldErrors([fault], lang).map((error) => (message ? { ...error, message } : error))
    })

const add = (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  { kind, values }: { kind: AddedKind; values: Fields },
): Promise<Reply> => {
  const additionIn = (input: AdditionInput) => ({ entry: `${kind}:${input.id}`, ...additionOf(input) })
  // An id that was to be made of a name that is wrong is not asked for.
  const isAsked = ({ path }: Fault, faults: readonly Fault[]) =>
    path !== 'id' || values.id?.trim() || !faults.some((other) => other.path === 'names.en')
  return enterForm(deps, request, staff, {
    values,
    input: validate(additionInput, addedIn(values, kind)),
    said: (input) => [additionIn(input)],
    enter: (input, entering) => addEntry(deps, additionIn(input), entering),
    done: 'added',
    again: (errors) => additionPage(deps, request, staff, { status: 422, values, errors, kind }),
    errorsOf: (faults, lang) =>
      additionErrors(
        faults.filter((fault) => isAsked(fault, faults)),
        lang,
      ),
  })
}

const additionErrors = errorsWith(({ path, code }, lang) =>
  path === 'id' && code === 'wrong_shape' ? entryWords(lang).form.badId : undefined,
)

/** What of it is public, and who holds it. */
const additionOf = ({ id: _, names, ...input }: AdditionInput) => {
  if (input.of === 'topic') return { names, commission: input.commission, examples: input.examples }
  const held: Held = input.of === 'commission' ? { ...input, acting: 'chair' } : input
  return { names, held }
}

type Sent = { line: Line; values: Fields }

const end = (deps: DeskDeps, request: Request, staff: Staff, sent: Sent): Promise<Reply> => {
  const { values, line } = sent
  const { entry } = line
  const goesOn = values.end === 'keep'
  return enterForm(deps, request, staff, {
    values,
    input: validate(endInput, goesOn ? {} : endIn(values)),
    said: ({ from }) => [entry, 'end', from ?? null],
    enter: ({ from }, entering) => endEntry(deps, { entry, from }, entering),
    done: goesOn ? 'goes_on' : 'ended',
    again: (errors) => entryPage(deps, request, staff, { status: 422, ...sent, errors, failed: 'end' }),
  })
}

const rename = (deps: DeskDeps, request: Request, staff: Staff, sent: Sent): Promise<Reply> => {
  const { values, line } = sent
  const { entry } = line
  return enterForm(deps, request, staff, {
    values,
    input: validate(renamingInput, renamedIn(values)),
    said: (renaming) => [entry, 'rename', renaming],
    enter: (renaming, entering) => renameEntry(deps, { entry, ...renaming }, entering),
    done: 'renamed',
    again: (errors) => entryPage(deps, request, staff, { status: 422, ...sent, errors, failed: 'rename' }),
  })
}

const reach = (deps: DeskDeps, request: Request, staff: Staff, sent: Sent): Promise<Reply> => {
  const { values, line } = sent
  return enterForm(deps, request, staff, {
    values,
    input: validate(contactsInput, contactsIn(values)),
    said: (reached) => [line.entry, reached],
    enter: (reached, entering) => setContacts(deps, reached, entering),
    done: 'contacts',
    again: (errors) => entryPage(deps, request, staff, { status: 422, ...sent, errors }),
    errorsOf: contactsErrors,
  })
}

const contactsErrors = errorsWith(({ code }, lang) =>
  code === 'wrong_shape' ? texts(lang).validation.time : undefined,
)
