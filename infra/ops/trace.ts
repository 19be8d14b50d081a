/** `npm run -s trace -- NUMBER`: a case's way through functions, queues and mails. */
import { parseArgs } from 'node:util'
import { number as numberShape } from '../../events/values.ts'
import { caseOfLetter } from '../../shared/application/numbers.ts'
import { statusOf } from '../../shared/domain/case.ts'
import { fold } from '../../shared/domain/fold.ts'
import { findDeployment } from '../deployment/deployment.ts'
import { Trouble } from '../deployment/settings.ts'
import { told, wayOf } from './common/case-way.ts'
import { linesAbout } from './common/function-lines.ts'
import { run, UsageError } from './common/run.ts'
import { operatorStores } from './common/stores.ts'

const usage = `Usage: npm run -s trace -- NUMBER [--json] [--stack NAME]

  NUMBER         a case's number, or that of one of its letters
  --json         for programs
  --stack NAME   a deployment in AWS (default: the running local cloud)

Prints in order of time (UTC) which function was called by what, for which event, how it ended and how long it took; the
commits that it made, the mails that it sent, by kind and the reader's role, and what failed. No personal data. Reads the
functions' logs, which have a line some seconds after it was written, for a year. Exit code 1 where there is no such case.`

/** Before its first commit a case has no lines; clocks differ, and a webhook is dated by its sender. */
const earlier = 86_400_000

await run(usage, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, stack: { type: 'string' } },
  })
  const [number = '', ...more] = positionals
  if (!numberShape.safeParse(number).success || more.length)
    throw new UsageError(`${positionals.join(' ') || 'NUMBER'}: expected one number of a case or letter`)
  const deployment = await findDeployment(values)
  const stores = operatorStores(deployment)
  const logOf = async (of: string) => {
    const own = await stores.log.load(of)
    if (fold(own)) return own
    const letter = await caseOfLetter(stores, of)
    return letter ? stores.log.load(letter.case) : []
  }
  const commits = await logOf(number)
  const state = fold(commits)
  if (!state) {
    const capitals = number.toUpperCase()
    const isThere = capitals !== number && (await logOf(capitals)).length > 0
    throw new Trouble(
      `${number}: there is no such case or letter.`,
      isThere ? `There is ${capitals}.` : 'A number is written as in its mails: ALM-A-2026-000001.',
    )
  }
  const { caseId, kind } = state
  const since = Date.parse(commits[0]?.at ?? '') - earlier
  const { steps, reads } = wayOf(commits, await linesAbout(deployment, caseId, since))
  if (values.json)
    return console.log(
      JSON.stringify({ number: caseId, kind, status: statusOf(state), steps, reads }, null, 2),
    )
  console.log(`${caseId}: ${kind}, ${statusOf(state)}; ${commits.length} commits. Times are UTC.\n`)
  for (const step of steps) for (const line of told(step)) console.log(line)
  const counted = Object.entries(reads).map(([route, times]) => `${route} ${times}`)
  if (counted.length) console.log(`\nOnly read: ${counted.join(', ')}.`)
  if (steps.some((step) => !step.function))
    console.log('\n(no function): by an operator’s command, or older than the functions’ logs.')
})
