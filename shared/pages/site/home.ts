/** `/`: what the council is, can and cannot do, the way to the form, news, what it has done this year. */
import type { Localized } from '../../../events/values.ts'
import type { ActivityLine } from '../../application/activities/models.ts'
import type { Term } from '../../domain/terms.ts'
import { type Html, html } from '../../markup/html.ts'
import { lengthOf, wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { siteWords } from '../../text/site/words.ts'
import { formControls, hidden } from '../fields.ts'
import { at, facts, newAppeal, page } from '../layout.ts'
import type { Frame } from '../models.ts'
import { activityList } from './activities.ts'
import { contacts } from './contacts.ts'
import { type NewsItem, newsList } from './news.ts'
import { jsonLd, organizationData, serviceData } from './structured.ts'

export type HomeModel = Frame & {
  /** How long an answer may take, as the rule is today; absent where no rule says. */
  answerTerm?: Term | undefined
  hours: { from: string; to: string }
  news: NewsItem[]
  /** The next meetings and hearings, by their days. */
  meetings: ActivityLine[]
  commissions: { id: string; name: Localized }[]
  figures: Record<'answered' | 'lettersAnswered' | 'recommended' | 'meetings' | 'control', number> & {
    year: string
  }
}

const points = ({ title, points }: { title: string; points: readonly string[] }): Html =>
  html`<h2>${title}</h2>
<ul>${points.map((point) => html`<li>${point}</li>\n`)}</ul>\n`

/** A way on, at the end of a section. */
const way = (path: string, label: string, lang: Frame['lang']): Html =>
  html`<p><a class="go" href="${at(path, lang)}">${label}</a></p>\n`

const find = ({ lang }: HomeModel): Html => {
  const { frame, message } = pageWords(lang)
  const { find: words } = siteWords(lang).home
  const { text } = formControls({ words: frame, values: {}, errors: [] })
  return html`<h2>${words.title}</h2>
<form method="get" action="/appeals" class="period">
${text('number', { label: message.number.label, hint: words.text }, { autocomplete: 'off', size: 24 })}${text('code', { label: message.code.label }, { autocomplete: 'off', size: 14 })}${hidden('lang', lang)}
<button class="quiet">${words.button}</button>
</form>\n`
}

export const renderHome = (model: HomeModel): string => {
  const { lang, head, answerTerm, news, meetings, commissions, figures } = model
  const { home: words } = siteWords(lang)
  const council = wording(head.name, lang)
  const names = Object.fromEntries(commissions.map(({ id, name }) => [id, wording(name, lang)]))
  const road = answerTerm && {
    title: words.road.title,
    points: words.road.points(lengthOf(answerTerm, lang)),
  }
  const done: [string, number][] = [
    [words.figures.answered, figures.answered],
    [words.figures.letters, figures.lettersAnswered],
    [words.figures.recommended, figures.recommended],
    [words.figures.meetings, figures.meetings],
    [words.figures.control, figures.control],
  ]
  return page(model, {
    title: pageWords(lang).frame.home,
    listed: true,
    feed: siteWords(lang).news.feed,
    data: html`${jsonLd(organizationData(model))}${jsonLd(serviceData(model))}`,
    main: html`<h1>${council}</h1>
${words.lead.map((line) => html`<p class="lead">${line}</p>\n`)}<p><a class="button" href="${at(newAppeal, lang)}">${pageWords(lang).frame.appeal}</a></p>
${find(model)}${points(words.can)}${points(words.cannot)}${points(words.elsewhere)}${
  road &&
  html`<h2>${road.title}</h2>
<ol>${road.points.map((point) => html`<li>${point}</li>\n`)}</ol>\n`
}<h2>${words.meetings.title}</h2>
${meetings.length ? activityList(meetings, lang, names) : html`<p>${words.meetings.none}</p>\n`}${way('/meetings', words.meetings.all, lang)}<h2>${words.news.title}</h2>
${newsList(news, lang, { heading: 3 })}${way('/news', words.news.all, lang)}<h2>${words.figures.title(figures.year)}</h2>
${facts(done.map(([label, n]) => [label, String(n)]))}${way('/statistics', words.figures.all, lang)}<h2>${words.commissions.title}</h2>
<p>${words.commissions.lead}</p>
<ul>${commissions.map(({ name }) => html`<li>${wording(name, lang)}</li>\n`)}</ul>
${way('/council', siteWords(lang).council.title, lang)}${contacts(model)}`,
  })
}
