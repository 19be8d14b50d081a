/** What a deployed stack says of itself: the physical names of its parts. */
import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import type { QueueName } from '../../events/queues.ts'
import type { LinkSecret } from '../../shared/runtime/links.ts'
import { Trouble } from './settings.ts'

export type TableName = 'cases' | 'views' | 'people' | 'claims'

export type StackOutputs = {
  council: string
  /** The address that links in mails begin with. */
  portal: string
  apiId: string
  functions: Record<string, string>
  tables: Record<TableName, string>
  queues: Record<QueueName, string>
  deadLetterQueues: Record<QueueName, string>
  /** The bucket of attached files. */
  files: string
  /** The bucket of hashes that nobody changes. */
  anchors: string
  /** `stores` where any stands elsewhere. */
  secrets: Record<LinkSecret | 'webhooks', string> & { stores?: string }
  /** The topic on which SES says what became of mails. */
  mailEvents: string
}

/** @throws Trouble if there is no such stack, or if it is not one of Zhauap. */
export async function readOutputs(client: CloudFormationClient, stack: string): Promise<StackOutputs> {
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack }))
  const values = Object.fromEntries(
    Stacks?.[0]?.Outputs?.map((o) => [o.OutputKey, o.OutputValue ?? '']) ?? [],
  )
  const value = (key: string): string => {
    if (values[key] === undefined) {
      throw new Trouble(
        `The stack ${stack} has no output ${key}.`,
        'Is it a stack of Zhauap, deployed to its end?',
      )
    }
    return values[key]
  }
  return {
    council: value('Council'),
    portal: value('Portal'),
    apiId: value('ApiId'),
    functions: JSON.parse(value('Functions')),
    tables: JSON.parse(value('Tables')),
    queues: JSON.parse(value('Queues')),
    deadLetterQueues: JSON.parse(value('DeadLetterQueues')),
    files: value('Files'),
    anchors: value('Anchors'),
    secrets: JSON.parse(value('Secrets')),
    mailEvents: value('MailEvents'),
  }
}
