/** What waits in dead-letter queues: how much, and since when. */
import { GetQueueAttributesCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'

/** `since`, UTC, is when the oldest message that was seen was first sent; some that were not seen may be older. */
export type DeadLetters = { count: number; since?: string; seen: number }

/** At most so many messages are looked at; SQS gives no more at once. */
const looked = 10

/**
 * Counts a queue, about, and looks at some of its messages. They are not taken: nobody else is kept from them, and what
 * a dead letter's count of receives says to no redrive policy is no matter. A message keeps the time at which it was
 * first sent when it becomes a dead letter.
 */
export const deadLettersIn = async (sqs: SQSClient, QueueUrl: string): Promise<DeadLetters> => {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
  )
  const count = Number(Attributes?.ApproximateNumberOfMessages ?? 0)
  if (count === 0) return { count, seen: 0 }
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: looked,
      VisibilityTimeout: 0,
      MessageSystemAttributeNames: ['SentTimestamp'],
    }),
  )
  const sent = Messages.map((message) => Number(message.Attributes?.SentTimestamp)).filter(Number.isFinite)
  return {
    count,
    seen: sent.length,
    ...(sent.length > 0 && { since: new Date(Math.min(...sent)).toISOString() }),
  }
}
