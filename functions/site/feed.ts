/**
 * `/feed.atom` (RFC 4287): the council's announcements, the report of each quarter and year that is over, and the anchors of
 * its log, so that they are in many hands.
 */
import { Temporal } from 'temporal-polyfill'
import { closedPeriods } from '../../shared/domain/reports/periods.ts'
import { addDays } from '../../shared/domain/terms.ts'
import { languageOf } from '../../shared/http/front.ts'
import type { Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { at } from '../../shared/pages/layout.ts'
import { formatDay } from '../../shared/text/dates.ts'
import { wording } from '../../shared/text/explanation.ts'
import { reportWords } from '../../shared/text/reports/report-words.ts'
import type { SiteDeps } from './deps.ts'
import { newsNow } from './news.ts'

/** Anchors of so many days stand in the feed. */
const feedDays = 14

export const feed = async (deps: SiteDeps, request: Request): Promise<Reply> => {
  const { rules, portal } = deps
  const { council } = rules
  const lang = languageOf(deps, request)
  const words = reportWords(lang)
  const today = rules.dayOf(request.at)
  const morning = (day: string) =>
    new Date(Temporal.PlainDate.from(day).toZonedDateTime(council.timeZone).epochMilliseconds)
  const news = (await newsNow(deps, request.at, lang)).map(({ id, on, title, text, to, url }) => ({
    id: `urn:zhauap:${council.id}:${to ? id.replace('-', ':') : `announcement:${id}`}`,
    title,
    description: text,
    link: to ? `${portal}${at(to, lang)}` : (url ?? `${portal}${at('/news', lang)}#${id}`),
    date: morning(on),
  }))
  const reports = closedPeriods(today).map(({ from, to, year, quarter }) => ({
    id: `urn:zhauap:${council.id}:report:${from}:${to}`,
    title: words.feed.report(quarter ? words.page.quarter(year, quarter) : words.page.year(year)),
    description: words.feed.reportText,
    link: `${portal}${at(`/statistics?from=${from}&to=${to}`, lang)}`,
    date: new Date(rules.dayAfterBegins(to)),
  }))
  const anchored = await deps.anchors.anchors(addDays(today, -feedDays))
  const anchors = anchored.map(({ on, commits, root }) => ({
    id: `urn:zhauap:${council.id}:anchor:${on}`,
    title: words.feed.anchor(formatDay(on, lang)),
    description: words.feed.anchorText(commits, root),
    link: `${portal}${at('/statistics', lang)}`,
    date: new Date(rules.dayAfterBegins(on)),
  }))
  const items = [...news, ...reports, ...anchors].toSorted((a, b) => b.date.getTime() - a.date.getTime())
  // Only who asks for the feed waits for what writes it.
  const { Feed } = await import('feed')
  const made = new Feed({
    id: `${portal}/feed.atom`,
    title: `${words.feed.title} – ${wording(council.names, lang)}`,
    link: `${portal}${at('/news', lang)}`,
    feedLinks: { atom: `${portal}/feed.atom?lang=${lang}` },
    language: lang,
    generator: false,
    author: { name: wording(council.names, lang) },
    ...(items[0] && { updated: items[0].date }),
  })
  for (const item of items) made.addItem(item)
  return {
    status: 200,
    headers: {
      'content-type': 'application/atom+xml; charset=utf-8',
      'cache-control': 'public, max-age=3600',
      vary: 'accept-language',
    },
    body: made.atom1(),
  }
}
