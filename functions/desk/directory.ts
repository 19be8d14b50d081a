/** The council's directory on the desk: shown, and changed by its members. */
import type { Held } from '../../events/contents.ts'
import { heldInput } from '../../events/held-inputs.ts'
import { canonical } from '../../shared/application/commits.ts'
import { changeDirectory, heldOf } from '../../shared/application/desk/directory.ts'
import { validate } from '../../shared/application/validate.ts'
import { agencyOf, commissionOf } from '../../shared/council/council.ts'
import { typedDay } from '../../shared/domain/typed-day.ts'
import { fieldErrors, languageOf } from '../../shared/http/front.ts'
import { HttpProblem, page, type Request, seeOther } from '../../shared/http/http.ts'
import { freshKey } from '../../shared/http/idempotency.ts'
import { type Line, renderDirectory, renderEntry, valuesOf } from '../../shared/pages/desk/desk-directory.ts'
import type { FieldError } from '../../shared/pages/models.ts'
import { directoryWords } from '../../shared/text/desk/directory-words.ts'
import type { DeskDeps } from '../../shared/wiring/desk.ts'
import { deskFrame, type Fields, forMembers, type Staff, submissionOf } from './staff.ts'

export const showDirectory = forMembers(async (deps, request, staff) => {
  const { commissions, agencies } = deps.rules.council
  const lines = [
    'head',
    'acting_head',
    'secretariat',
    ...commissions.map(({ id }) => `commission:${id}`),
    ...agencies.map(({ id }) => `agency:${id}`),
  ].flatMap((entry) => lineOf(deps, entry) ?? [])
  const saved = request.query.done === 'directory'
  return page(200, renderDirectory({ ...deskFrame(deps, request, staff), lines, saved }))
})

const lineOf = ({ rules: { council } }: DeskDeps, entry: string): Line | undefined => {
  const held = heldOf(council, entry)
  const id = entry.split(':')[1] ?? ''
  const name = (commissionOf(council, id) ?? agencyOf(council, id))?.names
  return held && { entry, held, ...(name && { name }) }
}

/** The entry that the address names. Throws a 404 for one that the council does not have. */
const lineAt = (deps: DeskDeps, { params }: Request): Line => {
  const line = lineOf(deps, [params.of, params.id].filter(Boolean).join(':'))
  if (!line) throw new HttpProblem(404, 'not_found')
  return line
}

const entryPage = (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  shown: { status: number; line: Line; values: Fields; errors?: FieldError[] },
) => {
  const { status, line, values, errors = [] } = shown
  const idempotencyKey = values.idempotencyKey || freshKey()
  return page(
    status,
    renderEntry({ ...deskFrame(deps, request, staff), line, values, errors, idempotencyKey }),
  )
}

export const showEntry = forMembers(async (deps, request, staff) => {
  const line = lineAt(deps, request)
  return entryPage(deps, request, staff, { status: 200, line, values: valuesOf(line.held) })
})

export const changeEntry = forMembers(async (deps, request, staff, values) => {
  const line = lineAt(deps, request)
  const lang = languageOf(deps, request)
  const words = directoryWords(lang).form
  const again = (errors: FieldError[]) =>
    entryPage(deps, request, staff, { status: 422, line, values, errors })

  const input = validate(heldInput, typedOf(values, line.held.of))
  if (input.outcome === 'invalid') return again(fieldErrors(input.faults, lang))
  const held: Held = input.value
  if (held.of === 'commission' && held.acting === 'deputy' && !held.deputy)
    return again([{ path: 'acting', message: words.noDeputy }])
  if (held.of === 'acting_head' && held.acting && held.acting.until < held.acting.from)
    return again([{ path: 'acting.until', message: words.untilBeforeFrom }])
  const isMe = ({ email }: { email: string }) => email.toLowerCase() === staff.member.email.toLowerCase()
  if (held.of === 'secretariat' && !held.members.some(isMe))
    return again([{ path: 'members', message: words.yourself }])

  const { door, key } = submissionOf(deps, staff.member, values.idempotencyKey || freshKey())
  // Sent again with other words, from another entry or another member, a key is another change.
  const change = canonical([door, key, line.entry, held])
  await changeDirectory(deps, {
    entry: line.entry,
    held,
    commandId: `directory:${deps.links.digest('directory', change).slice(0, 32)}`,
    actor: { role: 'secretary' },
    at: request.at,
  })
  return seeOther(`/desk/directory?lang=${lang}&done=directory`)
})

const dayIn = (typed: string | undefined) => typed && typedDay(typed)

/** Fields by dotted path as the value they spell; rows and people of whom nothing was typed are left out. */
const typedOf = (fields: Fields, of: Held['of']): object => {
  const value = (path: string) => fields[path]?.trim() || undefined
  const person = (prefix: string) => {
    const found = {
      name: value(`${prefix}name`),
      email: value(`${prefix}email`),
      language: value(`${prefix}language`),
    }
    return found.name || found.email ? found : undefined
  }
  const rows = Object.keys(fields).flatMap((path) => /^members\.(\d{1,3})\.email$/.exec(path)?.[1] ?? [])
  switch (of) {
    case 'head':
      return { of, ...person('') }
    case 'acting_head': {
      const days = { from: dayIn(value('acting.from')), until: dayIn(value('acting.until')) }
      const named = person('acting.')
      return { of, ...((named || days.from || days.until) && { acting: { ...named, ...days } }) }
    }
    case 'agency':
      return { of, email: value('email'), language: value('language') }
    case 'secretariat':
      return {
        of,
        email: value('email'),
        language: value('language'),
        members: rows.flatMap((row) => {
          const { name, email } = person(`members.${row}.`) ?? {}
          return name || email ? [{ name, email }] : []
        }),
      }
    case 'commission': {
      const deputy = person('deputy.')
      return { of, chair: person('chair.') ?? {}, ...(deputy && { deputy }), acting: value('acting') }
    }
  }
}
