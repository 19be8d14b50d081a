/** A process as it is found again, and whether it still runs. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process, for good: its id may be given to another one later, but not with the same start. */
export type ProcessName = { pid: number; started: string }

/** The name of a running process; undefined when there is none (one that only waits to be reaped is none). */
export function nameOf(pid: number): ProcessName | undefined {
  const started = process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid)
  return started ? { pid, started } : undefined
}

function startOnLinux(pid: number): string | undefined {
  try {
    // The command's name stands in brackets and may hold anything; the state and the start time follow it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ')
    return fields?.[0] === 'Z' ? undefined : fields?.[19]
  } catch {
    return undefined
  }
}

function startByPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim()
  } catch {
    return undefined
  }
}

export function isAlive(name: ProcessName | undefined): boolean {
  return name !== undefined && nameOf(name.pid)?.started === name.started
}
