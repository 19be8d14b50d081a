/**
 * How whatever may happen to a case is written down, in one entry each: whose it is, what stands against it, and what
 * follows from it by law; for an action of a link's holder also what its form asks, what becomes of the answers, and
 * how its page offers it. Entries stand in the capabilities' folders, `capabilities.ts` lists them.
 */
import type { ActionInput } from '../../events/action-inputs.ts'
import type { Content } from '../../events/contents.ts'
import type { CaseEvent } from '../../events/events.ts'
import type { Actor, Deadline, Role, RuleKey } from '../../events/values.ts'
import type { Field } from './actions/fields.ts'
import type { Repeat } from './appeals/ending.ts'
import type { PersonalData } from './appeals/personal-data.ts'
import type { Appeal, Case, CaseState, DraftAct, Pause } from './case.ts'
import type { Pending } from './pending.ts'
import type { Refusal, Rejection } from './refusals.ts'
import type { Beginning } from './terms/editions.ts'

/** What a decision is made with: the actor, the time, the calendar and what of the configuration it asks for. */
export type Context = {
  actor: Actor
  /** When the command was given, UTC; and that day in the council's time zone. */
  at: string
  today: string
  dayOf(instant: string): string
  /** The instant at which the local day after this one begins. */
  dayAfterBegins(day: string): string
  /** The local day on which what came at this instant is registered. */
  registrationDay(receivedAt: string): string
  deadline(term: RuleKey, begins: Beginning): Deadline
  chosenDeadline(term: RuleKey, from: string, due: string): Deadline
  recount(deadline: Deadline, pauses: readonly Pause[]): Deadline
  isWorkingDay(day: string): boolean
  /** The last day to which a decision of today may extend an answer's term. */
  latestExtension(receivedOn: string): string
  /** The number for a letter that this decision sends. */
  letterNumber: string
  commissions: readonly string[]
  agencies: readonly string[]
  pauseCauses: readonly string[]
  /** Who decides an extension. */
  extensionBy: readonly ('head' | 'secretary')[]
  /** Whether the head signs commissions' letters, which else leave under a standing delegation. */
  headSigns: boolean
}

/** The events that follow, none where nothing does, or the reason why not. */
export type Decision = readonly CaseEvent[] | Rejection

export const isRejected = (decision: Decision): decision is Rejection => 'refused' in decision

export const refuse = (refused: Refusal, path?: string, remarks?: number[]): Rejection => ({
  refused,
  ...(path && { path }),
  ...(remarks && { remarks }),
})

/** What of the moment a refusal asks: whether a due date has passed or may move, and the letter that is meant. */
export type Moment = Pick<Context, 'today' | 'extensionBy' | 'pauseCauses' | 'latestExtension'> & {
  letter?: string | undefined
}

/** What a form asks besides: the first working day after a day. */
export type FormMoment = Moment & { nextWorkingDay(after: string): string }

/** Whose a thing is to do: a role, and of its holders maybe only those of this case. */
export type Doer = {
  roles: readonly Role[]
  refusalOf?: (c: Case, actor: Actor, moment: Moment) => Refusal | undefined
}

/** What an entry says, of the kind of case that it is for. */
type Entry<C extends Case, K extends object> = {
  by: Doer
  /** Why not, though it is theirs; undefined when they may. */
  refusalOf?: (c: C, moment: Moment, actor: Actor) => Refusal | undefined
  decide: (c: C, command: K, context: Context) => Decision
  /** The field that a refusal means. */
  paths?: Partial<Record<Refusal, string>>
  /** Dates that have passed and are not missed by being noticed with this. */
  overlooks?: (command: K, key: string, pending: Pending) => boolean
}

/** An entry for any case: of another kind than its own it is refused. */
export type Rule<K extends object> = Entry<Case, K> & {
  /** Refused while what an old register brought is not activated. */
  needsActivation: boolean
}

