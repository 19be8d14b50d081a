/**
 * One local cloud for everything that asks for it in a run, on ports and in a folder of its own, so that a running
 * `npm start` is left alone. It ends with the run, also by Ctrl-C: the emulator never outlives who started it.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { Endpoints } from '../../infra/deployment/endpoints.ts'
import { localFolder } from '../../infra/deployment/settings.ts'
import { startLocalCloud } from '../../infra/local/cloud.ts'
import { clearUpTestFolders } from '../../infra/local/run-folder.ts'

type Cloud = { endpoints: Endpoints; dir: string }

declare module 'vitest' {
  interface ProvidedContext {
    /** `dir` is what the operator's commands take as `ZHAUAP_LOCAL_DIR`. */
    cloud: Cloud
  }
}

type Running = Cloud & { stop: () => Promise<void> }

const start = async (): Promise<Running> => {
  await clearUpTestFolders()
  const dir = join(localFolder, `test-${process.pid}-end-to-end`)
  const givenUp = new AbortController()
  const giveUp = () => givenUp.abort()
  process.once('SIGINT', giveUp).once('SIGTERM', giveUp)
  const tidyUp = () => rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  process.once('exit', tidyUp)
  const cloud = await startLocalCloud({ ports: 'free', quiet: true, dir, signal: givenUp.signal })
  const stop = async () => {
    process.off('SIGINT', giveUp).off('SIGTERM', giveUp)
    await cloud.stop()
    tidyUp()
  }
  return { endpoints: cloud.endpoints, dir, stop }
}

/** Each project loads this file anew, so what they share hangs on the process. */
const shared = process as unknown as { zhauapTestCloud?: { users: number; running: Promise<Running> } }

export default async (project: TestProject): Promise<() => Promise<void>> => {
  shared.zhauapTestCloud ??= { users: 0, running: start() }
  const cloud = shared.zhauapTestCloud
  cloud.users++
  const { endpoints, dir, stop } = await cloud.running
  project.provide('cloud', { endpoints, dir })
  return async () => {
    if (--cloud.users > 0) return
    delete shared.zhauapTestCloud
    await stop()
  }
}
