/**
 * Holders of e-mailed links: chairs and their deputies, the secretariat, the head, agencies. They do what the API
 * offers, filled in as it describes its forms; so what is offered anew is done anew.
 */
import type { Mark } from '../auditor/observed.ts'
import { between } from '../world/clock.ts'
import type { Actor, Life, Turn } from './life.ts'

type Field = {
  name: string
  type: string
  required: boolean
  min?: string
  max?: string
  value?: string
  options?: { value: string }[]
}
type Remark = { no: number }
type View = {
  role: string
  case: {
    number: string
    draftVersion?: number
    letter?: { number: string; remarks: Remark[] }
    letters: { number: string }[]
    remarks: Remark[]
    recommendation?: { letter?: string }
    repeats?: { number: string; status: string; unchanged?: true }[]
  }
  actions: { name: string; fields: Field[] }[]
}
type Role = 'chair' | 'secretary' | 'head' | 'agency'

const takesFiles = new Set(['letter', 'answer', 'ask', 'recommend', 'respond', 'record_response'])

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** What somebody of this role types into a field; undefined where it is left empty. */
const typed = (
  life: Life,
  turn: Turn,
  role: Role,
  view: View,
  field: Field,
  said: Record<string, unknown>,
): unknown => {
  const { chance } = turn
  switch (field.type) {
    case 'text':
    case 'textarea': {
      if (field.name === 'of') return repeated(life, turn, view, said)
      const isPart = /\.\w+$/.test(field.name)
      if (!field.required && !field.name.endsWith('.name') && chance.happens(0.5)) return undefined
      return `${field.name} ${life.word(turn, isPart ? 'body' : role, kinds[field.name.replace(/^\w+\./, '')] ?? 'text')}`
    }
    case 'both_languages':
      return { kk: life.text(turn, role), ru: life.text(turn, role) }
    case 'email':
      if (chance.happens(0.4)) return undefined
      return `${life.word(turn, 'body', 'email')}@body.example`
    case 'select':
      return field.options?.length ? chance.of(field.options).value : undefined
    case 'checkbox':
      return chance.happens(0.6)
    case 'checks': {
      const some = field.options?.filter(() => chance.happens(0.4)) ?? []
      return (some.length ? some : (field.options?.slice(0, 1) ?? [])).map(({ value }) => value)
    }
    case 'date': {
      const { min = '2026-01-01', max } = field
      if (field.value && chance.happens(0.7)) return field.value
      if (chance.happens(0.4)) return min
      const day = dayAfter(min, chance.below(30))
      return max && day > max ? max : day
    }
    case 'remarks':
      return said.outcome === 'supported'
        ? []
        : Array.from({ length: 1 + chance.below(2) }, (_, i) => ({
            clause: `ст. ${i + 1}`,
            text: { kk: life.text(turn, role), ru: life.text(turn, role) },
          }))
    case 'remark_choice':
      return field.options?.filter(() => chance.happens(0.5)).map(({ value }) => Number(value))
    case 'remark_answers':
      return answersTo(life, turn, role, view, String(said.letter ?? view.case.letter?.number ?? ''))
    default:
      throw new Error(`field ${field.type}?`)
  }
}

/** What is written into a field beside texts. */
const kinds: Record<string, Mark['kind']> = {
  subject: 'subject',
  reference: 'subject',
  name: 'name',
  post: 'name',
  address: 'address',
}

/** The appeal that this one is said to repeat: mostly one that the page shows, now and then just any. */
const repeated = (
  life: Life,
  { chance }: Turn,
  { case: c }: View,
  said: Record<string, unknown>,
): string | undefined => {
  if (said.ground !== undefined && said.ground !== 'repeated') return undefined
  const [likely] = c.repeats ?? []
  if (likely && chance.happens(0.9)) return likely.number
  return life.receipts.length ? chance.of(life.receipts).number : undefined
}

const answersTo = (life: Life, turn: Turn, role: Role, view: View, letter: string) => {
  const own = view.case.letter?.number === letter ? view.case.letter.remarks : undefined
  const remarks = own ?? (view.case.recommendation?.letter === letter ? view.case.remarks : [])
  return remarks.map(({ no }) => ({
    no,
    accepted: turn.chance.happens(0.5),
    reason: life.text(turn, role),
  }))
}

