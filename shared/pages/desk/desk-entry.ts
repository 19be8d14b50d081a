/** One entry of the council's directory as a form: changed, added, renamed, or ended from a day on. */
import type { Held } from '../../../events/content-parts.ts'
import { limits } from '../../../events/limits.ts'
import { type Language, type Localized, languages } from '../../../events/values.ts'
import { type Html, html } from '../../markup/html.ts'
import { directoryWords } from '../../text/desk/directory/directory-words.ts'
import { type AddedKind, entryWords } from '../../text/desk/directory/entry-words.ts'
import { wording } from '../../text/explanation.ts'
import { type Labelled, pageWords } from '../../text/pages/page-words.ts'
import { texts } from '../../text/texts.ts'
import { formControls, hidden } from '../fields.ts'
import { at } from '../layout.ts'
import type { FieldError } from '../models.ts'
import { type DeskFrame, deskPage, token } from './desk.ts'
import { kindOf, type Line, pathOf, stateOf, titleOf } from './desk-directory.ts'

type Form = { values: Record<string, string>; errors: FieldError[]; idempotencyKey: string }

/** `failed`: the form that was sent was the one that ends the entry, or renames it. */
export type EntryModel = DeskFrame & Form & { line: Line; today: string; failed?: 'end' | 'rename' }

/** `commissions`: those that may take a topic. */
export type AdditionModel = DeskFrame &
  Form & { kind: AddedKind; commissions: readonly { id: string; names: Localized }[] }

type Controls = ReturnType<typeof formControls>

/** Two more rows than there are members, so that some can be added. */
const rowsOf = (values: Record<string, string>): number => {
  const used = Object.entries(values).flatMap(([path, value]) => {
    const row = /^members\.(\d{1,3})\./.exec(path)?.[1]
    return row && value.trim() ? [Number(row) + 1] : []
  })
  return Math.max(0, ...used) + 2
}

/** What the form holds before anybody typed: the entry as it is. */
export const valuesOf = (held: object): Record<string, string> => {
  const flat = (prefix: string, value: object): [string, string][] =>
    Object.entries(value).flatMap(([name, v]) =>
      v && typeof v === 'object' ? flat(`${prefix}${name}.`, v) : [[`${prefix}${name}`, String(v)]],
    )
  return Object.fromEntries(flat('', held))
}

/** What is asked of whoever is written to. */
const contactsOf = ({ text, radios }: Controls, lang: Language) => {
  const { form } = directoryWords(lang)
  const spoken = languages.map((value) => ({ value, label: texts(value).language }))
  const email = (path: string, more = {}) =>
    text(path, { label: form.email }, { type: 'email', autocomplete: 'off', ...more })
  const language = (path: string, more = {}) =>
    radios(path, { label: form.language }, spoken, { group: 'in-line', ...more })
  const person = (prefix: string, required = true) => [
    text(`${prefix}name`, { label: form.name }, { autocomplete: 'off', required }),
    email(`${prefix}email`, { required }),
    language(`${prefix}language`, { required }),
  ]
  const office = () => [
    email('email'),
    text('phone', entryWords(lang).form.phone, { type: 'tel', autocomplete: 'off', required: false }),
    language('language'),
  ]
  return { email, language, person, office }
}

const fieldsOf = (controls: Controls, held: Held, { lang, values }: EntryModel): Html[] => {
  const words = directoryWords(lang)
  const { form } = words
  const { text, radios, fieldset } = controls
  const { email, language, person, office } = contactsOf(controls, lang)
  switch (held.of) {
    case 'head':
    case 'deputy_head':
    case 'apparatus_head':
      return person('')
    case 'acting_head':
      return [
        fieldset('acting', form.actingHead, { required: false }, () => [
          ...person('acting.', false),
          ...(['from', 'until'] as const).map((day) =>
            text(`acting.${day}`, form[day], { type: 'date', size: 14, required: false }),
          ),
        ]),
      ]
    case 'agency':
      return office()
    case 'secretariat':
      return [
        email('email'),
        language('language'),
        fieldset('members', form.members, { required: false }, () =>
          Array.from({ length: rowsOf(values) }, (_, row) => [
            text(
              `members.${row}.name`,
              { label: `${form.member(row + 1)}: ${form.name}` },
              {
                autocomplete: 'off',
                required: false,
              },
            ),
            email(`members.${row}.email`, { required: false }),
          ]),
        ),
      ]
    case 'commission':
      return [
        fieldset('chair', { label: words.chair }, { required: false }, () => person('chair.')),
        fieldset('deputy', form.deputy, { required: false }, () => person('deputy.', false)),
        radios('acting', { label: form.acting.legend }, [
          { value: 'chair', label: form.acting.chair },
          { value: 'deputy', label: form.acting.deputy },
        ]),
      ]
  }
}

const back = (lang: Language): Html =>
  html`<p><a href="${at('/desk/directory', lang)}">${entryWords(lang).form.back}</a></p>\n`

