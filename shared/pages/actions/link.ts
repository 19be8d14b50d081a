/** `/act/{token}`: what the holder of an e-mailed link sees of the case, and may do now. */
import type { Status } from '../../../events/values.ts'
import type { ActionName } from '../../domain/capabilities.ts'
import { inPath } from '../../domain/number.ts'
import { type Html, html } from '../../markup/html.ts'
import { actingWords } from '../../text/actions/words.ts'
import { workWords } from '../../text/actions/work-words.ts'
import { byEndOf, workingDays } from '../../text/dates.ts'
import { wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { texts } from '../../text/texts.ts'
import { foldedExplanation } from '../deadlines/explanation.ts'
import { addFiles, attachScript, fileList } from '../files/files.ts'
import { at, inTongue, notice, page, withNumber } from '../layout.ts'
import type { LinkModel } from '../models.ts'
import { paperList } from '../papers/papers.ts'
import { actionWords, foldedAction, formsOf, saidBefore, sectionOf, takesFiles } from './action-forms.ts'
import { briefOf, factsOf, newsOf, openingOf, undelivered } from './link-case.ts'
import { heardOf } from './link-heard.ts'
import { isForemost } from './manners.ts'
import { proposedNow } from './signing.ts'
import { standInForm } from './stand-in.ts'
import { keepUnsent } from './unsent-script.ts'

const closed: readonly Status[] = [
  'answered',
  'forwarded',
  'withdrawn',
  'responded',
  'returned',
  'not_considered',
]

export const renderLink = (model: LinkModel): string => {
  const { lang, view, token, done, errors } = model
  const words = pageWords(lang)
  const names = texts(lang)
  const { letter, deadline, stopped } = view.case
  const number = letter?.number ?? view.case.number
  const own = `/act/${encodeURIComponent(token)}`
  const title = letter ? words.link.letterTitle(number) : words.link.title(number)

  const { forms, summary, gone } = formsOf(model)
  const answered = saidBefore(view) !== undefined
  const first = answered ? undefined : forms.find(({ name }) => isForemost(name))
  const files = fileList(lang, view.case.files, (id) => at(`${own}/files/${id}`, lang))
  const others = forms.filter((form) => form !== first)
  const standIn = model.standIn && standInForm(model, model.standIn)

  return page(
    { ...model, path: `/act/${encodeURIComponent(token)}` },
    {
      title,
      menuless: true,
      hasErrors: errors.length > 0 || !!model.standIn?.errors?.length,
      main: html`${standIn?.summary}${summary}${done && notice(proposedNow(model, done) ?? names.actions[done].done, whatWasSent(model, done))}${model.kept && notice(actingWords(lang).unsent.kept, actingWords(lang).unsent.whereKept)}${!letter && html`${newsOf(model)}${undelivered(model)}`}<h1>${withNumber(title, number)}</h1>
<p class="lead">${inTongue((letter?.subject ?? view.case.subject) || names.erased.text, lang)}</p>
${view.role === 'secretary' && html`<p><a class="go" href="${at(`/desk/cases/${inPath(view.case.number)}`, lang)}">${words.link.desk}</a></p>\n`}${gone}${due(model)}${owed(model)}${!letter && html`${openingOf(model)}${files}`}${briefOf(model)}<h2>${words.link.actions}</h2>
${forms.some(({ name }) => takesFiles(name)) && addFiles(lang, `${own}/files`, 'act')}${(forms.length === 0 || answered) && html`<p>${words.link.nothing}</p>\n`}${
  first &&
  html`<section class="action" id="${sectionOf(first.name)}"><h3>${actionWords(model, first.name).title}</h3>
${first.form.body}</section>\n`
}${first && others.length > 0 && html`<h3>${words.link.others}</h3>\n`}${others.map((one) => foldedAction(model, one))}${standIn?.section}<h2 id="case">${words.link.about}</h2>
${!isOver(model) && (letter || !stopped) && foldedExplanation(deadline, lang, model.began)}${factsOf(model)}${heardOf(model)}${paperList(model, model.papers, (name) => `${own}/papers/${name}`, model.signed)}${letter && files}${model.office && html`<p class="no-print"><a class="go" href="${at(`/work/${model.office}`, lang)}">${workWords(lang).title}</a></p>\n`}${attachScript}${keepUnsent(lang)}`,
    },
  )
}

/** What was sent just now, by its number: to whom, and by when it is to be answered. */
const whatWasSent = ({ lang, view, names }: LinkModel, done: ActionName): string | undefined => {
  const words = actingWords(lang).sent
  const { letters, question, completion, number, proposal } = view.case
  const last = proposal ? undefined : letters.at(-1)
  if ((done === 'letter' || done === 'recommend' || done === 'sign') && last) {
    const to = wording(last.body ?? names.agencies[last.agency] ?? last.agency, lang)
    if (last.toHandOver) return words.toHandOver(last.number, to)
    return words.letter(last.number, to, last.dueOn ? byEndOf(last.dueOn, lang) : undefined)
  }
  const asked = done === 'ask' ? question : done === 'complete' ? completion : undefined
  return asked && words.question(number, asked.dueOn ? byEndOf(asked.dueOn, lang) : undefined)
}

/** By when its reader is to do what comes before the case's own work, as the mail asked. */
const owed = ({ lang, view: { case: c } }: LinkModel): Html =>
  html`${c.owed && html`<p>${texts(lang).terms[c.owed.term]}: <strong>${byEndOf(c.owed.dueOn, lang)}</strong></p>\n`}`

/** Whether nothing is due any more: of an agency by its letter, whose clock goes on after its case ends; else of the case. */
const isOver = ({ view: { case: c } }: LinkModel): boolean =>
  c.letter
    ? c.letters.some((l) => l.number === c.letter?.number && l.status === 'answered')
    : closed.includes(c.status)

/** How long there is left, in words; overdue is said, not only coloured. */
const due = (model: LinkModel): Html => {
  const { lang, view, daysLeft, today, names } = model
  const words = pageWords(lang).link.due
  const { dueOn, letter, longTerm, stopped, draftVersion, recommendation } = view.case
  const said = (text: string, late = false) => html`<p class="due${late && ' late'}">${text}</p>\n`
  if (isOver(model)) return said(letter ? words.responded : words.closed)
  if (recommendation && recommendation.version === draftVersion) return said(words.given(recommendation.on))
  if (stopped && !letter)
    return said(words.stopped(stopped.on, wording(names.causes?.[stopped.cause] ?? stopped.cause, lang)))
  if (longTerm) {
    const control = said(words.control(byEndOf(longTerm.controlOn, lang)), longTerm.controlOn < today)
    return html`${control}${dueOn && html`<p>${words.answer(dueOn)}</p>\n`}`
  }
  const late = dueOn !== null && dueOn < today
  const worded = () => {
    if (dueOn === null) return words.none
    if (late)
      return daysLeft ? words.overdue(workingDays(Math.abs(daysLeft), lang), dueOn) : words.passed(dueOn)
    if (dueOn === today) return words.today(dueOn)
    const until = byEndOf(dueOn, lang)
    return daysLeft === null ? words.until(until) : words.left(workingDays(daysLeft, lang), until)
  }
  return said(worded(), late)
}
