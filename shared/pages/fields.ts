/**
 * The controls of one form: real labels, hints and errors tied to them, values kept, and the summary of errors that
 * links to the controls (the GOV.UK pattern). Nothing here needs JavaScript.
 */
import { dayAsTyped } from '../domain/typed-day.ts'
import { type Html, type HtmlValue, html } from '../markup/html.ts'
import type { Labelled, PageWords } from '../text/pages/page-words.ts'
import type { FieldError } from './models.ts'

export type Option = { value: string; label: string; hint?: HtmlValue }

type Look = {
  optional?: boolean
  /** False for rows that may stay empty, which need no word of being optional. */
  required?: boolean
  /** In code points; told in the hint, never enforced by cutting what was typed. */
  limit?: number
  /** Extra class of the group, for the stylesheet. */
  group?: string
  /** What the summary of errors calls it, where the label alone would not tell. */
  inSummary?: string
  /** A choice that always has a value needs no empty line. */
  given?: boolean
  /** What the page's script says while it is typed, when the check digit is wrong or digits are missing. */
  idNumber?: { digits: string; check: string }
}
type Input = Look & {
  type?: 'text' | 'email' | 'tel' | 'date' | 'time' | 'number'
  /** Of a date: the first and the last local day that may be right. */
  min?: string | undefined
  max?: string | undefined
  autocomplete?: string
  numeric?: boolean
  rows?: number
  /** Shown to be read, and sent along. */
  readonly?: boolean
  /** The id of the page's list of what may be meant. */
  list?: string
  /** How many characters the value usually has: the width of the control. */
  size?: number
}

type Form = {
  words: PageWords['frame']
  values: Record<string, string>
  errors: readonly FieldError[]
  /** Makes ids unique where a page has several forms. */
  prefix?: string
}

/** The last day of a year tells which number is the month; else a day that may be right. */
const exampleDay = (min = '', max = '9999-12-31'): string => {
  const usual = '2026-12-31'
  if (usual < min) return min
  return usual > max ? max : usual
}

