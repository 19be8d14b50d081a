/** `/news`: what the council announces, the newest first, and its reports of periods that are over. */
import type { Language } from '../../../events/values.ts'
import { closedPeriods } from '../../domain/reports/periods.ts'
import { type Html, html, webAddress } from '../../markup/html.ts'
import { formatDay } from '../../text/dates.ts'
import { reportWords } from '../../text/reports/report-words.ts'
import { siteWords } from '../../text/site/words.ts'
import { at, page } from '../layout.ts'
import type { Frame } from '../models.ts'

/** In the reader's language; `to` is one of our own pages, `url` anybody's. */
export type NewsItem = {
  id: string
  on: string
  title: string
  text: string
  to?: string
  url?: string | undefined
}

export type NewsModel = Frame & { today: string; news: NewsItem[] }

/** Announcements under headings of this level. */
export const newsList = (
  news: readonly NewsItem[],
  lang: Language,
  { heading }: { heading: 2 | 3 },
): Html => {
  const words = siteWords(lang).news
  if (news.length === 0) return html`<p>${words.none}</p>\n`
  const titled = (title: string) => (heading === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`)
  return html`${news.map(({ id, on, title, text, to: own, url }) => {
    const to = own ? at(own, lang) : webAddress(url)
    return html`<article id="${id}">
${titled(title)}
<p class="when"><time datetime="${on}">${formatDay(on, lang)}</time></p>
<p>${text}</p>
${to && html`<p><a class="go" href="${to}" aria-label="${words.more}: ${title}">${words.more}</a></p>\n`}</article>\n`
  })}`
}

export const renderNews = (model: NewsModel): string => {
  const { lang, today, news } = model
  const words = siteWords(lang).news
  const { page: periods, feed } = reportWords(lang)
  const reports = closedPeriods(today).map(({ from, to, year, quarter }) => {
    const called = quarter ? periods.quarter(year, quarter) : periods.year(year)
    return html`<li><a class="go" href="${at(`/statistics?from=${from}&to=${to}`, lang)}">${feed.report(called)}</a></li>\n`
  })
  return page(model, {
    title: words.title,
    listed: true,
    feed: words.feed,
    main: html`<h1>${words.title}</h1>
<p>${words.lead} <a href="/feed.atom?lang=${lang}">${words.feed}</a></p>
${newsList(news, lang, { heading: 2 })}<h2>${words.reports}</h2>
<ul>${reports}</ul>\n`,
  })
}
