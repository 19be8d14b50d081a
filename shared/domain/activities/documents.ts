/** What an activity leaves: its minutes, conclusion or resolution, and where that was published. */
import type { ActivityActionName, ActivityInput } from '../../../events/council/council-inputs.ts'
import { date } from '../actions/fields.ts'
import type { Activity } from './activity.ts'
import { dayFault, note, refusalIfNotHeld, spoken, withWords } from './entering.ts'
import { formDuties, publicationOf } from './forms.ts'
import { type CouncilEntry, refuse, staff } from './rule.ts'

type Name = Extract<ActivityActionName, 'document' | 'publish'>
type InputOf<A extends Name> = Extract<ActivityInput, { action: A }>

const lastDayOf = (a: Activity) => a.heldUntil ?? a.heldOn ?? ''

export const documentActions: { [A in Name]: CouncilEntry<Activity, InputOf<A>> } = {
  /** The final document of public control within its days (Law on Public Control, art. 13). */
  document: {
    by: staff,
    refusalOf: (a) =>
      refusalIfNotHeld(a) ??
      (formDuties[a.form].document ? undefined : 'no_document') ??
      (a.documentOn ? 'document_there' : undefined),
    decide: (a, { on, text }, context) => {
      if (on < lastDayOf(a)) return refuse('day_before', 'on')
      const publication = publicationOf(context, a.form, on)
      return (
        dayFault(on, context) ?? [
          {
            type: 'ActivityDocumented',
            v: 1,
            documentOn: on,
            late: a.document?.due != null && on > a.document.due,
            ...withWords(text, context),
            ...(publication && { publication }),
          },
        ]
      )
    },
    words: ({ text }) => spoken(text),
    fields: (a, { today }) => [date('on', { min: lastDayOf(a), max: today, value: today }), note],
  },
  publish: {
    by: staff,
    refusalOf: (a) =>
      refusalIfNotHeld(a) ?? (formDuties[a.form].document && !a.documentOn ? 'no_document' : undefined),
    decide: (a, { on, channel, text }, context) => {
      if (on < (a.documentOn ?? lastDayOf(a))) return refuse('day_before', 'on')
      return (
        dayFault(on, context) ?? [
          { type: 'ActivityPublished', v: 1, channel, publishedOn: on, ...withWords(text, context) },
        ]
      )
    },
    words: ({ text }) => spoken(text),
    fields: (a, { today }) => [
      date('on', { min: a.documentOn ?? lastDayOf(a), max: today, value: today }),
      { name: 'channel', type: 'text', required: true, limit: 'line' },
      { name: 'text', type: 'text', required: false, limit: 'url' },
    ],
  },
}
