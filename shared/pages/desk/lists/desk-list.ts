/** `/desk`: the lists, the search, and one page of the list that is looked at. */
import type { QueueName } from '../../../../events/queues.ts'
import type { Language } from '../../../../events/values.ts'
import type { ListedTelling } from '../../../application/activities/models.ts'
import type { ListedRow } from '../../../application/desk/models.ts'
import { inPath } from '../../../domain/number.ts'
import { type Html, type HtmlValue, html } from '../../../markup/html.ts'
import { formatInstant } from '../../../text/dates.ts'
import { dayWords } from '../../../text/desk/lists/day-words.ts'
import { listWords } from '../../../text/desk/lists/list-words.ts'
import { queueWords } from '../../../text/desk/queue-words.ts'
import { type DeskWords, deskWords } from '../../../text/desk/words.ts'
import { wording } from '../../../text/explanation.ts'
import { hidden } from '../../fields.ts'
import { at } from '../../layout.ts'
import { type DeskFrame, deskPage, token } from '../desk.ts'
import { deskScript } from './desk-script.ts'
import { type FilterModel, filterForm } from './list-filter.ts'
import { type DeskNames, type Table, table } from './list-table.ts'
import { type SavedLink, type SaveModel, savedList, saving } from './saved-views.ts'

/** A list as its link shows it. `count` in words: `7`, `100+`. */
export type ListLink = { title: string; path: string; current: boolean; count?: string; alarming?: boolean }

export type DeskListModel = DeskFrame & {
  title: string
  lists: ListLink[]
  /** Lists that are folded, by what they are found by. */
  folded: { title: string; links: ListLink[] }[]
  /** The member's own lists, and the form that makes this one of them. */
  saved: SavedLink[]
  save: SaveModel
  filter: FilterModel
  table: Table
  /** Where what is done with the rows is sent, and the key of this form. */
  rows: { action: string; idempotencyKey: string }
  /** Which rows these are, of how many. */
  range: string
  /** Meetings whose members are to be told by hand, in the list of what is done by hand. */
  tellings: readonly ListedTelling[]
  /** What was done with rows, and what was not. */
  done?: readonly string[]
  wrong?: readonly string[]
  /** The addresses of the next page, the first one (where this is not it), and the file of the list. */
  next?: string
  first?: string
  csv: string
  /** Dead-letter queues that hold anything, and since when the oldest of what was seen of it. */
  dead: { queue: QueueName; count: number; seen: number; since?: string }[]
}

export const renderDesk = (model: DeskListModel): string => {
  const {
    lang,
    title,
    lists,
    folded,
    table: shown,
    next,
    first,
    csv,
    dead,
    range,
    done = [],
    wrong = [],
  } = model
  const words = deskWords(lang)
  const any = shown.rows.length > 0
  const save = saving(model)
  return deskPage(model, {
    title,
    hasErrors: wrong.length + model.save.errors.length > 0,
    // Its errors are of rows.
    checked: false,
    main: html`${save.summary}${
      wrong.length > 0 &&
      html`<div class="summary" role="alert" tabindex="-1" id="errors" autofocus><ul>${wrong.map((line) => html`<li>${line}</li>`)}</ul></div>\n`
    }${done.length > 0 && html`<div class="notice" role="status">${done.map((line) => html`<p>${line}</p>`)}</div>\n`}<div class="top"><h1>${title}</h1>
${searchForm(model)}</div>
<div class="chips"><nav class="lists" aria-label="${words.list.nav}">${listLinks(lists, lang)}
${folded.map(
  (group) =>
    html`<details${group.links.some(({ current }) => current) && html` open`}><summary>${group.title}</summary>
<ul>${group.links.map((link) => html`<li>${listLink(link, lang, words)}</li>\n`)}</ul></details>\n`,
)}${savedList(model.saved, lang)}</nav>
${filterForm(model.filter)}${save.form}</div>
${dead.length > 0 && undone(model, dead)}${any ? acting(model) : html`<p>${next ? listWords(lang).noneYet : words.list.empty}</p>\n`}<p class="pages">${
      any && html`<span>${range}</span>`
    }${next && html`<a class="go" href="${at(next, lang)}" rel="next">${words.list.next}</a>`}${first && html`<a class="go" href="${at(first, lang)}">${words.list.first}</a>`}${
      any && html`<a class="go" href="${at(csv, lang)}">${words.list.csv}</a>`
    }</p>
${tellingList(model)}${keys(lang)}<script src="/assets/${deskScript.name}" defer></script>`,
  })
}

const tellingList = ({ lang, tellings }: DeskListModel): HtmlValue => {
  const { tellings: title, toTell } = dayWords(lang)
  return (
    tellings.length > 0 &&
    html`<h2>${title}</h2>
<ul>${tellings.map(
      (one) =>
        html`<li><a href="${at(`/desk/activities/${inPath(one.number)}`, lang)}">${one.title || one.number}</a>, ${toTell(one.members, one.until)}</li>\n`,
    )}</ul>\n`
  )
}

