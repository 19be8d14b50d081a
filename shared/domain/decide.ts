/**
 * What follows from a command by law. `decide` is pure: time, calendar and new numbers come in through the context;
 * what it returns is committed as it is or refused with a reason. What each command means stands in its entry.
 */
import type { Content } from '../../events/contents.ts'
import type { CaseEvent } from '../../events/events.ts'
import type { Actor } from '../../events/values.ts'
import {
  type ActionName,
  actions,
  type OpeningName,
  type OpeningPayloads,
  openings,
  type Payloads,
  type RuleName,
  rules,
} from './capabilities.ts'
import type { Case, CaseState } from './case.ts'
import { broughtByHand } from './desk/handover.ts'
import type { Refusal } from './refusals.ts'
import { missedUnseen } from './reminders/missed.ts'
import {
  type Context,
  type Decision,
  type InputOf,
  isRejected,
  type Moment,
  refusalBy,
  refuse,
  type Saying,
} from './rule.ts'

type LaterCommand = { [T in RuleName]: { type: T } & Payloads[T] }[RuleName]
type OpeningCommand = { [T in OpeningName]: { type: T } & OpeningPayloads[T] }[OpeningName]
export type Command = LaterCommand | OpeningCommand

/**
 * Why this actor may not do this now; undefined when they may. The one place that pages and `decide` both ask; days are
 * the council's local ones (docs/lifecycles.md has each action with its law).
 */
export const refusalOf = (c: Case, action: ActionName, actor: Actor, moment: Moment): Refusal | undefined =>
  refusalBy(actions[action], c, actor, moment)

/** The command, and the text to store, that the input of an action amounts to. */
export const sayAction = <A extends ActionName>(
  name: A,
  input: InputOf<A>,
  saying: Saying,
): { command: Command; words?: Content } => {
  const { command, words } = actions[name].say(input, saying)
  return { command: { type: name, ...command } as Command, ...(words && { words }) }
}

/**
 * The events that follow from a command, nothing (`[]`) when it has no effect, or the reason why not. Every due date is
 * counted here and stands in its event; days are local, instants UTC.
 * Never throws; a repeated commandId is the caller's to notice.
 */
export const decide = (state: CaseState, command: Command, context: Context): Decision => {
  if (isOpening(command)) return decideOpening(command.type, state, command, context)
  if (state) return decideLater(command.type, state, command, context)
  return rules[command.type].by.roles.includes(context.actor.role)
    ? refuse('case_unknown')
    : refuse('not_yours')
}

const isOpening = (command: Command): command is OpeningCommand => Object.hasOwn(openings, command.type)

const decideOpening = <T extends OpeningName>(
  type: T,
  state: CaseState,
  command: OpeningPayloads[T],
  context: Context,
): Decision => {
  const { by, decide } = openings[type]
  if (!by.roles.includes(context.actor.role)) return refuse('not_yours')
  const decision = decide(state, command, context)
  if (isRejected(decision)) return decision
  const [opened] = decision
  return opened?.type === 'AppealRegistered'
    ? [...decision, ...broughtByHand(opened, decision, context)]
    : decision
}

const decideLater = <T extends RuleName>(
  type: T,
  c: Case,
  command: Payloads[T],
  context: Context,
): Decision => {
  const rule = rules[type]
  const letter = 'letter' in command && typeof command.letter === 'string' ? command.letter : undefined
  const refused = refusalBy(rule, c, context.actor, { ...context, letter })
  if (refused) return refuse(refused, rule.paths?.[refused])
  const decision = rule.decide(c, command, context)
  if (isRejected(decision) || decision.length === 0) return decision
  const isOverlooked = (key: string, p: Case['pending'][string]) => rule.overlooks?.(command, key, p) ?? false
  const byHand = c.kind === 'appeal' ? broughtByHand(c, decision, context) : []
  return [...missedUnseen(c, context, isOverlooked), ...decision, ...byHand]
}

/** The same events, where each that names this text says how many files came with it. */
export const withAttachments = (
  events: readonly CaseEvent[],
  content: string,
  attachments: number,
): readonly CaseEvent[] =>
  attachments === 0
    ? events
    : events.map((e) => ('content' in e && e.content === content ? { ...e, attachments } : e))
