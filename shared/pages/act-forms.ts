/** A form for each action that is allowed now; `remarks` and their answers are rows that need no script. */
import { limits } from '../../events/inputs.ts'
import type { Language } from '../../events/values.ts'
import { wording } from '../text/explanation.ts'
import type { Remark } from '../text/models.ts'
import { type Labelled, pageWords } from '../text/page-words.ts'
import { texts } from '../text/texts.ts'
import { remarkText } from './act-case.ts'
import { formControls, hidden } from './fields.ts'
import { type Html, html } from './html.ts'
import { at } from './layout.ts'
import type { Action, ActionField, ActionName, ActModel } from './models.ts'

type Controls = ReturnType<typeof formControls>

/** The form's body, and the summary of its errors when it is the one that failed. */
export const actionForm = (
  model: ActModel,
  { name, fields }: Action,
): { body: Html; summary: Html | undefined } => {
  const { lang, token, failed, idempotencyKey } = model
  const words = pageWords(lang)
  const own = name === failed
  const errors = own ? model.errors : []
  const values = own ? withoutEmptyRows(model.values) : {}
  const rows = own ? rowsOf(model.values) : perPage
  const controls = formControls({ words: words.frame, values, errors, prefix: `${name}-` })
  const drawn = fields.map((field) => control(model, name, field, controls, rows))
  const to = at(`/act/${encodeURIComponent(token)}`, lang)
  const more = fields.some((field) => field.type === 'remarks')
  const body = html`<p>${texts(lang).actions[name].explain}</p>
<form method="post" action="${to}" accept-charset="utf-8" novalidate>
${hidden('action', name)}${hidden('idempotencyKey', idempotencyKey)}
${drawn}<div class="buttons">${
    more &&
    html`<button class="quiet" name="more" value="1" formaction="${to}#${controls.idOf(`remarks.${rows}.clause`)}">${words.act.remark.more}</button>`
  }<button>${texts(lang).actions[name].button}</button></div>
</form>\n`
  return { body, summary: own ? controls.summary(words.act.failed) || undefined : undefined }
}

const control = (
  model: ActModel,
  action: ActionName,
  field: ActionField,
  controls: Controls,
  rows: number,
): Html => {
  const { fields } = pageWords(model.lang).act
  const label: Labelled = fields[`${action}.${field.name}`] ?? fields[field.name] ?? { label: field.name }
  const look = {
    optional: !field.required,
    ...(field.maxLength !== undefined && { limit: field.maxLength }),
  }
  switch (field.type) {
    case 'text':
      return controls.text(field.name, label, look)
    case 'textarea':
      return controls.area(field.name, label, look)
    case 'select':
      return controls.select(
        field.name,
        label,
        (field.options ?? []).map((option) => ({
          value: option.value,
          label: ourWord(action, field.name, option.value, model.lang) ?? wording(option.label, model.lang),
        })),
        look,
      )
    case 'remarks':
      return remarks(model, field, label, controls, rows)
    case 'remark_answers':
      return remarkAnswers(model, field, label, controls)
  }
}

/** What outcomes and decisions are called, whatever the API calls them. */
const ourWord = (action: ActionName, field: string, value: string, lang: Language): string | undefined => {
  const names = texts(lang)
  const lists: Record<string, Record<string, string>> = {
    'answer.outcome': names.answerOutcomes,
    'recommend.outcome': names.recommendationOutcomes,
    'respond.decision': names.decisions,
  }
  return lists[`${action}.${field}`]?.[value]
}

const perPage = 5
const rowKey = /^remarks\.(\d{1,4})\.(clause|quote|text)$/

/** Remarks are numbered as the filled rows follow each other; so are the errors, and so are the rows shown again. */
const withoutEmptyRows = (values: Record<string, string>): Record<string, string> => {
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

const remarkAnswers = (
  { lang, view }: ActModel,
  field: ActionField,
  label: Labelled,
  { fieldset, radios, area }: Controls,
): Html => {
  const words = pageWords(lang).act.remark
  const all = view.case.letter?.remarks.length ? view.case.letter.remarks : view.case.remarks
  const yesOrNo = [
    { value: 'true', label: words.accepted },
    { value: 'false', label: words.declined },
  ]
  const row = (remark: Remark, i: number) => {
    const inSummary = words.legend(remark.no)
    return html`<div class="remark">
${remarkText(remark, words)}${hidden(`remarks.${i}.no`, String(remark.no))}${[
  radios(`remarks.${i}.accepted`, { label: words.decision(remark.no) }, yesOrNo, {
    group: 'in-line',
    inSummary,
  }),
  area(`remarks.${i}.reason`, words.reason, { rows: 3, required: false, group: 'reason', inSummary }),
]}</div>\n`
  }
  return fieldset(field.name, label, {}, (id) => [html`<div id="${id}" tabindex="-1"></div>`, all.map(row)])
}
