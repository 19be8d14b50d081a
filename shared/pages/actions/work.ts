/** `/work/{token}`: all that a chair, a deputy or the head has open, and the address of their calendar. */
import type { OfficeWork } from '../../application/actions/models.ts'
import { deskStylesheet } from '../../markup/desk-styles.ts'
import { type Html, html } from '../../markup/html.ts'
import { workWords } from '../../text/actions/work-words.ts'
import { dayWords } from '../../text/desk/lists/day-words.ts'
import { wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { texts } from '../../text/texts.ts'
import { type DeskNames, dueOf, marksOf, ownerIn, statusIn } from '../desk/lists/list-table.ts'
import { formControls } from '../fields.ts'
import { at, notice, page } from '../layout.ts'
import type { FieldError, Frame } from '../models.ts'

export type WorkModel = Frame & {
  token: string
  /** Whose it is; the head's where absent. */
  commission?: string
  /** Its reader decides in the head's place. */
  standsIn?: boolean
  work: OfficeWork
  names: DeskNames
  today: string
  /** Whether its reader acts on these cases, or only reads of them. */
  isActing: boolean
  /** Its address, beginning with `webcal:` and with the portal's own scheme. */
  calendar: { webcal: string; address: string }
}

export const renderWork = (model: WorkModel): string => {
  const { lang, token, commission, standsIn, work, names, isActing } = model
  const words = workWords(lang)
  const ofHead = standsIn ? words.ofStandIn : words.ofHead
  const { total, late, soon, fresh, since, next, more, rows } = work
  const figure = (n: number, label: string) => html`<li><strong>${n}</strong> ${label}</li>\n`
  return page(model, {
    title: words.title,
    menuless: true,
    sheets: [deskStylesheet],
    main: html`<h1>${words.title}</h1>
<p>${commission ? words.ofCommission(wording(names.commissions[commission] ?? commission, lang)) : ofHead}</p>
<ul class="figures">${[
      figure(total, words.total),
      figure(late, words.late),
      figure(soon, words.soon),
      figure(fresh, words.fresh(since)),
    ]}</ul>
${!isActing && html`<p class="warning">${words.readOnly}</p>\n`}${!commission && !standsIn && load(model)}<h2>${words.open}</h2>
${rows.length === 0 && html`<p>${words.none}</p>\n`}${rows.length > 0 && html`<ul class="messages">${rows.map((row) => line(model, row))}</ul>\n`}${
  next !== undefined &&
  html`<p><a class="go" href="${at(`/work/${token}?skip=${next}`, lang)}">${words.next}</a></p>\n`
}${more && html`<p class="hint">${words.more}</p>\n`}${calendar(model)}`,
  })
}

/** What is due, what it is, and who owes it; its number leads to it. */
const line = (model: WorkModel, row: OfficeWork['rows'][number]): Html => {
  const { lang, token, names, today, isActing, commission } = model
  const { late, text } = dueOf(row, lang, today)
  const to = at(`/work/${token}/case?${new URLSearchParams({ number: row.number })}`, lang)
  const of = !commission && row.commission && wording(names.short[row.commission] ?? row.commission, lang)
  const owner = ownerIn(row, lang, names)
  return html`<li class="action"><p${late && html` class="error"`}>${text}</p>
<p>${isActing ? html`<a class="go number" href="${to}">${row.number}</a>` : html`<strong class="number">${row.number}</strong>`}${
    row.fresh && html` <strong class="mark">${workWords(lang).freshMark}</strong>`
  } ${marksOf(row, lang)}${row.subject || texts(lang).erased.text}</p>
${row.owes && html`<p><strong>${workWords(lang).owes(row.owes.map((term) => texts(lang).terms[term]).join(', '))}</strong></p>\n`}<p class="hint">${[statusIn(row, lang), owner, of].filter(Boolean).join(' · ')}</p></li>\n`
}

const load = ({ lang, work, names }: WorkModel): Html => {
  const words = dayWords(lang).load
  const number = (label: string, n: number) => html`<td role="cell" class="n" data-label="${label}">${n}</td>`
  return html`<h2>${words.title}</h2>
<table class="cards load" role="table"><caption class="hidden">${words.title}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${words.commission}</th>${[
    words.open,
    words.late,
  ].map((label) => html`<th role="columnheader" scope="col" class="n">${label}</th>`)}</tr></thead>
<tbody role="rowgroup">${work.load.map(
    ({ commission, open, late }) =>
      html`<tr role="row"><th role="rowheader" scope="row">${wording(names.short[commission] ?? commission, lang)}</th>${[
        number(words.open, open),
        number(words.late, late),
      ]}</tr>\n`,
  )}</tbody></table>\n`
}

const calendar = ({ lang, calendar: { webcal, address } }: WorkModel): Html => {
  const words = workWords(lang).calendar
  return html`<h2>${words.title}</h2>
<p>${words.text}</p>
<p><a class="go" href="${webcal}">${words.add}</a></p>
<p><label for="calendar">${words.address}</label><input type="text" id="calendar" readonly value="${address}"></p>
<p class="hint">${words.private}</p>\n`
}

/** `goodFor`: so many days an address of the page above is good, and those of the one that led here are over. */
type AskModel = Frame & { typed?: string; errors?: readonly FieldError[]; sent?: true; goodFor?: number }

/** `/work`: the page above by mail. What is said once it was asked for is the same for every address. */
export const renderAskWork = (model: AskModel): string => {
  const { lang, typed = '', errors = [], sent, goodFor } = model
  const { title, ask: words } = workWords(lang)
  const { frame } = pageWords(lang)
  const controls = formControls({ words: frame, values: { email: typed }, errors })
  const field = controls.text('email', words.email, { type: 'email', autocomplete: 'email' })
  return page(model, {
    title,
    menuless: true,
    hasErrors: errors.length > 0,
    main: sent
      ? html`<h1>${title}</h1>
${notice(words.sent)}`
      : html`${controls.summary(frame.errors)}<h1>${title}</h1>
${goodFor && html`<p class="warning">${words.over(goodFor)}</p>\n`}<p>${words.lead}</p>
<form method="post" action="${at('/work', lang)}" accept-charset="utf-8" novalidate>
${field}<button>${words.button}</button>
</form>`,
  })
}
