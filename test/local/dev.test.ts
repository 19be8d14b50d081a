/** `npm run dev` in a checkout of its own, where sources may change. */
import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Endpoints } from '../../infra/deployment/endpoints.ts'
import { isAlive, type ProcessName } from '../../infra/deployment/process-name.ts'
import { localFolder, projectFolder } from '../../infra/deployment/settings.ts'
import { until, visitor } from '../../infra/ops/common/visitor.ts'
import { kk as noticeWords } from '../../shared/text/notices/kk.ts'
import { kk as pageWords } from '../../shared/text/pages/kk.ts'
import { appeal, person } from '../builders/inputs.ts'

const checkout = realpathSync(mkdtempSync(join(tmpdir(), 'dev-')))
const inCheckout = (path: string) => join(checkout, path)
const read = <T>(path: string): T => JSON.parse(readFileSync(inCheckout(path), 'utf8'))
const running = () => read<{ owner: ProcessName; children: ProcessName[] }>('.local/run.json')

for (const path of ['events', 'functions', 'infra', 'shared', 'cdk.json', 'package.json', 'tsconfig.json'])
  cpSync(join(projectFolder, path), inCheckout(path), { recursive: true })
symlinkSync(join(projectFolder, 'node_modules'), inCheckout('node_modules'))
mkdirSync(inCheckout('.local'))
for (const name of existsSync(localFolder) ? readdirSync(localFolder) : [])
  if (name.startsWith('venv-')) symlinkSync(join(localFolder, name), inCheckout(`.local/${name}`))

function begin(...args: string[]) {
  const { ZHAUAP_LOCAL_DIR: _, ...env } = process.env
  const child = spawn(process.execPath, ['infra/local/dev.ts', ...args], { cwd: checkout, env })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
  let ended = false
  const code = new Promise<number | null>((resolve) => child.once('close', resolve))
  void code.then(() => (ended = true))
  /** What it prints from now on, once that has this in it. */
  const saysNext = (what: string, milliseconds?: number): Promise<string> => {
    const from = output.length
    const look = async () => {
      const said = output.slice(from)
      if (said.includes(what)) return said
      if (ended) throw new Error(output)
      return undefined
    }
    return until(what, look, milliseconds)
  }
  return { child, code, saysNext, output: () => output }
}

let development: ReturnType<typeof begin>
let endpoints: Endpoints
let people: ReturnType<typeof visitor>

beforeAll(async () => {
  development = begin('--inspect', 'statistics')
  await development.saysNext('waits for a debugger', 220_000)
  endpoints = read<Endpoints>('.local/endpoints.json')
  people = visitor({ ...endpoints, secrets: {} })
})
afterAll(async () => {
  development.child.kill('SIGINT')
  await development.code
  rmSync(checkout, { recursive: true, force: true })
})

/** Saves a file, and gives what is said when that is taken, or not. */
function save(path: string, text: string, says = `${path} →`): Promise<string> {
  const said = development.saysNext(says)
  writeFileSync(inCheckout(path), text)
  return said
}

function change(path: string, from: string, to: string): Promise<string> {
  const before = readFileSync(inCheckout(path), 'utf8')
  expect(before).toContain(from)
  return save(path, before.replace(from, to))
}

/** Without the key by which each form that is asked for differs. */
const formPage = async () => {
  const page = await (await fetch(`${endpoints.portal}/appeals/new?lang=kk`)).text()
  return page.replace(/(?<=name="idempotencyKey" value=")[^"]*/, '')
}

async function sent(email: string): Promise<{ caseAnswers: () => Promise<number> }> {
  const { status, body } = await people.submit(appeal({ applicant: person({ email }), language: 'kk' }))
  expect(status).toBe(201)
  return { caseAnswers: async () => (await fetch(body.statusUrl)).status }
}

