/**
 * The portal's plain address in front of the emulated HTTP API, whose own address is
 * `/_aws/execute-api/{id}/$default/...`. Bytes go through as they are: webhooks are signed over them.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { listen, type WantedPort } from './ports.ts'

export type PortalProxy = {
  /** `http://localhost:8080` */
  address: string
  /** Begins to pass requests on; until then they get a 503. */
  connect(emulator: string, apiId: string): void
  stop(): Promise<void>
}

/** Headers that belong to one connection, not to the message (RFC 9110, 7.6.1). */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

export async function startProxy(port: WantedPort): Promise<PortalProxy> {
  let target: { emulator: URL; prefix: string } | undefined
  const server = createServer((incoming, answer) => {
    if (target) pass(incoming, answer, target)
    else say(answer, 503, 'Zhauap is still starting. Try again in a few seconds.')
  })
  const address = `http://localhost:${await listen(server, port)}`
  return {
    address,
    connect: (emulator, apiId) => {
      target = { emulator: new URL(emulator), prefix: `/_aws/execute-api/${apiId}/$default` }
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function pass(
  incoming: IncomingMessage,
  answer: ServerResponse,
  target: { emulator: URL; prefix: string },
): void {
  const { emulator, prefix } = target
  const client = incoming.socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
  const before = incoming.headers['x-forwarded-for']
  const outgoing = request(
    {
      host: emulator.hostname,
      port: emulator.port,
      method: incoming.method,
      path: prefix + incoming.url,
      headers: [
        ...endToEnd(incoming.rawHeaders, [
          'host',
          'x-forwarded-for',
          'x-forwarded-host',
          'x-forwarded-proto',
        ]),
        ...['Host', emulator.host],
        ...['X-Forwarded-For', before ? `${before}, ${client}` : client],
        ...['X-Forwarded-Host', incoming.headers.host ?? ''],
        ...['X-Forwarded-Proto', 'http'],
      ],
    },
    (response) => {
      answer.writeHead(response.statusCode ?? 502, endToEnd(response.rawHeaders))
      response.pipe(answer)
      response.once('error', () => answer.destroy())
    },
  )
  outgoing.once('error', (error) => {
    if (answer.headersSent) answer.destroy()
    else say(answer, 502, `The emulated cloud does not answer (${(error as NodeJS.ErrnoException).code}).`)
  })
  // Somebody who went away need not be waited for.
  answer.once('close', () => outgoing.destroy())
  incoming.pipe(outgoing)
}

/** Names and values in turn, as Node keeps them, without those of the connection and of `without`. */
function endToEnd(rawHeaders: readonly string[], without: readonly string[] = []): string[] {
  const kept: string[] = []
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const [name = '', value = ''] = rawHeaders.slice(i, i + 2)
    const lower = name.toLowerCase()
    if (!hopByHop.has(lower) && !without.includes(lower)) kept.push(name, value)
  }
  return kept
}

function say(answer: ServerResponse, status: number, text: string): void {
  answer.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '3' })
  answer.end(`${text}\n`)
}
