/** `/`: the form by which anyone appeals to the council. */
import { limits } from '../../events/inputs.ts'
import { entityForms, type Language, type Localized, languages } from '../../events/values.ts'
import { wording } from '../text/explanation.ts'
import { fileWords } from '../text/files.ts'
import { pageWords } from '../text/page-words.ts'
import { texts } from '../text/texts.ts'
import { formControls, hidden, type Option } from './fields.ts'
import { attachHere, attachScript } from './files.ts'
import { type Html, html } from './html.ts'
import { at, page } from './layout.ts'
import type { Choice, FormModel } from './models.ts'

export const renderForm = (model: FormModel): string => {
  const { lang, errors, idempotencyKey, alreadySent } = model
  const { frame, form: words } = pageWords(lang)
  const controls = formControls({ words: frame, values: { language: lang, ...model.values }, errors })
  const fields = [aboutApplicant(controls, lang), aboutMatter(controls, model)]

  return page(model, {
    title: words.title,
    listed: true,
    hasErrors: errors.length > 0,
    main: html`${controls.summary(frame.errors)}${
      alreadySent &&
      html`<div class="notice" role="status"><p><strong>${words.alreadySent(alreadySent.number)}</strong></p>
<p><a class="go" href="${alreadySent.statusUrl}">${words.alreadySentLink}</a></p>
<p>${words.alreadySentAgain}</p></div>\n`
    }<h1>${words.title}</h1>
${errors.length === 0 && words.lead.map((line) => html`<p>${line}</p>\n`)}<form class="appeal" method="post" action="${at('/', lang)}" accept-charset="utf-8" novalidate>
${hidden('idempotencyKey', idempotencyKey)}
${fields}${attachHere(lang, model.pending, { otherwise: fileWords(lang).page.later })}<p>${words.next}</p>
<button>${words.submit}</button>
</form>${attachScript}`,
  })
}

type Controls = ReturnType<typeof formControls>

const option = (value: string, label: Localized, lang: Language, hint?: Localized): Option => ({
  value,
  label: wording(label, lang),
  hint: hint && wording(hint, lang),
})

const aboutApplicant = ({ radios, select, text }: Controls, lang: Language): Html => {
  const words = pageWords(lang).form
  const kinds = (['person', 'entity'] as const).map((kind) => ({ value: kind, ...words.kind[kind] }))
  const forms = entityForms.map((form) => ({ value: form, label: texts(lang).entityForms[form] }))
  /** One of the two is needed; the hints say which. */
  const idNumber = { numeric: true, size: 14, autocomplete: 'off', required: false }
  return html`<h2>${words.who}</h2>
${[
  radios('applicant.kind', { label: words.kind.legend }, kinds),
  select('applicant.form', words.form, forms, { optional: true, group: 'for-entity' }),
  text('applicant.name', words.name, { autocomplete: 'name', limit: limits.name }),
  text('applicant.iin', words.iin, { ...idNumber, group: 'for-iin' }),
  text('applicant.bin', words.bin, { ...idNumber, group: 'for-bin' }),
  text('applicant.email', words.email, { type: 'email', autocomplete: 'email' }),
  text('applicant.phone', words.phone, { type: 'tel', autocomplete: 'tel', optional: true }),
  text('applicant.address', words.address, { autocomplete: 'street-address', optional: true }),
]}`
}

const aboutMatter = (
  { radios, select, text, area, checkbox }: Controls,
  { lang, topics, districts }: FormModel,
): Html => {
  const words = pageWords(lang).form
  const options = (choices: Choice[]) =>
    choices.map(({ id, name, examples }) => option(id, name, lang, examples))
  const answers = languages.map((language) => ({ value: language, label: texts(language).language }))
  return html`<h2>${words.matter}</h2>
${[
  radios('topic', words.topic, options(topics)),
  select('district', words.district, options(districts), { optional: true }),
  text('subject', words.subject, { limit: limits.subject }),
  area('text', words.text, { rows: 12, limit: limits.text }),
  radios('language', words.language, answers, { group: 'in-line' }),
  checkbox('consent', words.consent, 'true'),
]}`
}
