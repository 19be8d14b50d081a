/**
 * Asks all HTTP functions what nobody would: forms, operations, webhooks and addresses, well made and ill made, in a world
 * that has something of everything. Watches that nothing is answered with an error of ours, written for a refusal or a
 * question, let through as markup, or done with more steps than an honest request takes.
 */
import { Chance } from '../builders/chance.ts'
import { rules } from '../builders/council.ts'
import { bin, iin } from '../builders/identity.ts'
import type { Answer } from '../unit/doors/doors.ts'
import { type Asked, Requests } from './requests.ts'
import { mailed, makeScene, type Scene } from './scene.ts'
import { mark, Values } from './values.ts'

/** After so many requests a new world begins, so that each finding comes again soon, and alone. */
const inOneWorld = 400
/** Calls of stores, queues and mail for one request. Statistics read a query for each month and kind of ten years. */
const mostCalls = { any: 150, figures: 1300 } as const
const figures = /^\/(api\/)?(statistics|open-data)/
/** Bytes of a problem told to a program. */
const longestProblem = 20_000

type Finding = { seed: number; no: number; asked: Asked; what: string }
export type Told = {
  inputs: number
  /** How many were answered with each status. */
  statuses: Record<string, number>
  findings: Finding[]
  /** The most calls that one request made, and the longest that one took, in milliseconds, with its address. */
  calls: { most: number; by: string }
  slowest: { ms: number; by: string }
}

const changing =
  /^(log\.append|(people|views|files)\.(put|putNew|expire|copy|retain|removeAll)|queues\.send|mailer\.send|hooks\.post|claims\.(hold|next|advance|lease|complete|giveBack)|anchors\.(note|anchor|giveUp))$/
/** Counted or kept of whoever is refused: how often, when it was first tried, and that a link was used before. */
const ofRefusals = /^(limit|tried|(agency-)?signed-in)#/

class World {
  private readonly scene: Scene
  private readonly chance: Chance
  private readonly requests: Requests
  private readonly told: Told
  private readonly seed: number
  private no = 0
  private calls: { name: string; key: unknown }[] = []

  constructor(scene: Scene, seed: number, told: Told) {
    this.scene = scene
    this.seed = seed
    this.told = told
    this.chance = new Chance(seed)
    this.requests = new Requests(this.chance, new Values(this.chance, knownIn(scene)), scene)
  }

  async run(inputs: number): Promise<void> {
    const { world } = this.scene.doors
    for (let left = inputs; left > 0; left--) {
      const next = this.requests.next()
      if (next !== 'a form') await this.ask(next)
      else {
        const page = this.requests.formPage()
        const shown = await this.ask(page)
        const form = shown && this.requests.form(page.address, shown.text)
        if (form) await this.ask(form)
        if (form) left--
      }
      world.now = new Date(Date.parse(world.now) + this.chance.below(20) * 60_000).toISOString()
      if (this.chance.happens(0.05)) await this.settle()
    }
    await this.settle()
  }

  /** Whatever was taken must be carried out: consumers fail by nothing that a door lets in. */
  private async settle(): Promise<void> {
    const { doors } = this.scene
    const before = doors.world.mails.length
    doors.world.hook = undefined
    try {
      await doors.world.settle()
    } catch (error) {
      this.find({ method: 'settle', address: '', headers: {}, from: '' }, `a consumer failed: ${said(error)}`)
    }
    const dead = doors.world.deadLetters.splice(0)
    for (const { body } of dead)
      this.find(
        { method: 'settle', address: '', headers: {}, from: '' },
        `a dead letter: ${body.slice(0, 300)}`,
      )
    if (doors.world.mails.length > before) this.scene.addresses = mailed(doors).slice(-60)
  }

  private async ask(asked: Asked): Promise<Answer | undefined> {
    const { doors } = this.scene
    this.no++
    this.calls = []
    doors.world.hook = (call, run) => {
      this.calls.push({ name: call.name, key: call.args[0] })
      return run()
    }
    const { method, address, headers, body, from } = asked
    const began = process.cpuUsage()
    this.told.inputs++
    try {
      const answer = await doors.ask(method, address, { headers, from, ...(body !== undefined && { body }) })
      const { user, system } = process.cpuUsage(began)
      this.measure(asked, (user + system) / 1000)
      for (const what of this.faultsOf(asked, answer)) this.find(asked, what)
      return answer
    } catch (error) {
      this.find(asked, said(error))
      return undefined
    }
  }

  private measure({ method, address }: Asked, ms: number) {
    const by = `${method} ${address.slice(0, 120)}`
    if (ms > this.told.slowest.ms) this.told.slowest = { ms, by }
    if (this.calls.length > this.told.calls.most) this.told.calls = { most: this.calls.length, by }
  }