export const formControls = ({ words, values, errors, prefix = '' }: Form) => {
  /** Labels of the controls drawn so far, by path: what the summary of errors can link to. */
  const drawn = new Map<string, string>()

  const idOf = (path: string) => prefix + path.replaceAll('.', '-')
  const typed = (path: string) => values[path] ?? ''
  const errorOf = (path: string) =>
    errors
      .filter((e) => e.path === path)
      .map((e) => e.message)
      .join(' ')

  const inOrder = () => {
    const places = [...drawn.keys()]
    return errors.toSorted((a, b) => places.indexOf(a.path) - places.indexOf(b.path))
  }

  const draw = (
    path: string,
    { label, hint }: Labelled,
    { limit, optional, required = !optional, inSummary = label, idNumber, type, min, max }: Input,
  ) => {
    drawn.set(path, inSummary)
    const id = idOf(path)
    const error = errorOf(path)
    const hints = [
      hint,
      type === 'date' && words.date(dayAsTyped(exampleDay(min, max))),
      limit !== undefined && words.limit(limit),
    ]
      .filter(Boolean)
      .join(' ')
    const describedBy = [hints && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
    return {
      id,
      error,
      label: html`${label}${optional && html` <span class="optional">${words.optional}</span>`}`,
      notes: html`${hints && html`<p class="hint" id="${id}-hint">${hints}</p>`}${
        error &&
        html`<p class="error" id="${id}-error"><span class="hidden">${words.error}: </span>${error}</p>`
      }`,
      described: html`${describedBy && html` aria-describedby="${describedBy}"`}`,
      invalid: html`${error && html` aria-invalid="true"`}`,
      required: html`${required && html` required`}`,
      scripted: html`${
        limit !== undefined && html` data-limit="${limit}"`
      }${idNumber && html` data-digits="${idNumber.digits}" data-check="${idNumber.check}"`}`,
    }
  }

  const group = (control: { error: string }, extra: string | undefined, content: Html) =>
    html`<div class="group${extra && ` ${extra}`}${control.error && ' wrong'}">${content}</div>\n`

  /** A question with several controls of its own; `id` is where an error's link leads. */
  const fieldset = (path: string, words: Labelled, look: Look, content: (id: string) => HtmlValue) => {
    const f = draw(path, words, look)
    return html`<fieldset class="group${look.group && ` ${look.group}`}${f.error && ' wrong'}"${f.described}>
<legend>${f.label}</legend>${f.notes}
${content(f.id)}</fieldset>\n`
  }

  const choice = (
    type: 'radio' | 'checkbox',
    name: string,
    id: string,
    checked: boolean,
    attributes: Html,
    o: Option,
  ) =>
    html`<div class="choice"><input type="${type}" name="${name}" id="${id}" value="${o.value}"${checked && html` checked`}${attributes}${
      o.hint && html` aria-describedby="${id}-about"`
    }><label for="${id}">${o.label}</label>${o.hint && html`<p class="hint" id="${id}-about">${o.hint}</p>`}</div>\n`

  return {
    typed,
    idOf,
    isDrawn: (path: string) => drawn.has(path),
    fieldset,

    text: (path: string, labelled: Labelled, input: Input = {}) => {
      const f = draw(path, labelled, input)
      const { type = 'text', autocomplete, numeric, size, list } = input
      // A browser's own control shows days by the browser's language, in which 03.04 may be March.
      const isDay = type === 'date'
      return group(
        f,
        input.group,
        html`<label for="${f.id}">${f.label}</label>${f.notes}
<input type="${isDay ? 'text' : type}" name="${path}" id="${f.id}" value="${isDay ? dayAsTyped(typed(path)) : typed(path)}"${
          autocomplete && html` autocomplete="${autocomplete}"`
        }${list && html` list="${list}"`}${(numeric || isDay) && html` inputmode="numeric" spellcheck="false"`}${size && html` class="short" size="${size}"`}${f.required}${f.described}${f.invalid}${f.scripted}>`,
      )
    },

    area: (path: string, words: Labelled, input: Input = {}) => {
      const f = draw(path, words, input)
      // A line break right after the tag is not part of the value, so one that the value begins with is kept.
      return group(
        f,
        input.group,
        html`<label for="${f.id}">${f.label}</label>${f.notes}
<textarea name="${path}" id="${f.id}" rows="${input.rows ?? 8}"${input.readonly && html` readonly`}${f.required}${f.described}${f.invalid}${f.scripted}>
${typed(path)}</textarea>`,
      )
    },

    select: (path: string, labelled: Labelled, options: readonly Option[], look: Look = {}) => {
      const f = draw(path, labelled, look)
      const empty = { value: '', label: look.optional ? '—' : words.choose }
      const all = look.given ? options : [empty, ...options]
      return group(
        f,
        look.group,
        html`<label for="${f.id}">${f.label}</label>${f.notes}
<select name="${path}" id="${f.id}"${f.required}${f.described}${f.invalid}>${all.map(
          ({ value, label }) =>
            // The next one closes it (HTML, 13.1.2.4): a page has hundreds of them.
            html`<option value="${value}"${value === typed(path) && html` selected`}>${label}`,
        )}</select>`,
      )
    },

    radios: (path: string, words: Labelled, options: readonly Option[], look: Look = {}) =>
      fieldset(path, words, look, (id) =>
        options.map((option, i) =>
          choice(
            'radio',
            path,
            i ? `${id}-${i + 1}` : id,
            option.value === typed(path),
            html`${(look.required ?? !look.optional) && html` required`}`,
            option,
          ),
        ),
      ),

    /** Any of several: each is a field of its own under the path, `missing.iin`. */
    checks: (path: string, words: Labelled, options: readonly Option[]) =>
      fieldset(path, words, {}, (id) =>
        options.map((option, i) =>
          choice(
            'checkbox',
            `${path}.${option.value}`,
            i ? `${id}-${i + 1}` : id,
            typed(`${path}.${option.value}`) === 'true',
            html``,
            { ...option, value: 'true' },
          ),
        ),
      ),

    checkbox: (path: string, { label, hint }: Labelled, value: string, look: Look = { inSummary: '' }) => {
      const f = draw(path, { label }, look)
      return group(
        f,
        look.group,
        html`${f.notes}${choice(
          'checkbox',
          path,
          f.id,
          typed(path) === value,
          html`${f.required}${f.described}${f.invalid}`,
          {
            value,
            label,
            hint,
          },
        )}`,
      )
    },

    /**
     * All errors, those of drawn controls as links in the order of the page, after those of the form as a whole. Draw
     * the controls first, show the summary above them.
     */
    summary: (title: string) =>
      errors.length > 0 &&
      html`<div class="summary" role="alert" tabindex="-1" id="errors" aria-labelledby="errors-title" autofocus>
<h2 id="errors-title">${title}</h2>
<ul>${inOrder().map(({ path, message }) => {
        const label = drawn.get(path)
        return label === undefined
          ? html`<li>${message}</li>`
          : html`<li><a href="#${idOf(path)}">${label && `${label}${label.endsWith('?') ? '' : ':'} `}${message}</a></li>`
      })}</ul>
</div>\n`,
  }
}

export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`
