/**
 * A council's whole system in one process and in virtual time: its own functions, over services that fail as AWS's do.
 * All that comes in or goes out is written down as it was, for the auditor.
 */
import { createHash } from 'node:crypto'
import type { DynamoDBStreamEvent, SQSBatchResponse } from 'aws-lambda'
import { type QueueName, queues } from '../../../events/queues.ts'
import { httpFunctions, routesOf } from '../../../events/routes.ts'
import { consumers } from '../../../infra/constructs/consumers.ts'
import { isWorkingDay } from '../../../shared/domain/terms/calendar.ts'
import type { FunctionName } from '../../../shared/wiring/env.ts'
import { httpEvent } from '../../builders/aws-events.ts'
import type { Chance } from '../../builders/chance.ts'
import { routeOf } from '../../builders/routes.ts'
import type { Mailed, Observed, Posted, Replied } from '../auditor/observed.ts'
import { between, Clock } from './clock.ts'
import { asyncRetries, seconds, stream, usualBatch } from './deployment.ts'
import type { FaultName, Rates, Weather } from './faults.ts'
import { none } from './faults.ts'
import { FileStore } from './files.ts'
import type { Deployed } from './functions.ts'
import { type Around, type Ended, Invocation, invocationNow } from './invocation.ts'
import { Outside } from './outside.ts'
import { virtual } from './process.ts'
import { Queue } from './queues.ts'
import { Services } from './services.ts'
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
  readonly services = new Services(this)
  readonly outside = new Outside(this)
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
  /** Nothing goes wrong any more. */
  isStill = false
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
    const table = (
      ...given: [string, { partition: string; sort?: string }, Record<string, [string, string]>?]
    ) => new Table(this, ...given)
    this.tables = {
      Cases: table('Cases', { partition: 'caseId', sort: 'version' }),
      Views: table(
        'Views',
        { partition: 'caseId', sort: 'part' },
        {
          due: ['dueShard', 'dueKey'],
          commission: ['commissionKey', 'listKey'],
          agency: ['agencyKey', 'listKey'],
          month: ['monthKey', 'listKey'],
        },
      ),
      People: table('People', { partition: 'caseId', sort: 'contentId' }),
      Claims: table('Claims', { partition: 'key' }),
    }
    this.files = new FileStore(this.clock)
    this.queues = Object.fromEntries(queues.map((name) => [name, this.queueOf(name)])) as Record<
      QueueName,
      Queue
    >
    this.shards = Array.from(
      { length: stream.shards },
      (_, i) =>
        new Shard(this, `shard-${i}`, (event: DynamoDBStreamEvent, id) => this.invoke('relay', event, id)),
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
    this.tables.Cases.shown = (item) => {
      const event = this.unknownEvent
      if (!event || !JSON.stringify(item.events).includes(`"${event}"`)) return item
      this.count('unreadable commit')
      return JSON.parse(JSON.stringify(item).replace(`"${event}"`, `"${event}Later"`))
    }
    this.files.onAttached = (key, mark) => this.outside.scans(key, mark)
  }

  /** Makes this the world that the process is in. */
  enter(): void {
    const { clock } = this
    worldNow = this
    virtual.now = () => clock.now + (invocationNow()?.skew ?? 0)
    const chance = clock.chanceOf('world')
    virtual.random = () => (invocationNow()?.chance ?? chance).next()
    virtual.after = (milliseconds, run) => clock.after(milliseconds, run)
    virtual.fetch = (url, init) => this.outside.fetch(url, init)
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
    const { route, params } = routeOf(
      listed.map(({ key }) => key),
      asked.method,
      path,
    )
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
    const reply =
      ended.ended === 'well'
        ? (ended.value as { statusCode: number; headers: Record<string, string>; body: string })
        : undefined
    const lost = this.strikes('answerLost', chance)
    const answer = reply && { status: reply.statusCode, headers: reply.headers, body: reply.body }
    this.trace(
      `${who} ${asked.method} ${url.pathname} ${answer?.status ?? ended.ended}${lost ? ' lost' : ''}`,
    )
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
  async operate<T>(what: string, work: () => Promise<T>, tries = 30): Promise<T | undefined> {
    for (let attempt = 1; attempt <= tries; attempt++) {
      const ended = await new Invocation(this, `operator ${what} ${attempt}`, 3600).run(work)
      if (ended.ended === 'well') return ended.value
      await this.clock.sleep(60_000 * attempt)
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
      await this.clock.sleep(300_000)
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
    this.isStill = true
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

  private queueOf(name: QueueName): Queue {
    const { consumer, batchSize: batch = usualBatch } = consumers[name]
    return new Queue(this, name, {
      batch,
      seconds: seconds[consumer],
      consume: (event, id) =>
        this.invoke(consumer, event, id) as Promise<Ended<SQSBatchResponse | undefined>>,
    })
  }
}

let worldNow: World | undefined
export const currentWorld = (): World => {
  if (!worldNow) throw new Error('no world')
  return worldNow
}
