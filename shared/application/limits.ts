/**
 * How often a thing may be done within a while: counters and places in `Claims` under keyed hashes, so that no address
 * and no IIN is stored. Windows begin and end by the clock, the same for everybody.
 */
import { rates } from '../../events/limits.ts'
import type { Claims, Links } from './ports.ts'

export type Limit = { what: string; most: number; seconds: number }

export const wrongCodes = {
  forNumber: { what: 'codes-for-number', ...rates.wrongCodesForNumber },
  fromAddress: { what: 'codes-from-address', ...rates.wrongCodesFromAddress },
} as const satisfies Record<string, Limit>

export const linkRequests: Limit = { what: 'links-from-address', ...rates.linksFromAddress }

/**
 * Mails that anybody can have sent, without being asked by the council, and what a member's session can have sent to
 * many. Beyond these numbers nothing is refused: receipts, word of messages and of changes of the directory wait for the
 * end of the window and go in one mail (`tell-together.ts`, `tell-directory.ts`), a link is not sent again.
 */
export const mailLimits = {
  receiptsToRecipient: { what: 'receipts-to-recipient', most: 5, seconds: 3600 },
  messagesOfCase: { what: 'messages-of-case', most: 10, seconds: 3600 },
  linkOfCase: { what: 'link-of-case', most: 1, seconds: 600 },
  linksOfCaseADay: { what: 'links-of-case', most: 5, seconds: 86_400 },
  linksToRecipientADay: { what: 'links-to-recipient', most: 5, seconds: 86_400 },
  freshLinkOfGrant: { what: 'fresh-link-of-grant', most: 1, seconds: 600 },
  freshLinksOfGrantADay: { what: 'fresh-links-of-grant', most: 10, seconds: 86_400 },
  freshLinksFromAddress: { what: 'fresh-links-from-address', most: 60, seconds: 600 },
  directoryToRecipient: { what: 'directory-to-recipient', most: 5, seconds: 3600 },
  signInsOfMember: { what: 'sign-ins-of-member', most: 5, seconds: 900 },
  signInsFromAddress: { what: 'sign-ins-from-address', most: 60, seconds: 600 },
} as const satisfies Record<string, Limit>

/** Beyond these nothing is sent: what a short message tells waits to be handed over, what the chat tells is mailed too. */
export const shortLimits = {
  messagesToTelephone: { what: 'sms-to-telephone', most: 5, seconds: 86_400 },
  chatNotices: { what: 'chat-notices', most: 20, seconds: 3600 },
} as const satisfies Record<string, Limit>

/** Messages that one case takes in a day. */
export const messagesOfCase: Limit = { what: 'messages-taken', ...rates.messagesOfCase }

/** How often an applicant may name another address in a day: each time the receipt is mailed. */
export const contactsOfCase: Limit = { what: 'contacts-of-case', most: 3, seconds: 86_400 }

export const uploadsOffered: Limit = { what: 'uploads-from-address', ...rates.uploadsFromAddress }

/** Names everything that is counted here. */
export const countedUnder = 'limit#'

/** When the window that this moment lies in ends, UTC seconds. */
export const windowEnds = ({ seconds }: Limit, at: string): number =>
  (Math.floor(Date.parse(at) / 1000 / seconds) + 1) * seconds

/** Counts one more time by each of these, and says how many seconds to wait when that was once too often. */
export const countOnce = async (
  { claims, links }: { claims: Claims; links: Links },
  counted: readonly (readonly [limit: Limit, who: string])[],
  at: string,
): Promise<number | undefined> => {
  const now = Math.floor(Date.parse(at) / 1000)
  const waits = counted.map(async ([limit, who]) => {
    const ends = windowEnds(limit, at)
    return (await claims.next(windowOf(links, limit, who, ends), ends)) > limit.most ? ends - now : 0
  })
  return Math.max(0, ...(await Promise.all(waits))) || undefined
}

const windowOf = (links: Links, { what }: Limit, who: string, ends: number) =>
  `${countedUnder}${what}#${links.digest(what, who).slice(0, 32)}#${ends}`

/**
 * Whether this request or event (`by`) has one of the window's places. However often it is tried it keeps the place that
 * it took, so that a crash or a race with itself costs none. Places are tried in turn, one write each.
 */
export const takePlace = async (
  { claims, links }: { claims: Claims; links: Links },
  limit: Limit,
  who: string,
  { by, at }: { by: string; at: string },
): Promise<boolean> => {
  const ends = windowEnds(limit, at)
  const mine = links.digest(limit.what, by).slice(0, 32)
  for (let place = 1; place <= limit.most; place++) {
    const held = await claims.hold(`${windowOf(links, limit, who, ends)}#${place}`, { by: mine }, ends)
    if (held.by === mine) return true
  }
  return false
}

/** Once too often; nothing was done. Thrown where a use case cannot go on, answered with 429. */
export class TooOften extends Error {
  override name = 'TooOften'
  readonly seconds: number
  constructor(seconds: number) {
    super('too often')
    this.seconds = seconds
  }
}
