/** What `Claims` lost, read from the logs again: how far each series was numbered, and what numbers and references stand for. */
import type { Case, DraftAct } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import type { Said } from '../commits.ts'
import type { CouncilRules } from '../council-rules.ts'
import { eachCase, type FailedCase, type Tally } from '../each-case.ts'
import { draftLog, holdLetter, letterLog, pointerIn, writePointer } from '../numbers.ts'
import type { CaseLog, Claims, Links, People } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'

type Deps = { log: CaseLog; claims: Claims; people: People; links: Links; rules: CouncilRules }

export type RebuiltClaims = {
  cases: number
  /** The highest number of each counter, by its key. */
  counters: Map<string, number>
  letters: { known: number; written: number }
  /** `unreadable`: drafts whose reference was erased with their texts. */
  drafts: { known: number; written: number; unreadable: number }
  /** Cases whose letters and references were left as they are; absent for none. Their own numbers are counted. */
  failed?: FailedCase[]
}

/**
 * Moves each counter on to the highest number that a log has, and `ahead` further, and writes the pointers that are
 * missing. A case that cannot be read keeps no other from it, and nobody gets its number. Never moves anything back, so the
 * council may work meanwhile. `at` is UTC.
 */
export const rebuildClaims = async (
  deps: Deps,
  caseIds: AsyncIterable<string>,
  { at, ahead = 0 }: { at: string; ahead?: number },
): Promise<RebuiltClaims> => {
  const { log, claims, links, people, rules } = deps
  const said: Said = { at, actor: { role: 'system', as: 'operator' }, commandId: `rebuild-claims:${at}` }
  const made: RebuiltClaims = {
    cases: 0,
    counters: new Map(),
    letters: { known: 0, written: 0 },
    drafts: { known: 0, written: 0, unreadable: 0 },
  }
  const seen = (number: string) => {
    const counted = rules.counted(number)
    if (counted)
      made.counters.set(counted.counter, Math.max(counted.n, made.counters.get(counted.counter) ?? 0))
  }
  const count = (of: { known: number; written: number }, isKnown: boolean) => {
    if (isKnown) of.known++
    else of.written++
  }
  /** Whether each of the case's letters was known already. */
  const pointLetters = async (c: Case): Promise<boolean[]> => {
    const known: boolean[] = []
    for (const { number, agency } of Object.values(c.letters)) {
      seen(number)
      const isKnown = pointerIn(await log.load(letterLog(number))) !== undefined
      if (!isKnown) await holdLetter(log, number, { case: c.caseId, agency }, said)
      known.push(isKnown)
    }
    return known
  }
  /** Whether the draft's reference was known already; undefined where it was erased. */
  const pointDraft = async (c: DraftAct, draftVersion: number): Promise<boolean | undefined> => {
    const words = await textOf(people, c.caseId, c.content, 'draft_act')
    if (!words) return undefined
    const logId = draftLog(links, c.agency, words.reference)
    const pointed = await log.load(logId)
    const isKnown = pointerIn(pointed) !== undefined
    if (!isKnown)
      await writePointer(log, logId, pointed, { case: c.caseId, agency: c.agency, draftVersion }, said)
    return isKnown
  }
  const rebuildOne = async (caseId: string) => {
    seen(caseId)
    const commits = await log.load(caseId)
    const c = fold(commits)
    if (!c) return
    const letters = await pointLetters(c)
    const first = commits[0]?.events.find((e) => e.type === 'DraftActRegistered')
    const opened = first && fold(commits.slice(0, 1))
    if (first && opened?.kind === 'draft_act') {
      const isKnown = await pointDraft(opened, first.draftVersion)
      if (isKnown === undefined) made.drafts.unreadable++
      else count(made.drafts, isKnown)
    }
    for (const isKnown of letters) count(made.letters, isKnown)
    made.cases++
  }
  const tally: Tally = { looked: 0, failed: [] }
  for await (const _ of eachCase(caseIds, rebuildOne, tally));
  for (const [counter, n] of made.counters) await claims.advance(counter, n + ahead)
  return { ...made, ...(tally.failed.length && { failed: tally.failed }) }
}
