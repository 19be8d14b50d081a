/**
 * A local cloud from nothing: the emulator, in it the very CDK app that goes to AWS, a plain address for the
 * portal, and a mailbox. `npm start` and the tests use it, each in a folder of its own, side by side.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { webhookSecrets } from '../../shared/runtime/webhook-secrets.ts'
import { readCouncil } from '../constructs/council.ts'
import type { Endpoints } from '../deployment/endpoints.ts'
import { credentials, localFolder, region, Trouble } from '../deployment/settings.ts'
import { deploy, letSend, makeAssetBucket, synthesize } from './deploy.ts'
import { findEmulator, startEmulator as start } from './emulator/emulator.ts'
import { startMailbox } from './mailbox/mailbox.ts'
import type { WantedPort } from './ports.ts'
import { startProxy } from './proxy.ts'
import { clearUpTestFolders, RunFolder } from './run-folder.ts'

export type LocalCloudOptions = {
  /** `usual`: 8080, 8025 and 4566, or the next free ones. `free`: any, for tests beside a running `npm start`. */
  ports?: 'usual' | 'free'
  quiet?: boolean
  /**
   * Whether functions may do only what their roles allow, as on AWS; then other callers need the credentials `test`.
   * Default true.
   */
  enforcePermissions?: boolean
  /** Where it keeps its files; one cloud per folder. Default: a new folder, removed by `stop`. */
  dir?: string
  council?: string
  /** Aborting gives the start up and ends all that it has started. */
  signal?: AbortSignal
  report?: (line: string) => void
}

export type LocalCloud = {
  endpoints: Endpoints
  /** Resolves when the emulator ends. */
  ended: Promise<void>
  /** Ends everything. Twice is harmless. */
  stop(): Promise<void>
}

/** Another process already looks after a cloud in the same folder. */
export class AlreadyRuns extends Error {}

/** @throws AlreadyRuns, or Trouble, which says what to do. */
export async function startLocalCloud(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  const { quiet = false, enforcePermissions = true, council: councilId = 'almaty' } = options
  const report = quiet ? () => {} : (options.report ?? console.log)
  const wanted = (usual: number): WantedPort => (options.ports === 'free' ? 'free' : usual)
  const since = stopwatch()

  return inFolder(options, async (folder, signal, later) => {
    const { council } = readCouncil(councilId)
    const proxy = await startProxy(wanted(8080))
    later(() => proxy.stop())

    const emulate = async () => {
      const source = await findEmulator({ folder, signal, report })
      // From inside a container this machine is not the loopback interface.
      const smtpHost = source.by === 'docker' ? '0.0.0.0' : '127.0.0.1'
      const listing = source.by === 'endpoint' ? source.endpoint : undefined
      const mailbox = await startMailbox(wanted(8025), smtpHost, listing)
      later(() => mailbox.stop())
      const { smtpPort } = mailbox
      const port = wanted(4566)
      const emulator = await start(source, { folder, port, smtpPort, enforcePermissions, signal })
      later(() => emulator.stop())
      report(`${emulator.title} answers at ${emulator.endpoint} (${since()})`)
      await makeAssetBucket(emulator.endpoint, signal)
      return { emulator, mailbox, by: source.by }
    }
    // No emulator has GuardDuty's scanner: files would wait for it for ever.
    const context = { council: council.id, portal: proxy.address, malwareScan: 'false' }
    const emulated = emulate()
    const synthesized = synthesize({ folder, signal }, context)
    // Whichever fails, the other is over too before anything is cleared up.
    later(() => settled(emulated, synthesized))
    const [{ emulator, mailbox, by }] = await Promise.all([emulated, synthesized])
    const isForeign = by === 'endpoint'

    const stack = `Zhauap-${council.id}`
    const outputs = await deploy(
      { folder, signal },
      // Functions in a container, or in an emulator that is not ours, do not reach it.
      { ...emulator, mailbox: by === 'python' ? mailbox.address : undefined },
      stack,
    )
    await letSend(emulator.endpoint, council.sender)
    report(`${stack} is deployed (${since()})`)
    proxy.connect(emulator.endpoint, outputs.apiId)
    mailbox.connect(emulator.endpoint, outputs.mailEvents)
    const silent = await silenceOf(proxy.address)
    if (silent && !isForeign)
      throw new Trouble(silent, `The function public-pages does not run; see ${emulator.log}`)
    if (silent)
      report(
        `${silent} Tables, queues and commands can be used there; for the portal unset AWS_ENDPOINT_URL, and a MiniStack is started.`,
      )

    const master = await readSecret(emulator.endpoint, outputs.secrets.webhooks)
    const newest = (agency: (typeof council.agencies)[number]) => webhookSecrets(master, agency).at(-1) ?? ''
    const endpoints: Endpoints = {
      portal: proxy.address,
      mailbox: mailbox.address,
      aws: { endpoint: emulator.endpoint, region },
      stack,
      agencies: Object.fromEntries(council.agencies.map((a) => [a.id, { webhookSecret: newest(a) }])),
      functions: outputs.functions,
      tables: outputs.tables,
      queues: outputs.queues,
    }
    signal.throwIfAborted()
    folder.writeEndpoints(endpoints)
    report(`ready (${since()})`)
    return { endpoints, ended: emulator.ended }
  })
}

