/** Remarks in the forms of actions: entered, made again, answered, as rows that need no script. */
import type { Action, ActionField, AnsweredRemark } from '../../../events/answers/links.ts'
import { limits } from '../../../events/limits.ts'
import type { Language } from '../../../events/values.ts'
import type { ActionName } from '../../domain/capabilities.ts'
import { type Html, html } from '../../markup/html.ts'
import { draftWords } from '../../text/drafts/words.ts'
import type { Remark } from '../../text/notices/models.ts'
import { type Labelled, pageWords } from '../../text/pages/page-words.ts'
import { lowered } from '../../text/texts.ts'
import { type formControls, hidden } from '../fields.ts'
import type { FieldError, LinkModel } from '../models.ts'
import { remarkAndAnswer, remarkText } from './link-given.ts'

type Controls = ReturnType<typeof formControls>

/** Remarks are entered one after another. */
export const perPage = 1
const rowKey = /^remarks\.(\d{1,4})\.(clause|quote|text\.(?:kk|ru))$/

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
export const rowsOf = (values: Record<string, string>): number => {
  const posted = Object.keys(values).filter((key) => /^remarks\.\d+\.clause$/.test(key)).length
  return Math.min(Math.max(perPage, posted) + ('more' in values ? perPage : 0), limits.remarks)
}

/** A text in Kazakh and in Russian, one below the other on a phone. */
export const inBoth = (
  lang: Language,
  { name }: Pick<ActionField, 'name'>,
  label: Labelled,
  look: Parameters<Controls['area']>[2] & { inSummary?: string },
  { fieldset, area }: Controls,
): Html => {
  const { inLanguage } = draftWords(lang)
  const { inSummary = label.label, ...each } = look ?? {}
  return fieldset(name, label, { required: each.required !== false, inSummary }, (id) => [
    html`<div class="both" id="${id}" tabindex="-1">`,
    (['kk', 'ru'] as const).map((one) =>
      area(
        `${name}.${one}`,
        { label: inLanguage[one] },
        { ...each, inSummary: `${inSummary}, ${lowered(inLanguage[one])}` },
      ),
    ),
    html`</div>\n`,
  ])
}

export const remarks = (
  { lang }: LinkModel,
  field: ActionField,
  label: Labelled,
  controls: Controls,
  rows: number,
): Html => {
  const words = pageWords(lang).link.remark
  const { fieldset, text, area } = controls
  const row = (i: number) => {
    const look = ({ label }: Labelled) => ({
      required: false,
      inSummary: `${words.legend(i + 1)}, ${label.toLowerCase()}`,
    })
    return html`<fieldset class="remark"><legend>${words.legend(i + 1)}</legend>
${[
  text(`remarks.${i}.clause`, words.clause, look(words.clause)),
  area(`remarks.${i}.quote`, words.quote, { rows: 2, optional: true, ...look(words.quote) }),
  inBoth(lang, { name: `remarks.${i}.text` }, words.text, { rows: 3, ...look(words.text) }, controls),
]}</fieldset>\n`
  }
  return fieldset(field.name, label, { optional: !field.required }, (id) => [
    html`<div id="${id}" tabindex="-1"></div>`,
    Array.from({ length: rows }, (_, i) => row(i)),
  ])
}

/** The earlier remarks that may be made again, each with what was said to it. */
export const remarkChoice = (
  { lang, view }: LinkModel,
  field: ActionField,
  label: Labelled,
  { fieldset, checkbox }: Controls,
): Html => {
  const words = pageWords(lang).link.remark
  return fieldset(field.name, label, { required: false }, (id) => [
    html`<div id="${id}" tabindex="-1"></div>`,
    view.case.remarks.map((remark) => {
      const chosen = checkbox(`${field.name}.${remark.no}`, { label: words.carry(remark.no) }, 'true', {
        required: false,
      })
      return html`<div class="remark">\n${remarkAndAnswer(remark, lang)}${chosen}</div>\n`
    }),
  ])
}

/** The remarks ticked to be made again, numbered after the new ones. */
export const remarksMadeAgain = ({ view, values }: LinkModel, after: number): Remark[] =>
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
const lettersToAnswer = ({ view }: LinkModel): Answerable[] => {
  const { letter, earlier = [], recommendation, remarks } = view.case
  if (letter) return [letter]
  const given: Answerable[] = [...earlier, ...(recommendation ? [{ ...recommendation, remarks }] : [])]
  return given.filter((one) => one.letter !== undefined && one.remarks.length > 0)
}

/** The same in the order of the form's rows. */
export const remarksToAnswer = (model: LinkModel): readonly AnsweredRemark[] =>
  lettersToAnswer(model).flatMap(({ remarks }) => remarks)

/** A row's number is its answer's business; rows that were left unanswered are not sent, so errors skip them. */
export const placedErrors = ({ values, errors }: LinkModel, { fields }: Action): readonly FieldError[] => {
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

export const remarkAnswers = (
  model: LinkModel,
  action: ActionName,
  field: ActionField,
  label: Labelled,
  { fieldset, radios, area }: Controls,
): Html => {
  const words = pageWords(model.lang).link.remark
  const answers = [
    { value: 'true', label: words.accepted },
    { value: 'false', label: words.declined },
    ...(field.required ? [] : [{ value: '', label: words.unanswered }]),
  ]
  const question = action === 'record_response' ? words.theirs : words.decision
  const row = (remark: AnsweredRemark, i: number, letter: string | undefined) => {
    const inSummary = words.legend(remark.no)
    return html`<div class="remark">
${remark.accepted === undefined ? remarkText(remark, model.lang) : remarkAndAnswer(remark, model.lang)}${hidden(`remarks.${i}.no`, String(remark.no))}${letter && hidden(`remarks.${i}.letter`, letter)}${[
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
