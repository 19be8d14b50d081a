import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { Endpoints } from '../../infra/deployment/endpoints.ts'
import { isAlive, nameOf } from '../../infra/deployment/process-name.ts'
import { explain } from '../../infra/local/explain.ts'
import { run } from '../../infra/local/processes.ts'
import { RunFolder } from '../../infra/local/run-folder.ts'

let path: string
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'zhauap-run-'))
})
const endpoints = {
  portal: 'http://localhost:1',
  aws: { endpoint: 'http://localhost:2', region: 'us-east-1' },
  stack: 'Zhauap-almaty',
} as Endpoints

test('one owner at a time; who leaves makes room', async () => {
  const first = new RunFolder(path)
  expect(await first.take()).toBe(true)
  expect(await new RunFolder(path).take()).toBe(false)
  first.leave()
  expect(await new RunFolder(path).take()).toBe(true)
})

test('of several newcomers at once exactly one gets it', async () => {
  writeFileSync(join(path, 'run.json'), '{"owner":{"pid":1,"started":"long ago"},"children":[]}')
  const taken = await Promise.all(Array.from({ length: 20 }, () => new RunFolder(path).take()))
  expect(taken.filter(Boolean)).toHaveLength(1)
})

test('addresses are known while the owner lives and has written them', async () => {
  const folder = new RunFolder(path)
  await folder.take()
  expect(new RunFolder(path).endpoints()).toBeUndefined()
  folder.writeEndpoints(endpoints)
  expect(new RunFolder(path).endpoints()).toEqual(endpoints)
  folder.leave()
  expect(existsSync(join(path, 'endpoints.json'))).toBe(false)
})

test('what a dead owner left is ended and cleared up, and its addresses are not believed', async () => {
  const left = spawn('sleep', ['100'], { detached: true, stdio: 'ignore' })
  const child = nameOf(left.pid ?? 0)
  writeFileSync(join(path, 'endpoints.json'), JSON.stringify(endpoints))
  const dead = { pid: process.pid, started: 'before this process' }
  writeFileSync(join(path, 'run.json'), JSON.stringify({ owner: dead, children: [child] }))
  const folder = new RunFolder(path)
  expect(folder.endpoints()).toBeUndefined()
  expect(await folder.take()).toBe(true)
  expect(isAlive(child)).toBe(false)
  expect(existsSync(join(path, 'endpoints.json'))).toBe(false)
})

test('a process that only has the same id is left alone', async () => {
  const other = spawn('sleep', ['100'], { detached: true, stdio: 'ignore' })
  const stale = { pid: other.pid, started: 'another time' }
  writeFileSync(join(path, 'run.json'), JSON.stringify({ owner: stale, children: [stale] }))
  await new RunFolder(path).take()
  expect(isAlive(nameOf(other.pid ?? 0))).toBe(true)
  other.kill()
})

test.each(['', '{', '{"owner":'])('a lock broken off as "%s" is no lock', async (text) => {
  writeFileSync(join(path, 'run.json'), text)
  const folder = new RunFolder(path)
  expect(await folder.take()).toBe(true)
  expect(JSON.parse(readFileSync(join(path, 'run.json'), 'utf8')).owner.pid).toBe(process.pid)
})

test.each(['', '{"owner":', '{}', 'null'])(
  'a lock damaged to "%s" beside addresses is told, and nobody takes over what may run still',
  async (text) => {
    const folder = new RunFolder(path)
    await folder.take()
    folder.writeEndpoints(endpoints)
    writeFileSync(join(path, 'run.json'), text)
    expect(() => folder.owner()).toThrow('run.json is damaged')
    await expect(new RunFolder(path).take()).rejects.toThrow('run.json is damaged')
  },
)

test.each(['', '{"portal":', '{}', '[]'])(
  'addresses damaged to "%s" are told while the cloud runs, and its owner is known',
  async (text) => {
    const folder = new RunFolder(path)
    await folder.take()
    writeFileSync(join(path, 'endpoints.json'), text)
    expect(() => folder.endpoints()).toThrow('endpoints.json is damaged, while the local cloud runs')
    await expect(folder.ready()).rejects.toThrow('endpoints.json is damaged')
    expect(folder.owner()?.pid).toBe(process.pid)
  },
)

test('a program that fails for want of room has made no mistake', async () => {
  const failing = (said: string) =>
    run(process.execPath, ['-e', `console.error(${JSON.stringify(said)}); process.exit(1)`], {
      env: process.env,
      log: join(path, `${said.length}.log`),
      signal: new AbortController().signal,
      advice: 'That is a mistake in the code.',
    }).catch(explain)
  expect(await failing('ENOSPC: no space left on device, write')).toContain(`The disk of ${path} is full`)
  expect(await failing('SyntaxError')).toContain('That is a mistake in the code.')
  const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  expect(explain(error)).toMatch(/^✗ ENOSPC.*\n {2}The disk of .* is full: make room there/)
})
