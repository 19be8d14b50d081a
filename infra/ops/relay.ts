/** `npm run -s relay -- --since DATE [NUMBER]`: publishes the log again from a date on. Nothing happens twice. */
import { parseArgs } from 'node:util'
import { Temporal } from 'temporal-polyfill'
import { day } from '../../events/values.ts'
import { commitsSince } from '../../shared/adapters/dynamo/operator.ts'
import { allDone } from '../../shared/application/each-case.ts'
import type { CommitRef } from '../../shared/application/upkeep/relay.ts'
import { earliestAgain, relaySince } from '../../shared/application/upkeep/relay-since.ts'
import { findDeployment } from '../deployment/deployment.ts'
import { run, UsageError } from './common/run.ts'
import { operatorStores } from './common/stores.ts'

const usage = `Usage: npm run -s relay -- --since YYYY-MM-DD [NUMBER] [--views-only] [--stack NAME]

  --since YYYY-MM-DD   the first local day whose commits are published again: 390 days ago at the earliest, since
                       what was mailed before that is not known any more
  NUMBER               the commits of this case, no others
  --views-only         puts the views of these cases right and publishes nothing, from any day on
  --stack NAME         a deployment in AWS (default: the running local cloud)

Brings views up to date and puts events on their queues again, for when the stream was interrupted for longer than
its 24 hours, or a queue was lost. Consumers know what they have done: no transition and no mail is repeated. A case
that cannot be read is named, all others are done, and the exit code is 1.`

async function* ofCase(number: string, commits: AsyncIterable<CommitRef>) {
  for await (const commit of commits) if (commit.caseId === number) yield commit
}

const options = {
  since: { type: 'string' },
  'views-only': { type: 'boolean' },
  stack: { type: 'string' },
} as const

await run(usage, async () => {
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [number, ...more] = positionals
  if (more.length) throw new UsageError(`${more.join(' ')}: expected one number of a case at most`)
  const { since, 'views-only': viewsOnly = false } = values
  if (since === undefined) throw new UsageError('--since is missing: expected YYYY-MM-DD')
  if (!day.safeParse(since).success)
    throw new UsageError(`--since ${since}: expected a day that exists, YYYY-MM-DD`)
  const deployment = await findDeployment(values)
  const { dynamo, ...deps } = operatorStores(deployment)
  const earliest = earliestAgain(deps.rules, new Date().toISOString())
  if (since < earliest && !viewsOnly)
    throw new UsageError(
      `--since ${since}: mails of more than 390 days ago would go out again. Expected ${earliest} or later, or --views-only, which sends nothing.`,
    )
  const from = Temporal.PlainDate.from(since).toZonedDateTime(deps.rules.council.timeZone).toInstant()
  const all = commitsSince(dynamo, deployment.tables.cases, from.toString())
  const found = number === undefined ? all : ofCase(number, all)
  const { commits, cases, failed } = await relaySince(deps, found, { viewsOnly })
  const count = `${commits} ${commits === 1 ? 'commit' : 'commits'}`
  console.log(
    viewsOnly
      ? `Views put right, nothing sent: ${cases - failed.length} ${cases === 1 ? 'case' : 'cases'} with commits since ${since}.`
      : `Published again: ${count} since ${since}.`,
  )
  allDone({ looked: cases, failed })
})
