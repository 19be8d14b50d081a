/** Links of which one is chosen: years, forms. */
import { type Html, html } from '../../markup/html.ts'

export const choices = (
  label: string,
  links: readonly (readonly [path: string, label: string, isChosen: boolean])[],
): Html =>
  html`<nav aria-label="${label}"><ul class="periods">${links.map(
    ([path, said, isChosen]) =>
      html`<li><a class="go" href="${path}"${isChosen && html` aria-current="true"`}>${said}</a></li>\n`,
  )}</ul></nav>\n`
