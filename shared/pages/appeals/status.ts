/** `/appeals/{number}?code=`: the receipt and the state of an appeal, for the one who holds its code. */
import { inPath } from '../../domain/number.ts'
import { type Html, html } from '../../markup/html.ts'
import { receiptStylesheet } from '../../markup/receipt-styles.ts'
import { answersWords } from '../../text/answers/words.ts'
import { appealWords } from '../../text/appeals/words.ts'
import { byEndOf, formatDay, formatDayShort, formatInstant } from '../../text/dates.ts'
import { explain, wording } from '../../text/explanation.ts'
import { handoverWords } from '../../text/handover.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { lowered, texts } from '../../text/texts.ts'
import { addFiles, attachScript, fileList } from '../files/files.ts'
import { at, facts, inTongue, longSaid, notice, page, said, withNumber } from '../layout.ts'
import type { StatusModel } from '../models.ts'
import { paperList } from '../papers/papers.ts'
import { answer } from './answer.ts'
import { endedWithout } from './endings.ts'
import { progress } from './progress.ts'
import { onPaper, questionsAndReplies, unasked } from './questions.ts'
import { receipt } from './receipt.ts'
import { isOver } from './standing.ts'
import { formsOf } from './status-forms.ts'

export const renderStatus = (model: StatusModel): string => {
  const { lang, status, code, errors } = model
  const { frame, status: words } = pageWords(lang)
  const path = `/appeals/${inPath(status.number)}`
  const query = `code=${encodeURIComponent(code)}`
  const title = words.title(status.number)
  const isNew = model.notice === 'registered'
  const { reply, dispute, rating, file, consent, withdraw, contact, summary } = formsOf(model, (action) =>
    at(`${path}/${action}?${query}`, lang),
  )

  return page(
    { ...model, path: `${path}?${query}` },
    {
      title,
      sheets: [receiptStylesheet],
      hasErrors: errors.length > 0,
      main: html`${summary(frame.errors)}${done(model)}${model.lostTo && html`<p class="warning">${handoverWords(lang).contact.lost(model.lostTo)}</p>\n`}<h1>${withNumber(title, status.number)}</h1>
${status.erasedOn && html`<p class="warning">${texts(lang).erased.on(status.erasedOn)}</p>\n`}${isNew && receipt(model, true)}${next(model)}${endedWithout(lang, status)}${status.completion && completion(model, reply)}${status.question && question(model, reply)}${fileAccess(model)}${forwarded(model)}${progress(model)}${answer(model)}${dispute}${rating}${interim(model)}${extended(model)}${paperList(model, model.papers, (name) => `${path}/papers/${name}?${query}`)}${letters(model)}${fileList(lang, status.files, (id) => at(`${path}/files/${id}?${query}`, lang))}${!isNew && receipt(model, false)}${own(model)}${!status.question && !status.completion && reply}${addFiles(lang, `${path}/files?${query}`, 'case')}${file}${contact}${consent}${withdraw}${attachScript}`,
    },
  )
}

/** What the applicant wrote and was asked. */
const own = (model: StatusModel): Html => {
  const { lang, head, subject, text, questions = [] } = model
  const words = pageWords(lang).status
  const messages = unasked(model.messages, questions)
  /** What has just been sent is seen. */
  const isOpen = html`${model.notice === 'message_added' && html` open`}`
  return html`<details><summary>${words.yourText}</summary>
<h3>${inTongue(subject || texts(lang).erased.text, lang)}</h3>
${text && longSaid(text, lang)}</details>
${
  questions.length > 0 &&
  html`<details${isOpen}><summary>${pageWords(lang).questions.yours} (${questions.length})</summary>
${questionsAndReplies(questions, lang, head.timeZone)}</details>\n`
}${
  messages.length > 0 &&
  html`<details${isOpen}><summary>${words.messages} (${messages.length})</summary>
<ol class="messages">${messages.map((m) => html`<li>${time(m.at, model)}${onPaper(m, lang)}${said(m.text, lang)}</li>\n`)}</ol></details>\n`
}`
}

/** What has just been done. */
const done = ({ lang, notice: what, receiptLater, receiptTo }: StatusModel): Html => {
  const words = pageWords(lang).status
  const { title, text } = words.registered
  const contact = handoverWords(lang).contact
  const sent = receiptTo ? `${text} ${words.receiptTo(receiptTo)}` : text
  const registered = { title, text: receiptLater ? words.receiptLater : sent }
  const said =
    what &&
    {
      ...words,
      registered,
      message_added: words.added,
      contact: contact.done,
      contact_kept: { title: contact.done.title, text: contact.sameCode },
      rated: answersWords(lang).rating.done,
    }[what]
  return html`${said && notice(said.title, said.text)}`
}

const time = (instant: string, { lang, head }: StatusModel): Html =>
  html`<time datetime="${instant}">${formatInstant(instant, lang, head.timeZone)}</time>`

/** While the clock stands still its date holds for nothing; under long-term control nobody is reminded of it. */
const byWhen = (model: StatusModel, late: boolean): string => {
  const { lang, status, stopped } = model
  const words = pageWords(lang).status
  const { dueOn, deadline } = status
  if (stopped) return words.stopped(stopped.on, wording(stopped.cause, lang))
  if (!dueOn) return `${explain(deadline, lang).missing ?? ''} ${words.told}`
  if (status.interim) return underControl(model, late)
  return late ? words.overdue(dueOn) : words.due(byEndOf(dueOn, lang))
}

/** The control date holds instead of the answer's, until it has passed. */
const underControl = ({ lang, status, today }: StatusModel, late: boolean): string => {
  const words = pageWords(lang).status
  const { interim, dueOn } = status
  const kept = interim && interim.controlOn >= today && words.interim.control(interim.controlOn)
  const missed = (late || !kept) && dueOn && words.overdueUnderControl(dueOn)
  return [missed, kept].filter(Boolean).join(' ')
}

