/** An e-mail address whose domain is one slip of the finger from one that many people have. */

/** Of the country's and the neighbours' mail services, as people write them. */
const known = [
  'gmail.com',
  'mail.ru',
  'mail.kz',
  'inbox.ru',
  'list.ru',
  'yandex.ru',
  'yandex.kz',
  'rambler.ru',
  'icloud.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
]

/** Without its first, or its last, of the letters that both begin, or end, with. */
const apart = (a: string, b: string): [string, string] => {
  let [from, end] = [0, 0]
  while (from < Math.min(a.length, b.length) && a[from] === b[from]) from++
  while (end < Math.min(a.length, b.length) - from && a.at(-1 - end) === b.at(-1 - end)) end++
  return [a.slice(from, a.length - end), b.slice(from, b.length - end)]
}

/** One letter more, less or another, or two that changed places. */
const isOneSlip = (a: string, b: string): boolean => {
  const [x, y] = apart(a, b)
  if (x.length <= 1 && y.length <= 1) return x !== y
  return x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]
}

/** The address that was probably meant; undefined where nothing looks mistyped. It is a hint: there may be such a domain. */
export const likelyAddress = (typed: string): string | undefined => {
  const at = typed.lastIndexOf('@')
  const domain = typed.slice(at + 1).toLowerCase()
  if (at < 1 || known.includes(domain)) return undefined
  const meant = known.find((one) => isOneSlip(domain, one))
  return meant && `${typed.slice(0, at)}@${meant}`
}
