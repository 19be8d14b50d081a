/**
 * An empty emulator a lane with the stack's own tables in it, a queue, and the mailbox that shows what its SES took; and
 * the tables again on dynalite. On ports and in a folder of its own, so that a running `npm start` is left alone.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SESClient, VerifyEmailIdentityCommand } from '@aws-sdk/client-ses'
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs'
import { App, Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import dynalite from 'dynalite'
import type { TestProject } from 'vitest/node'
import { Tables } from '../../infra/constructs/tables.ts'
import { credentials, localFolder, region } from '../../infra/deployment/settings.ts'
import { findEmulator, startEmulator } from '../../infra/local/emulator/emulator.ts'
import { startMailbox } from '../../infra/local/mailbox/mailbox.ts'
import { listen } from '../../infra/local/ports.ts'
import { clearUpTestFolders, RunFolder } from '../../infra/local/run-folder.ts'
import { rules } from '../builders/council.ts'
import { lanesOf } from '../lanes.ts'

type Client = {
  endpoint: string
  region: string
  credentials: { accessKeyId: string; secretAccessKey: string }
}

export type Aws = {
  client: Client
  /** What answers for S3 and SQS: the emulator, unless others are named by the variables that AWS's own tools know. */
  s3: Client
  sqs: Client
  tables: Record<'cases' | 'views' | 'people' | 'claims', string>
  queue: string
  /** `http://localhost:…`, the mailbox of infra/local. */
  mailbox: string
}

declare module 'vitest' {
  interface ProvidedContext {
    /** By lane. */
    aws: Aws[]
    dynalite: Pick<Aws, 'client' | 'tables'>[]
  }
}

export default async (project: TestProject): Promise<() => Promise<void>> => {
  await clearUpTestFolders()
  const endings: (() => Promise<void> | void)[] = []
  const end = async () => {
    for (const ending of endings.reverse()) await ending()
  }
  const givenUp = new AbortController()
  const giveUp = () => givenUp.abort()
  process.once('SIGINT', giveUp).once('SIGTERM', giveUp)
  try {
    const systems: Aws[] = []
    for (let lane = 0; lane < lanesOf(project); lane++)
      systems.push(await start(lane, givenUp.signal, (ending) => endings.push(ending)))
    project.provide('aws', systems)
    const endpoint = await startDynalite((ending) => endings.push(ending))
    const client = { endpoint, region, credentials }
    const tables = systems.map(async (_, lane) => ({ client, tables: await makeTables(client, `${lane}`) }))
    project.provide('dynalite', await Promise.all(tables))
  } catch (error) {
    await end()
    throw error
  }
  return async () => {
    process.off('SIGINT', giveUp).off('SIGTERM', giveUp)
    await end()
  }
}

type Later = (ending: () => Promise<void> | void) => void

const start = async (lane: number, signal: AbortSignal, later: Later): Promise<Aws> => {
  const folder = new RunFolder(join(localFolder, `test-${process.pid}-contract-${lane}`))
  if (!(await folder.take())) throw new Error(`somebody else runs in ${folder.path}`)
  later(() => {
    folder.leave()
    rmSync(folder.path, { recursive: true, force: true, maxRetries: 5 })
  })
  const source = await findEmulator({ folder, signal, report: () => {} })
  const smtpHost = source.by === 'docker' ? '0.0.0.0' : '127.0.0.1'
  const mailbox = await startMailbox('free', smtpHost, source.by === 'endpoint' ? source.endpoint : undefined)
  later(() => mailbox.stop())
  const { smtpPort } = mailbox
  const emulator = await startEmulator(source, {
    folder,
    port: 'free',
    smtpPort,
    enforcePermissions: false,
    signal,
  })
  later(() => emulator.stop())

  const client = { endpoint: emulator.endpoint, region, credentials }
  const run = `${Date.now().toString(36)}-${lane}`
  const s3 = { ...client, endpoint: process.env.AWS_ENDPOINT_URL_S3 ?? client.endpoint }
  const sqs = { ...client, endpoint: process.env.AWS_ENDPOINT_URL_SQS ?? client.endpoint }
  const { QueueUrl = '' } = await new SQSClient(sqs).send(
    new CreateQueueCommand({ QueueName: `contract-${run}` }),
  )
  await new SESClient(client).send(new VerifyEmailIdentityCommand({ EmailAddress: rules.council.sender }))
  const tables = await makeTables(client, run)
  return { client, s3, sqs, tables, queue: QueueUrl, mailbox: mailbox.address }
}

/** Its address. Tables are there at once. */
const startDynalite = async (later: Later): Promise<string> => {
  const server = dynalite({ createTableMs: 0 })
  const port = await listen(server, 'free')
  later(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${port}`
}

/** The tables as the stack has them: keys, indexes and projections are taken from its own template. */
const makeTables = async (client: Client, run: string): Promise<Aws['tables']> => {
  const stack = new Stack(new App(), 'Contract')
  new Tables(stack, 'Tables')
  const found = Template.fromStack(stack).findResources('AWS::DynamoDB::Table')
  const dynamo = new DynamoDBClient(client)
  const make = async (name: string) => {
    const [, table] = Object.entries(found).find(([id]) => id.startsWith(`Tables${name}`)) ?? []
    if (!table) throw new Error(`the stack has no table ${name}`)
    const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = table.Properties
    const TableName = `contract-${name}-${run}`
    await dynamo.send(
      new CreateTableCommand({
        TableName,
        KeySchema,
        AttributeDefinitions,
        ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes }),
        BillingMode: 'PAY_PER_REQUEST',
      }),
    )
    return TableName
  }
  return {
    cases: await make('Cases'),
    views: await make('Views'),
    people: await make('People'),
    claims: await make('Claims'),
  }
}
