/** What the secretariat's desk is made of. */
import { SESClient } from '@aws-sdk/client-ses'
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs'
import { type QueueName, queues } from '../../events/catalogue.ts'
import type { Mailer, Views } from '../application/ports.ts'
import { connection } from './dynamo.ts'
import { sesMailer } from './ses-mailer.ts'
import { type WebDeps, type WebEnv, webDeps } from './web.ts'

export type DeskEnv = WebEnv & {
  SES_CONFIGURATION_SET?: string | undefined
  /** JSON: the address of each queue's dead letters. */
  DEAD_LETTER_QUEUE_URLS: string
}

export type DeskDeps = WebDeps & {
  views: Views
  mailer: Mailer
  /** How many messages each dead-letter queue holds, about. */
  deadLetters(): Promise<Record<QueueName, number>>
}

export const deskDeps = async (env: DeskEnv): Promise<DeskDeps> => {
  const web = await webDeps(env)
  const { council } = web.rules
  const sqs = new SQSClient(connection)
  const urls: Record<QueueName, string> = JSON.parse(env.DEAD_LETTER_QUEUE_URLS)
  const held = async (queue: QueueName) => {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: urls[queue],
        AttributeNames: ['ApproximateNumberOfMessages'],
      }),
    )
    return [queue, Number(Attributes?.ApproximateNumberOfMessages ?? 0)] as const
  }
  return {
    ...web,
    mailer: sesMailer(new SESClient(connection), {
      address: council.sender,
      name: council.names[council.language],
      configurationSet: env.SES_CONFIGURATION_SET,
    }),
    deadLetters: async () =>
      Object.fromEntries(await Promise.all(queues.map(held))) as Record<QueueName, number>,
  }
}
