/**
 * What a running local cloud says of itself in its folder: in `run.json`, which processes it is; in `endpoints.json`, while
 * it is ready, where everything is.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { QueueName } from '../../events/queues.ts'
import { isAlive, type ProcessName } from './process-name.ts'
import { Trouble } from './settings.ts'
import type { TableName } from './stack-outputs.ts'

/** The addresses and names of a running local cloud, as scripts read them. */
export type Endpoints = {
  portal: string
  mailbox: string
  aws: { endpoint: string; region: string }
  stack: string
  agencies: Record<string, { webhookSecret: string }>
  functions: Record<string, string>
  tables: Record<TableName, string>
  queues: Record<QueueName, string>
}

/** What runs in a folder: who looks after it, and what it has started. */
export type Run = { owner: ProcessName; children: ProcessName[] }

/**
 * Who looks after the cloud in this folder now, if anybody does.
 * @throws Trouble where a cloud became ready, and the file that says whose it is cannot be read
 */
export function ownerIn(folder: string): ProcessName | undefined {
  const [file, addresses] = ['run.json', 'endpoints.json'].map((name) => join(folder, name)) as [
    string,
    string,
  ]
  const run = readRun(file)
  // Without addresses it is a lock that was broken off as it was written: nothing has come up yet.
  if (!run?.owner?.pid && existsSync(file) && existsSync(addresses))
    throw new Trouble(
      `${file} is damaged: it does not say which process runs the local cloud.`,
      `End that process if it still runs (ps ax | grep infra/local/), remove ${file} and ${addresses}, then npm start.`,
    )
  return isAlive(run?.owner) ? run?.owner : undefined
}

/**
 * The addresses of the cloud in this folder, if it is ready and its owner lives.
 * @throws Trouble where they are there and cannot be read
 */
export function endpointsIn(folder: string): Endpoints | undefined {
  const owner = ownerIn(folder)
  const file = join(folder, 'endpoints.json')
  if (!owner || !existsSync(file)) return undefined
  const endpoints = readJson<Endpoints>(file)
  if (endpoints?.portal && endpoints.stack && endpoints.aws?.endpoint && endpoints.aws.region)
    return endpoints
  // It is put there whole. It may be gone only since a moment.
  if (!existsSync(file)) return undefined
  throw new Trouble(
    `${file} is damaged, while the local cloud runs (process ${owner.pid}).`,
    'npm stop, then npm start.',
  )
}

export const readRun = (file: string): Run | undefined => readJson<Run>(file)

function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    // Not there, or half written by somebody who was killed.
    return undefined
  }
}
