/** `npm run -s sweep`: the deadline sweep for a local day, in the running deployment. */
import { parseArgs } from 'node:util'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { Temporal } from 'temporal-polyfill'
import { day } from '../../events/values.ts'
import { readCouncil } from '../constructs/council.ts'
import { findDeployment } from '../deployment/deployment.ts'
import { Trouble } from '../deployment/settings.ts'
import { run, UsageError } from './common/run.ts'

const usage = `Usage: npm run -s sweep -- [--at YYYY-MM-DD] [--stack NAME]

  --at YYYY-MM-DD   the local day to sweep for (default: today)
  --stack NAME      a deployment in AWS (default: the running local cloud)

Records missed due dates and queues the day's reminders. Twice for the same day is harmless.`

type Swept = {
  on: string
  working: boolean
  looked: number
  missed: number
  digests: { role: string; as?: string; items: number }[]
}

/** What a failed run says of itself. After single cases failed, all others are done and their digests queued. */
const failed = (payload: string) => {
  const { errorMessage = '' } = JSON.parse(payload) as { errorMessage?: string }
  return /^\d+ of \d+ cases failed/.test(errorMessage)
    ? new Trouble(`${errorMessage}.`, 'The sweep is done for all others. Its log in CloudWatch says more.')
    : new Trouble(`The sweep failed: ${payload}`, 'Its log in CloudWatch says more.')
}

await run(usage, async () => {
  const { values } = parseArgs({ options: { at: { type: 'string' }, stack: { type: 'string' } } })
  if (values.at !== undefined && !day.safeParse(values.at).success)
    throw new UsageError(`--at ${values.at}: expected a day that exists, YYYY-MM-DD`)
  const deployment = await findDeployment(values)
  const zone = readCouncil(deployment.council).council.timeZone
  const local = values.at ? Temporal.PlainDate.from(values.at) : Temporal.Now.plainDateISO(zone)
  const time = local.toZonedDateTime({ timeZone: zone, plainTime: '08:30' }).toInstant().toString()

  const { FunctionError, Payload } = await new LambdaClient(deployment.client).send(
    new InvokeCommand({
      FunctionName: deployment.functions['sweep-deadlines'],
      Payload: JSON.stringify({ time }),
    }),
  )
  const text = Payload?.transformToString() ?? ''
  if (FunctionError) throw failed(text)
  const { on, working, looked, missed, digests } = JSON.parse(text) as Swept
  console.log(`Swept for ${on}${working ? '' : ', not a working day: nobody is reminded'}.`)
  console.log(
    `Cases looked at: ${looked}. Due dates newly missed: ${missed}. Digests queued: ${digests.length}.`,
  )
  for (const { role, as, items } of digests) console.log(`  ${role}${as ? ` ${as}` : ''}: ${items}`)
})
