/**
 * `/appeals/new`: the form by which anyone appeals to the council, one thing at a time. What other pages asked for travels along
 * in hidden fields, so no session is kept and nothing needs a script.
 */
import { limits } from '../../../events/limits.ts'
import { entityForms, type Language, type Localized, languages } from '../../../events/values.ts'
import { type Html, html } from '../../markup/html.ts'
import { answersWords } from '../../text/answers/words.ts'
import { appealWords } from '../../text/appeals/words.ts'
import { wording } from '../../text/explanation.ts'
import { fileWords } from '../../text/files/files.ts'
import { waysWords } from '../../text/notices/short-ways.ts'
import { type FormStep, pageWords } from '../../text/pages/page-words.ts'
import { texts } from '../../text/texts.ts'
import { formControls, hidden, type Option } from '../fields.ts'
import { attachHere, attachScript } from '../files/files.ts'
import { at, facts, newAppeal, page } from '../layout.ts'
import { type Choice, type FormModel, formFields, formSteps } from '../models.ts'
import { mistypedAddress } from './meant.ts'
import { othersControls, othersPaths } from './others.ts'

export { newAppeal }

/** A field that people do not see. What fills in everything it finds is a program. */
export const trap = 'website'

export const renderForm = (given: FormModel): string => {
  const model: FormModel = { ...given, values: { language: given.lang, ...given.values } }
  const { lang, step, values, errors, idempotencyKey } = model
  const { frame, form: words } = pageWords(lang)
  const controls = formControls({ words: frame, values, errors })
  const content = step ? sections[step](controls, model) : onOnePage(controls, model)
  // Where files are added they are listed, and may be taken out again.
  const listsFiles = step === undefined || step === 'matter'
  const carried = Object.values(formFields)
    .flat()
    .filter((path) => path !== 'consent' && given.values[path] && !controls.isDrawn(path))
    .filter((path) => !(listsFiles && path.startsWith('file.')))
  const n = step ? formSteps.indexOf(step) : 0
  const first = step === undefined || n === 0

  return page(model, {
    title: step
      ? `${titleOf(step, model)} (${words.step(n + 1, formSteps.length).toLowerCase()}) – ${words.title}`
      : words.title,
    listed: true,
    checked: true,
    hasErrors: errors.length > 0,
    ...(step &&
      Object.keys(given.values).length > 0 && { unsent: { form: 'appeal', step, path: newAppeal } }),
    main: html`${controls.summary(frame.errors)}${told(model)}${
      step && html`<p class="step">${words.step(n + 1, formSteps.length)}</p>\n`
    }<h1>${first ? words.title : titleOf(step, model)}</h1>
${first && errors.length === 0 && words.lead.map((line) => html`<p>${line}</p>\n`)}<form class="appeal" id="appeal" method="post" action="${at(newAppeal, lang)}" accept-charset="utf-8" novalidate>
${hidden('idempotencyKey', idempotencyKey)}
${carried.map((path) => html`${hidden(path, values[path] ?? '')}\n`)}<div class="trap" aria-hidden="true"><label for="${trap}">${words.trap.label}</label><input name="${trap}" id="${trap}" tabindex="-1" autocomplete="off"></div>
${content}${(step === undefined || step === 'check') && html`<p>${words.next}</p>\n`}<div class="buttons">
<button${step && html` name="step" value="${step}"`}>${step && step !== 'check' ? words.continue : words.submit}</button>${
      !first &&
      html`\n<button class="quiet" name="go" value="${formSteps[n - 1] ?? ''}">${words.back}</button>`
    }
</div>
</form>${listsFiles && attachScript}`,
  })
}

type Controls = ReturnType<typeof formControls>

/** Why the form is shown again, where no field is to blame. */
const told = ({ lang, alreadySent, trapped, minutes }: FormModel): Html => {
  const { form: words, messages } = pageWords(lang)
  const warning = (title: string, lines: readonly string[]) =>
    html`<div class="warning" role="alert"><p><strong>${title}</strong></p>\n${lines.map((line) => html`<p>${line}</p>\n`)}</div>\n`
  return html`${
    alreadySent &&
    html`<div class="notice" role="status"><p><strong>${words.alreadySent(alreadySent)}</strong> ${words.alreadySentCode}</p>
<p><a class="go" href="${at(`/appeals/${encodeURIComponent(alreadySent)}`, lang)}">${words.alreadySentLink}</a></p>
<p>${words.alreadySentAgain}</p></div>\n`
  }${trapped && warning(words.trap.title, [words.trap.text])}${
    minutes !== undefined && warning(texts(lang).validation.tooOften(minutes), messages.too_often)
  }`
}

