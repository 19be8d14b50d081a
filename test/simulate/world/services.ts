/** What AWS's services do when functions ask them: tables, queues, mail, files and secrets, at the level of their APIs. */
import { queues } from '../../../events/queues.ts'
import { linkSecrets } from '../../../shared/runtime/links.ts'
import type { Chance } from '../../builders/chance.ts'
import type { Mailed } from '../auditor/observed.ts'
import { deadLettersOf } from './functions.ts'
import { type Invocation, invocationNow, sdkError } from './invocation.ts'
import type { Table } from './tables.ts'
import type { World } from './world.ts'

type Command = { constructor: { name: string }; input: Record<string, unknown> }

/** What the secrets' store says. */
export const secretOf = (id: string) => `${id}-a-secret-of-the-simulation-long-enough-for-any-use-of-it`

/** What codes and links are made with. */
export const linkSecretsOf = () => Object.fromEntries(linkSecrets.map((name) => [name, secretOf(name)]))

export class Services {
  private readonly world: World

  constructor(world: World) {
    this.world = world
  }

  /** A command of an SDK client, sent by whoever runs at the moment. */
  async send(
    service: 'dynamo' | 'sqs' | 'ses' | 's3' | 'secrets',
    command: Command,
    tries: number,
  ): Promise<unknown> {
    const operation = command.constructor.name.replace(/Command$/, '')
    const { input } = command
    const run = invocationNow()
    if (service === 'secrets') return { SecretString: secretOf(String(input.SecretId)) }
    if (!run) return this.effectOf(service, operation, input, this.world.clock.chanceOf('boot'))()
    const name = {
      dynamo: () => `${tableOf(input)}.${operation}`,
      sqs: () => `sqs.${input.QueueUrl}`,
      ses: () => 'ses',
      s3: () => `s3.${operation}`,
    }[service]()
    const effect = this.effectOf(service, operation, input, run.chance)
    if (service !== 'ses') return run.ask(name, tries, effect)
    let mail: Mailed | undefined
    const said = (sure: boolean) => {
      if (mail && !sure) mail.sure = false
    }
    return run.ask(
      name,
      tries,
      () => {
        mail = this.mails(input, run)
        return { MessageId: mail.id }
      },
      said,
    )
  }

  private effectOf(
    service: string,
    operation: string,
    input: Record<string, unknown>,
    chance: Chance,
  ): () => unknown {
    if (service === 's3') return () => this.world.files.do(operation, input as never)
    if (service === 'sqs') return () => this.sqs(operation, input as never, chance)
    return () => this.dynamo(operation, input, chance)
  }

  private dynamo(operation: string, input: Record<string, unknown>, chance: Chance): unknown {
    const table = this.world.tables[tableOf(input) as keyof World['tables']]
    try {
      return this.operation(table, operation, input, chance)
    } catch (error) {
      const lost = error instanceof Error && error.name === 'ConditionalCheckFailedException'
      if (lost && table.name === 'Cases') this.world.note('race lost')
      if (lost && operation === 'UpdateItem') this.world.note('claim taken')
      throw error
    }
  }

  private operation(
    table: Table,
    operation: string,
    input: Record<string, unknown>,
    chance: Chance,
  ): unknown {
    switch (operation) {
      case 'GetItem':
        return table.get(input as never, chance)
      case 'PutItem':
        return table.put((table.name === 'Cases' && this.world.writesMore ? withMore(input) : input) as never)
      case 'UpdateItem':
        return table.update(input as never)
      case 'DeleteItem':
        return table.delete(input as never)
      case 'BatchGetItem':
        return table.batchGet((input.RequestItems as never)[table.name], chance)
      case 'Query':
        return table.query(input as never, chance)
      case 'Scan':
        return table.scan(input as never, chance)
      default:
        throw new Error(`DynamoDB ${operation}?`)
    }
  }

  private sqs(operation: string, input: SqsInput, chance: Chance): unknown {
    const name = queues.find((queue) => queue === input.QueueUrl || deadLettersOf(queue) === input.QueueUrl)
    if (!name) throw new Error(`no queue ${input.QueueUrl}`)
    const queue = this.world.queues[name]
    switch (operation) {
      case 'SendMessageBatch': {
        const bytes = input.Entries.reduce((sum, { MessageBody }) => sum + Buffer.byteLength(MessageBody), 0)
        if (bytes > 262_144 || input.Entries.length > 10)
          throw sdkError('BatchRequestTooLong', 'too much', 400)
        const Failed = input.Entries.filter(({ MessageBody, DelaySeconds }) => {
          if (hasWords(MessageBody)) this.world.queuedWords.push(MessageBody)
          if (this.world.strikes('partOfBatch', chance)) return true
          queue.put(MessageBody, DelaySeconds)
          if (name === 'commits') this.world.note('commit set aside')
          return false
        }).map(({ Id }) => ({ Id, Code: 'InternalError' }))
        return { Failed }
      }
      case 'SendMessage':
        return queue.giveUp(input.MessageBody, input.MessageAttributes?.reason?.StringValue ?? '')
      case 'ChangeMessageVisibility':
        return queue.hide(input.ReceiptHandle, input.VisibilityTimeout)
      case 'GetQueueAttributes':
        return { Attributes: { ApproximateNumberOfMessages: String(queue.dead.length) } }
      case 'ReceiveMessage':
        return {
          Messages: queue.dead
            .slice(0, 10)
            .map(({ body, sentAt }) => ({ Body: body, Attributes: { SentTimestamp: String(sentAt) } })),
        }
      default:
        throw new Error(`SQS ${operation}?`)
    }
  }

  private mails(input: Record<string, unknown>, run: Invocation): Mailed {
    const { Destinations, RawMessage } = input as { Destinations: [string]; RawMessage: { Data: Buffer } }
    const [to] = Destinations
    if (this.world.refused(to)) {
      this.world.count('address refused')
      this.world.refusedAddresses.add(to)
      throw sdkError('MessageRejected', 'Address blacklisted.', 400)
    }
    const raw = RawMessage.Data.toString('utf8')
    const mail = {
      id: `ses-${this.world.mailed.length + 1}`,
      at: this.world.clock.now,
      to,
      raw,
      run: run.id,
      sure: true,
    }
    this.world.mailed.push(mail)
    const chance = this.world.clock.chanceOf('bounce', to, raw.length, this.world.clock.iso())
    if (this.world.strikes('bounce', chance)) this.world.outside.bounces(mail, chance)
    return mail
  }
}

type SqsInput = {
  QueueUrl: string
  Entries: { Id: string; MessageBody: string; DelaySeconds?: number }[]
  MessageBody: string
  MessageAttributes?: { reason?: { StringValue?: string } }
  ReceiptHandle: string
  VisibilityTimeout: number
}

const tableOf = ({ TableName, RequestItems }: Record<string, unknown>): string =>
  String(TableName ?? Object.keys(RequestItems ?? {})[0])

/** As a newer version of the system may have written it. */
const withMore = (input: Record<string, unknown>): Record<string, unknown> => {
  const copy = structuredClone(input) as { Item: { events: { L: { M: Record<string, unknown> }[] } } }
  for (const { M } of copy.Item.events.L) M.since = { S: 'a later version' }
  return copy as unknown as Record<string, unknown>
}

const hasWords = (text: string) => /\bzq[0-9a-z]{6}\b/.test(text)
