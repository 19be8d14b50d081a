/** Write units of the requests that were recorded, by the size model, and of the same work done by the textbook. */
import type { Recorded } from './recorder.ts'
import { type Item, type KeysOnlyIndex, unitsInIndex, unitsOfPut } from './size-model.ts'

const viewIndexes: readonly KeysOnlyIndex[] = [
  { partition: 'dueShard', sort: 'dueKey' },
  { partition: 'commissionKey', sort: 'listKey' },
  { partition: 'agencyKey', sort: 'listKey' },
  { partition: 'monthKey', sort: 'listKey' },
]

export type Units = {
  transitions: number
  commits: number
  views: number
  /** Rows that changed beside the case's: a letter's, a fact's that reports count by its own day. */
  rows: number
  indexes: number
  claims: number
}

type Tables = { cases: string; views: string; claims: string }

const keyOf = ({ caseId, part }: Item) => `${caseId?.S} ${part?.S}`

/** What was written to each table. Texts (`People`) are left out: they cost the same either way. */
export const unitsOf = (requests: readonly Recorded[], tables: Tables): Units => {
  const units: Units = { transitions: 0, commits: 0, views: 0, rows: 0, indexes: 0, claims: 0 }
  const latest = new Map<string, Item>()
  for (const { operation, input, done } of requests) {
    if (!['PutItem', 'UpdateItem'].includes(operation)) continue
    if (input.TableName === tables.claims) units.claims++
    if (input.TableName === tables.cases) {
      units.commits += unitsOfPut(input.Item)
      if (done) units.transitions++
    }
    if (input.TableName === tables.views) {
      const before = latest.get(keyOf(input.Item))
      units.views += unitsOfPut(input.Item, before)
      if (!done) continue
      if (input.Item.part?.S !== 'case') units.rows++
      for (const index of viewIndexes) units.indexes += unitsInIndex(index, input.Item, before)
      latest.set(keyOf(input.Item), input.Item)
    }
  }
  return units
}

/**
 * The textbook: every transition is a transaction that puts the case's row and its event, and each other row that
 * changed; a transaction costs two units for each KB. The same indexes on the rows, the same claims.
 */
export const textbook = ({ transitions, rows, indexes, claims }: Units) => ({
  transitions: transitions * 4,
  all: transitions * 4 + rows * 2 + indexes + claims,
})
