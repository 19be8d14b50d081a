/**
 * What public control comes to (Law on Public Councils, art. 20-23): what was found, what is recommended to which body,
 * and whether it was carried out.
 */
import type { ActivityActionName, ActivityInput } from '../../../events/council/council-inputs.ts'
import { followUpResults } from '../../../events/council/council-values.ts'
import { outside } from '../../../events/values.ts'
import { choice, date, text } from '../actions/fields.ts'
import type { Activity } from './activity.ts'
import { dayFault, isUnderWay, note, refusalIfNotHeld, spoken, withWords } from './entering.ts'
import { formDuties } from './forms.ts'
import { type CouncilEntry, type CouncilRefusal, partOf, refuse, staff } from './rule.ts'

type Name = Extract<ActivityActionName, 'finding' | 'recommend' | 'follow_up'>
type InputOf<A extends Name> = Extract<ActivityInput, { action: A }>

/** Recommendations follow from the conclusion, minutes or resolution (art. 20(5)-(6), 21, 23). */
const refusalIfNotDocumented = (a: Activity): CouncilRefusal | undefined =>
  formDuties[a.form].control
    ? (refusalIfNotHeld(a) ?? (a.documentOn ? undefined : 'no_document'))
    : 'no_recommendations'

export const controlActions: { [A in Name]: CouncilEntry<Activity, InputOf<A>> } = {
  /** While it goes on, and until its document says what was found. */
  finding: {
    by: staff,
    refusalOf: (a) => {
      if (!formDuties[a.form].control) return 'no_findings'
      if (a.documentOn) return 'document_there'
      return isUnderWay(a) ? undefined : 'activity_not_held'
    },
    decide: (a, { on }, context) => {
      if (on < (a.heldOn ?? '')) return refuse('day_before', 'on')
      return (
        dayFault(on, context) ?? [{ type: 'FindingRecorded', v: 1, content: context.content, foundOn: on }]
      )
    },
    words: ({ text }) => spoken(text),
    fields: (a, { today }) => [
      date('on', { ...(a.heldOn && { min: a.heldOn }), max: today, value: today }),
      text,
    ],
  },
  /** Each body has a letter of its own, of the kind `recommendation`, and answers it apart (Law on Public Control, art. 13). */
  recommend: {
    by: staff,
    refusalOf: refusalIfNotDocumented,
    decide: (a, { bodies, to }, { agencies, content, today }) => {
      const unknown = bodies.findIndex((body) => !agencies.includes(body))
      if (unknown >= 0) return refuse('agency_unknown', 'bodies')
      const known = [...new Set(bodies)].map((agency) => ({ agency, content }))
      const others = to ? [{ agency: outside, content: partOf(content, 1) }] : []
      return [...known, ...others].map((one, i) => ({
        type: 'ActivityRecommended' as const,
        v: 1 as const,
        no: a.recommendations.length + i + 1,
        ...one,
        recommendedOn: today,
      }))
    },
    words: ({ text }) => spoken(text),
    /** The letter of a body that nothing but its own words knows. */
    parts: ({ to, text }) => {
      if (!to) return []
      const { name, email, address } = to
      const body = { name, ...(email && { email }), ...(address && { address }) }
      return [{ kind: 'letter', subject: '', text, to: body }]
    },
    fields: () => [
      { name: 'bodies', type: 'checks', required: false, options: 'agencies' },
      { name: 'to.name', type: 'text', required: false, limit: 'name' },
      { name: 'to.email', type: 'email', required: false },
      { name: 'to.address', type: 'text', required: false, limit: 'address' },
      text,
    ],
    final: true,
  },
  follow_up: {
    by: staff,
    refusalOf: refusalIfNotDocumented,
    decide: (a, { on, result, recommendation, text }, context) => {
      if (recommendation !== undefined && !a.recommendations.some(({ no }) => no === recommendation))
        return refuse('recommendation_unknown', 'recommendation')
      if (on < (a.documentOn ?? '')) return refuse('day_before', 'on')
      return (
        dayFault(on, context) ?? [
          {
            type: 'ActivityFollowedUp',
            v: 1,
            ...(recommendation !== undefined && { recommendation }),
            result,
            checkedOn: on,
            ...withWords(text, context),
          },
        ]
      )
    },
    words: ({ text }) => spoken(text),
    fields: (a, { today }) => [
      ...(a.recommendations.length
        ? [
            choice(
              'recommendation',
              a.recommendations.map(({ no }) => String(no)),
              { required: false },
            ),
          ]
        : []),
      date('on', { ...(a.documentOn && { min: a.documentOn }), max: today, value: today }),
      choice('result', followUpResults),
      note,
    ],
  },
}

/** The result that was found last of a recommendation by this local day, of itself or of all; undefined where nobody looked. */
export const resultOf = (
  { no, on }: { no: number; on: string },
  followUps: Activity['followUps'],
  day: string,
): Activity['followUps'][number]['result'] | undefined =>
  followUps
    .filter(
      ({ recommendation, checkedOn }) => (recommendation ?? no) === no && on <= checkedOn && checkedOn <= day,
    )
    .toSorted((a, b) => (a.checkedOn < b.checkedOn ? -1 : 1))
    .at(-1)?.result
