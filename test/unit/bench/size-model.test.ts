/** The size model against AWS's published rules and worked examples. */
import { describe, expect, test } from 'vitest'
import { sizeOf, unitsInIndex, unitsOfPut } from '../../../infra/bench/size-model.ts'
import { textbook, unitsOf } from '../../../infra/bench/units.ts'

describe('an item’s size ("DynamoDB item sizes and formats")', () => {
  test.each([
    ['a string: its UTF-8 bytes beside its name’s', { ab: { S: 'cde' } }, 5],
    ['Cyrillic letters: two bytes each, in names too', { аб: { S: 'вгд' } }, 10],
    ['a number: a byte for two digits and one more', { n: { N: '1234' } }, 1 + 3],
    ['an odd digit begins a byte', { n: { N: '123' } }, 1 + 3],
    ['zeros at either end are trimmed', { n: { N: '00120' } }, 1 + 2],
    ['a negative number: one byte more', { n: { N: '-27' } }, 1 + 3],
    ['true and null: one byte', { t: { BOOL: true }, n: { NULL: true } }, 4],
    ['an empty list and an empty map: three bytes', { l: { L: [] }, m: { M: {} } }, 8],
    ['a list: three bytes and one for each element', { l: { L: [{ S: 'ab' }, { S: 'c' }] } }, 1 + 3 + 3 + 2],
    ['a map: three bytes, one for each pair, and names', { m: { M: { ab: { S: 'c' } } } }, 1 + 3 + 1 + 3],
    [
      'the AWS example: {"pets": ["cat", "dog"]} after its rules',
      { pets: { L: [{ S: 'cat' }, { S: 'dog' }] } },
      4 + 3 + 8,
    ],
  ])('%s', (_, item, size) => {
    expect(sizeOf(item)).toBe(size)
  })

  test('a type without a rule is refused, not guessed', () => {
    expect(() => sizeOf({ b: { B: new Uint8Array(3) } })).toThrow('no rule')
  })
})

const ofSize = (bytes: number) => ({ a: { S: 'x'.repeat(bytes - 1) } })

describe('write units ("DynamoDB read and write operations")', () => {
  test.each([
    [1, 1],
    [1024, 1],
    [1025, 2],
    [3584, 4],
  ])('%i bytes take %i', (bytes, units) => {
    expect(unitsOfPut(ofSize(Math.max(2, bytes)))).toBe(units)
  })

  test('a smaller item in the place of a larger one costs the larger', () => {
    expect(unitsOfPut(ofSize(100), ofSize(2000))).toBe(2)
  })
})

describe('a keys-only index ("Global secondary indexes: write capacity")', () => {
  const index = { partition: 'p', sort: 's' }
  const entry = (p: string, s: string) => ({ p: { S: p }, s: { S: s } })

  test.each([
    ['an entry that comes', entry('a', '1'), undefined, 1],
    ['one that goes', { x: { S: '' } }, entry('a', '1'), 1],
    ['one that moves: deleted and put', entry('a', '2'), entry('a', '1'), 2],
    ['one that stays', { ...entry('a', '1'), more: { S: 'x' } }, entry('a', '1'), 0],
    ['an item that stands in none', { p: { S: 'a' } }, undefined, 0],
  ])('%s', (_, item, before, units) => {
    expect(unitsInIndex(index, item, before)).toBe(units)
  })
})

describe('units of recorded requests', () => {
  const tables = { cases: 'C', views: 'V', claims: 'L' }
  const put = (TableName: string, Item: object, done = true) => ({
    operation: 'PutItem',
    input: { TableName, Item },
    done,
  })
  const row = (part: string, more = {}) => ({ caseId: { S: 'A-1' }, part: { S: part }, ...more })

  test('a commit is one transition, a lost race costs its unit all the same, texts do not count', () => {
    const requests = [put('C', ofSize(900)), put('C', ofSize(900), false), put('P', ofSize(5000))]
    expect(unitsOf(requests, tables)).toMatchObject({ transitions: 1, commits: 2, views: 0, claims: 0 })
  })

  test('a view counts in each index it stands in, an older one that was refused in none', () => {
    const month = { monthKey: { S: 'm' }, listKey: { S: 'l' } }
    const requests = [
      put('V', row('case', month)),
      put('V', row('case', month), false),
      put('V', row('L-1', month)),
    ]
    expect(unitsOf(requests, tables)).toMatchObject({ views: 3, indexes: 2, rows: 1 })
  })

  test('the textbook pays two units for each row of a transaction', () => {
    const units = { transitions: 12, commits: 12, views: 13, rows: 2, indexes: 20, claims: 26 }
    expect(textbook(units)).toEqual({ transitions: 48, all: 48 + 4 + 20 + 26 })
  })
})
