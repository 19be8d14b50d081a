/**
 * The step before an action that cannot be undone: what will happen, and what was typed, to be read once more. Its
 * form carries everything on under the same key, so that going back loses nothing and a second click does nothing.
 */
import type { ActionField } from '../../../events/answers/links.ts'
import type { ActionName } from '../../domain/capabilities.ts'
import { typedDay } from '../../domain/typed-day.ts'
import { type Html, html } from '../../markup/html.ts'
import { actingWords } from '../../text/actions/words.ts'
import { canBeIn } from '../../text/actions/written-in.ts'
import { byEndOf, formatDay } from '../../text/dates.ts'
import { draftWords } from '../../text/drafts/words.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { hidden } from '../fields.ts'
import { at, facts, page, said, withNumber } from '../layout.ts'
import type { ConfirmModel } from '../models.ts'
import {
  actionWords,
  labelOf,
  languageFor,
  optionsOf,
  sectionOf,
  sentTo,
  toApplicant,
} from './action-forms.ts'
import { remarkText, remarkWithAnswer } from './link-given.ts'
import { remarksMadeAgain, remarksToAnswer, withoutEmptyRows } from './remark-fields.ts'

/** Of the form's mechanics, not of what was typed. */
const mechanics = new Set(['action', 'idempotencyKey', 'lang', 'confirmed', 'change', 'more'])

export const renderConfirm = (model: ConfirmModel): string => {
  const { title, main } = confirmation(model)
  return page({ ...model, path: sentTo(model) }, { title, menuless: true, main })
}

/** The page's content, for whatever stands around it. */
export const confirmation = (model: ConfirmModel): { title: string; main: Html } => {
  const { lang, view, confirm, idempotencyKey } = model
  const words = pageWords(lang).link
  const action = actionWords(model, confirm)
  const number = view.case.letter?.number ?? view.case.number
  const about = view.case.letter ? words.letterTitle(number) : words.title(number)
  const values = withoutEmptyRows(model.values)
  const fields = view.actions.find(({ name }) => name === confirm)?.fields ?? []
  const kept = Object.entries(values).filter(([name, value]) => value !== '' && !mechanics.has(name))
  const to = at(sentTo(model), lang)
  return {
    title: `${words.confirm.title}: ${action.title}`,
    main: html`<h1>${words.confirm.title}</h1>
<p>${withNumber(about, number)}. ${view.case.letter?.subject ?? view.case.subject}</p>
<h2>${action.title}</h2>
<p class="warning">${action.explain} <strong>${confirm === 'respond' ? words.confirm.correctable : words.confirm.final}</strong></p>
${byHand(model)}${wrongLanguage(model)}<h3>${words.confirm.entered}</h3>
${entered({ ...model, values }, confirm, fields)}${due(model)}${preview(model)}<form method="post" action="${to}" accept-charset="utf-8">
${hidden('action', confirm)}${hidden('idempotencyKey', idempotencyKey)}${hidden('confirmed', '1')}
${kept.map(([name, value]) => hidden(name, value))}
<div class="buttons"><button>${words.confirm.yes(action.button)}</button><button class="quiet" name="change" value="1" formaction="${to}#${sectionOf(confirm)}">${words.confirm.change}</button></div>
</form>`,
  }
}

/** What nobody typed: by when what is sent is to be answered. */
const due = ({ lang, confirm, answerDue }: ConfirmModel): Html => {
  const { byLaw, ofApplicant } = actingWords(lang).dueOn
  const title = confirm === 'ask' || confirm === 'complete' ? ofApplicant : byLaw
  return html`${answerDue && html`<h3>${title}</h3>\n<p>${byEndOf(answerDue, lang)}</p>\n`}`
}

const preview = ({ lang, preview: mail }: ConfirmModel): Html =>
  html`${mail && html`<h3>${actingWords(lang).preview}</h3>\n${said(mail, lang)}`}`

/** Where no mail brings it: who does. */
const byHand = ({ lang, view, confirm, values }: ConfirmModel): Html => {
  const words = actingWords(lang).byHand
  const toBody = values['to.name']?.trim() && !values.to && !values['to.email']?.trim()
  const isBrought = toApplicant.has(confirm) && view.case.applicant?.byHand
  return html`${toBody && html`<p class="warning">${words.body}</p>\n`}${isBrought && html`<p class="warning">${words.applicant}</p>\n`}`
}

