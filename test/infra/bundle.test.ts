import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundleFunctions, sourceMapOf } from '../../infra/constructs/bundle.ts'
import { readCouncil } from '../../infra/constructs/council.ts'
import { Mistake } from '../../infra/constructs/mistake.ts'

/** A project of one function with this source, bundled. */
function bundled(source: string) {
  const folder = mkdtempSync(join(tmpdir(), 'zhauap-bundle-'))
  mkdirSync(join(folder, 'functions/greet'), { recursive: true })
  writeFileSync(join(folder, 'functions/greet/handler.ts'), source)
  writeFileSync(join(folder, 'semey.json'), '{"id":"semey","name":"Семей"}')
  writeFileSync(join(folder, 'days.json'), '{"years":{}}')
  const options = {
    entryFolder: join(folder, 'functions'),
    names: ['greet'],
    outputFolder: join(folder, 'out'),
    councilFile: join(folder, 'semey.json'),
    calendarFile: join(folder, 'days.json'),
  }
  bundleFunctions(options)
  return { options, file: join(folder, 'out/greet/index.js') }
}

test('a bundle is CommonJS and carries the council and the calendar of its deployment', () => {
  const { file } = bundled(`
    import council from '#council' with { type: 'json' }
    import calendar from '#calendar' with { type: 'json' }
    export const handler = () => ({ ...council, ...calendar })
  `)
  const { handler } = createRequire(import.meta.url)(file)
  expect(handler()).toEqual({ id: 'semey', name: 'Семей', years: {} })
  expect(readFileSync(file, 'utf8')).toContain('Семей')
})

test('a mistake in a function’s source is shown with its place', () => {
  const broken = () => bundled(`import { gone } from './gone.ts'\nexport const handler = gone`)
  expect(broken).toThrow(Mistake)
  expect(broken).toThrow(/Could not resolve "\.\/gone\.ts".*handler\.ts:1/s)
})

test('an unknown council is a mistake that names the file', () => {
  expect(() => readCouncil('atlantis')).toThrow(/councils\/atlantis\.json/)
})

test('a place in a function’s log is found in its source, and the bundle itself carries no map', () => {
  const { options, file } = bundled(`
    const twice = (n: number) => n + n
    export const handler = (n: number) => {
      if (n === 13) throw new RangeError('unlucky')
      return twice(n)
    }
  `)
  const code = readFileSync(file, 'utf8')
  expect(code).not.toContain('sourceMappingURL')
  expect(readdirSync(join(file, '..')).sort()).toEqual(['index.js', 'package.json'])
  const { handler } = createRequire(import.meta.url)(file)
  const [, line, column] = /index\.js:(\d+):(\d+)/.exec(thrownBy(() => handler(13)).stack ?? '') ?? []
  const map = sourceMapOf(options, 'greet')
  expect(map.findEntry(Number(line) - 1, Number(column) - 1)).toMatchObject({
    originalSource: '../../functions/greet/handler.ts',
    originalLine: 3,
  })
  expect(() => sourceMapOf(options, 'gone')).toThrow(/gone: no such function; there is greet/)
})

const thrownBy = (run: () => unknown): Error => {
  try {
    run()
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}
