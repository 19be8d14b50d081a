/** `npm run -s rebuild-views`: folds every case log again and puts right the views that differ. */
import { parseArgs } from 'node:util'
import { caseIds } from '../../shared/adapters/dynamo/operator.ts'
import { allDone } from '../../shared/application/each-case.ts'
import { evidenceOf, provenLog } from '../../shared/application/upkeep/anchors.ts'
import { rebuildViews } from '../../shared/application/upkeep/rebuild-views.ts'
import { findDeployment } from '../deployment/deployment.ts'
import { run } from './common/run.ts'
import { operatorStores } from './common/stores.ts'

const usage = `Usage: npm run -s rebuild-views -- [--stack NAME]

  --stack NAME   a deployment in AWS (default: the running local cloud)

Reads every case log; the council can go on working meanwhile. Prints how many views differed from their log.
A case whose log cannot be read, or is not what was written, is named, its views stay as they are, and the exit code
is 1.`

await run(usage, async () => {
  const { values } = parseArgs({ options: { stack: { type: 'string' } } })
  const deployment = await findDeployment(values)
  const { dynamo, log, storedViews, anchors } = operatorStores(deployment)
  const proven = provenLog(log, await evidenceOf(anchors))
  const found = caseIds(dynamo, deployment.tables.cases)
  const made = await rebuildViews({ log: proven, views: storedViews }, found)
  console.log(
    `Cases: ${made.cases}. Views: ${made.views}, of which ${made.differed} differed and were put right.`,
  )
  allDone({ looked: made.cases, failed: made.failed ?? [] })
})
