/** The world outside: mail that comes back, a scanner of files, agencies that take webhooks or do not. */
import type { Chance } from '../../builders/chance.ts'
import type { Mailed, Posted } from '../auditor/observed.ts'
import { between } from './clock.ts'
import { invocationNow } from './invocation.ts'
import type { World } from './world.ts'

export class Outside {
  private readonly world: World

  constructor(world: World) {
    this.world = world
  }

  bounces({ id, raw, to }: Mailed, chance: Chance): void {
    const tags = Object.fromEntries(
      [...(/^X-SES-MESSAGE-TAGS: (.*)$/im.exec(raw)?.[1] ?? '').matchAll(/(\w+)=([\w-]+)/g)].map(
        ([, k, v]) => [k, [v]],
      ),
    )
    const after = between(chance, 500, 600_000)
    const timestamp = this.world.clock.iso(this.world.clock.now + after)
    const what = chance.of([
      {
        eventType: 'Bounce',
        bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: to }], timestamp },
      },
      {
        eventType: 'Bounce',
        bounce: {
          bounceType: 'Transient',
          bounceSubType: 'MailboxFull',
          bouncedRecipients: [{ emailAddress: to }],
          timestamp,
        },
      },
      {
        eventType: 'Bounce',
        bounce: {
          bounceType: 'Transient',
          bounceSubType: 'General',
          bouncedRecipients: [{ emailAddress: to }],
          timestamp,
        },
      },
      { eventType: 'Complaint', complaint: { complainedRecipients: [{ emailAddress: to }], timestamp } },
    ])
    const message = JSON.stringify({ ...what, mail: { messageId: id, timestamp, destination: [to], tags } })
    const event = { Records: [{ Sns: { Message: message, MessageId: `sns-${id}` } }] }
    this.world.busy++
    this.world.clock.after(after, () => {
      this.world.busy--
      void this.world.hand('record-delivery', event, id)
    })
  }

  scans(key: string, mark: string): void {
    const chance = this.world.clock.chanceOf('scan', key, mark)
    const found = this.world.strikes('scanFinds', chance)
      ? chance.of(['THREATS_FOUND', 'UNSUPPORTED'])
      : 'NO_THREATS_FOUND'
    this.world.scanned.set(key.split('/').at(-1) ?? '', found)
    const result = {
      'detail-type': 'GuardDuty Malware Protection Object Scan Result',
      detail: {
        s3ObjectDetails: { objectKey: key, eTag: mark },
        scanResultDetails: { scanResultStatus: found },
      },
    }
    this.world.busy++
    this.world.clock.after(between(chance, 1000, 120_000), () => {
      this.world.busy--
      this.world.queues.files.put(JSON.stringify(result))
    })
  }

  /** What functions ask of the net: webhooks of agencies. */
  async fetch(url: string, init: RequestInit): Promise<Response> {
    const run = invocationNow()
    if (!run) throw new TypeError('nobody asks')
    const agency = new URL(url).hostname.split('.')[0] ?? ''
    const mode = this.world.hookMode(agency)
    const note = (answered: boolean) =>
      this.world.posted.push({
        at: this.world.clock.now,
        agency,
        headers: init.headers as Record<string, string>,
        body: String(init.body),
        run: run.id,
        answered,
      })
    if (mode === 'hangs') {
      this.world.count('webhook hangs')
      if (run.chance.happens(0.3)) note(false)
      return new Promise((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error))
      })
    }
    let posted: Posted | undefined
    return run.ask(
      'webhook',
      1,
      () => {
        if (mode === 'down') this.world.count('webhook down')
        else posted = this.world.posted[note(true) - 1]
        return new Response(null, { status: mode === 'down' ? 503 : 204 })
      },
      (sure) => {
        if (posted && !sure) posted.answered = false
      },
    )
  }
}
