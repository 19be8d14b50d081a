/**
 * A council's whole system in one process and in virtual time: its own functions, over services that fail as AWS's do.
 * All that comes in or goes out is written down as it was, for the auditor.
 */
import { createHash } from 'node:crypto'
import type { DynamoDBStreamEvent, SQSBatchResponse } from 'aws-lambda'
import { type QueueName, queues } from '../../../events/catalogue.ts'
import { httpFunctions, routesOf } from '../../../events/routes.ts'
import { isWorkingDay } from '../../../shared/domain/terms.ts'
import type { FunctionName } from '../../../shared/wiring/env.ts'
import { httpEvent } from '../../builders/aws-events.ts'
import type { Chance } from '../../builders/chance.ts'
import { routeOf } from '../../builders/routes.ts'
import type { Mailed, Observed, Posted, Replied } from '../auditor/observed.ts'
import { between, Clock } from './clock.ts'
import { asyncRetries, consumers, seconds, stream } from './deployment.ts'
import type { FaultName, Rates, Weather } from './faults.ts'
import { none } from './faults.ts'
import { FileStore } from './files.ts'
import { deadLettersOf, type Deployed } from './functions.ts'
import { type Around, type Ended, Invocation, invocationNow, sdkError } from './invocation.ts'
import { virtual } from './process.ts'
import { Queue } from './queues.ts'
import { Shard } from './shards.ts'
import { Table } from './tables.ts'

/** A service that is away for a while. */
export type Outage = { service: RegExp; from: number; until: number; how: 'error' | 'hang' | 'throttle' }
export type HookMode = 'takes' | 'down' | 'hangs'
/** `how` names the actor and its try: chance follows from it. */
export type Asked = {
  method: 'GET' | 'POST'
  url: string
  headers?: Record<string, string>
  body?: string
  from?: string
}
export type Answered = { status: number; headers: Record<string, string>; body: string }

type Command = { constructor: { name: string }; input: Record<string, unknown> }

/** What the secrets' store says. */
export const secretOf = (id: string) => `${id}: a secret of the simulation, long enough for any use of it`
const listed = httpFunctions.flatMap((name) => routesOf(name).map(([key]) => ({ name, key })))

export class World implements Around {
  readonly clock: Clock
  rates: Rates
  readonly faults = new Map<string, number>()
  readonly noted = new Map<string, number>()
  readonly tables: Record<'Cases' | 'Views' | 'People' | 'Claims', Table>
  readonly queues: Record<QueueName, Queue>
  readonly shards: Shard[]
  readonly files: FileStore
  readonly broken = new Set<string>()
  readonly refusedAddresses = new Set<string>()
  readonly queuedWords: string[] = []
  readonly scanned = new Map<string, string>()
  readonly mailed: Mailed[] = []
  readonly posted: Posted[] = []
  readonly replied: Replied[] = []
  outages: Outage[] = []
  /** SES takes no mail to these addresses. */
  refused: (address: string) => boolean = () => false
  hookMode: (agency: string) => HookMode = () => 'takes'
  /** Code runs that does not know this event. */
  unknownEvent: string | undefined
  /** Code runs that adds a field to what it writes. */
  writesMore = false
  /** What actors and the operator still do. */
  busy = 0
  /** The latest lines of what happened. */
  readonly lines: string[] = []
  keepsLines = false
  private readonly hash = createHash('sha256')
  readonly functions: Record<FunctionName, Deployed>
  readonly weather: Weather
  private readonly runs = new Map<string, number>()
  private readonly touched: Observed['peopleWritten'] = new Map()

