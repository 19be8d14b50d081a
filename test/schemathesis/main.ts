/**
 * `npm run -s test:schemathesis`: a stranger's tool reads the API's description and holds every operation to it, by
 * requests made of the schemas. It asks the functions' own handlers, over a world in memory, behind a plain server.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { listen } from '../../infra/local/ports.ts'

process.env.POWERTOOLS_LOG_LEVEL = 'SILENT'
const { makeScene } = await import('../fuzz/scene.ts')

const usage = `Usage: npm run -s test:schemathesis [-- OPTION...]

Options go to schemathesis (https://schemathesis.readthedocs.io); without any: all checks, some 10 000 requests, seed 28. Needs
Python 3.10 or newer, and the network the first time. The exit code is its own.`

const given = process.argv.slice(2)
if (given.includes('--help')) {
  console.log(usage)
  process.exit(0)
}

const requirements = join(import.meta.dirname, 'requirements.txt')
const root = join(import.meta.dirname, '../..')
const [, version = ''] = /==(.+)/.exec(readFileSync(requirements, 'utf8')) ?? []
const environment = join(root, '.local', `schemathesis-${version}`)

/** A Python environment with it, made once. */
const install = () => {
  if (existsSync(environment)) return
  const part = `${environment}.part`
  const run = (command: string, ...args: string[]) => {
    if (spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0)
      throw new Error(`${command} ${args.join(' ')} failed`)
  }
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { recursive: true })
  run('python3', '-m', 'venv', '--without-pip', part)
  run(join(part, 'bin/python'), join(root, 'infra/local/emulator/get-pip.py'), '--quiet')
  run(join(part, 'bin/python'), '-m', 'pip', 'install', '--quiet', '-r', requirements)
  renameSync(part, environment)
}

const { doors, pass } = await makeScene()
let asked = 0
/** What was taken is carried out now and then, so that there is something to read. */
const carriedOutEvery = 50

const server = createServer(async (incoming, outgoing) => {
  try {
    const { method = 'GET', url = '/', headers } = incoming
    const bytes = await buffer(incoming)
    const type = headers['content-type'] ?? ''
    const answer = await doors.ask(method, url, {
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      // As the HTTP API hands a body over: text as text.
      ...(bytes.length && { body: /json|text|xml/.test(type) ? bytes.toString() : bytes }),
      from: `198.51.100.${asked++ % 250}`,
    })
    if (asked % carriedOutEvery === 0) await doors.world.settle()
    outgoing.writeHead(answer.status, answer.headers).end(answer.text)
  } catch (error) {
    console.error(error)
    outgoing.writeHead(500, { 'content-type': 'text/plain' }).end(String(error))
  }
})

install()
const address = `http://127.0.0.1:${await listen(server, 'free')}`
const usual = ['--max-examples', '150', '--seed', '28', '--no-color']
const child = spawn(
  join(environment, 'bin/python'),
  [
    ...['-m', 'schemathesis.cli', '--config-file', join(import.meta.dirname, 'schemathesis.toml')],
    ...['run', `${address}/api/openapi.json`, '--url', address],
    ...['--header', `Authorization: Bearer ${pass}`],
    ...(given.length ? given : usual),
  ],
  // It leaves a folder of its own where it runs.
  { stdio: 'inherit', cwd: environment },
)
process.exitCode = await new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
console.log(`${asked} requests`)
server.close()
server.closeAllConnections()
