/** A cloud that runs while something is held against it. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Trouble } from '../../infra/deployment/settings.ts'
import { reservePort } from '../../infra/local/ports.ts'
import { endGroup, start, tail } from '../../infra/local/processes.ts'
import { childEnvironment } from '../../infra/local/settings.ts'
import { home } from './install.ts'

export type Program = {
  name: string
  /** The program and its arguments. */
  command: (port: number) => [string, ...string[]]
  env?: (port: number) => Record<string, string>
  cwd?: string
}

/** Starts it on a free port, and ends it when the work is over. */
export const whileRuns = async <T>(
  { name, command, env, cwd }: Program,
  signal: AbortSignal,
  work: (endpoint: string) => Promise<T>,
): Promise<T> => {
  const { port, release } = await reservePort('free')
  const endpoint = `http://127.0.0.1:${port}`
  const log = join(home, `${name}.log`)
  rmSync(log, { force: true })
  const [program, ...args] = command(port)
  const child = start(program, args, { env: childEnvironment(env?.(port)), log, ...(cwd && { cwd }) })
  try {
    let over = false
    void child.exited.then(() => {
      over = true
    })
    // The first answer of a large emulator takes its time.
    const answers = () => fetch(endpoint, { signal: AbortSignal.timeout(60_000) }).catch(() => undefined)
    for (const deadline = Date.now() + 180_000; !(await answers()); await sleep(200)) {
      signal.throwIfAborted()
      if (over || Date.now() > deadline)
        throw new Trouble(`${name} did not start:\n${tail(log)}`, `All it said is in ${log}`)
    }
    return await work(endpoint)
  } finally {
    release()
    await endGroup(child.name)
  }
}
