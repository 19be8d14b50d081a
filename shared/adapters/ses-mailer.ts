/** Mail by SES as raw MIME: text and HTML, threaded by the case, with a calendar entry where there is one. */
import { type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { ICalCalendar, ICalCalendarMethod, ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { Mail, Mailer } from '../application/ports.ts'

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
    headers: { 'Auto-Submitted': 'auto-generated', 'X-SES-MESSAGE-TAGS': tagsOf(mail.tags) },
    ...(mail.calendar && {
      attachments: [
        {
          filename: 'due-date.ics',
          content: icsOf(mail.calendar),
          contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
        },
      ],
    }),
  })
    .compile()
    .build()
}

/** SES hands tags back with a bounce; their values take letters, digits, `-` and `_`, so the number is encoded. */
const tagsOf = ({ case: number, to }: Mail['tags']) =>
  [number && `case=${Buffer.from(number).toString('base64url')}`, `to=${to}`].filter(Boolean).join(', ')

/** An all-day entry for the due day (RFC 5545). */
const icsOf = ({ uid, sequence, day, summary, description }: NonNullable<Mail['calendar']>) => {
  const calendar = new ICalCalendar({ method: ICalCalendarMethod.PUBLISH, prodId: '//zhauap//council//EN' })
  const start = new Date(`${day}T00:00:00Z`)
  calendar.createEvent({
    id: uid,
    sequence,
    stamp: start,
    start,
    timezone: 'UTC',
    allDay: true,
    summary,
    description,
    // A due day takes no time of the day: nobody is busy by it. Outlook reads its own word for it.
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
  })
  return calendar.toString()
}

/** Throws what SES throws; the caller may try again. */
export const sesMailer = (client: SESClient, from: Sender): Mailer => ({
  send: async (mail) => {
    await client.send(
      new SendRawEmailCommand({
        Source: from.address,
        Destinations: [mail.to],
        RawMessage: { Data: await mimeOf(mail, from) },
        ...(from.configurationSet && { ConfigurationSetName: from.configurationSet }),
      }),
    )
  },
})
