/** The question about an address that looks mistyped, in the form that has it: one button takes what was probably meant. */
import { likelyAddress } from '../../domain/appeals/mistyped.ts'
import { type Html, html } from '../../markup/html.ts'
import { appealWords } from '../../text/appeals/words.ts'
import { hidden } from '../fields.ts'
import type { FormModel } from '../models.ts'

/** Nothing where no address looks mistyped. Its button is sent as `meant` with this value; `asked` is what was asked about. */
export const mistypedAddress = (
  lang: FormModel['lang'],
  given: string | undefined,
  { value, isAsked = false }: { value: string; isAsked?: boolean },
): Html => {
  const typed = given?.trim() ?? ''
  const meant = likelyAddress(typed)
  const { form: words } = appealWords(lang)
  return html`${
    meant &&
    html`<div class="warning" role="alert"${isAsked && html` tabindex="-1" autofocus`}><p>${words.mistyped(typed, meant)}</p>
<button class="quiet" name="meant" value="${value}">${words.takeMeant(meant)}</button>${isAsked && hidden('asked', typed)}</div>\n`
  }`
}
