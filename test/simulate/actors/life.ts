/** What all actors have in common: words of their own, patience with a portal that fails, and the mail they get. */
import type { Chance } from '../../builders/chance.ts'
import { issued } from '../../builders/identity.ts'
import { type Mail, readMail } from '../auditor/mime.ts'
import type { Mark } from '../auditor/observed.ts'
import { between, whole } from '../world/clock.ts'
import type { Answered, Asked, World } from '../world/world.ts'

/** Somebody does something. A new kind of actor is a file of its own, listed in `actors.ts`. */
export type Actor = {
  name: string
  /** How often, compared with the others. */
  weight: number
  /** Whether it brings a new case. */
  opens?: true
  act: (life: Life, turn: Turn) => Promise<void>
}

/** One time that an actor does something: what they draw and write then is theirs alone. */
export type Turn = { id: string; chance: Chance; words: number }

/**
 * An activity that was planned: what may be done with it, as it was last told, how much it has decided, how many came, and
 * how many members there are, where somebody was told.
 */
export type Known = {
  number: string
  form: string
  actions: string[]
  decided: number
  present?: number
  members?: number
  /** Photographs and documents that were added to it. */
  files: string[]
}

/** A receipt that somebody holds. */
export type Receipt = { number: string; code: string; by: string }
export type Inboxed = { to: string; role: string; at: number; mail: Mail; token?: string }

const tags = /^X-SES-MESSAGE-TAGS: (.*)$/im

export class Life {
  readonly world: World
  readonly marks = new Map<string, Mark>()
  readonly receipts: Receipt[] = []
  /** What people wrote, as it may come again. */
  readonly written: object[] = []
  /** Drafts that agencies sent. */
  readonly drafts: { agency: string; reference: string; version: number; topic?: string }[] = []
  readonly activities: Known[] = []
  /** Members, and who is on the reserve list or was. */
  readonly named: string[] = []
  /** Who was put on the reserve list. */
  readonly reserved: string[] = []
  /** Days off that deploys added. */
  readonly off: string[] = []
  readonly calendars: { hash: string; off: string[] }[] = []
  readonly erased: string[] = []
  /** Whose erasure was given up half-way, until it is run again. */
  readonly halfErased = new Set<string>()
  /** Whether a calendar is being deployed: a stack takes one deployment at a time. */
  deploying = false
  readonly met = new Set<string>()
  setBack = false
  relayed = false
  private readonly mailbox: Inboxed[] = []
  private people = 0

  constructor(world: World) {
    this.world = world
  }

  /** Notes that this rare thing came to pass. */
  meet(state: string): void {
    this.met.add(state)
  }

  /** A word that nobody else writes, by which what somebody typed is known wherever it turns up. */
  word(turn: Turn, of: Mark['of'], kind: Mark['kind']): string {
    const { clock } = this.world
    for (;;) {
      const chance = clock.chanceOf('word', turn.id, turn.words++)
      const mark = `zq${Array.from({ length: 6 }, () => '0123456789abcdefghijklmnopqrstuvwxyz'[chance.below(36)]).join('')}`
      if (this.marks.has(mark)) continue
      this.marks.set(mark, { of, kind })
      return mark
    }
  }

  text(turn: Turn, of: Mark['of']): string {
    return `Слова ${this.word(turn, of, 'text')}.`
  }

  /** An identity number of nobody else. */
  iin(): string {
    return issued('8503213', ++this.people)
  }

  /** A request, again and again with the same words until it is answered for good; undefined for one given up. */
  async request(asked: Asked, turn: Turn, tries = 6): Promise<Answered | undefined> {
    const { world } = this
    for (let attempt = 1; attempt <= tries; attempt++) {
      const answer = await world.http(asked, `${turn.id} ${asked.method} ${asked.url.slice(0, 80)}`)
      if (answer && answer.status < 500 && answer.status !== 429) return answer
      await world.clock.sleep(
        turn.chance.happens(0.2)
          ? between(turn.chance, 60_000, 3_600_000)
          : between(turn.chance, 1000, 30_000),
      )
    }
    world.note('client gave up')
    return undefined
  }

  /** Sometimes somebody clicks twice. */
  async oftenTwice<T>(turn: Turn, run: () => Promise<T>): Promise<T[]> {
    if (!turn.chance.happens(0.15)) return [await run()]
    this.meet('a request came twice at once')
    const wait = between(turn.chance, 0, 300)
    return Promise.all([run(), this.world.clock.sleep(wait).then(run)])
  }

  json(method: 'GET' | 'POST', url: string, body?: unknown, headers: Record<string, string> = {}): Asked {
    return {
      method,
      url,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }
  }

  form(url: string, fields: Record<string, string>, headers: Record<string, string> = {}): Asked {
    return {
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    }
  }

  /** All mail so far, the latest last; `role` is whom its sender meant it for. */
  get inbox(): readonly Inboxed[] {
    const { mailed } = this.world
    for (const { to, raw, at } of mailed.slice(this.mailbox.length)) {
      const mail = readMail(raw)
      const role = /\bto=(\w+)/.exec(tags.exec(raw)?.[1] ?? '')?.[1] ?? ''
      const token = /\/act\/([\w.-]+)/.exec(mail.text)?.[1]
      this.mailbox.push({ to, role, at, mail, ...(token && { token }) })
    }
    return this.mailbox
  }

  /** A link that one of these roles was sent: mostly a recent one. */
  link(turn: Turn, ...roles: string[]): (Inboxed & { token: string }) | undefined {
    const all = this.inbox.filter(
      (one): one is Inboxed & { token: string } => one.token !== undefined && roles.includes(one.role),
    )
    if (all.length === 0) return undefined
    return turn.chance.of(turn.chance.happens(0.15) ? all : all.slice(-25))
  }

  /** Uploads some files, and gives the ids to attach them by. */
  async attachments(turn: Turn, likely: number): Promise<string[]> {
    const ids: string[] = []
    const { chance } = turn
    if (!chance.happens(likely)) return ids
    for (let left = whole(chance, 1, 2); left > 0; left--) {
      const isGood = chance.happens(0.8)
      const bytes = Buffer.from(isGood ? `%PDF-1.4 ${turn.id} ${left}` : `MZ ${turn.id} ${left}`)
      const name = `${this.word(turn, 'applicant', 'file')}.pdf`
      const offer = await this.request(
        this.json('POST', '/api/attachments', { name, type: 'application/pdf', size: bytes.length }),
        turn,
        2,
      )
      if (offer?.status !== 201) continue
      const { id, upload } = JSON.parse(offer.body) as {
        id: string
        upload: { fields: Record<string, string> }
      }
      if (this.world.files.post(upload.fields, bytes)) ids.push(id)
    }
    if (ids.length) this.meet('a file was attached')
    return ids
  }

  key(turn: Turn): string {
    return `key-${turn.id.replaceAll(' ', '-')}-${turn.chance.below(1e9)}`
  }
}
