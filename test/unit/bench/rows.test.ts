/** What the bench parses stands for the rows that there are. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parsingCost, rowSchema } from '../../../infra/bench/rows.ts'
import { viewsOf } from '../../../shared/domain/case-views.ts'

test.each(['walks', 'year'])('every view that the logs of %s amount to fits its schema', (name) => {
  const file = new URL(`../../samples/logs-0.1/${name}.jsonl`, import.meta.url)
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  const views = lines.flatMap((line) => viewsOf(JSON.parse(line).log))
  expect(views.length).toBeGreaterThan(lines.length)
  for (const view of views) {
    const { success, error } = rowSchema(view).safeParse(JSON.parse(JSON.stringify(view)))
    expect([view, success, error?.issues]).toEqual([view, true, undefined])
  }
})

test('views and claims are read and parsed', () => {
  const { views, claims } = parsingCost(4)
  for (const { first, median } of [views.parsing, views.reading, claims.parsing, claims.reading])
    expect(Math.min(first, median)).toBeGreaterThan(0)
})
