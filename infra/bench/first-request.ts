/** How long a new process takes to answer its first request, against one that it has answered before. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { FunctionName } from '../../shared/wiring/env.ts'
import { withEmptyCloud } from './empty-cloud.ts'
import { environment, median } from './init.ts'

/** A page of each function that needs no session: what stands behind `{}` is unknown to it. */
const pages = {
  'submit-appeal': 'GET /appeals/new',
  'follow-appeal': 'GET /appeals/{number}',
  'public-pages': 'GET /nowhere',
  statistics: 'GET /statistics',
  act: 'GET /act/{token}',
  desk: 'GET /desk/sign-in',
  agency: 'GET /agency',
  site: 'GET /',
} as const satisfies Partial<Record<FunctionName, `GET /${string}`>>

const requestFor = (route: string) => {
  const params = { number: 'ALM-A-2026-000001', token: 'unknown' }
  const path = route.slice('GET '.length).replace(/\{(\w+)\}/g, (_, name: 'number' | 'token') => params[name])
  return {
    ...{ version: '2.0', routeKey: route, rawPath: path, rawQueryString: '', isBase64Encoded: false },
    ...{ headers: { accept: 'text/html' }, pathParameters: params },
    requestContext: { http: { method: 'GET', path, sourceIp: '192.0.2.1' }, requestId: 'bench' },
  }
}

/** Loads a function and asks it. */
const asking = `
const [file, request] = process.argv.slice(1)
const { handler } = await import(file)
const context = { getRemainingTimeInMillis: () => 20000, awsRequestId: 'bench' }
const ask = async () => {
  const asked = JSON.parse(request)
  asked.requestContext.timeEpoch = Date.now()
  const since = performance.now()
  await handler(asked, context)
  return performance.now() - since
}
const first = await ask()
const later = []
for (let i = 0; i < 15; i++) later.push(await ask())
process.stdout.write('\\n' + JSON.stringify({ first, later }))
process.exit()`

export type FirstRequest = { name: string; page: string; first: number; later: number }

export const measureFirstRequests = (
  rounds: number,
  bundleOf: (name: FunctionName) => string,
): Promise<FirstRequest[]> =>
  withEmptyCloud(async (endpoint) => {
    const measured: FirstRequest[] = []
    for (const [name, page] of Object.entries(pages) as [FunctionName, string][]) {
      const times: { first: number[]; later: number[] } = { first: [], later: [] }
      for (let round = 0; round < rounds; round++) {
        const request = JSON.stringify(requestFor(page))
        const args = ['--input-type=module', '-e', asking, bundleOf(name), request]
        const env = { ...environment(name), AWS_ENDPOINT_URL: endpoint }
        const { stdout } = await promisify(execFile)(process.execPath, args, { env })
        const said: { first: number; later: number[] } = JSON.parse(stdout.split('\n').at(-1) ?? '')
        times.first.push(said.first)
        times.later.push(median(said.later))
      }
      measured.push({ name, page, first: median(times.first), later: median(times.later) })
    }
    return measured
  })
