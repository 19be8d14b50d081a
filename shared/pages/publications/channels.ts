/** `/desk/channels`: the figures of the council's channels, and a form for a month's. */
import type { ChannelFigures } from '../../../events/council/council-values.ts'
import { html } from '../../markup/html.ts'
import { councilDeskWords } from '../../text/activities/desk-words.ts'
import { formatDays } from '../../text/dates.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { type DeskFrame, deskPage, token } from '../desk/desk.ts'
import { formControls, hidden } from '../fields.ts'
import { at, notice } from '../layout.ts'
import type { FieldError } from '../models.ts'

export type ChannelsModel = DeskFrame & {
  /** The latest period first. */
  figures: readonly ChannelFigures[]
  values: Record<string, string>
  errors: FieldError[]
  idempotencyKey: string
  saved: boolean
}

export const renderChannels = (model: ChannelsModel): string => {
  const { lang, figures, values, errors, idempotencyKey, saved } = model
  const { channels: words, fields, activity } = councilDeskWords(lang)
  const { frame } = pageWords(lang)
  const controls = formControls({ words: frame, values, errors })
  const label = (name: string) => fields[`channel.${name}`] ?? fields[name] ?? { label: name }
  const day = (name: string) => controls.text(name, label(name), { type: 'date', size: 14 })
  const number = (name: string) =>
    controls.text(name, label(name), { numeric: true, size: 10, optional: true, autocomplete: 'off' })
  const drawn = [
    controls.text('channel', label('channel'), { autocomplete: 'off' }),
    day('from'),
    day('to'),
    number('publications'),
    number('views'),
  ]
  const { columns } = words
  const n = (title: string, value: number | undefined) =>
    html`<td role="cell" class="n" data-label="${title}">${value ?? '–'}</td>`
  const table = html`<table class="cards" role="table"><caption class="hidden">${words.title}</caption><thead role="rowgroup"><tr role="row">${[
    columns.channel,
    columns.period,
  ].map(
    (title) => html`<th role="columnheader" scope="col">${title}</th>`,
  )}${[columns.publications, columns.views].map((title) => html`<th role="columnheader" scope="col" class="n">${title}</th>`)}</tr></thead>
<tbody role="rowgroup">${figures.map(
    ({ channel, from, to, publications, views }) =>
      html`<tr role="row"><th role="rowheader" scope="row">${channel}</th><td role="cell" data-label="${columns.period}">${formatDays(from, to, lang)}</td>${n(columns.publications, publications)}${n(columns.views, views)}</tr>\n`,
  )}</tbody></table>\n`
  return deskPage(model, {
    title: words.title,
    hasErrors: errors.length > 0,
    main: html`${controls.summary(frame.errors)}${saved && notice(words.done)}<p><a href="${at('/desk/activities', lang)}">${activity.back}</a></p>
<h1>${words.title}</h1>
<p>${words.lead}</p>
<form class="narrow" method="post" action="${at('/desk/channels', lang)}" accept-charset="utf-8" novalidate>
${token(model)}${hidden('idempotencyKey', idempotencyKey)}
${drawn}<button>${words.button}</button>
</form>
${figures.length ? table : html`<p>${words.none}</p>\n`}`,
  })
}
