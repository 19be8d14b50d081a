/** The demo on LocalEmu, with stand-ins for what it lacks here; and what its IAM engine says of each call of the functions. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../infra/deployment/settings.ts'
import { startLocalCloud } from '../../infra/local/cloud.ts'
import { run } from '../../infra/local/processes.ts'
import { childEnvironment } from '../../infra/local/settings.ts'
import { runtimeClient } from '../runtime-client/runtime-client.ts'
import type { Difference, Finding } from './finding.ts'
import { startFront } from './front.ts'
import { home } from './install.ts'
import { whileLocalEmuRuns } from './localemu.ts'
import { otherRoads } from './roads.ts'

/** What the engine said of a call, as `host-functions.py` writes it down. */
type Judgement = { function: string; action: string; resource: string; allowed: boolean }

export const demo = async (differences: Difference[], signal: AbortSignal): Promise<Finding> => {
  const [functionsLog, judgements, log] = ['functions.log', 'judgements.jsonl', 'log'].map((name) =>
    join(home, `demo.${name}`),
  ) as [string, string, string]
  for (const file of [functionsLog, judgements, log]) writeFileSync(file, '')
  const program = join(import.meta.dirname, 'host-functions.py')
  const functions = await whileLocalEmuRuns(signal, (endpoint) => walk(endpoint, log, signal), [
    ...[program, process.execPath, runtimeClient(), functionsLog, judgements],
  ])
  const lines = readFileSync(judgements, 'utf8').split('\n').filter(Boolean)
  return findingOf(
    lines.map((line) => JSON.parse(line) as Judgement),
    functions,
    differences,
  )
}

/**
 * The local cloud in this emulator; the demo in it, to its end; then the other roads.
 * @returns its functions
 */
const walk = async (emulator: string, log: string, signal: AbortSignal): Promise<Record<string, string>> => {
  const dir = join(home, 'demo')
  const front = await startFront(emulator, 'Zhauap-almaty')
  process.env.AWS_ENDPOINT_URL = front.address
  try {
    const cloud = await startLocalCloud({ ports: 'free', quiet: true, dir, signal })
    const command = (name: string, ...args: string[]) =>
      run(process.execPath, [join(projectFolder, `infra/ops/${name}.ts`), ...args], {
        ...{ env: childEnvironment({ ZHAUAP_LOCAL_DIR: dir }), log, signal },
        advice: `All it said is in ${log}`,
      })
    try {
      await command('demo')
      const roads = otherRoads(cloud.endpoints, (on) => command('sweep', '--at', on))
      await Promise.race([roads, givenUp(signal)])
      return cloud.endpoints.functions
    } finally {
      await cloud.stop()
    }
  } finally {
    delete process.env.AWS_ENDPOINT_URL
    front.stop()
  }
}

const givenUp = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

/** Each different call counts once, whatever the key of an object after its first part. */
const findingOf = (
  judgements: Judgement[],
  functions: Record<string, string>,
  differences: Difference[],
): Finding => {
  const names = Object.fromEntries(Object.entries(functions).map(([name, physical]) => [physical, name]))
  const calls = new Map<string, boolean>()
  /** Whether a function was denied what none may. */
  const controls = new Map<string, boolean>()
  for (const { function: physical, action, resource, allowed } of judgements) {
    const name = names[physical] ?? physical
    if (resource.endsWith(':table/nobodys')) {
      controls.set(name, !allowed && controls.get(name) !== false)
      continue
    }
    const call = `${name}: ${action} on ${resource.replace(/^(arn:aws:s3:::[^/]+\/[^/]+)\/.*/, '$1/*')}`
    calls.set(call, allowed && calls.get(call) !== false)
  }
  const denied = [...calls].filter(([, allowed]) => !allowed).map(([call]) => call)
  const isKnown = (call: string) => differences.some(({ what }) => what.test(call))
  const ofDenied = ({ what }: Difference) => denied.some((call) => what.test(call))
  return {
    passed: calls.size - denied.length,
    of: calls.size,
    seen: differences.filter(ofDenied),
    unseen: differences.filter((difference) => !ofDenied(difference)),
    unknown: [
      ...denied.filter((call) => !isKnown(call)).map((call) => `denied: ${call}`),
      ...Object.keys(functions)
        .filter((name) => !controls.get(name))
        .map((name) => `${name}: did not run, or was not denied what no function may`),
    ],
  }
}
