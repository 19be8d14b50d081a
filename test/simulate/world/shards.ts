/** One shard of the log's stream: in order, again after a failure, in ever smaller batches, and given up in the end. */
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { streamRecord } from '../../builders/aws-events.ts'
import { between } from './clock.ts'
import { stream } from './deployment.ts'
import type { Around, Ended } from './invocation.ts'

export type Hint = { caseId: string; version: number }
type Waiting = Hint & { at: number }

export class Shard {
  /** Commits of which nothing was published. */
  readonly givenUp: Hint[] = []
  private readonly waiting: Waiting[] = []
  private running = false
  private pausedUntil = 0
  private batches = 0
  private readonly around: Around
  private readonly name: string
  private readonly relay: (event: DynamoDBStreamEvent, id: string) => Promise<Ended<unknown>>

  constructor(
    around: Around,
    name: string,
    relay: (event: DynamoDBStreamEvent, id: string) => Promise<Ended<unknown>>,
  ) {
    this.around = around
    this.name = name
    this.relay = relay
  }

  get isAtRest(): boolean {
    return !this.running && this.waiting.length === 0
  }

  put(hint: Hint): void {
    const { clock, strikes } = this.around
    const chance = clock.chanceOf('stream', hint.caseId, hint.version)
    this.waiting.push({ ...hint, at: clock.now })
    if (strikes('streamPause', chance)) this.pausedUntil = clock.now + between(chance, 1000, 3 * 3_600_000)
    clock.at(Math.max(clock.now + between(chance, 50, 400), this.pausedUntil), () => void this.go())
  }

  private async go(): Promise<void> {
    if (this.running || this.waiting.length === 0) return
    const { clock, strikes } = this.around
    if (clock.now < this.pausedUntil) return clock.at(this.pausedUntil, () => void this.go())
    this.running = true
    while (this.waiting.length) {
      const batch = this.waiting.slice(0, stream.batch)
      await this.carry(batch, stream.retries)
      const [first] = batch
      if (strikes('streamAgain', clock.chanceOf('again', first?.caseId ?? '', first?.version ?? 0)))
        await this.carry(batch, 0)
      this.waiting.splice(0, batch.length)
    }
    this.running = false
  }

  private async carry(batch: readonly Waiting[], retries: number): Promise<void> {
    const { clock, note } = this.around
    let left = retries
    for (let wait = 500; ; wait = Math.min(wait * 2, 60_000)) {
      const young = batch.filter(({ at }) => at + stream.hours * 3_600_000 > clock.now)
      if (young.length === 0) return
      const [first] = young
      const id = `${this.name}#${++this.batches} ${first?.caseId} ${first?.version} ${young.length}`
      const Records = young.map(({ caseId, version }) => streamRecord(caseId, version))
      if ((await this.relay({ Records }, id)).ended === 'well') return
      if (left-- <= 0) {
        note('stream records given up', young.length)
        this.givenUp.push(...young)
        return
      }
      await clock.sleep(wait)
      if (young.length === 1) continue
      const half = young.length >> 1
      await this.carry(young.slice(0, half), left)
      await this.carry(young.slice(half), left)
      return
    }
  }
}
