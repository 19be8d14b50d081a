import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundleFunctions, sourceMapOf } from '../../infra/constructs/bundle.ts'
import { readCouncil } from '../../infra/constructs/council.ts'
import { Mistake } from '../../infra/constructs/mistake.ts'

/** A project of one function with this source, and modules beside it, bundled. */
function bundled(source: string, modules: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'zhauap-bundle-'))
  mkdirSync(join(folder, 'functions/greet'), { recursive: true })
  writeFileSync(join(folder, 'functions/greet/handler.ts'), source)
  for (const [name, code] of Object.entries(modules))
    writeFileSync(join(folder, 'functions/greet', name), code)
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
  const file = join(folder, 'out/greet/index.mjs')
  return { options, file, load: () => createRequire(import.meta.url)(file) }
}

test('a bundle is an ES module and carries the council and the calendar of its deployment', () => {
  const { file, load } = bundled(`
    import council from '#council' with { type: 'json' }
    import calendar from '#calendar' with { type: 'json' }
    export const handler = () => ({ ...council, ...calendar })
  `)
  const { handler } = load()
  expect(handler()).toEqual({ id: 'semey', name: 'Семей', years: {} })
  expect(readFileSync(file, 'utf8')).toContain('Семей')
})

test('what a function loads later is a file of its own, and nothing that both have is there twice', async () => {
  const { options, file, load } = bundled(
    `import { greeting } from './greeting.ts'
     export const handler = async (later: boolean) => (later ? (await import('./later.ts')).late() : greeting())`,
    {
      'greeting.ts': `let count = 0\nexport const greeting = () => 'сәлем ' + ++count`,
      'later.ts': `import { greeting } from './greeting.ts'\nexport const late = () => 'кейін ' + greeting()`,
    },
  )
  const files = readdirSync(join(file, '..'))
  expect(readFileSync(file, 'utf8')).not.toContain('кейін')
  const { handler } = load()
  expect([await handler(false), await handler(true)]).toEqual(['сәлем 1', 'кейін сәлем 2'])
  writeFileSync(join(file, '../chunk-OLD.mjs'), '')
  bundleFunctions(options)
  expect(readdirSync(join(file, '..'))).toEqual(files)
})

test('a CommonJS package has the words that it asks for Node’s own modules with', () => {
  const { load } = bundled(`import { where } from './old.cjs'\nexport const handler = () => where()`, {
    'old.cjs': `exports.where = () => require('node:path').basename(__dirname)`,
  })
  expect(load().handler()).toBe('greet')
})

test('a mistake in a function’s source is shown with its place', () => {
  const broken = () => bundled(`import { gone } from './gone.ts'\nexport const handler = gone`)
  expect(broken).toThrow(Mistake)
  expect(broken).toThrow(/Could not resolve "\.\/gone\.ts".*handler\.ts:1/s)
})

test('an unknown council is a mistake that names the file', () => {
  expect(() => readCouncil('atlantis')).toThrow(/councils\/atlantis\.json/)
})

test.each([
  ['handler.ts', 3],
  ['later.ts', 2],
  ['both.ts', 4],
])('a place of a function’s log in %s is found; the bundle itself carries no map', async (source, line) => {
  const { options, file, load } = bundled(
    `import { both } from './both.ts'
     export const handler = async (where: string) => {
       if (where === 'both.ts') both()
       if (where === 'handler.ts') throw new RangeError('unlucky')
       await (await import('./later.ts')).late(where)
     }`,
    {
      'both.ts': `export const both = () => {\n\n\n\n  throw new RangeError('unlucky')\n}`,
      'later.ts': `import { both } from './both.ts'
        export const late = (where: string) => {
          if (where === 'later.ts') throw new RangeError('unlucky')
          both()
        }`,
    },
  )
  for (const name of readdirSync(join(file, '..'))) {
    expect(name).toMatch(/\.mjs$/)
    expect(readFileSync(join(file, '..', name), 'utf8')).not.toContain('sourceMappingURL')
  }
  const { handler } = load()
  const { stack } = await handler(source).catch((thrown: Error) => thrown)
  const [, name = '', row, column] = /greet\/([\w-]+\.mjs):(\d+):(\d+)/.exec(stack) ?? []
  expect(sourceMapOf(options, 'greet', name).findEntry(Number(row) - 1, Number(column) - 1)).toMatchObject({
    originalSource: `../../functions/greet/${source}`,
    originalLine: line,
  })
  expect(() => sourceMapOf(options, 'gone', 'index.mjs')).toThrow(/gone: no such function; there is greet/)
  expect(() => sourceMapOf(options, 'greet', 'gone.mjs')).toThrow(/gone\.mjs: no such file of greet/)
})
