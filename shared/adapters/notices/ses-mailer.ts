/** Mail by SES as raw MIME: text and HTML, threaded by the case, with a calendar entry where there is one. */
import { type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import {
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import {
  AddressRefused,
  type CalendarEntry,
  type Mail,
  type Mailer,
} from '../../application/notices/ports.ts'

export type Sender = { address: string; name: string; configurationSet?: string | undefined }

/** RFC 5322 message. SES replaces Message-ID, so a case's mails are threaded by one made-up References id. */
export const mimeOf = (mail: Mail, from: Sender): Promise<Buffer> => {
  const escaped = mail.thread.replace(/[^\w.-]/gu, (char) => `%${char.codePointAt(0)?.toString(16)}`)
  const thread = `<${escaped}@${from.address.split('@')[1]}>`
  return new MailComposer({
    from: { name: from.name, address: from.address },
    to: { name: '', address: mail.to },
    replyTo: mail.replyTo,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    references: thread,
    inReplyTo: thread,
    textEncoding: 'quoted-printable',
    // Relays refuse bare line feeds.
    newline: 'windows',
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': withoutReply,
      'X-SES-MESSAGE-TAGS': tagsOf(mail.tags),
    },
    attachments: attachmentsOf(mail, from),
  })
    .compile()
    .build()
}

const attachmentsOf = ({ calendar, papers = [] }: Mail, from: Sender) => [
  ...papers.map(({ name, bytes }) => ({
    filename: name,
    content: Buffer.from(bytes),
    contentType: 'application/pdf',
  })),
  ...(calendar
    ? [
        {
          filename: calendar.meeting ? 'meeting.ics' : 'due-date.ics',
          content: icsOf(calendar, from),
          contentType: `text/calendar; charset=utf-8; method=${methodOf(calendar)}`,
        },
      ]
    : []),
]

/**
 * Exchange heeds this, and not always `Auto-Submitted`: nobody on leave answers a mail of ours. Non-delivery reports
 * (`NDR`, which `All` has in it) still come.
 * https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxcmail/ced68690-498a-4567-9d14-5c01f974d8b1
 */
const withoutReply = 'DR, RN, NRN, OOF, AutoReply'

/** SES hands tags back with a bounce; their values take letters, digits, `-` and `_`, so numbers are encoded. */
const tagsOf = ({ case: number, to, what, of }: Mail['tags']) =>
  [
    number && `case=${Buffer.from(number).toString('base64url')}`,
    `to=${to}`,
    what && `what=${what}`,
    of && `of=${Buffer.from(of).toString('base64url')}`,
  ]
    .filter(Boolean)
    .join(', ')

/** Nobody is asked to accept: the council's meetings are published, and what is cancelled is taken out (RFC 5546, 3.2). */
const methodOf = ({ meeting }: CalendarEntry): ICalCalendarMethod =>
  meeting?.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH

/**
 * An all-day entry for the due day, or a meeting at its time (RFC 5545). What is published names who publishes it
 * (RFC 5546, 3.2.1) and when it was made, which is when its event was: a mail sent again carries the same entry.
 */
const icsOf = (entry: CalendarEntry, { name, address: email }: Sender) => {
  const { uid, sequence, at, day, summary, description, meeting } = entry
  const calendar = new ICalCalendar({ method: methodOf(entry), prodId: '//zhauap//council//EN' })
  const start = new Date(meeting?.start ?? `${day}T00:00:00Z`)
  calendar.createEvent({
    id: uid,
    sequence,
    stamp: new Date(at),
    organizer: { name, email },
    start,
    timezone: 'UTC',
    allDay: meeting?.start === undefined,
    summary,
    description,
    ...(meeting
      ? {
          status: meeting.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
          ...(meeting.place && { location: meeting.place }),
        }
      : // A due day takes no time of the day: nobody is busy by it. Outlook reads its own word for it.
        { transparency: ICalEventTransparency.TRANSPARENT, busystatus: ICalEventBusyStatus.FREE }),
  })
  return calendar.toString()
}

/**
 * What SES answers of an address's form ("Missing final '@domain'", "Local address contains dot-dot", "Illegal
 * address"): it reads addresses as JavaMail does. Messages too long or with a wrong header have the same code.
 */
const ofAddress = /\b(address|domain|local (name|part))\b/i
const blacklisted = /\baddress blacklisted\b/i
/** In the sandbox this names the reader, everywhere a sender whose domain is not verified. */
const unverified = /\bemail address is not verified\b/i

/**
 * Whether SES refused this mail for its reader's address, for good. What is the account's, the sender's or passing
 * (throttling, the daily quota, sending paused, a MAIL FROM domain without its record) is not: when that is mended, the
 * same mail goes out.
 * https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html
 */
const refusesReader = (error: unknown, { to, replyTo }: Mail, sender: string): boolean => {
  if (!(error instanceof Error)) return false
  const { name, message } = error
  // It does not say whose address it means: ours come from the council's file and are above suspicion, or it may be one.
  if (name === 'InvalidParameterValue') return ofAddress.test(message) && plain(sender) && plain(replyTo)
  if (name !== 'MessageRejected') return false
  const says = (address: string) => message.toLowerCase().includes(address.toLowerCase())
  return blacklisted.test(message) || (unverified.test(message) && says(to) && !says(sender))
}
/** An address that nobody refuses for its form. */
const plain = (address: string) => /^(?=.{1,64}@)[\w+-]+(\.[\w+-]+)*@[a-z\d-]+(\.[a-z\d-]+)+$/i.test(address)

/** Throws `AddressRefused`, or what SES throws; then the caller may try again. */
export const sesMailer = (client: SESClient, from: Sender): Mailer => ({
  send: async (mail) => {
    const command = new SendRawEmailCommand({
      Source: from.address,
      Destinations: [mail.to],
      RawMessage: { Data: await mimeOf(mail, from) },
      ...(from.configurationSet && { ConfigurationSetName: from.configurationSet }),
    })
    try {
      await client.send(command)
    } catch (error) {
      throw refusesReader(error, mail, from.address)
        ? new AddressRefused((error as Error).name, { cause: error })
        : error
    }
  },
})
