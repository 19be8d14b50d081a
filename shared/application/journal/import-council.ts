/**
 * Registers of the council's own work become its logs: all rows are checked first, then all are loaded or none. An activity
 * has a log of its own; members and channels are one log each, so that their rows are committed together.
 */
import { createHash } from 'node:crypto'
import type { Content } from '../../../events/contents.ts'
import type { CouncilRow } from '../../../events/council-values.ts'
import type { CaseEvent } from '../../../events/events.ts'
import type { CouncilRegister } from '../../../events/registers.ts'
import { activityOf, evolveActivity } from '../../domain/activities/activity.ts'
import { activateActivity, loadActivity, loadMember } from '../../domain/activities/import.ts'
import { type CouncilContext, isCouncilRejection } from '../../domain/activities/rule.ts'
import { viewsOf } from '../../domain/case-views.ts'
import { compositionOf, evolveComposition, membersId } from '../../domain/members/composition.ts'
import { channelsId, decideChannel, figuresOf } from '../../domain/publications/channels.ts'
import { councilContext, executeCouncil } from '../activities/council-log.ts'
import { canonical } from '../commits.ts'
import { type Executor, orphanEnds } from '../execute-command.ts'
import type { Views } from '../ports.ts'
import type { Imported } from './import-journal.ts'
import { eachOf, type Run } from './import-run.ts'
import { readCouncilRows } from './journal-rows.ts'
import { actor, columnOf, contentId } from './row-plan.ts'
import type { Line, RowProblem } from './row-reader.ts'

/** Without views, those follow by the relay. */
type Importer = Executor & { views?: Pick<Views, 'put'> | undefined }
type ImportRun = Run & { dryRun?: boolean; prefix?: string; sure?: { spelling?: boolean } }
type ReadRow = CouncilRow & { line: number }
type Of<R extends CouncilRegister> = Extract<CouncilRow, { register: R }> & { line: number }

/** What is to be done with a row: its events, and the words that they name. */
type Planned = {
  row: ReadRow
  logId: string
  /** How many commits the log had when it was planned. */
  version: number
  events: readonly CaseEvent[]
  words?: { id: string; content: Content }
  asleep: boolean
}

/** Rows of one log in one commit, as many as stay well under the size of an item. */
const together = 100

/**
 * Loads a register's lines. Nothing is written while any line has a problem. Throws what the stores throw; the same file
 * may simply be loaded again, and changes nothing where it is done.
 */
export const importCouncilRegister = async (
  deps: Importer,
  register: CouncilRegister,
  lines: readonly Line[],
  { at, dryRun, onStep, prefix = '', sure = {} }: ImportRun,
): Promise<Imported> => {
  const { rules } = deps
  const { council } = rules
  const read = readCouncilRows(register, lines, {
    council,
    today: rules.dayOf(at),
    prefix: register === 'activities' ? prefix : '',
    asTyped: sure.spelling ?? false,
  })
  if (read.problems.length) return { outcome: 'problems', problems: inOrder(read.problems) }
  const context = councilContext(rules, at, actor, '')
  const tries = await plansOf(deps, register, read.rows, context, (n) =>
    onStep?.('check', n, read.rows.length),
  )
  const problems = tries.filter((one): one is RowProblem => 'fault' in one)
  if (problems.length) return { outcome: 'problems', problems: inOrder(problems) }

  const planned = tries as Planned[]
  const changes = planned.filter(({ events }) => events.length > 0)
  const isCorrected = ({ events: [e] }: Planned) =>
    e !== undefined && 'changed' in e && e.changed !== undefined
  const corrected = changes.filter(isCorrected)
  const counts = {
    fresh: changes.length - corrected.length,
    corrected: corrected.length,
    unchanged: planned.length - changes.length,
    asleep: planned.filter(({ asleep }) => asleep).length,
    ...(read.passedOver.length && { passedOver: read.passedOver }),
  }
  if (dryRun) {
    const corrections = corrected.map(({ row, events: [e] }) => ({
      line: row.line,
      number: row.row.number,
      columns: (e && 'changed' in e ? (e.changed ?? []) : []).map(columnOf),
    }))
    return { outcome: 'checked', ...counts, ...(corrections.length && { corrections }) }
  }
  let done = 0
  await eachOf(commitsOf(changes), async (rows) => {
    await load(deps, register, rows, at)
    done += rows.length
    onStep?.('load', done, changes.length)
  })
  return { outcome: 'loaded', ...counts }
}

const inOrder = (problems: RowProblem[]) => problems.sort((a, b) => a.line - b.line)

/** Rows of one log follow one another; each activity's is a log of its own. */
const commitsOf = (planned: readonly Planned[]): Planned[][] => {
  const [first] = planned
  if (!first || first.row.register === 'activities') return planned.map((one) => [one])
  return [planned as Planned[]]
}

