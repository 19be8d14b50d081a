/** Puts bundles into the functions of the running cloud. */
import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import type { OutputFile } from 'esbuild'
import { strToU8, zipSync } from 'fflate'
import type { FunctionName } from '../../../shared/wiring/env.ts'
import type { Endpoints } from '../../deployment/endpoints.ts'
import { credentials } from '../../deployment/settings.ts'
import type { Bundles } from './bundles.ts'

export type DevFunctions = {
  /** Puts in what is not there yet. A function that was running begins anew. Tells whose code changed. */
  put(bundles: Bundles): Promise<FunctionName[]>
  /** From now on this one waits for a debugger on a port of this machine. */
  inspect(name: FunctionName, port: number): Promise<void>
  /** It waits no more. */
  letGo(): Promise<void>
}

/** Seconds; the most that Lambda has. */
const longestTimeout = 900

export function devFunctions({ aws, functions }: Endpoints): DevFunctions {
  const client = new LambdaClient({ ...aws, credentials })
  const current = new Map<FunctionName, OutputFile>()
  let inspected: { name: FunctionName; port: number; timeout: number | undefined } | undefined

  const update = async (name: FunctionName): Promise<void> => {
    const code = current.get(name)?.text
    if (code === undefined) return
    const files = inspected?.name === name ? waiting(code, inspected.port) : { 'index.mjs': code }
    const zip = Object.entries(files).map(([path, text]) => [path, strToU8(text)])
    const ZipFile = zipSync(Object.fromEntries(zip), { level: 0 })
    await client.send(new UpdateFunctionCodeCommand({ FunctionName: functions[name], ZipFile }))
  }
  const giveTime = (name: FunctionName, Timeout: number) =>
    client.send(new UpdateFunctionConfigurationCommand({ FunctionName: functions[name], Timeout }))

  return {
    async put(bundles) {
      const changed = [...bundles].filter(([name, { hash }]) => current.get(name)?.hash !== hash)
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

/** Stops before its first line until a debugger is there. Of several that run at once, the first one has the port. */
const waiting = (code: string, port: number) => ({
  'index.mjs': "import './inspector.mjs'\nexport { handler } from './function.mjs'\n",
  'inspector.mjs': `import inspector from 'node:inspector'\ninspector.open(${port}, '127.0.0.1', true)\n`,
  'function.mjs': code,
})