  constructor(seed: number, start: number, weather: Weather, functions: Record<FunctionName, Deployed>) {
    this.clock = new Clock(seed, start)
    this.weather = weather
    this.rates = weather.rates
    this.functions = functions
    const table = (...given: [string, { partition: string; sort?: string }, Record<string, [string, string]>?]) =>
      new Table(this, ...given)
    this.tables = {
      Cases: table('Cases', { partition: 'caseId', sort: 'version' }),
      Views: table('Views', { partition: 'caseId', sort: 'part' }, {
        due: ['dueShard', 'dueKey'],
        commission: ['commissionKey', 'listKey'],
        agency: ['agencyKey', 'listKey'],
        month: ['monthKey', 'listKey'],
      }),
      People: table('People', { partition: 'caseId', sort: 'contentId' }),
      Claims: table('Claims', { partition: 'key' }),
    }
    this.files = new FileStore(this.clock)
    this.queues = Object.fromEntries(queues.map((name) => [name, this.queueOf(name)])) as Record<QueueName, Queue>
    this.shards = Array.from(
      { length: stream.shards },
      (_, i) => new Shard(this, `shard-${i}`, (event: DynamoDBStreamEvent, id) => this.invoke('relay', event, id)),
    )
    this.tables.Cases.onInsert = ({ caseId, version }) => {
      const shard = [...(caseId?.S ?? '')].reduce((sum, char) => sum + char.charCodeAt(0), 0) % stream.shards
      this.shards[shard]?.put({ caseId: caseId?.S ?? '', version: Number(version?.S) })
    }
    this.tables.People.onWrite = (item) => {
      const text = JSON.stringify(item.content)
      const place = `${item.caseId?.S}\n${item.contentId?.S}`
      for (const [mark] of text.matchAll(/\bzq[0-9a-z]{6}\b/g))
        this.touched.set(mark, (this.touched.get(mark) ?? new Set()).add(place))
    }
    this.tables.Cases.shown = (item) =>
      this.unknownEvent && JSON.stringify(item.events).includes(`"${this.unknownEvent}"`)
        ? (this.count('unreadable commit'),
          JSON.parse(JSON.stringify(item).replace(`"${this.unknownEvent}"`, `"${this.unknownEvent}Later"`)))
        : item
    this.files.onAttached = (key, mark) => this.scans(key, mark)
  }

  /** Makes this the world that the process is in. */
  enter(): void {
    const { clock } = this
    worldNow = this
    virtual.now = () => clock.now + (invocationNow()?.skew ?? 0)
    const chance = clock.chanceOf('world')
    virtual.random = () => (invocationNow()?.chance ?? chance).next()
    virtual.after = (milliseconds, run) => clock.after(milliseconds, run)
    virtual.fetch = (url, init) => this.fetch(url, init)
  }

  // What the world is for whatever runs in it

  readonly strikes = (fault: FaultName, chance: Chance): boolean => {
    const rate = this.rates[fault]
    const happens = rate > 0 && chance.happens(rate)
    if (happens) this.count(fault)
    return happens
  }

  readonly count = (what: string, times = 1): void => {
    this.faults.set(what, (this.faults.get(what) ?? 0) + times)
  }

  /** What came to pass, and is no fault. */
  readonly note = (what: string, times = 1): void => {
    this.noted.set(what, (this.noted.get(what) ?? 0) + times)
  }

  readonly outage = (service: string): 'error' | 'hang' | 'throttle' | undefined => {
    const { now } = this.clock
    const found = this.outages.find((one) => one.service.test(service) && one.from <= now && now < one.until)
    if (found) this.count('outage')
    return found?.how
  }

  readonly trace = (line: string): void => {
    const whole = `${this.clock.now.toFixed(3)} ${line}`
    this.hash.update(whole)
    if (this.keepsLines) this.lines.push(`${this.clock.iso()} ${line}`)
  }

  readonly mistakes: unknown[] = []
  readonly mistake = (error: unknown): void => {
    this.mistakes.push(error)
  }

  /** Of all that happened, and all that came of it. */
  digest(): string {
    for (const { items } of Object.values(this.tables).map((table) => ({ items: table.items() })))
      this.hash.update(JSON.stringify(items))
    this.hash.update(JSON.stringify([this.mailed, this.posted, this.replied]))
    return this.hash.digest('hex').slice(0, 16)
  }

  // Functions

  invoke(name: FunctionName, event: unknown, id: string): Promise<Ended<unknown>> {
    const invocation = new Invocation(this, `${name} ${id}`, seconds[name])
    const context = {
      awsRequestId: invocation.id,
      getRemainingTimeInMillis: () => invocation.deadline - this.clock.now,
    }
    return invocation.run(() => this.functions[name].handler(event, context))
  }

