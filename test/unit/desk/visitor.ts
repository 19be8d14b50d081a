/** A browser before the desk's own routes, over ports in memory: keeps cookies, posts forms, follows what it is told. */
import type { Context } from 'aws-lambda'
import { afterEach, beforeEach, vi } from 'vitest'
import { queues } from '../../../events/queues.ts'
import { routes } from '../../../events/routes.ts'
import { handlers } from '../../../functions/desk/routes.ts'
import { webFunction } from '../../../shared/http/web-function.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { expectDescribed } from '../../answers.ts'
import { httpEvent } from '../../builders/aws-events.ts'
import { routeOf } from '../../builders/routes.ts'
import { World } from '../../fakes/world.ts'
import { listen } from '../runtime/logged.ts'

beforeEach(() => {
  listen()
})
afterEach(() => {
  vi.restoreAllMocks()
})

type Answer = { status: number; headers: Record<string, string>; html: string; location: string }

export class Visitor {
  readonly world = new World()
  readonly deps: DeskDeps
  cookie = ''
  /** When this browser was here before. */
  visit = ''
  /** The network address that requests come from. */
  from = '192.0.2.1'

  constructor(more: Partial<DeskDeps> = {}) {
    const none = Object.fromEntries(queues.map((queue) => [queue, { count: 0, seen: 0 }]))
    const deadLetters: DeskDeps['deadLetters'] = async () =>
      none as Awaited<ReturnType<DeskDeps['deadLetters']>>
    this.deps = { ...this.world.deps, deadLetters, moveBack: async () => 0, ...more }
  }

  get(address: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask('GET', address, headers)
  }

  /** A posted form; `body` may be JSON for the API. */
  post(
    address: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    return this.ask('POST', address, { ...type, ...headers }, new URLSearchParams(fields).toString())
  }

  async ask(
    method: string,
    address: string,
    headers: Record<string, string> = {},
    body?: string,
  ): Promise<Answer> {
    const url = new URL(address, this.deps.portal)
    // An HTTP API looks for a route when it has decoded the path.
    const path = decodeURIComponent(url.pathname)
    const { route, params } = routeOf(Object.keys(routes.desk), method, path)
    const event = httpEvent({
      route,
      params,
      path,
      query: url.search.slice(1),
      headers: {
        ...(this.cookie && { cookie: [this.cookie, this.visit].filter(Boolean).join('; ') }),
        ...headers,
      },
      at: this.world.now,
      from: this.from,
      ...(body !== undefined && { body }),
    })
    const reply = await webFunction(async () => this.deps, handlers)(event, {} as Context)
    // The link to sign in by comes by the queue of notices.
    if (route === 'POST /desk/sign-in') await this.world.settleQueue('notices')
    const given = reply.headers as Record<string, string>
    const set = given['set-cookie']
    const kept = set?.split(';')[0] ?? ''
    if (/^(__Host-)?desk-visit=/.test(kept)) this.visit = kept
    else if (set) this.cookie = /Max-Age=0/.test(set) ? '' : kept
    const [status, html] = [reply.statusCode ?? 0, reply.body ?? '']
    expectDescribed({ method, path, status, contentType: given['content-type'] ?? '', text: html })
    return { status, headers: given, html, location: given.location ?? '' }
  }

  /** The address in the last mail to sign in by. */
  async link(email = 'secretary@example.kz'): Promise<string> {
    await this.post('/desk/sign-in', { email, to: '/desk' })
    return this.lastLink()
  }

  lastLink(): string {
    const mails = this.world.mails.filter(({ text }) => text.includes('/desk/sign-in/'))
    return /http\S+\/desk\/sign-in\/\S+/.exec(mails.at(-1)?.text ?? '')?.[0] ?? ''
  }

  async signIn(email?: string): Promise<Answer> {
    return this.post(await this.link(email), { to: '/desk' })
  }

  /** What the session's forms carry. */
  async csrf(): Promise<string> {
    return /name="csrf" value="([^"]+)"/.exec((await this.get('/desk')).html)?.[1] ?? ''
  }
}
