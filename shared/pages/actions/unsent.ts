/** A form that was kept on the case: by whom and when, the button that keeps it, and what somebody else kept meanwhile. */
import { isKeptUnsent } from '../../domain/actions/unsent.ts'
import type { ActionName } from '../../domain/capabilities.ts'
import { type Html, html } from '../../markup/html.ts'
import { actingWords } from '../../text/actions/words.ts'
import { formatInstant } from '../../text/dates.ts'
import { texts } from '../../text/texts.ts'
import { hidden } from '../fields.ts'
import { said } from '../layout.ts'
import type { LinkModel } from '../models.ts'

type Kept = NonNullable<LinkModel['unsent']>[number]

/** What the form of this action begins with; nothing where it comes back with what was just typed. */
export const keptFor = ({ unsent, failed }: LinkModel, action: ActionName): Kept | undefined =>
  action === failed ? undefined : unsent?.find((one) => one.action === action)

/** Which keeping the form was drawn with, and by whom that was. */
export const keptBy = (model: LinkModel, action: ActionName): Html => {
  const { lang, view, failed, values } = model
  if (!isKeptUnsent(action, view.role)) return html``
  const kept = keptFor(model, action)
  const drawnWith = action === failed ? (values.unsent ?? '') : (kept?.kept ?? '')
  return html`${hidden('unsent', drawnWith)}${
    kept && html`<p class="hint">${actingWords(lang).unsent.by(...whoAndWhen(model, kept))}</p>\n`
  }`
}

/** After the button that sends: Enter presses a form's first one. */
export const keepButton = ({ lang, view }: LinkModel, action: ActionName): Html =>
  html`${
    isKeptUnsent(action, view.role) &&
    html`<button class="quiet" name="change" value="keep">${actingWords(lang).unsent.keep}</button>`
  }`

/** The words that somebody else has kept since the form was drawn, beside those that were typed. */
export const theirsOf = (model: LinkModel, action: ActionName): Html => {
  const { lang, theirs } = model
  if (theirs?.action !== action) return html``
  return html`<div class="warning"><p>${actingWords(lang).unsent.theirs(...whoAndWhen(model, theirs))}</p>
${textsIn(theirs.fields).map((text) => said(text, lang))}</div>\n`
}

/** The words in a form's fields, without what was chosen. */
export const textsIn = (fields: Readonly<Record<string, string>>): string[] =>
  Object.entries(fields)
    .filter(
      ([name, value]) =>
        /^(subject|text|question|answer|text\.(kk|ru)|reason)$|^remarks\.\d+\.(clause|quote|text\.(kk|ru)|reason)$/.test(
          name,
        ) && value.trim(),
    )
    .map(([, value]) => value)

const whoAndWhen = ({ lang, head }: LinkModel, { by, at }: Kept) =>
  [by.name ?? texts(lang).roles[by.role], formatInstant(at, lang, head.timeZone)] as const
