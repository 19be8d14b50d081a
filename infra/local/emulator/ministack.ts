/**
 * MiniStack, the emulator of AWS that needs neither Docker nor an account: a pinned Python package in a virtual
 * environment that is made here once. Its Docker image is the second choice.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { nameOf } from '../../deployment/process-name.ts'
import { localFolder, region, Trouble } from '../../deployment/settings.ts'
import { type Child, run, start } from '../processes.ts'
import { callsLogName, functionsLogName, type RunFolder } from '../run-folder.ts'
import { childEnvironment } from '../settings.ts'

export const version = '1.5.33'
const requirements = join(import.meta.dirname, 'requirements.txt')
const image = `ministackorg/ministack:${version}`
const venv = join(localFolder, `venv-${version}`)
const installedPython = join(venv, 'bin/python')
const importable = ['-c', 'import ministack, hypercorn, yaml, httptools, uvicorn, uvloop']
const launcher = readFileSync(join(import.meta.dirname, 'launcher.py'), 'utf8')
const venvAdvice = 'on Debian and Ubuntu the module venv is a package of its own: apt install python3-venv'

/** How MiniStack can be had on this machine. */
export type MiniStack = { by: 'python'; python: string } | { by: 'docker' }

export type Settings = {
  folder: RunFolder
  port: number
  /** Where it hands over the mails that SES took. */
  smtpPort: number
  /** Keeps functions to their roles' policies, and takes no credentials but `test`. */
  enforcePermissions: boolean
}

/** The environment that is being made; several clouds that one process starts wait for one. */
let making: Promise<void> | undefined

/**
 * Makes MiniStack ready to start: by the virtual environment of an earlier time, by a new one, or by Docker.
 * @throws Trouble with one clear line when the machine has neither.
 */
export async function installMiniStack(
  folder: RunFolder,
  signal: AbortSignal,
  report: (line: string) => void,
): Promise<MiniStack> {
  if (works(installedPython, importable)) return { by: 'python', python: installedPython }
  const python = findPython()
  if (python) {
    report(`making a Python environment for MiniStack ${version} (once, needs the network)`)
    making ??= makeVenv(python, folder, signal).finally(() => {
      making = undefined
    })
    await making
    return { by: 'python', python: installedPython }
  }
  if (works('docker', ['version', '--format', '{{.Server.Version}}'])) {
    if (!works('docker', ['image', 'inspect', image])) {
      report(`fetching the Docker image ${image} (once, needs the network)`)
      const advice = `Is the image's registry reachable? Python 3.10 or newer would do as well.`
      await run('docker', ['pull', image], {
        env: process.env,
        log: folder.file('docker.log'),
        signal,
        advice,
      })
    }
    return { by: 'docker' }
  }
  throw new Trouble(
    'The local cloud needs Python 3.10 or newer, or a running Docker; this machine has neither.',
    'Install Python (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python).',
  )
}

/** The first Python in the path that is new enough. Names may be there and not work: version managers do that. */
function findPython(): string | undefined {
  const names = ['python3', 'python', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10']
  return names.find((name) => works(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']))
}

function works(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 15_000 })
    return true
  } catch {
    return false
  }
}

