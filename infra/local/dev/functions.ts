/** Puts bundles into the functions of the running cloud. */
import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { strToU8, zipSync } from 'fflate'
import type { FunctionName } from '../../../shared/wiring/env.ts'
import type { Endpoints } from '../../deployment/endpoints.ts'
import { credentials } from '../../deployment/settings.ts'
import type { Bundle } from './bundles.ts'

export type DevFunctions = {
  /** Puts in what is not there yet. A function that was running begins anew. Tells whose code changed. */
  put(bundles: ReadonlyMap<FunctionName, Bundle>): Promise<FunctionName[]>
  /** From now on this one waits for a debugger on a port of this machine. */
  inspect(name: FunctionName, port: number): Promise<void>
  /** It waits no more. */
  letGo(): Promise<void>
}

/** Seconds; the most that Lambda has. */
const longestTimeout = 900

export function devFunctions({ aws, functions }: Endpoints): DevFunctions {
  const client = new LambdaClient({ ...aws, credentials })
  const current = new Map<FunctionName, Bundle>()
  let inspected: { name: FunctionName; port: number; timeout: number | undefined } | undefined

  const update = async (name: FunctionName): Promise<void> => {
    const bundle = current.get(name)
    if (!bundle) return
    const code = [...bundle].map(([path, { contents }]) => [path, contents] as const)
    const entry = entryTo(name, inspected?.name === name ? inspected.port : undefined)
    const files = { ...Object.fromEntries(code), 'index.mjs': strToU8(entry) }
    const ZipFile = zipSync(files, { level: 0 })
    await client.send(new UpdateFunctionCodeCommand({ FunctionName: functions[name], ZipFile }))
  }
  const giveTime = (name: FunctionName, Timeout: number) =>
    client.send(new UpdateFunctionConfigurationCommand({ FunctionName: functions[name], Timeout }))

  return {
    async put(bundles) {
      const changed = [...bundles].filter(([name, bundle]) => !isSame(bundle, current.get(name)))
      await Promise.all(
        changed.map(async ([name, bundle]) => {
          current.set(name, bundle)
          await update(name)
        }),
      )
      return changed.map(([name]) => name)
    },
    async inspect(name, port) {
      const before = new GetFunctionConfigurationCommand({ FunctionName: functions[name] })
      const { Timeout: timeout } = await client.send(before)
      await giveTime(name, longestTimeout)
      inspected = { name, port, timeout }
      await update(name)
    },
    async letGo() {
      if (!inspected) return
      const { name, timeout } = inspected
      inspected = undefined
      await update(name)
      if (timeout) await giveTime(name, timeout)
    },
  }
}

const isSame = (bundle: Bundle, before: Bundle | undefined): boolean =>
  bundle.size === before?.size && [...bundle].every(([path, { hash }]) => before.get(path)?.hash === hash)

/**
 * What loads the function. Stack traces name places in the sources: maps are taken only of what is loaded after that is
 * asked for. With a port it stops first until a debugger is there; of several that run at once, the first one has the
 * port.
 */
const entryTo = (name: FunctionName, port: number | undefined): string =>
  [
    ...(port ? ["import inspector from 'node:inspector'", `inspector.open(${port}, '127.0.0.1', true)`] : []),
    'process.setSourceMapsEnabled(true)',
    `export const { handler } = await import('./${name}.mjs')`,
  ].join('\n')
