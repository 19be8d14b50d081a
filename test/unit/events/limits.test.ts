/** What the documents say of limits is what the code reads. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { limits } from '../../../events/limits.ts'

const megabytes = limits.fileBytes / 1024 / 1024

test.each([
  ['docs/architecture.md', `${limits.listRows + 1} keys`],
  ['docs/attachments.md', `up to ${limits.files} files of ${megabytes} MB`],
  ['docs/import.md', `at most ${limits.registerRows} rows and ${limits.registerBytes / 1024 / 1024} MB`],
  ['docs/report.md', `${limits.periodYears} years at most`],
  ['docs/webhooks.md', `larger than ${limits.webhookBytes / 1024} KB`],
])('%s says "%s"', (file, said) => {
  expect(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')).toContain(said)
})
