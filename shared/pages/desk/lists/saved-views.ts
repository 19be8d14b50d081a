/** A member's own lists of the desk: as links above the rows, and the form that saves the list on the page or deletes one. */
import type { Language } from '../../../../events/values.ts'
import { type Html, type HtmlValue, html } from '../../../markup/html.ts'
import { viewWords } from '../../../text/desk/lists/view-words.ts'
import { pageWords } from '../../../text/pages/page-words.ts'
import { formControls, hidden } from '../../fields.ts'
import { at } from '../../layout.ts'
import type { FieldError } from '../../models.ts'
import { type DeskFrame, token } from '../desk.ts'

export type SavedLink = { id: string; title: string; path: string; current: boolean }

/** The form of the list on the page; `errors` say why nothing was saved under this name, or deleted. */
export type SaveModel = {
  action: string
  idempotencyKey: string
  name: string
  errors: FieldError[]
  /** The same page with the form drawn: it is for who asks. */
  open?: string
}

/** One of the lists of a page's navigation. */
export const savedList = (saved: readonly SavedLink[], lang: Language): Html =>
  html`${
    saved.length > 0 &&
    html`<ul aria-label="${viewWords(lang).title}">${saved.map(
      ({ title, path, current }) =>
        html`<li><a href="${at(path, lang)}"${current && html` aria-current="page"`}>${title}</a>`,
    )}</ul>\n`
  }`

/** The form, or the link that has it drawn; and the summary of its errors for the top of the page. */
export const saving = ({
  saved,
  save,
  ...frame
}: DeskFrame & { saved: SavedLink[]; save: SaveModel }): { summary: HtmlValue; form: Html } => {
  const { lang } = frame
  const words = viewWords(lang)
  const { action, idempotencyKey, name, errors, open } = save
  if (open)
    return {
      summary: false,
      form: html`<p class="no-print"><a class="go" href="${at(open, lang)}">${words.save}</a></p>\n`,
    }
  const { frame: frameWords } = pageWords(lang)
  const controls = formControls({ words: frameWords, values: { name }, errors, prefix: 'view-' })
  const label = controls.text('name', words.name, { autocomplete: 'off' })
  const options = saved.map(({ id, title }) => ({ value: id, label: title }))
  const removal = saved.length > 0 && controls.select('view', words.removal, options, { required: false })
  return {
    summary: controls.summary(frameWords.errors),
    form: html`<form class="keep no-print" method="post" action="${at(action, lang)}" accept-charset="utf-8" aria-label="${words.save}" novalidate>
${token(frame)}${hidden('idempotencyKey', idempotencyKey)}
${label}<button name="do" value="save">${words.button}</button>
${removal && html`${removal}<button class="quiet" name="do" value="remove">${words.remove}</button>\n`}</form>\n`,
  }
}
