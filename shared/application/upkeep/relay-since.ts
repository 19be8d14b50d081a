/** The log published again from a day on, by the operator: after an interruption longer than the stream remembers. */
import { viewsOf } from '../../domain/case-views.ts'
import { addDays } from '../../domain/terms.ts'
import { claimDays } from '../appeals/register-appeal.ts'
import type { CouncilRules } from '../council-rules.ts'
import { eachCase, type Tally } from '../each-case.ts'
import { type CommitRef, type Relay, relayAgain } from './relay.ts'

/** A claim ends so many days after its mail, which may have gone out some days after its commit. */
const marginDays = 10

/**
 * The first local day that may be published again at `now` (UTC). Whom a mail reached is known for as long as its claim is
 * kept; what is older would be mailed once more.
 */
export const earliestAgain = ({ dayOf }: Pick<CouncilRules, 'dayOf'>, now: string): string =>
  addDays(dayOf(now), marginDays - claimDays)

/**
 * Carries these commits on once more, a case's in their order, each case by itself. With `viewsOnly` their cases' views are
 * put right and nothing is sent.
 */
export const relaySince = async (
  deps: Relay,
  commits: AsyncIterable<CommitRef>,
  { viewsOnly = false } = {},
): Promise<{ commits: number; cases: number } & Pick<Tally, 'failed'>> => {
  const versions = new Map<string, number[]>()
  for await (const { caseId, version } of commits)
    versions.set(caseId, [...(versions.get(caseId) ?? []), version])
  const again = async (caseId: string) => {
    const own = (versions.get(caseId) ?? []).toSorted((a, b) => a - b)
    if (viewsOnly) for (const view of viewsOf(await deps.log.load(caseId))) await deps.views.put(view)
    else for (const version of own) await relayAgain(deps, { caseId, version })
    return own.length
  }
  const tally: Tally = { looked: 0, failed: [] }
  let done = 0
  for await (const count of eachCase(versions.keys(), again, tally)) done += count
  return { commits: done, cases: tally.looked, failed: tally.failed }
}
