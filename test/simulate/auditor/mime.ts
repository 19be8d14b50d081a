/** A mail as its reader sees it, out of the bytes that went over the line (RFC 2045, 2046, 2047). */

export type Mail = {
  headers: Map<string, string>
  subject: string
  text: string
  html: string
  /** The other parts, decoded. */
  others: string[]
}

type Part = { headers: Map<string, string>; body: string }

const partOf = (raw: string): Part => {
  const end = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = new Map(
    lines.map((line): [string, string] => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  )
  return { headers, body: raw.slice(end + 4) }
}

/** RFC 2045, 6.7: `=XX` is a byte, and a `=` at the end of a line is no end. */
const quoted = (text: string): string => {
  const bytes = Buffer.alloc(text.length)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '=') bytes[length++] = text.charCodeAt(i)
    else if (text[i + 1] === '\n') i++
    else {
      if (text[i + 1] !== '\r') bytes[length++] = Number.parseInt(text.slice(i + 1, i + 3), 16)
      i += 2
    }
  }
  return bytes.toString('utf8', 0, length)
}

const decoded = ({ headers, body }: Part): string => {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  return encoding === 'quoted-printable' ? quoted(body) : body
}

const words = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('latin1')
        : Buffer.from(quoted(text.replaceAll('_', ' ')), 'utf8').toString('latin1'),
    )

/** Words of several encoded pieces may break within a letter: they are put together as bytes first. */
const headerText = (header = ''): string =>
  /=\?utf-8\?/i.test(header) ? Buffer.from(words(header), 'latin1').toString('utf8') : header

const leaves = (part: Part): Part[] => {
  const boundary = /boundary="?([^";]+)"?/i.exec(part.headers.get('content-type') ?? '')?.[1]
  if (!boundary) return [part]
  const pieces = part.body.split(`--${boundary}`).slice(1, -1)
  return pieces.flatMap((piece) => leaves(partOf(piece.replace(/^\r\n/, ''))))
}

/** The mails that were read last: actors and several checks read each. */
const known = new Map<string, Mail>()

export const readMail = (raw: string): Mail => {
  const before = known.get(raw)
  if (before) return before
  if (known.size > 5000) known.clear()
  const mail = read(raw)
  known.set(raw, mail)
  return mail
}

const read = (raw: string): Mail => {
  const whole = partOf(raw)
  const parts = leaves(whole)
  const ofType = (type: string) => parts.find(({ headers }) => headers.get('content-type')?.startsWith(type))
  const [text, html] = [ofType('text/plain'), ofType('text/html')]
  return {
    headers: whole.headers,
    subject: headerText(whole.headers.get('subject')),
    text: text ? decoded(text) : '',
    html: html ? decoded(html) : '',
    others: parts.filter((part) => part !== text && part !== html).map(decoded),
  }
}