  /** A request through the portal's front door; undefined where no answer came. `who` says whose try it is. */
  async http(asked: Asked, who: string): Promise<Answered | undefined> {
    const url = new URL(asked.url, process.env.PORTAL_URL)
    const path = decodeURIComponent(url.pathname)
    const { route, params } = routeOf(listed.map(({ key }) => key), asked.method, path)
    const name = listed.find(({ key }) => key === route)?.name ?? 'public-pages'
    const run = (this.runs.get(who) ?? 0) + 1
    this.runs.set(who, run)
    const chance = this.clock.chanceOf('request', who, run)
    const at = this.clock.now + (this.strikes('clockOff', chance) ? between(chance, -5000, 5000) : 0)
    const event = httpEvent({
      route,
      params,
      path,
      query: url.search.slice(1),
      headers: asked.headers ?? {},
      at: this.clock.iso(at),
      from: asked.from ?? '192.0.2.1',
      ...(asked.body !== undefined && { body: asked.body }),
    })
    event.requestContext.requestId = `${who} ${run}`
    const ended = await this.invoke(name, event, `${who} ${run}`)
    const reply = ended.ended === 'well' ? (ended.value as { statusCode: number; headers: Record<string, string>; body: string }) : undefined
    const lost = this.strikes('answerLost', chance)
    const answer = reply && { status: reply.statusCode, headers: reply.headers, body: reply.body }
    this.trace(`${who} ${asked.method} ${url.pathname} ${answer?.status ?? ended.ended}${lost ? ' lost' : ''}`)
    this.replied.push({
      at: this.clock.now,
      who,
      method: asked.method,
      path: url.pathname,
      query: url.search,
      key: asked.headers?.['idempotency-key'] ?? asked.headers?.['webhook-id'] ?? '',
      sent: asked.body ?? '',
      status: lost ? 0 : (answer?.status ?? 0),
      body: lost ? '' : (answer?.body ?? ''),
    })
    return lost ? undefined : answer
  }

  /** Work with the operator's own credentials; tried again until it goes through. */
  async operate<T>(what: string, work: () => Promise<T>, tries = 6): Promise<T | undefined> {
    for (let attempt = 1; attempt <= tries; attempt++) {
      const ended = await new Invocation(this, `operator ${what} ${attempt}`, 3600).run(work)
      if (ended.ended === 'well') return ended.value
      await this.clock.sleep(60_000)
    }
    this.note('operator gave up')
    return undefined
  }

  /** Handed to a function without waiting for it: tried again twice. */
  async hand(name: FunctionName, event: unknown, id: string): Promise<boolean> {
    this.busy++
    try {
      for (let attempt = 0; attempt <= asyncRetries; attempt++) {
        if ((await this.invoke(name, event, `${id} ${attempt}`)).ended === 'well') return true
        await this.clock.sleep(60_000 * (attempt + 1))
      }
      this.note(`${name} gave up`)
      return false
    } finally {
      this.busy--
    }
  }

  get isAtRest(): boolean {
    const resting = [...Object.values(this.queues), ...this.shards].every(({ isAtRest }) => isAtRest)
    return resting && this.busy === 0
  }

  /** Until nothing moves any more, at most so many days. */
  async settle(days = 9): Promise<boolean> {
    const until = this.clock.now + days * 86_400_000
    while (!this.isAtRest) {
      if (this.clock.now > until) return false
      await this.clock.sleep(30_000)
    }
    return true
  }

  /** What ends by itself does, sooner or later. */
  expire(): void {
    for (const table of [this.tables.People, this.tables.Claims])
      for (const item of table.items())
        if (item.expiresAt?.N && Number(item.expiresAt.N) * 1000 < this.clock.now) {
          table.remove(item)
          this.note(`expired in ${table.name}`)
        }
    this.files.expire()
  }

  stillAll(): void {
    this.rates = none
    this.outages = []
    this.unknownEvent = undefined
    this.writesMore = false
    this.hookMode = () => 'takes'
    this.refused = () => false
  }

  /** As the operator's machine has them: the last that were deployed. */
  get rules(): Deployed['rules'] {
    return this.functions.relay.rules
  }
  isWorked(day: string): boolean {
    return isWorkingDay(this.rules.calendar, day)
  }

  get peopleWritten(): Observed['peopleWritten'] {
    return this.touched
  }

  // Services

  /** A command of an SDK client, sent by whoever runs at the moment. */
  async send(service: 'dynamo' | 'sqs' | 'ses' | 's3' | 'secrets', command: Command, tries: number): Promise<unknown> {
    const operation = command.constructor.name.replace(/Command$/, '')
    const { input } = command
    const run = invocationNow()
    if (service === 'secrets') return { SecretString: secretOf(String(input.SecretId)) }
    if (!run) return this.effectOf(service, operation, input, this.clock.chanceOf('boot'))()
    const name = {
      dynamo: () => `${tableOf(input)}.${operation}`,
      sqs: () => `sqs.${input.QueueUrl}`,
      ses: () => 'ses',
      s3: () => `s3.${operation}`,
    }[service]()
    const effect = this.effectOf(service, operation, input, run.chance)
    if (service !== 'ses') return run.ask(name, tries, effect)
    let mail: Mailed | undefined
    const said = (sure: boolean) => {
      if (mail && !sure) mail.sure = false
    }
    return run.ask(name, tries, () => {
      mail = this.mails(input, run)
      return { MessageId: mail.id }
    }, said)
  }

