/** How the council is reached: where, when, by which telephone. */
import { type Html, type HtmlValue, html } from '../../markup/html.ts'
import { wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { siteWords } from '../../text/site/words.ts'
import { facts } from '../layout.ts'
import type { Frame } from '../models.ts'

/** `hours` are those of working days. */
export const contacts = ({
  lang,
  head,
  hours,
}: Pick<Frame, 'lang' | 'head'> & { hours: { from: string; to: string } }): Html => {
  const { contacts: words, hours: told } = siteWords(lang).home
  const known: [string, HtmlValue][] = [
    [words.address, wording(head.address, lang)],
    [pageWords(lang).frame.phone, head.phone],
    [words.email, html`<a href="mailto:${head.replyTo}">${head.replyTo}</a>`],
    [words.hours, told(hours.from, hours.to)],
  ]
  return html`<h2>${words.title}</h2>
${facts(known)}<p>${words.ways}</p>\n`
}
