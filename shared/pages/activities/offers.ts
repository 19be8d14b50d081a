/** The forms of what may be done with the council's own work now, drawn from the fields of each entry. */
import { limits } from '../../../events/limits.ts'
import type { OfferedTemplate } from '../../application/desk/models.ts'
import type { Field } from '../../domain/actions/fields.ts'
import { typedDay } from '../../domain/typed-day.ts'
import { type Html, type HtmlValue, html } from '../../markup/html.ts'
import { councilDeskWords } from '../../text/activities/desk-words.ts'
import { formatDay } from '../../text/dates.ts'
import { type Labelled, pageWords } from '../../text/pages/page-words.ts'
import { templateChoice } from '../actions/template-choice.ts'
import { firstButton } from '../appeals/meant.ts'
import { type DeskFrame, token } from '../desk/desk.ts'
import { formControls, hidden, type Option } from '../fields.ts'
import { at, facts, said } from '../layout.ts'
import type { FieldError } from '../models.ts'

type Offer = { name: string; fields: readonly Field[] }

export type OffersModel = DeskFrame & {
  /** Where the forms are sent. */
  sentTo: string
  offers: readonly Offer[]
  /** The lists that fields choose from, by `action.field` or by field; what is a line of text without one. */
  options: Record<string, readonly Option[]>
  /** What stands in a form under its fields. */
  more?: Record<string, HtmlValue>
  /** The texts that forms may begin with, each by the name of its action. */
  templates?: readonly OfferedTemplate[]
  idempotencyKey: string
  /** The action that was refused, or that is being filled in: its form is open. */
  open?: string
  values: Record<string, string>
  errors: readonly FieldError[]
}

type Words = Record<string, { title: string; explain: string; button: string }>

const labelOf = ({ lang }: DeskFrame, action: string, name: string): Labelled => {
  const { fields } = councilDeskWords(lang)
  return fields[`${action}.${name}`] ?? fields[name] ?? { label: name }
}

const optionsFor = ({ options }: OffersModel, action: string, { name }: Field) =>
  options[`${action}.${name}`] ?? options[name]

const isTime = ({ name }: Field) => name === 'time'

type Controls = ReturnType<typeof formControls>

const control = (model: OffersModel, action: string, field: Field, controls: Controls): Html => {
  const label = labelOf(model, action, field.name)
  const look = { optional: !field.required }
  const options = optionsFor(model, action, field)
  if (field.type === 'checks') return controls.checks(field.name, label, options ?? [])
  if (options) return controls.select(field.name, label, options, look)
  switch (field.type) {
    case 'email':
      return controls.text(field.name, label, { ...look, type: 'email', autocomplete: 'off' })
    case 'date':
      return controls.text(field.name, label, { ...look, type: 'date', size: 14 })
    case 'textarea':
      return controls.area(field.name, label, { ...look, rows: 5, limit: limits[field.limit] as number })
    case 'checkbox':
      return controls.checkbox(field.name, label, 'true', { required: false })
    case 'text': {
      if (isTime(field)) return controls.text(field.name, label, { ...look, size: 8, autocomplete: 'off' })
      if (field.limit === 'digits')
        return controls.text(field.name, label, { ...look, numeric: true, size: 8, autocomplete: 'off' })
      return controls.text(field.name, label, { ...look, autocomplete: 'off' })
    }
    default:
      throw new Error(`no control for ${field.type}`)
  }
}

const startingValues = (fields: readonly Field[]): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap((field): [string, string][] => {
      if (field.type === 'checks') return (field.ticked ?? []).map((one) => [`${field.name}.${one}`, 'true'])
      return 'value' in field && field.value ? [[field.name, field.value]] : []
    }),
  )

