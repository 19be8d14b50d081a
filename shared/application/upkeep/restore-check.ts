/**
 * After a restore of a table, to an earlier moment or from nothing: what the tables say of each other that does not agree.
 * The log is what holds; what was noted outside of it says what it has lost.
 */
import { type Commit, eventId } from '../../../events/commit.ts'
import { Unreadable } from '../../../events/reading.ts'
import type { Case } from '../../domain/case.ts'
import { applyCommit, fold } from '../../domain/fold.ts'
import { toldAs } from '../../domain/notices/notice.ts'
import { noticesOf } from '../../domain/notices/notices.ts'
import { lastErasure } from '../../domain/upkeep/erased.ts'
import { isCouncilLog } from '../activities/duties.ts'
import { contentIdsOf } from '../commits.ts'
import type { CouncilRules } from '../council-rules.ts'
import { filesOfTexts } from '../files/attachments.ts'
import { keptKey, uncheckedKey } from '../files/file-keys.ts'
import type {
  Anchors,
  CaseLog,
  Claims,
  Files,
  Noted,
  People,
  StoredClaims,
  StoredPeople,
  StoredViews,
} from '../ports.ts'
import { type Evidence, evidenceOf, heldAgainst } from './anchors.ts'
import { councilEnds, councilFiles, erasedIds } from './council-texts.ts'
import { compareViews, putRight } from './rebuild-views.ts'
import { earliestAgain } from './relay-since.ts'
import type { StoredLog } from './verify-log.ts'

/** What does not agree. */
export const findings = [
  /** Commits that were noted outside and are gone: somebody was acknowledged, and it is not there. */
  'lost',
  /** Logs that cannot be read, or are not what was written. */
  'log',
  /** Logs that stand still by their mark, though each commit that is there is the one that was noted outside. */
  'marked',
  /** Counters behind the log, or behind what it has lost: a number would be given out twice. */
  'counter',
  /** Mails' claims of commits that are gone: the commit that takes their place would be told to nobody. */
  'claim',
  /** Commits of which nobody is known to have been told: `relay --since` mails them, again where it was done. */
  'untold',
  /** Views that differ from their log, or have none. */
  'view',
  /** Texts that events name and that are not there. */
  'text',
  /** Cases whose texts were erased and are there again. */
  'erased',
  /** Texts of cases that have no log: what was written is there, and the case is not. */
  'orphan',
  /** Attached files that are in no folder of the store. */
  'file',
] as const
export type FindingKind = (typeof findings)[number]
export type Finding = { kind: FindingKind; id: string; repaired?: true }

export type Restored = {
  log: Pick<CaseLog, 'load'>
  claims: Pick<Claims, 'advance' | 'completedOf'>
  storedClaims: StoredClaims
  storedViews: StoredViews
  people: People
  storedPeople: Pick<StoredPeople, 'idsOf' | 'ids'>
  files: Pick<Files, 'sizeOf'>
  anchors: Anchors
  rules: CouncilRules
  /** Takes the mark of an altered log away. */
  release: (caseId: string) => Promise<void>
}

type Checking = Restored & {
  at: string
  say: (kind: FindingKind, id: string, repair?: () => Promise<unknown>) => Promise<void>
}

/**
 * Looks at all; with `repair` it puts right what can be put right: counters go on, claims of lost commits go, views are
 * folded again, and what is lost is written down outside, so that its log may go on with what holds of it. `at` is UTC.
 * Texts, files and what was lost itself are told only, and so is a log that holds no proof.
 * @param logs all logs
 */
export const checkRestored = async (
  deps: Restored,
  logs: AsyncIterable<StoredLog>,
  { at, repair = false }: { at: string; repair?: boolean },
): Promise<Finding[]> => {
  const found: Finding[] = []
  const say: Checking['say'] = async (kind, id, mend) => {
    if (repair) await mend?.()
    found.push({ kind, id, ...(repair && mend && { repaired: true }) })
  }
  const checking: Checking = { ...deps, at, say }
  const evidence = await evidenceOf(deps.anchors)
  const lengths = new Map<string, number>()
  const marked: string[] = []
  for await (const stored of logs) {
    const commits = await readOf(checking, evidence, stored)
    lengths.set(stored.caseId, commits?.length ?? Number.POSITIVE_INFINITY)
    if (!commits) continue
    if (stored.marked) marked.push(stored.caseId)
    await checkLog(checking, stored.caseId, commits)
  }
  await checkLost(checking, evidence, lengths)
  await checkCounters(checking, evidence, lengths)
  await checkClaims(checking, lengths)
  await checkStrays(checking, lengths)
  await checkOrphans(checking, lengths)
  // Last, when all that hangs on it is put right: from here on it may be written to.
  for (const caseId of marked) await say('marked', caseId, () => deps.release(caseId))
  return found
}

