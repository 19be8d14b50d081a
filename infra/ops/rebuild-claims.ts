/** `npm run -s rebuild-claims`: reads counters and pointers from the logs again. */
import { parseArgs } from 'node:util'
import { caseIds } from '../../shared/adapters/dynamo/operator.ts'
import { allDone } from '../../shared/application/each-case.ts'
import { rebuildClaims } from '../../shared/application/upkeep/rebuild-claims.ts'
import { findDeployment } from '../deployment/deployment.ts'
import { run, UsageError } from './common/run.ts'
import { linksOf, operatorStores } from './common/stores.ts'

const usage = `Usage: npm run -s rebuild-claims -- [--ahead N] [--stack NAME]

  --ahead N      leave N numbers of each series out: after the log itself was set back to an earlier time, so that
                 no number of the lost time is given again
  --stack NAME   a deployment in AWS (default: the running local cloud)

Reads every case log. Moves each counter of numbers on to the highest one that a log has, never back, and writes down
again what letters' numbers and agencies' references of draft acts stand for, where that is missing. For when the table
of claims was lost or restored, and once after the upgrade from version 0.1. The council can go on working meanwhile;
run again, it changes nothing. A case whose log cannot be read is named, and the exit code is 1.`

const numbered = ({ known, written }: { known: number; written: number }) =>
  `${known + written}, of which ${written} were missing and were written`

await run(usage, async () => {
  const { values } = parseArgs({ options: { ahead: { type: 'string' }, stack: { type: 'string' } } })
  const ahead = Number(values.ahead ?? 0)
  if (!/^\d{1,6}$/.test(values.ahead ?? '0'))
    throw new UsageError(`--ahead ${values.ahead}: expected a number`)
  const deployment = await findDeployment(values)
  const stores = operatorStores(deployment)
  const deps = { ...stores, links: await linksOf(deployment) }
  const at = new Date().toISOString()
  const ids = caseIds(stores.dynamo, deployment.tables.cases)
  const { cases, counters, letters, drafts, failed = [] } = await rebuildClaims(deps, ids, { at, ahead })
  console.log(`Cases: ${cases}.`)
  for (const [counter, n] of [...counters].sort())
    console.log(`  ${counter}: at least ${n + ahead} from now on`)
  console.log(`Letters' numbers: ${numbered(letters)}.`)
  console.log(`Draft acts' references: ${numbered(drafts)}.`)
  if (drafts.unreadable)
    console.log(`  ${drafts.unreadable} were erased with their texts and are not known any more.`)
  allDone({ looked: cases + failed.length, failed })
})