const bodyOf = async (life: Life, turn: Turn, role: Role, view: View, action: View['actions'][number]) => {
  const said: Record<string, unknown> = {}
  /** Somebody by name instead of one of a list, and who signed. */
  const named: Record<string, boolean> = { to: turn.chance.happens(0.4), signedBy: turn.chance.happens(0.4) }
  for (const field of action.fields) {
    const [of = '', part] = field.name.split('.')
    if (of in named && (part !== undefined) !== named[of]) continue
    const value = typed(life, turn, role, view, field, said)
    if (value === undefined) continue
    if (part !== undefined) said[of] = { ...(said[of] as object), [part]: value }
    else said[field.name] = value
  }
  const unchanged = view.case.repeats?.find(({ unchanged, status }) => unchanged && status === 'returned')
  if (action.name === 'link_repeat' && unchanged && turn.chance.happens(0.8))
    Object.assign(said, { of: unchanged.number, file: true })
  if (view.case.draftVersion && ['recommend', 'incomplete', 'decline'].includes(action.name))
    said.version = view.case.draftVersion
  const attachments = takesFiles.has(action.name) ? await life.attachments(turn, 0.2) : []
  return { action: action.name, ...said, ...(attachments.length && { attachments }) }
}

/** Nobody wants every case sent back or given away at once. */
const likely: Record<string, number> = {
  return: 0.3,
  forward: 0.4,
  pause: 0.6,
  complete: 0.6,
  return_to_applicant: 0.4,
  terminate: 0.3,
  crime_or_danger: 0.3,
  link_repeat: 0.4,
  letter_handed_over: 3,
  incomplete: 0.3,
  decline: 0.3,
  long_term: 0.6,
  accept: 2,
  answer: 2,
}

export const holder = (role: Role, weight: number): Actor => ({
  name: `${role} by link`,
  weight,
  act: async (life, turn) => {
    for (let left = 1 + turn.chance.below(3); left > 0; left--) {
      await follows(life, turn, role)
      await life.world.clock.sleep(between(turn.chance, 1000, turn.chance.happens(0.3) ? 7_200_000 : 60_000))
    }
  },
})

/** Opens a link, and does one of the things that it offers. */
const follows = async (life: Life, turn: Turn, role: Role): Promise<void> => {
  const { chance } = turn
  const hooked = role === 'agency' && chance.happens(0.4) ? tokenOfHook(life, turn) : undefined
  const token = hooked ?? life.link(turn, role)?.token
  if (!token) return
  const path = `/api/act/${token}`
  const read = await life.request(life.json('GET', path), turn, 3)
  if (chance.happens(0.1)) await life.request(life.json('GET', `/act/${token}`), turn, 1)
  if (read?.status === 410) {
    life.meet(`an ended link of ${role}`)
    if (chance.happens(0.5)) await life.request(life.json('POST', path, { action: 'fresh_link' }), turn, 2)
    return
  }
  if (read?.status !== 200) return
  const doing = await chosen(life, turn, role, JSON.parse(read.body))
  if (!doing) return
  const { name, body } = doing
  // Somebody thinks it over, and something else happens meanwhile.
  if (chance.happens(0.2)) await life.world.clock.sleep(chance.below(3_600_000))
  const asked = life.json('POST', path, body, { 'idempotency-key': life.key(turn) })
  for (const answer of await life.oftenTwice(turn, () => life.request(asked, turn)))
    if (answer?.status === 200) life.meet(`action ${name}`)
    else if (answer?.status === 409) life.meet('an action was refused that had been offered')
}

/** One of the things that are offered, and what is sent to do it. */
export const chosen = async (life: Life, turn: Turn, role: Role, view: View) => {
  if (view.actions.length === 0) return undefined
  const repeats = view.case.repeats?.length ? 3 : 1
  const name = turn.chance.weighed(
    Object.fromEntries(
      view.actions.map(({ name }) => [name, (likely[name] ?? 1) * (name === 'link_repeat' ? repeats : 1)]),
    ),
  )
  const action = view.actions.find((one) => one.name === name)
  return action && { name, number: view.case.number, body: await bodyOf(life, turn, role, view, action) }
}

/** Agencies that take webhooks find the address of their page there. */
const tokenOfHook = (life: Life, turn: Turn): string | undefined => {
  const tokens = life.world.posted.flatMap(({ body }) =>
    [...body.matchAll(/\/act\/([\w.-]+)/g)].map(([, token = '']) => token),
  )
  return tokens.length ? turn.chance.of(tokens.slice(-10)) : undefined
}