/** Makes the environment under another name and renames it when it is whole: a Ctrl-C leaves no half of one. */
async function makeVenv(python: string, folder: RunFolder, signal: AbortSignal): Promise<void> {
  // The run's own folder may lie elsewhere; environments are made here, once for all of them.
  mkdirSync(localFolder, { recursive: true })
  clearUpVenvs()
  const part = `${venv}.part-${process.pid}`
  const log = folder.file('python.log')
  writeFileSync(log, '')
  // pip follows the user's own settings for the network (index, proxy, certificates), not for where to install.
  const env = childEnvironment({ PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_NO_INPUT: '1', PIP_USER: '0' })
  const inPart = (args: string[], advice: string) =>
    run(join(part, 'bin/python'), args, { env, log, signal, advice })
  const network = `The first start needs the network: is the Python package index reachable? More in ${log}`
  try {
    if (!works(python, ['-c', 'import ensurepip'])) {
      await run(python, ['-m', 'venv', '--without-pip', part], { env, log, signal, advice: venvAdvice })
      await inPart([join(import.meta.dirname, 'get-pip.py')], `${network}, or: ${venvAdvice}`)
    } else {
      await run(python, ['-m', 'venv', part], { env, log, signal, advice: venvAdvice })
    }
    await inPart(['-m', 'pip', 'install', '--quiet', '--no-compile', '-r', requirements], network)
    // Somebody else may have made it meanwhile, and may be using it.
    if (!works(installedPython, importable)) {
      rmSync(venv, { recursive: true, force: true })
      renameSync(part, venv)
    }
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
}

/** Removes environments of other versions, and halves that a killed start left. */
function clearUpVenvs(): void {
  for (const name of readdirSync(localFolder)) {
    const [, madeBy] = /\.part-(\d+)$/.exec(name) ?? []
    const stale = madeBy ? !nameOf(Number(madeBy)) : name !== basename(venv)
    if (name.startsWith('venv-') && stale) rmSync(join(localFolder, name), { recursive: true, force: true })
  }
}

/**
 * Starts MiniStack; it is ready when it answers. Nothing is kept: what it holds is gone when it stops.
 * It takes connections from this machine only, and ends by itself when its standard input closes, so that it
 * never outlives us, not even when we are killed. What functions print goes to `functions.log`, a line of JSON each.
 */
export function startMiniStack(how: MiniStack, settings: Settings): Child {
  const { folder, port, smtpPort, enforcePermissions } = settings
  const log = folder.file('emulator.log')
  const functionsLog = folder.file(functionsLogName)
  // Where nobody asks what a role may, nobody can tell what it asked for.
  const callsLog = enforcePermissions ? folder.file(callsLogName) : undefined
  for (const file of [log, functionsLog, ...(callsLog ? [callsLog] : [])]) writeFileSync(file, '')
  const shared = {
    GATEWAY_PORT: String(port),
    MINISTACK_REGION: region,
    LAMBDA_EXECUTOR: 'local',
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    PERSIST_STATE: '0',
    S3_PERSIST: '0',
    AUTH: String(enforcePermissions),
  }
  if (how.by === 'docker') {
    const env = Object.entries({ ...shared, SMTP_HOST: `host.docker.internal:${smtpPort}` })
    const args = ['run', '--rm', '--interactive', '--init', '--publish', `127.0.0.1:${port}:${port}`]
    args.push('--add-host', 'host.docker.internal:host-gateway')
    args.push('--volume', `${functionsLog}:/functions.log`, '--env', 'FUNCTIONS_LOG=/functions.log')
    if (callsLog) args.push('--volume', `${callsLog}:/calls.log`, '--env', 'CALLS_LOG=/calls.log')
    args.push(...env.flatMap(([name, value]) => ['--env', `${name}=${value}`]))
    args.push('--entrypoint', 'python', image, '-c', launcher)
    return start('docker', args, { env: process.env, log, keepStdin: true })
  }
  // What it unpacks: functions' code, which must not be taken for a part of this project's ES modules.
  const temporary = folder.work('tmp')
  mkdirSync(temporary, { recursive: true })
  writeFileSync(join(temporary, 'package.json'), '{"type":"commonjs"}\n')
  const env = childEnvironment({
    ...shared,
    BIND_HOST: '127.0.0.1',
    SMTP_HOST: `127.0.0.1:${smtpPort}`,
    FUNCTIONS_LOG: functionsLog,
    ...(callsLog && { CALLS_LOG: callsLog }),
    TMPDIR: temporary,
    // It looks for containers to clear up; none of them are ours.
    DOCKER_HOST: 'unix:///nowhere',
    PYTHONUNBUFFERED: '1',
    // Where the user's environment forbids it, each start would compile all of MiniStack anew, for two seconds.
    PYTHONDONTWRITEBYTECODE: '',
    MALLOC_ARENA_MAX: '2',
    // Its own way to call Node warns at every start of a function. Code that has a source map names places of the source.
    NODE_OPTIONS: '--disable-warning=DEP0169 --enable-source-maps',
  })
  return start(how.python, ['-c', launcher], { env, log, keepStdin: true })
}
