/** `npm start`: runs the local cloud in the foreground, or with `--detach` in the background. */
import { fork } from 'node:child_process'
import { mkdirSync, openSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Endpoints } from '../deployment/endpoints.ts'
import { startFolder, Trouble } from '../deployment/settings.ts'
import { AlreadyRuns, type LocalCloud, startLocalCloud } from './cloud.ts'
import { addresses, endpointsFile, explain } from './explain.ts'
import { untilStopped } from './foreground.ts'
import { RunFolder } from './run-folder.ts'

const help = `npm start [-- --detach] [-- --council NAME]

Starts Zhauap on this machine: an emulated AWS, the whole app deployed in it, the portal and a mailbox.
Runs until Ctrl-C, which stops all of it; what was entered is gone then.

  --detach         returns when it is ready; npm stop ends it
  --council NAME   shared/council/councils/NAME.json (default: almaty)
  --help           this

The addresses are printed, and are in ${endpointsFile()} while it runs. A taken port means the next free one.
Needs Python 3.10 or newer, or Docker; the first start also needs the network, for MiniStack.
With AWS_ENDPOINT_URL set, that emulator is used and none is started.`

const folder = new RunFolder(startFolder)

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      detach: { type: 'boolean', default: false },
      council: { type: 'string', default: 'almaty' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    console.log(help)
    return 0
  }
  return values.detach ? inBackground(values.council) : inForeground(values.council)
}

async function inForeground(council: string): Promise<number> {
  const foreground = untilStopped(() => say('stopping'))
  const { signal } = foreground
  let cloud: LocalCloud
  try {
    cloud = await startLocalCloud({
      dir: startFolder,
      council,
      // People's own scripts come with whatever credentials they have.
      enforcePermissions: false,
      signal,
      report: say,
    })
  } catch (error) {
    if (signal.aborted) return foreground.exitCode()
    if (error instanceof AlreadyRuns) return whereItRuns(() => inForeground(council))
    throw error
  }
  tell({ ready: cloud.endpoints })
  if (!process.connected) console.log(`${addresses(cloud.endpoints)}\n\n  Ctrl-C stops all of it.`)
  await Promise.race([foreground.stopped, cloud.ended])
  const asked = signal.aborted
  await cloud.stop()
  if (asked) return 0
  throw new Trouble(
    'The emulator has ended by itself.',
    `See ${folder.file('emulator.log')}, then npm start again.`,
  )
}

/** What the process in the background tells the one that waits for it. */
type Message = { report: string } | { ready: Endpoints } | { failed: string }

async function inBackground(council: string): Promise<number> {
  mkdirSync(startFolder, { recursive: true })
  const log = openSync(folder.file('start.log'), 'w')
  const child = fork(import.meta.filename, ['--council', council], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  })
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => child.kill('SIGTERM'))
  const ready = new Promise<void>((resolve) => {
    child.on('message', (message: Message) => {
      if ('report' in message) say(message.report)
      if ('failed' in message) console.error(message.failed)
      if ('ready' in message) {
        console.log(`${addresses(message.ready)}\n\n  It runs in the background: npm stop ends it.`)
        resolve()
      }
    })
  })
  const code = await Promise.race([exited, ready.then(() => 0)])
  if (child.connected) child.disconnect()
  child.unref()
  return code
}

/** A second start: waits until the first is ready and says where it is. Should it fail, takes over. */
async function whereItRuns(takeOver: () => Promise<number>): Promise<number> {
  const owner = folder.owner()
  if (owner && !folder.endpoints()) say(`the local cloud is already being started (process ${owner.pid})`)
  const endpoints = await folder.ready()
  if (!endpoints) return takeOver()
  tell({ ready: endpoints })
  if (!process.connected) console.log(`It already runs.\n${addresses(endpoints)}\n\n  npm stop ends it.`)
  return 0
}

function say(line: string): void {
  if (process.connected) tell({ report: line })
  else console.log(`· ${line}`)
}

function tell(message: Message): void {
  // The other one may be gone: then nobody waits for it.
  if (process.connected) process.send?.(message, () => {})
}

// `npm start | head` closes the pipe; that is no reason to die halfway.
process.stdout.on('error', () => {})
try {
  process.exitCode = await main()
} catch (error) {
  tell({ failed: explain(error) })
  if (!process.connected) console.error(explain(error))
  process.exitCode = 1
}
// Sockets that SDK clients keep open would hold the process for a while.
process.exit()
