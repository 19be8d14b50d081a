/** The council's directory on the desk: who holds which post, and a form for each. */
import type { Held } from '../../../events/contents.ts'
import { type Language, type Localized, languages } from '../../../events/values.ts'
import { type Html, html } from '../../markup/html.ts'
import { formatDay } from '../../text/dates.ts'
import { directoryWords } from '../../text/desk/directory-words.ts'
import { templateWords } from '../../text/desk/template-words.ts'
import { wording } from '../../text/explanation.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { texts } from '../../text/texts.ts'
import { formControls, hidden } from '../fields.ts'
import { at, facts } from '../layout.ts'
import type { FieldError } from '../models.ts'
import { type DeskFrame, deskPage, token } from './desk.ts'

/** An entry with what it is called: a commission's or an agency's name; the council's own posts have none. */
export type Line = { entry: string; name?: Localized; held: Held }

export type DirectoryModel = DeskFrame & { lines: Line[]; saved: boolean }

export type EntryModel = DeskFrame & {
  line: Line
  values: Record<string, string>
  errors: FieldError[]
  idempotencyKey: string
}

const titleOf = ({ name, held }: Line, lang: Language): string => {
  const words = directoryWords(lang)
  if (name) return wording(name, lang)
  if (held.of === 'acting_head') return words.actingHead
  return held.of === 'head' ? words.head : words.secretariat
}

const pathOf = (entry: string) => `/desk/directory/${entry.replace(':', '/')}`

export const renderDirectory = (model: DirectoryModel): string => {
  const { lang, lines, saved } = model
  const words = directoryWords(lang)
  const person = (label: string, { name, email }: { name: string; email: string }) =>
    [label, html`${name}<br>${email}`] as const
  const said = ({ held }: Line): Html => {
    switch (held.of) {
      case 'head':
        return facts([person(words.head, held)])
      case 'acting_head':
        return held.acting
          ? facts([
              person(words.actingHead, { ...held.acting, email: held.acting.email ?? '' }),
              [words.form.from.label, formatDay(held.acting.from, lang)],
              [words.form.until.label, formatDay(held.acting.until, lang)],
            ])
          : html`<p>${words.nobodyActs}</p>\n`
      case 'agency':
        return facts([[words.form.email, held.email]])
      case 'secretariat':
        return facts([
          [words.form.email, held.email],
          ...held.members.map((member, i) => person(words.form.member(i + 1), member)),
        ])
      case 'commission':
        return html`${facts([
          person(words.chair, held.chair),
          ...(held.deputy ? [person(words.deputy, held.deputy)] : []),
        ])}${held.acting === 'deputy' && html`<p>${words.deputyActs}</p>`}`
    }
  }
  const section = (title: string, of: readonly Held['of'][]): Html =>
    html`<h2>${title}</h2>
${lines
  .filter(({ held }) => of.includes(held.of))
  .map((line) => {
    const name = titleOf(line, lang)
    return html`<section class="entry"><h3>${name}</h3>
${said(line)}<p><a href="${at(pathOf(line.entry), lang)}">${words.change}<span class="hidden">: ${name}</span></a></p></section>\n`
  })}`
  return deskPage(model, {
    title: words.title,
    main: html`${saved && html`<div class="notice" role="status"><p>${words.saved}</p></div>\n`}<h1>${words.title}</h1>
<p>${words.lead}</p>
<p><a class="go" href="${at('/desk/templates', lang)}">${templateWords(lang).title}</a></p>
${section(words.council, ['head', 'acting_head', 'secretariat'])}${section(words.commissions, ['commission'])}${section(words.agencies, ['agency'])}`,
  })
}

/** Two more rows than there are members, so that some can be added. */
const rowsOf = (values: Record<string, string>): number => {
  const used = Object.entries(values).flatMap(([path, value]) => {
    const row = /^members\.(\d{1,3})\./.exec(path)?.[1]
    return row && value.trim() ? [Number(row) + 1] : []
  })
  return Math.max(0, ...used) + 2
}

/** What the form holds before anybody typed: the entry as it is. */
export const valuesOf = (held: Held): Record<string, string> => {
  const flat = (prefix: string, value: object): [string, string][] =>
    Object.entries(value).flatMap(([name, v]) =>
      v && typeof v === 'object' ? flat(`${prefix}${name}.`, v) : [[`${prefix}${name}`, String(v)]],
    )
  return Object.fromEntries(flat('', held))
}

export const renderEntry = (model: EntryModel): string => {
  const { lang, line, values, errors, idempotencyKey } = model
  const words = directoryWords(lang)
  const { form } = words
  const { frame } = pageWords(lang)
  const controls = formControls({ words: frame, values, errors })
  const { text, radios, fieldset } = controls
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
  const fields = (): Html[] => {
    switch (line.held.of) {
      case 'head':
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
        return [email('email'), language('language')]
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
  const title = titleOf(line, lang)
  const drawn = fields()
  return deskPage(model, {
    title: `${words.title}: ${title}`,
    hasErrors: errors.length > 0,
    main: html`${controls.summary(frame.errors)}<h1>${title}</h1>
${line.held.of === 'commission' && html`<p>${form.handover}</p>\n`}<form class="narrow" method="post" action="${at(pathOf(line.entry), lang)}" accept-charset="utf-8" novalidate>
${token(model)}${hidden('idempotencyKey', idempotencyKey)}
${drawn}<button>${form.save}</button>
</form>`,
  })
}
