/**
 * A function answers a request of its own while it starts: what the first one of somebody else would have to load,
 * compile, read and connect is there by then. Lambda starts some functions before anybody asks.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
import { setTimeout } from 'node:timers/promises'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import type { HttpFunction, routes } from '../../events/routes.ts'

/** In the place of the id that the gateway gives to each request. */
const practiceId = 'practice'

export const isPractice = ({ requestContext }: APIGatewayProxyEventV2): boolean =>
  requestContext.requestId === practiceId

/** Milliseconds that a start waits for its own request; Lambda gives a start ten seconds. */
const patience = 2000

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<unknown>

/**
 * Has the handler answer a route of its function that changes nothing; what stands there in braces is `-`, which is no
 * number, token or id. Never throws: what fails now is tried anew by the first request.
 */
export const practise = async <Name extends HttpFunction>(
  handler: Handler,
  route: keyof (typeof routes)[Name] & string,
  query = '',
): Promise<void> => {
  await Promise.race([
    handler(practiceOf(route, query), { awsRequestId: practiceId } as Context).catch(() => undefined),
    setTimeout(patience, undefined, { ref: false }),
  ])
}

const practiceOf = (route: string, query: string): APIGatewayProxyEventV2 => {
  const [method = '', pattern = ''] = route === '$default' ? ['GET', '/-'] : route.split(' ')
  const path = pattern.replace(/\{\w+\}/g, '-')
  const now = new Date()
  return {
    version: '2.0',
    routeKey: route,
    rawPath: path,
    rawQueryString: query,
    headers: { accept: 'text/html' },
    pathParameters: Object.fromEntries([...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, '-'])),
    isBase64Encoded: false,
    requestContext: {
      ...{ accountId: '', apiId: '', domainName: '', domainPrefix: '', routeKey: route, stage: '$default' },
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: practiceId },
      requestId: practiceId,
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
    },
  }
}