/** The text is not in the applicant's language, as far as its letters tell. */
const wrongLanguage = (model: ConfirmModel): Html => {
  if (model.confirm === 'recommend') return otherLanguage(model)
  const language = languageFor(model, model.confirm)
  const isWrong = language && !canBeIn(language, model.values.text ?? '')
  return html`${isWrong && html`<p class="warning">${actingWords(model.lang).wrongLanguage[language]}</p>\n`}`
}

/** What stands in a language's field is in another, as far as its letters tell. */
const otherLanguage = ({ lang, values }: ConfirmModel): Html =>
  html`${(['kk', 'ru'] as const)
    .filter((one) =>
      Object.entries(values).some(
        ([name, text]) => new RegExp(`(^|\\.)text\\.${one}$`).test(name) && !canBeIn(one, text),
      ),
    )
    .map((one) => html`<p class="warning">${draftWords(lang).otherLanguage[one]}</p>\n`)}`

/** What was typed: short values as facts, then texts, in the form's order. */
const entered = (model: ConfirmModel, action: ActionName, fields: readonly ActionField[]): Html => {
  const { lang, values } = model
  const words = pageWords(lang).link
  const typed = ({ name }: ActionField) => values[name]?.trim() ?? ''
  // A body chosen from the list is the one that counts.
  const meant = fields.filter(({ name }) => !(name.startsWith('to.') && values.to))
  const short = meant.flatMap((field): [string, string][] => {
    const { label } = labelOf(lang, action, field)
    const value = typed(field)
    switch (field.type) {
      case 'text':
      case 'email':
        return [[label, value]]
      case 'date':
        return [[label, value && formatDay(typedDay(value), lang)]]
      case 'select':
        return [[label, optionsOf(model, action, field).find((o) => o.value === value)?.label ?? '']]
      case 'checkbox':
        return [[label, value === 'true' ? words.confirm.checked : words.confirm.unchecked]]
      default:
        return []
    }
  })
  const long = meant.map((field) => {
    if (field.type === 'remarks') return remarks(model)
    if (field.type === 'remark_answers') return remarkAnswers(model)
    if (field.type === 'both_languages')
      return html`<h4>${labelOf(lang, action, field).label}</h4>\n${said(bothIn(values, field.name), lang)}`
    return html`${
      field.type === 'textarea' &&
      typed(field) &&
      html`<h4>${labelOf(lang, action, field).label}</h4>\n${said(typed(field), lang)}`
    }`
  })
  return html`${short.some(([, value]) => value) && facts(short)}${long}`
}

const bothIn = (values: Record<string, string>, name: string) => ({
  kk: values[`${name}.kk`]?.trim() ?? '',
  ru: values[`${name}.ru`]?.trim() ?? '',
})

/** The new ones, then those made again. */
const remarks = (model: ConfirmModel): Html => {
  const { lang, values } = model
  const words = pageWords(lang).link
  const rows = Object.keys(values).flatMap((key) => /^remarks\.(\d+)\.clause$/.exec(key)?.[1] ?? [])
  const made = rows.map(Number).map((i) => ({
    no: i + 1,
    clause: values[`remarks.${i}.clause`] ?? '',
    quote: values[`remarks.${i}.quote`] ?? '',
    text: bothIn(values, `remarks.${i}.text`),
  }))
  const list = [...made, ...remarksMadeAgain(model, made.length)]
  return html`${
    list.length > 0 &&
    html`<h4>${words.remarks} (${list.length})</h4>
${list.map((remark) => html`<div class="remark">\n${remarkText(remark, lang)}</div>\n`)}`
  }`
}

const remarkAnswers = (model: ConfirmModel): Html => {
  const { lang, values } = model
  const words = pageWords(lang).link
  const list = remarksToAnswer(model).map((remark, i) => {
    const [accepted, reason] = [values[`remarks.${i}.accepted`], values[`remarks.${i}.reason`]?.trim() ?? '']
    return { ...remark, accepted: accepted === 'true', reason }
  })
  return html`<h4>${words.remarks} (${list.length})</h4>
${list.map((remark) => remarkWithAnswer(remark, lang))}`
}
