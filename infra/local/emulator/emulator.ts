/** The emulated AWS: the endpoint that the user names, else a MiniStack of our own. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Trouble } from '../../deployment/settings.ts'
import { reservePort, type WantedPort } from '../ports.ts'
import { endGroup, tail } from '../processes.ts'
import type { RunFolder } from '../run-folder.ts'
import { aboutForeign, type Foreign } from './foreign.ts'
import { installMiniStack, type MiniStack, startMiniStack, version } from './ministack.ts'

/** Where the emulated AWS comes from on this machine. */
export type Source = MiniStack | ({ by: 'endpoint'; endpoint: string } & Foreign)

export type Emulator = {
  /** `http://localhost:4566` */
  endpoint: string
  /** What it is, for people. */
  title: string
  isMiniStack: boolean
  /** Where to read what it did. */
  log: string
  /** Resolves when it ends, whoever ended it. Never for one that is not ours. */
  ended: Promise<void>
  stop(): Promise<void>
}

type Finding = { folder: RunFolder; signal: AbortSignal; report: (line: string) => void }

/** Finds out where to take it from; installs it when that was never done. */
export async function findEmulator({ folder, signal, report }: Finding): Promise<Source> {
  const endpoint = process.env.AWS_ENDPOINT_URL?.replace(/\/$/, '')
  if (!endpoint) return installMiniStack(folder, signal, report)
  if (!URL.canParse(endpoint)) {
    throw new Trouble(
      `AWS_ENDPOINT_URL is ${endpoint}: that is no address.`,
      'For example: http://localhost:4566',
    )
  }
  if (/\.(amazonaws|api\.aws)\b/.test(new URL(endpoint).hostname)) {
    throw new Trouble(
      `AWS_ENDPOINT_URL is ${endpoint}: that is AWS itself, not an emulator.`,
      'To deploy to AWS: npx cdk deploy. For the local cloud, unset AWS_ENDPOINT_URL.',
    )
  }
  const answers = await fetch(endpoint, { signal: AbortSignal.timeout(5000) }).catch(() => undefined)
  if (!answers) {
    throw new Trouble(
      `Nothing answers at ${endpoint} (AWS_ENDPOINT_URL).`,
      'Start that emulator, or unset AWS_ENDPOINT_URL to have one started.',
    )
  }
  const foreign = await aboutForeign(endpoint)
  for (const lack of foreign.lacks) report(`${foreign.title}: ${lack}`)
  return { by: 'endpoint', endpoint, ...foreign }
}

type Starting = {
  folder: RunFolder
  port: WantedPort
  smtpPort: number
  enforcePermissions: boolean
  signal: AbortSignal
}

/** Starts it, if it is ours to start, and waits until it answers. */
export async function startEmulator(source: Source, options: Starting): Promise<Emulator> {
  if (source.by === 'endpoint') {
    const { endpoint, title, isMiniStack } = source
    return {
      endpoint,
      title,
      isMiniStack,
      log: 'what that emulator prints',
      ended: new Promise(() => {}),
      stop: async () => {},
    }
  }
  const { folder, smtpPort, enforcePermissions, signal } = options
  signal.throwIfAborted()
  const { port, release } = await reservePort(options.port)
  const child = startMiniStack(source, { folder, port, smtpPort, enforcePermissions })
  folder.adopt(child.name)
  const emulator: Emulator = {
    endpoint: `http://localhost:${port}`,
    title: `MiniStack ${version}${source.by === 'docker' ? ' (Docker)' : ''}`,
    isMiniStack: true,
    log: folder.file('emulator.log'),
    ended: child.exited.then(() => {}),
    // It keeps nothing, so there is nothing to wait for; a container must be told by its client.
    stop: () => endGroup(child.name, source.by === 'docker' ? 10_000 : 500),
  }
  try {
    await ready(emulator, folder.file('emulator.log'), signal)
    return emulator
  } catch (error) {
    await emulator.stop()
    throw error
  } finally {
    release()
  }
}

async function ready(emulator: Emulator, log: string, signal: AbortSignal): Promise<void> {
  let over = false
  void emulator.ended.then(() => {
    over = true
  })
  const deadline = Date.now() + 60_000
  while (!(await isHealthy(emulator.endpoint))) {
    signal.throwIfAborted()
    if (over || Date.now() > deadline) {
      throw new Trouble(`MiniStack did not start:\n${tail(log)}`, `All it said is in ${log}`)
    }
    await sleep(50)
  }
}

async function isHealthy(endpoint: string): Promise<boolean> {
  const health = fetch(`${endpoint}/_ministack/health`, { signal: AbortSignal.timeout(2000) })
  return health.then(
    (response) => response.ok,
    () => false,
  )
}
