/** `npm run -s restore-check [-- --repair]`: what does not agree after a restore of a table. */
import { parseArgs } from 'node:util'
import { releaseLog, storedLogs } from '../../shared/adapters/dynamo/operator.ts'
import {
  checkRestored,
  type Finding,
  type FindingKind,
  findings,
} from '../../shared/application/upkeep/restore-check.ts'
import { findDeployment } from '../deployment/deployment.ts'
import { run } from './common/run.ts'
import { operatorStores } from './common/stores.ts'

const usage = `Usage: npm run -s restore-check -- [--repair] [--stack NAME]

  --repair       puts right what can be put right
  --stack NAME   a deployment in AWS (default: the running local cloud)

After a restore of any table, when the queues are empty: holds logs, what was noted of them outside, counters, mails'
claims, views, texts and files against each other, and names what does not agree; in its numbers and ids is no personal
data. With --repair counters go on, claims of lost commits go, views are folded again, and what is lost is written down
outside, so that its log may go on with what holds of it; a mark goes where all that is there was noted outside. Texts,
files and what is lost stay lost. The exit code is 1 while anything is left
that nobody has put right: docs/runbook.md, "A table is lost", says how to go on.`

const told: Record<FindingKind, string> = {
  lost: 'Commits that are gone, by log and version',
  log: 'Logs that cannot be read, or are not what was written (see verify-log)',
  marked: 'Logs that stand still by a mark, and hold as far as they go',
  counter: 'Counters that are behind, and would give a number out twice',
  claim: 'Claims of mails about commits that are gone',
  untold:
    'Events of which nobody is known to have been told (relay --since mails them, once more where it was done)',
  view: 'Views that differ from their log, or have none',
  text: 'Texts that events name and that are not there, by case and id',
  erased: 'Cases whose texts were erased and are there again (erase NUMBER takes them away)',
  orphan: 'Texts of cases that are not there, by number and id',
  file: 'Attached files that are not there, by case and id',
}

const most = 50

/** One kind of finding, as many as fit. */
const list = (kind: FindingKind, of: readonly Finding[]) => {
  const repaired = of.filter((one) => one.repaired).length
  console.log(`${told[kind]}: ${of.length}${repaired ? `, put right: ${repaired}` : ''}`)
  for (const { id } of of.slice(0, most)) console.log(`  ${id}`)
  if (of.length > most) console.log(`  and ${of.length - most} more`)
}

await run(usage, async () => {
  const { values } = parseArgs({ options: { repair: { type: 'boolean' }, stack: { type: 'string' } } })
  const { repair = false } = values
  const deployment = await findDeployment(values)
  const stores = operatorStores(deployment)
  const logs = storedLogs(stores.dynamo, deployment.tables.cases)
  const release = (caseId: string) => releaseLog(stores.dynamo, deployment.tables.cases, caseId)
  const at = new Date().toISOString()
  const found = await checkRestored({ ...stores, release }, logs, { at, repair })
  for (const kind of findings) {
    const of = found.filter((one) => one.kind === kind)
    if (of.length) list(kind, of)
  }
  const left = found.filter(({ repaired }) => !repaired)
  if (found.length === 0) console.log('Everything agrees.')
  else if (!repair) console.log('To put right what can be: npm run -s restore-check -- --repair')
  if (left.length) throw new Error(`${left.length} of ${found.length} findings are not put right.`)
})