test('a saved word of a page, a text and a mail is seen, and what was entered stays', async () => {
  const { caseAnswers } = await sent('before@example.kz')
  const { subject } = await people.mail('before@example.kz')
  expect(await formPage()).not.toContain('appeal changed')

  const page = await change('shared/pages/appeals/form.ts', 'class="appeal"', 'class="appeal changed"')
  expect(page).toMatch(/→ submit-appeal \(/)
  expect(await formPage()).toContain('appeal changed')

  const { title } = pageWords.form
  const text = await change('shared/text/pages/kk.ts', `'${title}'`, `'${title}, сынақ'`)
  expect(text).toContain('submit-appeal')
  expect(text).not.toContain('send-notice')
  expect(await formPage()).toContain(`${title}, сынақ`)

  const word = subject.split(': ').at(-1) ?? ''
  expect(JSON.stringify(noticeWords)).toContain(word)
  expect(await change('shared/text/notices/kk.ts', `'${word}'`, `'${word}, сынақ'`)).toContain('send-notice')
  await sent('after@example.kz')
  expect((await people.mail('after@example.kz')).subject).toContain(`${word}, сынақ`)
  expect(await caseAnswers()).toBe(200)
})

test.each([
  ['of types', 'export const wrong: number = "word"', /form\.ts\(\d+,14\): error TS2322/],
  ['of syntax', 'export const = 1', /form\.ts:\d+:13/],
])(
  'a mistake %s is told with its place; the code before it stays until it is mended',
  async (_, line, place) => {
    const path = 'shared/pages/appeals/form.ts'
    const before = await formPage()
    const right = readFileSync(inCheckout(path), 'utf8')
    expect(await save(path, `${right}${line}\n`, 'What was there before stays')).toMatch(place)
    expect(await formPage()).toBe(before)
    const mended = (code: string) => code.replace('class="appeal changed', 'class="appeal changed mended')
    await save(path, mended(right))
    expect(await formPage()).toBe(mended(before))
    expect(mended(before)).not.toBe(before)
  },
)

test('a change of the stack is not taken', async () => {
  const path = 'infra/stack.ts'
  const said = await save(path, readFileSync(inCheckout(path), 'utf8'), path)
  expect(said).toContain('infra/stack.ts: not taken; stop it and start it again')
})

test('a second one says that one runs, and changes nothing', async () => {
  const { owner } = running()
  const second = begin()
  expect(await second.code).toBe(0)
  expect(second.output()).toContain(`already runs (process ${development.child.pid})`)
  expect(running().owner).toEqual(owner)
})

test('a function that is inspected waits for a debugger, and its breakpoints lie in the sources', async () => {
  const port = /debugger on port (\d+)/.exec(development.output())?.[1]
  const answer = fetch(`${endpoints.portal}/statistics`)
  const { webSocketDebuggerUrl } = await until('an inspector', async () => {
    const listed = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => undefined)
    return ((await listed?.json()) as { webSocketDebuggerUrl: string }[] | undefined)?.[0]
  })
  const files = await filesUntilItRuns(webSocketDebuggerUrl)
  expect((await answer).status).toBe(200)
  expect(files).toContain(inCheckout('functions/statistics/handler.ts'))
  for (const file of files.filter((one) => !one.includes('council.json')))
    expect(existsSync(file), file).toBe(true)
})

test('Ctrl-C ends all that it has started', async () => {
  const { children } = running()
  expect(children).toHaveLength(1)
  development.child.kill('SIGINT')
  expect(await development.code).toBe(0)
  for (const child of children) expect(isAlive(child)).toBe(false)
  for (const left of ['.local/run.json', '.local/endpoints.json', '.local/dev/run.json'])
    expect(existsSync(inCheckout(left)), left).toBe(false)
})

/** Lets a waiting process go on as a debugger does; gives the files that its source maps name, until it has loaded. */
async function filesUntilItRuns(inspector: string): Promise<string[]> {
  const socket = new WebSocket(inspector)
  const files: string[] = []
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  const loaded = new Promise<void>((resolve) =>
    socket.addEventListener('message', ({ data }) => {
      const { method, params } = JSON.parse(String(data))
      if (method !== 'Debugger.scriptParsed' || !params.sourceMapURL?.startsWith('data:')) return
      const map = JSON.parse(Buffer.from(params.sourceMapURL.split(',')[1], 'base64').toString())
      files.push(...map.sources.map((path: string) => fileURLToPath(new URL(`${map.sourceRoot}${path}`))))
      if (files.some((file) => file.endsWith('statistics/handler.ts'))) resolve()
    }),
  )
  for (const [id, method] of ['Debugger.enable', 'Runtime.runIfWaitingForDebugger'].entries())
    socket.send(JSON.stringify({ id, method }))
  await loaded
  socket.close()
  return files
}
