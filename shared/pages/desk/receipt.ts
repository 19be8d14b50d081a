/** An appeal's receipt, printed for who came in person or wrote on paper. */
import type { Deadline } from '../../../events/values.ts'
import type { Stopped } from '../../application/desk/models.ts'
import type { ListedPaper } from '../../application/papers/models.ts'
import type { Began } from '../../domain/case.ts'
import { inPath } from '../../domain/number.ts'
import { html } from '../../markup/html.ts'
import { appealWords } from '../../text/appeals/words.ts'
import { formatDay } from '../../text/dates.ts'
import { deskWords } from '../../text/desk/words.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { dueOrStopped, foldedExplanation } from '../deadlines/explanation.ts'
import { at, facts, notice, withNumber } from '../layout.ts'
import { paperList } from '../papers/papers.ts'
import { type DeskFrame, deskPage, when } from './desk.ts'

/** Number, code and due date, to be handed over. */
export type ReceiptModel = DeskFrame & {
  number: string
  code: string
  statusUrl: string
  receivedAt: string
  registeredOn: string
  deadline: Deadline
  began?: Began | undefined
  stopped?: Stopped | undefined
  subject: string
  /** Who took it in, of the secretariat. */
  acceptedBy: string | undefined
  registered: boolean
  /** Of the member's link, by which the paper is opened. */
  token: string
  /** The receipt on the council's letterhead. */
  papers: readonly ListedPaper[]
}

export const renderReceipt = (model: ReceiptModel): string => {
  const { lang, number, code, statusUrl, deadline, stopped, registered, token, papers } = model
  const words = deskWords(lang).receipt
  const { labels } = pageWords(lang).status
  const own = appealWords(lang)
  const title = `${words.title} ${number}`
  const print = papers.length > 0 ? words.paper : words.print
  return deskPage(model, {
    title,
    main: html`${registered && html`<div class="no-print">${notice(words.registered, print)}</div>`}<h1>${withNumber(title, number)}</h1>
${facts([
  [labels.number, html`<span class="code">${number}</span>`],
  [labels.code, html`<span class="code">${code}</span>`],
  [labels.received, when(model.receivedAt, model)],
  [labels.registered, formatDay(model.registeredOn, lang)],
  [labels.due, dueOrStopped(deadline, stopped, lang)],
  [labels.subject, model.subject],
  [own.labels.acceptedBy, model.acceptedBy ? own.acceptedBy.member(model.acceptedBy) : own.acceptedBy.system],
  [words.address, html`<span class="number">${statusUrl}</span>`],
])}<p>${words.keep}</p>
${!stopped && foldedExplanation(deadline, lang, model.began)}<div class="no-print">${!registered && html`<p>${print}</p>\n`}${paperList(model, papers, (name) => `/act/${encodeURIComponent(token)}/papers/${name}`)}</div><p class="no-print"><a class="go" href="${at(`/desk/cases/${inPath(number)}`, lang)}">${words.toCase}</a></p>`,
  })
}
