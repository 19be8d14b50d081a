/**
 * DynamoDB's expressions, as far as anybody uses them: conditions, filters, keys and updates. What is not known here
 * throws, so that a new expression is not taken for a true one.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb'

export type Item = Record<string, AttributeValue>
export type Names = Record<string, string> | undefined
export type Values = Item | undefined

const shape = /\s*(<=|>=|<>|[=<>(),]|[#:]?[\w.#]+)/y

const tokensOf = (expression: string): string[] => {
  const tokens: string[] = []
  shape.lastIndex = 0
  const text = expression.trim()
  while (shape.lastIndex < text.length) {
    const at = shape.lastIndex
    const found = shape.exec(text)
    if (!found) throw new Error(`expression? ${text.slice(at)}`)
    tokens.push(found[1] as string)
  }
  return tokens
}

/** Bytes for texts, numbers by their size: how DynamoDB keeps keys in order. */
export const compared = (a: AttributeValue, b: AttributeValue): number => {
  if (a.N !== undefined && b.N !== undefined) return Number(a.N) - Number(b.N)
  if (a.S !== undefined && b.S !== undefined) return Buffer.compare(Buffer.from(a.S), Buffer.from(b.S))
  return Number.NaN
}
const sorted = (value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, one]) => [key, sorted(one)]),
      )
    : Array.isArray(value)
      ? value.map(sorted)
      : value
const isSame = (a: AttributeValue, b: AttributeValue) =>
  JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

class Reader {
  private at = 0
  private readonly tokens: string[]
  private readonly names: Names
  private readonly values: Values
  private readonly item: Item | undefined

  constructor(expression: string, names: Names, values: Values, item: Item | undefined) {
    this.tokens = tokensOf(expression)
    this.names = names
    this.values = values
    this.item = item
  }

  /** The whole as a condition. */
  holds(): boolean {
    const result = this.or()
    if (this.at < this.tokens.length) throw new Error(`condition? ${this.tokens.slice(this.at).join(' ')}`)
    return result
  }

  private next(): string {
    const token = this.tokens[this.at++]
    if (token === undefined) throw new Error('expression ends too early')
    return token
  }
  private takes(...words: string[]): boolean {
    const fits = words.includes((this.tokens[this.at] ?? '').toUpperCase())
    if (fits) this.at++
    return fits
  }

  private or(): boolean {
    let result = this.and()
    while (this.takes('OR')) result = this.and() || result
    return result
  }
  private and(): boolean {
    let result = this.not()
    while (this.takes('AND')) result = this.not() && result
    return result
  }
  private not(): boolean {
    return this.takes('NOT') ? !this.not() : this.one()
  }

  private one(): boolean {
    if (this.takes('(')) {
      const result = this.or()
      this.next()
      return result
    }
    const first = this.next()
    if (this.tokens[this.at] === '(') return this.called(first)
    const left = this.valueOf(first)
    const sign = this.next().toUpperCase()
    const right = this.valueOf(this.next())
    if (sign === 'BETWEEN') {
      this.next()
      const most = this.valueOf(this.next())
      return this.compares(left, right, (n) => n >= 0) && this.compares(left, most, (n) => n <= 0)
    }
    const fits: Record<string, (n: number) => boolean> = {
      '<': (n) => n < 0,
      '<=': (n) => n <= 0,
      '>': (n) => n > 0,
      '>=': (n) => n >= 0,
    }
    if (sign === '=' || sign === '<>')
      return (sign === '=') === (left !== undefined && right !== undefined && isSame(left, right))
    const fit = fits[sign]
    if (!fit) throw new Error(`sign? ${sign}`)
    return this.compares(left, right, fit)
  }

  private called(name: string): boolean {
    this.next()
    const what = this.valueOf(this.next())
    const second = this.takes(',') ? this.valueOf(this.next()) : undefined
    this.next()
    switch (name) {
      case 'attribute_not_exists':
        return what === undefined
      case 'attribute_exists':
        return what !== undefined
      case 'begins_with':
        return what?.S?.startsWith(second?.S ?? '') ?? false
      case 'contains':
        return what?.S?.includes(second?.S ?? '') ?? false
      default:
        throw new Error(`function? ${name}`)
    }
  }

  private compares(
    a: AttributeValue | undefined,
    b: AttributeValue | undefined,
    fits: (n: number) => boolean,
  ) {
    return a !== undefined && b !== undefined && fits(compared(a, b))
  }

  private valueOf(token: string): AttributeValue | undefined {
    if (!token.startsWith(':')) return pathIn(this.item, token, this.names)
    const value = this.values?.[token]
    if (!value) throw new Error(`no value ${token}`)
    return value
  }
}

/** What stands at a path of an item: `content.subject`, `#actor.#as`. */
const pathIn = (item: Item | undefined, path: string, names: Names): AttributeValue | undefined => {
  let found: AttributeValue | undefined
  for (const [i, part] of path.split('.').entries()) {
    const name = part.startsWith('#') ? names?.[part] : part
    if (name === undefined) throw new Error(`no name ${part}`)
    const within: Item | undefined = i === 0 ? item : found?.M
    found = within?.[name]
  }
  return found
}

export const holds = (expression: string | undefined, item: Item | undefined, names: Names, values: Values) =>
  expression === undefined || new Reader(expression, names, values, item).holds()

/** The item after an update; `UPDATED_NEW` is what of it was written. */
export const updated = (item: Item, expression: string, names: Names, values: Values) => {
  const [next, written]: [Item, Item] = [{ ...item }, {}]
  const parts = expression.split(/\b(SET|ADD|REMOVE)\b/).slice(1)
  for (let i = 0; i < parts.length; i += 2) {
    const [verb, rest = ''] = [parts[i], parts[i + 1]]
    for (const one of rest.split(',').map((part) => part.trim())) {
      const [, path = '', value] = /^([#\w]+)(?:\s*=\s*|\s+)?(:\w+)?$/.exec(one) ?? []
      const name = path.startsWith('#') ? names?.[path] : path
      const given = value === undefined ? undefined : values?.[value]
      if (!name || (verb !== 'REMOVE' && !given)) throw new Error(`update? ${one}`)
      if (verb === 'REMOVE') delete next[name]
      else {
        const sum = { N: String(Number(item[name]?.N ?? 0) + Number(given?.N)) }
        next[name] = written[name] = verb === 'ADD' ? sum : (given as AttributeValue)
      }
    }
  }
  return { next, written }
}

/** Only what a projection names. */
export const projected = (item: Item, expression: string | undefined, names: Names): Item => {
  if (expression === undefined) return item
  const shown: Item = {}
  for (const path of expression.split(',').map((part) => part.trim())) {
    const value = pathIn(item, path, names)
    if (value === undefined) continue
    const [first = '', ...rest] = path
      .split('.')
      .map((part) => (part.startsWith('#') ? (names?.[part] ?? '') : part))
    const [last] = rest
    shown[first] =
      last === undefined ? value : ({ M: { ...shown[first]?.M, [last]: value } } as AttributeValue)
  }
  return shown
}
