/** `/meetings` and `/control`: what the council will do and has done, by form and year. */
import type { ActivityForm } from '../../../events/council/council-values.ts'
import type { Language } from '../../../events/values.ts'
import type { ActivityLine } from '../../application/activities/models.ts'
import { formDuties } from '../../domain/activities/forms.ts'
import { inPath } from '../../domain/number.ts'
import { type Html, type HtmlValue, html } from '../../markup/html.ts'
import { councilWords } from '../../text/activities/words.ts'
import { formatDays } from '../../text/dates.ts'
import { siteWords } from '../../text/site/words.ts'
import { at, page } from '../layout.ts'
import type { Frame } from '../models.ts'
import { choices } from './choices.ts'

export type Section = 'meetings' | 'control'
type Names = Record<string, string>

/** Which activities are shown together: those of public control, and all others. */
export const sectionOf = (form: ActivityForm): Section => (formDuties[form].control ? 'control' : 'meetings')

/** The page of an activity. */
export const pathTo = (section: Section, number: string): string => `/${section}/${inPath(number)}`

export type ActivitiesModel = Frame & {
  section: Section
  /** Those that the section may have; `form` is the one that was asked for. */
  forms: readonly ActivityForm[]
  form?: ActivityForm | undefined
  /** A year, or other days. */
  period: { from: string; to: string; year?: string; years: readonly string[] }
  next: ActivityLine[]
  past: ActivityLine[]
  /** The page of the past ones that comes after this. */
  earlier?: number | undefined
  commissions: Names
}

/** `11 декабря 2026 года, 15:00`. */
export const whenOf = ({ on, until, time }: Pick<ActivityLine, 'on' | 'until' | 'time'>, lang: Language) =>
  `${formatDays(on, until ?? on, lang)}${time ? `, ${time}` : ''}`

/** Each with the way to its page. */
export const activityList = (lines: readonly ActivityLine[], lang: Language, commissions: Names): Html => {
  const words = councilWords(lang)
  return html`<ul class="entries">${lines.map((line) => {
    const { number, form, status, title, commission, on } = line
    const told = [
      words.forms[form],
      commission && (commissions[commission] ?? commission),
      status !== 'held' && words.statuses[status],
    ]
    return html`<li><a href="${at(pathTo(sectionOf(form), number), lang)}">${title || words.forms[form]}</a>
<p class="when"><time datetime="${on}">${whenOf(line, lang)}</time>. ${told.filter(Boolean).join('. ')}</p></li>\n`
  })}</ul>\n`
}

export const renderActivities = (model: ActivitiesModel): string => {
  const { lang, section, forms, form, period, next, past, earlier, commissions } = model
  const { year, years, from, to } = period
  const { activities: words, news } = siteWords(lang)
  const own: { title: string; lead: string; calendar?: string } = siteWords(lang)[section]
  const address = (of: { form?: string | undefined; year?: string | undefined; page?: number }) => {
    const days = of.year ? [`year=${of.year}`] : [`from=${from}`, `to=${to}`]
    const query = [of.form && `form=${of.form}`, ...days, of.page && `page=${of.page}`].filter(Boolean)
    return at(`/${section}?${query.join('&')}`, lang)
  }
  const listed = (lines: readonly ActivityLine[], none: string): HtmlValue =>
    lines.length ? activityList(lines, lang, commissions) : html`<p>${none}</p>\n`
  const formNames = councilWords(lang).forms
  return page(model, {
    title: own.title,
    listed: true,
    feed: news.feed,
    main: html`<h1>${own.title}</h1>
<p>${own.lead}</p>
${own.calendar && html`<p><a class="go" href="/meetings.ics?lang=${lang}">${own.calendar}</a></p>\n`}${choices(
  words.forms,
  [
    [address({ year }), words.allForms, form === undefined],
    ...forms.map((one) => [address({ form: one, year }), formNames[one], one === form] as const),
  ],
)}${year && html`<h2>${words.next}</h2>\n${listed(next, words.noneNext)}`}<h2>${words.past}</h2>
${choices(
  words.years,
  years.map((one) => [address({ form, year: one }), one, one === year] as const),
)}${year === undefined && html`<p><strong>${formatDays(from, to, lang)}</strong></p>\n`}${listed(past, words.nonePast)}${earlier && html`<p><a class="go" href="${address({ form, year, page: earlier })}">${words.earlier}</a></p>\n`}`,
  })
}
