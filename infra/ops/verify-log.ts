/** `npm run -s verify-log [-- NUMBER]`: whether every log, or one, is what was written. */
import { parseArgs } from 'node:util'
import { releaseLog, storedLog, storedLogs } from '../../shared/adapters/dynamo/operator.ts'
import { allDone } from '../../shared/application/each-case.ts'
import { type Evidence, evidenceOf, heldAgainst } from '../../shared/application/upkeep/anchors.ts'
import { type StoredLog, verifyLogs } from '../../shared/application/upkeep/verify-log.ts'
import { findDeployment } from '../deployment/deployment.ts'
import { run, UsageError } from './common/run.ts'
import { operatorStores } from './common/stores.ts'

const usage = `Usage: npm run -s verify-log -- [NUMBER] [--release] [--stack NAME]

  NUMBER         one log: a case's or an activity's number, or directory, members, channels (default: all that there are)
  --release      the log of NUMBER is as it was again, and its case may go on: takes away the mark by which it stood
                 still, if it holds
  --stack NAME   a deployment in AWS (default: the running local cloud)

Reads every commit, recomputes the chain of hashes by which each names the one before it, and holds it against what was
noted outside when it was written; makes each day's anchor again of what was noted. Changes nothing, and the council can
go on working meanwhile. A log that was changed, shortened, removed, written anew or marked as altered is named, and the
exit code is 1: docs/runbook.md, "Log altered", says how to go on.`

const counted = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

async function* only(log: StoredLog) {
  yield log
}

/** What was noted outside, and whether its anchors fit it. */
const tellAnchors = ({ commits, anchors, lost, wrong }: Evidence) => {
  const last = anchors.at(-1)
  console.log(
    `Noted outside: ${counted(commits, 'commit')}, ${counted(anchors.length, 'anchor')}${last ? `, the last of ${last.on}: ${last.root}` : ''}.`,
  )
  if (lost)
    console.log(`  ${counted(lost, 'commit')} of them gone by a restore, as an operator has written down.`)
  if (wrong.length)
    console.log(
      `What was noted outside does not fit the anchors of ${wrong.join(', ')}: see who may write there.`,
    )
}

await run(usage, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { release: { type: 'boolean' }, stack: { type: 'string' } },
  })
  const [number, ...more] = positionals
  if (more.length) throw new UsageError(`${positionals.join(' ')}: expected one number, or none for all logs`)
  if (values.release && !number) throw new UsageError('--release: expected the NUMBER of the log')
  const deployment = await findDeployment(values)
  const { dynamo, anchors } = operatorStores(deployment)
  const { cases: table } = deployment.tables
  // Before the logs: what is noted was written before.
  const evidence = await evidenceOf(anchors)
  const one = number ? await storedLog(dynamo, table, number) : undefined
  if (number && !one) {
    heldAgainst(evidence, number, [])
    throw new Error(`${number}: there is no such log`)
  }
  if (one && values.release) {
    const commits = one.commits()
    heldAgainst(evidence, one.caseId, commits)
    await releaseLog(dynamo, table, one.caseId)
    console.log(`${one.caseId}: ${counted(commits.length, 'commit')}, and the log holds. The case may go on.`)
    console.log('Its views follow with its next event, or by: npm run -s rebuild-views')
    return
  }
  const found = one ? only(one) : storedLogs(dynamo, table)
  const { logs, commits, unnoted, failed } = await verifyLogs(found, evidence, { all: !one })
  const whole = `${counted(logs - failed.length, 'log')} with ${counted(commits, 'commit')}`
  console.log(
    failed.length ? `As they were written: ${whole}.` : `As written: ${whole}. Nothing was altered.`,
  )
  if (unnoted)
    console.log(
      `  Of ${counted(unnoted, 'commit')} nothing is noted outside (yet): the chain alone holds them.`,
    )
  if (failed.length) console.log('How to go on with the others: docs/runbook.md#log-altered')
  tellAnchors(evidence)
  allDone({ looked: logs, failed })
  if (evidence.wrong.length) throw new Error(`${counted(evidence.wrong.length, 'anchor')} do not fit.`)
})
