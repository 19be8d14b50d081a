/**
 * An emulator that has no HTTP API, with one: a stand-in for API Gateway, at the address where emulators have theirs. Every
 * other request goes through as it is.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { httpFunctions, routesOf } from '../../events/routes.ts'
import { credentials, region } from '../../infra/deployment/settings.ts'
import { readOutputs } from '../../infra/deployment/stack-outputs.ts'
import { listen } from '../../infra/local/ports.ts'
import { httpEvent } from '../builders/aws-events.ts'
import { routeOf } from '../builders/routes.ts'

const functionOf = new Map(
  httpFunctions.flatMap((name) => routesOf(name).map(([key]) => [key as string, name] as const)),
)

/** @param stack whose functions answer */
export const startFront = async (emulator: string, stack: string) => {
  const client = { endpoint: emulator, region, credentials }
  const lambda = new LambdaClient(client)
  let functions: Promise<Record<string, string>> | undefined

  const ask = async (incoming: IncomingMessage, outgoing: ServerResponse, target: string) => {
    const { pathname, search } = new URL(target, emulator)
    const method = incoming.method ?? 'GET'
    const { route, params } = routeOf([...functionOf.keys()], method === 'HEAD' ? 'GET' : method, pathname)
    functions ??= readOutputs(new CloudFormationClient(client), stack).then((outputs) => outputs.functions)
    const FunctionName = (await functions)[functionOf.get(route) ?? '']
    const body = await buffer(incoming)
    const { cookie, ...headers } = incoming.headers as Record<string, string>
    const event = {
      ...httpEvent({
        ...{ route: method === 'HEAD' ? route.replace('GET', 'HEAD') : route, params, headers },
        ...{ path: pathname, query: search.slice(1), at: new Date().toISOString() },
        ...(body.length && { body: body.toString('base64'), base64: true }),
      }),
      ...(cookie && { cookies: cookie.split('; ') }),
    }
    const { Payload, FunctionError } = await lambda.send(
      new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }),
    )
    const said = Buffer.from(Payload ?? []).toString()
    if (FunctionError) throw new Error(said)
    const answer = JSON.parse(said) as APIGatewayProxyStructuredResultV2
    outgoing.writeHead(answer.statusCode ?? 200, {
      ...(answer.headers as Record<string, string>),
      ...(answer.cookies && { 'set-cookie': answer.cookies }),
    })
    outgoing.end(Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8'))
  }

  const server = createServer((incoming, outgoing) => {
    const fail = (error: Error) => {
      if (!outgoing.headersSent) outgoing.writeHead(502)
      outgoing.end(error.message)
    }
    const [, target] = /^\/_aws\/execute-api\/[^/]+\/\$default(\/.*)$/.exec(incoming.url ?? '') ?? []
    if (target) {
      ask(incoming, outgoing, target).catch(fail)
      return
    }
    const { method, url = '/', headers } = incoming
    const through = request(new URL(url, emulator), { method, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(outgoing)
    })
    through.once('error', fail)
    incoming.pipe(through)
  })
  const address = `http://127.0.0.1:${await listen(server, 'free')}`
  const stop = () => {
    server.close()
    server.closeAllConnections()
  }
  return { address, stop }
}
