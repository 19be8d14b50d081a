/** What waits in dead-letter queues: how much, and since when; and its way back to where it came from. */
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'

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

/** Long enough that no message is seen twice in one run. */
const hiddenSeconds = 300

/** The messages of a dead-letter queue, each once; hidden from everybody else for five minutes. */
export async function* eachDeadLetter(sqs: SQSClient, QueueUrl: string): AsyncGenerator<Message> {
  const seen = new Set<string>()
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: looked,
        VisibilityTimeout: hiddenSeconds,
        WaitTimeSeconds: 1,
        MessageAttributeNames: ['reason'],
      }),
    )
    const fresh = Messages.filter(({ MessageId = '' }) => !seen.has(MessageId))
    if (fresh.length === 0) return
    for (const message of fresh) {
      seen.add(message.MessageId ?? '')
      yield message
    }
  }
}

/** Sends a dead letter to its queue again. */
export const moveBack = async (
  sqs: SQSClient,
  { Body, ReceiptHandle }: Message,
  { from, to }: { from: string; to: string },
): Promise<void> => {
  // Sent before it is deleted: a crash between leaves two, and consumers dedupe.
  await sqs.send(new SendMessageCommand({ QueueUrl: to, MessageBody: Body }))
  await sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }))
}
