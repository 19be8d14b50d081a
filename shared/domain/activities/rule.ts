/** How what happens to the council's own logs is written down: one entry each, as cases have it. */
import type { Content } from '../../../events/contents.ts'
import type { CaseEvent } from '../../../events/events.ts'
import type { Role } from '../../../events/values.ts'
import type { Field } from '../actions/fields.ts'
import type { Circle } from '../members/composition.ts'
import type { Context } from '../rule.ts'

export type CouncilRefusal =
  | 'activity_unknown'
  | 'number_taken'
  | 'not_yours'
  | 'not_activated'
  | 'agency_unknown'
  | 'commission_unknown'
  | 'remarks_by_commission'
  | 'district_unknown'
  | 'commission_needed'
  | 'activity_over'
  | 'activity_not_held'
  | 'activity_begun'
  | 'not_a_meeting'
  | 'lasts_a_day'
  | 'no_day'
  | 'in_future'
  | 'day_before'
  | 'day_past'
  | 'total_needed'
  | 'more_than_all'
  | 'no_quorum'
  | 'more_votes_than_present'
  | 'item_unknown'
  | 'number_unknown'
  | 'point_unknown'
  | 'task_without_date'
  | 'task_unknown'
  | 'no_document'
  | 'document_there'
  | 'no_recommendations'
  | 'no_findings'
  | 'no_files'
  | 'nobody_to_tell'
  | 'file_unknown'
  | 'files_full'
  | 'recommendation_unknown'
  | 'member_unknown'
  | 'member_there'
  | 'member_left'
  | 'name_needed'
  | 'seats_taken'
  | 'nothing_changes'
  | 'period_backwards'
  | 'row_fixed'
  | 'template_unknown'
  | 'templates_full'
  | 'topic_unknown'
  | 'worked_on'
  | 'report_too_long'
  | 'id_taken'
  | 'name_taken'
  | 'directory_full'
  | 'entry_unknown'
  | 'last_one'

/** A business "no". `given` and `needed`: both numbers, where it is about numbers. */
export type CouncilRejection = { refused: CouncilRefusal; path?: string; given?: number; needed?: number }
export type CouncilDecision = readonly CaseEvent[] | CouncilRejection

export const isCouncilRejection = (decision: CouncilDecision): decision is CouncilRejection =>
  'refused' in decision

export const refuse = (
  refused: CouncilRefusal,
  path?: string,
  numbers?: { given: number; needed: number },
): CouncilRejection => ({ refused, ...(path && { path }), ...numbers })

/** What a decision of the council's own work is made with beside the content's id. */
export type CouncilContext = Pick<
  Context,
  | 'actor'
  | 'at'
  | 'today'
  | 'dayOf'
  | 'dayAfterBegins'
  | 'deadline'
  | 'chosenDeadline'
  | 'recount'
  | 'commissions'
> & {
  districts: readonly string[]
  agencies: readonly string[]
  /** Under which id the command's words will be stored. */
  content: string
  /** How many are members on a day of the council, its presidium, or a commission; undefined where no register says. */
  membersOn?: (day: string, of: Circle) => number | undefined
}

/** Under which id the words of a command's part are kept, counted from 1. */
export const partOf = (content: string, no: number): string => `${content}-${no}`

export const staff: readonly Role[] = ['secretary', 'head']

/** An action: whose it is, why not, what it decides, what its form asks, which words it keeps. */
export type CouncilEntry<State, Input> = {
  by: readonly Role[]
  refusalOf?: (state: State, moment: { today: string }) => CouncilRefusal | undefined
  decide: (state: State, input: Input, context: CouncilContext) => CouncilDecision
  words?: (input: Input) => Content | undefined
  /** Words of its parts, each under an id of its own: `partOf`. */
  parts?: (input: Input) => readonly Content[]
  fields: (state: State, moment: { today: string }) => readonly Field[]
  /** What will happen is shown once more before it does. */
  final?: true
}