const option = (value: string, label: Localized, lang: Language, hint?: Localized): Option => ({
  value,
  label: wording(label, lang),
  hint: hint && wording(hint, lang),
})
const optionsOf = (choices: Choice[], lang: Language) =>
  choices.map(({ id, name, examples }) => option(id, name, lang, examples))

const kinds = ['person', 'sole', 'entity'] as const
const kindOf = ({ values }: FormModel) => kinds.find((kind) => kind === values['applicant.kind'])

const titleOf = (step: FormStep, model: FormModel): string => {
  const { steps, nameStep } = pageWords(model.lang).form
  const kind = step === 'name' ? kindOf(model) : undefined
  return kind ? nameStep[kind] : steps[step]
}

const kind = ({ radios }: Controls, { lang }: FormModel): Html => {
  const { kind: words } = pageWords(lang).form
  return radios(
    'applicant.kind',
    { label: words.legend },
    kinds.map((value) => ({ value, ...words[value] })),
  )
}

/** Who acts for the applicant, and who signed with them: folded, for few need it. */
const othersFields = (controls: Controls, lang: Language, { values, errors }: FormModel): Html => {
  const isOpen = othersPaths.some((path) => values[path] || errors.some((e) => e.path === path))
  return html`<details${isOpen && html` open`}><summary>${appealWords(lang).form.others}</summary>
${othersControls(controls, lang)}</details>\n`
}

/** Without a kind everything is asked, and each field says whom it is for. */
const name = (controls: Controls, model: FormModel): Html => {
  const { text, select, checkbox } = controls
  const { lang } = model
  const words = pageWords(lang).form
  const said = texts(lang).validation
  const kind = model.step && kindOf(model)
  // A sole proprietor is a kind of its own here.
  const forms = entityForms.filter((form) => form !== 'ИП')
  const options = forms.map((form) => ({ value: form, label: texts(lang).entityForms[form] }))
  const idNumber = { numeric: true, size: 14, autocomplete: 'off', required: false }
  const iin = {
    ...idNumber,
    group: 'for-iin',
    idNumber: { digits: said.iinDigits, check: said.iinCheck },
  }
  const bin = {
    ...idNumber,
    group: 'for-bin',
    idNumber: { digits: said.binDigits, check: said.binCheck },
  }
  const named = text('applicant.name', words.name[kind ?? 'any'], {
    autocomplete: kind === 'entity' ? 'organization' : 'name',
    limit: limits.name,
  })
  const formed = () => select('applicant.form', words.form, options, { optional: true, group: 'for-entity' })
  const none = () =>
    checkbox('applicant.noIin', appealWords(lang).form.noIin, 'true', { required: false, group: 'for-iin' })
  const shown = () => {
    switch (kind) {
      case 'person':
      case 'sole':
        return html`${named}${text('applicant.iin', { ...words.iin, hint: words.iinHint }, iin)}${none()}`
      case 'entity':
        return html`${formed()}${named}${text('applicant.bin', { ...words.bin, hint: words.binHint }, { ...bin, optional: true })}`
      default:
        return html`${formed()}${named}${text('applicant.iin', words.iin, iin)}${none()}${text('applicant.bin', words.bin, bin)}`
    }
  }
  return html`${shown()}${othersFields(controls, lang, model)}`
}

const contact = ({ text, radios, checkbox }: Controls, { lang, step, values, ways }: FormModel): Html => {
  const words = pageWords(lang).form
  const { inForm } = waysWords(lang)
  const hint = [words.phone.hint, ways.includes('sms') && inForm.sms].filter(Boolean).join(' ')
  const byCode = appealWords(lang).form.followByCode
  const answers = languages.map((language) => ({ value: language, label: texts(language).language }))
  const asked = step && mistypedAddress(lang, values['applicant.email'], { value: step, isAsked: true })
  return html`${asked}${[
    text('applicant.email', words.email, { type: 'email', autocomplete: 'email', required: false }),
    text('applicant.phone', { ...words.phone, hint }, { type: 'tel', autocomplete: 'tel', required: false }),
    checkbox('applicant.followByCode', byCode, 'true', { required: false }),
    text('applicant.address', words.address, { autocomplete: 'street-address', optional: true }),
    radios('language', words.language, answers, { group: 'in-line' }),
  ]}${ways.includes('telegram') && html`<p class="hint">${inForm.telegram}</p>\n`}`
}

