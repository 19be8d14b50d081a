/** The running system: what anybody reaches over HTTP, and, to look only, what stands behind it in the cloud. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs'
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import {
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda'
import { GetSendQuotaCommand, SESClient } from '@aws-sdk/client-ses'
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  type QueueAttributeName,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { inject } from 'vitest'
import type { Commit } from '../../events/commit.ts'
import type { Endpoints } from '../../infra/deployment/endpoints.ts'
import { credentials, projectFolder } from '../../infra/deployment/settings.ts'
import { readOutputs } from '../../infra/deployment/stack-outputs.ts'
import { type Mail, until, visitor } from '../../infra/ops/common/visitor.ts'
import project from '../../package.json' with { type: 'json' }
import { dynamoCaseLog } from '../../shared/adapters/dynamo/case-log.ts'
import { commitOf } from '../../shared/adapters/dynamo/commit-item.ts'
import { canonical } from '../../shared/application/commits.ts'
import { countedUnder } from '../../shared/application/limits.ts'
import { againSeconds } from '../../shared/application/notices/send-with-papers.ts'
import { currentCouncil } from '../../shared/council/current.ts'
import { appeal, person } from '../builders/inputs.ts'
import { ofThisLane } from '../lanes.ts'
import { browser } from './browser.ts'

export const { council } = currentCouncil()

type Item = Record<string, unknown>
export type Receipt = {
  number: string
  code: string
  receivedAt: string
  registeredOn: string
  dueOn: string
  statusUrl: string
}

let sentinels = 0
let readers = 0
const startedByNpm = new Set<string>()

/** The local cloud that no other file looks at meanwhile. */
export const givenCloud = () => ofThisLane(inject('clouds'))

export type System = ReturnType<typeof connect>

