/** On the head's links: who stands in on which days, and the form that names somebody. */
import type { StandInChoice } from '../../application/actions/models.ts'
import { type Html, html } from '../../markup/html.ts'
import { standInWords } from '../../text/actions/stand-in-words.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { texts } from '../../text/texts.ts'
import { formControls, hidden } from '../fields.ts'
import { at } from '../layout.ts'
import type { LinkModel, StandInModel } from '../models.ts'

/** A member's id, or the post, as the form sends it. */
const sentAs = (choice: StandInChoice): string =>
  'member' in choice ? `member:${choice.member}` : `role:${choice.role}`

/** The section, open where something was wrong with it, and the summary of what was. */
export const standInForm = (
  { lang, token, idempotencyKey }: LinkModel,
  { choices, now, errors = [], values = {} }: StandInModel,
): { section: Html; summary: Html } => {
  const words = standInWords(lang)
  const { posts } = texts(lang)
  const { frame, link } = pageWords(lang)
  const controls = formControls({ words: frame, values, errors, prefix: 'stand-in-' })
  const options = choices.map((choice) => ({
    value: sentAs(choice),
    label: 'member' in choice ? choice.name : `${choice.name} (${posts[choice.role]})`,
  }))
  const fields = html`${controls.select('who', words.who, options)}${controls.text('from', words.from, { type: 'date', size: 14 })}${controls.text('until', words.until, { type: 'date', size: 14 })}`
  const section = html`<details class="action" id="stand-in"${errors.length > 0 && html` open`}><summary>${words.title}</summary>
<p>${words.lead}</p>
${now && html`<p>${words.named(now.name, now.from, now.until)}</p>\n`}<form method="post" action="${at(`/act/${encodeURIComponent(token)}`, lang)}" accept-charset="utf-8" novalidate>
${hidden('action', 'acting')}${hidden('idempotencyKey', idempotencyKey)}${fields}<p><button type="submit">${words.button}</button></p>
</form></details>\n`
  return { section, summary: html`${errors.length > 0 && controls.summary(link.failed)}` }
}
