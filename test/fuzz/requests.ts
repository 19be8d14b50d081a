/** Requests for the fuzzer: the forms that pages have, the API's operations, webhooks, addresses, and none of these. */
import type { Description } from '../../events/api/description.ts'
import { descriptions } from '../../events/api/descriptions.ts'
import { webhookInput } from '../../events/drafts/draft-inputs.ts'
import { jsonSchema } from '../../events/json-schema.ts'
import { httpFunctions, operations, routesOf } from '../../events/routes.ts'
import { webhookSecrets } from '../../shared/runtime/webhook-secrets.ts'
import type { Chance } from '../builders/chance.ts'
import { signed, utf16, windows1251 } from '../builders/webhooks.ts'
import { master } from '../unit/doors/doors.ts'
import type { Scene } from './scene.ts'
import { flat, type Values } from './values.ts'

export type Asked = {
  method: string
  address: string
  headers: Record<string, string>
  body?: string | Uint8Array
  from: string
}

const schemaOf = (() => {
  const made = new Map<object, Record<string, unknown>>()
  return (schema: NonNullable<Description['body']>) => {
    const known = made.get(schema) ?? jsonSchema(schema)
    made.set(schema, known)
    return known
  }
})()

const asForm = 'application/x-www-form-urlencoded'
const pages = httpFunctions
  .flatMap(routesOf)
  .flatMap(([key]) => (key.startsWith('GET ') ? key.slice('GET '.length) : []))
const posted = httpFunctions
  .flatMap(routesOf)
  .flatMap(([key]) => (key.startsWith('POST ') ? key.slice('POST '.length) : []))
const queryNames = [
  ...[
    'code',
    'lang',
    'from',
    'to',
    'days',
    'term',
    'mode',
    'list',
    'sort',
    'after',
    'q',
    'number',
    'file.0',
    'done',
  ],
  ...[
    'page',
    'topic',
    'commission',
    'agency',
    'year',
    'kind',
    'in',
    'i',
    'month',
    'date',
    '__proto__',
    'out',
  ],
]

export class Requests {
  private readonly chance: Chance
  private readonly values: Values
  private readonly scene: Scene

  constructor(chance: Chance, values: Values, scene: Scene) {
    this.chance = chance
    this.values = values
    this.scene = scene
  }

  next(): Asked | 'a form' {
    const made = this.chance.weighed({ form: 35, api: 25, webhook: 10, get: 20, raw: 10 })
    switch (made) {
      case 'form':
        return 'a form'
      case 'api':
        return this.api()
      case 'webhook':
        return this.webhook()
      case 'get':
        return this.get()
      case 'raw':
        return this.raw()
    }
  }

  /** A page that has forms, as somebody who may see it. */
  formPage(): Asked {
    const { chance } = this
    const from = {
      mailed: this.scene.addresses,
      everybody: ['/appeals/new', '/appeals', '/desk/sign-in', '/agency/sign-in', '/deadline'],
      clerks: ['/agency', '/agency/draft-acts/new', '/agency/draft-acts/change?number=ALM-N-2026-000001'],
      members: [
        ...['/desk', '/desk/appeals/new', '/desk/initiatives/new', '/desk/draft-acts/new', '/desk/directory'],
        ...['/desk/draft-acts/change', '/desk/activities', '/desk/activities/new', '/desk/members'],
        ...['/desk/directory/secretariat', '/desk/directory/head', '/desk/directory/agency/akimat'],
        ...['/desk/directory/agency', '/desk/directory/commission', '/desk/directory/topic'],
        ...['/desk/directory/commission/housing', '/desk/appeals/files', '/desk/directory/acting_head'],
        ...this.scene.activities.flatMap((number) => [
          `/desk/activities/${number}`,
          `/desk/activities/${number}/result`,
        ]),
        ...['/desk/channels', `/desk/cases/${encodeURIComponent(this.values.word('number').toWellFormed())}`],
      ],
    }
    const address = chance.of(from[chance.weighed({ mailed: 50, members: 30, everybody: 10, clerks: 10 })])
    return this.asked('GET', address)
  }

