/** A letter to a state body as a case's log tells it: its responses, and one that waits for a signature. */
import type { EventOf } from '../../../events/events.ts'
import type { LetterRow } from '../../../events/journal/registers.ts'
import { type CaseKind, type Deadline, type LetterKind, outside, type Post } from '../../../events/values.ts'
import type { Case, Loaded } from '../case.ts'
import { isLetter, type Party, type PendingKey } from '../pending.ts'

/** `saidAt` is the sender's time, `arrivedAt` ours: of two that were said at the same time the later to arrive counts. */
export type SaidResponse = Pick<
  EventOf<'ResponseRecorded'>,
  'decision' | 'saidAt' | 'receivedOn' | 'late' | 'remarks'
> & {
  /** Absent where a register has no words, only what they came to. */
  content?: string
  arrivedAt: string
}
/** The one that counts. */
export type Response = SaidResponse & { firstOn: string; amended: boolean }

export type Letter = {
  number: string
  kind?: LetterKind
  agency: string
  content: string
  sentOn: string
  /** Under which it is kept who signed it, and by what post. */
  signatory?: string
  signedBy?: Post
  deadline: Deadline
  grant: string
  /** No mail reaches the body and nobody has handed it over yet: until then it has no due date. */
  toHandOver?: true
  /** Its body has no e-mail address. */
  byHand?: true
  /** Its words were erased, and with them the address of a body outside. */
  erased?: true
  /** The last local day on which its addressee was reminded by hand. */
  remindedOn?: string
  /** How many remarks the agency must answer; absent for a letter that carries no recommendation. */
  remarks?: number
  response?: Response
  /** Those that a later one has replaced, whichever came first, in the order of their recording. */
  replaced?: SaidResponse[]
  /** Of a register: what it is about where that is not its case, and whether it waits on nobody yet. */
  about?: CaseKind
  dormant?: true
  loaded?: Loaded<LetterRow>
}

/** A letter that waits for the head's signature; with a recommendation on a draft act, what that comes to. */
export type Proposal = Pick<EventOf<'LetterProposed'>, 'kind' | 'agency' | 'content' | 'grant'> & {
  on: string
  byHand?: true
  attachments?: number
  recommendation?: NonNullable<EventOf<'LetterProposed'>['recommendation']>
}

/** Everything that the agency has said to the letter, the one that counts first. */
export const responsesTo = ({ response, replaced = [] }: Letter): SaidResponse[] =>
  response ? [response, ...replaced] : replaced

/** Whose a letter is to answer; bodies that are in no configuration are told apart by their letters. */
export const addresseeOf = ({ agency, number }: Pick<Letter, 'agency' | 'number'>): Party => ({
  role: 'agency',
  as: agency === outside ? number : agency,
})

/** No mail reaches its body: it is in no configuration, and the letter has no address, or not any more. */
export const isOutOfReach = ({ letters }: Pick<Case, 'letters'>, key: PendingKey): boolean => {
  const letter = isLetter(key) ? letters[key.slice('letter:'.length)] : undefined
  return letter?.agency === outside && (letter.byHand || letter.erased) !== undefined
}
