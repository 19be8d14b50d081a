/** `/desk/activities/{number}/result`: who was present and what was decided, all of it on one page. */
import type { ActivityTexts } from '../../application/activities/models.ts'
import type { OfferedTemplate } from '../../application/desk/models.ts'
import type { Activity } from '../../domain/activities/activity.ts'
import { inPath } from '../../domain/number.ts'
import { type Html, html } from '../../markup/html.ts'
import { councilDeskWords } from '../../text/activities/desk-words.ts'
import { templateWords } from '../../text/desk/template-words.ts'
import { wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { templateOptions } from '../actions/template-choice.ts'
import { firstButton } from '../appeals/meant.ts'
import { type DeskFrame, deskPage, token } from '../desk/desk.ts'
import { formControls, hidden, type Option } from '../fields.ts'
import { at } from '../layout.ts'
import type { Choice, FieldError } from '../models.ts'

export type ResultModel = DeskFrame & {
  activity: Activity
  said: ActivityTexts
  /** How many are members on its day, and how many of them have to be there; absent where no register says. */
  counted?: { members: number; needed: number } | undefined
  /** A presidium's or commission's number is asked for where the register does not have it. */
  commissions: readonly Choice[]
  /** What may follow from a decision. */
  effects: readonly Option[]
  /** Texts that a decision may begin with. */
  templates: readonly OfferedTemplate[]
  values: Record<string, string>
  errors: FieldError[]
  idempotencyKey: string
}

/** A row for each point of the agenda, or as many for decisions without one. */
const freeRows = 3

/** What the form holds before anybody typed: each point in its own words, as if it were adopted. */
export const resultValues = (
  { on, agenda }: Activity,
  points: Record<number, string>,
  today: string,
): Record<string, string> => ({
  on: on && on < today ? on : today,
  ...Object.fromEntries(
    (agenda?.items ?? []).map(({ no }, row) => [`decisions.${row}.text`, points[no] ?? '']),
  ),
})

export const renderResult = (model: ResultModel): string => {
  const { lang, activity: a, said, counted, templates, values, errors, idempotencyKey } = model
  const { result: words, fields, activity } = councilDeskWords(lang)
  const { frame } = pageWords(lang)
  const controls = formControls({ words: frame, values, errors })
  const label = (name: string) => fields[name] ?? { label: name }
  const number = { numeric: true, size: 6, autocomplete: 'off', required: false }
  const rows = a.agenda?.items.length ?? freeRows
  const head = [
    controls.text('on', label('on'), { type: 'date', size: 14 }),
    controls.text('present', label('present'), { numeric: true, size: 6, autocomplete: 'off' }),
    ...(counted ? [] : [controls.text('total', label('total'), { ...number, optional: true })]),
  ]
  const drawn = Array.from({ length: rows }, (_, row) => decision(model, controls, row))
  const own = `/desk/activities/${inPath(a.number)}`
  return deskPage(model, {
    title: words.title,
    hasErrors: errors.length > 0,
    main: html`${controls.summary(frame.errors)}<p><a href="${at(own, lang)}">${said.title || a.number}</a></p>
<h1>${words.title}</h1>
<p>${words.lead}${counted && ` ${words.counted(counted.members, counted.needed)}`}</p>
<form class="narrow" method="post" action="${at(`${own}/result`, lang)}" accept-charset="utf-8" novalidate>
${token(model)}${hidden('idempotencyKey', idempotencyKey)}${templates.length > 0 && firstButton(words.button)}
${head}<h2>${activity.decisions}</h2>
<p>${a.agenda ? words.unanimous : `${words.noAgenda} ${words.unanimous}`}</p>
${templates.length > 0 && controls.select('template', templateWords(lang).choose, templateOptions(templates, lang), { optional: true })}${drawn}<datalist id="effects">${model.effects.map(({ value, label: name }) => html`<option value="${value}">${name}</option>`)}</datalist>
<button>${words.button}</button>
</form>`,
  })
}

const decision = (
  { lang, activity: a, said: { points }, commissions, templates, values, errors }: ResultModel,
  controls: ReturnType<typeof formControls>,
  row: number,
): Html => {
  const { result: words, fields, owners, activity } = councilDeskWords(lang)
  const item = a.agenda?.items[row]?.no
  const path = (name: string) => `decisions.${row}.${name}`
  const label = (name: string) => fields[name] ?? { label: name }
  const title = activity.pointOf(item ?? row + 1)
  const inSummary = (name: string) => `${title}: ${label(name).label}`
  const votes = (['for', 'against', 'abstained'] as const).map((name) =>
    controls.text(path(name), label(name), {
      ...{ numeric: true, size: 4, autocomplete: 'off', required: false },
      inSummary: inSummary(name),
    }),
  )
  const isTask = ['owner', 'commission', 'due', 'effect'].some(
    (name) => values[path(name)] || errors.some((error) => error.path === path(name)),
  )
  const ownerOptions = Object.entries(owners).map(([value, name]) => ({ value, label: name }))
  const chairs = commissions.map(({ id, name }) => ({ value: id, label: wording(name, lang) }))
  const text = controls.area(path('text'), words.decision, {
    rows: 2,
    required: false,
    inSummary: `${title}: ${words.decision.label}`,
  })
  const to = `${at(`/desk/activities/${inPath(a.number)}/result`, lang)}#${controls.idOf(path('text'))}`
  const taking =
    templates.length > 0 &&
    html`<p><button class="quiet" name="change" value="${row}" formaction="${to}">${templateWords(lang).take}<span class="hidden">: ${title}</span></button></p>\n`
  const task = [
    controls.text(path('effect'), label('effect'), {
      ...{ list: 'effects', required: false, autocomplete: 'off' },
      inSummary: inSummary('effect'),
    }),
    controls.select(path('owner'), label('owner'), ownerOptions, {
      required: false,
      inSummary: inSummary('owner'),
    }),
    controls.select(path('commission'), { label: label('commission').label }, chairs, {
      required: false,
      inSummary: inSummary('commission'),
    }),
    controls.text(path('due'), label('due'), {
      ...{ type: 'date' as const, size: 14, required: false },
      inSummary: inSummary('due'),
    }),
  ]
  return html`<fieldset class="group"><legend>${title}${item !== undefined && points[item] && `. ${points[item]}`}</legend>
${item !== undefined && hidden(path('item'), String(item))}${text}${taking}<div class="period">${votes}</div>
<details${isTask && html` open`}><summary>${words.more}</summary>
${task}</details></fieldset>\n`
}
