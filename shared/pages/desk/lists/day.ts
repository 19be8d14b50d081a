/** `/desk`: a member's day. */
import type { DeskDay } from '../../../application/desk/models.ts'
import { type Html, html } from '../../../markup/html.ts'
import { dayWords } from '../../../text/desk/lists/day-words.ts'
import { deskWords } from '../../../text/desk/words.ts'
import { wording } from '../../../text/explanation.ts'
import { at } from '../../layout.ts'
import { type DeskFrame, deskPage } from '../desk.ts'
import { type DeskListModel, type ListLink, listLinks, searchForm, undone } from './desk-list.ts'
import { type DeskNames, table } from './list-table.ts'
import { type SavedLink, savedList } from './saved-views.ts'

export type DayModel = DeskFrame &
  Pick<DeskListModel, 'dead'> & {
    day: DeskDay
    lists: ListLink[]
    saved: SavedLink[]
    names: DeskNames
    today: string
  }

export const renderDay = (model: DayModel): string => {
  const { lang, day, lists, saved, names, today, dead } = model
  const words = dayWords(lang)
  const rows = day.first
  return deskPage(model, {
    title: words.title,
    main: html`<div class="top"><h1>${words.title}</h1>
${searchForm(model)}</div>
<nav class="lists" aria-label="${deskWords(lang).list.nav}">${listLinks(lists, lang)}${savedList(saved, lang)}</nav>
${dead.length > 0 && undone(model, dead)}${counts(model)}<h2>${words.first}</h2>
${rows.length ? table({ lang, rows, names, today }) : html`<p>${words.nothing}</p>\n`}${load(model)}`,
  })
}

/** Each a list of its own; what there is none of is not a link. */
const counts = ({ lang, day, today }: DayModel): Html => {
  const words = dayWords(lang)
  const { fresh, since, soonUntil, marked } = day
  const all = [
    [words.fresh.appeal(since), fresh.appeal, `/desk?kind=appeal&from=${since}`],
    [words.fresh.draft_act(since), fresh.draft_act, `/desk?kind=draft_act&from=${since}`],
    [words.late, day.counts.late, '/desk?list=late'],
    [words.today, day.today, `/desk?list=open&due=${today}`],
    [words.soon(soonUntil), day.soon, `/desk?list=open&due=${soonUntil}`],
    [deskWords(lang).list.by_hand, day.counts.by_hand, '/desk?list=by_hand'],
    [words.tellings, day.tellings, '/desk?list=by_hand'],
    [deskWords(lang).list.bounced, day.counts.bounced, '/desk?list=bounced'],
    [words.disputed, marked.disputed, '/desk?list=open&mark=disputed'],
    [words.said, marked.said, '/desk?list=open&mark=said'],
    [words.unreachable, marked.unreachable, '/desk?list=open&mark=unreachable'],
  ] as const
  return html`<ul class="figures">${all.map(([label, { count, more }, path]) => {
    const figure = html`<strong>${count}${more && '+'}</strong> ${label}`
    return html`<li>${count > 0 || more ? html`<a href="${at(path, lang)}">${figure}</a>` : figure}</li>\n`
  })}</ul>\n`
}

const load = ({ lang, day, names }: DayModel): Html => {
  const words = dayWords(lang).load
  const number = (label: string, n: number | string) =>
    html`<td role="cell" class="n" data-label="${label}">${n}</td>`
  return html`<h2>${words.title}</h2>
<table class="cards load" role="table"><caption class="hidden">${words.title}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${words.commission}</th>${[
    words.open,
    words.late,
    words.median,
  ].map((label) => html`<th role="columnheader" scope="col" class="n">${label}</th>`)}</tr></thead>
<tbody role="rowgroup">${day.load.map(({ commission, open, late, median }) => {
    const path = `/desk?list=open&commission=${commission}`
    return html`<tr role="row"><th role="rowheader" scope="row"><a href="${at(path, lang)}">${wording(names.short[commission] ?? commission, lang)}</a></th>${[
      number(words.open, open),
      number(words.late, late),
      number(words.median, median ?? '–'),
    ]}</tr>\n`
  })}</tbody></table>
<p class="hint">${words.hint}${day.more && ` ${words.more}`}</p>\n`
}
