/**
 * Signatures of Standard Webhooks, over the bytes as they came: the library reads them as UTF-8 first, and would call
 * what is none wrongly signed. https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
import { createHmac } from 'node:crypto'
import { isEqual } from '../../shared/application/is-equal.ts'

export type Signed = { raw: Buffer; headers: Record<string, string> }

const toleranceSeconds = 5 * 60
/** What the specification asks for at least. */
const shortestKey = 24

/**
 * Whether one of these secrets (`whsec_` and base64) has signed this, within five minutes of `now` (Unix milliseconds).
 * Throws for a secret that is none, so that the caller has to refuse.
 */
export const isSigned = (secrets: readonly string[], { raw, headers }: Signed, now: number): boolean => {
  const id = headers['webhook-id'] ?? ''
  const timestamp = headers['webhook-timestamp'] ?? ''
  if (!id || !/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > toleranceSeconds) return false
  const given = (headers['webhook-signature'] ?? '').split(' ')
  return secrets.some((secret) => {
    const mac = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(raw)
    const right = `v1,${mac.digest('base64')}`
    return given.some((signature) => isEqual(signature, right))
  })
}

const keyOf = (secret: string): Buffer => {
  const base64 = /^whsec_([A-Za-z0-9+/]+=*)$/.exec(secret)?.[1] ?? ''
  const key = Buffer.from(base64, 'base64')
  if (key.length < shortestKey) throw new Error('a secret that no webhook can be signed with')
  return key
}
