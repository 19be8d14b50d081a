/** `/appeals/{number}?code=`: the receipt and the state of an appeal, for the one who holds its code. */
import { limits } from '../../events/inputs.ts'
import { byEndOf, formatDay, formatDayShort, formatInstant } from '../text/dates.ts'
import { explain, wording } from '../text/explanation.ts'
import { pageWords } from '../text/page-words.ts'
import { texts } from '../text/texts.ts'
import { foldedExplanation } from './explanation.ts'
import { formControls, hidden } from './fields.ts'
import { type Html, html } from './html.ts'
import { at, facts, longSaid, notice, page, said, withNumber } from './layout.ts'
import type { CaseStatus, StatusModel } from './models.ts'

/** Nothing more is owed to the applicant. */
const closed: readonly CaseStatus[] = ['answered', 'forwarded', 'withdrawn']

export const renderStatus = (model: StatusModel): string => {
  const { lang, status, code, subject, text, messages, errors, values, idempotencyKey } = model
  const { frame, status: words } = pageWords(lang)
  const { area, summary } = formControls({ words: frame, values, errors })
  const message = area('text', { label: words.add.label, hint: words.add.hint }, { limit: limits.text })
  const path = `/appeals/${encodeURIComponent(status.number)}`
  const query = `code=${encodeURIComponent(code)}`
  const title = words.title(status.number)

  return page(
    { ...model, path: `${path}?${query}` },
    {
      title,
      hasErrors: errors.length > 0,
      main: html`${summary(frame.errors)}${
        model.notice === 'registered' && notice(words.registered.title, words.registered.text)
      }${model.notice === 'message_added' && notice(words.added.title, words.added.text)}<h1>${withNumber(title, status.number)}</h1>
${next(model)}${answer(model)}${receipt(model)}<p class="no-print">${words.print}</p>
${letters(model)}<h2>${words.timeline}</h2>
<ol class="timeline">${status.timeline.map((event) => html`<li>${time(event.at, model)}${event.title}</li>\n`)}</ol>
<h2>${words.yourText}</h2>
<h3>${subject}</h3>
${longSaid(text, lang)}${
  messages.length > 0 &&
  html`<h2>${words.messages}</h2>
<ol class="messages">${messages.map((m) => html`<li>${time(m.at, model)}${said(m.text)}</li>\n`)}</ol>\n`
}<form method="post" action="${at(`${path}/messages?${query}`, lang)}" accept-charset="utf-8" novalidate>
<h2>${words.add.title}</h2>
${hidden('idempotencyKey', idempotencyKey)}
${message}<button>${words.add.button}</button>
</form>`,
    },
  )
}

const time = (instant: string, { lang, head }: StatusModel): Html =>
  html`<time datetime="${instant}">${formatInstant(instant, lang, head.timeZone)}</time>`

/** Who does what next, and by when. */
const next = ({ lang, status, today }: StatusModel): Html => {
  const words = pageWords(lang).status
  const { dueOn, deadline } = status
  const open = !closed.includes(status.status)
  const late = open && dueOn !== null && dueOn < today
  const when = dueOn
    ? late
      ? words.overdue(dueOn)
      : words.due(byEndOf(dueOn, lang))
    : `${explain(deadline, lang).missing ?? ''} ${words.told}`
  return html`<h2>${words.now}</h2>
<div class="due${late && ' late'}"><p>${words.next[status.status]}</p>${open && html`<p>${when}</p>`}</div>
`
}

const receipt = ({ lang, head, status, code, subject, names }: StatusModel): Html => {
  const { labels, facts: title, keep } = pageWords(lang).status
  return html`<h2>${title}</h2>
${facts([
  [labels.number, html`<span class="code">${status.number}</span>`],
  [labels.code, html`<span class="code">${code}</span><br>${keep}`],
  [labels.status, html`<strong>${texts(lang).statuses[status.status]}</strong>`],
  [labels.received, formatInstant(status.receivedAt, lang, head.timeZone)],
  [labels.registered, formatDay(status.registeredOn, lang)],
  [labels.due, explain(status.deadline, lang).due],
  [labels.topic, wording(names.topic, lang)],
  [labels.commission, names.commission && wording(names.commission, lang)],
  [labels.subject, subject],
])}${foldedExplanation(status.deadline, lang)}`
}

const answer = ({ lang, status }: StatusModel): Html => {
  const { labels, answer: title } = pageWords(lang).status
  const given = status.answer
  const outcomes: Record<string, string> = texts(lang).answerOutcomes
  return html`${
    given &&
    html`<h2>${title}</h2>
${facts(
  [
    [labels.outcome, html`<strong>${outcomes[given.outcome] ?? given.outcome}</strong>`],
    [labels.answeredOn, formatDay(given.on, lang)],
  ],
  true,
)}${said(given.text)}`
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
      [words.addressee, wording(names.agencies[letter.agency] ?? letter.agency, lang)],
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
