/** An agency's own system, as far as the council meets it: an HTTP address that takes webhooks, or does not. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { headers: Record<string, string>; body: string }

export class Receiver {
  readonly received: Received[] = []
  /** The status it answers with; 0 hangs up without a word. */
  answers = 204

  private readonly server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    this.received.push({ headers: request.headers as Record<string, string>, body })
    if (this.answers === 0) return void request.socket.destroy()
    response.writeHead(this.answers, { location: '/elsewhere' }).end('whatever it says')
  })

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/zhauap`
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }
}
