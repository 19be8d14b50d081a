/**
 * Holders of e-mailed links: chairs and their deputies, the secretariat, the head, agencies. They do what the API
 * offers, filled in as it describes its forms; so what is offered anew is done anew.
 */
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
    case 'textarea':
      return `${field.name} ${life.word(turn, field.name.startsWith('to.') ? 'body' : role, field.name === 'subject' ? 'subject' : 'text')}`
    case 'email':
      return `${life.word(turn, 'body', 'email')}@body.example`
    case 'select':
      return field.options?.length ? chance.of(field.options).value : undefined
    case 'checkbox':
      return chance.happens(0.6)
    case 'date': {
      const { min = '2026-01-01', max } = field
      if (field.value) return field.value
      if (chance.happens(0.4)) return min
      const day = dayAfter(min, chance.below(30))
      return max && day > max ? max : day
    }
    case 'remarks':
      return said.outcome === 'supported'
        ? []
        : Array.from({ length: 1 + chance.below(2) }, (_, i) => ({
            clause: `ст. ${i + 1}`,
            text: life.text(turn, role),
          }))
    case 'remark_choice':
      return field.options?.filter(() => chance.happens(0.5)).map(({ value }) => Number(value))
    case 'remark_answers':
      return answersTo(life, turn, role, view, String(said.letter ?? view.case.letter?.number ?? ''))
    default:
      throw new Error(`field ${field.type}?`)
  }
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
  const named = turn.chance.happens(0.4)
  for (const field of action.fields) {
    const isOther = field.name.startsWith('to.')
    if (field.name === 'to' && named) continue
    if (isOther && !named) continue
    const value = typed(life, turn, role, view, field, said)
    if (value === undefined) continue
    if (isOther) said.to = { ...(said.to as object), [field.name.slice(3)]: value }
    else said[field.name] = value
  }
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
  const view = JSON.parse(read.body) as View
  if (view.actions.length === 0) return
  const name = chance.weighed(Object.fromEntries(view.actions.map(({ name }) => [name, likely[name] ?? 1])))
  const action = view.actions.find((one) => one.name === name)
  if (!action) return
  const body = await bodyOf(life, turn, role, view, action)
  // Somebody thinks it over, and something else happens meanwhile.
  if (chance.happens(0.2)) await life.world.clock.sleep(chance.below(3_600_000))
  const asked = life.json('POST', path, body, { 'idempotency-key': life.key(turn) })
  for (const answer of await life.oftenTwice(turn, () => life.request(asked, turn)))
    if (answer?.status === 200) life.meet(`action ${name}`)
    else if (answer?.status === 409) life.meet('an action was refused that had been offered')
}

/** Agencies that take webhooks find the address of their page there. */
const tokenOfHook = (life: Life, turn: Turn): string | undefined => {
  const tokens = life.world.posted.flatMap(({ body }) =>
    [...body.matchAll(/\/act\/([\w.-]+)/g)].map(([, token = '']) => token),
  )
  return tokens.length ? turn.chance.of(tokens.slice(-10)) : undefined
}
