/** The forms of a draft act, as the desk and the page of an agency have them: a new one, a version, a withdrawal. */
import { limits } from '../../../events/limits.ts'
import { actTypes, type Language } from '../../../events/values.ts'
import { likelyAddress } from '../../domain/appeals/mistyped.ts'
import { type Html, type HtmlValue, html } from '../../markup/html.ts'
import { draftWords } from '../../text/drafts/words.ts'
import { wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { texts } from '../../text/texts.ts'
import { firstButton, mistypedAddress } from '../appeals/meant.ts'
import { formControls, hidden } from '../fields.ts'
import { at } from '../layout.ts'
import type { Choice, FieldError } from '../models.ts'

/** `from`: the page that the forms belong to, `/desk` or `/agency`; `agencies` where its reader says which. */
export type DraftForm = {
  lang: Language
  from: '/desk' | '/agency'
  csrf: string
  idempotencyKey: string
  values: Record<string, string>
  errors: readonly FieldError[]
  topics: readonly Choice[]
  agencies?: readonly Choice[]
}

type Drawn = { summary: HtmlValue; form: Html }
type Controls = ReturnType<typeof formControls>

const controlsOf = ({ lang, values, errors }: DraftForm, prefix = '') =>
  formControls({ words: pageWords(lang).frame, values, errors, prefix })

const optionsOf = (choices: readonly Choice[], lang: Language) =>
  choices.map(({ id, name }) => ({ value: id, label: wording(name, lang) }))

const drawn = (
  model: DraftForm,
  controls: Controls,
  { path, button, fields }: { path: string; button: string; fields: readonly (Html | false | undefined)[] },
): Drawn => {
  const { lang, csrf, idempotencyKey, from } = model
  return {
    summary: controls.summary(pageWords(lang).frame.errors),
    form: html`<form class="appeal narrow" method="post" action="${at(`${from}${path}`, lang)}" accept-charset="utf-8" novalidate>
${hidden('csrf', csrf)}${hidden('idempotencyKey', idempotencyKey)}
${fields}<button>${button}</button>
</form>\n`,
  }
}

/** How and when it came: for who enters what others sent. */
const came = ({ lang, from }: DraftForm, { select, text }: Controls): Html[] => {
  const { form } = draftWords(lang)
  if (from === '/agency') return []
  const channels = (['web', 'paper', 'person'] as const).map((value) => ({
    value,
    label: form.channels[value],
  }))
  return [
    select('channel', form.channel, channels, { given: true }),
    text('receivedOn', form.receivedOn, { type: 'date', size: 14 }),
    text('receivedTime', form.receivedTime, { type: 'time', size: 8 }),
  ]
}

const wordsOfDraft = ({ lang }: DraftForm, { area, text, checkbox }: Controls, mayBeUrgent: boolean) => {
  const { form } = draftWords(lang)
  return [
    area('text', form.text, { rows: 12, limit: limits.draftText, optional: true }),
    text('url', form.url, { optional: true, autocomplete: 'off' }),
    text('portalUrl', form.portalUrl, { optional: true, autocomplete: 'off' }),
    text('dueOn', form.dueOn, { type: 'date', size: 14, optional: true }),
    mayBeUrgent && checkbox('urgent', form.urgent, 'true'),
  ]
}

export const newDraftForm = (model: DraftForm): Drawn => {
  const { lang, topics, agencies } = model
  const { form } = draftWords(lang)
  const controls = controlsOf(model)
  const { text, select } = controls
  const contact = controls.typed('contact.email').trim()
  const acts = actTypes.map((value) => ({ value, label: texts(lang).actTypes[value] }))
  return drawn(model, controls, {
    path: '/draft-acts/new',
    button: form.create.button,
    fields: [
      model.from === '/desk' && likelyAddress(contact) !== undefined && firstButton(form.create.button),
      agencies && select('agency', form.agency, optionsOf(agencies, lang)),
      text('reference', form.reference, { limit: limits.reference, autocomplete: 'off' }),
      text('title', form.title, { limit: limits.title, autocomplete: 'off' }),
      select('actType', form.actType, acts),
      ...wordsOfDraft(model, controls, true),
      select('topic', form.topic, optionsOf(topics, lang), { optional: true }),
      text('contact.name', form.contactName, { limit: limits.name, autocomplete: 'off' }),
      text('contact.email', form.contactEmail, {
        type: 'email',
        autocomplete: 'off',
        optional: model.from === '/desk',
      }),
      model.from === '/desk' &&
        mistypedAddress(lang, contact, {
          value: 'contact.email',
          isAsked: model.errors.length === 0,
          forAnother: true,
        }),
      ...came(model, controls),
    ],
  })
}

const versionForm = (model: DraftForm, number: string, mayBeUrgent: boolean): Drawn => {
  const { form } = draftWords(model.lang)
  const controls = controlsOf(model)
  return drawn(model, controls, {
    path: '/draft-acts/versions',
    button: form.version.button,
    fields: [
      hidden('number', number),
      controls.text('title', form.title, { limit: limits.title, autocomplete: 'off', optional: true }),
      ...wordsOfDraft(model, controls, mayBeUrgent),
      ...came(model, controls),
    ],
  })
}

const withdrawalForm = (model: DraftForm, number: string): Drawn => {
  const { form } = draftWords(model.lang)
  const controls = controlsOf(model, 'withdrawal-')
  return drawn(model, controls, {
    path: '/draft-acts/withdrawals',
    button: form.withdrawal.button,
    fields: [
      hidden('number', number),
      controls.area('reason', form.reason, { rows: 4, limit: limits.text, optional: true }),
    ],
  })
}

/** Both on one page: what may become of a draft that is there. */
export const changeForms = (
  model: DraftForm,
  {
    number,
    title,
    mayBeUrgent,
    isOpen,
  }: { number: string; title: string; mayBeUrgent: boolean; isOpen: boolean },
): Drawn => {
  const { form } = draftWords(model.lang)
  const version = versionForm(model, number, mayBeUrgent)
  const withdrawal = withdrawalForm({ ...model, errors: [] }, number)
  return {
    summary: version.summary,
    form: html`<p><strong>${number}</strong>, ${title}</p>
<h2>${form.version.title}</h2>
<p>${form.version.lead}</p>
${version.form}${
  isOpen &&
  html`<h2>${form.withdrawal.title}</h2>
<p>${form.withdrawal.lead}</p>
${withdrawal.form}`
}`,
  }
}
