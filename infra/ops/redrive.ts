/** `npm run -s redrive -- QUEUE`: lists a dead-letter queue's messages and moves them back. */
import { parseArgs } from 'node:util'
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { receivedEnvelope } from '../../events/commit.ts'
import { type QueueName, queues } from '../../events/queues.ts'
import { commitRef } from '../../shared/application/upkeep/relay.ts'
import { findDeployment } from '../deployment/deployment.ts'
import { run, UsageError } from './run.ts'

const usage = `Usage: npm run -s redrive -- QUEUE [--dry-run] [--stack NAME]

  QUEUE          ${queues.join(', ')}
  --dry-run      list only
  --stack NAME   a deployment in AWS (default: the running local cloud)

Lists what waits in the dead-letter queue, without personal data, and moves it back to its queue. Do it after the
cause is mended: a message that fails again comes back.`

/** Long enough that no message is seen twice in one run. */
const hiddenSeconds = 300

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
  const seen = new Map<string, Message>()
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: from,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: hiddenSeconds,
        WaitTimeSeconds: 1,
        MessageAttributeNames: ['reason'],
      }),
    )
    const fresh = Messages.filter(({ MessageId = '' }) => !seen.has(MessageId))
    if (fresh.length === 0) break
    for (const message of fresh) {
      seen.set(message.MessageId ?? '', message)
      const reason = message.MessageAttributes?.reason?.StringValue
      console.log(`  ${message.MessageId}  ${told(message)}${reason ? `  (${reason})` : ''}`)
      if (values['dry-run']) continue
      // Sent before it is deleted: a crash between leaves two, and consumers dedupe.
      await sqs.send(new SendMessageCommand({ QueueUrl: deployment.queues[name], MessageBody: message.Body }))
      await sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle: message.ReceiptHandle }))
    }
  }
  // Only looked at: there again at once for the run that moves them.
  if (values['dry-run'])
    for (const { ReceiptHandle } of seen.values())
      await sqs.send(
        new ChangeMessageVisibilityCommand({ QueueUrl: from, ReceiptHandle, VisibilityTimeout: 0 }),
      )
  const moved = values['dry-run'] ? 'listed' : `moved back to ${name}`
  console.log(seen.size === 0 ? `The dead-letter queue of ${name} is empty.` : `${seen.size} ${moved}.`)
})
