/** Bytes as other systems send them: signed the way of Standard Webhooks, in other charsets than UTF-8. */
import { createHmac } from 'node:crypto'
import type { Hook } from '../../shared/application/ports.ts'

/** The headers of a webhook of these very bytes. `secret` is `whsec_` and base64. */
export const signed = (
  body: string | Uint8Array,
  id: string,
  secret: string,
  at = new Date(),
): Record<string, string> => {
  const seconds = String(Math.floor(at.getTime() / 1000))
  const mac = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
  const signature = mac.update(`${id}.${seconds}.`).update(body).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` }
}

/** Of ASCII and Russian letters but `ё`. */
export const windows1251 = (text: string): Buffer =>
  Buffer.from([...text].map((c) => (/[А-я]/.test(c) ? c.charCodeAt(0) - 0x350 : c.charCodeAt(0))))

export const utf16 = (text: string, { bigEndian, mark }: { bigEndian: boolean; mark: boolean }): Buffer => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

/** The webhook of a letter, as an agency gets it. */
export const letterHook = (agency: string): Hook => ({
  agency,
  id: 'evt_1',
  type: 'letter.sent',
  timestamp: '2026-02-02T05:00:00.000Z',
  data: {
    letter: 'ALM-L-2026-000001',
    subject: 'Запрос сведений',
    text: 'Просим сообщить о принятых мерах.',
    dueOn: '2026-02-23',
    url: 'https://council.example.kz/act/token',
  },
})
