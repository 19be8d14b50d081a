import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { Endpoints } from '../../infra/deployment/endpoints.ts'
import { isAlive, nameOf } from '../../infra/deployment/process-name.ts'
import { RunFolder } from '../../infra/local/run-folder.ts'

let path: string
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'zhauap-run-'))
})
const endpoints = { portal: 'http://localhost:1' } as Endpoints

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
