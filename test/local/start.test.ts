/** `npm start` and `npm stop` as their users run them, in a folder and on ports beside anything that runs already. */
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Endpoints } from '../../infra/deployment/endpoints.ts'
import { isAlive, type ProcessName } from '../../infra/deployment/process-name.ts'
import { localFolder, projectFolder } from '../../infra/deployment/settings.ts'

mkdirSync(localFolder, { recursive: true })
const folder = mkdtempSync(join(localFolder, 'start-'))
const env = { ...process.env, ZHAUAP_LOCAL_DIR: folder }
afterAll(async () => {
  await run('stop')
  rmSync(folder, { recursive: true, force: true })
})

function begin(command: 'start' | 'stop', ...args: string[]) {
  const child = spawn(process.execPath, [join(projectFolder, `infra/local/${command}.ts`), ...args], { env })
  const output = Promise.all([text(child.stdout), text(child.stderr)]).then((parts) => parts.join(''))
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, done: Promise.all([code, output]) }
}
const run = (command: 'start' | 'stop', ...args: string[]) => begin(command, ...args).done

const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const running = () => read<{ owner: ProcessName; children: ProcessName[] }>('run.json')
const left = () => ['endpoints.json', 'run.json', 'work'].filter((name) => existsSync(join(folder, name)))

async function gone(name: ProcessName | undefined): Promise<void> {
  for (let waited = 0; isAlive(name) && waited < 8000; waited += 100) await sleep(100)
  expect(isAlive(name)).toBe(false)
}

test.each(['start', 'stop'] as const)('%s --help tells what it does', async (command) => {
  const [code, output] = await run(command, '--help')
  expect(code).toBe(0)
  expect(output).toContain(`npm ${command}`)
  expect(output).toContain('--help')
})

test.each([
  ['in the project', folder, join(relative(projectFolder, folder), 'endpoints.json')],
  ['elsewhere', '/elsewhere', '/elsewhere/endpoints.json'],
])('a cloud whose folder is %s names the file there that has the addresses', async (_, path, file) => {
  const { stdout } = spawn(process.execPath, [join(projectFolder, 'infra/local/start.ts'), '--help'], {
    env: { ...env, ZHAUAP_LOCAL_DIR: path },
  })
  expect(await text(stdout)).toContain(` ${file} `)
})

test('an unknown option is an error', async () => {
  const [code, output] = await run('start', '--detatch')
  expect(code).not.toBe(0)
  expect(output).toContain('--detatch')
})

test('an unknown council is told with its file', async () => {
  const [code, output] = await run('start', '--council', 'atlantis')
  expect(code).toBe(1)
  expect(output).toContain('councils/atlantis.json')
  expect(left()).toEqual([])
})

test('stop with nothing running is fine', async () => {
  expect(await run('stop')).toEqual([0, 'No local cloud runs.\n'])
})

test('in a fresh checkout a run whose folder lies elsewhere gets as far as Python', async () => {
  const checkout = mkdtempSync(join(tmpdir(), 'checkout-'))
  onTestFinished(() => rmSync(checkout, { recursive: true, force: true }))
  for (const room of ['infra/local', 'infra/deployment'])
    cpSync(join(projectFolder, room), join(checkout, room), { recursive: true })
  writeFileSync(join(checkout, 'package.json'), '{"type":"module"}')
  // New enough, and cannot make an environment.
  const python = '#!/bin/sh\ncase "$*" in *venv*) echo no venv >&2; exit 1;; esac\n'
  writeFileSync(join(checkout, 'python3'), python, { mode: 0o755 })
  const script = `
    import { installMiniStack } from './infra/local/emulator/ministack.ts'
    const folder = { file: () => './python.log' }
    await installMiniStack(folder, new AbortController().signal, () => {}).catch((e) => console.log(e.advice ?? e.message))`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: checkout,
    env: { ...process.env, PATH: `${checkout}:${process.env.PATH}` },
  })
  expect(await text(child.stdout)).toContain('apt install python3-venv')
})

test.each([300, 1500, 3000, 5000])('a Ctrl-C after %i ms leaves nothing behind', async (ms) => {
  const { child, done } = begin('start')
  await sleep(ms)
  const children = existsSync(join(folder, 'run.json')) ? running().children : []
  child.kill('SIGINT')
  await done
  expect(left()).toEqual([])
  for (const started of children) await gone(started)
})

describe('in the background', () => {
  test('it is ready when start returns, its addresses as documented, taken ports passed over', async () => {
    const squatters = (await Promise.all([8080, 8025, 4566].map(occupy))).filter((one) => one !== undefined)
    // A port that somebody else has may be free again by then.
    const taken = squatters.map((one) => (one.address() as AddressInfo).port)
    const [code, output] = await run('start', '--detach')
    for (const squatter of squatters) squatter.close()
    expect(code, output).toBe(0)
    const endpoints = read<Endpoints>('endpoints.json')
    expect(Object.keys(endpoints)).toEqual([
      ...['portal', 'mailbox', 'aws', 'stack', 'agencies', 'functions', 'tables', 'queues'],
    ])
    for (const address of [endpoints.portal, endpoints.mailbox, endpoints.aws.endpoint]) {
      expect(output).toContain(address)
      expect(address).toMatch(/^http:\/\/localhost:\d+$/)
    }
    for (const port of taken) expect(JSON.stringify(endpoints)).not.toContain(`localhost:${port}"`)
    expect((await fetch(`${endpoints.portal}/health`)).status).toBe(200)
    expect(output).toContain(join(relative(projectFolder, folder), 'functions.log'))
    expect(readFileSync(join(folder, 'functions.log'), 'utf8')).toContain('"route": "GET /health"')
    expect(await (await fetch(`${endpoints.mailbox}/messages`)).json()).toEqual([])
    expect(endpoints.agencies['almaty-su']?.webhookSecret).toMatch(/^whsec_[\w+/=]{44}$/)
  })

  test.each([[], ['--detach']])(
    'a second start %s says where it is, and changes nothing',
    async (...args) => {
      const { owner } = running()
      const [code, output] = await run('start', ...args)
      expect(code).toBe(0)
      expect(output).toContain(read<Endpoints>('endpoints.json').portal)
      expect(running().owner).toEqual(owner)
    },
  )

  test('killed without a chance to clear up, it takes its emulator along, and the next start is not troubled', async () => {
    const { owner, children } = running()
    process.kill(owner.pid, 'SIGKILL')
    expect(children).toHaveLength(1)
    await gone(children[0])
    expect(existsSync(join(folder, 'endpoints.json'))).toBe(true)
    const [code, output] = await run('start', '--detach')
    expect(code, output).toBe(0)
    expect(running().owner).not.toEqual(owner)
  })

  test('stop ends all of it', async () => {
    const { owner, children } = running()
    expect(await run('stop')).toEqual([0, 'The local cloud is stopped.\n'])
    await gone(owner)
    for (const child of children) await gone(child)
    expect(left()).toEqual([])
  })
})

/** Takes a port, unless somebody has it already. */
function occupy(port: number): Promise<Server | undefined> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined))
    server.listen(port, () => resolve(server))
  })
}
