/** `/desk/cases/{number}`: everything about one case, what may be done with it now, and the way on in its list. */
import type { DeskCase } from '../../application/desk/models.ts'
import type { ActionName } from '../../domain/capabilities.ts'
import { inPath } from '../../domain/number.ts'
import { type Html, html } from '../../markup/html.ts'
import { actingWords } from '../../text/actions/words.ts'
import { tongueOf } from '../../text/actions/written-in.ts'
import { answersWords } from '../../text/answers/words.ts'
import { appealWords } from '../../text/appeals/words.ts'
import { formatDay } from '../../text/dates.ts'
import { listWords } from '../../text/desk/lists/list-words.ts'
import { deskWords } from '../../text/desk/words.ts'
import { draftWords } from '../../text/drafts/words.ts'
import { wording } from '../../text/explanation.ts'
import { handoverWords } from '../../text/handover.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { texts } from '../../text/texts.ts'
import { foldedAction, formsOf, sectionOf, takesFiles } from '../actions/action-forms.ts'
import { factsOf, stateOf, textOfCase } from '../actions/link-case.ts'
import { heardOf } from '../actions/link-heard.ts'
import { proposedNow } from '../actions/signing.ts'
import { keepUnsent } from '../actions/unsent-script.ts'
import { foldedExplanation } from '../deadlines/explanation.ts'
import { addFiles, attachScript, fileList } from '../files/files.ts'
import { at, facts, notice, said, withNumber } from '../layout.ts'
import type { LinkModel } from '../models.ts'
import { paperList } from '../papers/papers.ts'
import { detailsIn, log, mails, partyIn, returned } from './case-history.ts'
import { type DeskFrame, deskPage, when } from './desk.ts'
import { cards, cell } from './lists/cards.ts'
import { leftIn } from './lists/list-table.ts'

/** `link` carries the member's own link, by which the forms act. */
export type DeskCaseModel = DeskFrame & {
  found: DeskCase
  link: LinkModel
  done?: 'initiative' | ActionName
  /** The list that the case was opened from, and what comes after it there. */
  list?: { path: string; title: string; next?: string; onward?: string }
}

export const renderDeskCase = (model: DeskCaseModel): string => {
  const { lang, found, link } = model
  const { forms, summary, gone } = formsOf(link)
  const words = deskWords(lang).case
  const { number } = found.view.case
  const title = pageWords(lang).link.title(number)
  return deskPage(model, {
    title,
    hasErrors: link.errors.length > 0,
    main: html`${summary}${doneNow(model)}${link.kept && notice(actingWords(lang).unsent.kept, actingWords(lang).unsent.whereKept)}${inList(model)}<h1>${withNumber(title, number)}</h1>
<div${tongueOf(found.view.case.subject, lang)}><p class="lead">${found.view.case.subject || texts(lang).erased.text}</p></div>
${gone}${found.erasedOn && html`<p class="warning">${texts(lang).erased.on(found.erasedOn)}</p>\n`}${stateOf(link)}${dates(model)}${notes(model)}${returned(model)}<h2>${pageWords(lang).link.about}</h2>
${factsOf(link)}${textOfCase(link)}${heardOf(link)}${came(model)}${ratings(model)}${papers(model)}${files(model)}${toChange(model)}${actions(model, forms)}${log(model)}${mails(model)}<p class="no-print"><a class="go" href="${at(model.list?.path ?? '/desk?list=open', lang)}">${words.back}</a></p>`,
  })
}

/** What was done just now: with what, to whom, and what is due next. */
const doneNow = (model: DeskCaseModel): Html => {
  const { lang, found, done } = model
  if (!done) return html``
  if (done === 'initiative')
    return notice(proposedNow(model.link, 'letter') ?? deskWords(lang).case.done.initiative)
  const said = found.log.findLast(({ by }) => by.role === 'secretary')
  const [next] = found.dates
  const details = said ? detailsIn(model, said) : []
  return notice(
    proposedNow(model.link, done) ?? texts(lang).actions[done].done,
    html`${details.length > 0 && `${details.join(', ')}. `}${
      next &&
      `${texts(lang).terms[next.deadline.term]}: ${partyIn(model, next.owner)}${next.deadline.due ? `, ${formatDay(next.deadline.due, lang)}` : ''}.`
    }`,
  )
}

/** Back to the list and place that the case was opened from, and on to the one after it. */
const inList = ({ lang, list }: DeskCaseModel): Html => {
  const words = listWords(lang)
  return html`${
    list &&
    html`<nav class="in-list no-print" aria-label="${words.back}"><a class="go" href="${at(list.path, lang)}">← ${words.back}: ${list.title}</a>${
      list.next && html`<a class="go" rel="next" href="${at(list.next, lang)}">${words.next} →</a>`
    }${list.onward && html`<a class="go" rel="next" href="${at(list.onward, lang)}">${deskWords(lang).list.next} →</a>`}</nav>\n`
  }`
}

