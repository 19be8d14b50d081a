/** A form for each action that is allowed now. */
import { actionInputs } from '../../../events/action-inputs.ts'
import type { Action, ActionField } from '../../../events/answers/links.ts'
import type { Language } from '../../../events/values.ts'
import { likelyAddress } from '../../domain/appeals/mistyped.ts'
import type { ActionName } from '../../domain/capabilities.ts'
import { type Html, html } from '../../markup/html.ts'
import { actingWords } from '../../text/actions/words.ts'
import { appealWords } from '../../text/appeals/words.ts'
import { formatDay } from '../../text/dates.ts'
import { wording } from '../../text/explanation.ts'
import { handoverWords } from '../../text/handover.ts'
import { type Labelled, pageWords } from '../../text/pages/page-words.ts'
import { type ActionWords, texts } from '../../text/texts.ts'
import { firstButton, mistypedAddress } from '../appeals/meant.ts'
import { formControls, hidden, type Option } from '../fields.ts'
import { attachHere, carryOn } from '../files/files.ts'
import { at, said } from '../layout.ts'
import type { LinkModel } from '../models.ts'
import { byRank, isRare } from './manners.ts'
import {
  inBoth,
  perPage,
  placedErrors,
  remarkAnswers,
  remarkChoice,
  remarks,
  rowsOf,
  withoutEmptyRows,
} from './remark-fields.ts'
import { templateChoice } from './template-choice.ts'
import { keepButton, keptBy, keptFor, textsIn, theirsOf } from './unsent.ts'

type Controls = ReturnType<typeof formControls>

/** Where an action's form stands on its page. */
export const sectionOf = (action: ActionName) => `do-${action}`

/** What an action is called here: long-term control that there is already gets its next date. */
export const actionWords = (
  { lang, view }: Pick<LinkModel, 'lang' | 'view'>,
  action: ActionName,
): Omit<ActionWords, 'done'> => {
  if (action === 'long_term' && view.case.longTerm) return pageWords(lang).link.nextControl
  return action === 'respond' && saidBefore(view)
    ? pageWords(lang).link.amendment
    : texts(lang).actions[action]
}

/** The response that the holder of a letter's link has given. */
export const saidBefore = ({ case: c }: LinkModel['view']) => {
  const { response, decision } = c.letters.find(({ number }) => number === c.letter?.number) ?? {}
  return response && { ...response, decision }
}

/** What a correction begins with. */
const fieldsSaid = (view: LinkModel['view'], action: ActionName): Record<string, string> => {
  const said = action === 'respond' && saidBefore(view)
  if (!said) return {}
  const { decision, text, reference, dated, signedBy } = said
  return {
    text,
    ...(decision && { decision }),
    ...(reference && { reference }),
    ...(dated && { dated }),
    ...(signedBy && {
      'signedBy.name': signedBy.name,
      ...(signedBy.post && { 'signedBy.post': signedBy.post }),
    }),
    ...Object.fromEntries(
      view.case.remarks.flatMap(({ accepted, reason = '' }, i) => [
        [`remarks.${i}.accepted`, String(accepted ?? '')],
        [`remarks.${i}.reason`, reason],
      ]),
    ),
  }
}

/** Where the forms are sent. */
export const sentTo = ({ form, token }: LinkModel): string =>
  form?.path ?? `/act/${encodeURIComponent(token)}`

/** Whether files may come with what this action says. */
export const takesFiles = (action: ActionName) => 'attachments' in actionInputs[action].shape

/** Whether this is decided of one version of a draft: the one that was on the page when the form was begun. */
const saysWhichVersion = (action: ActionName) => 'version' in actionInputs[action].shape

