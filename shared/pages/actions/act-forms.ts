/** A form for each action that is allowed now; `remarks` and their answers are rows that need no script. */
import { actionInputs } from '../../../events/inputs.ts'
import { limits } from '../../../events/limits.ts'
import type { Language } from '../../../events/values.ts'
import type { Action, ActionField, AnsweredRemark } from '../../application/models.ts'
import type { ActionName } from '../../domain/decide.ts'
import { type Html, html } from '../../markup/html.ts'
import { formatDay } from '../../text/dates.ts'
import { wording } from '../../text/explanation.ts'
import type { Remark } from '../../text/notices/models.ts'
import { type Labelled, pageWords } from '../../text/pages/page-words.ts'
import { type ActionWords, texts } from '../../text/texts.ts'
import { formControls, hidden, type Option } from '../fields.ts'
import { attachHere, carryOn } from '../files/files.ts'
import { at } from '../layout.ts'
import type { ActModel, FieldError } from '../models.ts'
import { remarkAndAnswer, remarkText } from './act-case.ts'

type Controls = ReturnType<typeof formControls>

/** Where an action's form stands on its page. */
export const sectionOf = (action: ActionName) => `do-${action}`

/** What an action is called here: long-term control that there is already gets its next date. */
export const actionWords = ({ lang, view }: ActModel, action: ActionName): Omit<ActionWords, 'done'> =>
  action === 'long_term' && view.case.longTerm ? pageWords(lang).act.nextControl : texts(lang).actions[action]
/** Whether files may come with what this action says. */
export const takesFiles = (action: ActionName) => 'attachments' in actionInputs[action].shape

/** Whether this is decided of one version of a draft: the one that was on the page when the form was begun. */
const saysWhichVersion = (action: ActionName) => 'version' in actionInputs[action].shape

/** The form's body, and the summary of its errors when it is the one that failed. */
export const actionForm = (model: ActModel, action: Action): { body: Html; summary: Html | undefined } => {
  const { lang, token, view, failed, idempotencyKey } = model
  const { name, fields } = action
  const words = pageWords(lang)
  const own = name === failed
  const errors = own ? placedErrors(model, action) : []
  const values = own ? withoutEmptyRows(model.values) : startingValues(fields)
  const rows = own ? rowsOf(model.values) : perPage
  const controls = formControls({ words: words.frame, values, errors, prefix: `${name}-` })
  const drawn = fields.map((field) => control(model, name, field, controls, rows))
  const to = at(`/act/${encodeURIComponent(token)}`, lang)
  const more = fields.some((field) => field.type === 'remarks')
  const body = html`<p>${actionWords(model, name).explain}</p>
<form method="post" action="${to}" accept-charset="utf-8" novalidate>
${hidden('action', name)}${hidden('idempotencyKey', idempotencyKey)}${saysWhichVersion(name) && hidden('version', values.version ?? String(view.case.draftVersion))}
${drawn}${takesFiles(name) ? attachHere(lang, model.pending, { prefix: `${name}-` }) : carryOn(model.pending)}<div class="buttons">${
    more &&
    html`<button class="quiet" name="more" value="1" formaction="${to}#${controls.idOf(`remarks.${rows}.clause`)}">${words.act.remark.more}</button>`
  }<button>${actionWords(model, name).button}</button></div>
</form>\n`
  return { body, summary: own ? controls.summary(words.act.failed) || undefined : undefined }
}

const startingValues = (fields: readonly ActionField[]): Record<string, string> =>
  Object.fromEntries(fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])))

/** What a field is called in this action's form. */
export const labelOf = (lang: Language, action: ActionName, { name }: ActionField): Labelled => {
  const { fields } = pageWords(lang).act
  return fields[`${action}.${name}`] ?? fields[name] ?? { label: name }
}

/** A choice in the reader's words. */
export const optionsOf = (
  model: ActModel,
  action: ActionName,
  { name, options = [] }: ActionField,
): Option[] =>
  options.map(({ value, label }) => ({
    value,
    label: ourWord(model, action, name, value) ?? wording(label, model.lang),
  }))