/** What waits on whom, and how each date came about. */
const dates = (model: DeskCaseModel): Html => {
  const { lang, found, link } = model
  const words = deskWords(lang).case
  const { stopped, pauses } = found
  const hand = handoverWords(lang)
  /** What it is, its paper, and the form that notes that it was handed over. */
  const toHand = ({ what, letter, paper }: NonNullable<DeskCase['dates'][number]['handover']>) => {
    const action = what === 'letter' ? 'letter_handed_over' : 'handed_over'
    const pdf = paper && at(`/act/${encodeURIComponent(link.token)}/papers/${paper}.pdf?print`, lang)
    return html`<br>${hand.matters[what]}${letter && ` ${letter}`}<span class="no-print">${pdf && html` – <a href="${pdf}">${hand.print}</a>`}, <a href="#${sectionOf(action)}">${hand.note}</a></span>`
  }
  const row = ({ deadline, owner, next, handover }: DeskCase['dates'][number]) => {
    const late = next.dueOn !== null && next.dueOn < link.today
    return html`<tr role="row"><th role="rowheader" scope="row">${texts(lang).terms[deadline.term]}${handover && toHand(handover)}</th>${[
      cell(words.date.owner, partyIn(model, owner)),
      cell(
        words.date.due,
        html`<strong>${leftIn(next, lang, link.today)}</strong>${next.dueOn && html`, ${formatDay(next.dueOn, lang)}`}`,
        late,
      ),
    ]}</tr>\n`
  }
  return html`${stopped && html`<p class="warning">${words.stopped(wording(stopped.cause, lang), stopped.on)}</p>\n`}${
    found.dates.length > 0 &&
    html`<h2>${words.dates}</h2>
${cards(words.dates, [words.date.what, words.date.owner, words.date.due], found.dates.map(row))}`
  }${!stopped && foldedExplanation(found.view.case.deadline, lang, link.began)}${
    pauses.length > 0 &&
    html`<h3>${words.pauses}</h3>
<ul>${pauses.map(({ cause, from, to }) => html`<li>${words.pause(wording(cause, lang), from, to)}</li>\n`)}</ul>\n`
  }`
}

/** Between the staff; nobody else sees them. */
const notes = (model: DeskCaseModel): Html => {
  const { lang, found } = model
  return html`${
    found.notes.length > 0 &&
    html`<h2>${actingWords(lang).notes}</h2>
${found.notes.map(({ at, by, text }) => html`<p class="when">${when(at, model)}${by && `, ${by}`}</p>\n${said(text, lang)}`)}`
  }`
}

/** The first number of what was typed, without an extension. */
const dialled = (phone: string) =>
  (/\+?\d[\d\s().\p{Pd}]{3,}/u.exec(phone)?.[0] ?? phone).replace(/[^+\d]/g, '')

/** Where what its agency sent on paper is entered. */
const toChange = ({ lang, found }: DeskCaseModel): Html => {
  const { kind, number } = found.view.case
  const path = `/desk/draft-acts/change?${new URLSearchParams({ number })}`
  return html`${kind === 'draft_act' && html`<p class="no-print"><a class="go" href="${at(path, lang)}">${draftWords(lang).form.toChange}</a></p>\n`}`
}

/** The applicant, whom only this page names in full, and how the case came. */
const came = (model: DeskCaseModel): Html => {
  const { lang, found } = model
  const words = deskWords(lang).case
  const own = appealWords(lang)
  const { applicant, contact, channel, language, reachable, representative, acceptedBy } = found
  // A draft's developer is no applicant, and an initiative was opened, not received.
  const who = contact ? draftWords(lang).form.contactName.label : words.applicant
  const received = found.view.case.kind === 'initiative' ? pageWords(lang).link.labels.opened : words.received
  const mailto = (address: string | undefined) => address && html`<a href="mailto:${address}">${address}</a>`
  return html`<h2>${applicant || contact ? who : received}</h2>
${facts(
  [
    [who, applicant ? (applicant.name ?? own.unnamed) : contact?.name],
    [own.labels.kind, found.anonymous ? own.anonymous : found.oral && own.oral],
    [own.labels.representative, representative && `${representative.name} (${representative.authority})`],
    [own.labels.signatories, found.signatories && String(found.signatories)],
    [answersWords(lang).consent.label, found.view.case.publish && answersWords(lang).consent.given],
    [words.idNumber.iin, applicant?.iin],
    [words.idNumber.bin, applicant?.bin],
    [words.email, mailto(applicant?.email ?? contact?.email)],
    [words.phone, applicant?.phone && html`<a href="tel:${dialled(applicant.phone)}">${applicant.phone}</a>`],
    [words.address, applicant?.address],
    [words.language, language && texts(language).language],
    [words.channel.label, channel && words.channel[channel]],
    [received, when(found.receivedAt, model)],
    [words.registered, formatDay(found.registeredOn, lang)],
    [own.labels.acceptedBy, acceptedBy && own.acceptedBy.member(acceptedBy)],
  ],
  true,
)}${reachable === false && !found.erasedOn && html`<p class="warning">${applicant?.phone || applicant?.address ? words.noEmail : words.noContact}</p>\n`}${
  found.view.case.kind === 'appeal' &&
  html`<p class="no-print"><a class="go" href="${at(`/desk/cases/${inPath(found.view.case.number)}/receipt`, lang)}">${words.receipt}</a></p>\n`
}`
}

const ratings = ({ lang, found }: DeskCaseModel): Html => {
  const { atDesk, choices } = answersWords(lang).rating
  return html`${
    found.ratings.length > 0 &&
    html`<h2>${atDesk}</h2>
${found.ratings.map(
  ({ rating, on, comment }) =>
    html`<p><strong>${choices[rating]}</strong>, ${formatDay(on, lang)}</p>\n${comment && said(comment, lang)}`,
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

/** What the member may do now, each as a form; the one that failed stands open. */
const actions = ({ lang, link }: DeskCaseModel, forms: ReturnType<typeof formsOf>['forms']): Html => {
  const path = `/desk/cases/${inPath(link.view.case.number)}/files`
  const query = link.form?.path.split('?')[1]
  return html`<section class="no-print" aria-labelledby="actions"><h2 id="actions">${deskWords(lang).case.actions}</h2>
${forms.some(({ name }) => takesFiles(name)) && addFiles(lang, query ? `${path}?${query}` : path, 'act')}${forms.length === 0 && html`<p>${pageWords(lang).link.nothing}</p>\n`}${forms.map((one) => foldedAction(link, one))}</section>
${attachScript}${keepUnsent(lang)}`
}
