/**
 * What an e-mailed link and a receipt's code are made of: HMAC-SHA256 under one secret, so that nothing of them is
 * stored and a forged one is told from an ended one without a look at the log.
 */
import { createHmac } from 'node:crypto'
import { isEqual } from '../application/is-equal.ts'
import type { Keyed, Links } from '../application/ports.ts'
import { inPath } from '../domain/number.ts'

/** Crockford's base 32: no letter that is read as another. https://www.crockford.com/base32.html */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 10

/** Read off paper by who has a Russian or Kazakh keyboard: letters and figures that look alike on it. */
const lookAlikes: Record<string, string> = Object.fromEntries(
  [...'АAВBЕEЗ3КKМMНHҺHОOРPСCТTХXУYҮYІIЈJЅS'.matchAll(/(.)(.)/gu)].map(([, typed, meant]) => [typed, meant]),
)

const spoken = (typed: string) =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}\u2212]/gu, '')
    .replace(/\p{Script=Cyrillic}/gu, (letter) => lookAlikes[letter] ?? letter)
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')

/** `portal` is the address that links begin with; a function that writes none needs none. */
export const linksWith = (secret: string, portal = ''): Links => {
  const mac = (purpose: string, value: string) =>
    createHmac('sha256', secret).update(`${purpose}\n${value}`).digest()

  const keyed = ({ caseId, linkKey }: Keyed) => (linkKey === undefined ? caseId : `${caseId}\n${linkKey}`)
  /** 50 bits: ten letters and digits, easy to read out on the telephone. */
  const code = (c: Keyed) =>
    [...mac('code', c.codeKey === undefined ? keyed(c) : `${keyed(c)}\n${c.codeKey}`).subarray(0, codeLength)]
      .map((byte) => alphabet[byte % 32])
      .join('')
  const markOf = (c: Keyed) =>
    c.linkKey === undefined ? '' : mac('mark', keyed(c)).subarray(0, 6).toString('base64url')

  const sign = (payload: string) => mac('link', payload).subarray(0, 16).toString('base64url')
  const query = (values: Record<string, string | undefined>) => {
    const given = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined)
    return given.length ? `?${new URLSearchParams(given)}` : ''
  }

  return {
    code,
    markOf,
    isCode: (c, typed) => isEqual(spoken(typed), code(c)),
    statusUrl: (c, lang) => `${portal}/appeals/${inPath(c.caseId)}${query({ code: code(c), lang })}`,
    actUrl: (c, grant, lang) => {
      const mark = markOf(c)
      const payload = Buffer.from(`${c.caseId}\n${grant}${mark && `\n${mark}`}`).toString('base64url')
      return `${portal}/act/${payload}.${sign(payload)}${query({ lang })}`
    },
    staffToken: (email, until, use = 'staff') => {
      const payload = Buffer.from(`${until}\n${email}`).toString('base64url')
      return `${payload}.${mac(use, payload).toString('base64url')}`
    },
    readStaffToken: (token, now, use = 'staff') => {
      const [payload = '', signature = '', ...rest] = token.split('.')
      if (rest.length || !isEqual(signature, mac(use, payload).toString('base64url'))) return undefined
      const [until, email] = Buffer.from(payload, 'base64url').toString().split('\n')
      return email && Number(until) > now ? email : undefined
    },
    readToken: (token) => {
      const [payload = '', signature = '', ...rest] = token.split('.')
      if (rest.length || !isEqual(signature, sign(payload))) return undefined
      const [caseId, grant, mark = ''] = Buffer.from(payload, 'base64url').toString().split('\n')
      return caseId && grant ? { caseId, grant, mark } : undefined
    },
    digest: (purpose, value) => mac(`digest:${purpose}`, value).toString('hex'),
  }
}
