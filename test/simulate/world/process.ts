/**
 * A process of its own for the simulator: whatever asks it for the time or for chance is told the virtual ones. To be
 * loaded before anything of the product is.
 */
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

const RealDate = Date

/** What the world that runs at the moment gives for the clock, chance and the net. */
export const virtual = {
  /** UTC milliseconds. */
  now: (): number => RealDate.UTC(2026, 0, 1),
  /** From 0 to 1, exclusive. */
  random: (): number => 0.5,
  after: (_milliseconds: number, _run: () => void): void => {},
  fetch: async (_url: string, _init: RequestInit): Promise<Response> => {
    throw new TypeError('no net')
  },
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, as) => Reflect.construct(target, given.length ? given : [virtual.now()], as),
  get: (target, key) => (key === 'now' ? () => Math.floor(virtual.now()) : Reflect.get(target, key)),
})
Object.defineProperty(RealDate.prototype, 'constructor', { value: globalThis.Date })

const bytes = (count: number) => Buffer.from(Array.from({ length: count }, () => virtual.random() * 256))
const uuid = () => {
  const hex = bytes(16).toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-')
}
Object.assign(crypto, { randomBytes: bytes, randomUUID: uuid })
syncBuiltinESMExports()
globalThis.Math.random = () => virtual.random()

AbortSignal.timeout = (milliseconds) => {
  const aborting = new AbortController()
  virtual.after(milliseconds, () => aborting.abort(new DOMException('took too long', 'TimeoutError')))
  return aborting.signal
}
globalThis.fetch = async (url, init = {}) => virtual.fetch(String(url), init)

Object.assign(process.env, {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'simulated',
  AWS_SECRET_ACCESS_KEY: 'simulated',
  POWERTOOLS_LOG_LEVEL: process.env.DEBUGLOG ?? 'SILENT',
  CASES_TABLE: 'Cases',
  VIEWS_TABLE: 'Views',
  PEOPLE_TABLE: 'People',
  CLAIMS_TABLE: 'Claims',
  FILES_BUCKET: 'files',
  ANCHORS_BUCKET: 'anchors',
  MALWARE_SCAN: 'awaited',
  CODES_SECRET_ARN: 'codes',
  LINKS_SECRET_ARN: 'links',
  MEMBERS_SECRET_ARN: 'members',
  AGENCIES_SECRET_ARN: 'agencies',
  DIGESTS_SECRET_ARN: 'digests',
  WEBHOOKS_SECRET_ARN: 'webhooks',
  PORTAL_URL: 'https://council.example',
  ASSIGNMENT_QUEUE_URL: 'assignment',
  DISPATCH_QUEUE_URL: 'dispatch',
  RESPONSES_QUEUE_URL: 'responses',
  REMINDERS_QUEUE_URL: 'reminders',
  NOTICES_QUEUE_URL: 'notices',
  FILES_QUEUE_URL: 'files',
  COMMITS_QUEUE_URL: 'commits',
  PAPERS_QUEUE_URL: 'papers',
  DECISIONS_QUEUE_URL: 'decisions',
})
delete process.env.AWS_PROFILE

const isAtWork = (kind: string) => kind === 'Immediate' || kind.startsWith('FSReq')

/** Until nothing in this process goes on any more but what waits for virtual time. */
export const quiet = async (): Promise<void> => {
  do await new Promise<void>((resolve) => setImmediate(resolve))
  while (process.getActiveResourcesInfo().some(isAtWork))
}
