/**
 * Proof from outside of the log that it is what was written. The relay notes each commit's hash where nobody can change it;
 * each morning one root is made over what was noted on a day, and over the root before it. Who keeps that root, from the
 * feed, can have every commit of that day and before held against it.
 */
import { createHash } from 'node:crypto'
import type { Commit } from '../../../events/commit.ts'
import { AlteredLog, hashOf } from '../commits.ts'
import type { Anchor, Anchors, CaseLog, Noted } from '../ports.ts'

const sha256 = (...parts: (Uint8Array | string)[]): Buffer => {
  const made = createHash('sha256')
  for (const part of parts) made.update(part)
  return made.digest()
}
const [leafMark, nodeMark] = [Uint8Array.of(0), Uint8Array.of(1)]

const treeOf = (entries: readonly string[]): Buffer => {
  const [first = ''] = entries
  if (entries.length <= 1) return entries.length ? sha256(leafMark, first) : sha256()
  let half = 1
  while (half * 2 < entries.length) half *= 2
  return sha256(nodeMark, treeOf(entries.slice(0, half)), treeOf(entries.slice(half)))
}

/** The root of a Merkle tree over these entries in this order, hexadecimal (RFC 9162, 2.1.1). */
export const rootOf = (entries: readonly string[]): string => treeOf(entries).toString('hex')

/** The anchor of a day: over the root before it (empty for the first), then what was noted, each once and sorted. */
export const anchorOf = (on: string, before: string, noted: readonly Noted[]): Anchor => {
  const entries = new Set(noted.map(({ caseId, version, hash }) => `${caseId} ${version} ${hash}`))
  return { on, commits: entries.size, root: rootOf([before, ...[...entries].sort()]) }
}

/** What was noted, day by day. */
async function* byDay(notes: AsyncIterable<Noted & { on: string }>): AsyncGenerator<[on: string, Noted[]]> {
  let day: [string, Noted[]] | undefined
  for await (const { on, ...noted } of notes) {
    if (day?.[0] !== on) {
      if (day) yield day
      day = [on, []]
    }
    day[1].push(noted)
  }
  if (day) yield day
}

/**
 * Anchors every UTC day that is over at `at` (UTC) and has none yet. Twice is harmless, and a morning left out is caught up
 * by the next. Costs by what was noted since the last anchor.
 */
export const anchorDays = async (anchors: Anchors, at: string): Promise<Anchor[]> => {
  const last = (await anchors.anchors()).at(-1)
  const made: Anchor[] = []
  for await (const [on, noted] of byDay(anchors.notes(last?.on))) {
    if (on >= at.slice(0, 10)) break
    const anchor = anchorOf(on, (made.at(-1) ?? last)?.root ?? '', noted)
    await anchors.anchor(anchor)
    made.push(anchor)
  }
  return made
}

/** What the relay notes of a commit. */
export const notedOf = (commit: Commit): Noted => ({
  caseId: commit.caseId,
  version: commit.version,
  hash: hashOf(commit),
})

/** All that was noted, by log and version, and whether the anchors fit it. */
export type Evidence = {
  hashes: ReadonlyMap<string, ReadonlyMap<number, ReadonlySet<string>>>
  commits: number
  anchors: readonly Anchor[]
  /** How many commits are gone by restores, as an operator has written down. */
  lost: number
  /** Days of which an anchor is not what was noted: there are others beside, or some are gone. */
  wrong: readonly string[]
}

/** Reads all that was noted and all anchors, and makes each anchor again. */
export const evidenceOf = async (anchors: Anchors): Promise<Evidence> => {
  const kept = await anchors.anchors()
  const hashes = new Map<string, Map<number, Set<string>>>()
  const days = new Map<string, Noted[]>()
  let commits = 0
  for await (const [on, noted] of byDay(anchors.notes())) {
    days.set(on, noted)
    for (const { caseId, version, hash } of noted) {
      const versions = hashes.get(caseId) ?? new Map<number, Set<string>>()
      hashes.set(caseId, versions)
      const known = versions.get(version) ?? new Set()
      if (known.size === 0) commits++
      versions.set(version, known.add(hash))
    }
  }
  let lost = 0
  for await (const { caseId, version, hash } of anchors.givenUp()) {
    const versions = hashes.get(caseId)
    if (versions?.get(version)?.delete(hash)) lost++
    if (versions?.get(version)?.size === 0) versions.delete(version)
    if (versions?.size === 0) hashes.delete(caseId)
  }
  const wrong = new Set<string>()
  let before = ''
  for (const anchor of kept) {
    if (anchorOf(anchor.on, before, days.get(anchor.on) ?? []).root !== anchor.root) wrong.add(anchor.on)
    before = anchor.root
  }
  return { hashes, commits, anchors: kept, lost, wrong: [...wrong] }
}

/** Throws `AlteredLog` where a log is not what was noted of it: changed, shortened, or written anew. */
export const heldAgainst = ({ hashes }: Evidence, caseId: string, commits: readonly Commit[]): void => {
  for (const [version, noted] of hashes.get(caseId) ?? []) {
    const commit = commits[version - 1]
    if (!commit) throw new AlteredLog(`${caseId}: version ${version} is gone, which was noted outside`)
    if (noted.size > 1 || !noted.has(hashOf(commit)))
      throw new AlteredLog(`${caseId}: version ${version} is not the one that was noted outside`)
  }
}

/** The log as it is where it is what was noted of it; `AlteredLog` is thrown for any other. */
export const provenLog = (log: CaseLog, evidence: Evidence): Pick<CaseLog, 'load'> => ({
  load: async (caseId) => {
    const commits = await log.load(caseId)
    heldAgainst(evidence, caseId, commits)
    return commits
  },
})