const topic = ({ radios, select }: Controls, { lang, topics, districts }: FormModel): Html => {
  const words = pageWords(lang).form
  return html`${radios('topic', words.topic, optionsOf(topics, lang))}${select('district', words.district, optionsOf(districts, lang), { optional: true })}`
}

const matter = ({ text, area }: Controls, { lang, pending }: FormModel): Html => {
  const words = pageWords(lang).form
  return html`${text('subject', words.subject, { limit: limits.subject })}${area('text', words.text, { rows: 12, limit: limits.text })}${attachHere(lang, pending, { otherwise: fileWords(lang).page.later, photo: true })}`
}

const consent = ({ checkbox }: Controls, { lang, years }: FormModel): Html => {
  const words = pageWords(lang).form
  return html`<h2>${words.data.title}</h2>
${words.data.lines(years).map((line) => html`<p>${line}</p>\n`)}${checkbox('publish', answersWords(lang).form, 'true', { required: false })}${checkbox('consent', { label: words.consent.label }, 'true')}`
}

/** Everything that was entered, by the page that asked for it, each with the way back to it. */
const check = (controls: Controls, model: FormModel): Html => {
  const { lang, values, topics, districts, pending = [] } = model
  const { form: words } = pageWords(lang)
  const own = appealWords(lang)
  const named = (choices: Choice[], id: string | undefined) => {
    const found = choices.find((choice) => choice.id === id)
    return found && wording(found.name, lang)
  }
  const kind = kindOf(model) ?? 'any'
  const form = entityForms.find((form) => form === values['applicant.form'])
  const answer = languages.find((language) => language === values.language) ?? lang
  const entered: Record<Exclude<FormStep, 'check'>, Parameters<typeof facts>[0]> = {
    who: [[words.kind.legend, kind !== 'any' && words.kind[kind].label]],
    name: [
      [words.form.label, kind === 'entity' && form && texts(lang).entityForms[form]],
      [words.name[kind].label, values['applicant.name']],
      kind === 'entity'
        ? [words.bin.label, values['applicant.bin'] || words.none]
        : [words.iin.label, values['applicant.iin'] || own.form.noIin.label],
      [own.labels.representative, values['representative.name']],
      [own.form.authority.label, values['representative.authority']],
      [own.labels.signatories, values['collective.signatories']],
    ],
    contact: [
      [words.email.label, values['applicant.email'] || words.none],
      [words.phone.label, values['applicant.phone'] || words.none],
      [words.address.label, values['applicant.address'] || words.none],
      [words.language.label, texts(answer).language],
    ],
    topic: [
      [words.topic.label, named(topics, values.topic)],
      [words.district.label, named(districts, values.district) ?? words.none],
    ],
    matter: [
      [words.subject.label, values.subject],
      [fileWords(lang).title, pending.map(({ name }) => name).join(', ')],
    ],
  }
  const asked = formSteps.filter((step) => step !== 'check')
  return html`${asked.map(
    (step) => html`<div class="asked"><h2>${titleOf(step, model)}</h2>
<button class="link" name="go" value="${step}" aria-label="${words.change(titleOf(step, model))}">${words.changeWord}</button></div>
${facts(entered[step], true)}${step === 'contact' && mistypedAddress(lang, values['applicant.email'], { value: 'check' })}`,
  )}${controls.area('text', { label: words.text.label }, { rows: 6, readonly: true })}${consent(controls, model)}`
}

const sections: Record<FormStep, (controls: Controls, model: FormModel) => Html> = {
  who: kind,
  name,
  contact,
  topic,
  matter,
  check,
}

const onOnePage = (controls: Controls, model: FormModel): Html => {
  const words = pageWords(model.lang).form
  return html`<h2>${words.who}</h2>
${[kind, name, contact].map((section) => section(controls, model))}<h2>${words.matter}</h2>
${[topic, matter, consent].map((section) => section(controls, model))}`
}