/** What no mail brings is not there yet. */
const onItsWay = ({ lang, status }: StatusModel): string | undefined => {
  const words = handoverWords(lang)
  const until = (day: string | null) => (day ? byEndOf(day, lang) : undefined)
  const { answer, forwarded } = status
  if (status.status === 'answered' && answer?.onItsWay !== undefined)
    return words.answer(until(answer.onItsWay))
  const waiting = forwarded.find((one) => one.onItsWay !== undefined)?.onItsWay
  return status.status === 'forwarded' && waiting !== undefined ? words.forwarding(until(waiting)) : undefined
}

/** Who does what next, and by when. */
const next = (model: StatusModel): Html => {
  const { lang, head, status, today, stopped } = model
  const words = pageWords(lang).status
  const { dueOn } = status
  const open = !isOver(status)
  const late = open && !stopped && dueOn !== null && dueOn < today
  const when = byWhen(model, late)
  const write = `mailto:${head.replyTo}?subject=${encodeURIComponent(status.number)}`
  return html`<section class="now"><h2>${words.now}</h2>
<div class="due${late && ' late'}"><p>${onItsWay(model) ?? words.next[status.status]}</p>${open && html`<p>${when}</p>`}</div>
<p>${words.ask(status.number)} <a href="${write}">${head.replyTo}</a></p></section>
`
}

/** What the commission asks, and the reply to it right there. */
const question = ({ lang, status, today }: StatusModel, reply: Html): Html => {
  const words = pageWords(lang).status.question
  const { text = '', dueOn } = status.question ?? {}
  return html`<h2>${words.title}</h2>
${said(text, lang)}<p>${dueOn && dueOn >= today && `${words.replyBy(byEndOf(dueOn, lang))} `}${words.silence}</p>
${reply}`
}

/** What the appeal lacks, and the completion right there. */
const completion = ({ lang, status, today }: StatusModel, reply: Html): Html => {
  const words = appealWords(lang)
  const { missing = [], text = '', dueOn } = status.completion ?? {}
  return html`<h2>${words.page.completion}</h2>
<p>${words.page.missing}: ${missing.map((part) => words.missing[part]).join('; ')}</p>
${said(text, lang)}<p>${dueOn && dueOn >= today && `${words.page.completeBy(byEndOf(dueOn, lang))} `}${words.page.orReturned}</p>
${reply}`
}

/** That the file was asked for, and by when it is shown; or that it was. */
const fileAccess = ({ lang, status: { fileAccess: access } }: StatusModel): Html => {
  const words = appealWords(lang).fileAccess
  if (!access) return html``
  if ('dueOn' in access)
    return html`<p>${words.asked(access.dueOn ? byEndOf(access.dueOn, lang) : undefined)}</p>\n`
  const said = access.how === 'page' ? words.shown : words.seen
  return html`<p>${said(formatDay(access.on, lang))}</p>\n`
}

const extended = ({ lang, status, stopped }: StatusModel): Html => {
  const words = pageWords(lang).status.extended
  const by = status.extended?.decidedBy
  return html`${
    status.extended &&
    html`<h2>${words.title}</h2>
${facts(
  [
    [words.until, !stopped && status.dueOn && formatDay(status.dueOn, lang)],
    [appealWords(lang).labels.decidedBy, by && `${by.name}, ${lowered(texts(lang).posts[by.post])}`],
  ],
  true,
)}${status.extended.reason && html`<h3>${words.reason}</h3>\n`}${said(status.extended.reason, lang)}`
  }`
}

const interim = ({ lang, status }: StatusModel): Html => {
  const words = pageWords(lang).status.interim
  return html`${
    status.interim &&
    html`<h2>${words.title}</h2>
${said(status.interim.text, lang)}<p><strong>${words.control(status.interim.controlOn)}</strong></p>
${status.interim.reason && html`<h3>${words.reason}</h3>\n`}${said(status.interim.reason, lang)}`
  }`
}

const forwarded = ({ lang, status }: StatusModel): Html => {
  const words = pageWords(lang).status.forwarded
  const hand = handoverWords(lang).state
  return html`${
    status.forwarded.length > 0 &&
    html`<h2>${words.title}</h2>
${status.forwarded.map(({ to, part, on, onItsWay }) =>
  facts(
    [
      [words.to, wording(to, lang)],
      [words.on, formatDay(on, lang)],
      [words.what, part ? words.part : words.whole],
      [hand.label, onItsWay !== undefined && hand.onItsWay],
    ],
    true,
  ),
)}${status.status === 'forwarded' && html`<p>${words.term}</p>\n`}`
  }`
}

const letters = ({ lang, status, names }: StatusModel): Html => {
  const { letters: title, letter: words } = pageWords(lang).status
  const decisions: Record<string, string> = texts(lang).decisions
  return html`${
    status.letters.length > 0 &&
    html`<h2>${title}</h2>
${status.letters.map((letter) =>
  facts(
    [
      [words.number, letter.number],
      [words.addressee, wording(letter.body ?? names.agencies[letter.agency] ?? letter.agency, lang)],
      [words.sentOn, formatDayShort(letter.sentOn, lang)],
      [words.dueOn, letter.dueOn && formatDayShort(letter.dueOn, lang)],
      [
        words.state,
        letter.status === 'sent'
          ? words.sent
          : `${words.answered}${letter.decision ? `: ${(decisions[letter.decision] ?? letter.decision).toLowerCase()}` : ''}`,
      ],
    ],
    true,
  ),
)}`
  }`
}
