/** An appeal, or a part of it, goes to the body competent for it (АППК, art. 65). */
import type { Content } from '../../../events/contents.ts'
import { choice, type Field, text } from '../actions/fields.ts'
import { type Appeal, isPast } from '../case.ts'
import type { InputOf } from '../rule.ts'
import { type Context, type Decision, refuse } from '../rule.ts'

type Forward = { content: string; to?: string; part: boolean }

/** Within three working days; later it is possible and marked late. */
export const forwardDecision = (
  c: Appeal,
  { content, to, part }: Forward,
  { agencies, today }: Pick<Context, 'agencies' | 'today'>,
): Decision => {
  if (to !== undefined && !agencies.includes(to)) return refuse('agency_unknown', 'to')
  return [
    {
      type: 'AppealForwarded',
      v: 1,
      content,
      ...(to !== undefined && { to }),
      part,
      late: isPast(c.forwarding.due, today),
      forwardedOn: today,
    },
  ]
}

export const forwardFields: readonly Field[] = [
  choice('to', 'agencies', { required: false }),
  { name: 'to.name', type: 'text', required: false, limit: 'name' },
  { name: 'to.email', type: 'email', required: false },
  text,
  { name: 'part', type: 'checkbox', required: false },
]

/** A body of the configuration, or one that is named. */
export const forwardWords = (
  { to, text, part }: InputOf<'forward' | 'crime_or_danger'>,
  content: string,
): { command: Forward; words: Content } => {
  if (typeof to === 'string') return { command: { content, to, part }, words: { kind: 'forward', text } }
  const body = { name: to.name, ...(to.email && { email: to.email }) }
  return { command: { content, part }, words: { kind: 'forward', text, ...body } }
}
