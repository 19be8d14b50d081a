/** `/desk/import`: an old register is checked, loaded, and what of it is open is activated. */

import { allRegisters } from '../../../events/journal/registers.ts'
import { limits } from '../../../events/limits.ts'
import type { Language } from '../../../events/values.ts'
import type { Import } from '../../application/journal/models.ts'
import { type Html, type HtmlValue, html } from '../../markup/html.ts'
import { deskImportWords, faultOnPage } from '../../text/journal/desk-words.ts'
import { importWords } from '../../text/journal/import.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { type DeskFrame, deskPage, token } from '../desk/desk.ts'
import { systemNav } from '../desk/system-nav.ts'
import { formControls, hidden } from '../fields.ts'
import { at, notice } from '../layout.ts'
import type { FieldError } from '../models.ts'
import { partsScript } from './parts-script.ts'

export type ImportModel = DeskFrame & {
  values: Record<string, string>
  errors: FieldError[]
  /** A file that was sent and is kept, with which nothing was begun. */
  stored?: { id: string; name: string } | undefined
  /** What the member has begun last, and how far it has come. */
  run?: Import
  /** What is under way goes on by itself: its member is here. */
  goesOn?: true
  /** What was activated just now, and how much is left. */
  woken?: { cases: number; waiting: number; left: number }
}

/** Of many problems or corrections the first are enough to go on with, and a page bears no more. */
const shown = 50

export const renderImport = (given: ImportModel): string => {
  const { run, woken, lang } = given
  const words = deskImportWords(lang)
  const model = { ...given, errors: [...given.errors, ...unreadable(given)] }
  const { frame } = pageWords(lang)
  const { summary, form } = checkForm(model)
  const isWrong = (run?.problemCount ?? 0) > 0
  const isUnderWay = run?.step === 'check' || run?.step === 'load'
  return deskPage(model, {
    title: run && isUnderWay ? words.far[run.step as 'check'](run.done, run.rows) : words.title,
    hasErrors: model.errors.length > 0 || isWrong,
    main: html`${summary(frame.errors)}${run && isWrong && shownProblems(model, run)}${woken && activated(model, woken)}<h1>${words.title}</h1>
${systemNav('/desk/import', lang)}${run && shownRun(model, run)}<p>${words.lead}</p>
<p class="hint">${words.border(limits.registerRows, limits.registerBytes / 1024 / 1024)}</p>
${form}<h2>${words.activation.title}</h2>
<p>${words.activation.lead}</p>
<form method="post" action="${at('/desk/import', lang)}">${token(model)}<button class="quiet" name="do" value="activate">${words.activation.button}</button></form>`,
  })
}

/** Of both, the lines are to be corrected first. */
const unreadable = ({ run, lang }: ImportModel): FieldError[] => {
  if (!run || run.problemCount > 0 || run.unreadable.length === 0) return []
  const { faults } = deskImportWords(lang)
  return [{ path: 'file', message: `${faults.unreadable(run.unreadable.join(', '))} ${soFar(run, lang)}` }]
}

/** What of a file that cannot be loaded is loaded all the same. */
const soFar = ({ step, done, rows }: Import, lang: Language): string => {
  const words = deskImportWords(lang)
  return step === 'stopped' ? words.stopped(done, rows) : words.nothingLoaded
}

const keptFile = ({ run, stored }: ImportModel) => stored ?? (run?.step === 'loaded' ? undefined : run)

const carried = ({ id, name }: { id: string; name: string }): Html =>
  html`${hidden('stored', id)}${hidden('name', name)}`

const checkForm = (model: ImportModel) => {
  const { lang, values, errors, run } = model
  const words = deskImportWords(lang)
  const kept = keptFile(model)
  const controls = formControls({ words: pageWords(lang).frame, values, errors })
  const kind = controls.select(
    'kind',
    words.kind,
    allRegisters.map((value) => ({ value, label: words.kinds[value] })),
  )
  const file = controls.fieldset(
    'file',
    kept ? words.anotherFile : words.file,
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
${token(model)}${kept && html`${carried(kept)}<p>${words.stored(kept.name)}</p>\n`}
${kind}${file}${prefix}<details${(isSure || (run?.problemCount ?? 0) > 0) && html` open`}><summary>${words.sure}</summary>
${sure}</details>
<button name="do" value="check">${words.check}</button>
</form>\n`,
  }
}

const shownProblems = ({ lang }: ImportModel, run: Import): Html => {
  const { problems, problemCount } = run
  const words = deskImportWords(lang)
  const { place } = importWords(lang)
  return html`<div class="summary" role="alert" tabindex="-1" id="problems" aria-labelledby="problems-title" autofocus>
<h2 id="problems-title">${words.problems(problemCount)} ${soFar(run, lang)}</h2>
<ul>${problems
    .slice(0, shown)
    .map(
      ({ line, column, fault }) => html`<li>${place(line, column)}: ${faultOnPage(fault, lang)}</li>\n`,
    )}${problemCount > shown && html`<li>…</li>`}</ul>
${problemCount > shown && html`<p><a href="${at('/desk/import/problems.csv', lang)}">${words.problemsFile}</a></p>\n`}<p>${words.mend}</p>
</div>\n`
}

const shownRun = (model: ImportModel, run: Import): HtmlValue => {
  const { lang, goesOn } = model
  const words = deskImportWords(lang)
  const { place, said } = importWords(lang)
  const { step, kind, rows, done, corrections, passedOver, codePage } = run
  const form = (what: 'load' | 'on', label: string) =>
    html`<form method="post" action="${at('/desk/import', lang)}"${what === 'on' && goesOn && html` data-goes-on`} accept-charset="utf-8">
${token(model)}${hidden('do', what)}${carried(run)}<button>${label}</button>
</form>\n`
  if (step === 'check' || step === 'load')
    return html`<div class="notice" role="status"><p>${run.name}<br><strong id="far">${words.far[step](done, rows)}</strong></p>
<p><progress max="${rows}" value="${done}" aria-labelledby="far"></progress></p>
<p>${words.goesOn}</p></div>
${form('on', words.goOn)}${goesOn && html`<script src="/assets/${partsScript.name}" defer></script>\n`}`
  if (step !== 'checked' && step !== 'loaded') return undefined
  const { asleep } = run.counts
  const about = html`${rows === 0 ? words.noRows : words.counts(run.counts)}${asleep > 0 && html`<br>${words.asleep(asleep)}`}${
    passedOver.length > 0 && html`<br>${said.passedOver(passedOver)}`
  }${codePage && html`<br>${said.codePage(codePage)}`}`
  if (step === 'loaded') {
    const isOfCases = kind === 'appeals' || kind === 'draft-acts'
    return notice(
      words.loaded(run.name),
      html`${about}<br>${words.listsFollow}${isOfCases && html` ${words.lettersNext}`}`,
    )
  }
  return html`${notice(words.checked, about)}${
    corrections.length > 0 &&
    html`<h2>${words.corrections}</h2>
<ul>${corrections
      .slice(0, shown)
      .map(
        ({ line, number, columns }) => html`<li>${place(line)}, ${number}: ${said.corrects(columns)}</li>\n`,
      )}${corrections.length > shown && html`<li>…</li>`}</ul>\n`
  }${run.counts.fresh + run.counts.corrected > 0 && form('load', words.load)}`
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
