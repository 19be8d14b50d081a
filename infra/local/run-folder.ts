/**
 * The folder of one local cloud. `run.json` is its lock and says whose processes run; `endpoints.json` is there
 * exactly while it is ready. Whoever finds a lock whose owner is gone ends what it left behind and takes over.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Endpoints, endpointsIn, ownerIn, readRun } from '../deployment/endpoints.ts'
import { isAlive, nameOf, type ProcessName } from '../deployment/process-name.ts'
import { localFolder } from '../deployment/settings.ts'
import { endGroup } from './processes.ts'

/** What functions print, a line of JSON each; only an emulator of our own writes it. */
export const functionsLogName = 'functions.log'
/** What functions' roles asked for, a line of JSON for each different call; where permissions are enforced. */
export const callsLogName = 'calls.log'

export class RunFolder {
  readonly path: string
  private readonly children: ProcessName[] = []
  private owned = false

  constructor(path: string) {
    this.path = path
  }

  file(name: string): string {
    return join(this.path, name)
  }

  /** For what nobody needs after the run: the synthesized app, the emulator's temporary files. */
  work(name: string): string {
    return join(this.path, 'work', name)
  }

  /** Who looks after the cloud in this folder now, if anybody does. */
  owner(): ProcessName | undefined {
    return ownerIn(this.path)
  }

  /** The addresses of the cloud in this folder, if it is ready and its owner lives. */
  endpoints(): Endpoints | undefined {
    return endpointsIn(this.path)
  }

  /** The addresses, once the owner has them. Undefined when it ends without. */
  async ready(): Promise<Endpoints | undefined> {
    while (this.owner()) {
      const endpoints = this.endpoints()
      if (endpoints) return endpoints
      await sleep(200)
    }
    return undefined
  }

  /** Makes this process the owner. False if another one is. */
  async take(): Promise<boolean> {
    for (;;) {
      mkdirSync(this.path, { recursive: true })
      try {
        writeFileSync(this.file('run.json'), this.lock(), { flag: 'wx' })
        break
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      // A lock without a living owner may be one that is just being written.
      if (!this.owner()) await sleep(100)
      if (this.owner()) return false
      await this.clearUp()
    }
    this.owned = true
    for (const name of ['endpoints.json', functionsLogName]) rmSync(this.file(name), { force: true })
    rmSync(this.file('work'), { recursive: true, force: true })
    mkdirSync(this.file('work'), { recursive: true })
    return true
  }

  /** Remembers a process that must not outlive the owner. */
  adopt(child: ProcessName): void {
    this.children.push(child)
    this.replace('run.json', this.lock())
  }

  writeEndpoints(endpoints: Endpoints): void {
    this.replace('endpoints.json', `${JSON.stringify(endpoints, null, 2)}\n`)
  }

  /** Gives the folder up. Logs stay. */
  leave(): void {
    if (!this.owned) return
    rmSync(this.file('endpoints.json'), { force: true })
    rmSync(this.file('work'), { recursive: true, force: true, maxRetries: 5 })
    rmSync(this.file('run.json'), { force: true })
    this.owned = false
  }

  /** Ends what a dead owner left running, and removes its lock. */
  async clearUp(): Promise<void> {
    const mine = this.file(`run.json.${process.pid}`)
    try {
      // By renaming, only one of several newcomers gets it.
      renameSync(this.file('run.json'), mine)
    } catch {
      return
    }
    const run = readRun(mine)
    // Another newcomer may have been faster, and this is its lock.
    if (isAlive(run?.owner)) return renameSync(mine, this.file('run.json'))
    for (const child of run?.children ?? []) if (isAlive(child)) await endGroup(child)
    rmSync(this.file('endpoints.json'), { force: true })
    rmSync(mine, { force: true })
  }

  private lock(): string {
    return JSON.stringify({ owner: nameOf(process.pid), children: this.children })
  }

  private replace(name: string, text: string): void {
    const part = this.file(`${name}.${process.pid}`)
    writeFileSync(part, text)
    renameSync(part, this.file(name))
  }
}

/** Removes the folders of test runs that were killed, and ends what they left running. */
export async function clearUpTestFolders(): Promise<void> {
  if (!existsSync(localFolder)) return
  for (const name of readdirSync(localFolder)) {
    if (!name.startsWith('test-')) continue
    const folder = new RunFolder(join(localFolder, name))
    if (folder.owner()) continue
    await folder.clearUp()
    rmSync(folder.path, { recursive: true, force: true })
  }
}