  private *faultsOf({ method, address }: Asked, { status, headers, text }: Answer): Generator<string> {
    const { statuses } = this.told
    statuses[status] = (statuses[status] ?? 0) + 1
    if (status >= 500) yield `answered ${status}`
    const type = headers['content-type'] ?? ''
    for (const [name, value] of Object.entries(headers))
      if (/[\r\n\0]/.test(value)) yield `a line break in ${name}`
    if (!headers['content-security-policy'] || headers['x-content-type-options'] !== 'nosniff')
      yield 'without the headers that every page has'
    if (text && status !== 303 && !type) yield 'a body of no type'
    if (type.startsWith('text/html') && text.includes(`<${mark}`)) yield 'markup let through'
    if (/\bat [^\n]{1,200}\.m?[jt]s:\d+/.test(text)) yield 'a place in the code'
    if (type.startsWith('application/problem') && Buffer.byteLength(text) > longestProblem)
      yield 'a problem of many words'
    const { location } = headers
    if (location && !/^(\/(?![/\\])|https:\/\/files\.example\/|http:\/\/localhost:8080\/)/.test(location))
      yield `leads away: ${location.slice(0, 100)}`
    if (({} as Record<string, unknown>).polluted !== undefined) yield 'a polluted prototype'

    const most = figures.test(address) ? mostCalls.figures : mostCalls.any
    if (this.calls.length > most) yield `${this.calls.length} calls`
    const written = this.calls.filter(
      ({ name, key }) => changing.test(name) && !(name.startsWith('claims.') && ofRefusals.test(String(key))),
    )
    if (written.length && (status >= 400 || method !== 'POST'))
      yield `${method} answered ${status} wrote: ${[...new Set(written.map(({ name }) => name))].join(', ')}`
  }

  private find(asked: Asked, what: string) {
    this.told.findings.push({ seed: this.seed, no: this.no, asked, what })
  }
}

const said = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))

const knownIn = ({ doors, activities, files, addresses }: Scene): Record<string, readonly string[]> => {
  const { council } = rules
  const agencies = council.agencies.map(({ id }) => id)
  const numbers = doors.world.log.ids()
  const tokens = addresses.flatMap((address) => /^\/act\/([^?/]+)/.exec(address)?.[1] ?? [])
  const codes = addresses.flatMap((address) => /[?&]code=(\w+)/.exec(address)?.[1] ?? [])
  return {
    number: [...numbers, ...activities, 'ALM-L-2026-000001'],
    letter: ['ALM-L-2026-000001', 'ALM-L-2026-000002'],
    token: tokens,
    code: codes,
    agency: agencies,
    agencyId: agencies,
    to: [...agencies, '2026-03-02'],
    topic: council.topics.map(({ id }) => id),
    district: council.districts.map(({ id }) => id),
    commission: council.commissions.map(({ id }) => id),
    email: ['asel@example.kz', 'office@koktem.example.kz', 'secretary@example.kz', agencies[0] ?? ''],
    iin: [iin()],
    bin: [bin()],
    phone: ['+7 701 123 45 67'],
    name: ['Әсел Жүнісова', 'ТОО «Көктем»'],
    language: ['kk', 'ru', 'en'],
    lang: ['kk', 'ru', 'en'],
    day: ['2026-02-02', '2026-02-10', '2026-03-16', '2025-12-31'],
    on: ['2026-02-02', '2026-02-03'],
    from: ['2026-02-02', '2017-01-01'],
    until: ['2026-03-05', '2026-02-20'],
    due: ['2026-02-20'],
    receivedOn: ['2026-02-02'],
    receivedAt: ['2026-02-02', '2026-02-02T04:00:00Z'],
    time: ['10:00'],
    file: ['receipt.pdf', 'all.csv', 'cases.csv'],
    fileId: files,
    attachments: files,
    action: ['messages', 'withdraw', 'dispute', 'link', 'file', 'consent', 'accept', 'contact'],
    of: ['agency', 'commission', 'head', 'secretariat', 'acting_head'],
    id: [...agencies, ...council.commissions.map(({ id }) => id), ...files],
    list: ['late', 'week', 'open', 'register', 'by_hand', 'letters', 'unassigned', 'answered'],
    member: ['m-1', 'm-2'],
    text: ['Прошу вывезти мусор.', 'Қоқыс шығарылды.'],
    subject: ['О мусоре'],
    title: ['О Правилах благоустройства'],
    reference: ['03-7/112'],
    url: ['https://example.kz/npa'],
  }
}

/** Makes so many requests. The same seed asks the same, but for keys and ids that the system itself makes by chance. */
export const fuzz = async (inputs: number, seed: number): Promise<Told> => {
  const told: Told = {
    inputs: 0,
    statuses: {},
    findings: [],
    calls: { most: 0, by: '' },
    slowest: { ms: 0, by: '' },
  }
  for (let world = 0; told.inputs < inputs; world++) {
    const scene = await makeScene()
    await new World(scene, seed + world, told).run(Math.min(inOneWorld, inputs - told.inputs))
  }
  return told
}
