/** The desk's forms: an appeal that came on paper or in person, and an initiative of the council. */
import { limits } from '../../../events/limits.ts'
import { entityForms, type Language, languages, originKinds, writtenKinds } from '../../../events/values.ts'
import type { OfferedTemplate } from '../../application/desk/models.ts'
import type { PendingFile } from '../../application/files/models.ts'
import { likelyAddress } from '../../domain/appeals/mistyped.ts'
import { inPath } from '../../domain/number.ts'
import { type Html, html } from '../../markup/html.ts'
import { scanStylesheet } from '../../markup/scan-styles.ts'
import { appealWords } from '../../text/appeals/words.ts'
import { deskWords } from '../../text/desk/words.ts'
import { wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { texts } from '../../text/texts.ts'
import { templateChoice } from '../actions/template-choice.ts'
import { firstButton, mistypedAddress } from '../appeals/meant.ts'
import { othersControls } from '../appeals/others.ts'
import { formControls, hidden } from '../fields.ts'
import { addFiles, attachHere, attachScript } from '../files/files.ts'
import { at } from '../layout.ts'
import type { Choice, FieldError } from '../models.ts'
import { type DeskFrame, deskPage, token } from './desk.ts'
import { scanScript } from './scan-script.ts'

type FormModel = DeskFrame & {
  values: Record<string, string>
  errors: FieldError[]
  idempotencyKey: string
  /** This form was already sent with other words: the case it became. */
  alreadySent?: string
}
export type AppealFormModel = FormModel & {
  topics: Choice[]
  districts: Choice[]
  /** Uploaded and to be sent with it. */
  pending: PendingFile[]
  /** Where files are uploaded without a script, before the form is filled in. */
  filesPath: string
}
export type InitiativeFormModel = FormModel & { agencies: Choice[]; templates: OfferedTemplate[] }

type Controls = ReturnType<typeof formControls>

const form = (
  model: FormModel,
  { title, lead, button }: { title: string; lead: string; button: string },
  controls: Controls,
  path: string,
  fields: Html[],
  beside?: Html,
): string => {
  const { lang, errors, idempotencyKey, alreadySent } = model
  const words = deskWords(lang).form
  return deskPage(model, {
    title,
    hasErrors: errors.length > 0,
    unsent: { form: 'entry', step: 'again', path },
    ...(beside && { sheets: [scanStylesheet] }),
    main: html`${controls.summary(pageWords(lang).frame.errors)}${
      alreadySent &&
      html`<div class="notice" role="status"><p>${words.alreadySent(alreadySent)}</p>
<p><a class="go" href="${at(`/desk/cases/${inPath(alreadySent)}`, lang)}">${words.open}</a></p></div>\n`
    }<h1>${title}</h1>
<p>${lead}</p>
${beside && html`<div class="beside">\n${beside}`}<form class="appeal narrow" id="entry" method="post" action="${at(path, lang)}" accept-charset="utf-8" novalidate>
${token(model)}${hidden('idempotencyKey', idempotencyKey)}
${fields}<button>${button}</button>
</form>${beside && html`\n</div>`}`,
  })
}

const optionsOf = (choices: readonly Choice[], lang: AppealFormModel['lang']) =>
  choices.map(({ id, name }) => ({ value: id, label: wording(name, lang) }))

export const renderAppealForm = (model: AppealFormModel): string => {
  const { lang, values, errors, topics, districts, pending, filesPath } = model
  const { frame, form: words } = pageWords(lang)
  const own = deskWords(lang).form
  const controls = formControls({ words: frame, values, errors })
  const { text, area, select, radios, checkbox } = controls
  const intake = appealWords(lang).form
  // A sole proprietor is a kind of its own, as in the public form.
  const forms = entityForms
    .filter((form) => form !== 'ИП')
    .map((value) => ({ value, label: texts(lang).entityForms[value] }))
  const kinds = (['person', 'sole', 'entity'] as const).map((kind) => ({ value: kind, ...words.kind[kind] }))
  const channels = (['paper', 'person'] as const).map((value) => ({ value, label: own.channel[value] }))
  const answers = languages.map((language) => ({ value: language, label: texts(language).language }))
  /** One of the two is needed; the hints say which. */
  const idNumber = { numeric: true, size: 14, autocomplete: 'off', required: false }
  const email = controls.typed('applicant.email').trim()
  const isAsked = errors.length === 0
  const fields = [
    html`${likelyAddress(email) !== undefined && firstButton(own.appeal.button)}<noscript><p>${own.scan.first}</p>\n${addFiles(lang, filesPath, 'case')}</noscript>\n`,
    attachHere(lang, pending, { label: own.scan.label }),
    radios('channel', { label: own.channel.legend }, channels, { group: 'in-line' }),
    checkbox('oral', intake.oral, 'true', { required: false }),
    text('receivedOn', own.receivedOn, { type: 'date', size: 14 }),
    text('receivedTime', own.receivedTime, { size: 8, autocomplete: 'off' }),
    html`<h2>${deskWords(lang).case.applicant}</h2>\n`,
    radios('applicant.kind', { label: words.kind.legend }, kinds),
    select('applicant.form', words.form, forms, { optional: true, group: 'for-entity' }),
    text('applicant.name', intake.name, { limit: limits.name, autocomplete: 'off', required: false }),
    text('applicant.iin', words.iin, { ...idNumber, group: 'for-iin' }),
    text('applicant.bin', words.bin, { ...idNumber, group: 'for-bin' }),
    text('applicant.email', own.email, { type: 'email', optional: true, autocomplete: 'off' }),
    mistypedAddress(lang, email, { value: 'applicant.email', isAsked, forAnother: true }),
    text('applicant.phone', words.phone, { type: 'tel', optional: true, autocomplete: 'off' }),
    text('applicant.address', words.address, { optional: true, autocomplete: 'off' }),
    othersControls(controls, lang),
    html`<h2>${words.matter}</h2>\n`,
    select('topic', words.topic, optionsOf(topics, lang)),
    select('district', words.district, optionsOf(districts, lang), { optional: true }),
    text('subject', words.subject, { limit: limits.subject, autocomplete: 'off' }),
    area('text', { label: pageWords(lang).link.text.appeal }, { rows: 12, limit: limits.text }),
    radios('language', words.language, answers, { group: 'in-line' }),
    html`${attachScript}<script src="/assets/${scanScript.name}" defer></script>\n`,
  ]
  return form(model, own.appeal, controls, '/desk/appeals/new', fields, scanBeside(lang))
}

/** Where the script shows the scan that was chosen: beside the fields, on a narrow screen above them and folded. */
const scanBeside = (lang: Language): Html => {
  const { title, again, apart } = deskWords(lang).form.scan
  return html`<details class="paper-scan no-print" data-apart="${apart}" hidden><summary>${title}</summary>
<div class="sheet"><label for="scan-again">${again}</label><input type="file" id="scan-again" accept="application/pdf,image/*"></div></details>\n`
}

export const renderInitiativeForm = (model: InitiativeFormModel): string => {
  const { lang, values, errors, agencies, templates } = model
  const { frame, form: words } = pageWords(lang)
  const own = deskWords(lang).form
  const controls = formControls({ words: frame, values, errors })
  const { text, area, select } = controls
  const origins = originKinds.map((value) => ({ value, label: texts(lang).originKinds[value] }))
  const labelled = (field: string) => pageWords(lang).link.fields[field] ?? { label: field }
  const kinds = writtenKinds.map((value) => ({ value, label: texts(lang).letterKinds[value] }))
  const path = '/desk/initiatives/new'
  const email = controls.typed('to.email').trim()
  const asking = { value: 'to.email', isAsked: errors.length === 0, forAnother: true }
  const offered = templateChoice(lang, templates, at(path, lang), controls)
  const changes = offered || likelyAddress(email) !== undefined
  return form(model, own.initiative, controls, path, [
    html`${changes && firstButton(own.initiative.button)}`,
    select('origin.kind', own.origin, origins),
    text('origin.title', own.originTitle, { limit: limits.subject, autocomplete: 'off' }),
    text('origin.on', own.originOn, { type: 'date', size: 14 }),
    select('kind', own.kind, kinds, { given: true }),
    select('agency', own.agency, optionsOf(agencies, lang), { required: false }),
    text('to.name', labelled('letter.to.name'), { limit: limits.name, required: false, autocomplete: 'off' }),
    text('to.email', labelled('letter.to.email'), { type: 'email', required: false, autocomplete: 'off' }),
    mistypedAddress(lang, email, asking),
    text('to.address', labelled('letter.to.address'), {
      limit: limits.address,
      required: false,
      autocomplete: 'off',
    }),
    text('subject', words.subject, { limit: limits.subject, autocomplete: 'off' }),
    html`${offered}`,
    area('text', { label: pageWords(lang).link.text.letter }, { rows: 12, limit: limits.text }),
  ])
}