const control = (
  model: ActModel,
  action: ActionName,
  field: ActionField,
  controls: Controls,
  rows: number,
): Html => {
  const { frame } = pageWords(model.lang)
  const label = labelOf(model.lang, action, field)
  const look = {
    // One of the two is needed; the hints say which.
    ...(eitherOr.has(field.name) ? { required: false } : { optional: !field.required }),
    ...(field.maxLength !== undefined && { limit: field.maxLength }),
  }
  switch (field.type) {
    case 'text':
      return controls.text(field.name, label, look)
    case 'email':
      return controls.text(field.name, label, { ...look, type: 'email' })
    case 'date': {
      const hint = [label.hint, daysOf(model.lang, field), frame.date].filter(Boolean).join(' ')
      return controls.text(field.name, { ...label, hint }, { ...look, type: 'date', size: 14 })
    }
    case 'textarea':
      return controls.area(field.name, label, look)
    case 'checkbox':
      return controls.checkbox(field.name, label, 'true', { required: field.required })
    case 'select': {
      const options = optionsOf(model, action, field)
      return controls.select(field.name, label, options, {
        ...look,
        given: field.required && options.length === 1,
      })
    }
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

/** Which days may be right. */
const daysOf = (lang: Language, { min, max }: ActionField): string | undefined => {
  const { days } = pageWords(lang).act
  if (min && max) return days.between(min, max)
  return min ? days.from(min) : max && days.to(max)
}

const eitherOr = new Set(['to', 'to.name'])

const never = (type: never): never => {
  throw new Error(`no control for ${type}`)
}

/** What outcomes, decisions and letters are called, whatever the API calls them. */
const ourWord = (
  { lang, view, names: { agencies } }: ActModel,
  action: ActionName,
  field: string,
  value: string,
): string | undefined => {
  const names = texts(lang)
  const lists: Record<string, Record<string, string>> = {
    'answer.outcome': names.answerOutcomes,
    'recommend.outcome': names.recommendationOutcomes,
    'respond.decision': names.decisions,
    'record_response.decision': names.decisions,
    'record_response.letter': Object.fromEntries(
      view.case.letters.map(({ number, agency, sentOn, status }) => [
        number,
        `${number}, ${wording(agencies[agency] ?? agency, lang)}, ${formatDay(sentOn, lang)}${
          status === 'answered' ? ` (${pageWords(lang).act.amends})` : ''
        }`,
      ]),
    ),
  }
  return lists[`${action}.${field}`]?.[value]
}

/** Remarks are entered one after another. */
const perPage = 1
const rowKey = /^remarks\.(\d{1,4})\.(clause|quote|text)$/

/** Remarks are numbered as the filled rows follow each other; so are the errors, and so are the rows shown again. */
export const withoutEmptyRows = (values: Record<string, string>): Record<string, string> => {
  const rows = Object.keys(values).flatMap((key) => {
    const no = rowKey.exec(key)?.[1]
    return no && values[key]?.trim() ? [Number(no)] : []
  })
  const filled = [...new Set(rows)].sort((a, b) => a - b)
  const kept = Object.entries(values).flatMap(([key, value]): [string, string][] => {
    const [, no, part] = rowKey.exec(key) ?? []
    if (no === undefined) return [[key, value]]
    const place = filled.indexOf(Number(no))
    return place < 0 ? [] : [[`remarks.${place}.${part}`, value]]
  })
  return Object.fromEntries(kept)
}

/** As many rows as were posted, and more when more were asked for. */
const rowsOf = (values: Record<string, string>): number => {
  const posted = Object.keys(values).filter((key) => /^remarks\.\d+\.clause$/.test(key)).length
  return Math.min(Math.max(perPage, posted) + ('more' in values ? perPage : 0), limits.remarks)
}

const remarks = (
  { lang }: ActModel,
  field: ActionField,
  label: Labelled,
  { fieldset, text, area }: Controls,
  rows: number,
): Html => {
  const words = pageWords(lang).act.remark
  const row = (i: number) => {
    const look = ({ label }: Labelled) => ({
      required: false,
      inSummary: `${words.legend(i + 1)}, ${label.toLowerCase()}`,
    })
    return html`<fieldset class="remark"><legend>${words.legend(i + 1)}</legend>
${[
  text(`remarks.${i}.clause`, words.clause, look(words.clause)),
  area(`remarks.${i}.quote`, words.quote, { rows: 2, optional: true, ...look(words.quote) }),
  area(`remarks.${i}.text`, words.text, { rows: 3, ...look(words.text) }),
]}</fieldset>\n`
  }
  return fieldset(field.name, label, { optional: !field.required }, (id) => [
    html`<div id="${id}" tabindex="-1"></div>`,
    Array.from({ length: rows }, (_, i) => row(i)),
  ])
}

/** The earlier remarks that may be made again, each with what was said to it. */
const remarkChoice = (
  { lang, view }: ActModel,
  field: ActionField,
  label: Labelled,
  { fieldset, checkbox }: Controls,
): Html => {
  const words = pageWords(lang).act.remark
  return fieldset(field.name, label, { required: false }, (id) => [
    html`<div id="${id}" tabindex="-1"></div>`,
    view.case.remarks.map((remark) => {
      const chosen = checkbox(`${field.name}.${remark.no}`, { label: words.carry(remark.no) }, 'true', {
        required: false,
      })
      return html`<div class="remark">\n${remarkAndAnswer(remark, words)}${chosen}</div>\n`
    }),
  ])
}

/** The remarks ticked to be made again, numbered after the new ones. */
export const remarksMadeAgain = ({ view, values }: ActModel, after: number): Remark[] =>
  view.case.remarks
    .filter(({ no }) => values[`carry.${no}`] === 'true')
    .map(({ no, clause, quote, text }, i) => ({
      no: after + i + 1,
      clause,
      ...(quote !== undefined && { quote }),
      text,
      from: { version: view.case.recommendation?.version ?? 0, no },
    }))

type Answerable = { letter?: string; remarks: readonly AnsweredRemark[] }

/** The remarks that this form answers, letter by letter: the holder's own, or those of all that paper may answer. */
const lettersToAnswer = ({ view }: ActModel): Answerable[] => {
  const { letter, earlier = [], recommendation, remarks } = view.case
  if (letter) return [letter]
  const given: Answerable[] = [...earlier, ...(recommendation ? [{ ...recommendation, remarks }] : [])]
  return given.filter((one) => one.letter !== undefined && one.remarks.length > 0)
}

/** The same in the order of the form's rows. */
export const remarksToAnswer = (model: ActModel): readonly AnsweredRemark[] =>
  lettersToAnswer(model).flatMap(({ remarks }) => remarks)

/** A row's number is its answer's business; rows that were left unanswered are not sent, so errors skip them. */
const placedErrors = ({ values, errors }: ActModel, { fields }: Action): readonly FieldError[] => {
  if (!fields.some((field) => field.type === 'remark_answers')) return errors
  const optional = fields.some((field) => field.type === 'remark_answers' && !field.required)
  const answered = (i: number) => !!(values[`remarks.${i}.accepted`] || values[`remarks.${i}.reason`]?.trim())
  const rows = Object.keys(values)
    .flatMap((key) => /^remarks\.(\d{1,4})\.no$/.exec(key)?.[1] ?? [])
    .map(Number)
    .filter((i) => !optional || answered(i))
    .sort((a, b) => a - b)
  return errors.map(({ path, message }) => {
    const [, place, part] = /^remarks\.(\d+)\.(\w+)$/.exec(path) ?? []
    const row = rows[Number(place)] ?? place
    return part ? { path: `remarks.${row}.${part === 'no' ? 'accepted' : part}`, message } : { path, message }
  })
}

const remarkAnswers = (
  model: ActModel,
  action: ActionName,
  field: ActionField,
  label: Labelled,
  { fieldset, radios, area }: Controls,
): Html => {
  const words = pageWords(model.lang).act.remark
  const answers = [
    { value: 'true', label: words.accepted },
    { value: 'false', label: words.declined },
    ...(field.required ? [] : [{ value: '', label: words.unanswered }]),
  ]
  const question = action === 'record_response' ? words.theirs : words.decision
  const row = (remark: AnsweredRemark, i: number, letter: string | undefined) => {
    const inSummary = words.legend(remark.no)
    return html`<div class="remark">
${remark.accepted === undefined ? remarkText(remark, words) : remarkAndAnswer(remark, words)}${hidden(`remarks.${i}.no`, String(remark.no))}${letter && hidden(`remarks.${i}.letter`, letter)}${[
  radios(`remarks.${i}.accepted`, { label: question(remark.no) }, answers, {
    required: field.required,
    group: 'in-line',
    inSummary,
  }),
  area(`remarks.${i}.reason`, words.reason, { rows: 3, required: false, group: 'reason', inSummary }),
]}</div>\n`
  }
  const groups = lettersToAnswer(model)
  let rows = 0
  return fieldset(field.name, label, { optional: !field.required }, (id) => [
    html`<div id="${id}" tabindex="-1"></div>`,
    groups.map(({ letter, remarks }) => [
      groups.length > 1 && html`<p><strong>${letter}</strong></p>\n`,
      remarks.map((remark) => row(remark, rows++, letter)),
    ]),
  ])
}
