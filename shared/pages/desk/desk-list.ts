/** `/desk`: the lists, the search, and one page of the list that is looked at. */
import type { QueueName } from '../../../events/queues.ts'
import type { Language, Localized } from '../../../events/values.ts'
import type { DeskRow } from '../../application/models.ts'
import { inPath } from '../../domain/number.ts'
import { type Html, html } from '../../markup/html.ts'
import { formatDayShort, formatInstant, workingDays } from '../../text/dates.ts'
import { type DeskWords, deskWords } from '../../text/desk/words.ts'
import { wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { texts } from '../../text/texts.ts'
import { at } from '../layout.ts'
import { type DeskFrame, deskPage, token } from './desk.ts'

type Names = Record<string, Localized>
export type DeskNames = { topics: Names; commissions: Names; agencies: Names }

/** A list as its link shows it. `count` in words: `7`, `100+`. */
export type ListLink = { title: string; path: string; current: boolean; count?: string; alarming?: boolean }

export type DeskListModel = DeskFrame & {
  title: string
  lists: ListLink[]
  /** Lists that are folded, by what they are found by. */
  folded: { title: string; links: ListLink[] }[]
  rows: DeskRow[]
  names: DeskNames
  today: string
  /** The addresses of the next page, the first one (where this is not it), and the file of the list. */
  next?: string
  first?: string
  csv: string
  /** Dead-letter queues that hold anything, and since when the oldest of what was seen of it. */
  dead: { queue: QueueName; count: number; seen: number; since?: string }[]
}

export const renderDesk = (model: DeskListModel): string => {
  const { lang, title, lists, folded, rows, next, first, csv, dead } = model
  const words = deskWords(lang)
  return deskPage(model, {
    title,
    main: html`<h1>${title}</h1>
${searchForm(model)}<nav class="lists" aria-label="${words.list.nav}"><ul>${lists.map((link) => html`<li>${listLink(link, lang, words)}</li>\n`)}</ul>
${folded.map(
  (group) =>
    html`<details${group.links.some(({ current }) => current) && html` open`}><summary>${group.title}</summary>
<ul>${group.links.map((link) => html`<li>${listLink(link, lang, words)}</li>\n`)}</ul></details>\n`,
)}</nav>
${dead.length > 0 && undone(model, dead)}${rows.length ? table(model) : html`<p>${words.list.empty}</p>\n`}<p class="pages">${
      next && html`<a class="go" href="${at(next, lang)}" rel="next">${words.list.next}</a>`
    }${first && html`<a class="go" href="${at(first, lang)}">${words.list.first}</a>`}${
      rows.length > 0 && html`<a class="go" href="${at(csv, lang)}">${words.list.csv}</a>`
    }</p>`,
  })
}

const listLink = (
  { title, path, current, count, alarming }: ListLink,
  lang: Language,
  words: DeskWords,
): Html =>
  html`<a href="${at(path, lang)}"${current && html` aria-current="page"`}>${title}${
    count !== undefined &&
    html` <span class="count${alarming && ' late'}"><span aria-hidden="true">${count}</span><span class="hidden">, ${words.list.count(count)}</span></span>`
  }</a>`

const undone = ({ lang, head }: DeskFrame, dead: DeskListModel['dead']): Html => {
  const { dead: words } = deskWords(lang)
  const oldest = ({ since, count, seen }: DeskListModel['dead'][number]) =>
    since && ` ${words.since(formatInstant(since, lang, head.timeZone), seen < count)}`
  return html`<section class="warning" aria-labelledby="undone"><h2 id="undone">${words.title}</h2>
<p>${words.lead} ${words.what}</p>
<ul>${dead.map(
    (one) => html`<li>${words.means[one.queue]} ${words.count(one.count)}${oldest(one)}</li>\n`,
  )}</ul></section>\n`
}

/** A number is no secret, an IIN is: what is typed travels in the body, and stands in no address. */
const searchForm = (model: DeskFrame & { values?: Record<string, string> }): Html => {
  const words = deskWords(model.lang).search
  return html`<form class="search" method="post" action="${at('/desk/search', model.lang)}" role="search" accept-charset="utf-8">
${token(model)}<label for="q">${words.label}</label><p class="hint" id="q-hint">${words.hint}</p>
<div><input type="text" name="q" id="q" value="${model.values?.q ?? ''}" aria-describedby="q-hint" autocomplete="off" spellcheck="false"><button>${words.button}</button></div>
</form>\n`
}

export type FoundModel = DeskFrame & {
  values: Record<string, string>
  rows: DeskRow[]
  /** Numbers of cases that were found and cannot be shown. */
  unreadable: readonly string[]
  names: DeskNames
  today: string
}

/** Several cases, or none, for what was looked for. */
export const renderFound = (model: FoundModel): string => {
  const words = deskWords(model.lang)
  const title = words.search.title(model.rows.length)
  const nothing = model.rows.length ? '' : words.search.nothing
  const said = model.unreadable.length ? words.search.unreadable(model.unreadable.join(', ')) : nothing
  return deskPage(model, {
    title,
    main: html`<h1>${title}</h1>
${searchForm(model)}${model.rows.length ? table(model) : ''}${said && html`<p role="status">${said}</p>\n`}<p><a class="go" href="${at('/desk', model.lang)}">${words.case.back}</a></p>`,
  })
}

type Table = { lang: Language; rows: DeskRow[]; names: DeskNames; today: string }

const table = ({ lang, rows, names, today }: Table): Html => {
  const words = deskWords(lang).list
  const { columns } = words
  // What is late is to be seen at once: beside the number, not at the edge of the page.
  const shown = ['number', 'due', 'subject', 'applicant', 'commission', 'received', 'status'] as const
  const named = (list: Names, id: string | undefined) => (id ? wording(list[id] ?? id, lang) : '')
  /** Who has no commission yet gets one by the topic. */
  const without = (row: DeskRow) =>
    row.letter
      ? ''
      : [words.noCommission, named(names.topics, row.topic).toLowerCase()].filter(Boolean).join('; ')
  const cell = (column: (typeof shown)[number], content: Html | string, look?: 'late' | 'words') =>
    html`<td role="cell" data-label="${columns[column]}"${look && html` class="${look}"`}>${content}</td>`
  return html`<table class="cards" role="table"><caption class="hidden">${words.rows}</caption>
<thead role="rowgroup"><tr role="row">${shown.map((column) => html`<th role="columnheader" scope="col">${columns[column]}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => {
    const { late, text } = dueOf(row, lang, today)
    return html`<tr role="row"><th role="rowheader" scope="row"><a href="${at(`/desk/cases/${inPath(row.number)}`, lang)}">${row.letter ?? row.number}</a></th>${[
      cell('due', text, late ? 'late' : undefined),
      cell('subject', row.subject || texts(lang).erased.text, 'words'),
      cell('applicant', fromOf(row, lang) || named(names.agencies, row.agency)),
      cell('commission', named(names.commissions, row.commission) || without(row)),
      cell('received', formatDayShort(row.receivedOn, lang)),
      cell('status', statusIn(row, lang)),
    ]}</tr>\n`
  })}</tbody></table>\n`
}

/** A person, or an entity's form in words. */
export const fromOf = ({ applicant }: Pick<DeskRow, 'applicant'>, lang: Language): string => {
  const names = texts(lang)
  const forms: Record<string, string> = names.entityForms
  const kinds: Record<string, string> = names.applicantKinds
  return applicant ? (forms[applicant] ?? kinds[applicant] ?? applicant) : ''
}

export const statusIn = ({ letter, kind, status }: DeskRow, lang: Language): string => {
  const words = pageWords(lang)
  if (letter) return status === 'sent' ? words.status.letter.sent : words.status.letter.answered
  if (kind === 'initiative' && status === 'responded') return words.link.initiativeResponded
  const statuses: Record<string, string> = texts(lang).statuses
  return statuses[status] ?? status
}

/** How long there is, in words: `3 working days left`. */
export const leftIn = (
  { dueOn, workingDaysLeft: days }: NonNullable<DeskRow['next']>,
  lang: Language,
  today: string,
): string => {
  const words = deskWords(lang).due
  if (dueOn === null) return words.none
  if (dueOn < today) return days ? words.late(workingDays(Math.abs(days), lang)) : words.passed
  if (dueOn === today) return words.today
  return days === null ? formatDayShort(dueOn, lang) : words.left(workingDays(days, lang))
}

const dueOf = (row: DeskRow, lang: Language, today: string): { late: boolean; text: Html } => {
  const { next, closedOn } = row
  if (!next) return { late: false, text: html`${closedOn && deskWords(lang).list.closed(closedOn)}` }
  const late = next.dueOn !== null && next.dueOn < today
  const day = next.dueOn && formatDayShort(next.dueOn, lang)
  const text = html`<strong>${leftIn(next, lang, today)}</strong><br>${texts(lang).terms[next.term]}${day && html`, <time datetime="${next.dueOn}">${day}</time>`}`
  return { late, text }
}
