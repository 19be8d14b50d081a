/** `/news`: what the council's file announces, the activities that were announced, and the reports that were published. */
import type { Language } from '../../events/values.ts'
import { titled } from '../../shared/application/activities/shown.ts'
import { byDay } from '../../shared/domain/activities/views.ts'
import { frameOf } from '../../shared/http/front.ts'
import type { Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import { pathTo, sectionOf, whenOf } from '../../shared/pages/site/activities.ts'
import { type NewsItem, renderNews } from '../../shared/pages/site/news.ts'
import { councilWords } from '../../shared/text/activities/words.ts'
import { formatDays } from '../../shared/text/dates.ts'
import { wording } from '../../shared/text/explanation.ts'
import { deskReportWords } from '../../shared/text/reports/desk-words.ts'
import { reportWords } from '../../shared/text/reports/report-words.ts'
import type { SiteDeps } from './deps.ts'
import { forAll } from './reply.ts'
import { yearNow } from './year.ts'

/** So many at most. */
const most = 40

/** What has been announced by now, the newest first. `at` is UTC. */
export const newsNow = async (deps: SiteDeps, at: string, lang: Language): Promise<NewsItem[]> => {
  const { rules, people } = deps
  const today = rules.dayOf(at)
  const { activities, reports } = await yearNow(deps, at)
  const announced = activities
    .filter(({ announcedOn, status }) => announcedOn && announcedOn <= today && status !== 'cancelled')
    .toSorted(byDay)
    .slice(-most)
  const lines = await titled(people, announced)
  const items = lines.map((line, i): NewsItem => {
    const form = councilWords(lang).forms[line.form]
    return {
      id: `activity-${encodeURIComponent(line.number)}`,
      on: announced[i]?.announcedOn ?? line.on,
      title: line.title || form,
      text: `${form}, ${whenOf(line, lang)}.`,
      to: pathTo(sectionOf(line.form), line.number),
    }
  })
  const own = rules.council.announcements
    .filter(({ on }) => on <= today)
    .map(({ id, on, title, text, url }): NewsItem => {
      const said = { title: wording(title, lang), text: wording(text, lang) }
      return { id, on, ...said, url }
    })
  const published = reports.map(
    ({ no, from, to, publishedOn }): NewsItem => ({
      id: `report-${no}`,
      on: publishedOn,
      title: reportWords(lang).feed.report(formatDays(from, to, lang)),
      text: deskReportWords(lang).site.text,
      to: `/reports/${no}`,
    }),
  )
  return [...items, ...own, ...published]
    .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
    .slice(0, most)
}

export const news = async (deps: SiteDeps, request: Request): Promise<Reply> => {
  const frame = frameOf(deps, request)
  const items = await newsNow(deps, request.at, frame.lang)
  return forAll(renderNews({ ...frame, today: deps.rules.dayOf(request.at), news: items }))
}
