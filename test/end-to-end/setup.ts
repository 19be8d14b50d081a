/**
 * A local cloud a lane for everything that asks for it in a run, on ports and in a folder of its own, so that a running
 * `npm start` is left alone. It ends with the run, also by Ctrl-C: the emulator never outlives who started it.
 */
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { Endpoints } from '../../infra/deployment/endpoints.ts'
import { localFolder } from '../../infra/deployment/settings.ts'
import { startLocalCloud } from '../../infra/local/cloud.ts'
import { clearUpTestFolders, rightsLogName } from '../../infra/local/run-folder.ts'
import { lanesOf } from '../lanes.ts'
import { differences, type Noted } from './rights.ts'

type Cloud = { endpoints: Endpoints; dir: string }

declare module 'vitest' {
  interface ProvidedContext {
    /** By lane. `dir` is what the operator's commands take as `ZHAUAP_LOCAL_DIR`. */
    clouds: Cloud[]
  }
}

/** `stop` gives what was noted of functions' rights: nothing, on an emulator that is not ours. */
type Running = { clouds: Cloud[]; stop: () => Promise<Noted[]> }

const notedIn = (file: string): Noted[] =>
  (existsSync(file) ? readFileSync(file, 'utf8') : '')
    .split('\n')
    .flatMap((line) => (line ? [JSON.parse(line)] : []))

/** A run of all files of both projects, by nobody's choice of tests, has used every right. */
const isWhole = ({ vitest }: TestProject): boolean =>
  !vitest.config.testNamePattern &&
  vitest.state.getPaths().length >= globSync('test/{end-to-end,browser}/*.test.ts').length

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
    const noted = dirs.flatMap((dir) => notedIn(join(dir, rightsLogName)))
    process.off('SIGINT', giveUp).off('SIGTERM', giveUp)
    await Promise.all(running.map((cloud) => cloud.stop()))
    tidyUp()
    return noted
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
    const noted = await stop()
    const rights = differences(noted)
    if (noted.length > 0 && isWhole(project) && Object.values(rights).some((found) => found.length > 0))
      throw new Error(`functions' rights are not what they use: ${JSON.stringify(rights, undefined, 2)}`)
  }
}
