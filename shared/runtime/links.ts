/**
 * What an e-mailed link and a receipt's code are made of: HMAC-SHA256, so that nothing of them is stored and a forged one
 * is told from an ended one without a look at the log. What is made for one purpose has a secret of its own, which only
 * those functions read that make or check it: none that citizens reach can sign a member in.
 */
import { createHmac } from 'node:crypto'
import { isEqual } from '../application/is-equal.ts'
import type { Keyed, Links, StaffUse } from '../application/ports.ts'
import { inPath } from '../domain/number.ts'
import { versionsOf } from './secret-versions.ts'

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

/**
 * `codes`: receipts' codes. `links`: what is mailed to who acts on a case, and pages of offices. `members`: the
 * secretariat's links to sign in by, sessions and passes. `agencies`: those of agencies' clerks. `digests`: keyed hashes.
 */
export const linkSecrets = ['codes', 'links', 'members', 'agencies', 'digests'] as const
export type LinkSecret = (typeof linkSecrets)[number]
/** Each as `versionsOf` reads it. */
export type LinkSecrets = { readonly [S in LinkSecret]?: string | undefined }

const secretOfUse = {
  staff: 'members',
  'sign-in': 'members',
  session: 'members',
  'agency-sign-in': 'agencies',
  'agency-session': 'agencies',
  office: 'links',
  'office-calendar': 'links',
} as const satisfies Record<StaffUse, LinkSecret>

/**
 * `portal` is the address that links begin with; a function that writes none needs none. The secrets are asked
 * for with each use, for they may change.
 */
export const linksWith = (secrets: () => LinkSecrets, portal = ''): Links => {
  const under = (secret: string, purpose: string, value: string) =>
    createHmac('sha256', secret).update(`${purpose}\n${value}`).digest()
  const versions = (name: LinkSecret) => versionsOf(secrets()[name], name)
  const mac = (name: LinkSecret, purpose: string, value: string) => under(versions(name)[0], purpose, value)
  /** Whether this was made of it under any version that holds. */
  const isMade = (
    name: LinkSecret,
    purpose: string,
    value: string,
    made: string,
    as: (mac: Buffer) => string,
  ) =>
    versions(name)
      .map((secret) => isEqual(made, as(under(secret, purpose, value))))
      .includes(true)

  const keyed = ({ caseId, linkKey }: Keyed) => (linkKey === undefined ? caseId : `${caseId}\n${linkKey}`)
  const codedOf = (c: Keyed) => (c.codeKey === undefined ? keyed(c) : `${keyed(c)}\n${c.codeKey}`)
  /** 50 bits: ten letters and digits, easy to read out on the telephone. */
  const asCode = (made: Buffer) =>
    [...made.subarray(0, codeLength)].map((byte) => alphabet[byte % 32]).join('')
  const code = (c: Keyed) => asCode(mac('codes', 'code', codedOf(c)))
  const markOf = (c: Keyed) =>
    c.linkKey === undefined ? '' : mac('digests', 'mark', keyed(c)).subarray(0, 6).toString('base64url')

  const asSignature = (made: Buffer) => made.subarray(0, 16).toString('base64url')
  const whole = (made: Buffer) => made.toString('base64url')
  const query = (values: Record<string, string | undefined>) => {
    const given = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined)
    return given.length ? `?${new URLSearchParams(given)}` : ''
  }

  const openStaffToken: Links['openStaffToken'] = (token, use = 'staff') => {
    const [payload = '', signature = '', ...rest] = token.split('.')
    if (rest.length || !isMade(secretOfUse[use], use, payload, signature, whole)) return undefined
    const [until, email] = Buffer.from(payload, 'base64url').toString().split('\n')
    return email ? { email, until: Number(until) } : undefined
  }

  return {
    code,
    markOf,
    isCode: (c, typed) => isMade('codes', 'code', codedOf(c), spoken(typed), asCode),
    statusUrl: (c, lang) => `${portal}/appeals/${inPath(c.caseId)}${query({ code: code(c), lang })}`,
    actUrl: (c, grant, lang) => {
      const mark = markOf(c)
      const payload = Buffer.from(`${c.caseId}\n${grant}${mark && `\n${mark}`}`).toString('base64url')
      return `${portal}/act/${payload}.${asSignature(mac('links', 'link', payload))}${query({ lang })}`
    },
    staffToken: (email, until, use = 'staff') => {
      const payload = Buffer.from(`${until}\n${email}`).toString('base64url')
      return `${payload}.${whole(mac(secretOfUse[use], use, payload))}`
    },
    openStaffToken,
    readStaffToken: (token, now, use) => {
      const opened = openStaffToken(token, use)
      return opened && opened.until > now ? opened.email : undefined
    },
    readToken: (token) => {
      const [payload = '', signature = '', ...rest] = token.split('.')
      if (rest.length || !isMade('links', 'link', payload, signature, asSignature)) return undefined
      const [caseId, grant, mark = ''] = Buffer.from(payload, 'base64url').toString().split('\n')
      return caseId && grant ? { caseId, grant, mark } : undefined
    },
    digest: (purpose, value) => mac('digests', `digest:${purpose}`, value).toString('hex'),
  }
}
