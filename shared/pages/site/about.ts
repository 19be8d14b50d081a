/** `/accessibility` and `/privacy`: what the site promises its readers. */
import { type Html, html } from '../../markup/html.ts'
import { type ShortWay, waysWords } from '../../text/notices/short-ways.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { siteWords } from '../../text/site/words.ts'
import { page } from '../layout.ts'
import type { Frame } from '../models.ts'

const points = ({ title, points }: { title: string; points: readonly string[] }): Html =>
  html`<h2>${title}</h2>
<ul>${points.map((point) => html`<li>${point}</li>\n`)}</ul>\n`

const reached = ({ lang, head }: Frame): Html =>
  html`<p><a class="go" href="mailto:${head.replyTo}">${head.replyTo}</a>${head.phone && html`<br>${pageWords(lang).frame.phone}: ${head.phone}`}</p>\n`

export const renderAccessibility = (frame: Frame): string => {
  const words = siteWords(frame.lang).accessibility
  return page(frame, {
    title: words.title,
    listed: true,
    main: html`<h1>${words.title}</h1>
<p>${words.lead}</p>
${points(words.works)}${points(words.lacks)}<h2>${words.tell.title}</h2>
<p>${words.tell.text}</p>
${reached(frame)}`,
  })
}

/** `years`: how long personal data of a closed case are kept. `ways`: short messages that the council sends. */
export const renderPrivacy = (model: Frame & { years: number; ways: readonly ShortWay[] }): string => {
  const { lang, years, ways } = model
  const short = waysWords(lang)
  const words = siteWords(lang).privacy
  const { data } = pageWords(lang).form
  return page(model, {
    title: words.title,
    listed: true,
    main: html`<h1>${words.title}</h1>
<p>${words.lead}</p>
<h2>${data.title}</h2>
${data.lines(years).map((line) => html`<p>${line}</p>\n`)}${points(words.site)}${
  ways.length > 0 && points({ title: short.title, points: ways.flatMap((way) => short.told[way]) })
}<h2>${words.rights.title}</h2>
<p>${words.rights.text}</p>
${reached(model)}`,
  })
}
