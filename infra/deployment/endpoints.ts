/**
 * What a running local cloud says of itself in its folder: in `run.json`, which processes it is; in `endpoints.json`, while
 * it is ready, where everything is.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { QueueName } from '../../events/queues.ts'
import { isAlive, type ProcessName } from './process-name.ts'
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

/** Who looks after the cloud in this folder now, if anybody does. */
export function ownerIn(folder: string): ProcessName | undefined {
  const run = readRun(join(folder, 'run.json'))
  return isAlive(run?.owner) ? run?.owner : undefined
}

/** The addresses of the cloud in this folder, if it is ready and its owner lives. */
export function endpointsIn(folder: string): Endpoints | undefined {
  return ownerIn(folder) && readJson<Endpoints>(join(folder, 'endpoints.json'))
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
