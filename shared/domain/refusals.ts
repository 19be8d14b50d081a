/** Why a command is refused. `shared/text` has the words for each, with the article or rule that it rests on. */
import type { OwnRefusals } from './capabilities.ts'

/** What several capabilities refuse with; what one alone has stands in its file. */
export type Refusal =
  | 'case_unknown'
  | 'not_yours'
  | 'not_assigned'
  | 'already_closed'
  | 'not_a_draft_act'
  | 'not_an_appeal'
  | 'commission_unknown'
  | 'agency_unknown'
  | 'topic_unknown'
  | 'letter_unknown'
  | 'remark_unknown'
  | 'clock_stopped'
  | 'not_activated'
  | 'number_taken'
  | OwnRefusals

/** A business "no": a value, never an exception. `path` names the field, `remarks` the remark numbers meant. */
export type Rejection = { refused: Refusal; path?: string; remarks?: number[] }
