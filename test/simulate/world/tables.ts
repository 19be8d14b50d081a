/**
 * DynamoDB at the level of its API, less kind than a table in memory: indexes lag, pages end anywhere, reads that are
 * not asked to be consistent are not, batches leave keys out.
 */
import {
  type AttributeValue,
  type BatchGetItemCommandInput,
  ConditionalCheckFailedException,
  type DeleteItemCommandInput,
  type GetItemCommandInput,
  type PutItemCommandInput,
  type QueryCommandInput,
  type ScanCommandInput,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import type { Chance } from '../../builders/chance.ts'
import { between, type Clock, whole } from './clock.ts'
import { compared, holds, type Item, projected, updated } from './expressions.ts'
import type { FaultName } from './faults.ts'

/** Whether a fault of this kind strikes here, counted where it does. */
export type Strikes = (fault: FaultName, chance: Chance) => boolean

type Row = { item: Item | undefined; before: Item | undefined; changedAt: number; writes: number }
type Index = {
  partition: string
  sort: string
  rows: Map<string, { writes: number; item: Item | undefined }>
}
type Keys = { partition: string; sort?: string }

const textOf = (value: AttributeValue | undefined): string => value?.S ?? value?.N ?? ''

/** What the largest item weighs, about. */
const mostBytes = 400_000
const staleMilliseconds = 1000

export class Table {
  readonly name: string
  readonly keys: Keys
  readonly indexes: Record<string, Index>
  onInsert: (item: Item) => void = () => {}
  onWrite: (item: Item) => void = () => {}
  /** What is read is shown so. */
  shown: (item: Item) => Item = (item) => item
  private readonly rows = new Map<string, Row>()
  private readonly partitions = new Map<string, Map<string, Row>>()
  private readonly clock: Clock
  private readonly strikes: Strikes

  constructor(
    place: { clock: Clock; strikes: Strikes },
    name: string,
    keys: Keys,
    indexes: Record<string, [partition: string, sort: string]> = {},
  ) {
    this.clock = place.clock
    this.strikes = place.strikes
    this.name = name
    this.keys = keys
    this.indexes = Object.fromEntries(
      Object.entries(indexes).map(([index, [partition, sort]]) => [
        index,
        { partition, sort, rows: new Map() },
      ]),
    )
  }

  items(): Item[] {
    return [...this.rows.values()].flatMap(({ item }) => (item ? [item] : []))
  }
  itemsOf(partition: string): Item[] {
    return [...(this.partitions.get(partition)?.values() ?? [])].flatMap(({ item }) => (item ? [item] : []))
  }
  /** What a recovery to an earlier moment needs. */
  snapshot(): Map<string, Item | undefined> {
    return new Map([...this.rows].map(([key, { item }]) => [key, item]))
  }
  /** Sets the table back, without a word to its stream; gives how many rows that changed. */
  restore(to: ReadonlyMap<string, Item | undefined>): number {
    let changed = 0
    for (const [key, { item }] of [...this.rows]) {
      const was = to.get(key)
      if (item === was) continue
      changed++
      this.write(was ?? (item as Item), was, true)
    }
    return changed
  }
  remove(item: Item): void {
    this.write(item, undefined, true)
  }

  private keyOf(item: Item): string {
    const { partition, sort } = this.keys
    return sort === undefined ? textOf(item[partition]) : `${textOf(item[partition])}\n${textOf(item[sort])}`
  }

  private write(key: Item, item: Item | undefined, quietly = false): void {
    if (item && Buffer.byteLength(JSON.stringify(item)) > mostBytes)
      throw Object.assign(new Error('Item size has exceeded the maximum allowed size'), {
        name: 'ValidationException',
        $metadata: { httpStatusCode: 400 },
      })
    const id = this.keyOf(key)
    const was = this.rows.get(id)
    const writes = (was?.writes ?? 0) + 1
    const row = { item, before: was?.item, changedAt: this.clock.now, writes }
    this.rows.set(id, row)
    const partition = textOf(key[this.keys.partition])
    const rows = this.partitions.get(partition) ?? new Map<string, Row>()
    this.partitions.set(partition, rows.set(id, row))
    for (const [name, index] of Object.entries(this.indexes)) this.indexed(name, index, id, row)
    if (item) this.onWrite(item)
    if (item && !was?.item && !quietly) this.onInsert(item)
  }

  private indexed(name: string, { partition, sort, rows }: Index, id: string, { item, writes }: Row): void {
    const chance = this.clock.chanceOf('index', name, id, writes)
    const lag = this.strikes('indexLag', chance) ? between(chance, 1000, 120_000) : between(chance, 2, 60)
    this.clock.after(lag, () => {
      if ((rows.get(id)?.writes ?? 0) > writes) return
      rows.set(id, { writes, item: item?.[partition] && item[sort] ? item : undefined })
    })
  }

  private read(key: Item, consistent: boolean, chance: Chance): Item | undefined {
    const row = this.rows.get(this.keyOf(key))
    const stale = row && !consistent && this.clock.now - row.changedAt < staleMilliseconds
    const item = stale && this.strikes('staleRead', chance) ? row.before : row?.item
    return item && this.shown(item)
  }

  // Operations

  get({ Key = {}, ConsistentRead, ...asked }: GetItemCommandInput, chance: Chance) {
    const Item = this.read(Key, ConsistentRead === true, chance)
    return { Item: Item && projected(Item, asked.ProjectionExpression, asked.ExpressionAttributeNames) }
  }

  put(asked: PutItemCommandInput) {
    const item = asked.Item as Item
    this.requires(asked, this.rows.get(this.keyOf(item))?.item)
    this.write(item, item)
    return {}
  }

  update(asked: UpdateItemCommandInput) {
    const key = asked.Key as Item
    const was = this.rows.get(this.keyOf(key))?.item
    this.requires(asked, was)
    const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = asked
    const { next, written } = updated({ ...key, ...was }, asked.UpdateExpression ?? '', names, values)
    this.write(key, next)
    return { Attributes: asked.ReturnValues === 'UPDATED_NEW' ? written : undefined }
  }

  delete(asked: DeleteItemCommandInput) {
    this.write(asked.Key as Item, undefined)
    return {}
  }

  batchGet(asked: NonNullable<BatchGetItemCommandInput['RequestItems']>[string], chance: Chance) {
    const { Keys = [], ConsistentRead, ProjectionExpression, ExpressionAttributeNames } = asked
    if (Keys.length > 100)
      throw Object.assign(new Error('Too many items requested'), { name: 'ValidationException' })
    const left: Item[] = Keys.filter(() => this.strikes('unprocessedKey', chance))
    const found = Keys.filter((key) => !left.includes(key))
      .map((key) => this.read(key, ConsistentRead === true, chance))
      .filter((item) => item !== undefined)
    return {
      Responses: {
        [this.name]: found.map((item) => projected(item, ProjectionExpression, ExpressionAttributeNames)),
      },
      UnprocessedKeys: left.length ? { [this.name]: { ...asked, Keys: left } } : {},
    }
  }

  query(asked: QueryCommandInput, chance: Chance) {
    const { ExpressionAttributeNames: names, ExpressionAttributeValues: values = {} } = asked
    const index = asked.IndexName === undefined ? undefined : this.indexes[asked.IndexName]
    if (asked.IndexName && !index) throw new Error(`no index ${asked.IndexName}`)
    if (index && asked.ConsistentRead) throw new Error('no consistent read of an index')
    const { partition, sort = '' } = index ?? this.keys
    const [, name = '', value = ''] = /^([#\w]+) = (:\w+)/.exec(asked.KeyConditionExpression ?? '') ?? []
    if ((name.startsWith('#') ? names?.[name] : name) !== partition) throw new Error(`query? ${name}`)
    const all = index
      ? [...index.rows.values()].flatMap(({ item }) => (item ? [item] : []))
      : this.itemsOf(textOf(values[value]))
    const found = all
      .filter((item) => holds(asked.KeyConditionExpression, item, names, values))
      .sort(
        (a, b) =>
          compared(a[sort] as AttributeValue, b[sort] as AttributeValue) ||
          (this.keyOf(a) < this.keyOf(b) ? -1 : 1),
      )
    if (asked.ScanIndexForward === false) found.reverse()
    const from = asked.ExclusiveStartKey
      ? found.findIndex((item) => this.keyOf(item) === this.keyOf(asked.ExclusiveStartKey as Item)) + 1
      : 0
    const page = this.pageOf(found.slice(from), asked.Limit, chance)
    const last = from + page.length < found.length ? page.at(-1) : undefined
    const shownOf = (item: Item) =>
      index ? this.keysOf(item, index) : projected(this.shown(item), asked.ProjectionExpression, names)
    return {
      Count: page.length,
      ...(asked.Select !== 'COUNT' && { Items: page.map(shownOf) }),
      ...(last && { LastEvaluatedKey: this.keysOf(last, index) }),
    }
  }

  scan(asked: ScanCommandInput, chance: Chance) {
    const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = asked
    const all = [...this.rows].flatMap(([id, { item }]) => (item ? [{ id, item }] : []))
    const from = asked.ExclusiveStartKey
      ? all.findIndex(({ id }) => id === this.keyOf(asked.ExclusiveStartKey as Item)) + 1
      : 0
    const page = this.pageOf(all.slice(from), asked.Limit, chance)
    const last = from + page.length < all.length ? page.at(-1) : undefined
    return {
      Items: page
        .filter(({ item }) => holds(asked.FilterExpression, item, names, values))
        .map(({ item }) => projected(item, asked.ProjectionExpression, names)),
      ...(last && { LastEvaluatedKey: this.keysOf(last.item) }),
    }
  }

  /** In life a page ends after a megabyte. */
  private pageOf<T>(found: T[], limit: number | undefined, chance: Chance): T[] {
    if (limit !== undefined) return found.slice(0, limit)
    return found.length > 1 && chance.happens(0.1)
      ? found.slice(0, whole(chance, 1, found.length - 1))
      : found
  }

  private keysOf(item: Item, index?: Index): Item {
    const names = [this.keys.partition, this.keys.sort, index?.partition, index?.sort].filter(
      (name) => name !== undefined,
    )
    return Object.fromEntries(names.map((name) => [name, item[name] as AttributeValue]))
  }

  private requires(
    asked: Pick<
      PutItemCommandInput,
      | 'ConditionExpression'
      | 'ExpressionAttributeNames'
      | 'ExpressionAttributeValues'
      | 'ReturnValuesOnConditionCheckFailure'
    >,
    was: Item | undefined,
  ): void {
    const {
      ConditionExpression: condition,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    } = asked
    if (holds(condition, was, names, values)) return
    throw new ConditionalCheckFailedException({
      message: 'The conditional request failed',
      $metadata: { httpStatusCode: 400 },
      ...(asked.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && was && { Item: was }),
    })
  }
}
