/** A mail as the mailbox shows it. */
import PostalMime, { decodeWords } from 'postal-mime'

type Attachment = { name: string; type: string; size: number; content: Uint8Array }

export type Mail = {
  id: string
  /** Who got it: the envelope's recipients. */
  to: string[]
  from: string
  subject: string
  text: string
  html: string
  /** Lower-case names; the values of a header that comes several times are one per line. */
  headers: Record<string, string>
  attachments: Attachment[]
  /** When it came in, ISO 8601. */
  at: string
  /** The message as it was sent; byte by byte; empty where the emulator does not tell. */
  source: Uint8Array
}

export async function readMail(
  source: Uint8Array,
  envelope: Pick<Mail, 'to' | 'from'>,
): Promise<Omit<Mail, 'id' | 'at'>> {
  const mail = await PostalMime.parse(source)
  const headers: Record<string, string> = {}
  for (const { key, value } of mail.headers) {
    const decoded = decodeWords(value)
    headers[key] = key in headers ? `${headers[key]}\n${decoded}` : decoded
  }
  return {
    ...envelope,
    // LocalStack tells no recipients of a raw mail: ours are all in its header.
    to: envelope.to.length ? envelope.to : (mail.to ?? []).flatMap(({ address }) => address ?? []),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers,
    attachments: mail.attachments.map((attachment, i) => {
      const { content } = attachment
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
      return {
        name: attachment.filename ?? `attachment-${i + 1}`,
        type: attachment.mimeType,
        size: bytes.byteLength,
        content: bytes,
      }
    }),
    source,
  }
}
