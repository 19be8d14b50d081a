/**
 * Registers of the council's own work become its logs: all rows are checked first, then all are loaded or none. An activity
 * has a log of its own; members and channels are one log each, so that their rows are committed together.
 */
import { createHash } from 'node:crypto'
import type { Commit } from '../../../events/commit.ts'
import type { Content } from '../../../events/contents.ts'
import type { ChannelFigures, CouncilRow } from '../../../events/council/council-values.ts'
import type { CaseEvent } from '../../../events/events.ts'
import type { CouncilRegister } from '../../../events/journal/registers.ts'
import { type Activity, activityOf, evolveActivity } from '../../domain/activities/activity.ts'
import { activateActivity, loadActivity, loadMember } from '../../domain/activities/import.ts'
import {
  type CouncilContext,
  type CouncilDecision,
  type CouncilRejection,
  isCouncilRejection,
} from '../../domain/activities/rule.ts'
import { type Composition, compositionOf, membersId } from '../../domain/members/composition.ts'
import { channelsId, decideChannel, figuresOf } from '../../domain/publications/channels.ts'
import { councilContext, executeCouncil } from '../activities/council-log.ts'
import { canonical } from '../commits.ts'
import { type FailedCase, tried } from '../each-case.ts'
import { Contention, type Executor, orphanEnds } from '../execute-command.ts'
import {
  type CheckedRows,
  changedMeanwhile,
  eachOf,
  type Imported,
  type Importer,
  importWhole,
  type OpenedRegister,
  type Run,
  show,
  throwDown,
} from './import-run.ts'
import { keyColumn, readCouncilRows } from './journal-rows.ts'
import { actor, columnOf, contentId } from './row-plan.ts'
import type { Line, RowProblem } from './row-reader.ts'

type Reading = Run & { prefix?: string; sure?: { spelling?: boolean } }
type ReadRow = CouncilRow & { line: number }
type Of<R extends CouncilRegister> = Extract<CouncilRow, { register: R }> & { line: number }

/** What is to be done with a row: its events, and the words that they name. */
type Planned = {
  row: ReadRow
  logId: string
  /** How many commits the log had when it was planned. */
  version: number
  /** The id of its wording; a channel's figures have none. */
  content: string
  events: readonly CaseEvent[]
  words?: Content
  asleep: boolean
}

/** Rows of one log in one commit, as many as stay well under the size of an item. */
const together = 100

/**
 * Loads a register's lines, all or none (`importWhole`). Throws what the stores throw; the same file may simply be loaded
 * again, and changes nothing where it is done.
 */
export const importCouncilRegister = (
  deps: Importer,
  register: CouncilRegister,
  lines: readonly Line[],
  { dryRun, ...reading }: Reading & { dryRun?: boolean },
): Promise<Imported> => importWhole(openCouncilRegister(deps, register, lines, reading), dryRun)

export const openCouncilRegister = (
  deps: Importer,
  register: CouncilRegister,
  lines: readonly Line[],
  { at, onStep, prefix = '', sure = {} }: Reading,
): OpenedRegister => {
  const { rules } = deps
  const { rows, problems, passedOver } = readCouncilRows(register, lines, {
    council: rules.council,
    today: rules.dayOf(at),
    prefix: register === 'activities' ? prefix : '',
    asTyped: sure.spelling ?? false,
  })
  const check = async (from: number, to: number): Promise<CheckedRows> => {
    const some = rows.slice(from, to)
    const failed: FailedCase[] = []
    const context = councilContext(rules, at, actor, '')
    const tries = await plansOf(deps, register, some, context, {
      failed,
      onDone: (n) => onStep?.('check', n, some.length),
    })
    throwDown(failed)
    const planned = tries.filter((one): one is Planned => !('fault' in one))
    const changes = planned.filter(({ events }) => events.length > 0)
    const corrections = changes.flatMap(({ row, events: [e] }) =>
      e && 'changed' in e && e.changed
        ? { line: row.line, number: row.row.number, columns: e.changed.map(columnOf) }
        : [],
    )
    const counts = {
      fresh: changes.length - corrections.length,
      corrected: corrections.length,
      unchanged: planned.length - changes.length,
      asleep: planned.filter(({ asleep }) => asleep).length,
    }
    return {
      problems: tries.filter((one): one is RowProblem => 'fault' in one),
      unreadable: failed,
      counts,
      corrections,
      load: async () => {
        let done = 0
        await eachOf(commitsOf(changes), async (of) => {
          await load(deps, register, of, at)
          done += of.length
          onStep?.('load', done, changes.length)
        })
        return counts.asleep
      },
    }
  }
  return { rows: rows.length, problems, passedOver, check }
}

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
  { failed, onDone }: { failed: FailedCase[]; onDone: (n: number) => void },
): Promise<(Planned | RowProblem)[]> => {
  if (register === 'activities') {
    const plan = (row: Of<'activities'>) =>
      tried(row.row.number, () => activityPlan(deps, row, context), failed)
    return (await eachOf(rows as Of<'activities'>[], plan, onDone)).flatMap((one) => one?.done ?? [])
  }
  const plans =
    register === 'members'
      ? await tried(membersId, () => memberPlans(deps, rows as Of<'members'>[]), failed)
      : await tried(channelsId, () => channelPlans(deps, rows as Of<'channels'>[]), failed)
  return plans?.done ?? []
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
  return { content: id, ...(!same && { words }) }
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
  const said = await contentOf(deps, number, number, known, { kind: 'activity', ...row.words })
  const decided = loadActivity(a, row.row, said.content, context)
  if (isCouncilRejection(decided)) return problemOf(row, decided)
  const after = decided.reduce<Activity | undefined>((state, e) => evolveActivity(state, number, e), a)
  return {
    row,
    logId: number,
    version: log.length,
    ...said,
    events: decided,
    asleep: after?.dormant === true,
  }
}

