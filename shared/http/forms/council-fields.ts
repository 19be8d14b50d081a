/** What the forms of the council's own work post becomes the bodies that the API takes. */
import { typedDay } from '../../domain/typed-day.ts'

type Fields = Record<string, string>

const days = new Set(['on', 'until', 'to', 'from', 'due'])
const numbers = new Set([
  ...['present', 'total', 'objects', 'for', 'against', 'abstained', 'item', 'no', 'seats'],
  ...['publications', 'views', 'recommendation'],
])
const ticks = new Set(['ethnocultural', 'excused'])
/** Of the form's mechanics, not of what was typed. */
const mechanics = new Set(['csrf', 'idempotencyKey', 'lang', 'confirmed', 'change', 'template'])

/** What is not a number stays as it was typed, for the schema to tell. */
const numberIn = (typed: string): number | string => {
  const digits = typed.replace(/[\s\u00a0]/g, '')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : typed
}

/** `letter:almaty-su`, `recommendation:ALM-N-2026-000001:supported`, `plan:` and numbers: what a choice of an effect sends. */
const effectIn = (typed: string): unknown => {
  const [kind = '', what = '', outcome = ''] = typed.split(':')
  switch (kind) {
    case 'letter':
      return { kind, agency: what }
    case 'recommendation':
      return { kind, draft: what, outcome }
    case 'control':
      return { kind, form: what }
    case 'plan':
      return { kind, activities: what.split(',') }
    case 'member':
      return { kind, member: what }
    default:
      return typed
  }
}

const spelt = (name: string, typed: string): unknown => {
  if (days.has(name)) return typedDay(typed)
  if (numbers.has(name)) return numberIn(typed)
  if (name === 'effect') return effectIn(typed)
  return ticks.has(name) ? typed === 'true' : typed
}

/** Fields that were filled in, each as the value that it spells. */
const filled = (fields: Fields, names: readonly string[]): [string, unknown][] =>
  names.flatMap((name): [string, unknown][] => {
    const typed = fields[name]?.trim()
    return typed ? [[name, spelt(name, typed)]] : []
  })

const lines = (typed = ''): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const ticked = (fields: Fields, prefix: string): string[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    name.startsWith(prefix) && value === 'true' ? [name.slice(prefix.length)] : [],
  )

/** An action of an activity or of the composition, or the figures of a channel: its own fields by their names. */
export const councilInput = (fields: Fields): Fields => {
  const names = Object.keys(fields).filter((name) => !mechanics.has(name) && !name.includes('.'))
  return Object.fromEntries(filled(fields, names)) as Fields
}

/** An activity that is planned: bodies a line each, districts as they are ticked. */
export const planIn = (fields: Fields): object => {
  const { bodies: _, ...plain } = fields
  const bodies = lines(fields.bodies)
  const districts = ticked(fields, 'districts.')
  return {
    ...councilInput(plain),
    ...(bodies.length && { bodies }),
    ...(districts.length && { districts }),
  }
}

const bodyFields = ['name', 'email', 'address']

/** Who was told, as they are ticked. */
export const toldIn = (fields: Fields): object => ({
  ...councilInput(fields),
  members: ticked(fields, 'members.'),
})

/** Which files everybody sees, as they are ticked. */
export const shownIn = (fields: Fields): object => ({
  ...councilInput(fields),
  files: ticked(fields, 'files.'),
})

/** What is recommended: bodies as they are ticked, and one by name. */
export const recommendIn = (fields: Fields): object => {
  const to = Object.fromEntries(
    bodyFields.flatMap((name) => {
      const typed = fields[`to.${name}`]?.trim()
      return typed ? [[name, typed]] : []
    }),
  )
  return {
    ...councilInput(fields),
    bodies: ticked(fields, 'bodies.'),
    ...(Object.keys(to).length > 0 && { to }),
  }
}

const decisionFields = ['item', 'text', 'for', 'against', 'abstained', 'owner', 'commission', 'due', 'effect']

/** The rows of a meeting's result in which something was decided, by their places in the form. */
const rowsIn = (fields: Fields): number[] =>
  Object.keys(fields)
    .flatMap((name) => /^decisions\.(\d{1,3})\.text$/.exec(name)?.[1] ?? [])
    .map(Number)
    .filter((row) => fields[`decisions.${row}.text`]?.trim())
    .sort((a, b) => a - b)

/** A meeting's result, and the row of the form that each of its decisions stands in. */
export const resultIn = (fields: Fields): { input: object; rows: number[] } => {
  const rows = rowsIn(fields)
  const decisions = rows.map((row) => {
    const own = Object.fromEntries(
      decisionFields.map((name) => [name, fields[`decisions.${row}.${name}`] ?? '']),
    )
    return Object.fromEntries(filled(own, decisionFields))
  })
  const held = Object.fromEntries(filled(fields, ['on', 'present', 'total']))
  return { input: { action: 'hold', ...held, ...(decisions.length && { decisions }) }, rows }
}

/** The points that are typed, and after them those that were chosen from what waits for a decision. */
export const agendaIn = (fields: Fields): Fields => {
  const chosen = Object.entries(fields).flatMap(([name, value]) =>
    /^suggested\.\d{1,2}$/.test(name) && value.trim() ? [value.trim()] : [],
  )
  return { ...fields, items: [...lines(fields.items), ...chosen].join('\n') }
}