  private effectOf(service: string, operation: string, input: Record<string, unknown>, chance: Chance): () => unknown {
    if (service === 's3') return () => this.files.do(operation, input as never)
    if (service === 'sqs') return () => this.sqs(operation, input as never, chance)
    return () => this.dynamo(operation, input, chance)
  }

  private dynamo(operation: string, input: Record<string, unknown>, chance: Chance): unknown {
    const table = this.tables[tableOf(input) as keyof World['tables']]
    try {
      return this.operation(table, operation, input, chance)
    } catch (error) {
      const lost = error instanceof Error && error.name === 'ConditionalCheckFailedException'
      if (lost && table.name === 'Cases') this.note('race lost')
      if (lost && operation === 'UpdateItem') this.note('claim taken')
      throw error
    }
  }

  private operation(table: Table, operation: string, input: Record<string, unknown>, chance: Chance): unknown {
    switch (operation) {
      case 'GetItem':
        return table.get(input as never, chance)
      case 'PutItem':
        return table.put((table.name === 'Cases' && this.writesMore ? withMore(input) : input) as never)
      case 'UpdateItem':
        return table.update(input as never)
      case 'DeleteItem':
        return table.delete(input as never)
      case 'BatchGetItem':
        return table.batchGet((input.RequestItems as never)[table.name], chance)
      case 'Query':
        return table.query(input as never, chance)
      case 'Scan':
        return table.scan(input as never, chance)
      default:
        throw new Error(`DynamoDB ${operation}?`)
    }
  }

  private sqs(operation: string, input: SqsInput, chance: Chance): unknown {
    const name = queues.find((queue) => queue === input.QueueUrl || deadLettersOf(queue) === input.QueueUrl)
    if (!name) throw new Error(`no queue ${input.QueueUrl}`)
    const queue = this.queues[name]
    switch (operation) {
      case 'SendMessageBatch': {
        const bytes = input.Entries.reduce((sum, { MessageBody }) => sum + Buffer.byteLength(MessageBody), 0)
        if (bytes > 262_144 || input.Entries.length > 10) throw sdkError('BatchRequestTooLong', 'too much', 400)
        const Failed = input.Entries.filter(({ MessageBody, DelaySeconds }) => {
          if (hasWords(MessageBody)) this.queuedWords.push(MessageBody)
          if (this.strikes('partOfBatch', chance)) return true
          queue.put(MessageBody, DelaySeconds)
          if (name === 'commits') this.note('commit set aside')
          return false
        }).map(({ Id }) => ({ Id, Code: 'InternalError' }))
        return { Failed }
      }
      case 'SendMessage':
        return queue.giveUp(input.MessageBody, input.MessageAttributes?.reason?.StringValue ?? '')
      case 'ChangeMessageVisibility':
        return queue.hide(input.ReceiptHandle, input.VisibilityTimeout)
      case 'GetQueueAttributes':
        return { Attributes: { ApproximateNumberOfMessages: String(queue.dead.length) } }
      case 'ReceiveMessage':
        return {
          Messages: queue.dead.slice(0, 10).map(({ body, sentAt }) => ({ Body: body, Attributes: { SentTimestamp: String(sentAt) } })),
        }
      default:
        throw new Error(`SQS ${operation}?`)
    }
  }

  private mails(input: Record<string, unknown>, run: Invocation): Mailed {
    const { Destinations, RawMessage } = input as { Destinations: [string]; RawMessage: { Data: Buffer } }
    const [to] = Destinations
    if (this.refused(to)) {
      this.count('address refused')
      this.refusedAddresses.add(to)
      throw sdkError('MessageRejected', 'Address blacklisted.', 400)
    }
    const raw = RawMessage.Data.toString('utf8')
    const mail = { id: `ses-${this.mailed.length + 1}`, at: this.clock.now, to, raw, run: run.id, sure: true }
    this.mailed.push(mail)
    const chance = this.clock.chanceOf('bounce', to, raw.length, this.clock.iso())
    if (this.strikes('bounce', chance)) this.bounces(mail, chance)
    return mail
  }

