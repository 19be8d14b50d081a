import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keptBundles } from '../../infra/local/kept-bundles.ts'

function project() {
  const folder = mkdtempSync(join(tmpdir(), 'zhauap-kept-'))
  const at = (path: string) => join(folder, path)
  for (const room of ['functions/greet', 'shared']) mkdirSync(at(room), { recursive: true })
  const write = (path: string, text: string) => writeFileSync(at(path), text)
  write('functions/greet/handler.ts', `export { word as handler } from '../../shared/word.ts'`)
  write('shared/word.ts', `export const word = 'бірінші'`)
  write('semey.json', '{}')
  write('days.json', '{}')
  const bundle = () => {
    rmSync(at('out'), { recursive: true, force: true })
    const files = { councilFile: at('semey.json'), calendarFile: at('days.json') }
    const options = { entryFolder: at('functions'), names: ['greet'], outputFolder: at('out'), ...files }
    keptBundles(options, at('kept'))
    return readFileSync(at('out/greet/index.mjs'), 'utf8')
  }
  /** The process with this number began to make the same, so long ago. */
  const begun = (pid: number, secondsAgo: number) => {
    const [name] = readdirSync(at('kept'))
    const others = at(`kept/${name}.others-wait`)
    rmSync(at(`kept/${name}`), { recursive: true })
    writeFileSync(others, String(pid))
    const since = Date.now() / 1000 - secondsAgo
    utimesSync(others, since, since)
  }
  const kept = () => readdirSync(at('kept')).map((name) => at(`kept/${name}/greet/index.mjs`))
  return { bundle, write, kept, begun }
}

test('the same sources are bundled once', () => {
  const { bundle, kept } = project()
  expect(bundle()).toContain('бірінші')
  writeFileSync(kept()[0] ?? '', 'as it was kept')
  expect(bundle()).toBe('as it was kept')
})

test.each(['shared/word.ts', 'functions/greet/more.ts', 'semey.json', 'days.json'])(
  'another %s is bundled anew',
  (path) => {
    const { bundle, write, kept } = project()
    bundle()
    writeFileSync(kept()[0] ?? '', 'as it was kept')
    write(path, path.endsWith('.json') ? '{"id":"abai"}' : `export const word = 'екінші'`)
    expect(bundle()).not.toBe('as it was kept')
    expect(kept()).toHaveLength(2)
  },
)

test('the latest few are kept', () => {
  const { bundle, write, kept } = project()
  for (const word of ['a', 'b', 'c', 'd', 'e', 'f']) {
    write('shared/word.ts', `export const word = '${word}'`)
    expect(bundle()).toContain(word)
  }
  expect(kept()).toHaveLength(4)
})

test.each([
  ['goes on for too long', process.pid, 59.5],
  ['was broken off', spawnSync(process.execPath, ['--version']).pid, 0],
])('a start that %s holds up none', (_, pid, secondsAgo) => {
  const { bundle, kept, begun } = project()
  bundle()
  begun(pid, secondsAgo)
  expect(bundle()).toContain('бірінші')
  expect(kept()).toHaveLength(1)
})

test('a start that fails holds up none', () => {
  const { bundle, write, kept } = project()
  write('shared/word.ts', 'export const word = <')
  expect(bundle).toThrow('word.ts')
  expect(bundle).toThrow('word.ts')
  write('shared/word.ts', "export const word = 'екінші'")
  expect(bundle()).toContain('екінші')
  expect(kept()).toHaveLength(1)
})
