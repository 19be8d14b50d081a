/** What a function does with messages that failed, on the emulator: each comes again when it was told to, or is given up. */
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import type { SQSRecord } from 'aws-lambda'
import { beforeAll, describe, expect, test } from 'vitest'
import { deadLettersIn, eachDeadLetter, moveBack } from '../../shared/adapters/sqs/dead-letters.ts'
import { sqsWorkQueue } from '../../shared/adapters/sqs/work-queue.ts'
import type { WorkQueue } from '../../shared/runtime/sqs-batch.ts'
import { fresh, givenAws } from './ports.ts'

let sqs: SQSClient
let url: string
let deadLetters: string
let queue: WorkQueue

const make = async (name: string, Attributes: Record<string, string> = {}) => {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes }))
  return QueueUrl
}
const arnOf = async (QueueUrl: string) => {
  const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] })
  return (await sqs.send(asked)).Attributes?.QueueArn
}
const receive = async (QueueUrl: string, WaitTimeSeconds = 0): Promise<Message | undefined> => {
  const { Messages: [message] = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      WaitTimeSeconds,
      MessageSystemAttributeNames: ['ApproximateReceiveCount', 'SentTimestamp'],
      MessageAttributeNames: ['All'],
    }),
  )
  return message
}
/** A message as Lambda would hand it over. */
const taken = async (body: string): Promise<{ record: SQSRecord; sent: string | undefined }> => {
  await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body }))
  const message = await receive(url, 5)
  expect(message?.Body).toBe(body)
  const record = { messageId: message?.MessageId, receiptHandle: message?.ReceiptHandle, body } as SQSRecord
  return { record, sent: message?.Attributes?.SentTimestamp }
}

beforeAll(async () => {
  sqs = new SQSClient(givenAws().sqs)
})

describe('a message on the emulator', () => {
  beforeAll(async () => {
    const name = fresh('work')
    deadLetters = await make(`${name}-dead`)
    const redrive = JSON.stringify({ deadLetterTargetArn: await arnOf(deadLetters), maxReceiveCount: 3 })
    url = await make(name, { VisibilityTimeout: '120', RedrivePolicy: redrive })
    queue = sqsWorkQueue({ url, deadLetters }, sqs)
  })

  test('that is hidden comes again when its time is over, once more received and sent when it was', async () => {
    const { record, sent } = await taken('{"n":"Ә"}')
    await queue.hide(record, 2)
    expect(await receive(url)).toBeUndefined()
    const again = await receive(url, 20)
    expect(again).toMatchObject({
      Body: '{"n":"Ә"}',
      Attributes: { ApproximateReceiveCount: '2', SentTimestamp: sent },
    })
    await queue.hide({ receiptHandle: again?.ReceiptHandle } as SQSRecord, 900)
  })
  test('that is hidden for no time is there at once, and a dead letter in the end', async () => {
    const { record } = await taken('again')
    await queue.hide(record, 0)
    for (const count of ['2', '3']) {
      const message = await receive(url, 5)
      expect(message?.Attributes?.ApproximateReceiveCount).toBe(count)
      await queue.hide({ receiptHandle: message?.ReceiptHandle } as SQSRecord, 0)
    }
    expect(await receive(url, 1)).toBeUndefined()
    expect((await receive(deadLetters, 5))?.Body).toBe('again')
  })
  test('that is given up is a dead letter, with its reason', async () => {
    const { record } = await taken('broken')
    await queue.giveUp(record, `broken message: ${'data.type, '.repeat(50)}`)
    const dead = await receive(deadLetters, 5)
    expect(dead?.Body).toBe('broken')
    const { StringValue: reason = '' } = dead?.MessageAttributes?.reason ?? {}
    expect(reason.startsWith('broken message: data.type')).toBe(true)
    expect(reason.length).toBe(200)
  })
})

test('dead letters are counted without being taken, and each goes back to its queue once', async () => {
  const [from, to] = [await make(fresh('dead')), await make(fresh('mended'))]
  for (let n = 0; n < 12; n++)
    await sqs.send(new SendMessageCommand({ QueueUrl: from, MessageBody: String(n) }))
  expect(await deadLettersIn(sqs, from)).toMatchObject({ count: 12 })
  for await (const message of eachDeadLetter(sqs, from)) await moveBack(sqs, message, { from, to })
  expect(await deadLettersIn(sqs, from)).toEqual({ count: 0, seen: 0 })
  expect((await deadLettersIn(sqs, to)).count).toBe(12)
})
