/** What waits in dead-letter queues. */
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Deployment } from '../../deployment/deployment.ts'

/** How many messages each dead-letter queue holds now, about. */
export const deadLetters = async ({
  client,
  deadLetterQueues,
}: Pick<Deployment, 'client' | 'deadLetterQueues'>): Promise<Record<string, number>> => {
  const sqs = new SQSClient(client)
  const counts = Object.entries(deadLetterQueues).map(async ([name, QueueUrl]) => {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    )
    return [name, Number(Attributes?.ApproximateNumberOfMessages ?? 0)] as const
  })
  return Object.fromEntries(await Promise.all(counts))
}
