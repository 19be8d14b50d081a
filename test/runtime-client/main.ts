/**
 * `npm run -s test:runtime-client`: each function's bundle started by AWS's own runtime client for Node, which the managed
 * runtime has too, against a Runtime API that stands in for Lambda's
 * (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html). Every function must get as far as asking for work, and
 * the one that needs no store must answer.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { bundleFunctions } from '../../infra/constructs/bundle.ts'
import { readCouncil } from '../../infra/constructs/council.ts'
import { environments, type FunctionName, schemaOf } from '../../shared/wiring/env.ts'
import { httpEvent } from '../builders/aws-events.ts'
import { runtimeClient, version } from './runtime-client.ts'

const usage = `Usage: npm run -s test:runtime-client

Installs aws-lambda-ric ${version} into .local the first time, which builds its native part: that takes the network, cmake, make and a
C++ compiler, and some minutes. It is no package of this project for that reason.`
if (process.argv.includes('--help')) {
  console.log(usage)
  process.exit(0)
}

const root = join(import.meta.dirname, '../..')
const client = runtimeClient()

/** Something for each variable that a function must have. */
const settingsOf = (name: FunctionName): Record<string, string> =>
  Object.fromEntries(
    Object.keys(schemaOf(name).shape).map((variable) => {
      if (variable === 'MALWARE_SCAN') return [variable, 'none']
      if (variable === 'DEAD_LETTER_QUEUE_URLS') return [variable, '{}']
      return [variable, /URL|ENDPOINT/.test(variable) ? 'https://council.example.kz' : 'x']
    }),
  )

/** What a function comes to: it asks for work, or fails; given an event, what it says of it. */
type Outcome = { asked: boolean; said?: string; failed?: string }

const outcomeOf = async (folder: string, name: FunctionName, event?: object): Promise<Outcome> => {
  const outcome: Outcome = { asked: false }
  const { promise: done, resolve } = Promise.withResolvers<void>()
  const api = createServer(async (incoming, outgoing) => {
    const { method, url = '' } = incoming
    if (method === 'GET' && url.endsWith('/runtime/invocation/next')) {
      const again = outcome.asked
      outcome.asked = true
      if (!event) resolve()
      // There is no second event: that question stays open.
      if (!event || again) return
      outgoing.writeHead(200, {
        'content-type': 'application/json',
        'lambda-runtime-aws-request-id': 'request-1',
        'lambda-runtime-deadline-ms': String(Date.now() + 15_000),
        'lambda-runtime-invoked-function-arn': `arn:aws:lambda:eu-central-1:123456789012:function:${name}`,
      })
      outgoing.end(JSON.stringify(event))
      return
    }
    const said = await text(incoming)
    if (url.endsWith('/response')) outcome.said = said
    else outcome.failed = `${url}: ${said.slice(0, 500)}`
    outgoing.writeHead(202).end('{}')
    resolve()
  })
  await new Promise<void>((listening) => api.listen(0, '127.0.0.1', listening))
  const child = spawn(process.execPath, [client, 'index.handler'], {
    cwd: join(folder, name),
    env: {
      ...settingsOf(name),
      ...{ _HANDLER: 'index.handler', AWS_LAMBDA_FUNCTION_VERSION: '$LATEST' },
      ...{ AWS_LAMBDA_LOG_GROUP_NAME: name, AWS_LAMBDA_LOG_STREAM_NAME: name },
      PATH: process.env.PATH,
      ...{ AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${(api.address() as AddressInfo).port}` },
      ...{ LAMBDA_TASK_ROOT: join(folder, name), AWS_LAMBDA_FUNCTION_NAME: name },
      ...{ AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1769', AWS_REGION: 'eu-central-1', COUNCIL: 'almaty' },
      ...{ AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x', POWERTOOLS_SERVICE_NAME: name },
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  child.once('exit', (code) => {
    outcome.failed ??= `ended with ${code}`
    resolve()
  })
  const late = setTimeout(resolve, 20_000)
  await done
  clearTimeout(late)
  child.removeAllListeners('exit').kill('SIGKILL')
  api.close()
  api.closeAllConnections()
  return outcome
}

const folder = mkdtempSync(join(tmpdir(), 'zhauap-runtime-'))
try {
  const names = Object.keys(environments) as FunctionName[]
  const { councilFile, calendarFile } = readCouncil('almaty')
  bundleFunctions({
    ...{ entryFolder: join(root, 'functions'), names, outputFolder: folder, councilFile, calendarFile },
  })
  for (const name of names) {
    const { asked, failed } = await outcomeOf(folder, name)
    console.log(`${name}: ${failed ?? (asked ? 'asks for work' : 'says nothing')}`)
    if (failed || !asked) process.exitCode = 1
  }
  const { said = '' } = await outcomeOf(
    folder,
    'public-pages',
    httpEvent({ route: 'GET /health', path: '/health' }),
  )
  console.log(`public-pages, asked for /health: ${said}`)
  if (!said.includes('"statusCode":200')) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
