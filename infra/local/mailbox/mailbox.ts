/**
 * A small page over the mails that the emulator's SES took: `GET /` for people, `GET /messages` for scripts.
 * They live in memory, as long as the local cloud does.
 */
import { createServer } from 'node:http'
import { listen, type WantedPort } from '../ports.ts'
import { startCatcher } from './catcher.ts'
import { listMails } from './listing.ts'
import type { Mail } from './mail.ts'
import { listPage, mailHtml, mailPage, problemPage } from './page.ts'

export type Mailbox = {
  /** `http://localhost:8025` */
  address: string
  /** Where the emulator hands its mails over by SMTP. */
  smtpPort: number
  stop(): Promise<void>
}

/** @param foreign the endpoint of an emulator that is not ours: its mails are asked for, since it cannot send them. */
export async function startMailbox(port: WantedPort, smtpHost: string, foreign?: string): Promise<Mailbox> {
  const catcher = await startCatcher(smtpHost)
  const mailsNow = async () => (foreign ? listMails(foreign) : catcher.mails)
  const server = createServer(async (request, response) => {
    let answer: Answer
    try {
      if (request.method !== 'GET') answer = problem(405, 'Mails are only read here.')
      else answer = answerTo(new URL(request.url ?? '/', 'http://mailbox'), await mailsNow())
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
    return { address: `http://localhost:${await listen(server, port)}`, smtpPort: catcher.port, stop }
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

function answerTo({ pathname, searchParams }: URL, mails: readonly Mail[]): Answer {
  const to = searchParams.get('to')?.trim().toLowerCase() ?? ''
  const wanted = mails.filter((mail) => !to || mail.to.some((address) => address.toLowerCase() === to))
  if (pathname === '/') return page(listPage(wanted, to))
  if (pathname === '/messages') {
    return { type: 'application/json; charset=utf-8', body: JSON.stringify(wanted.map(forScripts)) }
  }
  const [, id, part, number] = /^\/mails\/(\d+)(?:\/(html|source|attachments\/(\d+)))?$/.exec(pathname) ?? []
  const mail = mails.find((m) => m.id === id)
  if (!mail) return problem(404, 'There is no such mail. They are gone when the local cloud stops.')
  if (!part) return page(mailPage(mail))
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

function forScripts({ id, to, subject, text, html, headers, attachments, at }: Mail) {
  const files = attachments.map(({ name, type, size }) => ({ name, type, size }))
  return { id, to, subject, text, html, headers, attachments: files, at }
}

function page(body: string): Answer {
  return { type: 'text/html; charset=utf-8', body }
}

function problem(status: number, text: string): Answer {
  return { ...page(problemPage(String(status), text)), status }
}
