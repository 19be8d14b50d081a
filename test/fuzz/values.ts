/** Values for the fuzzer: what a schema asks for, and what nobody should send. */
import type { Chance } from '../builders/chance.ts'
import { costlyTexts } from '../builders/hostile.ts'

type Json = Record<string, unknown>

/** Stands where a page would let markup through. */
export const mark = 'zqx'

const texts = [
  '',
  ' ',
  'x',
  'Прошу вывезти мусор',
  'Қоқысты шығаруды сұраймын',
  `"'><${mark} onload=1>`,
  `</textarea></script><${mark}>`,
  '=HYPERLINK("http://evil.example")',
  '+7 701 123 45 67',
  'a\r\nBcc: b@example.kz\r\n\r\nx',
  '=?utf-8?q?=0d=0aBcc:_e@e.com?=',
  '\u0000\u0001\u001b[31m',
  '\ud800',
  '\u202eabc\u2066',
  '\u200b\u2060\u3164',
  '😀👩‍👩‍👧',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'undefined',
  'null',
  'NaN',
  '-1',
  '0',
  '1e309',
  '9007199254740993',
  '9'.repeat(400),
  '../../../../etc/passwd',
  '..\\..\\windows',
  '/desk/../../',
  '//evil.example/x',
  'https://evil.example/x',
  'http://169.254.169.254/latest/meta-data/',
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  `\${7*7}{{7*7}}<%= 7*7 %>`,
  "' OR '1'='1",
  '{"S":"x"}',
  '%00',
  '%c0%ae',
  '%D0%B0%',
  '%',
  '#',
  'a&b=c;d',
  '2026-02-30',
  '2026-02-02',
  '0000-00-00',
  '9999-12-31',
  '-000001-01-01',
  '2026-02-02T05:00:00Z',
  '2026-02-02T25:61:61Z',
  '25:61',
  '15:00',
  'ALM-A-2026-000001\n',
  'ALM-A-2026-000001#1',
  'ALM-A-9999-999999',
  'letter:ALM-L-2026-000001',
  '05-13/7',
  'asel@example.kz',
  `${'a'.repeat(70)}@example.kz`,
  'a@b',
  '900101401202',
  '000000000000',
]

const odd: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  [],
  {},
  [[[[[]]]]],
  { toString: 1 },
]

/** Many of one thing, and one thing deep in another. */
const large = (chance: Chance): unknown => {
  const size = chance.of([300, 2000, 20_000])
  return chance.of([
    () => Array.from({ length: size }, (_, i) => i),
    () => Object.fromEntries(Array.from({ length: size }, (_, i) => [`k${i}`, 1])),
    () => JSON.parse(`${'['.repeat(size / 20)}${']'.repeat(size / 20)}`),
    () => 'x'.repeat(10 * size),
  ])()
}

export class Values {
  private readonly chance: Chance
  /** What fields of these names hold in the world that is asked. */
  readonly known: Record<string, readonly string[]>

  constructor(chance: Chance, known: Record<string, readonly string[]>) {
    this.chance = chance
    this.known = known
  }

  /** Anything but what is expected. */
  text(): string {
    const { chance } = this
    if (!chance.happens(0.04)) return chance.of(texts)
    return chance.of(Object.values(costlyTexts(chance.of([50, 500, 5000, 50_000]))))
  }

  /** What a field of this name may hold, now and then what it may not. */
  word(name: string): string {
    const { chance } = this
    const last =
      name
        .replace(/(\.\d+)?(\.(kk|ru))?$/, '')
        .split('.')
        .at(-1) ?? ''
    const known = this.known[name] ?? this.known[last]
    return known?.length && chance.happens(0.85) ? chance.of(known) : this.text()
  }

  /** A value of this JSON Schema, as its `name` is used. */
  of(schema: Json, name = ''): unknown {
    const { chance } = this
    const either = (schema.anyOf ?? schema.oneOf) as Json[] | undefined
    if (either) return this.of(chance.of(either), name)
    if ('const' in schema) return schema.const
    if (Array.isArray(schema.enum)) return chance.of(schema.enum)
    switch (schema.type) {
      case 'object':
        return this.object(schema)
      case 'array':
        return Array.from({ length: chance.below(4) }, () => this.of((schema.items ?? {}) as Json, name))
      case 'integer':
      case 'number':
        return chance.of([0, 1, 2, 3, 7, 40])
      case 'boolean':
        return chance.happens(0.5)
      default:
        return this.word(schema.format === 'date' ? 'day' : name)
    }
  }

  private object({ properties = {}, required = [], additionalProperties }: Json): Json {
    const { chance } = this
    const made = Object.entries(properties as Record<string, Json>)
      .filter(([key]) => (required as string[]).includes(key) || chance.happens(0.5))
      .map(([key, schema]): [string, unknown] => [key, this.of(schema, key)])
    if (typeof additionalProperties === 'object' && additionalProperties)
      made.push([this.word('language'), this.of(additionalProperties as Json)])
    return Object.fromEntries(made)
  }

  /** The same with something in it that does not belong there; the value itself is not touched. */
  spoilt(value: unknown): unknown {
    const { chance } = this
    if (typeof value !== 'object' || value === null || chance.happens(0.1)) return this.strange()
    const copy = (Array.isArray(value) ? [...value] : { ...value }) as Json
    const key = chance.of([...Object.keys(copy), 'added'])
    if (chance.happens(0.2)) delete copy[key]
    else if (chance.happens(0.15)) copy[chance.of(texts)] = this.strange()
    else copy[key] = this.spoilt(copy[key])
    return copy
  }

  private strange(): unknown {
    if (this.chance.happens(0.05)) return large(this.chance)
    return this.chance.happens(0.4) ? this.chance.of(odd) : this.text()
  }
}

/** A body's parts by dotted path, as forms have them. */
export const flat = (value: unknown, path = ''): [string, string][] => {
  if (typeof value !== 'object' || value === null) return path ? [[path, String(value)]] : []
  return Object.entries(value)
    .slice(0, 300)
    .flatMap(([key, inner]) => flat(inner, path ? `${path}.${key}` : key).slice(0, 300))
}
