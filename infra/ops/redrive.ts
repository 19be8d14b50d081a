/** `npm run -s redrive -- QUEUE`: lists a dead-letter queue's messages and moves them back. */
import { parseArgs } from 'node:util'
import { ChangeMessageVisibilityCommand, type Message, SQSClient } from '@aws-sdk/client-sqs'
import { receivedEnvelope } from '../../events/commit.ts'
import { type QueueName, queues } from '../../events/queues.ts'
import { eachDeadLetter, moveBack } from '../../shared/adapters/sqs/dead-letters.ts'
import { commitRef } from '../../shared/application/upkeep/relay.ts'
import { findDeployment } from '../deployment/deployment.ts'
import { run, UsageError } from './common/run.ts'

const usage = `Usage: npm run -s redrive -- QUEUE [--dry-run] [--stack NAME]

  QUEUE          ${queues.join(', ')}
  --dry-run      list only
  --stack NAME   a deployment in AWS (default: the running local cloud)

Lists what waits in the dead-letter queue, without personal data, and moves it back to its queue. Do it after the
cause is mended: a message that fails again comes back.`

/** What a message is about, as far as its schema tells; a broken one is told by its size only. */
const told = ({ Body = '' }: Message): string => {
  try {
    const value = JSON.parse(Body)
    const event = receivedEnvelope.safeParse(value)
    if (event.success) return `${event.data.type} ${event.data.id}`
    const commit = commitRef.safeParse(value)
    if (commit.success) return `${commit.data.caseId} version ${commit.data.version}`
    return Object.keys(value).join(', ')
  } catch {
    return `not JSON, ${Body.length} characters`
  }
}

await run(usage, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, stack: { type: 'string' } },
  })
  const name = queues.find((queue) => queue === positionals[0]) as QueueName | undefined
  if (!name) throw new UsageError(`${positionals[0] ?? 'QUEUE'}: expected one of ${queues.join(', ')}`)
  const deployment = await findDeployment(values)
  const sqs = new SQSClient(deployment.client)
  const from = deployment.deadLetterQueues[name]
  const seen: Message[] = []
  for await (const message of eachDeadLetter(sqs, from)) {
    seen.push(message)
    const reason = message.MessageAttributes?.reason?.StringValue
    console.log(`  ${message.MessageId}  ${told(message)}${reason ? `  (${reason})` : ''}`)
    if (!values['dry-run']) await moveBack(sqs, message, { from, to: deployment.queues[name] })
  }
  // Only looked at: there again at once for the run that moves them.
  if (values['dry-run'])
    for (const { ReceiptHandle } of seen)
      await sqs.send(
        new ChangeMessageVisibilityCommand({ QueueUrl: from, ReceiptHandle, VisibilityTimeout: 0 }),
      )
  const moved = values['dry-run'] ? 'listed' : `moved back to ${name}`
  console.log(seen.length === 0 ? `The dead-letter queue of ${name} is empty.` : `${seen.length} ${moved}.`)
})
