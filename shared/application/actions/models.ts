/** An office's work as its own page shows it. */
import type { ContentOf } from '../../../events/contents.ts'
import type { Language, TermKey } from '../../../events/values.ts'
import type { ActionName } from '../../domain/capabilities.ts'
import type { ListedRow, Load } from '../desk/models.ts'

/** The open cases of an office, by what is due first; `since` is a local day. */
export type OfficeWork = {
  total: number
  late: number
  /** Due within seven days, today included. */
  soon: number
  since: string
  /** Came since then, or with something new of their applicant. */
  fresh: number
  /** `owes`: what the office is to decide in the head's place, or as the head. */
  rows: (ListedRow & { fresh?: true; owes?: TermKey[] })[]
  /** How many rows come before the next page's. */
  next?: number
  /** The council has more open cases than were looked at. */
  more: boolean
  load: Omit<Load, 'median'>[]
}

/** Who may be named to stand in for the head; `email` is absent where none is known. */
export type StandInChoice = { name: string; email?: string; language?: Language } & (
  | { member: string }
  | { role: 'deputy_head' | 'apparatus_head' }
)

/** What is kept on a case of a form that was not sent; `kept` names this keeping. */
export type Unsent = Omit<ContentOf<'unsent'>, 'kind'> & { action: ActionName }
