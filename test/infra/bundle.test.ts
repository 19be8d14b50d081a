import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundleFunctions } from '../../infra/constructs/bundle.ts'
import { readCouncil } from '../../infra/constructs/council.ts'
import { Mistake } from '../../infra/constructs/mistake.ts'

/** A project of one function with this source, bundled. */
function bundle(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhauap-bundle-'))
  mkdirSync(join(folder, 'functions/greet'), { recursive: true })
  writeFileSync(join(folder, 'functions/greet/handler.ts'), source)
  writeFileSync(join(folder, 'semey.json'), '{"id":"semey","name":"Семей"}')
  writeFileSync(join(folder, 'days.json'), '{"years":{}}')
  bundleFunctions({
    entryFolder: join(folder, 'functions'),
    names: ['greet'],
    outputFolder: join(folder, 'out'),
    councilFile: join(folder, 'semey.json'),
    calendarFile: join(folder, 'days.json'),
  })
  return join(folder, 'out/greet/index.js')
}

test('a bundle is CommonJS and carries the council and the calendar of its deployment', () => {
  const file = bundle(`
    import council from '#council' with { type: 'json' }
    import calendar from '#calendar' with { type: 'json' }
    export const handler = () => ({ ...council, ...calendar })
  `)
  const { handler } = createRequire(import.meta.url)(file)
  expect(handler()).toEqual({ id: 'semey', name: 'Семей', years: {} })
  expect(readFileSync(file, 'utf8')).toContain('Семей')
})

test('a mistake in a function’s source is shown with its place', () => {
  const broken = () => bundle(`import { gone } from './gone.ts'\nexport const handler = gone`)
  expect(broken).toThrow(Mistake)
  expect(broken).toThrow(/Could not resolve "\.\/gone\.ts".*handler\.ts:1/s)
})

test('an unknown council is a mistake that names the file', () => {
  expect(() => readCouncil('atlantis')).toThrow(/councils\/atlantis\.json/)
})
