/**
 * One local cloud for all files here, on ports and in a folder of its own, so that a running `npm start` is left
 * alone. It ends with the run, also by Ctrl-C: the emulator never outlives who started it.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startLocalCloud } from '../../infra/local/cloud.ts'
import { clearUpTestFolders, type Endpoints } from '../../infra/local/run-folder.ts'
import { localFolder } from '../../infra/local/settings.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** `dir` is what the operator's commands take as `ZHAUAP_LOCAL_DIR`. */
    cloud: { endpoints: Endpoints; dir: string }
  }
}

export default async (project: TestProject): Promise<() => Promise<void>> => {
  await clearUpTestFolders()
  const dir = join(localFolder, `test-${process.pid}-end-to-end`)
  const givenUp = new AbortController()
  const giveUp = () => givenUp.abort()
  process.once('SIGINT', giveUp).once('SIGTERM', giveUp)
  const tidyUp = () => rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  process.once('exit', tidyUp)
  const cloud = await startLocalCloud({ ports: 'free', quiet: true, dir, signal: givenUp.signal })
  project.provide('cloud', { endpoints: cloud.endpoints, dir })
  return async () => {
    process.off('SIGINT', giveUp).off('SIGTERM', giveUp)
    await cloud.stop()
    tidyUp()
  }
}