export const renderEntry = (model: EntryModel): string => {
  const { lang, line, values, errors, today, failed } = model
  const words = directoryWords(lang)
  const { frame } = pageWords(lang)
  const controls = formControls({ words: frame, values, errors: failed ? [] : errors })
  const title = titleOf(line, lang)
  const kind = kindOf(line)
  const { held } = line
  const reached =
    line.contacts &&
    formOf(
      model,
      pathOf(line.entry),
      html`<p>${entryWords(lang).contacts.text}</p>
${contactFields(controls, lang)}<button>${words.form.save}</button>`,
    )
  const changing =
    held &&
    html`${held.of === 'commission' && html`<p>${words.form.handover}</p>\n`}${formOf(model, pathOf(line.entry), html`${fieldsOf(controls, held, model)}<button>${words.form.save}</button>`)}`
  const ending = kind === 'council' ? undefined : endingOf(model, kind)
  const renaming = kind === 'council' ? undefined : renamingOf(model)
  const summaries = { rename: renaming?.summary, end: ending?.summary }
  const summary = (failed && summaries[failed]) || controls.summary
  return deskPage(model, {
    title: `${words.title}: ${title}`,
    hasErrors: errors.length > 0,
    main: html`${summary(frame.errors)}${back(lang)}<h1>${title}</h1>
${ending && html`<p>${stateOf(line, today, lang)}</p>\n`}${reached}${changing}${renaming?.section}${ending?.section}`,
  })
}

const formOf = (model: DeskFrame & Pick<Form, 'idempotencyKey'>, path: string, content: Html): Html =>
  html`<form class="narrow" method="post" action="${at(path, model.lang)}" accept-charset="utf-8" novalidate>
${token(model)}${hidden('idempotencyKey', model.idempotencyKey)}
${content}
</form>\n`

/** A text in each language. */
const inEach = (
  { text }: Controls,
  path: string,
  labels: Record<Language, Labelled>,
  limit: number,
): Html[] => languages.map((of) => text(`${path}.${of}`, labels[of], { limit, autocomplete: 'off' }))

const nameFields = (controls: Controls, lang: Language): Html[] => {
  const { kk, ru, en } = entryWords(lang).form.names
  return inEach(controls, 'names', { kk: { label: kk }, ru: { label: ru }, en: { label: en } }, limits.name)
}

const contactFields = (controls: Controls, lang: Language): Html[] => {
  const words = entryWords(lang).contacts
  const { text } = controls
  return [
    ...inEach(controls, 'address', words.address, limits.address),
    text('phone', words.phone, { type: 'tel', autocomplete: 'off', required: false }),
    text('hours.from', words.opens, { size: 8, autocomplete: 'off' }),
    text('hours.to', words.closes, { size: 8, autocomplete: 'off' }),
  ]
}

/** The form begins with the names of now, and with today. */
const renamingOf = (model: EntryModel) => {
  const { lang, line, values, errors, today, failed } = model
  const { renaming } = entryWords(lang)
  const own = failed === 'rename'
  const names = languages.map((of) => [`names.${of}`, wording(line.name ?? '', of)])
  const controls = formControls({
    words: pageWords(lang).frame,
    values: own ? values : { ...Object.fromEntries(names), from: today },
    errors: own ? errors : [],
    prefix: 'rename-',
  })
  const fields = html`${nameFields(controls, lang)}${controls.text('from', renaming.from, { type: 'date', size: 14 })}`
  const section = html`<h2 id="rename">${renaming.title}</h2>
<p>${renaming.text}</p>
${formOf(model, pathOf(line.entry), html`${fields}<button name="rename" value="from">${renaming.button}</button>`)}`
  return { section, summary: controls.summary }
}

/** The day is asked for, or an end that is set taken back. */
const endingOf = (model: EntryModel, kind: AddedKind) => {
  const { lang, line, values, errors, failed } = model
  const { ending } = entryWords(lang)
  const controls = formControls({
    words: pageWords(lang).frame,
    values: failed === 'end' ? values : { from: line.endsOn ?? '' },
    errors: failed === 'end' ? errors : [],
    prefix: 'end-',
  })
  const day = controls.text('from', ending.from, { type: 'date', size: 14 })
  const keep = line.endsOn && html`<button class="quiet" name="end" value="keep">${ending.keep}</button>`
  const buttons = html`<div class="buttons"><button name="end" value="from">${ending.button}</button>${keep}</div>`
  const section = html`<h2 id="end">${ending.title}</h2>
<p>${ending.text[kind]}</p>
${formOf(model, pathOf(line.entry), html`${day}${buttons}`)}`
  return { section, summary: controls.summary }
}

export const renderAddition = (model: AdditionModel): string => {
  const { lang, values, errors, kind, commissions } = model
  const { form, add } = entryWords(lang)
  const words = directoryWords(lang)
  const { frame } = pageWords(lang)
  const controls = formControls({ words: frame, values, errors })
  const { text, fieldset, select } = controls
  const { office, person } = contactsOf(controls, lang)
  const own = {
    agency: office,
    commission: () => [
      fieldset('chair', { label: words.chair }, { required: false }, () => person('chair.')),
      fieldset('deputy', words.form.deputy, { required: false }, () => person('deputy.', false)),
    ],
    topic: () => [
      ...inEach(controls, 'examples', form.examples, limits.title),
      select(
        'commission',
        form.commission,
        commissions.map(({ id, names: name }) => ({ value: id, label: wording(name, lang) })),
      ),
    ],
  }[kind]
  const drawn = [
    ...nameFields(controls, lang),
    ...own(),
    text('id', form.id, { required: false, autocomplete: 'off' }),
  ]
  return deskPage(model, {
    title: add[kind],
    hasErrors: errors.length > 0,
    main: html`${controls.summary(frame.errors)}${back(lang)}<h1>${add[kind]}</h1>
${formOf(model, `/desk/directory/${kind}`, html`${drawn}<button>${form.button}</button>`)}`,
  })
}
