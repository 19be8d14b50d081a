/** Every door of the system over one world in memory: requests as the HTTP API hands them over, to the real handlers. */
import type { Context } from 'aws-lambda'
import { queues } from '../../../events/queues.ts'
import { httpFunctions, routesOf } from '../../../events/routes.ts'
import { handlers as act } from '../../../functions/act/routes.ts'
import { handlers as agency } from '../../../functions/agency/routes.ts'
import { handlers as desk } from '../../../functions/desk/routes.ts'
import { handlers as follow } from '../../../functions/follow-appeal/routes.ts'
import { handlers as publicPages } from '../../../functions/public-pages/routes.ts'
import type { ReceiveDeps } from '../../../functions/receive-webhook/receive.ts'
import { handlers as webhooks } from '../../../functions/receive-webhook/routes.ts'
import type { SiteDeps } from '../../../functions/site/deps.ts'
import { handlers as site } from '../../../functions/site/routes.ts'
import { handlers as statistics } from '../../../functions/statistics/routes.ts'
import { handlers as submit } from '../../../functions/submit-appeal/routes.ts'
import { webFunction } from '../../../shared/http/web-function.ts'
import { webhookSecrets } from '../../../shared/runtime/webhook-secrets.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { expectDescribed } from '../../answers.ts'
import { httpEvent } from '../../builders/aws-events.ts'
import { routeOf } from '../../builders/routes.ts'
import { signed } from '../../builders/webhooks.ts'
import { World } from '../../fakes/world.ts'

type Deps = DeskDeps & ReceiveDeps & SiteDeps

const handlers: Parameters<typeof webFunction<Deps>>[1] = {
  ...act,
  ...agency,
  ...desk,
  ...follow,
  ...publicPages,
  ...site,
  ...statistics,
  ...submit,
  ...webhooks,
}

const listed = httpFunctions.flatMap(routesOf).map(([key]) => key)

/** `body` as bytes comes in base64, a string as the text that the API made of it. */
type Asked = {
  headers?: Record<string, string>
  body?: string | Uint8Array
  params?: Record<string, string>
  /** The network address that it comes from. */
  from?: string
}
export type Answer = { status: number; headers: Record<string, string>; text: string }

/** What a test of webhooks signs with. */
export const master = 'a-master-secret-for-tests'

export class Doors {
  readonly world: World
  deps: Deps

  constructor(world = new World()) {
    this.world = world
    const none = Object.fromEntries(queues.map((queue) => [queue, { count: 0, seen: 0 }]))
    this.deps = {
      ...this.world.deps,
      deadLetters: async () => none as Awaited<ReturnType<DeskDeps['deadLetters']>>,
      moveBack: async () => 0,
      webhookMaster: () => master,
    }
  }

  async ask(
    method: string,
    address: string,
    { headers = {}, body, params, from }: Asked = {},
  ): Promise<Answer> {
    const url = new URL(address, this.deps.portal)
    const found = routeOf(listed, method === 'HEAD' ? 'GET' : method, url.pathname)
    const event = httpEvent({
      route: found.route.replace(/^GET /, method === 'HEAD' ? 'HEAD ' : 'GET '),
      params: params ?? found.params,
      path: url.pathname,
      query: url.search.slice(1),
      headers,
      at: this.world.now,
      ...(from && { from }),
      ...(typeof body === 'string' && { body }),
      ...(body instanceof Uint8Array && { body: Buffer.from(body).toString('base64'), base64: true }),
    })
    const reply = await webFunction(async () => this.deps, handlers)(event, {} as Context)
    const answer = {
      status: reply.statusCode ?? 0,
      headers: reply.headers as Record<string, string>,
      text: reply.body ?? '',
    }
    const { status, text } = answer
    const contentType = answer.headers['content-type'] ?? ''
    expectDescribed({ method, path: url.pathname, status, contentType, text })
    return answer
  }

  get(address: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask('GET', address, { headers })
  }

  /** `body` is sent as it is if it is bytes or a string. */
  json(address: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const raw = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
    const common = { 'content-type': 'application/json', 'idempotency-key': `key-${++this.keys}` }
    return this.ask('POST', address, { headers: { ...common, ...headers }, body: raw })
  }
  private keys = 0

  form(address: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    const common = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams(fields).toString()
    return this.ask('POST', address, { headers: { ...common, ...headers }, body })
  }

  /** Signed over these very bytes, by the secret that the agency has unless told otherwise. */
  webhook(
    body: string | Uint8Array,
    given: { agency?: string; id?: string; headers?: Record<string, string> },
  ) {
    const { agency = 'almaty-su', id = `msg_${++this.keys}`, headers = {} } = given
    return this.ask('POST', `/webhooks/agencies/${agency}`, {
      body,
      headers: { ...signed(body, id, webhookSecrets(master, { id: agency })[0] ?? ''), ...headers },
    })
  }

  /** The cookie of a session begun by the link that is mailed, and what its forms carry: a member's, or an agency's clerk's. */
  async signIn(place: '/desk' | '/agency' = '/desk', email = 'secretary@example.kz') {
    await this.form(`${place}/sign-in`, { email, to: place })
    await this.world.settleQueue('notices')
    const [link = ''] = /http\S+\/sign-in\/\S+/.exec(this.world.mailsTo(email).at(-1)?.text ?? '') ?? []
    const { headers } = await this.form(link, { to: place })
    const cookie = headers['set-cookie']?.split(';')[0] ?? ''
    const csrf = /name="csrf" value="([^"]+)"/.exec((await this.get(place, { cookie })).text)?.[1] ?? ''
    if (!csrf) throw new Error(`${email} could not sign in`)
    return { cookie, csrf }
  }
}
