/** The council's directory on the desk: shown, changed, added to, renamed and ended, by its members. */
import type { Held } from '../../events/contents.ts'
import {
  type AdditionInput,
  additionInput,
  contactsInput,
  endInput,
  heldInput,
  renamingInput,
} from '../../events/held-inputs.ts'
import { limits } from '../../events/limits.ts'
import type { Language } from '../../events/values.ts'
import { canonical } from '../../shared/application/commits.ts'
import { changeDirectory } from '../../shared/application/desk/directory.ts'
import {
  addEntry,
  endEntry,
  reachedNow,
  renameEntry,
  setContacts,
} from '../../shared/application/desk/directory-entries.ts'
import { validate } from '../../shared/application/validate.ts'
import { fieldErrors, languageOf } from '../../shared/http/front.ts'
import { HttpProblem, page, type Reply, type Request, seeOther } from '../../shared/http/http.ts'
import { freshKey } from '../../shared/http/idempotency.ts'
import {
  type Asked,
  directoryDone,
  kindOf,
  type Line,
  linesShown,
  renderDirectory,
} from '../../shared/pages/desk/desk-directory.ts'
import { renderAddition, renderEntry, valuesOf } from '../../shared/pages/desk/desk-entry.ts'
import type { FieldError } from '../../shared/pages/models.ts'
import { directoryWords } from '../../shared/text/desk/directory-words.ts'
import { type AddedKind, addedKinds, entryKinds, entryWords } from '../../shared/text/desk/entry-words.ts'
import { texts } from '../../shared/text/texts.ts'
import type { DeskDeps } from '../../shared/wiring/desk.ts'
import { refusedAt } from './activities.ts'
import { openCommissions } from './asked.ts'
import { lineOf, linesOf, matching } from './directory-lines.ts'
import { addedIn, contactsIn, endIn, heldIn, renamedIn } from './held-fields.ts'
import { deskFrame, type Fields, forMembers, type Staff, submissionOf } from './staff.ts'

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

const add = async (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  { kind, values }: { kind: AddedKind; values: Fields },
): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const again = (errors: FieldError[]) =>
    additionPage(deps, request, staff, { status: 422, values, errors, kind })
  const input = validate(additionInput, addedIn(values, kind))
  if (input.outcome === 'invalid') {
    const { badId } = entryWords(lang).form
    // An id that was to be made of a name that is wrong is not asked for.
    const isMade = !values.id?.trim() && input.faults.some(({ path }) => path === 'names.en')
    const faults = input.faults.filter(({ path }) => !(isMade && path === 'id'))
    const errors = fieldErrors(faults, lang)
    const isBadId = ({ path }: FieldError) =>
      input.faults.some((fault) => fault.path === 'id' && fault.path === path && fault.code === 'wrong_shape')
    return again(errors.map((error) => (isBadId(error) ? { ...error, message: badId } : error)))
  }
  const entry = `${kind}:${input.value.id}`
  const addition = { entry, ...additionOf(input.value) }
  const commandId = commandOf(deps, staff, values, [addition])
  const executed = await addEntry(deps, addition, { actor, at: request.at, commandId })
  return executed.outcome === 'done' ? backTo(lang, 'added') : again(refusedAt(executed, lang))
}

/** What of it is public, and who holds it. */
const additionOf = ({ id: _, names, ...input }: AdditionInput) => {
  if (input.of === 'topic') return { names, commission: input.commission, examples: input.examples }
  const held: Held = input.of === 'commission' ? { ...input, acting: 'chair' } : input
  return { names, held }
}

const end = async (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  { line, values }: { line: Line; values: Fields },
): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const again = (errors: FieldError[]) =>
    entryPage(deps, request, staff, { status: 422, line, values, errors, failed: 'end' })
  const goesOn = values.end === 'keep'
  const input = validate(endInput, goesOn ? {} : endIn(values))
  if (input.outcome === 'invalid') return again(fieldErrors(input.faults, lang))
  const { from } = input.value
  const commandId = commandOf(deps, staff, values, [line.entry, 'end', from ?? null])
  const given = { entry: line.entry, from }
  const executed = await endEntry(deps, given, { actor, at: request.at, commandId })
  if (executed.outcome === 'refused') return again(refusedAt(executed, lang))
  return backTo(lang, goesOn ? 'goes_on' : 'ended')
}

const rename = async (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  { line, values }: { line: Line; values: Fields },
): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const again = (errors: FieldError[]) =>
    entryPage(deps, request, staff, { status: 422, line, values, errors, failed: 'rename' })
  const input = validate(renamingInput, renamedIn(values))
  if (input.outcome === 'invalid') return again(fieldErrors(input.faults, lang))
  const commandId = commandOf(deps, staff, values, [line.entry, 'rename', input.value])
  const given = { entry: line.entry, ...input.value }
  const executed = await renameEntry(deps, given, { actor, at: request.at, commandId })
  return executed.outcome === 'done' ? backTo(lang, 'renamed') : again(refusedAt(executed, lang))
}

const reach = async (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  { line, values }: { line: Line; values: Fields },
): Promise<Reply> => {
  const lang = languageOf(deps, request)
  const again = (errors: FieldError[]) =>
    entryPage(deps, request, staff, { status: 422, line, values, errors })
  const input = validate(contactsInput, contactsIn(values))
  if (input.outcome === 'invalid') {
    const { time } = texts(lang).validation
    const isTime = ({ path }: FieldError) =>
      input.faults.some((fault) => fault.path === path && fault.code === 'wrong_shape')
    const errors = fieldErrors(input.faults, lang)
    return again(errors.map((error) => (isTime(error) ? { ...error, message: time } : error)))
  }
  const commandId = commandOf(deps, staff, values, [line.entry, input.value])
  const executed = await setContacts(deps, input.value, { actor, at: request.at, commandId })
  return executed.outcome === 'done' ? backTo(lang, 'contacts') : again(refusedAt(executed, lang))
}
