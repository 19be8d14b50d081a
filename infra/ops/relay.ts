/** `npm run -s relay -- --since DATE`: publishes the log again from a date on. Nothing happens twice. */
import { parseArgs } from 'node:util'
import { Temporal } from 'temporal-polyfill'
import { day } from '../../events/values.ts'
import { commitsSince } from '../../shared/adapters/operator.ts'
import { relayAgain } from '../../shared/application/relay.ts'
import { findDeployment } from '../local/deployment.ts'
import { run, UsageError } from './run.ts'
import { operatorStores } from './stores.ts'

const usage = `Usage: npm run -s relay -- --since YYYY-MM-DD [--stack NAME]

  --since YYYY-MM-DD   the first local day whose commits are published again
  --stack NAME         a deployment in AWS (default: the running local cloud)

Brings views up to date and puts events on their queues again, for when the stream was interrupted for longer than
its 24 hours, or a queue was lost. Consumers know what they have done: no transition and no mail is repeated.`

run(usage, async () => {
  const { values } = parseArgs({ options: { since: { type: 'string' }, stack: { type: 'string' } } })
  const { since } = values
  if (since === undefined) throw new UsageError('--since is missing: expected YYYY-MM-DD')
  if (!day.safeParse(since).success)
    throw new UsageError(`--since ${since}: expected a day that exists, YYYY-MM-DD`)
  const deployment = await findDeployment(values)
  const { dynamo, ...deps } = operatorStores(deployment)
  const from = Temporal.PlainDate.from(since).toZonedDateTime(deps.rules.council.timeZone).toInstant()
  let commits = 0
  for await (const { caseId, version } of commitsSince(dynamo, deployment.tables.cases, from.toString())) {
    await relayAgain(deps, { caseId, version })
    commits++
  }
  console.log(`Published again: ${commits} ${commits === 1 ? 'commit' : 'commits'} since ${since}.`)
})
