/** The receipt on the applicant's page: the first sheet when the page is printed. */
import { type Html, html } from '../../markup/html.ts'
import { qrCode } from '../../markup/qr.ts'
import { appealWords } from '../../text/appeals/words.ts'
import { formatDay, formatInstant } from '../../text/dates.ts'
import { wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { texts } from '../../text/texts.ts'
import { dueOrStopped, foldedExplanation } from '../deadlines/explanation.ts'
import { facts, inTongue } from '../layout.ts'
import type { StatusModel } from '../models.ts'
import { isWithoutAnswer } from './standing.ts'

/** Open where it has just been given, folded ever after. */
export const receipt = (model: StatusModel, isOpen: boolean): Html => {
  const { facts: title } = pageWords(model.lang).status
  return isOpen
    ? html`<section class="receipt"><h2>${title}</h2>
${content(model)}</section>\n`
    : html`<details class="receipt"><summary>${title}</summary>
${content(model)}</details>\n`
}

const content = (model: StatusModel): Html => {
  const { lang, head, status, code, statusUrl, subject, names, began, stopped } = model
  const { labels, keep, print, qr } = pageWords(lang).status
  const own = appealWords(lang)
  const due = isWithoutAnswer(status) ? undefined : dueOrStopped(status.deadline, stopped, lang)
  return html`${facts([
    [labels.number, html`<span class="code">${status.number}</span>`],
    [labels.code, html`<span class="code">${code}</span><br>${keep}`],
    [labels.status, html`<strong>${texts(lang).statuses[status.status]}</strong>`],
    [labels.received, formatInstant(status.receivedAt, lang, head.timeZone)],
    [labels.registered, formatDay(status.registeredOn, lang)],
    [status.interim ? labels.wasDue : labels.due, due],
    [labels.topic, wording(names.topic, lang)],
    [labels.commission, names.commission && wording(names.commission, lang)],
    [labels.subject, inTongue(subject, lang)],
    [
      own.labels.acceptedBy,
      status.acceptedBy ? own.acceptedBy.member(status.acceptedBy.name) : own.acceptedBy.system,
    ],
  ])}${due && !stopped && foldedExplanation(status.deadline, lang, began)}<div class="scan">${qrCode(statusUrl, qr.label)}<p>${qr.text}</p></div>
<p class="no-print">${print}</p>`
}
