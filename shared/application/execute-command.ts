/** One command through the log: load, fold, decide, write its texts, commit; decided again when the race is lost. */
import type { Commit } from '../../events/commit.ts'
import type { File } from '../../events/content-parts.ts'
import type { Content } from '../../events/contents.ts'
import type { CaseEvent } from '../../events/events.ts'
import type { Actor } from '../../events/values.ts'
import { type ActionName, actions } from '../domain/capabilities.ts'
import type { Case, CaseState } from '../domain/case.ts'
import { type Command, decide, refusalOf, withAttachments } from '../domain/decide.ts'
import { applyCommit, evolve, fold } from '../domain/fold.ts'
import type { Rejection } from '../domain/refusals.ts'
import { type Decision, isRejected, refuse } from '../domain/rule.ts'
import { append, canonical, nextCommit } from './commits.ts'
import type { CouncilRules } from './council-rules.ts'
import { signatoryFor } from './letters/signatory.ts'
import { freeNumber, letterLog, writePointer } from './numbers.ts'
import type { CaseLog, Claims, People } from './ports.ts'

export type CommandRequest = {
  caseId: string
  command: Command
  /** The same id is the same command, however often it comes. */
  commandId: string
  actor: Actor
  /** When the command was given, UTC. */
  at: string
  /** Texts that the command's events name, written before the commit. */
  contents?: Record<string, Content>
  /** Files that come with the text of this id; they are brought to the case once the command is decided. */
  attached?: Enclosure
  /** What is written before the commit, once the command is decided. */
  before?: () => Promise<void>
  /** The action that this is, where somebody takes one: whoever may not take it is refused before it is decided on. */
  action?: { name: ActionName; letter: string | undefined }
  /** Only says what would come of it: nothing is written, and a letter has no number. */
  dry?: boolean
  /** The case's log where it has just been read: the first try need not read it again. */
  log?: Commit[] | undefined
}

export type Enclosure = { content: string; files: readonly File[]; bring: () => Promise<void> }

export type Execution =
  | { outcome: 'done'; case: Case; log: Commit[]; repeated: boolean }
  | ({ outcome: 'refused'; case?: Case } & Rejection)

export type Executor = { log: CaseLog; people: People; claims: Claims; rules: CouncilRules }

/** Three races lost in a row: try again a little later. */
export class Contention extends Error {
  override name = 'Contention'
}

const tries = 3
const orphanDays = 90

/** When texts end that no commit follows, UTC seconds. */
export const orphanEnds = (at: string): number => Math.floor(Date.parse(at) / 1000) + orphanDays * 86_400

/**
 * Executes a command. Throws `Contention` after three lost races, and whatever the stores throw; either way the
 * caller may simply try again with the same commandId.
 */
export const executeCommand = async (deps: Executor, given: CommandRequest): Promise<Execution> => {
  const { caseId, commandId, at } = given
  let letterNumber = ''
  // With the signatories of letters, which are known once it is decided.
  let texts = given
  for (let attempt = 0; attempt < tries; attempt++) {
    const log = (attempt === 0 && given.log) || (await deps.log.load(caseId))
    const state = fold(log)
    // A repeated command is answered, not decided again.
    if (state && log.some((commit) => commit.commandId === commandId))
      return { outcome: 'done', case: state, log, repeated: true }

    let decided = decisionOn(deps.rules, state, given, letterNumber)
    const isKept = !isRejected(decided) && decided.length > 0
    if (state?.erased && !isKept && !given.dry) await takeBack(deps, texts)
    if (isRejected(decided)) return { outcome: 'refused', ...decided, ...(state && { case: state }) }
    if (decided.length === 0)
      return state
        ? { outcome: 'done', case: state, log, repeated: false }
        : { outcome: 'refused', refused: 'case_unknown' }

    if (given.dry) {
      const c = decided.reduce<CaseState>((before, e) => evolve(before, caseId, e, at), state)
      return { outcome: 'done', case: c as Case, log, repeated: false }
    }
    if (decided.some((e) => e.type === 'LetterSent')) {
      letterNumber ||= await takeLetterNumber(deps, given, agencyIn(decided))
      decided = decisionOn(deps.rules, state, given, letterNumber)
      if (isRejected(decided)) return { outcome: 'refused', ...decided }
      const signatories = signatoriesOf(deps.rules, state, decided, given.actor)
      decided = decided.map((e) => signedIn(e, signatories))
      texts = { ...given, contents: { ...given.contents, ...signatories } }
    }
    const { attached } = given
    if (attached) {
      decided = withAttachments(decided, attached.content, attached.files.length)
      await attached.bring()
    }
    await given.before?.()
    // Texts end unless their commit follows, for then the relay keeps them. One that is there already is of an earlier
    // try or a faster twin of this very command: how long it is kept may have been settled since.
    const expiresAt = orphanEnds(at)
    await writeTexts(deps, texts, expiresAt, state)

    const next = nextCommit(caseId, log, given, decided)
    if ((await append(deps.log, next)) === 'done') {
      const c = applyCommit(state, next) as Case
      if (state?.erased) await writeAgain(deps, texts, c)
      return { outcome: 'done', case: c, log: [...log, next], repeated: false }
    }
  }
  throw new Contention(`${caseId}: ${tries} races lost`)
}

