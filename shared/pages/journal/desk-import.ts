/** `/desk/import`: an old register is checked, loaded, and what of it is open is activated. */
import { limits } from '../../../events/limits.ts'
import { type AnyRegister, allRegisters } from '../../../events/registers.ts'
import { type Html, html } from '../../markup/html.ts'
import { deskImportWords, faultOnPage } from '../../text/journal/desk-words.ts'
import { importWords, type RowFault } from '../../text/journal/import.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { type DeskFrame, deskPage, token } from '../desk/desk.ts'
import { systemNav } from '../desk/system-nav.ts'
import { formControls, hidden } from '../fields.ts'
import { at, notice } from '../layout.ts'
import type { FieldError } from '../models.ts'

type Counts = { fresh: number; corrected: number; unchanged: number; asleep: number }

/** What became of a file. `passedOver`: columns that the register does not have. */
type ImportResult =
  | { outcome: 'problems'; problems: readonly { line: number; column?: string; fault: RowFault }[] }
  | (Counts & {
      outcome: 'checked' | 'loaded'
      kind: AnyRegister
      rows: number
      corrections?: readonly { line: number; number: string; columns: readonly string[] }[]
      passedOver?: readonly string[]
    })

export type ImportModel = DeskFrame & {
  values: Record<string, string>
  errors: FieldError[]
  /** The file that was checked, as it is kept for a day. */
  stored?: { id: string; name: string } | undefined
  codePage?: string | undefined
  result?: ImportResult
  /** What was activated just now, and how much is left. */
  woken?: { cases: number; waiting: number; left: number }
}

/** Of many problems or corrections the first are enough to go on with, and a page bears no more. */
const shown = 50

export const renderImport = (model: ImportModel): string => {
  const { lang, errors, result, woken } = model
  const words = deskImportWords(lang)
  const { frame } = pageWords(lang)
  const { summary, form } = checkForm(model)
  const isWrong = result?.outcome === 'problems'
  return deskPage(model, {
    title: words.title,
    hasErrors: errors.length > 0 || isWrong,
    main: html`${summary(frame.errors)}${isWrong && shownResult(model, result)}${woken && activated(model, woken)}<h1>${words.title}</h1>
${systemNav('/desk/import', lang)}${result && !isWrong && shownResult(model, result)}<p>${words.lead}</p>
<p class="hint">${words.border(limits.registerRows, limits.bodyBytes / 1024)}</p>
${form}<h2>${words.activation.title}</h2>
<p>${words.activation.lead}</p>
<form method="post" action="${at('/desk/import', lang)}">${token(model)}<button class="quiet" name="do" value="activate">${words.activation.button}</button></form>`,
  })
}

const settings = ['kind', 'prefix', 'asTyped', 'correctDates', 'correct'] as const

/** What the file is and how it is read, for a form that only carries it on. */
const carried = ({ values, stored }: ImportModel): Html =>
  html`${stored && html`${hidden('stored', stored.id)}${hidden('name', stored.name)}`}${settings.map(
    (name) => values[name] && hidden(name, values[name]),
  )}`

const checkForm = (model: ImportModel) => {
  const { lang, values, errors, stored } = model
  const words = deskImportWords(lang)
  const controls = formControls({ words: pageWords(lang).frame, values, errors })
  const kind = controls.select(
    'kind',
    words.kind,
    allRegisters.map((value) => ({ value, label: words.kinds[value] })),
  )
  const file = controls.fieldset(
    'file',
    stored ? words.anotherFile : words.file,
    { required: false },
    (id) =>
      html`<input type="file" name="file" id="${id}" aria-label="${words.file.label}" accept=".csv,text/csv">`,
  )
  const prefix = controls.text('prefix', words.prefix, { optional: true, size: 14, autocomplete: 'off' })
  const sure = [
    controls.checkbox('asTyped', { label: words.asTyped }, 'yes', { required: false }),
    controls.checkbox('correctDates', { label: words.correctDates }, 'yes', { required: false }),
    controls.text('correct', words.correct, { optional: true, autocomplete: 'off' }),
  ]
  const isSure = ['asTyped', 'correctDates', 'correct'].some((name) => values[name])
  return {
    summary: controls.summary,
    form: html`<form class="narrow" method="post" action="${at('/desk/import', lang)}" enctype="multipart/form-data" novalidate>
${token(model)}${stored && html`${hidden('stored', stored.id)}${hidden('name', stored.name)}<p>${words.stored(stored.name)}</p>\n`}
${kind}${file}${prefix}<details${(isSure || model.result?.outcome === 'problems') && html` open`}><summary>${words.sure}</summary>
${sure}</details>
<button name="do" value="check">${words.check}</button>
</form>\n`,
  }
}

const shownResult = (model: ImportModel, result: ImportResult): Html => {
  const { lang, codePage } = model
  const words = deskImportWords(lang)
  const { place, said } = importWords(lang)
  if (result.outcome === 'problems')
    return html`<div class="summary" role="alert" tabindex="-1" id="problems" aria-labelledby="problems-title" autofocus>
<h2 id="problems-title">${words.problems(result.problems.length)}</h2>
<ul>${result.problems
      .slice(0, shown)
      .map(
        ({ line, column, fault }) => html`<li>${place(line, column)}: ${faultOnPage(fault, lang)}</li>\n`,
      )}${result.problems.length > shown && html`<li>…</li>`}</ul>
<p>${words.mend}</p>
</div>\n`
  const { outcome, kind, rows, asleep, corrections = [], passedOver = [] } = result
  const isOfCases = kind === 'appeals' || kind === 'draft-acts'
  const about = html`${rows === 0 ? words.noRows : words.counts(result)}${asleep > 0 && html`<br>${words.asleep(asleep)}`}${
    passedOver.length > 0 && html`<br>${said.passedOver(passedOver)}`
  }${codePage && html`<br>${said.codePage(codePage)}`}`
  if (outcome === 'loaded')
    return notice(
      words.loaded,
      html`${about}<br>${words.listsFollow}${isOfCases && html` ${words.lettersNext}`}`,
    )
  return html`${notice(words.checked, about)}${
    corrections.length > 0 &&
    html`<h2>${words.corrections}</h2>
<ul>${corrections
      .slice(0, shown)
      .map(
        ({ line, number, columns }) => html`<li>${place(line)}, ${number}: ${said.corrects(columns)}</li>\n`,
      )}${corrections.length > shown && html`<li>…</li>`}</ul>\n`
  }${
    result.fresh + result.corrected > 0 &&
    html`<form method="post" action="${at('/desk/import', lang)}" accept-charset="utf-8">
${token(model)}${carried(model)}<button name="do" value="load">${words.load}</button>
</form>\n`
  }`
}

const activated = (
  { lang }: ImportModel,
  { cases, waiting, left }: { cases: number; waiting: number; left: number },
) => {
  const { activation } = deskImportWords(lang)
  if (cases === 0 && left === 0) return notice(activation.nothing)
  return notice(activation.done(cases, waiting), left > 0 && activation.rest(left))
}

/** How much would be activated, before it is. */
export const renderConfirmActivation = (model: DeskFrame & { count: number }): string => {
  const { lang, count } = model
  const { activation } = deskImportWords(lang)
  return deskPage(model, {
    title: activation.confirm,
    main: html`<h1>${activation.confirm}</h1>
<p>${activation.about(count)}</p>
<form method="post" action="${at('/desk/import', lang)}">${token(model)}${hidden('confirmed', 'yes')}<button name="do" value="activate">${activation.sure}</button></form>
<p><a class="go" href="${at('/desk/import', lang)}">${activation.back}</a></p>`,
  })
}
