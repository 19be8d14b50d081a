/** `/act/{token}`: what the holder of an e-mailed link sees of the case, and may do now. */
import { byEndOf, workingDays } from '../text/dates.ts'
import { pageWords } from '../text/page-words.ts'
import { texts } from '../text/texts.ts'
import { caseOf } from './act-case.ts'
import { actionForm, sectionOf } from './act-forms.ts'
import { byRank, isForemost } from './act-manners.ts'
import { foldedExplanation, startOf } from './explanation.ts'
import { type Html, html } from './html.ts'
import { notice, page, said, withNumber } from './layout.ts'
import type { ActModel, CaseStatus } from './models.ts'

const closed: readonly CaseStatus[] = [
  'answered',
  'forwarded',
  'withdrawn',
  'responded',
  'returned',
  'not_considered',
]

export const renderAct = (model: ActModel): string => {
  const { lang, view, token, done, failed, errors } = model
  const words = pageWords(lang)
  const names = texts(lang)
  const { letter } = view.case
  const number = letter?.number ?? view.case.number
  const title = letter ? words.act.letterTitle(number) : words.act.title(number)

  const forms = [...view.actions]
    .sort(byRank)
    .map((action) => ({ ...action, form: actionForm(model, action) }))
  const first = forms.find(({ name }) => isForemost(name))
  const others = forms.filter((form) => form !== first)
  const gone = failed && !forms.some(({ name }) => name === failed)
  // An action that is no longer offered cannot show its own errors.
  const summary =
    forms.find(({ name }) => name === failed)?.form.summary ??
    (errors.length > 0 &&
      html`<div class="summary" role="alert" tabindex="-1" id="errors" autofocus><h2>${words.act.failed}</h2><ul>${errors.map(
        (e) => html`<li>${e.message}</li>`,
      )}</ul></div>\n`)

  return page(
    { ...model, path: `/act/${encodeURIComponent(token)}` },
    {
      title,
      menuless: true,
      hasErrors: errors.length > 0,
      main: html`${summary}${done && notice(names.actions[done].done)}<h1>${withNumber(title, number)}</h1>
<p>${words.act.role}: <strong>${names.roles[view.role]}</strong></p>
${gone && typed(model)}${due(model)}${caseOf(model)}<h2>${words.act.actions}</h2>
${forms.length === 0 && html`<p>${words.act.nothing}</p>\n`}${
  first &&
  html`<section class="action" id="${sectionOf(first.name)}"><h3>${names.actions[first.name].title}</h3>
${first.form.body}</section>\n`
}${first && others.length > 0 && html`<h3>${words.act.others}</h3>\n`}${others.map(
  ({ name, form }) =>
    html`<details class="action" id="${sectionOf(name)}"${name === failed && html` open`}><summary>${names.actions[name].title}</summary>
${form.body}</details>\n`,
)}`,
    },
  )
}

/** Texts written for an action that has meanwhile become impossible: shown, so that they can be used elsewhere. */
const typed = ({ lang, values }: ActModel): Html => {
  const texts = Object.entries(values).filter(
    ([name, value]) =>
      /^(subject|text|reason)$|^remarks\.\d+\.(clause|quote|text|reason)$/.test(name) && value.trim(),
  )
  return html`${texts.length > 0 && html`<h2>${pageWords(lang).act.typed}</h2>\n${texts.map(([, value]) => said(value))}`}`
}

/** How long there is left, in words; overdue is said, not only coloured. */
const due = ({ lang, view, daysLeft, today }: ActModel): Html => {
  const words = pageWords(lang).act.due
  const { status, dueOn, deadline, letter, receivedOn } = view.case
  const answered =
    letter && view.case.letters.some((l) => l.number === letter.number && l.status === 'answered')
  if (answered || closed.includes(status)) return html`<p class="due">${words.closed}</p>\n`
  // The recommendation was given, and no letter waits.
  if (status === 'recommended') return html``
  const late = dueOn !== null && dueOn < today
  const worded = () => {
    if (dueOn === null) return words.none
    if (late)
      return daysLeft ? words.overdue(workingDays(Math.abs(daysLeft), lang), dueOn) : words.passed(dueOn)
    if (dueOn === today) return words.today(dueOn)
    const until = byEndOf(dueOn, lang)
    return daysLeft === null ? words.until(until) : words.left(workingDays(daysLeft, lang), until)
  }
  return html`<p class="due${late && ' late'}">${worded()}</p>
${foldedExplanation(deadline, lang, startOf(deadline, receivedOn, 'given'))}`
}