/**
 * What the council's rules decide; nothing is read or written. What is not offered is not taken, whatever the command
 * that it would become.
 */
export const decisionOn = (
  rules: CouncilRules,
  state: CaseState,
  { action, actor, at, command }: Pick<CommandRequest, 'action' | 'actor' | 'at' | 'command'>,
  letterNumber = '',
): Decision => {
  const offered = state && action
  const moment = offered && { ...rules.moment(rules.dayOf(at)), letter: action.letter }
  const refused = moment && refusalOf(state, action.name, actor, moment)
  if (refused) return refuse(refused, actions[action.name].paths?.[refused])
  return decide(state, command, { ...rules.context(at, actor), letterNumber })
}

const lettersIn = (decided: readonly CaseEvent[]) => decided.filter((e) => e.type === 'LetterSent')
const agencyIn = (decided: readonly CaseEvent[]) => lettersIn(decided)[0]?.agency ?? ''
type Signatories = ReturnType<typeof signatoryFor>
const signatoriesOf = (
  rules: CouncilRules,
  state: CaseState,
  decided: readonly CaseEvent[],
  by: Actor,
): Signatories =>
  Object.assign({}, ...lettersIn(decided).map((letter) => signatoryFor(rules, state, letter, by)))

/** A letter's event says by what post it was signed; the name is a text. */
const signedIn = (e: CaseEvent, signatories: Signatories): CaseEvent => {
  const signedBy = e.type === 'LetterSent' && e.signatory ? signatories[e.signatory]?.post : undefined
  return signedBy ? ({ ...e, signedBy } as CaseEvent) : e
}

/** In an erased case an id that is there may be what is left of a text, and is written over. */
const writeTexts = async (
  { people }: Executor,
  { caseId, contents = {} }: CommandRequest,
  expiresAt: number | undefined,
  state: CaseState,
) => {
  for (const [id, content] of Object.entries(contents)) {
    if ((await people.putNew(caseId, id, content, expiresAt)) === 'done' || !state?.erased) continue
    if (canonical(await people.get(caseId, id)) !== canonical(content))
      await people.put(caseId, id, content, expiresAt)
  }
}

/** An erasure that is under way takes what no event names. What it took of ours, before our commit did, comes back. */
const writeAgain = async (deps: Executor, given: CommandRequest, c: Case) => {
  await given.attached?.bring()
  await writeTexts(deps, given, c.closedOn ? deps.rules.retentionEnds(c.closedOn) : undefined, c)
}

/** The case was erased while an earlier try wrote its texts, and no commit follows them now: nothing is left of them. */
const takeBack = async ({ people }: Executor, { caseId, contents = {}, at }: CommandRequest) => {
  const now = Math.floor(Date.parse(at) / 1000)
  for (const id of Object.keys(contents))
    if (await people.get(caseId, id)) await people.put(caseId, id, { kind: 'reason', text: '' }, now)
}

/**
 * A letter's number points to its case before the commit that sends it; a lost race for the case keeps the number it
 * took, a lost race for the number takes another.
 */
const takeLetterNumber = async (deps: Executor, given: CommandRequest, agency: string): Promise<string> => {
  for (let attempt = 0; attempt < tries; attempt++) {
    const number = await freeNumber(deps, 'L', given.at, letterLog)
    const pointer = { case: given.caseId, agency }
    if ((await writePointer(deps.log, letterLog(number), [], pointer, given)) === 'done') return number
  }
  throw new Contention(`${given.caseId}: ${tries} races lost for a letter's number`)
}