  /** One of the page's forms, filled in. */
  form(page: string, html: string): Asked | undefined {
    const { chance, values } = this
    const forms = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
    if (forms.length === 0) return undefined
    const [, tag = '', inside = ''] = chance.of(forms)
    const action = /action="([^"]*)"/.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? page
    const fields = new Map<string, string>()
    for (const [, element = '', attributes = ''] of inside.matchAll(
      /<(input|textarea|select|button)\b([^>]*)>/g,
    )) {
      const [name, value = '', type] = ['name', 'value', 'type'].map(
        (what) => new RegExp(`\\b${what}="([^"]*)"`).exec(attributes)?.[1],
      )
      if (!name || chance.happens(0.1)) continue
      if (element === 'button' || type === 'radio' || type === 'checkbox') {
        if (!fields.has(name) || chance.happens(0.5)) fields.set(name, value)
      } else if (type === 'hidden' && !chance.happens(0.05)) fields.set(name, value)
      else fields.set(name, chance.happens(0.15) && value ? value : values.word(name))
    }
    const typed = [...fields].map(([name, value]): [string, string] =>
      chance.happens(0.02) ? [name, values.text()] : [name, value],
    )
    if (chance.happens(0.05)) typed.push([values.text(), values.text()])
    const method = /method="post"/i.test(tag) ? 'POST' : 'GET'
    const sent = new URLSearchParams(typed).toString()
    if (method === 'GET') return this.asked('GET', `${action.split('?')[0]}?${sent}`)
    return this.asked('POST', action.startsWith('/') ? action : page, { 'content-type': asForm }, sent)
  }

  private api(): Asked {
    const { chance, values } = this
    const { id, method, path } = chance.of(operations())
    const { body } = descriptions[id] as Description
    const address = this.filled(path) + (chance.happens(0.7) ? this.query() : '')
    if (method === 'get' || !body) return this.asked(method.toUpperCase(), address)
    const value = values.of(schemaOf(body))
    const sent = JSON.stringify(chance.happens(0.5) ? value : values.spoilt(value))
    return this.asked(
      'POST',
      address,
      { 'content-type': 'application/json', 'idempotency-key': `key-${chance.below(400)}` },
      chance.happens(0.03) ? sent.slice(0, chance.below(sent.length)) : sent,
    )
  }

  private webhook(): Asked {
    const { chance, values } = this
    const value = values.of(schemaOf(webhookInput)) as Record<string, unknown>
    const timed = { ...value, timestamp: this.scene.doors.world.now }
    const body = JSON.stringify(chance.happens(0.6) ? timed : values.spoilt(timed)) ?? ''
    const agency = values.word('agency')
    const secret = webhookSecrets(master, { id: agency })[0] ?? ''
    const headers = signed(body, chance.happens(0.9) ? `msg_${chance.below(2000)}` : 'a b\u00e9', secret)
    if (chance.happens(0.2)) {
      const name = chance.of(Object.keys(headers))
      headers[name] = chance.happens(0.5) ? values.text() : `${headers[name]}x`
    }
    return this.asked(
      'POST',
      `/webhooks/agencies/${encodeURIComponent(agency.toWellFormed()).slice(0, 3000)}`,
      headers,
      body,
    )
  }

  private get(): Asked {
    const { chance } = this
    const mailed = chance.happens(0.3)
    const address = mailed ? chance.of(this.scene.addresses) : this.filled(chance.of(pages)) + this.query()
    return this.asked(chance.weighed({ GET: 80, HEAD: 18, TRACE: 1, DELETE: 1 }), address)
  }

  /** A body that no page and no program sends. */
  private raw(): Asked {
    const { chance, values } = this
    const words = values.text()
    const bytes = chance.of<() => string | Uint8Array>([
      () => words,
      () => Buffer.from(words, 'latin1'),
      () => utf16(words, { bigEndian: chance.happens(0.5), mark: chance.happens(0.5) }),
      () => windows1251('{"text":"Қоқыс мусор"}'),
      () => Buffer.from(Array.from({ length: chance.below(300) }, () => chance.below(256))),
      () => `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"text":"x"}`,
      () => `\ufeff{"text":${JSON.stringify(words)}}`,
      () => new URLSearchParams(flat(values.of(schemaOf(descriptions.submitAppeal.body)))).toString(),
      () => `a=${'%'.repeat(chance.below(3000))}&__proto__=1&constructor=2&csrf[]=1`,
      () =>
        `--x\r\nContent-Disposition: form-data; name="file"; filename="${words.slice(0, 50)}"\r\n\r\nx\r\n--x--`,
      () => '&'.repeat(chance.below(5000)),
      () => `{"text":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      () => 'x'.repeat(1000 * chance.of([150, 260])),
    ])()
    const type = chance.of([
      ...[asForm, 'application/json', 'text/plain', 'multipart/form-data; boundary=x', '', 'application/xml'],
      ...['application/json; charset=windows-1251', `${asForm};charset=UTF-8`, values.text().slice(0, 200)],
    ])
    return this.asked('POST', this.filled(chance.of(posted)) + this.query(), { 'content-type': type }, bytes)
  }

  /** A route's address, its parts known ones or anything. */
  private filled(pattern: string): string {
    return pattern.replace(/\{(\w+)\+?\}/g, (_, name: string) => {
      const word = this.values.word(name)
      return name === 'token' || name === 'link'
        ? word
        : encodeURIComponent(word.toWellFormed()).slice(0, 3000)
    })
  }

  private query(): string {
    const { chance, values } = this
    if (chance.happens(0.3)) return ''
    const pairs = Array.from({ length: 1 + chance.below(4) }, (): [string, string] => {
      const name = chance.of(queryNames)
      return [
        name,
        values
          .word(name)
          .toWellFormed()
          .slice(0, chance.of([20, 200, 4000])),
      ]
    })
    return `?${new URLSearchParams(pairs)}`
  }

  /** With the session that its address wants, mostly; from one of many networks. */
  private asked(
    method: string,
    address: string,
    headers: Record<string, string> = {},
    body?: string | Uint8Array,
  ): Asked {
    const { chance, values, scene } = this
    const { staff, clerk, pass } = scene
    const who = chance.weighed({ right: 90, nobody: 6, wrong: 4 })
    const session = address.startsWith('/agency') === (who === 'right') ? clerk : staff
    const ways: Record<string, string>[] = address.startsWith('/api/')
      ? [{ authorization: `Bearer ${pass}` }, { cookie: staff.cookie, 'x-csrf-token': staff.csrf }]
      : [{ cookie: `${session.cookie}; x=${'y'.repeat(chance.below(20))}` }]
    const strange: Record<string, string> = chance.happens(0.06)
      ? {
          [chance.of([
            ...['accept-language', 'cookie', 'authorization', 'idempotency-key', 'x-forwarded-for', 'host'],
            ...['content-type', 'origin', 'referer', 'x-http-method-override', 'expect', 'content-encoding'],
          ])]: values.text().slice(0, 12_000),
        }
      : {}
    return {
      method,
      address,
      headers: { ...headers, ...(who !== 'nobody' && chance.of(ways)), ...strange },
      ...(body !== undefined && { body }),
      from: `198.51.${chance.below(100)}.${chance.below(250)}`,
    }
  }
}