/** The form's body, and the summary of its errors when it is the one that failed. */
const actionForm = (model: LinkModel, action: Action): { body: Html; summary: Html | undefined } => {
  const { lang, view, failed, idempotencyKey } = model
  const { name, fields } = action
  const words = pageWords(lang)
  const own = name === failed
  const errors = own ? placedErrors(model, action) : []
  const kept = keptFor(model, name)
  const begun = own ? model.values : kept?.fields
  const values = begun
    ? withoutEmptyRows({ ...(!own && startingValues(fields)), ...begun })
    : { ...startingValues(fields), ...fieldsSaid(view, name) }
  const rows = begun ? rowsOf(begun) : perPage
  const controls = formControls({ words: words.frame, values, errors, prefix: `${name}-` })
  const suitable = model.templates?.filter(({ purpose }) => purpose === name) ?? []
  const to = at(sentTo(model), lang)
  const offered = templateChoice(lang, suitable, to, controls)
  const isMistyped = fields.some(
    (field) => field.type === 'email' && likelyAddress(controls.typed(field.name).trim()),
  )
  const drawn = fields.map((field) =>
    field.name === 'text' && offered
      ? html`${offered}${control(model, name, field, controls, rows)}`
      : control(model, name, field, controls, rows),
  )
  const more = fields.some((field) => field.type === 'remarks')
  const body = html`<p>${actionWords(model, name).explain}</p>
${theirsOf(model, name)}<form method="post" action="${to}" accept-charset="utf-8" novalidate${kept && html` data-kept`}>
${model.form && hidden('csrf', model.form.csrf)}${hidden('action', name)}${keptBy(model, name)}${hidden('idempotencyKey', idempotencyKey)}${name === 'respond' && saidBefore(view) && hidden('amends', 'true')}${saysWhichVersion(name) && hidden('version', values.version ?? String(view.case.draftVersion))}${(offered || isMistyped) && firstButton(actionWords(model, name).button)}
${drawn}${takesFiles(name) ? attachHere(lang, model.pending, { prefix: `${name}-` }) : carryOn(model.pending)}<div class="buttons">${
    more &&
    html`<button class="quiet" name="more" value="1" formaction="${to}#${controls.idOf(`remarks.${rows}.clause`)}">${words.link.remark.more}</button>`
  }<button>${actionWords(model, name).button}</button>${keepButton(model, name)}</div>
</form>\n`
  return { body, summary: own ? controls.summary(words.link.failed) || undefined : undefined }
}

/** Every action's form in its order, and the errors of the one that failed; of one no longer offered they stand alone. */
export const formsOf = (model: LinkModel) => {
  const { lang, view, failed, errors } = model
  const forms = [...view.actions]
    .sort(byRank)
    .map((action) => ({ ...action, form: actionForm(model, action) }))
  const summary =
    forms.find(({ name }) => name === failed)?.form.summary ??
    (errors.length > 0 &&
      html`<div class="summary" role="alert" tabindex="-1" id="errors" autofocus><h2>${pageWords(lang).link.failed}</h2><ul>${errors.map(
        (e) => html`<li>${e.message}</li>`,
      )}</ul></div>\n`)
  const gone = failed !== undefined && !forms.some(({ name }) => name === failed)
  return { forms, summary, gone: html`${gone && typed(model)}` }
}

/** One of several actions, folded. A rare one is only named, until it is chosen: most pages would carry its form in vain. */
export const foldedAction = (
  model: LinkModel,
  { name, form }: ReturnType<typeof formsOf>['forms'][number],
) => {
  const { title } = actionWords(model, name)
  const isChosen = name === model.failed || name === model.chosen || keptFor(model, name) !== undefined
  if (isRare(name) && !isChosen) {
    const path = sentTo(model)
    const chosen = at(`${path}${path.includes('?') ? '&' : '?'}do=${name}`, model.lang)
    return html`<p class="action"><a href="${chosen}#${sectionOf(name)}">${title}</a></p>\n`
  }
  return html`<details class="action" id="${sectionOf(name)}"${isChosen && html` open`} name="do"><summary>${title}</summary>
${form.body}</details>\n`
}

/** Texts written for an action that has meanwhile become impossible: shown, so that they can be used elsewhere. */
const typed = ({ lang, values }: LinkModel): Html => {
  const texts = textsIn(values)
  return html`${texts.length > 0 && html`<h2>${pageWords(lang).link.typed}</h2>\n${texts.map((text) => said(text, lang))}`}`
}

const startingValues = (fields: readonly ActionField[]): Record<string, string> =>
  Object.fromEntries(fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])))

/** What a field is called in this action's form. */
export const labelOf = (lang: Language, action: ActionName, { name }: ActionField): Labelled => {
  const { fields } = pageWords(lang).link
  return fields[`${action}.${name}`] ?? fields[name] ?? { label: name }
}

/** A choice in the reader's words. */
export const optionsOf = (
  model: LinkModel,
  action: ActionName,
  { name, options = [] }: ActionField,
): Option[] =>
  options.map(({ value, label }) => ({
    value,
    label: ourWord(model, action, name, value) ?? wording(label, model.lang),
  }))