/** What each row would do, decided without committing; or what stands against it. */
const plansOf = async (
  deps: Importer,
  register: CouncilRegister,
  rows: readonly ReadRow[],
  context: CouncilContext,
  onDone: (n: number) => void,
): Promise<(Planned | RowProblem)[]> => {
  if (register === 'activities')
    return eachOf(rows as Of<'activities'>[], (row) => activityPlan(deps, row, context), onDone)
  return register === 'members'
    ? memberPlans(deps, rows as Of<'members'>[])
    : channelPlans(deps, rows as Of<'channels'>[])
}

/** The id of what a row says: the one that is there, unless its wording is another. */
const contentOf = async (
  { people }: Importer,
  logId: string,
  number: string,
  known: { content: string; revision: number } | undefined,
  words: Content,
) => {
  const stored = known && (await people.get(logId, known.content))
  const same = known !== undefined && (stored === undefined || canonical(stored) === canonical(words))
  const id = same ? known.content : contentId(number, (known?.revision ?? 0) + 1)
  return { id, ...(!same && { words: { id, content: words } }) }
}

const activityPlan = async (
  deps: Importer,
  row: Of<'activities'>,
  context: CouncilContext,
): Promise<Planned | RowProblem> => {
  const { number } = row.row
  const log = await deps.log.load(number)
  const a = activityOf(log)
  if (log.length && !a) return { line: row.line, column: 'number', fault: { code: 'number_taken' } }
  const known = a && { content: a.content, revision: a.loaded?.revision ?? 0 }
  const { id, words } = await contentOf(deps, number, number, known, { kind: 'activity', ...row.words })
  const decided = loadActivity(a, row.row, id, context)
  if (isCouncilRejection(decided)) {
    const { refused, path } = decided
    return {
      line: row.line,
      column: columnOf(path),
      fault: refused === 'number_taken' ? { code: refused } : { code: 'refused', why: whyNot(refused) },
    }
  }
  const [event] = decided
  const after = event ? evolveActivity(a, number, event) : a
  return {
    row,
    logId: number,
    version: log.length,
    events: decided,
    ...(words && { words }),
    asleep: after?.dormant === true,
  }
}

const whyNot = (refused: string) => (refused === 'row_fixed' ? 'row_fixed' : 'worked_on')

const memberPlans = async (deps: Importer, rows: readonly Of<'members'>[]): Promise<Planned[]> => {
  const log = await deps.log.load(membersId)
  let c = compositionOf(log)
  const planned: Planned[] = []
  for (const row of rows) {
    const { number } = row.row
    const member = c.members.find((m) => m.member === number)
    const known = member && { content: member.content, revision: member.loaded ?? 0 }
    const { id, words } = await contentOf(deps, membersId, number, known, { kind: 'member', ...row.words })
    const events = loadMember(c, row.row, id)
    c = events.reduce(evolveComposition, c)
    planned.push({
      row,
      logId: membersId,
      version: log.length,
      events,
      ...(words && { words }),
      asleep: false,
    })
  }
  return planned
}

const channelPlans = async (deps: Importer, rows: readonly Of<'channels'>[]): Promise<Planned[]> => {
  const log = await deps.log.load(channelsId)
  const known = figuresOf(log)
  return rows.map((row) => {
    const { number: _, ...figures } = row.row
    const decided = decideChannel(known, figures, { actor })
    const events = isCouncilRejection(decided) ? [] : decided
    return { row, logId: channelsId, version: log.length, events, asleep: false }
  })
}

const load = async (deps: Importer, register: CouncilRegister, rows: readonly Planned[], at: string) => {
  for (let i = 0; i < rows.length; i += together) {
    const part = rows.slice(i, i + together)
    const [first] = part
    if (!first) continue
    // Before the commit that names them.
    for (const { logId, words } of part)
      if (words && (await deps.people.putNew(logId, words.id, words.content, orphanEnds(at))) !== 'done')
        await deps.people.put(logId, words.id, words.content, orphanEnds(at))
    const events = part.flatMap((one) => one.events)
    const digest = createHash('sha256').update(canonical(events)).digest('hex').slice(0, 16)
    const done = await executeCouncil(deps, {
      logId: first.logId,
      commandId: `import:${register}:${first.version}:${digest}`,
      actor,
      at,
      decide: () => events,
    })
    if (done.outcome === 'done' && deps.views)
      for (const view of viewsOf(done.log)) await deps.views.put(view)
  }
}

/** What is open of a loaded activity waits on its owners from now on; how many dates, undefined where nothing slept. */
export const wakeActivity = async (
  deps: Executor,
  number: string,
  at: string,
): Promise<number | undefined> => {
  const log = await deps.log.load(number)
  if (!activityOf(log)?.dormant) return undefined
  const woken = await executeCouncil(deps, {
    logId: number,
    commandId: `activate:${log.length + 1}`,
    actor,
    at,
    log,
    decide: (now, context) => activateActivity(activityOf(now), context),
  })
  const [event] = woken.outcome === 'done' && !woken.repeated ? woken.events : []
  return event?.type === 'CaseActivated' ? event.waiting.length : undefined
}
