/** What a function does with messages of its queue that it could not do, on SQS; a module that can be loaded late. */
import { ChangeMessageVisibilityCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { WorkQueue } from '../../runtime/sqs-batch.ts'
import { connection } from '../dynamo/client.ts'

/** Of a reason with many places the first ones are enough. */
const longest = 200

export const sqsWorkQueue = (
  { url, deadLetters }: { url: string; deadLetters: string },
  client = new SQSClient(connection),
): WorkQueue => ({
  hide: async ({ receiptHandle }, seconds) => {
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: url,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: seconds,
      }),
    )
  },

  giveUp: async ({ body }, reason) => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: deadLetters,
        MessageBody: body,
        MessageAttributes: { reason: { DataType: 'String', StringValue: reason.slice(0, longest) } },
      }),
    )
  },
})