/**
 * What a log has; undefined where it cannot be read, or is another than was noted as far as it goes. One that is marked
 * is believed only where all of it was noted.
 */
const readOf = async (
  { say }: Checking,
  evidence: Evidence,
  stored: StoredLog,
): Promise<Commit[] | undefined> => {
  try {
    const commits = stored.commits()
    const noted = evidence.hashes.get(stored.caseId)
    const there = new Map([...(noted ?? [])].filter(([version]) => version <= commits.length))
    heldAgainst({ ...evidence, hashes: new Map([[stored.caseId, there]]) }, stored.caseId, commits)
    if (!stored.marked || commits.every(({ version }) => there.has(version))) return commits
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
  }
  await say('log', stored.caseId)
  return undefined
}

const checkLog = async (checking: Checking, caseId: string, commits: readonly Commit[]) => {
  const { say, storedViews } = checking
  const compared = await compareViews(storedViews, caseId, commits)
  let mended: Promise<unknown> | undefined
  const mend = () => {
    mended ??= putRight(storedViews, compared)
    return mended
  }
  for (const part of [
    ...compared.differing.map(({ view }) => view.part),
    ...compared.strays.map((view) => view.part),
  ])
    await say('view', `${caseId} ${part}`, mend)
  const c = fold(commits)
  if (c) {
    await checkFiles(checking, c)
    await checkTold(checking, commits)
  }
  if (c) await checkTexts(checking, caseId, c, commits)
  else if (isCouncilLog(commits)) {
    await checkCouncilTexts(checking, caseId, commits)
    const kept = councilFiles(commits, checking.rules).filter(({ over }) => over !== 'removed')
    for (const { id } of kept) await checkFile(checking, caseId, id)
  }
}

const checkTexts = async (
  { say, storedPeople, rules, at }: Checking,
  caseId: string,
  c: Case,
  commits: readonly Commit[],
) => {
  const erased = lastErasure(commits)
  const named = contentIdsOf(commits.slice(erased + 1))
  const there = new Set(await storedPeople.idsOf(caseId))
  const wasErased = contentIdsOf(commits.slice(0, Math.max(0, erased)))
  if (wasErased.some((id) => there.has(id) && !named.includes(id))) await say('erased', caseId)
  // What is over its time is gone by itself.
  if (c.closedOn && rules.retentionEnds(c.closedOn) <= Date.parse(at) / 1000) return
  for (const id of new Set(named)) if (!there.has(id)) await say('text', `${caseId} ${id}`)
}

const checkCouncilTexts = async (
  { say, storedPeople, rules, at }: Checking,
  logId: string,
  commits: readonly Commit[],
) => {
  const gone = erasedIds(commits)
  const there = new Set(await storedPeople.idsOf(logId))
  if ([...gone].some((id) => there.has(id))) await say('erased', logId)
  for (const [id, ends] of councilEnds(commits, rules)) {
    const isOver = ends !== undefined && ends <= Date.parse(at) / 1000
    if (!there.has(id) && !gone.has(id) && !isOver) await say('text', `${logId} ${id}`)
  }
}

const checkFiles = async (checking: Checking, { caseId, attached }: Case) => {
  const texts = new Set(attached.map(({ content }) => content))
  for (const { id } of await filesOfTexts(checking.people, caseId, texts))
    await checkFile(checking, caseId, id)
}

const checkFile = async ({ say, people, files }: Checking, caseId: string, id: string) => {
  const verdict = await people.get(caseId, id)
  if (verdict?.kind === 'file_verdict' && verdict.verdict !== 'accepted') return
  const keys = [keptKey(caseId, id), uncheckedKey(caseId, id)]
  const sizes = await Promise.all(keys.map((key) => files.sizeOf(key)))
  if (sizes.every((size) => size === undefined)) await say('file', `${caseId} ${id}`)
}

