/** `npm run dev`: the local cloud, and in it the functions as their sources are now. */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { FunctionName } from '../../shared/wiring/env.ts'
import { functionNames } from '../constructs/access.ts'
import { Mistake } from '../constructs/mistake.ts'
import { startFolder, Trouble } from '../deployment/settings.ts'
import { AlreadyRuns, type LocalCloud, startLocalCloud } from './cloud.ts'
import { type Bundler, bundler } from './dev/bundles.ts'
import { changes } from './dev/changes.ts'
import { type DevFunctions, devFunctions } from './dev/functions.ts'
import { typeCheck } from './dev/types.ts'
import { addresses, explain } from './explain.ts'
import { type Foreground, untilStopped } from './foreground.ts'
import { reservePort } from './ports.ts'
import { RunFolder } from './run-folder.ts'

const help = `npm run dev [-- --inspect FUNCTION] [-- --council NAME]

Starts the local cloud as npm start does, or goes to the one that runs. Then every change that is saved in events,
functions or shared is put into the functions that it reaches; what was entered stays. A change with a mistake is told
with its place, and the code before it stays. Ctrl-C ends what it has started.

  --inspect FUNCTION  the function (its folder's name) waits for a debugger on port 9229, or the next free one, before
                      its first line
  --council NAME      as in npm start, when no local cloud runs yet (default: almaty)
  --help              this`

const sources = ['events', 'functions', 'shared']
const cloudFolder = new RunFolder(startFolder)
const folder = new RunFolder(join(startFolder, 'dev'))

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      inspect: { type: 'string' },
      council: { type: 'string', default: 'almaty' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return console.log(help)
  const inspected = values.inspect === undefined ? undefined : functionOf(values.inspect)
  if (!(await folder.take())) {
    return console.log(`npm run dev already runs (process ${folder.owner()?.pid}); Ctrl-C there ends it.`)
  }
  try {
    const foreground = untilStopped(() => say('stopping'))
    await develop(foreground, values.council, inspected).catch((error: unknown) => {
      if (!foreground.signal.aborted) throw error
    })
  } finally {
    folder.leave()
  }
}

function functionOf(text: string): FunctionName {
  const name = functionNames.find((one) => one === text)
  if (!name)
    throw new Trouble(`--inspect ${text}: no such function.`, `There is ${functionNames.join(', ')}.`)
  return name
}

async function develop({ signal }: Foreground, council: string, name?: FunctionName): Promise<void> {
  const cloud = await localCloud(council, signal)
  const { endpoints } = cloud
  const gone = new AbortController()
  void cloud.ended.then(() => gone.abort())
  const functions = devFunctions(endpoints)
  const port = name && (await reservePort(9229))
  const bundles = await bundler(endpoints.stack.replace('Zhauap-', ''), folder.work('council'))
  try {
    const going = AbortSignal.any([signal, gone.signal])
    const take = taking(bundles, functions, going)
    let begun = false
    for await (const paths of changes([...sources, 'infra'], going)) {
      const inside = paths.filter((path) => path.startsWith('infra/'))
      if (inside.length) say(`${inside.join(', ')}: not taken; stop it and start it again`)
      if (begun && inside.length === paths.length) continue
      await take(paths)
      if (begun) continue
      begun = true
      await seesSources(endpoints.portal)
      if (port) await functions.inspect(name, port.port)
      console.log(`${addresses(endpoints)}\n\n  Saved changes are taken. Ctrl-C ends it.`)
      if (port) console.log(`  ${name} waits for a debugger on port ${port.port} before its first line.`)
    }
  } finally {
    if (!gone.signal.aborted && !cloud.isOurs) await functions.letGo()
    port?.release()
    await bundles.end()
    await cloud.stop()
  }
  if (gone.signal.aborted) throw new Trouble('The local cloud has ended.', 'npm run dev starts it again.')
}

type RunningCloud = LocalCloud & { isOurs: boolean }

/** Ours, or the one that another process looks after. */
async function localCloud(council: string, signal: AbortSignal): Promise<RunningCloud> {
  try {
    const options = { dir: startFolder, council, enforcePermissions: false, signal, report: say }
    return { ...(await startLocalCloud(options)), isOurs: true }
  } catch (error) {
    if (!(error instanceof AlreadyRuns)) throw error
  }
  const endpoints = await cloudFolder.ready()
  signal.throwIfAborted()
  if (!endpoints) return localCloud(council, signal)
  say('a local cloud runs already')
  const ended = async () => {
    while (cloudFolder.owner()) await sleep(500, undefined, { ref: false })
  }
  return { endpoints, ended: ended(), stop: async () => {}, isOurs: false }
}

/** Puts the sources into the functions, or tells why not. */
function taking(bundles: Bundler, functions: DevFunctions, signal: AbortSignal) {
  const types = typeCheck(sources, folder.path, signal)
  return async (paths: readonly string[]): Promise<void> => {
    const since = performance.now()
    const [built, mistakes] = await Promise.all([bundles.build().catch(onlyMistake), types()])
    if (signal.aborted) return
    const mistake = built instanceof Mistake ? built.message : mistakes
    if (built instanceof Mistake || mistake) {
      return console.error(`✗ ${mistake.trim()}\n  What was there before stays.`)
    }
    const changed = await functions.put(built)
    if (paths.length === 0) return
    const seconds = ((performance.now() - since) / 1000).toFixed(1)
    say(`${paths.join(', ')} → ${changed.join(', ') || 'no function'} (${seconds} s)`)
  }
}

function onlyMistake(error: unknown): Mistake {
  if (error instanceof Mistake) return error
  throw error
}

/** Functions load packages from this project's folder, which an emulator elsewhere does not have. */
async function seesSources(portal: string): Promise<void> {
  const response = await fetch(`${portal}/health`, { signal: AbortSignal.timeout(30_000) })
  if (response.ok) return
  throw new Trouble(
    `With the functions as they are here, GET /health answers ${response.status}.`,
    `npm run dev wants an emulator that runs functions on this machine; see ${cloudFolder.file('emulator.log')}`,
  )
}

function say(line: string): void {
  console.log(`· ${line}`)
}

process.stdout.on('error', () => {})
try {
  await main()
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
// Sockets that SDK clients keep open would hold the process for a while.
process.exit()
