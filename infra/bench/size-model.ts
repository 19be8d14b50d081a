/**
 * What a write costs on DynamoDB, counted from the item itself: the emulator's consumed capacity is not AWS's.
 * Rules: AWS, "DynamoDB item sizes and formats", "DynamoDB read and write operations", "Global secondary indexes".
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb'

export type Item = Record<string, AttributeValue>
/** An index that projects keys only. */
export type KeysOnlyIndex = { partition: string; sort: string }

const bytes = (text: string) => Buffer.byteLength(text)
const sum = (sizes: number[]) => sizes.reduce((a, b) => a + b, 0)

/** A byte for every two significant digits, one more, and one for the sign of a negative number. */
const sizeOfNumber = (text: string) => {
  const digits = text.replace(/[-+.]|e.*/gi, '').replace(/^0+|0{1,38}$/g, '')
  return Math.ceil(digits.length / 2) + 1 + (text.startsWith('-') ? 1 : 0)
}

const sizeOfValue = (value: AttributeValue): number => {
  if (value.S !== undefined) return bytes(value.S)
  if (value.N !== undefined) return sizeOfNumber(value.N)
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1
  if (value.L) return 3 + sum(value.L.map((v) => 1 + sizeOfValue(v)))
  if (value.M) return 3 + sum(Object.entries(value.M).map(([name, v]) => 1 + bytes(name) + sizeOfValue(v)))
  throw new Error(`no rule for a value of type ${Object.keys(value)[0]}`)
}

/** The size of an item in bytes: its attributes' names and values. */
export const sizeOf = (item: Item): number =>
  sum(Object.entries(item).map(([name, value]) => bytes(name) + sizeOfValue(value)))

const unitsOfSize = (size: number) => Math.max(1, Math.ceil(size / 1024))

/** Write units of putting `item` in the place of `before`: a unit for each KB begun of the larger of the two. */
export const unitsOfPut = (item: Item, before?: Item): number =>
  unitsOfSize(Math.max(sizeOf(item), before ? sizeOf(before) : 0))

const entryIn = (index: KeysOnlyIndex, item: Item | undefined) => {
  const partition = item?.[index.partition]?.S
  const sort = item?.[index.sort]?.S
  return partition === undefined || sort === undefined ? undefined : `${partition}\n${sort}`
}

/**
 * Write units that a put costs in an index: 1 for an entry that comes or goes, 2 for one that moves (the old is
 * deleted, the new is put), 0 for one that stays: a keys-only entry holds nothing else that could change.
 */
export const unitsInIndex = (index: KeysOnlyIndex, item: Item, before?: Item): number => {
  const [old, now] = [entryIn(index, before), entryIn(index, item)]
  if (old === now) return 0
  return old !== undefined && now !== undefined ? 2 : 1
}
