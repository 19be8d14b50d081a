/** Queues on SQS. */
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { QueueName } from '../../../events/queues.ts'
import type { Queues } from '../../application/ports.ts'

const batch = 10
const batchBytes = 200_000

/** Throws unless every message was taken; a caller that tries again may send some twice, consumers dedupe. */
export const sqsQueues = (client: SQSClient, urls: Partial<Record<QueueName, string>>): Queues => ({
  send: async (queue, messages, delaySeconds = 0) => {
    const url = urls[queue]
    if (!url) throw new Error(`no address for queue ${queue}`)
    for (const bodies of batches(messages.map((message) => JSON.stringify(message)))) {
      const { Failed = [] } = await client.send(
        new SendMessageBatchCommand({
          QueueUrl: url,
          Entries: bodies.map((MessageBody, i) => ({
            Id: String(i),
            MessageBody,
            DelaySeconds: delaySeconds,
          })),
        }),
      )
      if (Failed.length) throw new Error(`${queue}: ${Failed.length} messages not taken: ${Failed[0]?.Code}`)
    }
  },
})

/** At most ten messages and 200 KB at once; SQS takes 256 KiB. */
const batches = (bodies: string[]): string[][] => {
  const all: string[][] = []
  let bytes = 0
  for (const body of bodies) {
    const size = Buffer.byteLength(body)
    const last = all.at(-1)
    if (!last || last.length === batch || bytes + size > batchBytes) {
      all.push([body])
      bytes = size
    } else {
      last.push(body)
      bytes += size
    }
  }
  return all
}
