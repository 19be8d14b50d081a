/** `npm stop`: ends the local cloud that `npm start` runs, wherever it was started from. */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { isAlive } from '../deployment/process-name.ts'
import { startFolder } from '../deployment/settings.ts'
import { explain } from './explain.ts'
import { RunFolder } from './run-folder.ts'

const help = `npm stop

Ends the local cloud that npm start runs, in the foreground or in the background, and all that it started.
What was entered is gone then. Nothing happens if none runs.

  --help   this`

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h', default: false } } })
  if (values.help) return console.log(help)
  const folder = new RunFolder(startFolder)
  const owner = folder.owner()
  if (!owner) {
    await folder.clearUp()
    return console.log('No local cloud runs.')
  }
  process.kill(owner.pid, 'SIGTERM')
  for (let waited = 0; isAlive(owner) && waited < 15_000; waited += 100) await sleep(100)
  if (isAlive(owner)) process.kill(owner.pid, 'SIGKILL')
  await folder.clearUp()
  console.log('The local cloud is stopped.')
}

try {
  await main()
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}
