/** Why a command is refused. Every code has its words, and its article where there is one, in `shared/text`. */
export const refusals = [
  'case_unknown',
  'not_yours',
  'not_assigned',
  'already_assigned',
  'already_accepted',
  'already_closed',
  'already_recommended',
  'not_a_draft_act',
  'not_an_appeal',
  'commission_unknown',
  'letter_unknown',
  'letter_answered',
  'remarks_missing',
  'remark_unknown',
  'remark_twice',
  'remark_reason_missing',
  'remarks_required',
  'remarks_not_expected',
  'draft_version_differs',
  'topic_unknown',
  'agency_unknown',
] as const
export type Refusal = (typeof refusals)[number]

/** A business "no": a value, never an exception. `path` names the field, `remarks` the remark numbers meant. */
export type Rejected = { refused: Refusal; path?: string; remarks?: number[] }
