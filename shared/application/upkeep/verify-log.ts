/** Whether every log is what was written: for a look at all of them, which what is loaded day by day has of its own only. */
import type { Commit } from '../../../events/commit.ts'
import { AlteredLog } from '../commits.ts'
import { eachCase, type FailedCase, type Tally, tried } from '../each-case.ts'
import { type Evidence, heldAgainst } from './anchors.ts'

/** A log as it is stored, of a case or of anything else. */
export type StoredLog = {
  caseId: string
  /** It was marked as altered when its stream told of a change. */
  marked: boolean
  /** Throws `AlteredLog` where the chain ends, `Unreadable` for a commit that no schema knows. */
  commits(): Commit[]
}

/** `unnoted`: commits of which nothing was noted outside; the relay has not been there, or they are older than that. */
export type Verified = { logs: number; commits: number; unnoted: number; failed: FailedCase[] }

/**
 * Goes through all of these logs, each by its chain and by what was noted of it outside; one that does not hold is told, and
 * keeps no other from its turn.
 * @param evidence was read before the logs: what is noted was written before
 * @param all these are all logs: one of which something was noted, and nothing is there, is told too
 */
export const verifyLogs = async (
  logs: AsyncIterable<StoredLog>,
  evidence: Evidence,
  { all = true } = {},
): Promise<Verified> => {
  const tally: Tally = { looked: 0, failed: [] }
  const seen = new Set<string>()
  let [commits, unnoted] = [0, 0]
  for await (const log of logs) {
    seen.add(log.caseId)
    for await (const held of eachCase([log.caseId], async () => verified(log, evidence), tally)) {
      commits += held.commits
      unnoted += held.unnoted
    }
  }
  for (const caseId of all ? evidence.hashes.keys() : []) {
    if (seen.has(caseId)) continue
    tally.looked++
    await tried(caseId, async () => heldAgainst(evidence, caseId, []), tally.failed)
  }
  return { logs: tally.looked, commits, unnoted, failed: tally.failed }
}

const verified = (log: StoredLog, evidence: Evidence) => {
  const commits = log.commits()
  heldAgainst(evidence, log.caseId, commits)
  if (log.marked) throw new AlteredLog(`${log.caseId}: a commit was changed or removed after it was written`)
  const noted = evidence.hashes.get(log.caseId)
  return { commits: commits.length, unnoted: commits.filter(({ version }) => !noted?.has(version)).length }
}
