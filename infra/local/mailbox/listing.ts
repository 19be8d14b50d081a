/** The mails that an emulator of the user's own lists: it does not know our SMTP port. */
import { type Mail, readMail } from './mail.ts'

/** MiniStack's and LocalStack's ways to tell what SES took. */
const listings = ['/_ministack/ses/messages', '/_aws/ses']

/** @throws Error when the emulator has no listing that is known here. */
export async function listMails(endpoint: string): Promise<Mail[]> {
  for (const path of listings) {
    const response = await fetch(endpoint + path).catch(() => undefined)
    if (!response?.ok) continue
    const found = messagesIn((await response.json()) as Message)
    return Promise.all(found.map(async (message, i) => ({ ...(await toMail(message)), id: String(i + 1) })))
  }
  throw new Error(`${endpoint} does not list its mails`)
}

// biome-ignore lint/suspicious/noExplicitAny: two emulators' shapes, told apart field by field.
type Message = Record<string, any>

/** LocalStack has one list, MiniStack one per account. */
function messagesIn(listing: Message): Message[] {
  const { messages } = listing
  return Array.isArray(messages) ? messages : Object.values(messages as Record<string, Message[]>).flat()
}

async function toMail(message: Message): Promise<Omit<Mail, 'id'>> {
  const timestamp = message.Timestamp ?? message.timestamp
  const at = new Date(typeof timestamp === 'number' ? timestamp * 1000 : inUtc(timestamp)).toISOString()
  const destination = message.Destination ?? {}
  const to = [message.To ?? destination.ToAddresses ?? message.Destinations ?? []].flat()
  const envelope = { at, to, from: message.Source ?? '' }
  if (message.RawData) return { ...(await readMail(Buffer.from(message.RawData), envelope)), at }
  const body = message.Body ?? {}
  return {
    ...envelope,
    subject: message.Subject ?? '',
    text: message.BodyText ?? body.text_part ?? '',
    html: message.BodyHtml ?? body.html_part ?? '',
    headers: {},
    attachments: [],
    source: new Uint8Array(),
  }
}

/** LocalStack writes its times without a zone: they are UTC. */
const inUtc = (timestamp: string) => (/(Z|[+-]\d\d:?\d\d)$/.test(timestamp) ? timestamp : `${timestamp}Z`)
