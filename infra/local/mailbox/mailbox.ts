/**
 * A small page over the mails that the emulator's SES took, and the short messages that functions sent: `GET /` for
 * people, `GET /messages` and `GET /short` for scripts; and a button that makes a mail come back.
 * They live in memory, as long as the local cloud does.
 */
import { createServer, type IncomingMessage } from 'node:http'
import { listen, type WantedPort } from '../ports.ts'
import { bounceOf, publish } from './bounce.ts'
import { startCatcher } from './catcher.ts'
import { listMails } from './listing.ts'
import type { Mail } from './mail.ts'
import { listPage, mailHtml, mailPage, problemPage } from './page.ts'
import { type ShortMessage, takeShort } from './short.ts'

export type Mailbox = {
  /** `http://localhost:8025` */
  address: string
  /** Where the emulator hands its mails over by SMTP. */
  smtpPort: number
  /** From now on mails can be bounced: by this emulator, on the topic that SES tells of returned mail. */
  connect(emulator: string, topic: string): void
  stop(): Promise<void>
}

/** @param foreign the endpoint of an emulator that is not ours: its mails are asked for, since it cannot send them. */
export async function startMailbox(port: WantedPort, smtpHost: string, foreign?: string): Promise<Mailbox> {
  const catcher = await startCatcher(smtpHost)
  const mailsNow = async () => (foreign ? listMails(foreign) : catcher.mails)
  let returns: { emulator: string; topic: string } | undefined
  /** When each was bounced. */
  const bounced = new Map<string, string>()
  const short: ShortMessage[] = []
  const bounce = async (id: string): Promise<Answer> => {
    const mail = (await mailsNow()).find((m) => m.id === id)
    if (!mail) return problem(404, 'There is no such mail. They are gone when the local cloud stops.')
    if (!returns) return problem(503, 'The local cloud is still starting. Try again in a few seconds.')
    const at = new Date().toISOString()
    await publish(returns.emulator, returns.topic, bounceOf(mail, at))
    bounced.set(id, at)
    return { ...page(''), status: 303, headers: { location: `/mails/${id}` } }
  }
  const keep = async (request: IncomingMessage): Promise<Answer> => {
    const taken = await takeShort(request)
    if (!taken) return onlyRead
    short.push(taken.message)
    return { type: taken.type, body: JSON.stringify(taken.reply) }
  }
  const server = createServer(async (request, response) => {
    let answer: Answer
    try {
      const [, toBounce] = /^\/mails\/(\d+)\/bounce$/.exec(request.url ?? '') ?? []
      const stranger = request.headers['sec-fetch-site'] === 'cross-site'
      if (request.method === 'POST' && toBounce && !stranger) answer = await bounce(toBounce)
      else if (request.method === 'POST' && !stranger) answer = await keep(request)
      else if (request.method !== 'GET') answer = onlyRead
      else answer = answerTo(new URL(request.url ?? '/', 'http://mailbox'), await mailsNow(), bounced, short)
    } catch (error) {
      answer = problem(502, (error as Error).message)
    }
    response.writeHead(answer.status ?? 200, {
      'content-type': answer.type,
      'content-security-policy': answer.policy ?? pagePolicy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      ...answer.headers,
    })
    response.end(answer.body)
  })
  const stop = async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
    await catcher.stop()
  }
  try {
    const address = `http://localhost:${await listen(server, port)}`
    const connect = (emulator: string, topic: string) => {
      returns = { emulator, topic }
    }
    return { address, smtpPort: catcher.port, connect, stop }
  } catch (error) {
    await catcher.stop()
    throw error
  }
}

type Answer = {
  status?: number
  type: string
  body: string | Uint8Array
  policy?: string
  headers?: Record<string, string>
}

const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; img-src data:; form-action 'self'"
/** A mail's HTML is a stranger's: no scripts, nothing fetched, not this page's origin. */
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"

function answerTo(
  { pathname, searchParams }: URL,
  mails: readonly Mail[],
  bounced: ReadonlyMap<string, string>,
  short: readonly ShortMessage[],
): Answer {
  const to = searchParams.get('to')?.trim().toLowerCase() ?? ''
  const wanted = mails.filter((mail) => !to || mail.to.some((address) => address.toLowerCase() === to))
  if (pathname === '/') return page(listPage(wanted, to, recipientsOf(mails), bounced, to ? [] : short))
  if (pathname === '/messages') {
    const after = Number(searchParams.get('after') ?? 0)
    const come = wanted.filter(({ id }) => Number(id) > after)
    return { type: 'application/json; charset=utf-8', body: JSON.stringify(come.map(forScripts)) }
  }
  if (pathname === '/short') {
    return { type: 'application/json; charset=utf-8', body: JSON.stringify(short) }
  }
  const [, id, part, number] = /^\/mails\/(\d+)(?:\/(html|source|attachments\/(\d+)))?$/.exec(pathname) ?? []
  const mail = mails.find((m) => m.id === id)
  if (!mail) return problem(404, 'There is no such mail. They are gone when the local cloud stops.')
  if (!part) return page(mailPage(mail, bounced.get(mail.id)))
  if (part === 'html') return { ...page(mailHtml(mail)), policy: mailPolicy }
  if (part === 'source') return { type: 'message/rfc822', body: mail.source }
  const attachment = mail.attachments[Number(number)]
  if (!attachment) return problem(404, 'This mail has no such attachment.')
  const name = encodeURIComponent(attachment.name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  )
  return {
    type: attachment.type,
    body: attachment.content,
    // Always to save, never to show: an attachment may be HTML.
    headers: { 'content-disposition': `attachment; filename*=UTF-8''${name}` },
  }
}

/** Everybody who got mail, whoever got some last first. */
function recipientsOf(mails: readonly Mail[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const address of mails.toReversed().flatMap((mail) => mail.to.map((to) => to.toLowerCase())))
    counts.set(address, (counts.get(address) ?? 0) + 1)
  return counts
}

function forScripts({ id, to, subject, text, html, headers, attachments, at }: Mail) {
  const files = attachments.map(({ name, type, size }) => ({ name, type, size }))
  return { id, to, subject, text, html, headers, attachments: files, at }
}

function page(body: string): Answer {
  return { type: 'text/html; charset=utf-8', body }
}

const onlyRead = problem(405, 'Mails are only read here.')

function problem(status: number, text: string): Answer {
  return { ...page(problemPage(String(status), text)), status }
}