/** The table as a form: a row is given to a commission where it stands, several are ticked and done with together. */
const acting = (model: DeskListModel): Html => {
  const { lang, rows, table: shown } = model
  const { picked, assign } = listWords(lang)
  const commissions = Object.entries(shown.names.taking ?? shown.names.short)
  return html`<form id="rows" method="post" action="${at(rows.action, lang)}" accept-charset="utf-8">
${token(model)}${hidden('idempotencyKey', rows.idempotencyKey)}
${table(shown)}<div class="picked no-print" role="group" aria-label="${picked.title}"><span>${picked.title}:</span>${
    // A letter goes where its case goes.
    !shown.letters &&
    html`<select name="commission" aria-label="${picked.commission}"><option value="">${assign.choose}</option>${commissions.map(
      ([id, name]) => html`<option value="${id}">${wording(name, lang)}</option>`,
    )}</select><button name="do" value="assign">${picked.assign}</button>`
  }<button class="quiet" name="do" value="remind">${picked.remind}</button><button class="quiet" name="do" value="print">${picked.print}</button></div>
</form>\n`
}

const keys = (lang: Language): Html => {
  const { title, list, on, off } = listWords(lang).keys
  return html`<p class="keys hint no-print" hidden>${title}: ${list.map(([key, does], i) => html`${i > 0 && ', '}<kbd>${key}</kbd> ${does}`)}. <button type="button" class="link" data-on="${on}" data-off="${off}">${off}</button></p>\n`
}

/** The lists of work, each with how much it holds. */
export const listLinks = (lists: readonly ListLink[], lang: Language): Html =>
  html`<ul>${lists.map((link) => html`<li>${listLink(link, lang, deskWords(lang))}</li>\n`)}</ul>`

const listLink = (
  { title, path, current, count, alarming }: ListLink,
  lang: Language,
  words: DeskWords,
): Html =>
  html`<a href="${at(path, lang)}"${current && html` aria-current="page"`}>${title}${
    count !== undefined &&
    html` <span class="count${alarming && ' late'}"><span aria-hidden="true">${count}</span><span class="hidden">, ${words.list.count(count)}</span></span>`
  }</a>`

export const undone = ({ lang, head }: DeskFrame, dead: DeskListModel['dead']): Html => {
  const { dead: words } = deskWords(lang)
  const oldest = ({ since, count, seen }: DeskListModel['dead'][number]) =>
    since && ` ${words.since(formatInstant(since, lang, head.timeZone), seen < count)}`
  return html`<section class="warning" aria-labelledby="undone"><h2 id="undone">${words.title}</h2>
<p>${words.lead} ${words.what}</p>
<ul>${dead.map(
    (one) => html`<li>${words.means[one.queue]} ${words.count(one.count)}${oldest(one)}</li>\n`,
  )}</ul>
<p><a class="go" href="${at('/desk/queues', lang)}">${queueWords(lang).open}</a></p></section>\n`
}

/** A number is no secret, an IIN is: what is typed travels in the body, and stands in no address. */
export const searchForm = (model: DeskFrame & { values?: Record<string, string> }): Html => {
  const words = deskWords(model.lang).search
  return html`<form class="search" method="post" action="${at('/desk/search', model.lang)}" role="search" accept-charset="utf-8">
${token(model)}<label for="q">${words.label}</label><p class="hint" id="q-hint">${words.hint}</p>
<div><input type="text" name="q" id="q" value="${model.values?.q ?? ''}" aria-describedby="q-hint" autocomplete="off" spellcheck="false"><button>${words.button}</button></div>
</form>\n`
}

export type FoundModel = DeskFrame & {
  values: Record<string, string>
  rows: ListedRow[]
  /** Numbers of cases that were found and cannot be shown. */
  unreadable: readonly string[]
  more: boolean
  names: DeskNames
  today: string
}

/** Several cases, or none, for what was looked for. */
export const renderFound = (model: FoundModel): string => {
  const words = deskWords(model.lang)
  const title = words.search.title(model.rows.length)
  const nothing = model.rows.length ? '' : words.search.nothing
  const most = model.more ? words.search.more : nothing
  const said = model.unreadable.length ? words.search.unreadable(model.unreadable.join(', ')) : most
  return deskPage(model, {
    title,
    main: html`<h1>${title}</h1>
${searchForm(model)}${model.rows.length ? table({ lang: model.lang, rows: model.rows, names: model.names, today: model.today }) : ''}${said && html`<p role="status">${said}</p>\n`}<p><a class="go" href="${at('/desk?list=open', model.lang)}">${words.case.back}</a></p>`,
  })
}
