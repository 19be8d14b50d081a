/** The rehearsals of lost tables: nobody gets what is another's, and what is gone is named. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localFolder, projectFolder } from '../../infra/deployment/settings.ts'
import { type LocalCloud, startLocalCloud } from '../../infra/local/cloud.ts'

mkdirSync(localFolder, { recursive: true })
const dir = mkdtempSync(join(localFolder, 'drill-'))
let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud({ dir, ports: 'free', quiet: true })
})
afterAll(async () => {
  await cloud?.stop()
  rmSync(dir, { recursive: true, force: true })
})

const drill = async (...args: string[]) => {
  const child = spawn(process.execPath, [join(projectFolder, 'infra/ops/drill.ts'), ...args], {
    env: { ...process.env, ZHAUAP_LOCAL_DIR: dir },
  })
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [said, failed] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, said, failed }
}

/**
 * What restore-check says at first and after the repair, how many appeals of before are shown until then, and what
 * becomes of those of the lost minutes. Who was told what stays unknown where claims were lost.
 */
test.each([
  ['views', /^ {3}view \d+$/m, /once more:\n {3}everything agrees/, 2, 'is shown'],
  ['claims', /^ {3}counter 1, untold \d+$/m, /once more:\n {3}untold \d+$/m, 2, 'is shown'],
  ['people', /^ {3}(?:untold \d+, )?text 2$/m, /once more:\n {3}(?:untold \d+, )?text 2$/m, 2, ''],
  [
    'cases',
    /^ {3}lost 5, marked 3, claim \d+.*orphan \d+$/m,
    /once more:\n.*orphan \d+$/m,
    1,
    'is not known',
  ],
  ['all', /^ {3}lost 5, marked 3, counter 1.*orphan \d+$/m, /once more:\n.*orphan \d+$/m, 1, 'is not known'],
])('%s', async (what, first, last, before, shown) => {
  const { code, said, failed } = await drill(what)
  expect(failed).toBe('')
  expect(code, said).toBe(0)
  expect(said).toMatch(first)
  expect(said).toMatch(last)
  const [damaged = '', repaired = ''] = said.split('once more:')
  expect(damaged.match(/of before, is shown/g)).toHaveLength(before)
  expect(repaired.match(/of before, is shown/g)).toHaveLength(2)
  expect(said.match(/of the lost minutes, (?:is shown|is not known|cannot)/g)).toHaveLength(4)
  expect(repaired).toContain(`of the lost minutes, ${shown}`)
  expect(said.match(/new, is shown/g)).toHaveLength(2)
  expect(said).toContain('Nobody got another’s number, code or case')
})

test('a table that it does not know is named with those that it does', async () => {
  const { code, failed } = await drill('queues')
  expect(code).toBe(2)
  expect(failed).toContain('queues: expected one of cases, claims, views, people, all')
})
