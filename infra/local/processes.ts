/** Starting and ending processes. */
import { type SpawnOptions, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, nameOf, type ProcessName } from '../deployment/process-name.ts'
import { fullDisk, Trouble } from '../deployment/settings.ts'

/** Ends a process that leads a group, and the group: politely, and after `patience` ms for good. */
export async function endGroup(name: ProcessName, patience = 3000): Promise<void> {
  signalGroup(name.pid, 'SIGTERM')
  for (let waited = 0; isAlive(name) && waited < patience; waited += 50) await sleep(50)
  // Also when the leader went at once: somebody in its group may not have.
  signalGroup(name.pid, 'SIGKILL')
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // Nobody is left.
  }
}

export type Child = {
  name: ProcessName
  /** Resolves with the exit code, or null after a signal. Never rejects. */
  exited: Promise<number | null>
}

/**
 * Starts a program as the leader of a group of its own, so that a Ctrl-C in the terminal reaches only us and we
 * end everything in order. What it prints goes to the log file.
 */
export function start(
  command: string,
  args: string[],
  options: { env: NodeJS.ProcessEnv; log: string; cwd?: string; keepStdin?: boolean },
): Child {
  const log = openSync(options.log, 'a')
  const spawnOptions: SpawnOptions = {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: [options.keepStdin ? 'pipe' : 'ignore', log, log],
  }
  const child = spawn(command, args, spawnOptions)
  closeSync(log)
  const exited = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(127))
    child.once('exit', (code) => resolve(code))
  })
  if (!child.pid) throw new Trouble(`${command} cannot be run.`, 'Is it installed, and in the PATH?')
  return { name: nameOf(child.pid) ?? { pid: child.pid, started: 'already over' }, exited }
}

/** Runs a program to its end. When the signal aborts, the program and its children are ended. */
export async function run(
  command: string,
  args: string[],
  options: { env: NodeJS.ProcessEnv; log: string; cwd?: string; signal: AbortSignal; advice: string },
): Promise<void> {
  options.signal.throwIfAborted()
  const child = start(command, args, options)
  let ending: Promise<void> | undefined
  const end = () => {
    ending = endGroup(child.name)
  }
  options.signal.addEventListener('abort', end, { once: true })
  const code = await child.exited
  options.signal.removeEventListener('abort', end)
  await ending
  options.signal.throwIfAborted()
  if (code !== 0) {
    const advice = hasNoRoom(options.log) ? fullDisk(dirname(options.log)) : options.advice
    throw new Trouble(`${shortly(command, args)} failed:\n${tail(options.log)}`, advice)
  }
}

/** Whether a program failed for want of room: it said so, or could not even say it. */
function hasNoRoom(log: string): boolean {
  if (readFileSync(log, 'utf8').includes('ENOSPC')) return true
  const { bavail, bsize } = statfsSync(log)
  return bavail * bsize < 1_000_000
}

function shortly(command: string, args: string[]): string {
  return [command, ...args]
    .map((word) => word.split('/').at(-1))
    .slice(0, 4)
    .join(' ')
}

/** The last lines of a log, indented. */
export function tail(log: string, lines = 15): string {
  const text = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines)
  return text.map((line) => `    ${line}`).join('\n')
}
