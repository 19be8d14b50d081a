/** `/desk/cases/{number}`: everything about one case, what may be done with it now, and its receipt to print. */
import type { ContentOf } from '../../../events/contents.ts'
import type { Deadline, Role } from '../../../events/values.ts'
import type { DeskCase, LogEntry, Stopped } from '../../application/models.ts'
import type { Began } from '../../domain/case.ts'
import { inPath } from '../../domain/number.ts'
import { type Html, html } from '../../markup/html.ts'
import { formatDay, formatDayShort, formatInstant } from '../../text/dates.ts'
import { deskWords } from '../../text/desk/words.ts'
import { wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { texts } from '../../text/texts.ts'
import { actionForm, sectionOf, takesFiles } from '../actions/action-forms.ts'
import { caseOf, stateOf } from '../actions/link-case.ts'
import { byRank } from '../actions/manners.ts'
import { dueOrStopped, foldedExplanation } from '../deadlines/explanation.ts'
import { addFiles, attachScript, fileList } from '../files/files.ts'
import { at, facts, notice, said, withNumber } from '../layout.ts'
import type { LinkModel } from '../models.ts'
import { paperList } from '../papers/papers.ts'
import { type DeskFrame, deskPage } from './desk.ts'
import { leftIn } from './desk-list.ts'

/** `link` carries the member's own link, by which the forms act. */
export type DeskCaseModel = DeskFrame & {
  found: DeskCase
  link: LinkModel
  done?: 'initiative'
}

export const renderDeskCase = (model: DeskCaseModel): string => {
  const { lang, found, link, done } = model
  const words = deskWords(lang).case
  const { number } = found.view.case
  const title = pageWords(lang).link.title(number)
  return deskPage(model, {
    title,
    main: html`${done && notice(words.done[done])}<h1>${withNumber(title, number)}</h1>
<p class="lead">${found.view.case.subject || texts(lang).erased.text}</p>
${found.erasedOn && html`<p class="warning">${texts(lang).erased.on(found.erasedOn)}</p>\n`}${stateOf(link)}${dates(model)}${returned(model)}<h2>${pageWords(lang).link.about}</h2>
${caseOf(link)}${came(model)}${forwards(model)}${disputed(model)}${papers(model)}${files(model)}${actions(model)}${log(model)}${mails(model)}<p class="no-print"><a class="go" href="${at('/desk', lang)}">${words.back}</a></p>`,
  })
}

const when = (instant: string, { lang, head }: DeskFrame): Html =>
  html`<time datetime="${instant}">${formatInstant(instant, lang, head.timeZone)}</time>`

/** Who acts or must: a role, and the commission or agency it is played for. */
const partyIn = (
  { lang, link: { names } }: DeskCaseModel,
  { role, as }: { role: Role; as?: string | undefined },
) => {
  const name = as && (names.commissions[as] ?? names.agencies[as])
  return `${texts(lang).roles[role]}${name ? `: ${wording(name, lang)}` : ''}`
}

/** What waits on whom, and how each date came about. */
const dates = (model: DeskCaseModel): Html => {
  const { lang, found, link } = model
  const words = deskWords(lang).case
  const { stopped, pauses } = found
  const row = ({ deadline, owner, next }: DeskCase['dates'][number]) => {
    const late = next.dueOn !== null && next.dueOn < link.today
    return html`<tr role="row"><th role="rowheader" scope="row">${texts(lang).terms[deadline.term]}</th><td role="cell" data-label="${words.date.owner}">${partyIn(model, owner)}</td><td role="cell" data-label="${words.date.due}"${late && html` class="late"`}><strong>${leftIn(next, lang, link.today)}</strong>${next.dueOn && html`, ${formatDay(next.dueOn, lang)}`}</td></tr>\n`
  }
  return html`${stopped && html`<p class="warning">${words.stopped(wording(stopped.cause, lang), stopped.on)}</p>\n`}${
    found.dates.length > 0 &&
    html`<h2>${words.dates}</h2>
<table class="cards" role="table"><caption class="hidden">${words.dates}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${words.date.what}</th><th role="columnheader" scope="col">${words.date.owner}</th><th role="columnheader" scope="col">${words.date.due}</th></tr></thead>
<tbody role="rowgroup">${found.dates.map(row)}</tbody></table>\n`
  }${!stopped && foldedExplanation(found.view.case.deadline, lang, link.began)}${
    pauses.length > 0 &&
    html`<h3>${words.pauses}</h3>
<ul>${pauses.map(({ cause, from, to }) => html`<li>${words.pause(wording(cause, lang), from, to)}</li>\n`)}</ul>\n`
  }`
}

/** Mails that did not arrive: the secretary tells the reader by other means. Those that a machine answered are told apart. */
const returned = (model: DeskCaseModel): Html => {
  const { lang, found } = model
  const words = deskWords(lang).case
  const how = ({ why, permanent, reason }: ContentOf<'delivery'>): string => {
    if (why === 'auto_reply') return ''
    if (why === 'rejected') return `: ${words.returnedMail.rejected}`
    const { passing, permanent: forGood, reasons } = words.returnedMail
    return `: ${words.returnedMail[why]} (${reason ? reasons[reason] : permanent ? forGood : passing})`
  }
  const line = (mail: ContentOf<'delivery'>) =>
    html`<li>${texts(lang).roles[mail.to]}, ${mail.address}${how(mail)}, ${when(mail.at, model)}</li>\n`
  const replied = found.returned.filter(({ why }) => why === 'auto_reply')
  const lost = found.returned.filter(({ why }) => why !== 'auto_reply')
  return html`${
    lost.length > 0 &&
    html`<section class="warning" aria-labelledby="returned"><h2 id="returned">${words.returned}</h2>
<ul>${lost.map(line)}</ul>
<p>${words.correct}</p></section>\n`
  }${
    replied.length > 0 &&
    html`<h2>${words.autoReplies.title}</h2>
<p>${words.autoReplies.text}</p>
<ul>${replied.map(line)}</ul>\n`
  }`
}

/** The first number of what was typed, without an extension. */
const dialled = (phone: string) =>
  (/\+?\d[\d\s().\p{Pd}]{3,}/u.exec(phone)?.[0] ?? phone).replace(/[^+\d]/g, '')

/** The applicant, whom only this page names in full, and how the case came. */
const came = (model: DeskCaseModel): Html => {
  const { lang, found } = model
  const words = deskWords(lang).case
  const { applicant, contact, channel, language, reachable } = found
  const mailto = (address: string | undefined) => address && html`<a href="mailto:${address}">${address}</a>`
  return html`<h2>${applicant || contact ? words.applicant : words.received}</h2>
${facts(
  [
    [words.applicant, applicant?.name ?? contact?.name],
    [words.idNumber.iin, applicant?.iin],
    [words.idNumber.bin, applicant?.bin],
    [words.email, mailto(applicant?.email ?? contact?.email)],
    [words.phone, applicant?.phone && html`<a href="tel:${dialled(applicant.phone)}">${applicant.phone}</a>`],
    [words.address, applicant?.address],
    [words.language, language && texts(language).language],
    [words.channel.label, channel && words.channel[channel]],
    [words.received, when(found.receivedAt, model)],
    [words.registered, formatDay(found.registeredOn, lang)],
  ],
  true,
)}${reachable === false && !found.erasedOn && html`<p class="warning">${words.noEmail}</p>\n`}${
  found.view.case.kind === 'appeal' &&
  html`<p class="no-print"><a class="go" href="${at(`/desk/cases/${inPath(found.view.case.number)}/receipt`, lang)}">${words.receipt}</a></p>\n`
}`
}

const forwards = ({ lang, found }: DeskCaseModel): Html => {
  const words = deskWords(lang).case
  const parts = pageWords(lang).status.forwarded
  return html`${
    found.forwards.length > 0 &&
    html`<h2>${words.forwards}</h2>
${found.forwards.map(
  ({ to, text, part, late, on }) =>
    html`${facts(
      [
        [parts.to, wording(to, lang)],
        [parts.on, `${formatDay(on, lang)}${late ? `, ${words.late}` : ''}`],
        [parts.what, part ? parts.part : parts.whole],
      ],
      true,
    )}${text && said(text)}`,
)}`
  }`
}

const disputed = ({ lang, found }: DeskCaseModel): Html => {
  const outcomes: Record<string, string> = texts(lang).answerOutcomes
  return html`${
    found.disputed.length > 0 &&
    html`<h2>${deskWords(lang).case.disputed}</h2>
${found.disputed.map(
  ({ outcome, text, on }) =>
    html`<p><strong>${outcomes[outcome] ?? outcome}</strong>, ${formatDay(on, lang)}</p>\n${text && said(text)}`,
)}`
  }`
}

/** Opened and signed by the member's own link, as files are. */
const papers = ({ link }: DeskCaseModel): Html =>
  paperList(link, link.papers, (name) => `/act/${encodeURIComponent(link.token)}/papers/${name}`)

/** All that was attached by anybody; opened by the member's own link, where one rule says who may see what. */
const files = ({ lang, found, link }: DeskCaseModel): Html =>
  fileList(
    lang,
    found.view.case.files,
    (id) => at(`/act/${encodeURIComponent(link.token)}/files/${id}`, lang),
    found.erasedFiles,
  )

/** The forms of the member's own link: what they do is decided and said as there. */
const actions = ({ lang, link }: DeskCaseModel): Html => {
  const offered = [...link.view.actions].sort(byRank)
  return html`<section class="no-print" aria-labelledby="actions"><h2 id="actions">${deskWords(lang).case.actions}</h2>
${offered.some(({ name }) => takesFiles(name)) && addFiles(lang, `/act/${encodeURIComponent(link.token)}/files`, 'act')}${offered.length === 0 && html`<p>${pageWords(lang).link.nothing}</p>\n`}${offered.map(
  (action) =>
    html`<details class="action" id="${sectionOf(action.name)}"><summary>${texts(lang).actions[action.name].title}</summary>
${actionForm(link, action).body}</details>\n`,
)}</section>
${attachScript}`
}

const log = (model: DeskCaseModel): Html => {
  const { lang, found, link } = model
  const words = deskWords(lang).case
  const { terms, roles, events } = texts(lang)
  const named = (list: LinkModel['names']['agencies'], id: string | undefined) =>
    id && wording(list[id] ?? id, lang)
  const details = (e: LogEntry) =>
    [
      e.number,
      named(link.names.commissions, e.commission),
      named(link.names.agencies, e.agency),
      e.term && terms[e.term],
      e.role && roles[e.role],
      e.on && formatDayShort(e.on, lang),
    ].filter(Boolean)
  const entry = (e: LogEntry) => {
    const more = details(e)
    return html`<li>${when(e.at, model)}${events[e.type]}${more.length > 0 && `: ${more.join(', ')}`} <span class="hint">(${partyIn(model, e.by)})</span></li>\n`
  }
  return html`<h2>${words.log}</h2>
<ol class="timeline">${found.log.map(entry)}</ol>\n`
}

const mails = (model: DeskCaseModel): Html => {
  const { lang, found } = model
  const words = deskWords(lang).case
  const { roles, events } = texts(lang)
  const reader = (to: DeskCase['mails'][number]['to']) =>
    to === 'contact' || to === 'body' ? roles.agency : roles[to]
  return html`${
    found.mails.length > 0 &&
    html`<details class="no-print"><summary>${words.mails} (${found.mails.length})</summary>
<table class="cards" role="table"><caption class="hidden">${words.mails}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${words.at}</th><th role="columnheader" scope="col">${words.mail.what}</th><th role="columnheader" scope="col">${words.mail.to}</th><th role="columnheader" scope="col">${words.mail.state}</th></tr></thead>
<tbody role="rowgroup">${found.mails.map(
      (mail) =>
        html`<tr role="row"><td role="cell" data-label="${words.at}">${when(mail.at, model)}</td><td role="cell" data-label="${words.mail.what}">${events[mail.type]}</td><td role="cell" data-label="${words.mail.to}">${reader(mail.to)}</td><td role="cell" data-label="${words.mail.state}">${mail.sent ? words.mail.sent : words.mail.waiting}</td></tr>\n`,
    )}</tbody></table></details>\n`
  }`
}

/** For who came in person, or wrote on paper: number, code and due date, to be handed over. */
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
  registered: boolean
}

export const renderReceipt = (model: ReceiptModel): string => {
  const { lang, number, code, statusUrl, deadline, stopped, registered } = model
  const words = deskWords(lang).receipt
  const { labels } = pageWords(lang).status
  const title = `${words.title} ${number}`
  return deskPage(model, {
    title,
    main: html`${registered && html`<div class="no-print">${notice(words.registered, words.print)}</div>`}<h1>${withNumber(title, number)}</h1>
${facts([
  [labels.number, html`<span class="code">${number}</span>`],
  [labels.code, html`<span class="code">${code}</span>`],
  [labels.received, when(model.receivedAt, model)],
  [labels.registered, formatDay(model.registeredOn, lang)],
  [labels.due, dueOrStopped(deadline, stopped, lang)],
  [labels.subject, model.subject],
  [words.address, html`<span class="number">${statusUrl}</span>`],
])}<p>${words.keep}</p>
${!stopped && foldedExplanation(deadline, lang, model.began)}${!registered && html`<p class="no-print">${words.print}</p>\n`}<p class="no-print"><a class="go" href="${at(`/desk/cases/${inPath(number)}`, lang)}">${words.toCase}</a></p>`,
  })
}
