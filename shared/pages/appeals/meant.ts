/** The question about an address that looks mistyped, in the form that has it: one button takes what was probably meant. */
import { likelyAddress } from '../../domain/appeals/mistyped.ts'
import { type Html, html } from '../../markup/html.ts'
import { appealWords } from '../../text/appeals/words.ts'
import { hidden } from '../fields.ts'
import type { FormModel } from '../models.ts'

type Asking = {
  value: string
  isAsked?: boolean
  /** The address is not its reader's own, who writes it down for another. */
  forAnother?: boolean
  /** Where the button sends the form, if not where the form goes itself. */
  to?: string
}

/** Nothing where no address looks mistyped. Its button is sent as `meant` with this value; `asked` is what was asked about. */
export const mistypedAddress = (
  lang: FormModel['lang'],
  given: string | undefined,
  { value, isAsked = false, forAnother = false, to }: Asking,
): Html => {
  const typed = given?.trim() ?? ''
  const meant = likelyAddress(typed)
  const { mistyped, mistypedFor, takeMeant } = appealWords(lang).form
  return html`${
    meant &&
    html`<div class="warning" role="alert"${isAsked && html` tabindex="-1" autofocus`}><p>${(forAnother ? mistypedFor : mistyped)(typed, meant)}</p>
<button class="quiet" name="meant" value="${value}"${to && html` formaction="${to}"`}>${takeMeant(meant)}</button>${isAsked && hidden('asked', typed)}</div>\n`
  }`
}

/** A button that Enter presses in place of the one that changes an address: a form's first one, seen by nobody. */
export const firstButton = (label: string): Html =>
  html`<button class="hidden" tabindex="-1" aria-hidden="true">${label}</button>`
