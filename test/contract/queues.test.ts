/** What queues promise. */
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { describe, expect, test } from 'vitest'
import { deadLettersIn } from '../../shared/adapters/sqs/dead-letters.ts'
import { sqsQueues } from '../../shared/adapters/sqs/queues.ts'
import { both, givenAws } from './ports.ts'

const messages = (count: number, size = 0) =>
  Array.from({ length: count }, (_, n) => ({ n, text: 'ә'.repeat(size) }))
const numbers = (bodies: string[]) => bodies.map((body) => JSON.parse(body).n).sort((a, b) => a - b)

describe.each(both)('a queue %s', (_, make) => {
  test('hands on every message as it was', async () => {
    const { queues, receive } = await make()
    const sent = [{ id: 'a:1:0', data: { text: 'Қазақша 😀 "\n"' } }]
    await queues.send('notices', sent)
    expect((await receive(1)).map((body) => JSON.parse(body))).toEqual(sent)
  })
  test.each([0, 1, 10, 11, 25])('takes %i at once', async (count) => {
    const { queues, receive } = await make()
    await queues.send('notices', messages(count))
    if (count) expect(numbers(await receive(count))).toEqual(messages(count).map(({ n }) => n))
  })
  test('takes more at once than one request may hold', async () => {
    const { queues, receive } = await make()
    await queues.send('notices', messages(12, 45_000))
    expect(numbers(await receive(12))).toEqual(messages(12).map(({ n }) => n))
  })
})

describe('on the emulator', () => {
  const sqs = () => new SQSClient(givenAws().sqs)
  test('a queue that the function was not given refuses', async () => {
    await expect(sqsQueues(sqs(), {}).send('notices', messages(1))).rejects.toThrow('notices')
  })
  test('a message that no queue takes is an error, not lost', async () => {
    const queues = sqsQueues(sqs(), { notices: givenAws().queue })
    await expect(queues.send('notices', messages(1, 600_000))).rejects.toThrow()
  })
  test('a queue that is not there is an error', async () => {
    const queues = sqsQueues(sqs(), { notices: `${givenAws().queue}-gone` })
    await expect(queues.send('notices', messages(1))).rejects.toThrow()
  })
  test('dead letters are looked at for their age, again and again, and stay for whoever takes them', async () => {
    const client = sqs()
    const { QueueUrl = '' } = await client.send(new CreateQueueCommand({ QueueName: `dead-${Date.now()}` }))
    expect(await deadLettersIn(client, QueueUrl)).toEqual({ count: 0, seen: 0 })
    const before = Date.now()
    await sqsQueues(client, { notices: QueueUrl }).send('notices', messages(3))
    const first = await deadLettersIn(client, QueueUrl)
    expect(first).toMatchObject({ count: 3, seen: 3 })
    expect(Date.parse(first.since ?? '')).toBeGreaterThan(before - 1000)
    expect(await deadLettersIn(client, QueueUrl)).toEqual(first)
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    )
    expect(Messages).toHaveLength(3)
  })
  test('no request is larger than SQS takes (256 KiB), which the emulator does not mind', async () => {
    const client = sqs()
    const sizes: number[] = []
    client.middlewareStack.add(
      (next) => (args) => {
        const { Entries = [] } = args.input as { Entries?: { MessageBody: string }[] }
        sizes.push(Entries.reduce((bytes, { MessageBody }) => bytes + Buffer.byteLength(MessageBody), 0))
        return next(args)
      },
      { step: 'initialize' },
    )
    await sqsQueues(client, { notices: givenAws().queue }).send('notices', messages(12, 45_000))
    expect(sizes.length).toBeGreaterThan(1)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(256 * 1024)
  })
  test('a batch that is taken in part is an error: all of it comes again', async () => {
    const client = sqs()
    client.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args)
        const output = result.output as { Failed?: object[] }
        output.Failed = [{ Id: '1', Code: 'InternalError', SenderFault: false }]
        return result
      },
      { step: 'initialize' },
    )
    const queues = sqsQueues(client, { notices: givenAws().queue })
    await expect(queues.send('notices', messages(2))).rejects.toThrow('1 messages not taken: InternalError')
  })
})