const control = (
  model: LinkModel,
  action: ActionName,
  field: ActionField,
  controls: Controls,
  rows: number,
): Html => {
  const label = inLanguage(model, action, field, labelOf(model.lang, action, field))
  const look = {
    // One of the two is needed; the hints say which.
    ...(eitherOr.has(field.name) || isGiven(field) ? { required: false } : { optional: !field.required }),
    ...(field.maxLength !== undefined && { limit: field.maxLength }),
  }
  switch (field.type) {
    case 'text':
      return controls.text(field.name, label, look)
    case 'email': {
      const asking = {
        value: field.name,
        isAsked: model.errors.length === 0,
        forAnother: true,
        to: `${at(sentTo(model), model.lang)}#${controls.idOf(field.name)}`,
      }
      return html`${controls.text(field.name, label, { ...look, type: 'email' })}${mistypedAddress(model.lang, controls.typed(field.name), asking)}`
    }
    case 'date': {
      const hint = [label.hint, daysOf(model.lang, field)].filter(Boolean).join(' ')
      const days = { min: field.min, max: field.max }
      return controls.text(field.name, { ...label, hint }, { ...look, ...days, type: 'date', size: 14 })
    }
    case 'textarea':
      return controls.area(field.name, label, look)
    case 'both_languages':
      return inBoth(model.lang, field, label, look, controls)
    case 'checkbox':
      return controls.checkbox(field.name, label, 'true', { required: field.required })
    case 'select': {
      const options = optionsOf(model, action, field)
      return controls.select(field.name, label, options, {
        ...look,
        given: isGiven(field) || (field.required && options.length === 1),
      })
    }
    case 'checks':
      return controls.checks(field.name, label, optionsOf(model, action, field))
    case 'remarks':
      return remarks(model, field, label, controls, rows)
    case 'remark_choice':
      return remarkChoice(model, field, label, controls)
    case 'remark_answers':
      return remarkAnswers(model, action, field, label, controls)
    default:
      return never(field.type)
  }
}

/** What the applicant reads, whose language it is to be in, and whom maybe no mail reaches. */
export const toApplicant = new Set<ActionName>([
  'answer',
  'ask',
  'complete',
  'long_term',
  'return_to_applicant',
  'terminate',
])

/** The language in which this action's text is to be, where that is given. */
export const languageFor = ({ view }: LinkModel, action: ActionName): Language | undefined =>
  toApplicant.has(action) ? view.case.language : undefined

const inLanguage = (
  model: LinkModel,
  action: ActionName,
  { name }: ActionField,
  label: Labelled,
): Labelled => {
  const language = name === 'text' ? languageFor(model, action) : undefined
  if (!language) return label
  const hint = actingWords(model.lang).answerIn.hint[language]
  return { ...label, hint: label.hint ? `${label.hint} ${hint}` : hint }
}

/** Which days may be right. */
const daysOf = (lang: Language, { min, max }: ActionField): string | undefined => {
  const { days } = pageWords(lang).link
  if (min && max) return days.between(min, max)
  return min ? days.from(min) : max && days.to(max)
}

/** A choice that is made already, and may be changed. */
const isGiven = ({ required, value }: ActionField) => !required && value !== undefined

const eitherOr = new Set(['to', 'to.name'])

const never = (type: never): never => {
  throw new Error(`no control for ${type}`)
}

/** What outcomes, decisions and letters are called, whatever the API calls them. */
const ourWord = (
  { lang, view, names: { agencies } }: LinkModel,
  action: ActionName,
  field: string,
  value: string,
): string | undefined => {
  const names = texts(lang)
  const letters = Object.fromEntries(
    view.case.letters.map(({ number, agency, body, sentOn, status }) => [
      number,
      `${number}, ${wording(body ?? agencies[agency] ?? agency, lang)}, ${formatDay(sentOn, lang)}${
        status === 'answered' ? ` (${pageWords(lang).link.amends})` : ''
      }`,
    ]),
  )
  const lists: Record<string, Record<string, string>> = {
    'answer.outcome': names.answerOutcomes,
    'complete.missing': appealWords(lang).missing,
    'return_to_applicant.ground': appealWords(lang).returnGrounds,
    'terminate.ground': appealWords(lang).terminationGrounds,
    'show_file.how': appealWords(lang).fileAccess.ways,
    'recommend.outcome': names.recommendationOutcomes,
    'letter.kind': names.letterKinds,
    'respond.decision': names.decisions,
    'record_response.decision': names.decisions,
    'handed_over.what': handoverWords(lang).matters,
    'handed_over.how': handoverWords(lang).ways,
    'letter_handed_over.how': handoverWords(lang).ways,
    'letter_handed_over.letter': letters,
    'remind.letter': letters,
    'record_response.letter': letters,
  }
  return lists[`${action}.${field}`]?.[value]
}
