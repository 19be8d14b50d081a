/** SQS and what takes from it: messages come twice, late, out of turn and in batches, and are given up after thirty. */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import type { QueueName } from '../../../events/queues.ts'
import { between, whole } from './clock.ts'
import { mostReceives, queueDays } from './deployment.ts'
import type { Around, Ended } from './invocation.ts'

export type Message = {
  id: string
  body: string
  sentAt: number
  visibleAt: number
  receives: number
  handle: string
  /** Why it was given up, where that was said. */
  reason?: string
}
const day = 86_400_000
/** Runs of its consumer at once. */
const hands = 10

export type Consumer = (event: SQSEvent, id: string) => Promise<Ended<SQSBatchResponse | undefined>>

export class Queue {
  readonly name: QueueName
  messages: Message[] = []
  dead: Message[] = []
  expired = 0
  private running = 0
  private readonly sent = new Map<string, number>()
  private waking = Number.POSITIVE_INFINITY
  private batches = 0
  private readonly around: Around
  private readonly batch: number
  private readonly visibility: number
  private readonly consume: Consumer

  constructor(around: Around, name: QueueName, given: { batch: number; seconds: number; consume: Consumer }) {
    this.around = around
    this.name = name
    this.batch = given.batch
    this.visibility = 6 * given.seconds * 1000
    this.consume = given.consume
  }

  get isAtRest(): boolean {
    return this.messages.length === 0 && this.running === 0
  }

  put(body: string, delaySeconds = 0): void {
    const { clock, strikes } = this.around
    const nth = (this.sent.get(body) ?? 0) + 1
    this.sent.set(body, nth)
    const id = `${this.name} ${nth} ${body}`
    const chance = clock.chanceOf('message', id)
    let wait = delaySeconds * 1000 + between(chance, 5, 400)
    if (strikes('messageLate', chance)) wait += between(chance, 60_000, 12 * 3_600_000)
    this.add(id, body, wait)
    if (strikes('messageTwice', chance))
      this.add(`${id} again`, body, wait + between(chance, 0, chance.happens(0.3) ? 3_600_000 : 2000))
  }

  hide(handle: string, seconds: number): void {
    const message = this.messages.find((one) => one.handle === handle)
    if (!message) return
    message.visibleAt = this.around.clock.now + seconds * 1000
    this.wake(message.visibleAt)
  }

  giveUp(body: string, reason: string): void {
    const { clock } = this.around
    this.dead.push({
      id: `dead ${body}`,
      body,
      sentAt: clock.now,
      visibleAt: clock.now,
      receives: 0,
      handle: '',
      reason,
    })
  }

  /** What lies in the dead letters comes back, but for what is broken for good. */
  redrive(): number {
    const back = this.dead.filter(({ reason }) => reason === undefined)
    this.dead = this.dead.filter(({ reason }) => reason !== undefined)
    for (const { body } of back) this.put(body)
    return back.length
  }

  private add(id: string, body: string, wait: number): void {
    const { clock } = this.around
    const visibleAt = clock.now + wait
    this.messages.push({ id, body, sentAt: clock.now, visibleAt, receives: 0, handle: '' })
    this.wake(visibleAt)
  }

  private wake(at: number): void {
    if (at >= this.waking) return
    this.waking = at
    this.around.clock.at(at, () => {
      // An earlier one came between, and has looked since.
      if (this.waking !== at) return
      this.waking = Number.POSITIVE_INFINITY
      this.poll()
    })
  }

  private poll(): void {
    const { clock, strikes, note } = this.around
    const now = clock.now
    const fresh = this.messages.filter(({ sentAt }) => sentAt + queueDays * day > now)
    this.expired += this.messages.length - fresh.length
    const over = fresh.filter((m) => m.visibleAt <= now && m.receives >= mostReceives)
    if (over.length) note('dead letter', over.length)
    this.dead.push(...over)
    this.messages = fresh.filter((m) => !over.includes(m))
    const visible = this.messages.filter((m) => m.visibleAt <= now)
    while (visible.length && this.running < hands) {
      const chance = clock.chanceOf('batch', this.name, visible[0]?.id ?? '', visible[0]?.receives ?? 0)
      const taken: Message[] = []
      for (let most = whole(chance, 1, this.batch); most > 0 && visible.length; most--)
        taken.push(...visible.splice(chance.below(visible.length), 1))
      for (const message of taken) {
        message.receives++
        message.visibleAt = now + this.visibility
        message.handle = `${message.receives} ${message.id}`
      }
      if (!strikes('functionThrottled', chance)) this.deliver(taken)
    }
    // Where all hands are full, the first that is free looks again.
    if (this.running >= hands) return
    const next = Math.min(...this.messages.map((m) => Math.max(m.visibleAt, now + 1)))
    if (Number.isFinite(next)) this.wake(next)
  }

  private deliver(taken: Message[]): void {
    const { clock, strikes } = this.around
    this.running++
    const [first] = taken
    const id = `${this.name}#${++this.batches} ${first?.receives} ${first?.id}`
    const event = { Records: taken.map((message) => this.recordOf(message)) }
    void this.consume(event, id).then((result) => {
      this.running--
      if (result.ended === 'well') {
        const failed = new Set(result.value?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
        const done = taken.filter(
          (message) =>
            !failed.has(message.id) && !strikes('deleteLost', clock.chanceOf('delete', message.handle)),
        )
        this.messages = this.messages.filter((message) => !done.includes(message))
      }
      this.wake(clock.now + 1)
    })
  }

  private recordOf({ id, body, sentAt, receives, handle }: Message): SQSEvent['Records'][number] {
    return {
      messageId: id,
      receiptHandle: handle,
      body,
      attributes: {
        ApproximateReceiveCount: String(receives),
        SentTimestamp: String(Math.floor(sentAt)),
        SenderId: 'simulated',
        ApproximateFirstReceiveTimestamp: String(Math.floor(sentAt)),
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: `arn:aws:sqs:eu-central-1:1:${this.name}`,
      awsRegion: 'eu-central-1',
    }
  }
}
