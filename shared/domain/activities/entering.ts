/** What the entries of the council's own work share: fields, words, days that have come. */
import type { Content } from '../../../events/contents.ts'
import type { Field } from '../actions/fields.ts'
import { text } from '../actions/fields.ts'
import type { Activity } from './activity.ts'
import { type CouncilContext, type CouncilRefusal, refuse } from './rule.ts'

export const refusalIfNotHeld = (a: Activity): CouncilRefusal | undefined =>
  a.status === 'held' ? undefined : 'activity_not_held'

const isOver = (a: Activity) => a.status === 'held' || a.status === 'cancelled'
export const refusalIfOver = (a: Activity): CouncilRefusal | undefined =>
  isOver(a) ? 'activity_over' : undefined
export const refusalIfBegun = (a: Activity): CouncilRefusal | undefined =>
  a.status === 'ongoing' ? 'activity_begun' : refusalIfOver(a)

export const isUnderWay = ({ status }: Activity) => status === 'ongoing' || status === 'held'

export const note: Field = { ...text, required: false }

export const spoken = (words: string | undefined): Content | undefined =>
  words === undefined ? undefined : { kind: 'message', text: words }

export const withWords = (words: string | undefined, { content }: CouncilContext) =>
  words === undefined ? {} : { content }

/** A day that has come. */
export const dayFault = (on: string, { today }: CouncilContext, path = 'on') =>
  on > today ? refuse('in_future', path) : undefined