/** So long a mail may be on its way. */
const underWay = 3_600_000

const checkTold = async ({ say, claims, rules, at }: Checking, commits: readonly Commit[]) => {
  const earliest = earliestAgain(rules, at)
  const asked: { event: string; key: string }[] = []
  let state: Case | undefined
  for (const commit of commits) {
    state = applyCommit(state, commit)
    if (!state || rules.dayOf(commit.at) < earliest) continue
    if (Date.parse(commit.at) > Date.parse(at) - underWay) continue
    for (const [index, e] of commit.events.entries())
      for (const notice of noticesOf(e, state)) {
        const event = eventId(commit, index)
        asked.push({ event, key: `mail#${event}#${toldAs(notice)}` })
      }
  }
  const told = await claims.completedOf(asked.map(({ key }) => key))
  for (const event of new Set(asked.flatMap(({ event, key }) => (told.has(key) ? [] : event))))
    await say('untold', event)
}

const lostOf = (evidence: Evidence, lengths: ReadonlyMap<string, number>): Noted[] =>
  [...evidence.hashes].flatMap(([caseId, versions]) =>
    [...versions]
      .filter(([version]) => version > (lengths.get(caseId) ?? 0))
      .flatMap(([version, hashes]) => [...hashes].map((hash) => ({ caseId, version, hash }))),
  )

const checkLost = async (
  { say, anchors }: Checking,
  evidence: Evidence,
  lengths: ReadonlyMap<string, number>,
) => {
  for (const lost of lostOf(evidence, lengths))
    await say('lost', `${lost.caseId}:${lost.version}`, () => anchors.giveUp(lost))
}

/** Every number that was ever given is in the log, or was noted outside; a letter's has a log of its own. */
const checkCounters = async (
  { say, rules, claims, storedClaims }: Checking,
  evidence: Evidence,
  lengths: ReadonlyMap<string, number>,
) => {
  const highest = new Map<string, number>()
  for (const id of [...lengths.keys(), ...evidence.hashes.keys()]) {
    const counted = rules.counted(id.replace(/^letter:/, ''))
    if (counted) highest.set(counted.counter, Math.max(counted.n, highest.get(counted.counter) ?? 0))
  }
  for (const [counter, n] of highest) {
    const now = await storedClaims.counted(counter)
    if (now < n) await say('counter', `${counter} ${now} < ${n}`, () => claims.advance(counter, n))
  }
}

const checkClaims = async (checking: Checking, lengths: ReadonlyMap<string, number>) => {
  const { say, storedClaims } = checking
  for await (const key of storedClaims.mails()) {
    const [, caseId = '', version] = /^mail#(.+):(\d+):\d+#/.exec(key) ?? []
    if (!version || Number(version) <= (lengths.get(caseId) ?? 0)) continue
    if ((await lengthNow(checking, caseId, lengths)) >= Number(version)) continue
    await say('claim', key, () => storedClaims.remove(key))
  }
}

const checkStrays = async (checking: Checking, lengths: ReadonlyMap<string, number>) => {
  const { say, storedViews } = checking
  for await (const caseId of storedViews.ids()) {
    if (lengths.has(caseId) || (await lengthNow(checking, caseId, lengths)) > 0) continue
    const strays = await storedViews.ofCase(caseId)
    for (const stray of strays)
      await say('view', `${caseId} ${stray.part}`, () => storedViews.remove(caseId, stray.part))
  }
}

/** Under other keys than numbers stands what belongs to no log. */
const checkOrphans = async (checking: Checking, lengths: ReadonlyMap<string, number>) => {
  const { say, storedPeople, rules } = checking
  for await (const caseId of storedPeople.ids()) {
    if (!rules.counted(caseId) || (lengths.get(caseId) ?? 0) > 0) continue
    if ((await lengthNow(checking, caseId, lengths)) > 0) continue
    for (const id of await storedPeople.idsOf(caseId)) await say('orphan', `${caseId} ${id}`)
  }
}

/** The council may work meanwhile: what was committed since is there. A log that is marked does not grow. */
const lengthNow = async (
  { log }: Checking,
  caseId: string,
  lengths: ReadonlyMap<string, number>,
): Promise<number> => {
  try {
    return (await log.load(caseId)).length
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return lengths.get(caseId) ?? Number.POSITIVE_INFINITY
  }
}