export type EmulatorOnly = {
  /** What SDK clients take. */
  client: { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } }
  stop(): Promise<void>
}

/** An empty emulator, for tests of adapters. Its mails go nowhere. */
export function startEmulator(
  options: Pick<LocalCloudOptions, 'dir' | 'signal' | 'enforcePermissions'> = {},
): Promise<EmulatorOnly> {
  const { enforcePermissions = false } = options
  return inFolder(options, async (folder, signal, later) => {
    const source = await findEmulator({ folder, signal, report: () => {} })
    const settings = { folder, smtpPort: discardPort, enforcePermissions, signal }
    const emulator = await start(source, { ...settings, port: 'free' })
    later(() => emulator.stop())
    return { client: { endpoint: emulator.endpoint, region, credentials } }
  })
}

const discardPort = 9

type Later = (end: () => Promise<void> | void) => void

/**
 * Takes a folder and starts things in it. What was started is ended in reverse order: by `stop`, or at once when
 * something fails or the start is given up.
 */
async function inFolder<T extends object>(
  options: Pick<LocalCloudOptions, 'dir' | 'signal'>,
  start: (folder: RunFolder, signal: AbortSignal, later: Later) => Promise<T>,
): Promise<T & { stop(): Promise<void> }> {
  if (!options.dir) await clearUpTestFolders()
  const folder = new RunFolder(options.dir ?? newTestFolder())
  if (!(await folder.take())) throw new AlreadyRuns(`A local cloud already runs in ${folder.path}`)

  const ends: Parameters<Later>[0][] = [() => folder.leave()]
  if (!options.dir) ends.unshift(() => rmSync(folder.path, { recursive: true, force: true, maxRetries: 5 }))
  const givenUp = new AbortController()
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= (async () => {
      givenUp.abort()
      for (let end = ends.pop(); end; end = ends.pop()) await end()
    })()
    return stopped
  }
  const signal = options.signal ? AbortSignal.any([options.signal, givenUp.signal]) : givenUp.signal
  const later: Later = (end) => {
    // Something that came up while all else was already being ended.
    if (stopped) void end()
    else ends.push(end)
  }
  try {
    return { ...(await start(folder, signal, later)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function settled(...tasks: Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(tasks)
}

let folders = 0
function newTestFolder(): string {
  folders += 1
  return join(localFolder, `test-${process.pid}-${folders}`)
}

/** What is wrong with a portal that does not answer; undefined for one that does. */
async function silenceOf(portal: string): Promise<string | undefined> {
  const response = await fetch(`${portal}/health`, { signal: AbortSignal.timeout(30_000) }).catch(
    () => undefined,
  )
  if (response?.ok) return undefined
  const said = response ? `${response.status} ${(await response.text()).slice(0, 500)}` : 'nothing'
  return `The portal is deployed, but GET /health answers: ${said}.`
}

async function readSecret(endpoint: string, id: string): Promise<string> {
  const secrets = new SecretsManagerClient({ endpoint, region, credentials })
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: id }))
  return SecretString ?? ''
}

function stopwatch(): () => string {
  const start = performance.now()
  return () => `${((performance.now() - start) / 1000).toFixed(1)} s`
}
