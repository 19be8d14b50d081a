/** What people and agencies do from outside, over HTTP alone: used by the demo, and by the end-to-end tests. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'

export type Mail = {
  id: string
  to: string[]
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  attachments: { name: string; type: string; size: number }[]
  at: string
}

type Json = Record<string, unknown>

/** Waits until `look` finds something, asking again every 200 ms. Throws with `what` after the time is over. */
export const until = async <T>(
  what: string,
  look: () => Promise<T | undefined>,
  milliseconds = 60_000,
): Promise<T> => {
  const end = Date.now() + milliseconds
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error(`waited ${milliseconds / 1000} s in vain for ${what}`)
    await wait(200)
  }
}

/** `secrets` are agencies' webhook secrets by id. */
export type System = { portal: string; mailbox: string; secrets: Record<string, string> }

export const visitor = ({ portal, mailbox, secrets }: System) => {
  const json = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(new URL(path, portal), {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: parsed(text) }
  }

  const mails = async (to = '', after = '0'): Promise<Mail[]> => {
    const response = await fetch(`${mailbox}/messages?${new URLSearchParams({ to, after })}`)
    return (await response.json()) as Mail[]
  }

  return {
    json,
    /** All to this address, or to anybody, oldest first; without those up to the one with the number `after`. */
    mails,

    /** The first mail to this address that `is` accepts. Each is asked for once, however long the wait. */
    mail: (to: string, is: (mail: Mail) => boolean = () => true, milliseconds?: number) => {
      let after: string | undefined
      const look = async () => {
        const come = await mails(to, after)
        after = come.at(-1)?.id ?? after
        return come.find(is)
      }
      return until(`a mail to ${to}`, look, milliseconds)
    },

    submit: (appeal: Json, key: string = randomUUID()) =>
      json('POST', '/api/appeals', appeal, { 'idempotency-key': key }),

    read: (token: string) => json('GET', `/api/act/${token}`),

    act: (token: string, action: Json, key: string = randomUUID()) =>
      json('POST', `/api/act/${token}`, action, { 'idempotency-key': key }),

    /** A signed webhook. `options` spoil it for tests. */
    webhook: (
      agency: string,
      body: Json | string,
      options: { id?: string; at?: Date; secret?: string } = {},
    ) => {
      const { id = `msg_${randomUUID()}`, at = new Date(), secret = secrets[agency] } = options
      const payload = typeof body === 'string' ? body : JSON.stringify(body)
      return json('POST', `/webhooks/agencies/${agency}`, payload, {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret ?? 'whsec_dW5rbm93bg==').sign(id, at, payload),
      })
    },
  }
}

const parsed = (text: string) => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The token of the first `/act` link in a mail's text. Throws when there is none. */
export const tokenIn = (mail: Pick<Mail, 'text' | 'subject'>): string => {
  const found = /\/act\/([\w.-]+)/.exec(mail.text)?.[1]
  if (!found) throw new Error(`no link in "${mail.subject}"`)
  return found
}

/** The number of the letter that a mail carries. */
export const letterIn = (mail: Pick<Mail, 'text' | 'subject'>): string => {
  const found = /[A-Z]{2,8}-L-\d{4}-\d{6}/.exec(`${mail.subject}\n${mail.text}`)?.[0]
  if (!found) throw new Error(`no letter's number in "${mail.subject}"`)
  return found
}