  private bounces({ id, raw, to }: Mailed, chance: Chance): void {
    const tags = Object.fromEntries(
      [...(/^X-SES-MESSAGE-TAGS: (.*)$/m.exec(raw)?.[1] ?? '').matchAll(/(\w+)=([\w-]+)/g)].map(([, k, v]) => [k, [v]]),
    )
    const after = between(chance, 500, 600_000)
    const timestamp = this.clock.iso(this.clock.now + after)
    const what = chance.of([
      { eventType: 'Bounce', bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: to }], timestamp } },
      { eventType: 'Bounce', bounce: { bounceType: 'Transient', bounceSubType: 'MailboxFull', bouncedRecipients: [{ emailAddress: to }], timestamp } },
      { eventType: 'Bounce', bounce: { bounceType: 'Transient', bounceSubType: 'General', bouncedRecipients: [{ emailAddress: to }], timestamp } },
      { eventType: 'Complaint', complaint: { complainedRecipients: [{ emailAddress: to }], timestamp } },
    ])
    const message = JSON.stringify({ ...what, mail: { messageId: id, timestamp, destination: [to], tags } })
    const event = { Records: [{ Sns: { Message: message, MessageId: `sns-${id}` } }] }
    this.busy++
    this.clock.after(after, () => {
      this.busy--
      void this.hand('record-delivery', event, id)
    })
  }

  private scans(key: string, mark: string): void {
    const chance = this.clock.chanceOf('scan', key, mark)
    const found = this.strikes('scanFinds', chance) ? chance.of(['THREATS_FOUND', 'UNSUPPORTED']) : 'NO_THREATS_FOUND'
    this.scanned.set(key.split('/').at(-1) ?? '', found)
    const result = {
      'detail-type': 'GuardDuty Malware Protection Object Scan Result',
      detail: { s3ObjectDetails: { objectKey: key, eTag: mark }, scanResultDetails: { scanResultStatus: found } },
    }
    this.busy++
    this.clock.after(between(chance, 1000, 120_000), () => {
      this.busy--
      this.queues.files.put(JSON.stringify(result))
    })
  }

  /** What functions ask of the net: webhooks of agencies. */
  private async fetch(url: string, init: RequestInit): Promise<Response> {
    const run = invocationNow()
    if (!run) throw new TypeError('nobody asks')
    const agency = new URL(url).hostname.split('.')[0] ?? ''
    const mode = this.hookMode(agency)
    const note = (answered: boolean) =>
      this.posted.push({
        at: this.clock.now,
        agency,
        headers: init.headers as Record<string, string>,
        body: String(init.body),
        run: run.id,
        answered,
      })
    if (mode === 'hangs') {
      this.count('webhook hangs')
      if (run.chance.happens(0.3)) note(false)
      return new Promise((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error))
      })
    }
    let posted: Posted | undefined
    return run.ask('webhook', 1, () => {
      if (mode === 'down') this.count('webhook down')
      else posted = this.posted[note(true) - 1]
      return new Response(null, { status: mode === 'down' ? 503 : 204 })
    }, (sure) => {
      if (posted && !sure) posted.answered = false
    })
  }

  private queueOf(name: QueueName): Queue {
    const { consumer, batch } = consumers[name]
    return new Queue(this, name, {
      batch,
      seconds: seconds[consumer],
      consume: (event, id) =>
        this.invoke(consumer, event, id) as Promise<Ended<SQSBatchResponse | undefined>>,
    })
  }
}

type SqsInput = {
  QueueUrl: string
  Entries: { Id: string; MessageBody: string; DelaySeconds?: number }[]
  MessageBody: string
  MessageAttributes?: { reason?: { StringValue?: string } }
  ReceiptHandle: string
  VisibilityTimeout: number
}

const tableOf = ({ TableName, RequestItems }: Record<string, unknown>): string =>
  String(TableName ?? Object.keys(RequestItems ?? {})[0])

/** As a newer version of the system may have written it. */
const withMore = (input: Record<string, unknown>): Record<string, unknown> => {
  const copy = structuredClone(input) as { Item: { events: { L: { M: Record<string, unknown> }[] } } }
  for (const { M } of copy.Item.events.L) M.since = { S: 'a later version' }
  return copy as unknown as Record<string, unknown>
}

const hasWords = (text: string) => /\bzq[0-9a-z]{6}\b/.test(text)

let worldNow: World | undefined
export const currentWorld = (): World => {
  if (!worldNow) throw new Error('no world')
  return worldNow
}