/** Each folded, but the one that is open; the errors of that one, or of one that is not offered any more. */
export const offeredForms = (model: OffersModel, words: Words): { summary: HtmlValue; forms: Html } => {
  const { lang, offers, open, errors, values, idempotencyKey, sentTo, more = {}, templates = [] } = model
  const { frame } = pageWords(lang)
  const { failed } = councilDeskWords(lang)
  let summary: HtmlValue = ''
  const forms = offers.map(({ name, fields }) => {
    const own = name === open
    const controls = formControls({
      words: frame,
      // What was unticked stays so.
      values: own
        ? { ...startingValues(fields.filter(({ type }) => type !== 'checks')), ...values }
        : startingValues(fields),
      errors: own ? errors : [],
      prefix: `${name}-`,
    })
    const suitable = templates.filter(({ purpose }) => purpose === name)
    const offered = templateChoice(lang, suitable, at(sentTo, lang), controls)
    const drawn = fields.map((field) => {
      const drawnField = control(model, name, field, controls)
      return field.name === 'text' && offered ? html`${offered}${drawnField}` : drawnField
    })
    if (own) summary = controls.summary(failed)
    const { title = name, explain = '', button = name } = words[name] ?? {}
    return html`<details class="action" id="do-${name}"${own && html` open`} name="do"><summary>${title}</summary>
<p>${explain}</p>
<form method="post" action="${at(sentTo, lang)}" accept-charset="utf-8" novalidate>
${token(model)}${hidden('action', name)}${hidden('idempotencyKey', idempotencyKey)}${offered && firstButton(button)}
${drawn}${more[name]}<button>${button}</button>
</form>
</details>\n`
  })
  const isGone = open !== undefined && errors.length > 0 && !offers.some(({ name }) => name === open)
  return {
    summary: isGone
      ? html`<div class="summary" role="alert" tabindex="-1" id="errors" autofocus><h2>${failed}</h2><ul>${errors.map(
          ({ message }) => html`<li>${message}</li>`,
        )}</ul></div>\n`
      : summary,
    forms: html`${forms}`,
  }
}

/** The step before what cannot be undone: what was typed, to be read once more. */
export const confirmMain = (
  model: OffersModel,
  words: Words,
  about: string,
): { title: string; main: Html } => {
  const { lang, offers, open = '', values, idempotencyKey, sentTo } = model
  const { confirm } = councilDeskWords(lang)
  const { title = '', explain = '' } = words[open] ?? {}
  const fields = offers.find(({ name }) => name === open)?.fields ?? []
  const typed = fields.flatMap((field): [string, string][] => {
    if (field.type === 'checks') {
      const ticked = (optionsFor(model, open, field) ?? []).filter(
        (option) => values[`${field.name}.${option.value}`],
      )
      return [[labelOf(model, open, field.name).label, ticked.map((option) => option.label).join('; ')]]
    }
    const value = values[field.name]?.trim()
    if (!value || field.type === 'textarea') return []
    const known = optionsFor(model, open, field)?.find((option) => option.value === value)
    const shown = field.type === 'date' ? formatDay(typedDay(value), lang) : value
    return [[labelOf(model, open, field.name).label, known?.label ?? shown]]
  })
  const to = at(sentTo, lang)
  return {
    title: `${confirm.title}: ${title}`,
    main: html`<h1>${confirm.title}</h1>
<p>${about}</p>
<h2>${title}</h2>
<p class="warning">${explain} <strong>${confirm.final}</strong></p>
${typed.length > 0 && facts(typed)}${fields.map((field) => field.type === 'textarea' && said(values[field.name] ?? '', lang))}<form method="post" action="${to}" accept-charset="utf-8">
${token(model)}${hidden('action', open)}${hidden('idempotencyKey', idempotencyKey)}${hidden('confirmed', '1')}
${Object.entries(values)
  .filter(([name]) => !['action', 'idempotencyKey', 'csrf', 'lang', 'confirmed', 'change'].includes(name))
  .map(([name, value]) => hidden(name, value))}
<div class="buttons"><button>${confirm.yes}</button><button class="quiet" name="change" value="1">${confirm.change}</button></div>
</form>`,
  }
}
