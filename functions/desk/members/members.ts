/** `/desk/members` and `/desk/channels`: the council's composition and the figures of its channels. */
import type { Content } from '../../../events/contents.ts'
import { channelInput, memberInput } from '../../../events/council/council-inputs.ts'
import { leavingGrounds, memberRoles, seats } from '../../../events/council/council-values.ts'
import { languages } from '../../../events/values.ts'
import { changeMembers } from '../../../shared/application/members/members.ts'
import { enterFigures } from '../../../shared/application/publications/channels.ts'
import { validate } from '../../../shared/application/validate.ts'
import { memberActions } from '../../../shared/domain/members/actions.ts'
import {
  type Composition,
  compositionOf,
  isMemberOn,
  membersId,
  oftenAbsent,
  sharesOn,
} from '../../../shared/domain/members/composition.ts'
import { channelsId, figuresOf } from '../../../shared/domain/publications/channels.ts'
import { councilInput } from '../../../shared/http/forms/council-fields.ts'
import { councilErrors, languageOf } from '../../../shared/http/front.ts'
import { freshKey } from '../../../shared/http/idempotency.ts'
import { page, seeOther } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import type { Option } from '../../../shared/pages/fields.ts'
import {
  type MembersModel,
  renderMembers,
  renderMembersConfirm,
} from '../../../shared/pages/members/members.ts'
import type { FieldError } from '../../../shared/pages/models.ts'
import { renderChannels } from '../../../shared/pages/publications/channels.ts'
import { councilDeskWords } from '../../../shared/text/activities/desk-words.ts'
import { councilWords } from '../../../shared/text/activities/words.ts'
import { wording } from '../../../shared/text/explanation.ts'
import { texts } from '../../../shared/text/texts.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { refusedAt } from '../activities/activities.ts'
import { enteringOf } from '../activities/council.ts'
import { namesOf, openCommissions } from '../lists/asked.ts'
import { deskFrame, type Fields, forMembers, type Staff } from '../staff.ts'

type ActionName = keyof typeof memberActions
const names = Object.keys(memberActions) as ActionName[]

/** Of members and the reserve; one that was erased is absent. */
const peopleOf = async ({ people }: DeskDeps, c: Composition): Promise<Record<string, string>> => {
  const all = [...c.members, ...c.reserve]
  const found = await people.headings(all.map(({ content }) => ({ caseId: membersId, contentId: content })))
  return Object.fromEntries(
    all.flatMap(({ member }, i) => {
      const name = found[i]?.name
      return name ? [[member, name]] : []
    }),
  )
}

/** Where members are written to; who has no address is absent. */
const emailsOf = async ({ people }: DeskDeps, { members }: Composition): Promise<Record<string, string>> => {
  const reached = members.filter(({ contact }) => contact !== undefined)
  const said = reached.length ? await people.list(membersId, '') : new Map<string, Content>()
  return Object.fromEntries(
    reached.flatMap(({ member, contact = '' }) => {
      const found = said.get(contact)
      return found?.kind === 'member_contact' && found.email ? [[member, found.email]] : []
    }),
  )
}

/** For somebody new, who is given an id that nobody has. */
const freeMember = (c: Composition): string => {
  const taken = new Set([...c.members, ...c.reserve].map(({ member }) => member))
  let no = taken.size + 1
  while (taken.has(`m-${no}`)) no++
  return `m-${no}`
}

/** Whose id is given to them where it is left out. */
const takesIn = new Set<string>(['admit', 'reserve'])

type Shown = { done?: string | undefined; open?: string; values?: Fields; errors?: FieldError[] }

const modelOf = async (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  c: Composition,
  { done, open, values = {}, errors = [] }: Shown,
): Promise<MembersModel> => {
  const lang = languageOf(deps, request)
  const today = deps.rules.dayOf(request.at)
  const words = councilWords(lang)
  const [people, emails] = await Promise.all([peopleOf(deps, c), emailsOf(deps, c)])
  const named = <T extends string>(of: Record<T, string>, values: readonly T[]): Option[] =>
    values.map((value) => ({ value, label: of[value] }))
  const current = c.members
    .filter((m) => isMemberOn(today, m))
    .map(({ member }) => ({ value: member, label: people[member] ?? member }))
  const { commissions } = namesOf(deps)
  const offers = names.map((name) => ({
    name,
    fields: memberActions[name]
      .fields(c, { today })
      .map((field) => (field.name === 'member' && takesIn.has(name) ? { ...field, required: false } : field)),
  }))
  return {
    ...deskFrame(deps, request, staff),
    path: '/desk/members',
    sentTo: '/desk/members',
    composition: c,
    people,
    emails,
    shares: sharesOn(c, today),
    oftenAbsent: oftenAbsent(c, today.slice(0, 4)),
    commissions,
    today,
    offers,
    options: {
      seat: named(words.seats, seats),
      role: named(words.roles, memberRoles),
      ground: named(words.grounds, leavingGrounds),
      language: languages.map((value) => ({ value, label: texts(value).language })),
      commission: openCommissions(deps, request).map(({ id, names: name }) => ({
        value: id,
        label: wording(name, lang),
      })),
      ...Object.fromEntries(
        names.filter((name) => !takesIn.has(name)).map((name) => [`${name}.member`, current]),
      ),
    },
    idempotencyKey: values.idempotencyKey || freshKey(),
    ...(open && { open }),
    values,
    errors,
    ...(done && { done }),
  }
}

