/** What `Claims` lost, read from the logs again: how far each series was numbered, and what numbers and references stand for. */
import { type Case, fold } from '../../domain/case.ts'
import type { Said } from '../commits.ts'
import type { CouncilRules } from '../council-rules.ts'
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
}

/**
 * Moves each counter on to the highest number that a log has, and `ahead` further, and writes the pointers that are
 * missing. Never moves anything back, so the council may work meanwhile. `at` is UTC.
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
  const pointLetters = async (c: Case) => {
    for (const { number, agency } of Object.values(c.letters)) {
      seen(number)
      const isKnown = pointerIn(await log.load(letterLog(number))) !== undefined
      if (!isKnown) await holdLetter(log, number, { case: c.caseId, agency }, said)
      count(made.letters, isKnown)
    }
  }
  const pointDraft = async (c: Case, draftVersion: number) => {
    if (c.kind !== 'draft_act') return
    const words = await textOf(people, c.caseId, c.content, 'draft_act')
    if (!words) {
      made.drafts.unreadable++
      return
    }
    const logId = draftLog(links, c.agency, words.reference)
    const pointed = await log.load(logId)
    const isKnown = pointerIn(pointed) !== undefined
    if (!isKnown)
      await writePointer(log, logId, pointed, { case: c.caseId, agency: c.agency, draftVersion }, said)
    count(made.drafts, isKnown)
  }
  for await (const caseId of caseIds) {
    const commits = await log.load(caseId)
    const c = fold(commits)
    if (!c) continue
    made.cases++
    seen(caseId)
    await pointLetters(c)
    const first = commits[0]?.events.find((e) => e.type === 'DraftActRegistered')
    if (first) await pointDraft(fold(commits.slice(0, 1)) ?? c, first.draftVersion)
  }
  for (const [counter, n] of made.counters) await claims.advance(counter, n + ahead)
  return made
}
