/** Cases chosen in a list, each on a sheet of its own: what a meeting needs of them. IIN and log stay at the case. */
import type { DeskCase } from '../../../application/desk/models.ts'
import { type Html, type HtmlValue, html } from '../../../markup/html.ts'
import { formatDay } from '../../../text/dates.ts'
import { listWords } from '../../../text/desk/lists/list-words.ts'
import { deskWords } from '../../../text/desk/words.ts'
import { wording } from '../../../text/explanation.ts'
import { texts } from '../../../text/texts.ts'
import { at, facts, said } from '../../layout.ts'
import { type DeskFrame, deskPage } from '../desk.ts'
import { type DeskNames, statusIn } from './list-table.ts'

export type SheetsModel = DeskFrame & { sheets: readonly DeskCase[]; names: DeskNames }

export const renderSheets = (model: SheetsModel): string => {
  const { lang, sheets, path } = model
  const { sheets: title, back } = listWords(lang)
  return deskPage(model, {
    title,
    main: html`<h1 class="no-print">${title}</h1>
<p class="no-print"><a class="go" href="${at(path, lang)}">${back}</a></p>
${sheets.map((found) => sheet(model, found))}`,
  })
}

const sheet = ({ lang, names }: SheetsModel, found: DeskCase): Html => {
  const { case: words, list } = deskWords(lang)
  const { number, kind, status, subject, text, commission } = found.view.case
  const { applicant, contact, dates } = found
  return html`<article class="sheet"><h2>${number}. ${subject || texts(lang).erased.text}</h2>
${facts(
  [
    [words.applicant, applicant?.name ?? contact?.name],
    [words.phone, applicant?.phone],
    [words.email, applicant?.email ?? contact?.email],
    [words.address, applicant?.address],
    [list.columns.received, formatDay(found.registeredOn, lang)],
    ...dates.map(({ deadline: { term, due } }): [string, HtmlValue] => [
      texts(lang).terms[term],
      due && formatDay(due, lang),
    ]),
    [list.columns.commission, commission && wording(names.commissions[commission] ?? commission, lang)],
    [list.columns.status, statusIn({ kind, status }, lang)],
  ],
  true,
)}${said(text ?? '', lang)}</article>\n`
}
