/**
 * A store elsewhere that lets in who signs with its own keys, for its own region, and nobody else: AWS's signature,
 * version 4, is made once more of what came, and must be the same. What it lets in goes to `behind`.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SignatureV4 } from '@smithy/signature-v4'

export type Keys = { accessKeyId: string; secretAccessKey: string }

/** What the signer takes for a hash; Node's own. */
class Sha256 {
  private readonly hash
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytes(secret))
  }
  update(data: string | ArrayBuffer | ArrayBufferView) {
    this.hash.update(bytes(data))
  }
  async digest() {
    return new Uint8Array(this.hash.digest())
  }
  reset() {}
}

const bytes = (data: string | ArrayBuffer | ArrayBufferView): Buffer =>
  typeof data === 'string'
    ? Buffer.from(data)
    : ArrayBuffer.isView(data)
      ? Buffer.from(data.buffer, data.byteOffset, data.byteLength)
      : Buffer.from(data)

const authorization =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=(\w{64})$/

export class StrictStore {
  /** Why each that was turned away was, and how often somebody was let in. */
  readonly refused: string[] = []
  admitted = 0
  private readonly keys: Keys
  private readonly region: string
  private readonly behind: number
  private readonly server: Server

  /** @param behind the port on this machine that does the work */
  constructor(keys: Keys, region: string, behind: number) {
    this.keys = keys
    this.region = region
    this.behind = behind
    this.server = createServer(async (incoming, outgoing) => {
      const body = await buffer(incoming)
      const why = await this.refusalOf(incoming, body)
      if (why) {
        this.refused.push(why)
        outgoing.writeHead(403, { 'content-type': 'application/x-amz-json-1.0' })
        outgoing.end(JSON.stringify({ __type: 'InvalidSignatureException', message: why }))
        return
      }
      this.admitted++
      const { method, url, headers } = incoming
      const onward = request({ port: this.behind, method, path: url, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(outgoing)
      })
      onward.end(body)
    })
  }

  async listen(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  close(): void {
    this.server.closeAllConnections()
    this.server.close()
  }

  private async refusalOf(incoming: IncomingMessage, body: Buffer): Promise<string | undefined> {
    const { headers, method = '', url = '' } = incoming
    if (headers['x-amz-security-token']) return 'a session token of another'
    const found = authorization.exec(headers.authorization ?? '')
    if (!found) return 'not signed'
    const [, accessKeyId, , region = '', service = '', signed = '', signature = ''] = found
    if (accessKeyId !== this.keys.accessKeyId) return 'unknown key'
    if (region !== this.region) return `region ${region}`
    const told = headers['x-amz-content-sha256']
    const hash = createHash('sha256').update(body).digest('hex')
    if (told !== undefined && told !== hash) return 'another body'
    const { pathname, searchParams } = new URL(url, 'http://store')
    const again = await new SignatureV4({
      ...{ service, region, credentials: { ...this.keys }, sha256: Sha256 },
      ...{ uriEscapePath: service !== 's3', applyChecksum: false },
    }).sign(
      {
        ...{ method, protocol: 'http:', hostname: '', path: pathname, body },
        query: Object.fromEntries(searchParams),
        headers: Object.fromEntries(signed.split(';').map((name) => [name, String(headers[name])])),
      },
      { signingDate: dateOf(String(headers['x-amz-date'])) },
    )
    const expected = authorization.exec(again.headers.authorization ?? '')?.[6] ?? ''
    const same =
      expected.length === signature.length && timingSafeEqual(Buffer.from(expected), Buffer.from(signature))
    return same ? undefined : 'another signature'
  }
}

/** `20261129T120000Z`. */
const dateOf = (written: string): Date =>
  new Date(written.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'))
