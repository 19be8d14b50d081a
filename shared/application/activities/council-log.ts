/**
 * One decision on a log of the council's own: load, decide, write its words, commit; decided again when the race is lost.
 * What cases have in `execute-command.ts`, for logs that are no case's.
 */
import type { Commit } from '../../../events/commit.ts'
import type { Content } from '../../../events/contents.ts'
import type { CaseEvent } from '../../../events/events.ts'
import type { Actor } from '../../../events/values.ts'
import {
  type CouncilContext,
  type CouncilDecision,
  type CouncilRejection,
  isCouncilRejection,
  partOf,
} from '../../domain/activities/rule.ts'
import { append, nextCommit } from '../commits.ts'
import type { CouncilRules } from '../council-rules.ts'
import { Contention, orphanEnds } from '../execute-command.ts'
import type { CaseLog, People } from '../ports.ts'

export type CouncilStores = { log: CaseLog; people: People; rules: CouncilRules }

export type CouncilRequest = {
  logId: string
  /** The same id is the same command, however often it comes. */
  commandId: string
  actor: Actor
  /** When the command was given, UTC. */
  at: string
  /** The log as it was just read: the first try need not read it again. */
  log?: Commit[]
  decide: (log: readonly Commit[], context: CouncilContext) => CouncilDecision
  /** The command's words; written before the commit that names them, where it does. */
  words?: Content | undefined
  /** The words of its parts, in order. */
  parts?: readonly Content[] | undefined
  /** Brings the files that come with it, once it is decided. */
  bring?: (() => Promise<void>) | undefined
  /** Under which id they are kept; made of the command where it is not given. */
  content?: string
}

export type CouncilExecution =
  | { outcome: 'done'; log: Commit[]; events: readonly CaseEvent[]; repeated: boolean }
  | ({ outcome: 'refused' } & CouncilRejection)

const tries = 3

/** Content ids are short and say nothing of the command. */
const contentOf = (commandId: string): string =>
  `words-${[...commandId].reduce((hash, char) => (hash * 33n + BigInt(char.codePointAt(0) ?? 0)) % (1n << 96n), 5381n).toString(36)}`

/** What a decision is made with, of the configuration and the moment. */
export const councilContext = (
  rules: CouncilRules,
  at: string,
  actor: Actor,
  content: string,
): CouncilContext => ({
  ...rules.context(at, actor),
  districts: rules.council.districts.map(({ id }) => id),
  content,
})

/**
 * Executes a command. Throws `Contention` after three lost races, and whatever the stores throw; either way the caller
 * may simply try again with the same commandId.
 */
export const executeCouncil = async (
  deps: CouncilStores,
  { logId, commandId, actor, at, decide, words, parts = [], bring, ...given }: CouncilRequest,
): Promise<CouncilExecution> => {
  const content = given.content ?? contentOf(commandId)
  const context = councilContext(deps.rules, at, actor, content)
  const said = [
    ...(words ? [[content, words] as const] : []),
    ...parts.map((part, i) => [partOf(content, i + 1), part] as const),
  ]
  for (let attempt = 0; attempt < tries; attempt++) {
    const log = (attempt === 0 && given.log) || (await deps.log.load(logId))
    const before = log.find((commit) => commit.commandId === commandId)
    if (before) return { outcome: 'done', log, events: before.events, repeated: true }
    const decided = decide(log, context)
    if (isCouncilRejection(decided)) return { outcome: 'refused', ...decided }
    if (decided.length === 0) return { outcome: 'done', log, events: [], repeated: false }
    await bring?.()
    // They end unless their commit follows, for then the relay keeps them.
    for (const [id, one] of said)
      if (namesContent(decided, id)) await deps.people.putNew(logId, id, one, orphanEnds(at))
    const next = nextCommit(logId, log, { at, actor, commandId }, decided)
    if ((await append(deps.log, next)) === 'done')
      return { outcome: 'done', log: [...log, next], events: next.events, repeated: false }
  }
  throw new Contention(`${logId}: ${tries} races lost`)
}

const namesContent = (decided: readonly CaseEvent[], content: string) =>
  decided.some((e) => 'content' in e && e.content === content)