const composition = async (deps: DeskDeps) => compositionOf(await deps.log.load(membersId))

export const showMembers = forMembers(async (deps, request, staff) => {
  const { done = '', do: chosen = '', member = '' } = request.query
  const words = councilDeskWords(languageOf(deps, request)).memberActions
  const said = names.find((name) => name === done)
  const open = names.find((name) => name === chosen)
  const shown: Shown = { done: said && words[said].done, ...(open && { open, values: { member } }) }
  return page(200, renderMembers(await modelOf(deps, request, staff, await composition(deps), shown)))
})

export const sendMembers = forMembers(async (deps, request, staff, fields) => {
  const lang = languageOf(deps, request)
  const c = await composition(deps)
  const open = fields.action ?? ''
  const shown = { open, values: fields }
  const again = async (status: number, errors: FieldError[]) =>
    page(status, renderMembers(await modelOf(deps, request, staff, c, { ...shown, errors })))
  if (fields.change) return again(200, [])
  const typed = takesIn.has(open) && !fields.member?.trim() ? { ...fields, member: freeMember(c) } : fields
  const input = validate(memberInput, councilInput(typed))
  if (input.outcome === 'invalid') return again(422, councilErrors(input.faults, lang))
  const { action } = input.value
  if (memberActions[action].final && !fields.confirmed)
    return page(200, renderMembersConfirm(await modelOf(deps, request, staff, c, shown)))
  const key = fields.idempotencyKey || freshKey()
  const executed = await changeMembers(deps, input.value, enteringOf(deps, staff.member, key, request.at))
  if (executed.outcome === 'refused') return again(executed.path ? 422 : 409, refusedAt(executed, lang))
  return seeOther(`/desk/members?lang=${lang}&done=${action}`)
})

const channelsPage = async (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  status: number,
  { values, errors = [], saved = false }: { values: Fields; errors?: FieldError[]; saved?: boolean },
) => {
  const figures = figuresOf(await deps.log.load(channelsId)).toSorted((a, b) =>
    `${b.to} ${a.channel}` < `${a.to} ${b.channel}` ? -1 : 1,
  )
  return page(
    status,
    renderChannels({
      ...deskFrame(deps, request, staff),
      path: '/desk/channels',
      figures,
      values,
      errors,
      saved,
      idempotencyKey: values.idempotencyKey || freshKey(),
    }),
  )
}

/** The month before this one, whose figures are known. */
const lastMonth = (today: string): Fields => {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const iso = (day: Date) => day.toISOString().slice(0, 10)
  return {
    from: iso(new Date(Date.UTC(year, month - 2, 1))),
    to: iso(new Date(Date.UTC(year, month - 1, 0))),
  }
}

export const showChannels = forMembers(async (deps, request, staff) => {
  const saved = request.query.done === 'channels'
  return channelsPage(deps, request, staff, 200, { values: lastMonth(deps.rules.dayOf(request.at)), saved })
})

export const sendChannels = forMembers(async (deps, request, staff, values) => {
  const lang = languageOf(deps, request)
  const again = (status: number, errors: FieldError[]) =>
    channelsPage(deps, request, staff, status, { values, errors })
  const input = validate(channelInput, councilInput(values))
  if (input.outcome === 'invalid') return again(422, councilErrors(input.faults, lang))
  const key = values.idempotencyKey || freshKey()
  const executed = await enterFigures(deps, input.value, enteringOf(deps, staff.member, key, request.at))
  if (executed.outcome === 'refused') return again(executed.path ? 422 : 409, refusedAt(executed, lang))
  return seeOther(`/desk/channels?lang=${lang}&done=channels`)
})
