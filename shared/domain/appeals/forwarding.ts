/** An appeal, or a part of it, goes to the body competent for it (АППК, art. 65). */
import type { Content } from '../../../events/contents.ts'
import { choice, type Field, text } from '../actions/fields.ts'
import type { Appeal } from '../case.ts'
import { forwardingByHand } from '../desk/handover.ts'
import { isPast } from '../pending.ts'
import type { InputOf } from '../rule.ts'
import { type Context, type Decision, refuse } from '../rule.ts'

/** `byHand`: no mail reaches the body. */
type Forward = { content: string; to?: string; part: boolean; byHand?: true }

/** Within three working days; later it is possible and marked late. */
export const forwardDecision = (
  c: Appeal,
  { content, to, part, byHand }: Forward,
  context: Pick<Context, 'agencies' | 'today' | 'deadline'>,
): Decision => {
  const { agencies, today } = context
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
    ...(byHand ? [forwardingByHand(content, context)] : []),
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
  const { name, email, address } = to
  const body = { name, ...(email && { email }), ...(address && { address }) }
  return {
    command: { content, part, ...(!email && { byHand: true }) },
    words: { kind: 'forward', text, ...body },
  }
}