/** @param cloud a local cloud, and the folder that it runs in */
export const connect = ({ endpoints, dir }: { endpoints: Endpoints; dir: string }) => {
  const { portal, mailbox, tables, queues, functions, agencies } = endpoints
  const client = { ...endpoints.aws, credentials }
  const dynamo = new DynamoDBClient(client)
  const sqs = new SQSClient(client)
  const lambda = new LambdaClient(client)
  const ses = new SESClient(client)
  const logs = new CloudWatchLogsClient(client)
  const secrets = Object.entries(agencies).map(([id, { webhookSecret }]) => [id, webhookSecret] as const)
  const visiting = visitor({ portal, mailbox, secrets: Object.fromEntries(secrets) })
  const v = {
    ...visiting,
    mail: (to: string, is?: (mail: Mail) => boolean, milliseconds = 100_000) =>
      visiting.mail(to, is, milliseconds),
  }

  /** Everything in a table, in a steady order. */
  const itemsOf = async (table: keyof typeof tables): Promise<Item[]> => {
    const items: Item[] = []
    const scan = { TableName: tables[table], ConsistentRead: true }
    for await (const { Items = [] } of paginateScan({ client: dynamo }, scan))
      items.push(...Items.map((item) => unmarshall(item)))
    return items.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  }

  /** A case's log, read strongly. */
  const logOf = (caseId: string): Promise<Commit[]> => dynamoCaseLog(dynamo, tables.cases).load(caseId)

  const eventsOf = async (caseId: string) => (await logOf(caseId)).flatMap((commit) => commit.events)

  /** Every commit there is, by case and version. */
  const allCommits = async (): Promise<Commit[]> => {
    const commits: Commit[] = []
    const scan = { TableName: tables.cases, ConsistentRead: true }
    for await (const { Items = [] } of paginateScan({ client: dynamo }, scan))
      commits.push(...Items.map(commitOf))
    const placeOf = ({ caseId, version }: Commit) => `${caseId}:${String(version).padStart(6, '0')}`
    return commits.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  }

  /** The texts and contacts kept for a case. */
  const peopleOf = async (caseId: string) =>
    (await itemsOf('people')).filter((item) => item.caseId === caseId).map((item) => item.content as Item)

  /** The addresses of all queues that the deployment has; those that are not work queues hold dead letters. */
  const allQueues = async () => {
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ MaxResults: 1000 }))
    const work = Object.values(queues)
    return { work, dead: QueueUrls.filter((url) => !work.includes(url)) }
  }

  const countIn = async (urls: string[], AttributeNames: QueueAttributeName[]): Promise<number> => {
    const counts = urls.map(async (QueueUrl) => {
      const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }))
      return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0)
    })
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
  }
  /** Messages waiting or being worked on. */
  const messagesIn = (urls: string[]) =>
    countIn(urls, ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'])
  /** Those that come later: mails that wait for their paper, in seconds, and what is told together, up to an hour. */
  const delayedIn = (urls: string[]) => countIn(urls, ['ApproximateNumberOfMessagesDelayed'])

  /** What the deployed stack says of itself. */
  const outputs = () => readOutputs(new CloudFormationClient(client), endpoints.stack)

  /** What waits in any dead-letter queue. */
  const deadLetters = async () => messagesIn((await allQueues()).dead)

  /** Takes the dead letters with these bodies away, wherever they are; says how many there were. */
  const takeDeadLetters = async (bodies: ReadonlySet<string>): Promise<number> => {
    let taken = 0
    for (const QueueUrl of (await allQueues()).dead)
      for (;;) {
        const receive = { QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 1 }
        const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(receive))
        const ours = Messages.filter(({ Body = '' }) => bodies.has(Body))
        for (const { ReceiptHandle } of ours)
          await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
        taken += ours.length
        if (ours.length === 0) break
      }
    return taken
  }

  /** Every line that any function or the API has logged, by log group. */
  const logLines = async (): Promise<Record<string, string[]>> => {
    const lines: Record<string, string[]> = {}
    for await (const { logGroups = [] } of paginateDescribeLogGroups({ client: logs }, {}))
      for (const { logGroupName = '' } of logGroups) {
        lines[logGroupName] = []
        for await (const { events = [] } of paginateFilterLogEvents({ client: logs }, { logGroupName }))
          lines[logGroupName].push(...events.map(({ message = '' }) => message))
      }
    return lines
  }

  /** The receipt of an appeal that is taken. Readers have addresses of their own: one gets few receipts in an hour. */
  const submitted = async (more: Parameters<typeof appeal>[0] = {}): Promise<Receipt> => {
    const applicant = person({ email: `reader-${process.pid}-${readers++}@example.kz` })
    const { status, text, body } = await v.submit(appeal({ applicant, ...more }))
    if (status !== 201) throw new Error(`submission: ${status} ${text}`)
    return body
  }

  /** How many mails the deployment has sent. */
  const mailsSent = async (): Promise<number> =>
    (await ses.send(new GetSendQuotaCommand({}))).SentLast24Hours ?? 0

  /** Of the delayed messages those that no paper will bring sooner. */
  let lasting = 0
  /** Waits until no message waits or is being worked on, no mail waits for its paper, and every mail that was sent has come. */
  const drained = async () => {
    const delayed = () => delayedIn([queues.notices, queues.dispatch])
    await emptied()
    // All papers are drawn now: what waits for one comes within so many seconds.
    const end = Date.now() + (againSeconds + 1) * 1000
    while ((await delayed()) > lasting && Date.now() < end) await wait(200)
    await emptied()
    lasting = await delayed()
    // SES delivers when it has already answered. The mailbox numbers its mails from 1.
    const sent = await mailsSent()
    const came = async () => (await fetch(`${mailbox}/mails/${sent}`)).ok || undefined
    if (sent > 0) await until(`mail ${sent}`, came, patience)
  }

  const emptied = async () => {
    const all = Object.values(queues)
    let [busy = ''] = all
    const empty = async () => {
      // Where there was one a moment ago: the emulator has better to do than to count in all others.
      if ((await messagesIn([busy])) > 0) return undefined
      const counts = await Promise.all(all.map((url) => messagesIn([url])))
      const at = counts.findIndex((count) => count > 0)
      busy = all[at] ?? busy
      // Once more: what went from one queue to another between two counts is seen there, or its mail was sent.
      return (at < 0 && (await messagesIn(all)) === 0) || undefined
    }
    await until('empty queues', empty, patience)
  }

  /**
   * Waits until nothing is under way: an appeal sent now has gone the whole way behind everything that was there,
   * the queues are empty, and nothing was committed since. What a test then does not see will not come.
   */
  const quiet = async (): Promise<void> => {
    for (;;) {
      const email = `sentinel-${process.pid}-${sentinels++}@example.kz`
      const { number } = await submitted({ topic: 'economy-budget', applicant: person({ email }) })
      await v.mail('chair-economy-budget@example.kz', about(number), patience)
      await v.mail(email, about(number), patience)
      const before = (await itemsOf('cases')).length
      await drained()
      if ((await itemsOf('cases')).length === before) return
    }
  }

  /** Does something while nobody takes anything from these queues; then everything goes on. */
  const whilePaused = async <T>(names: (keyof typeof queues)[], work: () => Promise<T>): Promise<T> => {
    const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({}))
    const nameOf = (url: string) => url.split('/').at(-1)
    const ids = EventSourceMappings.filter(({ EventSourceArn }) =>
      names.some((name) => nameOf(queues[name]) === EventSourceArn?.split(':').at(-1)),
    ).map(({ UUID }) => UUID)
    if (ids.length !== names.length) throw new Error(`${ids.length} consumers of ${names.length} queues`)
    const set = (Enabled: boolean) =>
      Promise.all(ids.map((UUID) => lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled }))))
    await set(false)
    try {
      return await work()
    } finally {
      await set(true)
    }
  }

  /** The bodies of a queue's waiting messages, all of which are there again afterwards. */
  const peek = async (QueueUrl: string): Promise<string[]> => {
    const bodies: string[] = []
    const handles: string[] = []
    for (;;) {
      // Each is received once only: a queue gives up on what is received too often.
      const receive = { QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 30 }
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(receive))
      if (Messages.length === 0) break
      bodies.push(...Messages.map(({ Body = '' }) => Body))
      handles.push(...Messages.map(({ ReceiptHandle = '' }) => ReceiptHandle))
    }
    for (const ReceiptHandle of handles)
      await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }))
    return bodies
  }

  /**
   * Everything that is stored, an item a line by its name and a digest, and how many mails went out: equal before
   * and after something that does nothing.
   */
  const everything = async () => {
    const told = async (table: keyof typeof tables) =>
      (await itemsOf(table)).map((item) => `${nameOf(item)} ${digestOf(item)}`)
    return {
      cases: await told('cases'),
      views: await told('views'),
      people: await told('people'),
      // Refused requests are counted too.
      claims: (await told('claims')).filter((claim) => !claim.startsWith(countedUnder)),
      mails: await mailsSent(),
      deadLetters: await deadLetters(),
    }
  }

  /**
   * `npm run -s <script> -- <args>` on this deployment. By npm itself the first time; from then on what npm would start
   * is started without it, in half the time.
   */
  const npm = (script: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> => {
    const [, ...command] = (project.scripts as Record<string, string>)[script]?.split(' ') ?? []
    const [program, given] = startedByNpm.has(script)
      ? [process.execPath, [...command, ...args]]
      : ['npm', ['run', '-s', script, '--', ...args]]
    startedByNpm.add(script)
    return new Promise((resolve) => {
      const env = { ...process.env, ZHAUAP_LOCAL_DIR: dir }
      const options = { cwd: projectFolder, env, maxBuffer: 2 ** 26 }
      execFile(program, given, options, (error, out, err) =>
        resolve({ code: error ? Number(error.code ?? 1) : 0, out, err }),
      )
    })
  }

  return {
    ...{ portal, mailbox, tables, queues, functions, client, dynamo, sqs, lambda, v, ...browser(portal) },
    ...{
      itemsOf,
      logOf,
      eventsOf,
      allCommits,
      peopleOf,
      allQueues,
      messagesIn,
      deadLetters,
      takeDeadLetters,
      logLines,
      outputs,
    },
    ...{ submitted, drained, quiet, whilePaused, peek, everything, npm },
  }
}

const nameOf = ({ caseId, key, version, part, contentId }: Item) =>
  [caseId ?? key, contentId ?? part ?? version].join(' ')
const digestOf = (item: Item) => createHash('sha256').update(canonical(item)).digest('hex').slice(0, 16)

/** How long all that is under way may take on a machine that has much else to do. */
const patience = 240_000

export const about = (number: string) => (mail: Mail) => mail.subject.includes(number)

/** `work` for 0, 1, ... up to `count`, so many of them at a time; results in order. */
export const atOnce = async <T>(
  lanes: number,
  count: number,
  work: (n: number) => Promise<T>,
): Promise<T[]> => {
  const results: T[] = []
  let next = 0
  const lane = async () => {
    for (let n = next++; n < count; n = next++) results[n] = await work(n)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}
