/**
 * `docs/security.md` answers every requirement of levels 1 and 2 of OWASP's ASVS 5.0, and names what shows it. What it
 * says is not there is looked for here.
 */

import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { access, functionNames } from '../../../infra/constructs/access.ts'
import { linkSecrets } from '../../../shared/runtime/links.ts'
/** Each requirement's level, as the standard's own CSV has it: OWASP, ASVS 5.0.0, CC BY-SA 4.0. */
import levels from '../../samples/asvs-5.0.json' with { type: 'json' }

const root = join(import.meta.dirname, '../../..')
const page = readFileSync(join(root, 'docs/security.md'), 'utf8')

const rows = page.split('\n').flatMap((line) => {
  const [, id = '', level, , standing = '', how = ''] = line.split('|').map((cell) => cell.trim())
  return /^V\d/.test(id) ? [{ id, level: Number(level), standing, how }] : []
})

describe('the table', () => {
  test('has each requirement once, in the order and of the level that the standard gives it', () => {
    expect(rows.map(({ id, level }) => [id, level])).toEqual(Object.entries(levels))
  })
  test('says of each what it stands at, and how or why', () => {
    for (const { id, standing, how } of rows) {
      expect(['met', 'not applicable', 'open'], id).toContain(standing)
      expect(how, id).not.toBe('')
    }
  })
  test('counts right', () => {
    const count = (what: string) => rows.filter(({ standing }) => standing === what).length
    expect(page).toContain(
      `Of ${rows.length} requirements ${count('met')} are met, ${count('not applicable')} do not apply, ${count('open')} are open.`,
    )
  })
})

/** What stands in backquotes and looks like a path of the repository. */
const named = [...page.matchAll(/`((?:\.?[\w-]+\/)+[\w.-]*|[\w-]+\.(?:json|ts|md))`/g)].map(
  ([, path = '']) => path,
)

test('every file and test that the page names is there', () => {
  expect(named.length).toBeGreaterThan(100)
  expect([...new Set(named)].filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('every heading that the table points to is there', () => {
  const anchors = page
    .split('\n')
    .filter((line) => line.startsWith('## '))
    .map((line) => line.slice(3).toLowerCase().replaceAll(',', '').replaceAll(' ', '-'))
  for (const [, anchor] of page.matchAll(/\]\(#([\w-]+)\)/g)) expect(anchors).toContain(anchor)
})

test('each secret is read by the functions that the page names, and no other', () => {
  for (const secret of [...linkSecrets, 'webhooks'] as const) {
    const readers = functionNames.filter((name) => access[name].secrets?.includes(secret))
    const [, named = ''] =
      new RegExp(`^\\| \`${secret}\` \\|(?:[^|]*\\|){2} ([^|]*) \\|`, 'm').exec(page) ?? []
    expect([secret, named]).toEqual([secret, readers.map((name) => `\`${name}\``).join(', ')])
  }
})

describe('no function and no page', () => {
  const sources = globSync('{events,functions,shared}/**/*.ts', { cwd: root }).map((path) => ({
    path,
    code: readFileSync(join(root, path), 'utf8'),
  }))
  test.each([
    ['makes code of text', /\beval\(|new Function\(|node:vm\b/],
    ['starts a process', /child_process/],
    ['puts text into a page as HTML', /innerHTML|outerHTML|insertAdjacentHTML|document\.write/],
    ['listens to other windows', /postMessage|addEventListener\('message'/],
    ['hashes by what is broken', /createHash\('(?:md5|sha1)'\)|createHmac\('(?:md5|sha1)'/],
    ['lets any certificate pass', /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED/],
    ['makes secrets of weak chance', /Math\.random/],
  ])('%s', (_, sign) => {
    expect(sources.length).toBeGreaterThan(300)
    expect(sources.filter(({ code }) => sign.test(code)).map(({ path }) => path)).toEqual([])
  })
})
