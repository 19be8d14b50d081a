/**
 * A local cloud a lane for everything that asks for it in a run, on ports and in a folder of its own, so that a running
 * `npm start` is left alone. It ends with the run, also by Ctrl-C: the emulator never outlives who started it.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { Endpoints } from '../../infra/deployment/endpoints.ts'
import { localFolder } from '../../infra/deployment/settings.ts'
import { startLocalCloud } from '../../infra/local/cloud.ts'
import { clearUpTestFolders } from '../../infra/local/run-folder.ts'
import { lanesOf } from '../lanes.ts'
import { isWhole, mistakesIn, seenBy } from './rights-used.ts'

type Cloud = { endpoints: Endpoints; dir: string }

declare module 'vitest' {
  interface ProvidedContext {
    /** By lane. `dir` is what the operator's commands take as `ZHAUAP_LOCAL_DIR`. */
    clouds: Cloud[]
  }
}

type Running = { clouds: Cloud[]; stop: () => Promise<void> }

const start = async (lanes: number): Promise<Running> => {
  await clearUpTestFolders()
  const dirs = Array.from({ length: lanes }, (_, lane) =>
    join(localFolder, `test-${process.pid}-end-to-end-${lane}`),
  )
  const givenUp = new AbortController()
  const giveUp = () => givenUp.abort()
  process.once('SIGINT', giveUp).once('SIGTERM', giveUp)
  const tidyUp = () => {
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', tidyUp)
  const running = await Promise.all(
    dirs.map(async (dir) => {
      const cloud = await startLocalCloud({ ports: 'free', quiet: true, dir, signal: givenUp.signal })
      return { ...cloud, dir }
    }),
  )
  const stop = async () => {
    process.off('SIGINT', giveUp).off('SIGTERM', giveUp)
    await Promise.all(running.map((cloud) => cloud.stop()))
    tidyUp()
  }
  return { clouds: running.map(({ endpoints, dir }) => ({ endpoints, dir })), stop }
}

/** Each project loads this file anew, so what they share hangs on the process. */
const shared = process as unknown as { zhauapTestClouds?: { users: number; running: Promise<Running> } }

export default async (project: TestProject): Promise<() => Promise<void>> => {
  shared.zhauapTestClouds ??= { users: 0, running: start(lanesOf(project)) }
  const given = shared.zhauapTestClouds
  given.users++
  const { clouds, stop } = await given.running
  project.provide('clouds', clouds)
  return async () => {
    if (--given.users > 0) return
    delete shared.zhauapTestClouds
    const seen = isWhole(project) ? await seenBy(clouds) : undefined
    await stop()
    const mistakes = seen ? mistakesIn(seen) : []
    if (mistakes.length) throw new Error(`Rights and calls of functions differ:\n${mistakes.join('\n')}`)
  }
}
