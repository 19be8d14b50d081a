/** What a mail's reader finds in it: its language, its calendar entry, who got it. */
import { expect } from 'vitest'
import type { Language } from '../../events/values.ts'
import type { Mail } from '../../infra/ops/common/visitor.ts'

const closings: Record<Language, string> = {
  kk: 'Құрметпен,',
  ru: 'С уважением,',
  en: 'Yours faithfully,',
}

/** Both versions of the mail are in this language. */
export const expectLanguage = (mail: Mail, lang: Language) => {
  expect(mail.html).toContain(`<html lang="${lang}">`)
  for (const [language, closing] of Object.entries(closings)) {
    expect(mail.text.includes(closing), `${language} in the text of "${mail.subject}"`).toBe(
      language === lang,
    )
    expect(mail.html.includes(closing), `${language} in the HTML of "${mail.subject}"`).toBe(
      language === lang,
    )
  }
}

export type CalendarEntry = Record<string, string>

/** The one event of the mail's calendar entry, by property. Throws where RFC 5545 is not kept. */
export const calendarEntryOf = async (mailbox: string, mail: Mail): Promise<CalendarEntry> => {
  const message = await (await fetch(`${mailbox}/mails/${mail.id}/source`)).text()
  // From the message itself: mail readers tidy calendars up.
  const [, base64] = /^Content-Type: text\/calendar.*?\r\n\r\n([\w+/=\r\n]+)/ms.exec(message) ?? []
  if (!base64) throw new Error(`no calendar entry with "${mail.subject}"`)
  const source = Buffer.from(base64, 'base64').toString('utf8')
  if (/(?<!\r)\n/.test(source)) throw new Error('a line that does not end in CRLF')
  const lines = source.split('\r\n')
  if (lines.some((line) => Buffer.byteLength(line) > 75)) throw new Error('a line of more than 75 octets')
  const open: string[] = []
  const event: CalendarEntry = {}
  for (const line of source.replace(/\r\n[ \t]/g, '').split('\r\n')) {
    if (!line) continue
    const [, name = '', parameters = '', value = ''] = /^([A-Z-]+)((?:;[^:]*)?):(.*)$/.exec(line) ?? []
    if (!name) throw new Error(`not a property: ${line}`)
    if (name === 'BEGIN') open.push(value)
    else if (name === 'END') expect(open.pop(), 'what is ended was begun last').toBe(value)
    else if (open.at(-1) === 'VEVENT')
      event[name + parameters] = value.replace(/\\([\\;,])/g, '$1').replace(/\\n/gi, '\n')
  }
  expect(open).toEqual([])
  return event
}
