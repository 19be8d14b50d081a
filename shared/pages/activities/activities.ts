/** `/desk/activities`: a half-year of the council's work, and what it owes. */
import type { ListedCouncilActivity, ListedDuty } from '../../application/activities/models.ts'
import type { Half, PlanCounts } from '../../domain/activities/plan.ts'
import { inPath } from '../../domain/number.ts'
import { type Html, html } from '../../markup/html.ts'
import { councilDeskWords } from '../../text/activities/desk-words.ts'
import { councilWords } from '../../text/activities/words.ts'
import { formatDayShort, formatDays } from '../../text/dates.ts'
import { texts } from '../../text/texts.ts'
import { type DeskFrame, deskPage } from '../desk/desk.ts'
import { cards, cell } from '../desk/lists/cards.ts'
import { at } from '../layout.ts'

export type ActivitiesModel = DeskFrame & {
  half: Half
  before: Half
  after: Half
  today: string
  /** Of the half-year's approved plan. */
  plan: PlanCounts
  duties: readonly ListedDuty[]
  /** Those of the half-year, by their days. */
  activities: readonly ListedCouncilActivity[]
}

const addressOf = (number: string) => `/desk/activities/${inPath(number)}`

export const renderActivities = (model: ActivitiesModel): string => {
  const { lang, half, before, after, activities, plan } = model
  const words = councilDeskWords(lang)
  const [year = '', of = ''] = half.split('-')
  const isOver = ({ status }: ListedCouncilActivity) => status === 'held' || status === 'cancelled'
  const upcoming = activities.filter((a) => !isOver(a))
  const over = activities.filter(isOver).toReversed()
  const link = (path: string, label: string) => html`<li><a href="${at(path, lang)}">${label}</a></li>\n`
  return deskPage(model, {
    title: words.activities.title,
    main: html`<h1>${words.activities.title}</h1>
<p>${words.activities.lead}</p>
<p><a class="go" href="${at('/desk/activities/new', lang)}">${words.activities.enter}</a></p>
<ul class="periods">${link('/desk/members', words.members.title)}${link('/desk/channels', words.channels.title)}</ul>
<h2>${words.activities.due}</h2>
${dutyTable(model)}<h2>${words.activities.half(year, of)}</h2>
<nav aria-label="${words.activities.halves}"><ul class="periods">${link(`/desk/activities?half=${before}`, words.activities.before)}${link(`/desk/activities?half=${after}`, words.activities.after)}</ul></nav>
${plan.planned > 0 && html`<p>${words.activities.plan(plan)}</p>\n`}<h3>${words.activities.upcoming}</h3>
${upcoming.length ? activityTable(model, upcoming, words.activities.upcoming) : html`<p>${words.activities.nothingUpcoming}</p>\n`}<h3>${words.activities.held}</h3>
${over.length ? activityTable(model, over, words.activities.held) : html`<p>${words.activities.nothingHeld}</p>\n`}`,
  })
}

const dutyTable = ({ lang, duties, today }: ActivitiesModel): Html => {
  const { activities: words } = councilDeskWords(lang)
  if (duties.length === 0) return html`<p>${words.nothingDue}</p>\n`
  const { until, what, title } = words.columns
  return cards(
    words.due,
    [title, until, what],
    duties.map(({ number, title: about, due, term }) => {
      const isLate = due !== undefined && due < today
      const path = number === undefined ? '/desk/members' : addressOf(number)
      const name = number === undefined ? words.composition : about || number
      return html`<tr role="row"><th class="words" role="rowheader" scope="row"><a href="${at(path, lang)}">${name}</a></th>${[
        cell(until, html`${due ? formatDayShort(due, lang) : '–'}${isLate && ` (${words.overdue})`}`, isLate),
        cell(what, (number && words.duties[term]) || texts(lang).terms[term]),
      ]}</tr>\n`
    }),
  )
}

const activityTable = (
  { lang }: ActivitiesModel,
  activities: readonly ListedCouncilActivity[],
  caption: string,
): Html => {
  const { columns } = councilDeskWords(lang).activities
  const words = councilWords(lang)
  return cards(
    caption,
    [columns.title, columns.day, columns.form, columns.status],
    activities.map(({ number, title, on, until, form, status }) => {
      const day = on ? (until ? formatDays(on, until, lang) : formatDayShort(on, lang)) : '–'
      return html`<tr role="row"><th class="words" role="rowheader" scope="row"><a href="${at(addressOf(number), lang)}">${title || number}</a></th>${[
        cell(columns.day, day),
        cell(columns.form, words.forms[form]),
        cell(columns.status, words.statuses[status]),
      ]}</tr>\n`
    }),
  )
}
