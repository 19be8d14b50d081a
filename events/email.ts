/** E-mail addresses as mail is sent to them: a mailbox of ASCII, and a domain of any script in its ASCII form. */

/** RFC 5321, 4.5.3.1: octets of an address, of what stands before the `@`, and of a label of the domain. */
export const longest = { address: 254, local: 64, label: 63 } as const

const ascii = /^[\0-\x7f]*$/
/** What stands in a domain's name: letters with their marks, digits, and the ideographic full stop beside ours. */
const isNamed = (domain: string) => /^[\p{L}\p{M}\p{N}.\u3002-]+$/u.test(domain)
/** A hyphen that begins or ends a label: the ASCII form would hide it. */
const hyphened = /(?:^|[.\u3002])-|-(?:$|[.\u3002])/

/** The address with its domain as the DNS has it, `aigul@xn--80a1acn3a.xn--80ao21a`; as it was where it has none. */
export const asciiAddress = (address: string): string => {
  const at = address.lastIndexOf('@') + 1
  const domain = address.slice(at)
  if (ascii.test(domain) || !isNamed(domain) || hyphened.test(domain)) return address
  try {
    return address.slice(0, at) + new URL(`http://${domain}`).hostname
  } catch {
    return address
  }
}

const mailbox = /^[\w'+-](?:[\w'+.-]*[\w+-])?$/
const label = /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/i
/** A name of letters, or one of another script. */
const lastLabel = /^(?:[a-z]{2,}|xn--[a-z\d-]+)$/i

/** Whether mail can be sent there, as far as its form shows. */
export const isAddress = (address: string): boolean => {
  const [local = '', domain = '', ...more] = address.split('@')
  const labels = domain.split('.')
  return (
    more.length === 0 &&
    address.length <= longest.address &&
    local.length <= longest.local &&
    mailbox.test(local) &&
    !local.includes('..') &&
    labels.length > 1 &&
    labels.every((one) => one.length <= longest.label && label.test(one)) &&
    lastLabel.test(labels.at(-1) ?? '')
  )
}