/** How the page of a link offers an action. */
type Manner = {
  /** Its place among the others. */
  rank: number
  /** What a reader may well have come for: the first such action stands open, all others are folded. */
  foremost?: true
  /** Seldom what a reader came for: the page names it, and shows its form to who asks for it. */
  rare?: true
  /** Cannot be undone, or not with this box ticked: what will happen is shown once more before it does. */
  final?: true | string
}

/** The body of `POST /api/act/{token}` for an action. */
export type InputOf<A extends ActionInput['action']> = Extract<ActionInput, { action: A }>

/** What is known when an action's input becomes a command. */
export type Saying = {
  /** Under which id its text will be stored. */
  content: string
  /** When it was said, UTC. */
  at: string
  /** The letter that the link is for. */
  letter?: string | undefined
  /** The remarks on the draft's version before. */
  earlier?: EarlierRemarks | undefined
  /** The earlier appeal that this one is said to repeat. */
  repeat?: Repeat | undefined
  /** Personal data in what is to be published. */
  personal?: PersonalData | undefined
}

/** `content` names where they were read, and is empty where none could be. */
export type EarlierRemarks = {
  content: string
  version: number
  remarks: Extract<Content, { kind: 'recommendation' }>['remarks']
}

/** What an action adds: its form, and the command and the text that its input amounts to. */
type ActionEntry<C extends Case, K extends object, I> = {
  fields: (c: C, moment: FormMoment) => readonly Field[]
  say: (input: I, saying: Saying) => { command: NoInfer<K>; words?: Content }
  /** Where a page does not offer all that may be done. */
  isOffered?: (c: C, moment: Moment) => boolean
  manner: Manner
}

export type Action<K extends object, I> = Rule<K> & ActionEntry<Case, K, I>

type Cases = { any: Case; appeal: Appeal; draft_act: DraftAct }
type Of = keyof Cases

const isOf = <O extends Of>(of: O, c: Case): c is Cases[O] => of === 'any' || c.kind === of
const otherKind = { any: 'case_unknown', appeal: 'not_an_appeal', draft_act: 'not_a_draft_act' } as const

/** What applicants, agencies' systems or the system itself may cause, `of` a kind of case. */
export const rule = <O extends Of, K extends object>(of: O, entry: Entry<Cases[O], K>): Rule<K> => ({
  by: entry.by,
  ...(entry.paths && { paths: entry.paths }),
  ...(entry.overlooks && { overlooks: entry.overlooks }),
  needsActivation: false,
  refusalOf: (c, moment, actor) => (isOf(of, c) ? entry.refusalOf?.(c, moment, actor) : otherKind[of]),
  decide: (c, command, context) => (isOf(of, c) ? entry.decide(c, command, context) : refuse(otherKind[of])),
})

/** What opens a case, or adds to one that may be there already. */
export type Opening<K extends object> = {
  by: Doer
  decide: (state: CaseState, given: K, context: Context) => Decision
}

/** What the holder of a link may do, `of` a kind of case. */
export const action = <O extends Of, K extends object, I>(
  of: O,
  entry: Entry<Cases[O], K> & ActionEntry<Cases[O], K, I> & { needsActivation?: false },
): Action<K, I> => ({
  ...rule(of, entry),
  needsActivation: entry.needsActivation ?? true,
  say: entry.say,
  manner: entry.manner,
  fields: (c, moment) => (isOf(of, c) ? entry.fields(c, moment) : []),
  isOffered: (c, moment) => isOf(of, c) && (entry.isOffered?.(c, moment) ?? true),
})

/** Why this actor may not do this now; undefined when they may. */
export const refusalBy = (
  { by, needsActivation, refusalOf }: Rule<never>,
  c: Case,
  actor: Actor,
  moment: Moment,
): Refusal | undefined => {
  if (c.dormant && needsActivation) return 'not_activated'
  if (!by.roles.includes(actor.role)) return 'not_yours'
  return by.refusalOf?.(c, actor, moment) ?? refusalOf?.(c, moment, actor)
}