const problemOf = (
  { line, register }: ReadRow,
  { refused, path = 'number' }: CouncilRejection,
): RowProblem => ({
  line,
  column: path === 'number' ? keyColumn(register) : columnOf(path),
  fault:
    refused === 'number_taken'
      ? { code: refused }
      : { code: 'refused', why: refused === 'row_fixed' ? refused : 'worked_on' },
})

const memberPlans = async (
  deps: Importer,
  rows: readonly Of<'members'>[],
): Promise<(Planned | RowProblem)[]> => {
  const log = await deps.log.load(membersId)
  const c = compositionOf(log)
  // A member stands once in a file, so no row depends on another.
  return eachOf(rows, async (row) => {
    const { number } = row.row
    const member = c.members.find((m) => m.member === number)
    const known = member && {
      content: member.loaded?.content ?? member.content,
      revision: member.loaded?.revision ?? 0,
    }
    const said = await contentOf(deps, membersId, number, known, { kind: 'member', ...row.words })
    const events = loadMember(c, row.row, said.content)
    return isCouncilRejection(events)
      ? problemOf(row, events)
      : { row, logId: membersId, version: log.length, ...said, events, asleep: false }
  })
}

const channelPlans = async (deps: Importer, rows: readonly Of<'channels'>[]): Promise<Planned[]> => {
  const log = await deps.log.load(channelsId)
  const known = figuresOf(log)
  return rows.map((row) => {
    const events = channelEvents(known, row)
    return { row, logId: channelsId, version: log.length, content: '', events, asleep: false }
  })
}

const channelEvents = (known: readonly ChannelFigures[], { row }: Of<'channels'>): readonly CaseEvent[] => {
  const { number: _, ...figures } = row
  const decided = decideChannel(known, figures, { actor })
  return isCouncilRejection(decided) ? [] : decided
}

/**
 * What rows of one log come to by what it says now: another clerk may be loading the same file. Throws `Contention` for
 * a row that is refused since it was planned.
 */
const decidedOn = (
  planned: readonly Planned[],
  log: readonly Commit[],
  context: CouncilContext,
): CaseEvent[] => {
  const [a, c, figures] = [activityOf(log), compositionOf(log), figuresOf(log)]
  return planned.flatMap(({ row, content }) => {
    const decided = decidedRow(row, content, { a, c, figures }, context)
    if (isCouncilRejection(decided)) throw new Contention(changedMeanwhile(row.line, row.row.number))
    return [...decided]
  })
}

type Told = { a: Activity | undefined; c: Composition; figures: readonly ChannelFigures[] }

const decidedRow = (
  row: ReadRow,
  content: string,
  { a, c, figures }: Told,
  context: CouncilContext,
): CouncilDecision => {
  switch (row.register) {
    case 'activities':
      return loadActivity(a, row.row, content, context)
    case 'members':
      return loadMember(c, row.row, content)
    case 'channels':
      return channelEvents(figures, row)
  }
}

const load = async (deps: Importer, register: CouncilRegister, rows: readonly Planned[], at: string) => {
  for (let i = 0; i < rows.length; i += together) {
    const part = rows.slice(i, i + together)
    const [first] = part
    if (!first) continue
    const events = part.flatMap((one) => one.events)
    const digest = createHash('sha256').update(canonical(events)).digest('hex').slice(0, 16)
    const done = await executeCouncil(deps, {
      logId: first.logId,
      commandId: `import:${register}:${first.version}:${digest}`,
      actor,
      at,
      decide: (log, context) => decidedOn(part, log, context),
      bring: async () => {
        await eachOf(part, (one) => keepWords(deps, one, orphanEnds(at)))
      },
    })
    if (done.outcome === 'done') await show(deps, done.log)
  }
}

/** Before the commit that names them. One that was left by a run which was interrupted is written over, unless it says the same. */
const keepWords = async ({ people }: Importer, { logId, content, words }: Planned, expiresAt: number) => {
  if (!words || (await people.putNew(logId, content, words, expiresAt)) === 'done') return
  const left = await people.get(logId, content)
  if (left && canonical(left) !== canonical(words)) await people.put(logId, content, words, expiresAt)
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
