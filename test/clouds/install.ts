/** What the clouds are made of, in pinned versions: each put into `.local/clouds` once, by the client of its own registry. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { localFolder, projectFolder, Trouble } from '../../infra/deployment/settings.ts'
import { run } from '../../infra/local/processes.ts'
import { childEnvironment } from '../../infra/local/settings.ts'

export const home = join(localFolder, 'clouds')
const requirements = join(import.meta.dirname, 'requirements')

/** Those of Python and of Java are named in `requirements` too, with all that they need. */
export const versions = { 'cfn-lint': '1.58.0', elasticmq: '1.7.1', versitygw: '1.8.0', localemu: '1.3.2' }
type Name = keyof typeof versions

type Step = (command: string, ...args: string[]) => Promise<void>

/** The folder of one in its version; made under another name first, so that a Ctrl-C leaves no half of one. */
const once = async (
  name: Name,
  signal: AbortSignal,
  make: (folder: string, step: Step) => Promise<void>,
): Promise<string> => {
  const folder = join(home, `${name}-${versions[name]}`)
  if (existsSync(folder)) return folder
  console.log(`${name} ${versions[name]}: being installed (once, needs the network)`)
  const part = `${folder}.part`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { recursive: true })
  await make(part, stepOf(`${folder}.log`, part, signal))
  renameSync(part, folder)
  return folder
}

/**
 * A Python environment with what `requirements/NAME.txt` pins.
 * @returns its Python
 */
export const pythonWith = async (name: Name, signal: AbortSignal): Promise<string> => {
  const folder = await once(name, signal, async (part, step) => {
    const python = join(part, 'bin/python')
    await step(pinnedPython(), '-m', 'venv', '--without-pip', part)
    await step(python, join(projectFolder, 'infra/local/emulator/get-pip.py'), '--quiet')
    const pinned = join(requirements, `${name}.txt`)
    await step(python, '-m', 'pip', 'install', '--quiet', '--no-compile', '-r', pinned)
  })
  return join(folder, 'bin/python')
}

/**
 * What `requirements/NAME.xml` names, with all that it needs, from Maven Central.
 * @returns the folder of the jars
 */
export const jarsOf = (name: Name, signal: AbortSignal): Promise<string> =>
  once(name, signal, (part, step) => {
    const pom = ['-f', join(requirements, `${name}.xml`)]
    const copy = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies'
    return step('mvn', '-B', '-q', ...pom, copy, `-DoutputDirectory=${part}`)
  })

/**
 * A program of a Go module.
 * @returns the program
 */
export const goProgram = async (name: Name, module: string, signal: AbortSignal): Promise<string> => {
  const folder = await once(name, signal, (_, step) => step('go', 'install', `${module}@v${versions[name]}`))
  return join(folder, name)
}

/** Runs one step of an installation. */
const stepOf =
  (log: string, part: string, signal: AbortSignal): Step =>
  (command, ...args) => {
    const pip = { PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_NO_INPUT: '1', PIP_USER: '0' }
    const env = childEnvironment({ ...pip, GOBIN: part })
    const advice = `Is ${command} in the PATH, and its registry reachable? More in ${log}`
    return run(command, args, { env, log, signal, advice })
  }

/** The pinned packages are of the Python that they were pinned with. */
const pinnedPython = (): string => {
  const wanted = 'import sys; sys.exit(sys.version_info[:2] != (3, 13))'
  const found = ['python3.13', 'python3', 'python'].find(
    (name) => spawnSync(name, ['-c', wanted], { stdio: 'ignore' }).status === 0,
  )
  if (!found) throw new Trouble('This needs Python 3.13.', 'Is python3.13 in the PATH?')
  return found
}
