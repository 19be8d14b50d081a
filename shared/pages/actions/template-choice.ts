/** The texts that a form may begin with, and the button that takes one: the form comes back with it, and with all that was typed. */
import type { Language } from '../../../events/values.ts'
import type { OfferedTemplate } from '../../application/desk/models.ts'
import { type Html, html } from '../../markup/html.ts'
import { templateWords } from '../../text/desk/template-words.ts'
import { texts } from '../../text/texts.ts'
import type { formControls, Option } from '../fields.ts'

/** Nothing where none is suitable; `to` is where the form is sent. Its first button is to be another one. */
export const templateChoice = (
  lang: Language,
  suitable: readonly OfferedTemplate[],
  to: string,
  controls: ReturnType<typeof formControls>,
): Html | undefined => {
  if (suitable.length === 0) return undefined
  const words = templateWords(lang)
  const options = templateOptions(suitable, lang)
  return html`${controls.select('template', words.choose, options, { optional: true })}<p><button class="quiet" name="change" value="template" formaction="${to}#${controls.idOf('text')}">${words.take}</button></p>\n`
}

/** Each by its name, the outcome that it chooses and its language. */
export const templateOptions = (templates: readonly OfferedTemplate[], lang: Language): Option[] => {
  const { answerOutcomes, language } = texts(lang)
  return templates.map(({ template, title, outcome, ...one }) => {
    const tongue = one.language === lang ? language : texts(one.language).language
    return {
      value: template,
      label: [title, outcome && answerOutcomes[outcome], tongue].filter(Boolean).join(', '),
    }
  })
}
