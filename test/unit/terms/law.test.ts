/** The law's terms as it has them, in each of their editions: a row for every one that was worked out by hand. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { type RuleKey, termKeys } from '../../../events/values.ts'
import { lawOfKazakhstan } from '../../../shared/council/law.ts'
import { rules } from '../../builders/council.ts'

type Row = Record<'begins' | 'moment' | 'zero' | 'due' | 'edition' | 'provisional' | 'source', string> & {
  term: RuleKey
}
const rows: Row[] = parse(readFileSync(new URL('law.csv', import.meta.url)), { columns: true })

const begun = ({ begins, moment }: Row) => {
  const [day = '', time] = moment.split('T')
  if (begins === 'received') return rules.beginning(day, time)
  return begins === 'decided' ? { on: day, decision: day } : day
}

test.each(rows)('given $term, $begins $moment ($source), then due $due', (row) => {
  const { from, due, edition, provisional = false } = rules.deadline(row.term, begun(row))
  expect({ from, due, edition: edition?.from, provisional }).toEqual({
    ...{ from: row.zero, due: row.due, edition: row.edition },
    provisional: row.provisional === 'yes',
  })
})

test('every rule of the law has a row', () => {
  const told = new Set(rows.map(({ term }) => term))
  expect(Object.keys(lawOfKazakhstan()).filter((term) => !told.has(term as RuleKey))).toEqual([])
  expect(rows.every(({ term }) => termKeys.includes(term))).toBe(true)
})
